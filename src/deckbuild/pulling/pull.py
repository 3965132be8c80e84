"""Pulling a deck: both sides read, the deck made of what a person left, written into the YAML's texts, and proved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import pipeline, places
from deckbuild.compare.differences import BOTH, NOTES, OURS, THEIRS
from deckbuild.diagnostics import Problems
from deckbuild.layout.cover import CLOSING_KEY, COVER_KEY
from deckbuild.model import Chart
from deckbuild.pulling.decks import Compared, pulled_deck
from deckbuild.pulling.files import planned
from deckbuild.pulling.groups import section_key
from deckbuild.pulling.values import Left, quoted
from deckbuild.readback.sides import compared
from deckbuild.readers.project import read_project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.differences import Comparison, Difference, SlideChange, TextMerge
    from deckbuild.diagnostics import Diagnostic
    from deckbuild.model import Deck, Section
    from deckbuild.pulling.decks import Pulled
    from deckbuild.pulling.files import Planned
    from deckbuild.readback.values import FoundDeck

_MOST_TRIES = 5


class Pull(NamedTuple):
    """What a pull would do, or what is in its way.

    `files` are new contents by path, None for a file that goes, `renames` those that get another name. `old` and `new`
    are the deck before and after; None, and nothing else but `diagnostics`, where the YAML has errors. `left` is what
    stays in the deck alone, `coming` what the next `make` changes in it. `diagnostics` are those of the new YAML.
    """

    root: str
    path: str
    old: Deck | None
    new: Deck | None
    files: dict[str, bytes | None]
    renames: dict[str, str]
    left: tuple[Left, ...]
    coming: tuple[Left, ...]
    diagnostics: list[Diagnostic]


class NoBaseError(Exception):
    """A deck that no build left its manifest in."""


def pull(source: str, path: str, options: pipeline.Options = pipeline.DEFAULTS, take_theirs: bool = False) -> Pull:
    """What pulling the deck at `path` (empty for where `make` writes it) into the YAML at `source` does to the files.

    While a conflict of the last merge is open, it is the deck from before that merge, which has the person's words.
    Nothing is written. Raises FileNotFoundError where there is no deck, ReadbackError for one that cannot be read, and
    NoBaseError for one that was never built.
    """
    prepared = pipeline.prepare(source, options)
    if prepared.template is None or not prepared.slides or _unread(prepared.diagnostics):
        return Pull(prepared.project.root, path, None, None, {}, {}, (), (), prepared.diagnostics)
    path = path or pipeline.deck_of(prepared.project)
    if not os.path.exists(path):
        raise FileNotFoundError(path)
    plan = pipeline.planned(prepared, path, options)
    if plan is None:
        raise NoBaseError(path)
    return pull_found(source, path, prepared, plan.found, options, take_theirs)


def pull_found(
    source: str,
    path: str,
    prepared: pipeline.Prepared,
    found: FoundDeck,
    options: pipeline.Options = pipeline.DEFAULTS,
    take_theirs: bool = False,
) -> Pull:
    """The pull of a deck that was read, which has a base, into the YAML that was prepared."""
    root = prepared.project.root
    assert prepared.template is not None
    comparison, found = compared(found, prepared.slides, prepared.template)
    held = Compared(prepared.deck, prepared.slides, prepared.template, found, comparison)
    plan, left = _proved(source, options, prepared, pulled_deck(held, take_theirs))
    after = _prepared(source, options, plan)
    coming: tuple[Left, ...] = ()
    if after.template is not None and after.slides:
        rest, _ = compared(found, after.slides, after.template)
        left = (*left, *_untold(rest, left))
        coming = tuple(_coming(rest))
    return Pull(root, path, prepared.deck, plan.deck, plan.files, plan.renames, left, coming, after.diagnostics)


def _unread(found: Sequence[Diagnostic]) -> bool:
    """Whether an error keeps the deck from being read in full; one of its looks does not."""
    from deckbuild.diagnostics import PASSABLE

    return any(d.is_error and d.code not in (*PASSABLE, *_LOOKS) for d in found)


_LOOKS = frozenset(("caption-long", "chart-full", "table-full", "notes-long", "disclaimer-long", "embargo-long"))


def _proved(
    source: str, options: pipeline.Options, prepared: pipeline.Prepared, pulled: Pulled
) -> tuple[Planned, tuple[Left, ...]]:
    """The plan whose files read as the deck that they should be; sections of which that is not so stay as they are."""
    deck_file = places.find(source).deck_file
    left = pulled.left
    for _ in range(_MOST_TRIES):
        plan = planned(prepared.project, deck_file, pulled)
        wrong = _wrong(plan.deck, _read_again(source, options, plan))
        if not wrong:
            return plan, tuple(dict.fromkeys((*left, *plan.left)))
        left = (*left, *(Left(key, "what was edited", _UNPROVED) for key in wrong))
        pulled = _without(pulled, prepared.deck, wrong)
    raise AssertionError("a plan without any edit reads as what is there")


_UNPROVED = "the YAML could not be read with it: change it by hand"


def _without(pulled: Pulled, old: Deck, wrong: Sequence[str]) -> Pulled:
    """What was pulled, with the old section in the place of each that went wrong; the old deck where that did."""
    if "" in wrong:
        return pulled._replace(deck=old, new=frozenset())
    before = {section.key: section for section in old.sections}
    sections = (before.get(s.key) if s.key in wrong else s for s in pulled.deck.sections)
    deck = pulled.deck._replace(sections=tuple(section for section in sections if section is not None))
    return pulled._replace(deck=deck, new=pulled.new - set(wrong))


def _wrong(wanted: Deck, found: Deck | None) -> list[str]:
    """The keys of sections that do not read as they should; an empty one where the deck does not."""
    if found is None or found._replace(sections=()) != wanted._replace(sections=()):
        return [""]
    read = {section.key: section for section in found.sections}
    wrong = [s.key for s in wanted.sections if s.key not in read or _bare(s) != _bare(read[s.key])]
    is_in_order = list(read) == [section.key for section in wanted.sections]
    return wrong or ([] if is_in_order else [""])


def _bare(section: Section) -> Section:
    """A section without what follows from the rest of it."""
    block = section.visual
    return section._replace(visual=block._replace(decimals=0)) if isinstance(block, Chart) else section


def _read_again(source: str, options: pipeline.Options, plan: Planned) -> Deck | None:
    problems = Problems()
    project = read_project(source, problems, options.allow_outside, _instead(plan))
    return project.deck


def _instead(plan: Planned) -> dict[str, bytes | None]:
    return {os.path.abspath(path): data for path, data in plan.files.items()}


def _prepared(source: str, options: pipeline.Options, plan: Planned) -> pipeline.Prepared:
    problems = Problems()
    project = read_project(source, problems, options.allow_outside, _instead(plan))
    return pipeline.prepare_project(project, problems, options)


def _untold(rest: Comparison, left: Sequence[Left]) -> list[Left]:
    """Edits that are still in the deck alone, and of which nobody said why."""
    told = {one.key for one in left}
    found = []
    for change in rest.slides:
        key = _told_as(change.key)
        if key not in told and change.base is not None and any(_is_edit(d) for d in change.differences):
            found.append(Left(key, "some edits", "they could not be brought into the YAML"))
    return found


def _told_as(slide: str) -> str:
    """The section that a person knows a slide by; none for cover and closing slide, which deck.yaml makes."""
    return "" if slide in (COVER_KEY, CLOSING_KEY) else section_key(slide)


def _is_edit(d: Difference) -> bool:
    return d.side in (THEIRS, BOTH) and (d.is_text or d.kind in ("cell", "cell-format", "hidden", "group", "alt"))


def _coming(rest: Comparison) -> list[Left]:
    """What the next `make` changes in the deck, because the YAML says more or other things than its slides."""
    found = []
    for change in rest.slides:
        key = _told_as(change.key)
        if change.base is None:
            if change.ours is not None and change.theirs is None:
                found.append(Left(key, "a new slide", "the YAML has a section that the deck has not"))
            continue  # what every slide has is no news on one that a person made
        arriving = (d for d in change.differences if d.side == OURS and d.kind != "look")
        found.extend(Left(key, *_told(change, d)) for d in arriving)
        told = {(d.role, d.shape) for d in change.differences if d.is_text}
        found.extend(
            Left(key, "the order of paragraphs", _where(text.role))
            for text in change.texts
            if (text.role, text.shape) not in told and _is_reordered(text)
        )
    return list(dict.fromkeys(found))


def _is_reordered(text: TextMerge) -> bool:
    """Whether both sides say the same in another order: the YAML has a place of its own for each."""
    ours, theirs = ([item.hash for item in side] for side in (text.ours, text.theirs))
    return ours != theirs and sorted(ours) == sorted(theirs)


def _where(role: str) -> str:
    return "in the notes" if role == NOTES else "on the slide"


def _told(change: SlideChange, d: Difference) -> tuple[str, str]:
    where = _where(d.role)
    text = next((one for one in change.texts if (one.role, one.shape) == (d.role, d.shape)), None)
    if text is not None and d.is_text:
        side, at = (text.ours, d.ours) if d.ours is not None else (text.theirs, d.theirs)
        words = side[at[0]].text if at else ""
        if words:
            return f"{quoted(words)} {where}", d.kind
    return f"{d.kind} {d.shape}".strip(), where
