"""Which part of a slide is for the points and which for a visual block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.choose import BODIES, TITLES, title_of
from deckbuild.layout.titles import own_place
from deckbuild.template.model import EMBARGO, MARKING, MARKING_FOOT, Box

if TYPE_CHECKING:
    from deckbuild.template.model import Layout, Placeholder, Template

FURNITURE = ("dt", "ftr", "sldNum", "hdr", "sldImg")
VISUALS = ("pic", "chart", "tbl", "dgm", "media", "clipArt")
_OWN = (EMBARGO, MARKING, MARKING_FOOT)
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
    found = [p for p in layout.placeholders if p.type not in (*TITLES, *FURNITURE) and p.name not in _OWN]
    return sorted(found, key=lambda p: (p.box.y, p.box.x))


def areas(layout: Layout, template: Template, has_text: bool) -> Areas:
    """The places for a visual, with points at its side or without."""
    content = content_of(layout)
    if not has_text:
        holder = next((p for p in content if p.type in (*VISUALS, "obj")), None) if len(content) == 1 else None
        return Areas(None, None, holder, union([p.box for p in content]) if content else free(layout, template))
    visual = _visual_of(content)
    texts = [p for p in content if p is not visual and p.type in BODIES]
    if visual is not None and texts:
        return Areas(max(texts, key=_size), None, visual, visual.box)
    body = max((p for p in content if p.type in BODIES), key=_size, default=None)
    whole = body.box if body is not None else free(layout, template)
    text, box = _halves(whole, template)
    return Areas(body, text, None, box)


def free(layout: Layout, template: Template) -> Box:
    """The room between title and footer."""
    title = title_of(layout) or own_place(template)
    top = title.box.y + title.box.cy
    margin = template.width // 20
    foot = min((p.box.y for p in layout.placeholders if p.type in FURNITURE), default=template.height * 9 // 10)
    return Box(margin, top, template.width - 2 * margin, max(foot - top, template.height // 3))


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
