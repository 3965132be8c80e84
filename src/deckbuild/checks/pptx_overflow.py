"""A text is larger than its box.

It runs out of the shape, over what stands below it or out of the page. Say less, set it smaller, or make the box
larger. The lines are counted as PowerPoint sets them, with the widths of the fonts' own letters; where those are not
known here, this is a warning.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="2000000" cy="400000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr wrap="square"><a:noAutofit/></a:bodyPr><a:p><a:r><a:rPr lang="en-GB" sz="2400"/>
    <a:t>Far too much for a box that is as small as this one is</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="2000000" cy="500000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr wrap="square"><a:noAutofit/></a:bodyPr><a:p><a:r><a:rPr lang="en-GB" sz="2400"/>
    <a:t>Little</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.lines import setting
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-overflow", "error", "written"

_SPARE = 0.35
"""Of a line: what stands out by less is the space below its letters."""


def check(deck: Deck) -> Iterator[Finding]:
    """Sets every text in its box; one that grows with its text may still leave the page."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.body is None or shape.frame is None or not shape.text.strip() or shape.body.autofit == "shape":
                continue
            one = setting(shape.body, shape.frame)
            line = max(line.height for line in one.lines)
            if one.over > _SPARE * line:
                lines = one.over / line
                how = f"about {lines:.0f} line{'s' if lines >= 1.5 else ''}" if lines >= 0.75 else "part of a line"
                message = f"slide {slide.number}: the text in {shape.called} is too long for its box by {how}"
                level = LEVEL if one.sure else "warning"
                yield Finding(message, deck.at(slide.number), ("say less, or make the box larger",), level)
