"""Which part of a slide is for the points and which for a visual block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout import gaps
from deckbuild.layout.choose import title_of
from deckbuild.layout.settled import OWN_PLACES, RULE_GAP, art, row_rule
from deckbuild.template.model import BODIES, FURNITURE, OWN, TITLES, VISUALS, Box, Level, Placeholder

if TYPE_CHECKING:
    from deckbuild.template.model import Layout, Template

_TEXT_SHARE = 0.42
"""The part of the width that points beside a visual have, where the template does not say."""


class Areas(NamedTuple):
    """The places of a slide: `box` is the visual's room, `visual` the placeholder that it fills, if there is one.

    `body` holds the points, in `text` where that is not the placeholder's own box.
    """

    body: Placeholder | None
    text: Box | None
    visual: Placeholder | None
    box: Box


def content_of(layout: Layout) -> list[Placeholder]:
    """The placeholders between title and footer, in the order they are read: by rows, then from the left."""
    found = [p for p in layout.placeholders if p.type not in (*TITLES, *FURNITURE) and not p.name.startswith(OWN)]
    return sorted(found, key=lambda p: (p.box.y, p.box.x))


def areas(layout: Layout, template: Template, has_text: bool) -> Areas:
    """The places for a visual, with points at its side or without."""
    content = content_of(layout)
    if not has_text:
        holder = next((p for p in content if p.type in (*VISUALS, "obj")), None) if len(content) == 1 else None
        return Areas(None, None, holder, _whole(content, layout) if content else free(layout, template))
    visual = _visual_of(content)
    texts = [p for p in content if p is not visual and p.type in BODIES]
    beside = [p for p in texts if visual is not None and not gaps.meet(p.box, visual.box)]
    if visual is not None and beside:
        return Areas(max(beside, key=_size), None, visual, visual.box)
    if visual is None and len(texts) > 1:
        first, second = sorted(sorted(texts, key=_size)[-2:], key=content.index)
        if not gaps.meet(first.box, second.box) and _size(second) * 3 > _size(first):
            return Areas(first, None, None, second.box)
    body = max((p for p in content if p.type in BODIES), key=_size, default=None)
    whole = body.box if body is not None else free(layout, template)
    text, box = _halves(whole, template)
    return Areas(body, text, None, box)


def _whole(content: list[Placeholder], layout: Layout) -> Box:
    """The room of all places together, but for the title's, should that stand among them."""
    title, whole = title_of(layout), union([p.box for p in content])
    return whole if title is None else gaps.outside(whole, title.box)


def free(layout: Layout, template: Template) -> Box:
    """The room between title and footer that neither artwork nor strips take up."""
    title = title_of(layout)
    margin = template.width // 20
    low = row_rule(_row(layout), template).y - RULE_GAP
    top = template.height // 14 if title is None or gaps.foot(title.box) > low * 2 // 3 else gaps.foot(title.box)
    region = Box(margin, top, template.width - 2 * margin, low - top)
    if title is not None and title.box.cx > template.width // 2:
        left, _, right, _ = title.insets
        region = region._replace(x=title.box.x + left, cx=title.box.cx - left - right)
    own = [p.box for p in layout.placeholders if p.name.startswith(OWN) and p.type not in TITLES]
    taken = [*art(layout, template), *own, *([] if title is None else [title.box])]
    return max(gaps.free(region, taken), key=gaps.area, default=region)


def clear_of_row(box: Box, layout: Layout, template: Template) -> Box:
    """A visual's room with some air above the footer row, for what fills it to its foot."""
    low = row_rule(_row(layout), template).y - template.height // 60
    return box if gaps.foot(box) <= low or low <= box.y else box._replace(cy=low - box.y)


def _row(layout: Layout) -> list[Box]:
    return [p.box for p in layout.placeholders if p.type in FURNITURE or p.name in OWN_PLACES.values()]


def text_place(template: Template, box: Box) -> Placeholder:
    """A text box's place with a text style of its own."""
    level = Level(24.0, False, template.body_font, 285750, -285750, 1.0, 8.0)
    return Placeholder("", 0, "", box, (0, 0, 0, 0), "t", (level, level, level))


def union(boxes: list[Box]) -> Box:
    """The smallest box around several."""
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.x + b.cx for b in boxes) - left, max(b.y + b.cy for b in boxes) - top)


def below(whole: Box, high: int, gap: int) -> tuple[Box, Box]:
    """A box cut into one that is `high` and the rest under it, `gap` apart (EMU)."""
    return whole._replace(cy=high), whole._replace(y=whole.y + high + gap, cy=whole.cy - high - gap)


def _halves(whole: Box, template: Template) -> tuple[Box, Box]:
    gap = template.width // 40
    wide = int((whole.cx - gap) * _TEXT_SHARE)
    return whole._replace(cx=wide), whole._replace(x=whole.x + wide + gap, cx=whole.cx - wide - gap)


def _visual_of(content: list[Placeholder]) -> Placeholder | None:
    """The placeholder made for a visual; of two for anything the larger, of equal ones the last."""
    made = [p for p in content if p.type in VISUALS]
    if made:
        return max(made, key=_size)
    anything = [p for p in content if p.type == "obj"]
    return max(reversed(anything), key=_size) if len(anything) > 1 else None


def _size(place: Placeholder) -> int:
    return place.box.cx * place.box.cy
