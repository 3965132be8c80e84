"""A shape is hidden.

It was switched off in the selection pane, and is still in the file for whoever looks. Delete it if it is of no use.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Old figures" hidden="1"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>12 bn</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Figures"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>14 bn</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-hidden-shape", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at all but titles, which may be hidden with good reason."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.hidden and not shape.is_title:
                message = f"slide {slide.number}: {shape.called} is hidden, and leaves with the file"
                yield Finding(message, deck.at(slide.number), ("delete it if it is of no use",))
