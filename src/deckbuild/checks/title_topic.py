"""A title names a topic and claims nothing.

"Background" could stand over any slide. A title that says what the slide says ("Trade has doubled in ten years") is
what people remember of it. Noted are the words that stand over slides everywhere, in six languages, and short English
titles without a verb; a question is no topic.

```yaml bad section
title: Background
points: [Trade has grown]
```

```yaml good section
title: Trade has doubled in ten years
points: [Trade has grown]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.richtext import plain
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "title-topic", "note", "source"

_TOPICS = frozenset((
    "background", "introduction", "overview", "agenda", "outline", "contents", "context", "summary", "conclusion",
    "conclusions", "outlook", "next steps", "history", "results", "findings", "recommendations", "challenges",
    "timeline", "motivation", "discussion", "key points", "main points", "way forward", "the way forward",
    "lessons learned", "hintergrund", "einleitung", "einführung", "überblick", "inhalt", "gliederung",
    "zusammenfassung", "fazit", "ausblick", "nächste schritte", "ergebnisse", "empfehlungen", "herausforderungen",
    "schluss", "ausgangslage", "contexte", "présentation", "sommaire", "plan", "conclusion", "perspectives",
    "prochaines étapes", "résultats", "recommandations", "défis", "bilan", "rappel", "antecedentes", "introducción",
    "resumen", "contexto", "conclusiones", "próximos pasos", "resultados", "recomendaciones", "retos", "введение",
    "предыстория", "обзор", "содержание", "итоги", "выводы", "заключение", "перспективы", "следующие шаги",
    "результаты", "рекомендации", "вызовы", "план", "배경", "서론", "개요", "목차", "요약", "결론", "전망",
    "향후 과제", "향후 계획",
    "결과", "제언", "시사점",
))  # fmt: skip

_VERB_WORDS = (
    "is are was were be has have had do does did will would shall should can could may might must need let go goes "
    "come comes make makes made gets get got keep keeps kept give gives gave take takes took grow grew fall fell "
    "rise rose rises stands stood stand leads led lead meet met pay paid buy bought sell sold cut cuts build built "
    "lose lost win won wins hold held holds put puts say says said see saw show shows know knows think want wants "
    "work works"
)
_VERBS = frozenset(_VERB_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_MOST = 4
"""Words up to which an English title without a verb is taken for a topic."""


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at the words of every title."""
    for page in subject.texts:
        title = plain(page.section.title)
        if _is_topic(title, page.language):
            hint = "say what the slide says, in a sentence"
            yield Finding(f"{title!r} names a topic and claims nothing", page.section.at.of("title"), (hint,))


def _is_topic(title: str, language: str) -> bool:
    bare = title.strip(" .:…").lower()
    if bare in _TOPICS:
        return True
    if not language.startswith("en") or any(mark in title for mark in "?!:,–—") or any(c.isdigit() for c in title):
        return False
    words = [word.lower() for word in _WORD.findall(title)]
    return 2 <= len(words) <= _MOST and not any(_may_be_verb(word) for word in words)


def _may_be_verb(word: str) -> bool:
    """Whether a word could be a finite verb: a common one, or one with a verb's ending (a plural has the same)."""
    return word in _VERBS or word.endswith(("s", "ed", "’t", "'t", "’re", "’ll", "’ve"))
