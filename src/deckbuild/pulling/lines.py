"""Paragraphs as the deck has them, each with the laid-out paragraph that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.richtext import Run, runs

if TYPE_CHECKING:
    from collections.abc import Sequence


class Line(NamedTuple):
    """A paragraph that a text is to have.

    `ours` is the number of the laid-out paragraph that it is, None for one that a person added. `level` counts from
    0; `marker` is `bullet`, `number`, `dash`, `none` or empty where none is set.
    """

    ours: int | None
    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


def heard(found: Sequence[Run]) -> tuple[Run, ...]:
    """Runs as notes have them: without the typeface of code."""
    return settled([run._replace(code=False) for run in found])


def bold(found: Sequence[Run]) -> tuple[Run, ...]:
    """Runs all bold."""
    return settled([run._replace(bold=True) for run in found])


def light(found: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of which none is bold."""
    return settled([run._replace(bold=False) for run in found])


def settled(found: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with neighbours of one format made one."""
    made: list[Run] = []
    for run in found:
        if made and made[-1][1:] == run[1:]:
            made[-1] = made[-1]._replace(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)


def read(text: str) -> tuple[Run, ...]:
    """A text of the YAML as settled runs."""
    return settled(runs(text))
