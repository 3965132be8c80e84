"""A section's keys: one after the other, each by itself, so that one that cannot be changed holds up no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.model import Point, Section
from deckbuild.pulling.splices.blocks import set_block
from deckbuild.pulling.splices.points import set_points
from deckbuild.pulling.splices.texts import Attempt, set_flag, set_spoken, set_text, spoken
from deckbuild.schema.section import FIELDS

if TYPE_CHECKING:
    from deckbuild.pulling.values import Tell
    from deckbuild.yamlplain import Path
    from deckbuild.yamlsplice import Splice

_TEXTS = ("title", "notes", "source", "group")
_FLAGS = ("hidden", "omit")


class Written(NamedTuple):
    """A section as its YAML says it now, and what could not be changed: what it is, and why."""

    section: Section
    left: tuple[tuple[str, str], ...]


def set_section(splice: Splice, base: Path, old: Section, new: Section) -> Written:
    """Writes the differences of a section into the mapping at `base`."""
    left: list[tuple[str, str]] = []

    def tell(what: str, why: str) -> None:
        left.append((what, why))

    made = old
    for key in (*_TEXTS, *_FLAGS):
        if getattr(old, key) != getattr(new, key):
            with Attempt(splice, f"`{key}`", tell):
                write = set_flag if key in _FLAGS else set_text
                write(splice, (*base, key), getattr(new, key), _before(key))
                made = made._replace(**{key: getattr(new, key)})
    made = made._replace(lead=_set_lead(splice, base, old.lead, new.lead, tell))
    made = made._replace(points=set_points(splice, (*base, "points"), old.points, new.points, tell))
    if old.visual is not None and new.visual is not None and old.visual != new.visual:
        made = made._replace(visual=set_block(splice, base, old.visual, new.visual, tell))
    return Written(made, tuple(left))


def _before(key: str) -> tuple[str, ...]:
    """The keys that stand before one in the order of the reference: under the last of them it goes."""
    names = tuple(FIELDS)
    return names[: names.index(key)]


def _set_lead(splice: Splice, base: Path, old: Point | None, new: Point | None, tell: Tell) -> Point | None:
    path = (*base, "lead")
    with Attempt(splice, "`lead`", tell):
        if old is None and new is not None:
            splice.add(path, spoken(new), _before("lead"))
        elif old is not None and new is None:
            splice.remove(path)
        elif old is not None and new is not None:
            set_spoken(splice, path, old, new)
        return new
    return old
