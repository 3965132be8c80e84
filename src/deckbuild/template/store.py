"""Keeps a template as JSON text, which loads in a few milliseconds: the built-in one, and cached ones."""

from __future__ import annotations

import json
import os
from typing import Any

from deckbuild.template.model import (
    Box,
    Layout,
    Level,
    Part,
    Placeholder,
    Presentation,
    Relation,
    Remark,
    Template,
)

BUILTIN = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "builtin.json")
_MORE = {"masters": (), "home": 0, "scale": 1.0, "remarks": ()}
_PLACE, _LAYOUT = 10, 4
"""Fields of a placeholder and of a layout that are always stored; further ones only where something is there."""
_PLAIN = ("name", "width", "height", "notes_width", "notes_height", "heading_font", "body_font", "digest")


def builtin() -> Template:
    """The template that decks have unless they name another."""
    with open(BUILTIN, encoding="utf-8") as file:
        return load(file.read())


def dump(template: Template) -> str:
    """JSON text, one layout or part a line, that `load` turns into the same template again."""
    styles: dict[tuple[Level, ...], int] = {}
    for place in _places(template):
        styles.setdefault(place.levels, len(styles))
    stored: dict[str, Any] = {name: getattr(template, name) for name in _PLAIN}
    stored["colors"] = template.colors
    stored["presentation"] = template.presentation
    stored["relations"] = template.relations
    stored["styles"] = list(styles)
    stored["notes"] = [_stored_place(place, styles) for place in template.notes]
    stored["layouts"] = [_stored_layout(layout, styles) for layout in template.layouts]
    stored["parts"] = [_stored_part(part) for part in template.parts]
    for name, default in _MORE.items():
        if getattr(template, name) != default:
            stored[name] = getattr(template, name)
    return "{\n" + ",\n".join(f"{_json(key)}: {_lines(value)}" for key, value in stored.items()) + "\n}\n"


def load(text: str) -> Template:
    """The template that `dump` wrote."""
    stored = json.loads(text)
    styles = [tuple(Level(*level) for level in levels) for levels in stored["styles"]]
    return Template(
        **{name: stored[name] for name in _PLAIN},
        layouts=tuple(_layout(layout, styles) for layout in stored["layouts"]),
        notes=tuple(_place(place, styles) for place in stored["notes"]),
        colors=tuple((slot, rgb) for slot, rgb in stored["colors"]),
        presentation=Presentation(*stored["presentation"]),
        relations=tuple(Relation(*relation) for relation in stored["relations"]),
        parts=tuple(_part(*part) for part in stored["parts"]),
        masters=tuple(stored.get("masters", ())),
        home=stored.get("home", 0),
        scale=stored.get("scale", 1.0),
        remarks=tuple(Remark(*remark) for remark in stored.get("remarks", ())),
    )


def _places(template: Template) -> list[Placeholder]:
    places = [place for layout in template.layouts for place in layout.placeholders]
    return places + list(template.notes)


def _stored_place(place: Placeholder, styles: dict[tuple[Level, ...], int]) -> list[Any]:
    """The fields in order, with the number of the text style: most places share one with others."""
    return [*place[:6], styles[place.levels], *place[7:_PLACE], *_rest(place, _PLACE)]


def _stored_layout(layout: Layout, styles: dict[tuple[Level, ...], int]) -> list[Any]:
    places = [_stored_place(place, styles) for place in layout.placeholders]
    return [*layout[:3], places, *_rest(layout, _LAYOUT)]


def _layout(stored: list[Any], styles: list[tuple[Level, ...]]) -> Layout:
    name, kind, part, places, *rest = stored
    if len(rest) > 1:
        rest[1] = tuple(Box(*box) for box in rest[1])
    return Layout(name, kind, part, tuple(_place(place, styles) for place in places), *rest)


def _rest(value: Layout | Placeholder, first: int) -> list[Any]:
    """The fields from `first` on, without those at the end that are as they are everywhere."""
    rest = list(value[first:])
    while rest and rest[-1] == value._field_defaults[value._fields[first + len(rest) - 1]]:
        rest.pop()
    return rest


def _place(stored: list[Any], styles: list[tuple[Level, ...]]) -> Placeholder:
    kind, idx, name, box, insets, anchor, style, *rest = stored
    return Placeholder(kind, idx, name, Box(*box), tuple(insets), anchor, styles[style], *rest)


def _stored_part(part: Part) -> list[str]:
    """Name, content type and text; of a part that is not text, base64 and a fourth item that says so."""
    if part.name.endswith((".xml", ".rels")):
        try:
            return [part.name, part.content_type, part.data.decode("utf-8")]
        except UnicodeDecodeError:
            pass  # UTF-16 is XML too
    from base64 import b64encode  # the built-in template has no such part

    return [part.name, part.content_type, b64encode(part.data).decode("ascii"), "base64"]


def _part(name: str, content_type: str, text: str, encoding: str = "") -> Part:
    if not encoding:
        return Part(name, content_type, text.encode("utf-8"))
    from base64 import b64decode

    return Part(name, content_type, b64decode(text))


def _lines(value: Any) -> str:
    """A list with one item a line, so that a change can be reviewed."""
    if not isinstance(value, list):
        return _json(value)
    return "[\n" + ",\n".join(_json(item) for item in value) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
