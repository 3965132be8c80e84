"""Lines around a talk that are not its content: caveats, handling marks, salutations, disclaimers, release lines."""

from __future__ import annotations

import re

from deckbuild.importing.understand.lexicon import (
    fold,
    folded,
    has_one_of,
    is_eastern,
    is_one_of,
    ordinary,
    pattern,
    starts_with_one_of,
)

_HANDLING = re.compile(r"(?:RELEASE IN (?:PART|FULL)|[A-Z][A-Z -]{2,30}//[A-Z /,-]{2,40}|TLP:\s?[A-Z+]{3,12})\b")
_PORTION = re.compile(r"\(([A-Z]{1,8}(?://[A-Z]{2,8})?)\)\s+")


def kind_of_mark(text: str) -> str:
    """What a line is: `caveat`, `delivered`, `marking`, `release`, `disclaimer`, `salutation` or nothing of these."""
    if len(text) > 600:
        return ""
    if len(text) < 140 and is_caveat(text):
        return "caveat"
    if is_one_of(text, "as_delivered"):
        return "delivered"
    if len(text) < 80 and is_marking(text):
        return "marking"
    if len(text) < 80 and is_one_of(text, "release"):
        return "release"
    if is_disclaimer(text):
        return "disclaimer"
    return "salutation" if is_salutation(text) else ""


def is_caveat(text: str) -> bool:
    """Whether a line says that the spoken word counts."""
    rest, count = pattern("check_against_delivery").subn(" ", ordinary(text))
    left = [word for word in re.findall(r"\w+", rest) if word.casefold() not in _filling()]
    return count > 0 and len(left) <= 2


def _filling() -> frozenset[str]:
    return frozenset(word for phrase in folded("caveat_rest") for word in phrase.split())


def is_marking(text: str) -> bool:
    """Whether a line is a handling mark."""
    return is_one_of(text, "markings") or bool(_HANDLING.fullmatch(text.strip(' "“”[]')))


def is_disclaimer(text: str) -> bool:
    """Whether a paragraph says whose views these are."""
    return has_one_of(text, "disclaimers") and any(word in fold(text) for word in folded("disclaimer_proof"))


def is_salutation(text: str) -> bool:
    """Whether a line addresses the listeners and says nothing else."""
    if len(text) > 160 or not starts_with_one_of(text, "salutations"):
        return False
    if text[-1:] in ".?。":  # a sentence, but for the greetings that are one in Korean and Japanese
        return is_eastern(text) and text[-1] != "?" and len(text) <= 30
    return len(text.split()) <= 16 and (text.rstrip()[-1:] in ",!:、，！—–-" or len(text.split()) <= 8)


def is_mail_head(text: str) -> bool:
    """Whether a line says who wrote the mail quoted below: «On Monday A. Colleague wrote:»."""
    return (
        len(text) < 200 and text.rstrip()[-1:] in ":：" and has_one_of(text, "wrote") and bool(re.search(r"\d", text))
    )


def portion_mark(text: str) -> int:
    """Where the words begin after a portion mark such as `(SBU)`; 0 without one."""
    found = _PORTION.match(text)
    return found.end() if found and found[1].upper() in _portions() else 0


def _portions() -> frozenset[str]:
    return frozenset(mark.upper() for mark in folded("portion_marks"))
