"""What a build wrote, stored in the deck as salted hashes: the base of the next comparison.

The deck holds no text that its slides do not show: a paragraph, a cell or a figure is known by a short salted hash,
which is enough to tell whether a person changed it, and of no use to whoever reads the file.

The manifest describes what was laid out from the YAML, also where a person's edits were merged into the slides. Boxes
are in EMU of the file. A shape is a list, without its empty end: its role, its box, its paragraphs, the hash of its
alternative text, a checksum of its look, what it shows (a picture's part, a chart's type), its cells row by row, the
shapes in it with their names first, and the levels of text that its place sets in bold. A text is its hash, or a list
of the hash, the level and the hash of its formatting.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from deckbuild.layout.shapes import Drawing, Grid, Group, Image, Plot, Shape
from deckbuild.layout.slide import group_names
from deckbuild.source import NOWHERE
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from deckbuild.layout.shapes import Content, Paragraph, Visual
    from deckbuild.layout.slide import Furniture, LaidSlide
    from deckbuild.richtext import Run
    from deckbuild.template.model import Level, Template

NAMESPACE = "urn:deckbuild:1"
VERSION = 2

RULE = "deckbuild:"
"""What the line above the footer is called in the manifest; in the deck its slide's key follows."""

_PLAIN = (False, False, False, "")
_NO_BOX = Box(0, 0, 0, 0)


def salt_of(slides: Iterable[LaidSlide]) -> bytes:
    """The salt of a build's hashes, made from all its words: another deck has another, the same deck the same."""
    digest = hashlib.blake2b(digest_size=16, person=b"deckbuild-salt")
    for slide in slides:
        digest.update(slide.key.encode())
        digest.update(slide.title.encode())
        for paragraph in slide.notes:
            for run in paragraph.runs:
                digest.update(run.text.encode())
    return digest.digest()


def describe(slides: Sequence[LaidSlide], salt: bytes, template: Template) -> dict[str, Any]:
    """The manifest's content: what slides of one layout share, and for each slide its identity and its own shapes."""
    layouts: dict[int, int] = {}
    described: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    scale = template.scale
    for slide, group in zip(slides, group_names(slides), strict=True):
        shared = id(slide.furniture)  # alive as long as the slides are
        if shared not in layouts:
            layouts[shared] = len(described)
            described.append({"name": slide.layout.name, "shapes": _furniture(slide.furniture, salt, scale)})
        row: dict[str, Any] = {
            "key": slide.key,
            "layout": layouts[shared],
            "shapes": {s.name: _shape(s, salt, scale) for s in slide.content},
            "notes": _texts(slide.notes, salt),
        }
        if slide.hidden:
            row["hidden"] = 1
        if group:
            row["group"] = hash_of(group, salt)
        rows.append(row)
    return {
        "version": VERSION,
        "salt": salt.hex(),
        "template": template.digest,
        "media": {},
        "layouts": described,
        "slides": rows,
    }


def with_media(
    described: dict[str, Any], checksums: Mapping[str, int], known: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """The description with the checksums of the pictures' parts, by which a picture is known that was put in place.

    `checksums` are CRC-32s by the names of the package's parts; `known` are those of pictures that stand in the deck
    under names that a program gave them.
    """
    shown = {one[5] for row in described["slides"] for one in row["shapes"].values() if one[0] == "picture"}
    media = {name: checksums[f"ppt/media/{name}"] for name in sorted(shown) if f"ppt/media/{name}" in checksums}
    media = {**{name: known[name] for name in sorted(shown) if name in known}, **media} if known else media
    return {**described, "media": media}


def packed(described: dict[str, Any], parts: str, build: str = "", is_merged: bool = False) -> str:
    """The manifest as the XML part of a deck; `parts` is the digest of all other parts, `build` the build's id.

    `is_merged` says that the deck has a person's edits as well, so that no build may be written over it.
    """
    text = json.dumps(described, separators=(",", ":"), ensure_ascii=False)
    data = base64.b64encode(zlib.compress(text.encode(), 1)).decode()
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    merged = ' merged="1"' if is_merged else ""
    return f'{head}<deckbuild xmlns="{NAMESPACE}" parts="{parts}" build="{build}"{merged}>{data}</deckbuild>'


def payload(text: str) -> str:
    """What a manifest says of the slides, as it is packed."""
    return text.rpartition("<")[0].rpartition(">")[2].strip()


def with_parts(text: str, parts: str) -> str:
    """A manifest with another digest of the parts: of the deck after something was taken out of it."""
    before, _, rest = text.partition(' parts="')
    return f'{before} parts="{parts}"{rest.partition(chr(34))[2]}'


def digest_of_parts(checksums: Iterable[tuple[str, int]]) -> str:
    """One digest for all parts of a package, from their names and CRC-32s, whatever their order."""
    digest = hashlib.blake2b(digest_size=16)
    for name, checksum in sorted(checksums):
        digest.update(f"{name}\0{checksum:08x}\n".encode())
    return digest.hexdigest()


def hash_of(text: str, salt: bytes) -> str:
    """The short hash that stands for a text in the manifest."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6, salt=salt).hexdigest()


def format_of(runs: Iterable[Run], is_bold: bool = False) -> str:
    """What is bold, italic or a link in a paragraph, and where; empty where nothing is.

    `is_bold` says that its place is bold already, which makes bold words no different from others. The typeface of
    code is left out: programs write typefaces into every run. So are blanks at the ends of what is formatted.
    """
    found: list[tuple[int, int, str]] = []
    at = 0
    for text, bold, italic, _, link in runs:
        style = ("b" if bold and not is_bold else "") + ("i" if italic else "") + (link and f"={_target(link)}")
        if style and text.strip():
            if found and found[-1][2] == style and found[-1][1] >= at - 1:
                found[-1] = (found[-1][0], at + len(text.rstrip()), style)
            else:
                found.append((at + len(text) - len(text.lstrip()), at + len(text.rstrip()), style))
        at += len(text)
    return ";".join(f"{start}-{end}{style}" for start, end, style in found)


def _target(link: str) -> str:
    """A link as every program writes it: without escapes and without the slash at its end."""
    if "%" in link:
        from urllib.parse import unquote  # three milliseconds that most decks do without

        link = unquote(link)
    return link.rstrip("/")


def figure_text(value: float | None) -> str:
    """A figure of a chart as text, the same however many digits a program writes; empty for a gap."""
    return "" if value is None else f"{value:.10g}"


def text_row(runs: Sequence[Run], level: int, salt: bytes, is_bold: bool = False) -> str | list[Any]:
    """A paragraph as the manifest has it."""
    if len(runs) == 1 and runs[0][1:] == _PLAIN:
        short, styled = hash_of(runs[0].text, salt), ""
    else:
        short, styled = hash_of("".join([r.text for r in runs]), salt), format_of(runs, is_bold)
    if styled:
        return [short, level, hash_of(styled, salt)]
    return [short, level] if level else short


def _furniture(furniture: Furniture, salt: bytes, scale: float) -> dict[str, list[Any]]:
    """What slides share, and the line above the footer."""
    shapes = {s.name: _shape(s, salt, scale) for s in (*furniture.top, *furniture.bottom)}
    shapes[RULE] = ["rule", _scaled(furniture.row._replace(cy=0), scale), []]
    return shapes


def _shape(shape: Content, salt: bytes, scale: float) -> list[Any]:
    """A shape as the manifest has it, without the empty ends of the list."""
    if isinstance(shape, Shape):
        place = shape.placeholder
        texts = _texts(shape.paragraphs, salt, place.levels if place is not None else ())
        row = [shape.role, _scaled(shape.place, scale), texts, "", _look_of_text(shape)]
        bold = [n for n, level in enumerate(place.levels) if level.bold] if place is not None else []
        return [*row, "", [], [], bold] if bold else row
    return _visual(shape, salt, scale)


def _visual(visual: Visual, salt: bytes, scale: float) -> list[Any]:
    look = f"{zlib.crc32(_drawn(visual)):x}"
    box = _scaled(visual.box, scale)
    if isinstance(visual, Drawing):
        return ["drawing", box, _texts(visual.paragraphs, salt), "", look]
    alt = hash_of(visual.alt, salt) if visual.alt else ""
    if isinstance(visual, Image):
        return ["picture", box, [], alt, look, picture_name(visual)]
    if isinstance(visual, Plot):
        cells = [[text_row(one, 0, salt) for one in row] for row in chart_cells(visual)]
        heading = [text_row(heading_runs(visual), 0, salt)] if visual.heading else []
        return ["chart", box, heading, alt, look, visual.chart.type, cells]
    if isinstance(visual, Grid):
        cells = [[text_row(cell_runs(cell.paragraphs), 0, salt) for cell in row] for row in visual.rows]
        return ["table", box, [], alt, look, "", cells]
    inside = [[d.name, *_visual(d, salt, scale)] for d in visual.drawings]
    return ["group", box, [], alt, look, "", [], inside]


def picture_name(image: Image) -> str:
    """The name of the part that shows a picture, made from the digest of its file."""
    return image.digest + (".jpg" if image.form == "jpeg" else ".png")


def cell_runs(paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    """The runs of a cell, whose paragraphs are told as one."""
    from deckbuild.richtext import Run

    found: list[Run] = []
    for paragraph in paragraphs:
        found += [Run(" "), *paragraph.runs] if found else paragraph.runs
    return tuple(found)


def heading_runs(plot: Plot) -> tuple[Run, ...]:
    """The heading of a chart as one text, for programs join its lines; its formatting is the chart's own."""
    from deckbuild.richtext import Run

    return (Run(" ".join("".join(run.text for run in line) for line in plot.heading)),)


def chart_cells(plot: Plot) -> list[list[tuple[Run, ...]]]:
    """The sheet behind a chart as texts: names of the series above, categories (or x) at the left, figures."""
    from deckbuild.richtext import Run

    chart = plot.chart
    first = [figure_text(x) for x in chart.x] if chart.type == "scatter" else list(chart.categories)
    count = max(len(first), max((len(s.values) for s in chart.series), default=0))
    rows = [["", *(" ".join(s.name.split()) for s in chart.series)]]
    for n in range(count):
        head = " ".join(first[n].split()) if n < len(first) else ""
        rows.append([head, *(figure_text(s.values[n] if n < len(s.values) else None) for s in chart.series)])
    return [[(Run(text),) for text in row] for row in rows]


def _texts(paragraphs: Sequence[Paragraph], salt: bytes, levels: Sequence[Level] = ()) -> list[str | list[Any]]:
    """The paragraphs of a shape; `levels` say where its place is bold already."""
    blake2b, last = hashlib.blake2b, len(levels) - 1
    found: list[str | list[Any]] = []
    for p in paragraphs:
        runs, level = p.runs, p.level
        if len(runs) == 1 and runs[0][1:] == _PLAIN:  # nearly all of a deck; a call for each would take twice as long
            short = blake2b(runs[0].text.encode("utf-8", "surrogatepass"), digest_size=6, salt=salt).hexdigest()
            found.append([short, level] if level else short)
        else:
            found.append(text_row(runs, level, salt, last >= 0 and levels[min(level, last)].bold))
    return found


def _look_of_text(shape: Shape) -> str:
    """A checksum of how the text of a shape is set: sizes, markers, colours."""
    return _checksum((*shape[5:], tuple([p[2:] for p in shape.paragraphs])))


def looks(slide: LaidSlide) -> dict[str, str]:
    """The checksums of how the texts of a slide's shapes are set, by name, as the manifest has them."""
    return {one.name: _look_of_text(one) for one in slide.content if isinstance(one, Shape)}


@lru_cache(maxsize=1024)
def _checksum(values: tuple[Any, ...]) -> str:
    return f"{zlib.crc32(repr(values).encode()):x}"


def _drawn(visual: Visual) -> bytes:
    """A visual as bytes, the same wherever its files lie and wherever it stands."""
    if isinstance(visual, Group):
        return b"".join([_drawn(drawing) for drawing in visual.drawings])
    visual = visual._replace(box=_NO_BOX)
    if isinstance(visual, Plot):
        visual = visual._replace(chart=visual.chart._replace(at=NOWHERE))
    elif isinstance(visual, Image):
        visual = visual._replace(file="")
    return repr(visual).encode("utf-8", "surrogatepass")


def _scaled(box: Box, scale: float) -> list[int]:
    return list(box) if scale == 1 else [round(value * scale) for value in box]
