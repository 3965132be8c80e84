"""The size that a text was shrunk to is out of date.

PowerPoint stores how far it shrinks the text of a box, and reckons anew only when somebody edits the text. A program
that changed the text, or set "shrink on overflow" without a size, leaves it too large or too small; LibreOffice
reckons anew each time, and hides it. Click into the text and type a letter, or let `--fix` reckon.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="900000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr wrap="square"><a:normAutofit fontScale="70000"/></a:bodyPr><a:p><a:r>
    <a:rPr lang="en-GB" sz="2400"/><a:t>Short by now</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="900000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr wrap="square"><a:normAutofit/></a:bodyPr><a:p><a:r>
    <a:rPr lang="en-GB" sz="2400"/><a:t>Short by now</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.fitting import fitted
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-autofit", "warning", "written"

_STEP = 0.1
"""Shares of a size by which programs differ."""


def check(deck: Deck) -> Iterator[Finding]:
    """Reckons what each text that shrinks should be shrunk to."""
    for slide in deck.slides:
        for shape in slide.seen:
            body = shape.body
            if body is None or shape.frame is None or body.autofit != "text" or not shape.text.strip():
                continue
            best, _ = fitted(body, shape.frame)
            if best < body.scale - _STEP:
                message = f"slide {slide.number}: {shape.called} should be shrunk to {best:.0%}, its text stands out at"
            elif best > body.scale + _STEP:
                message = f"slide {slide.number}: {shape.called} needs no more than {best:.0%}, its text is shrunk to"
            else:
                continue
            hint = "click into the text and type a letter, or let `--fix` reckon"
            yield Finding(f"{message} {body.scale:.0%}", deck.at(slide.number), (hint,))
