"""The Python API: read a deck or make one, check it, build it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild import pipeline
from deckbuild.diagnostics import Diagnostic, Problems
from deckbuild.model import (
    Chart,
    Column,
    Columns,
    Deck,
    Event,
    Figure,
    Figures,
    Picture,
    Point,
    Quote,
    Section,
    Series,
    Table,
    Timeline,
)
from deckbuild.places import DECKS
from deckbuild.readers.project import Project, read_project, with_keys
from deckbuild.rules import Finding, Rule, Subject
from deckbuild.source import NOWHERE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

__all__ = (
    "Chart", "Column", "Columns", "Deck", "DeckError", "Diagnostic", "Event", "Figure", "Figures", "Finding", "Picture",
    "Point", "Quote", "Rule", "Section", "Series", "Subject", "Table", "Timeline", "build", "check", "load",
)  # fmt: skip


class DeckError(Exception):
    """A deck that cannot be read or built; `diagnostics` says why, all of it."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        from deckbuild.rendering import render

        super().__init__(render([d for d in diagnostics if d.is_error]))
        self.diagnostics = diagnostics


def load(source: str = ".") -> Deck:
    """The deck at `source`: a project folder, or a deck in one YAML file. Raises DeckError for one with errors."""
    problems = Problems()
    deck = read_project(source, problems).deck
    if deck is None or problems.has_errors:
        raise DeckError(problems.found)
    return deck


def check(deck: Deck | str = ".", *, now: dt.datetime | None = None, audience: str = "") -> list[Diagnostic]:
    """Every problem of a deck, or of the deck at a path, by every rule, in source order; nothing is written.

    `now` is an aware moment that decides whether the embargo runs; by default it is the clock's. `audience` leaves out
    what is for others. A path to a .pptx is audited as it is; one that is no deck raises DeckError.
    """
    if isinstance(deck, str) and deck.lower().endswith(DECKS) and os.path.isfile(deck):
        return _audited(deck)
    return _prepare(deck, now, audience, thorough=True).diagnostics


def build(deck: Deck | str = ".", output: str = "", *, now: dt.datetime | None = None, audience: str = "") -> str:
    """Builds a deck, or the deck at a path, and returns the path of the file.

    What a person edited in the file since it was built stays. Without `output`, the file goes to `build/` in the
    project. Raises DeckError for a deck with errors, and OSError's kin TargetError when the file cannot be written.
    """
    prepared = _prepare(deck, now, audience)
    if not prepared.is_ready:
        raise DeckError(prepared.diagnostics)
    path = output or pipeline.default_output(prepared.project, audience)
    written = pipeline.write(prepared, path)
    if written.is_stopped:
        raise DeckError([*prepared.diagnostics, *written.diagnostics])
    return path


def _audited(path: str) -> list[Diagnostic]:
    from deckbuild.auditing import AuditError, audit  # with lxml, which no deck from YAML needs

    try:
        return audit(path).diagnostics
    except AuditError as problem:
        hints = (problem.hint,) if problem.hint else ()
        raise DeckError([Diagnostic("cannot-read", problem.message, NOWHERE, "error", hints)]) from None


def _prepare(deck: Deck | str, now: dt.datetime | None, audience: str, thorough: bool = False) -> pipeline.Prepared:
    options = pipeline.Options(now=now.isoformat() if now is not None else "", audience=audience, thorough=thorough)
    if isinstance(deck, str):
        return pipeline.prepare(deck, options)
    problems = Problems()
    for place, character in _halves(deck, ""):
        message = f"{place} holds U+{ord(character):04X}, which is half of a character and no text"
        problems.error("control-character", message, NOWHERE, "decode the text that it came from in full")
    if problems.has_errors:
        return pipeline.Prepared(Project(".", deck), None, [], problems.found, False)
    sections = [_sound(section, problems) for section in deck.sections]
    named = deck._replace(sections=tuple(with_keys(sections, problems)))
    return pipeline.prepare_project(Project(".", named), problems, options)


def _sound(section: Section, problems: Problems) -> Section:
    """A section made in Python: what is wrong with its visual block is reported as it is for one in YAML."""
    block = section.visual
    if block is None:
        return section
    from deckbuild.schema.visuals.rules import faults  # a deck that was read has kept to them already

    where = f"the {type(block).__name__.lower()} of {section.title!r}"
    found = faults(block)
    for fault in found:
        problems.error(fault.code, f"{where}: {fault.message}", block.at, *([fault.hint] if fault.hint else []))
    if isinstance(block, Chart) and not block.decimals and not found:
        from deckbuild.numerals import decimals_of

        values = (v for series in block.series for v in series.values if v is not None)
        block = block._replace(decimals=max((decimals_of(repr(float(v))) for v in values if v != int(v)), default=0))
    return section._replace(visual=block)


def _halves(value: object, place: str) -> Iterator[tuple[str, str]]:
    """The texts in a value that no encoding can write: where each is, as Python would say it, and the character."""
    if isinstance(value, str):
        if not value.isprintable():
            yield from ((place, c) for c in value if "\ud800" <= c <= "\udfff")
    elif isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        for n, inner in enumerate(value):
            if not names or names[n] != "at":  # where a thing was read, with the file that it was read from
                yield from _halves(inner, f"{place}.{names[n]}".lstrip(".") if names else f"{place}[{n}]")
