"""A drawn shape or group has no alternative text and is not marked as decorative.

Arrows, boxes and lines without words tell something to those who see them, or nothing to anybody. Say what they tell,
or mark them as decorative (View Alt Text in the shape's menu), so that screen readers pass them over.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Arrow 9"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
  <p:spPr>
    <a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="900000" cy="300000"/></a:xfrm>
    <a:prstGeom prst="rightArrow"/><a:solidFill><a:srgbClr val="102A43"/></a:solidFill>
  </p:spPr>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Arrow 9" descr="Leads to"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
  <p:spPr>
    <a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="900000" cy="300000"/></a:xfrm>
    <a:prstGeom prst="rightArrow"/><a:solidFill><a:srgbClr val="102A43"/></a:solidFill>
  </p:spPr>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-alt-shape", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Names the shapes of a slide in one finding: there are often many."""
    for slide in deck.slides:
        groups = any(shape.kind == "group" and not shape.alt for shape in slide.seen)
        found = [
            shape.called
            for shape in slide.seen
            if shape.kind in ("shape", "line") and shape.visible and not (shape.alt or shape.decorative or shape.told)
        ]
        if found:
            names = ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
            verb = "has" if len(found) == 1 else "have"
            hints = ["say what they tell, or mark them as decorative"]
            hints += ["one text for a group is enough"] if groups else []
            yield Finding(
                f"slide {slide.number}: {names} {verb} no alternative text", deck.at(slide.number), tuple(hints)
            )
