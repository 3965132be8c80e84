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

    from deckbuild.audit.values import Deck, Slide

ID, LEVEL, LOOKS_AT = "pptx-language", "warning", "written"


_HINT = "set it under Review, Language, Set Proofing Language"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells text without a language once, and on each slide the first text in each language of another script."""
    untagged: dict[int, str] = {}
    for slide in deck.slides:
        told: set[str] = set()
        for words, text, language in _texts(slide):
            if not language:
                untagged.setdefault(slide.number, words)
            elif language not in told and not fits(text, language):
                told.add(language)
                message = f"slide {slide.number}: {words} is tagged as {language}"
                yield Finding(message, deck.at(slide.number), (_HINT,))
    if untagged:
        number, words = next(iter(untagged.items()))
        count = len(untagged) - 1
        more = f", nor does text on {count} more slide{'s' if count > 1 else ''}" if count else ""
        yield Finding(f"slide {number}: {words} does not say its language{more}", deck.at(number), (_HINT,))


def _texts(slide: Slide) -> Iterator[tuple[str, str, str]]:
    """The runs of a slide that have letters: how they are called, their text, their language."""
    for shape in slide.seen:
        for run in (run for body in shape.bodies for run in body.runs):
            text = " ".join(run.text.split())
            if any(map(str.isalpha, text)):
                short = text if len(text) <= 30 else text[:29] + "…"
                yield f"“{short}” in {shape.called}", text, run.language
