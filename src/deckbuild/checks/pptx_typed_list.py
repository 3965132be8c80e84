"""The bullets or numbers of a list were typed by hand.

A hyphen at the start of a line is a list to the eye alone: screen readers do not count its items, and the second line
of an item stands below the hyphen. Delete what was typed, and choose bullets or numbering.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="900000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/>
    <a:p><a:r><a:rPr lang="en-GB"/><a:t>- Trade grows</a:t></a:r></a:p>
    <a:p><a:r><a:rPr lang="en-GB"/><a:t>- Transit grows</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="900000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/>
    <a:p><a:pPr><a:buChar char="•"/></a:pPr><a:r><a:rPr lang="en-GB"/><a:t>Trade grows</a:t></a:r></a:p>
    <a:p><a:pPr><a:buChar char="•"/></a:pPr><a:r><a:rPr lang="en-GB"/><a:t>Transit grows</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-typed-list", "warning", "written"

_TYPED = re.compile(r"\s*(?:[-–—•▪◦●*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")


def check(deck: Deck) -> Iterator[Finding]:
    """Looks for two lines or more of a text that begin with a sign and have no bullet of the program's."""
    for slide in deck.slides:
        for shape in slide.seen:
            for body in shape.bodies:
                typed = [p.text for p in body.paragraphs if not p.bullet and _TYPED.match(p.text)]
                if len(typed) > 1:
                    first = typed[0].strip()[:20]
                    message = f"slide {slide.number}: {shape.called} has a list typed by hand, from “{first}” on"
                    yield Finding(
                        message, deck.at(slide.number), ("delete the signs, and choose bullets or numbering",)
                    )
                    break
