"""`picture`: its keys, and a look into its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Picture
from deckbuild.pictures import PictureError, probe
from deckbuild.places import shown
from deckbuild.schema.kinds import Choice, File, Flag, Text
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.values import place, report, sound
from deckbuild.yamltext import Mapping, Scalar

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_POINTED_AT = frozenset(("file", "alt", "caption", "credit", "fit"))

KEYS = Keys(
    Field("file", File(), "the picture: PNG, JPEG, SVG, or another kind of still picture", required=True),
    Field("alt", Text(), "what the picture shows, for those who do not see it; needed unless it is decorative"),
    Field("decorative", Flag(), "`true` for a picture that says nothing, which has no `alt`"),
    Field(
        "fit",
        Choice("contain", "cover"),
        "`contain` (default) shows all of it, `cover` fills its place and cuts",
    ),
    Field("caption", Text(), "a line under the picture"),
    Field("credit", Text(), "who made it; stands small beside the caption"),
    Field("say", Text(), "what the notes hold; default: the caption, or what `alt` says"),
)
"""The keys of a picture, in the order of the reference."""

_OWN = ("alt", "fit", "caption", "credit", "say")


def json() -> dict[str, Any]:
    """The JSON Schema of a picture."""
    return object_schema(KEYS)


def read(node: Node, name: str, reading: Reading) -> Picture | None:
    """The picture; None after a problem."""
    if isinstance(node, Scalar):
        if reading.path(node.value, name, node):
            _no_alt(reading, node, node.value)
        return None
    if not isinstance(node, Mapping):
        reading.wrong_kind(name, "a mapping with `file` and `alt`", node, "a section has one picture")
        return None
    before = len(reading.problems.found)
    values = read_fields(node, KEYS, "a picture", reading)
    if not sound(reading, before):
        return None
    at = place(node, ("file",))
    if values.get("decorative") and values.get("alt"):
        message = "a picture with an `alt` is not decorative"
        report(reading, "missing-alt", message, place(node, ("decorative",)), "keep one of the two")
    elif not values.get("decorative") and not values.get("alt"):
        _no_alt(reading, at, "")
    own = {key: values[key] for key in _OWN if key in values}
    made = _looked_into(Picture(values["file"], **own, at=reading.mapping_span(node, _POINTED_AT)), at, reading)
    return made if sound(reading, before) else None


def _looked_into(picture: Picture, at: Node, reading: Reading) -> Picture:
    """The picture completed, as an input of the deck; what is wrong with its file is reported."""
    try:
        found = probe(picture.file)
    except PictureError as problem:
        reading.inputs.files[picture.file] = ""
        report(reading, "picture", f"{shown(picture.file)}: {problem.message}", at, problem.hint)
        return picture
    reading.inputs.files[picture.file] = found.digest
    if found.remark:
        reading.problems.note("picture-suffix", found.remark, reading.span(at), "give it the ending of its kind")
    if found.left_out:
        message = f"{shown(picture.file)} is shown without {' and '.join(found.left_out)}"
        hint = "a slide shows what is drawn and stands still: turn text into paths, or save it as PNG"
        reading.problems.warning("picture-reduced", message, reading.span(at), hint)
    return picture._replace(digest=found.digest, width=found.width, height=found.height, form=found.form)


def _no_alt(reading: Reading, at: Node, path: str) -> None:
    whole = f"{{file: {path}, alt: What it shows}}" if path else "alt: What it shows"
    message = "a picture needs `alt`: what it shows, for those who do not see it"
    report(reading, "missing-alt", message, at, f"write {whole}", "or `decorative: true` if it says nothing")
