"""Text does not say its language, or says another one.

Screen readers take the voice of the language that the text is tagged with: Russian with an English voice is noise.
Spelling is checked by it too. Select the text, and set it under Review, Language, Set Proofing Language. Criteria
3.1.1 and 3.1.2 of WCAG 2.2.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Россия и её соседи</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="ru-RU"/><a:t>Россия и её соседи</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.scripts import fits
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-language", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells the first text of a slide without a language, and the first in each language of another script."""
    for slide in deck.slides:
        told: set[str] = set()
        for shape in slide.seen:
            for run in (run for body in shape.bodies for run in body.runs):
                text = " ".join(run.text.split())
                if run.language in told or not any(map(str.isalpha, text)):
                    continue
                if not run.language or not fits(text, run.language):
                    told.add(run.language)
                    short = text if len(text) <= 30 else text[:29] + "…"
                    said = f"is tagged as {run.language}" if run.language else "does not say its language"
                    message = f"slide {slide.number}: “{short}” in {shape.called} {said}"
                    yield Finding(message, deck.at(slide.number), ("set it under Review, Language",))
