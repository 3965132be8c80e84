"""A text is not in the language that its section has.

Every run of a slide says its language: screen readers speak by it, spelling is checked by it, and speaking time is
counted by it. A section in Cyrillic letters that says it is English is read out as noise. Compared are the letters:
write `language:` in the section, or in deck.yaml.

```yaml bad section
title: Торговля растёт с каждым годом
points: [Транзит растёт вместе с ней]
```

```yaml good section
title: Торговля растёт с каждым годом
language: ru
points: [Транзит растёт вместе с ней]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "language-script", "warning", "source"

_SCRIPTS = {
    "Latin": re.compile("[A-Za-zÀ-ɏ]"),
    "Cyrillic": re.compile("[Ѐ-ԯ]"),
    "Korean": re.compile("[가-힣ᄀ-ᇿ]"),
    "Chinese": re.compile("[一-鿿぀-ヿ]"),
    "Arabic": re.compile("[؀-ۿݐ-ݿ]"),
    "Hebrew": re.compile("[֐-׿]"),
    "Greek": re.compile("[Ͱ-Ͽ]"),
}
_USED = {
    **dict.fromkeys(["ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tg", "ce", "tt", "ba"], ("Cyrillic",)),
    **dict.fromkeys(("sr", "uz", "az"), ("Cyrillic", "Latin")),
    "ko": ("Korean", "Chinese"), "ja": ("Chinese",), "zh": ("Chinese",), "he": ("Hebrew",), "el": ("Greek",),
    **dict.fromkeys(["ar", "fa", "ur", "ps", "ckb", "ug", "sd"], ("Arabic",)),
}  # fmt: skip
_BY_SUBTAG = {"latn": "Latin", "cyrl": "Cyrillic", "arab": "Arabic", "hang": "Korean", "hebr": "Hebrew"}
_OTHER_LANGUAGES = "hi bn ta te ml kn gu pa mr ne si th lo km my ka hy am ti bo dv"
_OTHERS = frozenset(_OTHER_LANGUAGES.split())
"""Languages with scripts that are not told apart here."""

_FEWEST = 20
"""Letters from which on a text shows its script."""


def check(subject: Subject) -> Iterator[Finding]:
    """Counts the letters of each section by their script."""
    for page in subject.texts:
        wanted = _scripts_of(page.language)
        if not wanted:
            continue
        words = " ".join([text.words for text in page.texts])
        if wanted == ("Latin",) and words.isascii():
            continue
        counts = {name: len(pattern.findall(words)) for name, pattern in _SCRIPTS.items()}
        most = max(counts, key=lambda name: counts[name])
        if most not in wanted and counts[most] >= _FEWEST and counts[most] > sum(counts.values()) / 2:
            message = f"most of the section is in {most} letters, and its language is {page.language}"
            at = page.section.at.of("language") if page.section.language else page.section.at.of("title")
            yield Finding(message, at, ("write its `language:`, such as ru or ko",))


def _scripts_of(language: str) -> tuple[str, ...]:
    """The scripts that a language is written in; none where that is not known."""
    subtags = language.lower().replace("_", "-").split("-")
    named = next((_BY_SUBTAG[subtag] for subtag in subtags[1:] if subtag in _BY_SUBTAG), "")
    if named:
        return (named,)
    return () if subtags[0] in _OTHERS else _USED.get(subtags[0], ("Latin",))
