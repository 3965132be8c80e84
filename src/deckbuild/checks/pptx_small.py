"""Text is too small to be read from the seats.

Below 12 points nobody reads it in a meeting room, and 9 are the least for a footer. Say less, or put it into the notes
or on a handout.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB" sz="800"/><a:t>In very small print</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB" sz="1600"/><a:t>In large print</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-small", "warning", "written"

_LEAST, _LEAST_FOOTER = 12.0, 9.0
_SPARE = 0.05


def check(deck: Deck) -> Iterator[Finding]:
    """Tells the smallest text of each shape, as its box shrinks it; on a page of another height in proportion."""
    by = deck.height / _USUAL if deck.height else 1.0
    for slide in deck.slides:
        for shape in slide.seen:
            least = (_LEAST_FOOTER if shape.is_furniture else _LEAST) * by
            sizes = [run.size * body.scale for body in shape.bodies for run in body.runs if run.text.strip()]
            if sizes and min(sizes) < least - _SPARE:
                message = (
                    f"slide {slide.number}: text of {min(sizes):g} pt in {shape.called} is hardly read from the seats"
                )
                yield Finding(message, deck.at(slide.number), (f"set it in {least:g} pt or more, or say it",))


_USUAL = 6_858_000
"""Height of a usual page, in EMU."""
