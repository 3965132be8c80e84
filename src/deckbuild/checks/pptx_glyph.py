"""A font lacks letters that its text needs.

The program takes them from another font, which looks different from the rest, or shows boxes. Choose a font that has
them.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="ka-GE"><a:latin typeface="Cambria"/></a:rPr>
    <a:t>საქართველო</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"><a:latin typeface="Cambria"/></a:rPr>
    <a:t>Georgia</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.scripts import is_east, script_of
from deckbuild.fonts import face
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Run

ID, LEVEL, LOOKS_AT = "pptx-glyph", "warning", "written"

_COMPLEX = ("ARABIC", "HEBREW", "THAI", "DEVANAGARI", "BENGALI", "TAMIL", "SYRIAC", "THAANA", "KHMER", "LAO")
"""Scripts that are drawn with the font for complex scripts, which the system chooses."""


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at letters, each with the font that it is drawn in; signs are found elsewhere by all systems."""
    for slide in deck.slides:
        lacking: dict[str, str] = {}
        for run in (run for shape in slide.seen for body in shape.bodies for run in body.runs):
            for name, letters in _by_font(run):
                if missing := face(name, run.bold).missing(letters):
                    lacking[name] = "".join(dict.fromkeys(lacking.get(name, "") + missing))
        for name, letters in lacking.items():
            message = f"slide {slide.number}: the font {name} has no {' '.join(letters[:8])}"
            yield Finding(message, deck.at(slide.number), ("choose a font that has them",))


def _by_font(run: Run) -> Iterator[tuple[str, str]]:
    letters = [character for character in run.text if script_of(character) not in ("", *_COMPLEX)]
    plain = "".join(character for character in letters if not is_east(character))
    if plain and run.font:
        yield run.font, plain
    east = "".join(character for character in letters if is_east(character))
    if east and run.east:
        yield run.east, east
