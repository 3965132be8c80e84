"""A shape stands over the edge of the page.

What is beyond the edge is not seen on screen, and a text there is cut. Move it in, or make it smaller.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="-1200000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Cut at its left</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="1200000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>All of it is seen</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.lines import extent
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-cut-off", "warning", "written"

_KINDS = ("text", "table", "chart", "diagram")
_SPARE = 36_000
"""EMU, a millimetre."""


def check(deck: Deck) -> Iterator[Finding]:
    """Looks where words stand, lines of a box that grows with its text among them; pictures may bleed off the page."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.kind not in _KINDS or shape.frame is None or (shape.kind == "text" and not shape.text.strip()):
                continue
            box = shape.frame.box
            if shape.body is not None:
                left, top, right, bottom = extent(shape.body, shape.frame)
            else:
                left, top, right, bottom = box.x, box.y, box.x + box.cx, box.y + box.cy
            out = max(-left, -top, right - deck.width, bottom - deck.height)
            gone = box.x >= deck.width or box.y >= deck.height or box.x + box.cx <= 0 or box.y + box.cy <= 0
            if out > _SPARE and not gone:
                message = (
                    f"slide {slide.number}: {shape.called} stands over the edge of the page by {out / 360_000:.1f} cm"
                )
                yield Finding(message, deck.at(slide.number), ("move it in, or make it smaller",))
