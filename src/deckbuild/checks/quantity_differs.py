"""The same quantity has two values in the deck.

A figure that was brought up to date on one slide and forgotten on another. Two figures with the same unit that come
near each other, with the same words around them, are taken for the same quantity; other years or other names beside
them make them two. Shown and said, in points, leads, notes and big numbers, across the slides and within one. What a
chart or a table holds is compared by [data-differs](#data-differs).

```yaml bad deck
title: Trade in the region
sections:
  - title: Trade has grown
    points: ["Exports of grain have grown by 61.4 %"]
  - title: What comes next
    points: ["Exports of grain, which have grown by 61.9 %, will fall"]
```

```yaml good deck
title: Trade in the region
sections:
  - title: Trade has grown
    points: ["Exports of grain have grown by 61.4 %"]
  - title: What comes next
    points: ["Exports of grain, which have grown by 61.4 %, will fall"]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.quantities import Quantity, agree, comparable, quantities, words_of
from deckbuild.rules import Finding
from deckbuild.texts import Text, narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.texts import Page

ID, LEVEL, LOOKS_AT = "quantity-differs", "warning", "source"

_CLAUSE = re.compile(r"[.;:!?](?:\s|$)| [–—] |\n")
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[^\W\d_a-zа-яё][^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_]{4,})")
_LABELS = frozenset((
    "resolution", "resolutions", "article", "page", "figure", "table", "number", "no", "nr", "chapter", "part", "point",
    "line", "section", "seite", "artikel", "punkt", "статья", "резолюция", "резолюции", "пункт", "page", "glava", "том",
))  # fmt: skip
"""Words after which a number is a name and counts nothing."""

_MOST = 40
"""Claims of one value that are compared with those of another; more of them is no talk."""


class _Claim(NamedTuple):
    """A figure with the words of its clause, the years and names in it, and the text that it stands in.

    `noun` is what a bare number counts: the word after it.
    """

    quantity: Quantity
    noun: str
    words: frozenset[str]
    told_apart: frozenset[str]
    text: Text
    page: int
    language: str


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the figures of one unit with their neighbours in size."""
    by_unit: dict[str, list[_Claim]] = {}
    for number, page in enumerate(subject.texts):
        for text in page.texts:
            for claim in _claims(text, page, number):
                by_unit.setdefault(claim.quantity.unit, []).append(claim)
    told: set[tuple[int, str, int, str]] = set()
    for claims in by_unit.values():
        for first, second in _differing(claims):
            key = (first.page, first.quantity.written, second.page, second.quantity.written)
            if key not in told:
                told.add(key)
                yield _finding(first, second)


def _claims(text: Text, page: Page, number: int) -> Iterator[_Claim]:
    figures = quantities(text.words, page.language)
    if not figures:
        return
    for figure in figures:
        noun = "" if figure.unit else _noun(text.words, figure)
        if figure.is_year or not (figure.unit or noun):
            continue
        start, end = _clause(text.words, figure)
        clause = text.words[start:end]
        others = {f.written for f in figures if start <= f.start < end and (f.is_year or f.unit != figure.unit)}
        told_apart = frozenset(others | set(_NAME.findall(clause)))
        yield _Claim(figure, noun, words_of(clause), told_apart, text, number, page.language[:2])


def _noun(words: str, figure: Quantity) -> str:
    """What a bare number counts; an empty text for one that is a name, as in "Point 6" or "resolution 1695"."""
    before = _WORD_BEFORE.search(words, 0, figure.start)
    after = _WORD_AFTER.match(words, figure.end)
    is_label = before is not None and (before[1][0].isupper() or before[1].lower() in _LABELS)
    return after[1].lower()[:6] if after and not is_label else ""


def _clause(words: str, figure: Quantity) -> tuple[int, int]:
    """Where the stretch between full stops and the like begins and ends that a figure stands in."""
    start = max((end.end() for end in _CLAUSE.finditer(words, 0, figure.start)), default=0)
    end = _CLAUSE.search(words, figure.end)
    return start, end.start() if end else len(words)


def _differing(claims: list[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    """Pairs of figures that count the same and are not the same, in the order of the deck."""
    by_value: dict[float, list[_Claim]] = {}
    for claim in claims:
        by_value.setdefault(claim.quantity.value, []).append(claim)
    values = sorted(by_value)
    for index, value in enumerate(values):
        for other in values[index + 1 :]:
            if not comparable(by_value[value][0].quantity, by_value[other][0].quantity):
                break
            yield from _between(by_value[value][:_MOST], by_value[other][:_MOST])


def _between(claims: list[_Claim], others: list[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    for claim in claims:
        for other in others:
            if not agree(claim.quantity, other.quantity) and _is_same(claim, other):
                first, second = sorted((claim, other), key=lambda c: (c.page, c.text.at.start))
                yield first, second


def _is_same(claim: _Claim, other: _Claim) -> bool:
    """Whether two figures count the same thing: three quarters of the words of the shorter clause, two at least."""
    if claim.text.at.start == other.text.at.start and claim.page == other.page:
        return False  # show and say of one point: `number-differs`; two figures of one list
    shared = len(claim.words & other.words)
    return (
        claim.noun == other.noun
        and shared >= 2
        and shared >= 0.75 * min(len(claim.words), len(other.words))
        and (claim.told_apart == other.told_apart or _is_german_part(claim, other))
    )


def _is_german_part(claim: _Claim, other: _Claim) -> bool:
    """Whether what tells the one apart is among that of the other, in German, where every noun looks like a name."""
    apart, more = sorted((claim.told_apart, other.told_apart), key=len)
    return claim.language == other.language == "de" and bool(apart) and apart <= more


def _finding(first: _Claim, second: _Claim) -> Finding:
    return Finding(
        f"{second.quantity.written} here, and {first.quantity.written} before, of what reads like the same",
        narrowed(second.text.at, second.quantity.written),
        ("correct one of the two, or say what tells them apart: a year, a place",),
        second=narrowed(first.text.at, first.quantity.written),
        second_note="the other figure",
    )
