"""What can be asked of any drawn block: whether its texts fit their boxes and keep apart."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from deckbuild.fit import height
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Group, Shape
from deckbuild.layout.visuals.drawn import texts
from deckbuild.template.store import builtin
from rooms import inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckbuild.template.model import Box

WORDS = {
    "en": "ministers agree on a review of the railway and of its long-term financing by both sides in the autumn",
    "de": "Ministerinnen beschließen die Sicherheitsüberprüfung der Eisenbahnverbindung im Rahmen der Vorschriften",
    "ko": "장관들은 철도 협정을 재검토하기로 합의하고 후속 보고서를 요청했다 2013년 나진",
    "ar": "اتفق الوزراء على مراجعة اتفاق السكك الحديدية وطلبوا تقريرا مفصلا",
}
"""Words of languages that differ in width, in how they break, and in their direction."""


def sentence(language: str, count: int) -> str:
    """So many words of a language."""
    words = WORDS[language].split()
    return " ".join(words[n % len(words)] for n in range(count))


def faults(drawn: Iterable[Group | Drawing | Shape], room: Box, language: str) -> list[str]:
    """What is wrong with drawings in a room: texts too high for their boxes, too small, outside, or over others."""
    flat: list[Drawing | Shape] = []
    for one in drawn:
        flat += one.drawings if isinstance(one, Group) else [one]
    boxes = {one.name: one.place if isinstance(one, Shape) else one.box for one in flat}
    assert len(boxes) == len(flat), "names are lasting, so each is there once"
    found = [f"{name} is outside" for name, box in boxes.items() if not inside(_shrunk(box), room)]
    words = [one for one in flat if one.paragraphs]
    for one in words:
        found += [f"{one.name} is small" for p in one.paragraphs if p.size < 12]
        found += [f"{one.name} is too full"] if _high(one, language) > boxes[one.name].cy / EMU_PER_POINT + 0.1 else []
    for one, other in combinations(words, 2):
        if _overlap(boxes[one.name], boxes[other.name]):
            found.append(f"{one.name} is over {other.name}")
    marks = [one for one in flat if not one.paragraphs and one.name not in ("Axis", "Bar")]
    found += [f"{m.name} is over {w.name}" for m in marks for w in words if _overlap(boxes[m.name], boxes[w.name])]
    return found


def _high(one: Drawing | Shape, language: str) -> float:
    """Points that the paragraphs take, each in its own size."""
    box = one.place if isinstance(one, Shape) else one.box
    measured = texts(one.paragraphs, builtin(), language)
    high = 0.0
    for n, (paragraph, text) in enumerate(zip(one.paragraphs, measured, strict=True)):
        high += height([text._replace(smaller=0.0)], box.cx / EMU_PER_POINT, paragraph.size)
        high += paragraph.before if n else 0.0
    return high


def _shrunk(box: Box) -> Box:
    """A box less the rounding of its corners."""
    return box._replace(x=box.x + 2, y=box.y + 2, cx=max(0, box.cx - 4), cy=max(0, box.cy - 4))


def _overlap(one: Box, other: Box) -> bool:
    a, b = _shrunk(one), _shrunk(other)
    return a.x < b.x + b.cx and b.x < a.x + a.cx and a.y < b.y + b.cy and b.y < a.y + a.cy
