"""Header labels: `Date: …`, `■日時 …`, `Talking Points for: …`, and the label that stands on a line of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from deckbuild.importing.understand.lexicon import any_of, fold, is_eastern, labels, lexicon, ordinary

_SEPARATOR = re.compile(r"\s*(?:[:\t]|\s{3,}|\)\s|\s[–—|-]\s)\s*")
_LONGEST = 60
_SIGNS = re.compile(r"^[■□◆●○▪▶※*•\s【\[(]*")
_UNKNOWN = re.compile(r"[^\W\d_][\w /&().'’-]{0,38}$")


class Label(NamedTuple):
    """A label: the key it stands for (`other` for a known one without a key, `unknown`), where its value starts."""

    key: str
    name: str
    end: int


def find_label(text: str) -> Label | None:
    """The label that a line begins with; None for a line without one."""
    plain = ordinary(text)
    head = plain[: _LONGEST + 20]
    start = len(_SIGNS.match(head)[0])  # type: ignore[index]
    known = labels()
    for found in _SEPARATOR.finditer(head, start):
        name = fold(head[start : found.start()])
        bare = re.sub(r"\s*\([^()]*\)$", "", name)
        key = known.get(name) or known.get(bare)
        if key and found[0].strip() in ("-", "–", "—", "|") and key in ("title", "event", "panel", "time", "venue"):
            continue  # «Panel – …», «Session 2 – …» are names more often than labels
        if key:
            return Label(key, name, found.end())
        if ":" in found[0]:
            break
    if is_eastern(head[:12]) and (tight := _tight().match(head, start)):
        return Label(known[fold(tight["name"])], tight["name"], tight.end())
    colon = plain.find(":")
    if 0 < colon <= 40 and _UNKNOWN.match(plain[start:colon].strip()) and len(plain[:colon].split()) <= 4:
        after = plain[colon + 1 : colon + 2]
        if after in ("", " ", "\t") and not plain[colon + 1 :].startswith("//"):
            return Label("unknown", plain[start:colon].strip(), colon + 1)
    return None


def is_label_alone(text: str) -> str:
    """The key of a line that is a label and nothing else, with or without a colon; empty for another line."""
    if len(text) > _LONGEST:
        return ""
    name = fold(text)
    return labels().get(name, "") if name else ""


@lru_cache(maxsize=1)
def _tight() -> re.Pattern[str]:
    """Korean and Japanese labels, which a blank alone may end."""
    names = [n for group in lexicon()["labels"].values() for n in group if is_eastern(n)]
    return re.compile(rf"(?P<name>{any_of(names)})\s*[】\])]?\s+(?=\S)")
