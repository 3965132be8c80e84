"""A picture, chart, diagram or film has no alternative text.

Who does not see it is told nothing, and a screen reader says "picture" or the name of a file. In PowerPoint, choose
View Alt Text from the shape's menu, and say in a sentence what it shows; or mark it as decorative. This is "Missing
object description" of PowerPoint's accessibility checker, and criterion 1.1.1 of WCAG 2.2.

```xml bad slide
<p:pic>
  <p:nvPicPr><p:cNvPr id="9" name="Picture 9" descr="IMG_2044.JPG"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>
  <p:blipFill/><p:spPr/>
</p:pic>
```

```xml good slide
<p:pic>
  <p:nvPicPr><p:cNvPr id="9" name="Picture 9" descr="Ministers at the table"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>
  <p:blipFill/><p:spPr/>
</p:pic>
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-alt", "error", "written"

KINDS = ("picture", "media", "chart", "diagram", "object")
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|tiff?|bmp|svg|emf|wmf|webp|heic|mp4|mov|wav|mp3)", re.IGNORECASE)


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at what is seen and is no text; what is in a group is told by the group's text."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.kind not in KINDS or shape.decorative or shape.told:
                continue
            if not shape.alt:
                message = f"slide {slide.number}: the {shape.kind} {shape.called} has no alternative text"
                yield Finding(message, deck.at(slide.number), ("say in a sentence what it shows",))
            elif _FILE.fullmatch(shape.alt):
                message = f"slide {slide.number}: the alternative text of {shape.called} is the name of a file"
                yield Finding(message, deck.at(slide.number), ("say in a sentence what it shows",))
