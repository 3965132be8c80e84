"""Where the parts of a section go on its slide: points, visual block and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, fit
from deckbuild.layout.areas import Areas, areas, below, clear_of_row, free, text_place
from deckbuild.layout.measure import BODY_LADDER, fit_body, measured
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Grid, Group, Paragraph, Shape
from deckbuild.model.visuals import Columns
from deckbuild.richtext import runs
from deckbuild.template.model import Box, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.visuals import Module
    from deckbuild.model import Section
    from deckbuild.model.visuals import Block
    from deckbuild.source import Span
    from deckbuild.template.model import Layout, Placeholder

SOURCE_SIZES = (12.0, 11.0, 10.0)
SOURCE_LINES = 2
_INSET = 91440  # of a text box, left and right; above and below it has half of that
_MOST_ABOVE = 0.45
"""The part of the height that points above a visual may take."""


class Place(NamedTuple):
    """Where a section's content goes: `box` is what other things leave of the body's own place.

    `visual` and `sources` are laid out already; `said` is what the notes say of the visual, `source` the citation
    that ends them.
    """

    layout: Layout
    body: Placeholder | None
    box: Box | None = None
    visual: tuple[Content, ...] = ()
    sources: tuple[Shape, ...] = ()
    said: tuple[Paragraph, ...] = ()
    source: str = ""


def place_of(section: Section, shown: Sequence[Paragraph], language: str, desk: Desk) -> Place:
    """The places of a section's slide; `shown` are the paragraphs of its points."""
    layout = desk.layouts.of_section(section)
    if section.visual is not None:
        return _with_visual(section, section.visual, layout, shown, language, desk)
    body = desk.layouts.body_of(layout)
    if shown and body is None:
        body = _free_place(desk, section, layout)
    if not section.source:
        return Place(layout, body)
    whole = _inside(body, body.box) if body is not None else free(layout, desk.template)
    source = _source(section.source, whole, language, section.at.of("source"), desk)
    if body is None:
        return Place(layout, body, sources=(source,), source=section.source)
    box = body.box._replace(cy=body.box.cy - source.place.cy)
    return Place(layout, body, box, sources=(source,), source=section.source)


def _with_visual(
    section: Section, block: Block, layout: Layout, shown: Sequence[Paragraph], language: str, desk: Desk
) -> Place:
    from deckbuild.layout.visuals import Spot, module_of  # most decks have none

    module = module_of(block)
    fills = getattr(module, "FILLS", False)
    if isinstance(block, Columns) and not block.marker:
        block = block._replace(marker=section.marker)
    own = getattr(block, "source", "")
    foot = "" if getattr(module, "CITES", False) else own
    where, box = _areas(layout, shown, module, language, desk), None
    where = where._replace(box=clear_of_row(where.box, layout, desk.template))
    if where.body is not None and not where.body.type and not fills:
        where = where._replace(body=_free_place(desk, section, layout)._replace(box=where.body.box))
    sources = []
    cited = foot if shown else "; ".join(dict.fromkeys(s for s in (foot, section.source) if s))
    if cited:
        at = (section.at if section.source and not foot else block.at).of("source")
        under = _source(cited, where.box, language, at, desk)
        where = where._replace(box=where.box._replace(cy=where.box.cy - under.place.cy))
        sources.append(under)
    if where.body is not None:
        box = where.text
        if section.source:
            under = _source(section.source, _inside(where.body, box), language, section.at.of("source"), desk)
            box = (box or where.body.box)._replace(cy=(box or where.body.box).cy - under.place.cy)
            sources.insert(0, under)
    spot = Spot(layout, where.box, where.visual, not shown, language)
    say = getattr(block, "say", "")
    said = [Paragraph(runs(say))] if say else module.said(block, language)
    return Place(
        layout,
        where.body,
        box,
        tuple(module.lay_out(block, spot, desk)),
        tuple(sources),
        tuple(said),
        "; ".join(dict.fromkeys(s for s in (own, section.source) if s)),
    )


def _areas(layout: Layout, shown: Sequence[Paragraph], module: Module, language: str, desk: Desk) -> Areas:
    """The places for points and visual: side by side, or one above the other on a page that is too narrow for it."""
    template = desk.template
    if not shown or (module.BESIDE and template.width > template.height):
        return areas(layout, template, bool(shown))
    alone = areas(layout, template, False)
    body = desk.layouts.body_of(layout) or text_place(desk.template, alone.box)
    whole, gap = alone.box, template.height // 50
    if getattr(module, "FILLS", False):
        left, _, right, _ = body.insets
        whole, gap = whole._replace(x=whole.x + left, cx=whole.cx - left - right), 2 * gap
        body = text_place(desk.template, whole)._replace(levels=body.levels)
    top, _ = below(whole, int(whole.cy * _MOST_ABOVE), 0)
    fitted = fit_body(shown, body, language, top, BODY_LADDER)
    high = round(fitted.height * EMU_PER_POINT) + body.insets[1] + body.insets[3] + EMU_PER_POINT
    text, _ = below(whole, min(high, top.cy), gap)
    _, box = below(alone.box, min(high, top.cy), gap)
    return Areas(body, text, None, box)


def texts_of(visual: Sequence[Content]) -> list[str]:
    """The words that stand in a visual."""
    found: list[Paragraph] = []
    for one in visual:
        if isinstance(one, (Shape, Drawing)):
            found += one.paragraphs
        elif isinstance(one, Grid):
            found += (p for row in one.rows for cell in row for p in cell.paragraphs)
        elif isinstance(one, Group):
            found += (p for drawing in one.drawings for p in drawing.paragraphs)
    return ["".join(r.text for r in p.runs) for p in found]


def _inside(body: Placeholder, box: Box | None) -> Box:
    """The room of a body's text, from its left to its right inset."""
    left, _, right, _ = body.insets
    whole = box or body.box
    return whole._replace(x=whole.x + left, cx=whole.cx - left - right)


def _source(text: str, room: Box, language: str, at: Span, desk: Desk) -> Shape:
    """The citation at the foot of a room, in one line or two."""
    paragraph = Paragraph(runs(text))
    plain_text = Level(SOURCE_SIZES[0], False, desk.template.body_font, 0, 0, 1.0, 0.0)
    width = (room.cx - 2 * _INSET) / EMU_PER_POINT
    fitted = fit(measured((paragraph,), (plain_text,), language), width, room.cy, SOURCE_SIZES, SOURCE_LINES)
    lines = min(sum(fitted.lines), SOURCE_LINES)
    if not fitted.fits:
        message = f"the source takes {sum(fitted.lines)} lines at {fitted.size:g} pt, {SOURCE_LINES} fit"
        desk.problems.error("source-long", message, at, "shorten it, and give the rest under `notes`")
    high = round(LINE_PITCH * fitted.size * lines * EMU_PER_POINT) + _INSET
    box = Box(room.x, room.y + room.cy - high, room.cx, high)
    return Shape("source", "Source", (paragraph._replace(size=fitted.size),), box=box, anchor="b")


def _free_place(desk: Desk, section: Section, layout: Layout) -> Placeholder:
    """A text box's place between title and footer, for a layout without a body."""
    message = f"the layout {layout.name!r} has no place for text: the points go into a text box"
    if desk.layouts.is_first("no-body", layout):
        desk.problems.warning("no-body", message, section.at.of("layout"), "choose another with `layout:`")
    return text_place(desk.template, free(layout, desk.template))
