"""Shapes are read in another order than they are seen.

Screen readers and the Tab key go through the shapes of a slide in the order that they were put there. Set it in the
reading order pane (Review, Check Accessibility): the title first, then from top to bottom. This is "Check reading
order" of PowerPoint's checker, and criterion 1.3.2 of WCAG 2.2.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="8" name="Below"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="4600000"/><a:ext cx="3000000" cy="500000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>And then this</a:t></a:r></a:p></p:txBody>
</p:sp>
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Above"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="500000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>First this</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="8" name="Above"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="500000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>First this</a:t></a:r></a:p></p:txBody>
</p:sp>
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Below"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="4600000"/><a:ext cx="3000000" cy="500000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>And then this</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Shape

ID, LEVEL, LOOKS_AT = "pptx-order", "warning", "written"

_MOST = 60
"""Shapes that are compared with one another; of a slide with more, the first."""
_SHARED = 0.5


def check(deck: Deck) -> Iterator[Finding]:
    """Finds a shape that is read after one which stands wholly below it, in the same column."""
    for slide in deck.slides:
        read = [shape for shape in slide.seen if _is_read(shape)][:_MOST]
        pairs = ((one, other) for place, other in enumerate(read) for one in read[:place])
        wrong = next(((one, other) for one, other in pairs if _is_below(one, other)), None)
        if wrong is not None:
            one, other = wrong
            message = f"slide {slide.number}: {one.called} is read before {other.called}, which stands above it"
            yield Finding(message, deck.at(slide.number), ("set the order in the reading order pane",))


def _is_read(shape: Shape) -> bool:
    if shape.is_furniture or shape.inside or shape.decorative or shape.frame is None:
        return False
    return bool(shape.text.strip() or shape.alt)


def _is_below(one: Shape, other: Shape) -> bool:
    """Whether one stands wholly below the other, in mostly the same column; a title may be read first."""
    if one.frame is None or other.frame is None or one.is_title:
        return False
    upper, lower = other.frame.box, one.frame.box
    if upper.y + upper.cy > lower.y + lower.cy // 10:
        return False
    shared = min(upper.x + upper.cx, lower.x + lower.cx) - max(upper.x, lower.x)
    return shared > _SHARED * min(upper.cx, lower.cx)
