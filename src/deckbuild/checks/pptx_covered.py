"""A shape hides a text, which is still in the file.

A black bar over a name keeps nobody from it: the bar can be moved, and the text copied. Delete the words themselves.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="8" name="Name"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Our source in town</a:t></a:r></a:p></p:txBody>
</p:sp>
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Bar" descr="Left out"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm>
    <a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="000000"/></a:solidFill></p:spPr>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Bar" descr="Left out"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm>
    <a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="000000"/></a:solidFill></p:spPr>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-covered", "warning", "written"

_HIDDEN = 0.8


def check(deck: Deck) -> Iterator[Finding]:
    """Looks for texts most of whose letters lie below something that cannot be seen through."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.covered >= _HIDDEN:
                words = " ".join(shape.text.split())[:30]
                message = f"slide {slide.number}: a shape covers the text of {shape.called}, “{words}”"
                yield Finding(message, deck.at(slide.number), ("delete the words, or bring them to the front",))
