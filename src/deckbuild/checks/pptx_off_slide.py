"""Something stands wholly outside of the page.

Nobody sees it in the show, and everybody who gets the file can: old wordings, remarks, names. Screen readers read it.
Delete it, or move it in.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="-5000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Ask Anna first</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="5000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>For all to see</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-off-slide", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at shapes with words, pictures and the like; a title may hide there, and a line is nothing."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.frame is None or shape.is_title or shape.kind in ("group", "line"):
                continue
            box = shape.frame.box
            out = box.x >= deck.width or box.y >= deck.height or box.x + box.cx <= 0 or box.y + box.cy <= 0
            if out and (shape.text.strip() or shape.kind not in ("text", "shape")):
                words = " ".join(shape.text.split())[:30]
                said = f", “{words}”," if words else ""
                message = f"slide {slide.number}: {shape.called}{said} stands outside of the page"
                yield Finding(message, deck.at(slide.number), ("delete it, or move it in",))
