"""What a person sees after `import`: what was understood, what was not, what was set aside, and what to type next."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild import places
from deckbuild.cli.terminal import BOLD, DIM, YELLOW, shortened, styled, table, takes_color, visible, width
from deckbuild.importing.account import ASIDE
from deckbuild.importing.comments import DRAFT
from deckbuild.importing.short import MISSING
from deckbuild.moments import embargo_line
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deckbuild.cli.import_ import Call
    from deckbuild.cli.import_files import Written
    from deckbuild.importing.comments import Comments
    from deckbuild.importing.document import Document
    from deckbuild.importing.understand.understanding import Understood
    from deckbuild.model import Deck, Section

MANY = 40
"""Sections, and stretches set aside, from which on only a few are listed."""


ALWAYS = ("title", "event", "panel", "speaker", "date", "time", "embargo", "disclaimer")
"""The facts that a talk mostly has: one that was not found is told as well."""

_HEADER = f"{ASIDE}: said of the deck, whose own deck.yaml stays"


class Told(NamedTuple):
    """Everything there is to tell of an import."""

    documents: Sequence[Document]
    understood: Understood
    written: Written
    lost: tuple[str, ...]
    call: Call


def without_header(understood: Understood) -> Understood:
    """The same with an account that sets aside what is said of the deck: a deck that is there keeps its own header."""
    entries = (
        e._replace(place=_HEADER) if e.place.startswith(("deck.", "comments")) else e
        for e in understood.account.entries
    )
    return understood._replace(account=understood.account._replace(entries=tuple(entries)))


def as_text(told: Told) -> str:
    """For a person; with `-q`, only what was written."""
    color = takes_color(sys.stdout)
    lines: list[str] = []
    if not told.call.quiet:
        lines += _remarks(told)
        lines += _facts(told, color)
        lines += _sections(told.understood.deck.sections, told.understood.comments.sections, color)
        lines += _aside(told, color)
        lines += _drafts(told, color)
    lines += _account(told, color) if told.call.report else []
    lines += _ending(told, color)
    return "\n".join(lines) + "\n"


def as_json(told: Told) -> str:
    """The same for programs."""
    import json

    deck, comments, account = told.understood
    document: dict[str, Any] = {
        "folder": told.written.slides,
        "errors": [],
        "files": list(told.written.names),
        "kept": told.written.backup or None,
        "every_word_kept": not told.lost,
        "lost": list(told.lost),
        "remarks": [{"file": d.path, "remark": remark} for d in told.documents for remark in d.remarks],
        "deck": dict(_known(deck)),
        "header_not_written": told.written.header or None,
        "not_found": list(_not_found(told.understood)),
        "left_open": list(_left_open(told.understood)),
        "comments": {key: list(lines) for key, lines in comments.deck.items()},
        "sections": [
            {"title": plain(s.title), "lead": s.lead is not None, "points": len(s.points), "drafts": drafts}
            for s, drafts in zip(deck.sections, _counted(deck.sections, comments.sections), strict=True)
        ],
        "set_aside": [e._asdict() for e in account.set_aside],
        "left_to_the_notes": _left(comments),
    }
    if told.call.report:
        document["account"] = [e._asdict() for e in account.entries]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _remarks(told: Told) -> Iterator[str]:
    several = len(told.documents) > 1
    for document in told.documents:
        if document.remarks or several:
            yield visible(f"{document.path}: {'; '.join(document.remarks) or 'read'}")


def _known(deck: Deck) -> Iterator[tuple[str, str]]:
    """The facts of a deck, key and value in words."""
    for key in ("title", "subtitle", "event", "panel", "venue"):
        if getattr(deck, key):
            yield key, plain(getattr(deck, key))
    if deck.date:
        yield "date", deck.date.isoformat()
    if deck.start:
        yield "time", f"{deck.start:%H:%M}" + (f"-{deck.end:%H:%M}" if deck.end else "")
    if deck.timezone:
        yield "timezone", deck.timezone
    for speaker in deck.speakers:
        yield "speaker", ", ".join(plain(t) for t in speaker if t)
    if deck.embargo:
        yield "embargo", embargo_line(deck.embargo, "en")
    if deck.disclaimer:
        yield "disclaimer", plain(deck.disclaimer.text)
    if deck.marking:
        yield "marking", deck.marking
    if deck.check_against_delivery:
        yield "check against delivery", "yes"
    if deck.talk:
        yield "talk", f"{deck.talk:g} min"
    yield "language", deck.language


def _not_found(understood: Understood) -> tuple[str, ...]:
    """The facts that most talks have, and of which these documents say nothing."""
    there = {key for key, _ in _known(understood.deck)} | understood.comments.deck.keys()
    return tuple(key for key in ALWAYS if key not in there)


def _left_open(understood: Understood) -> tuple[str, ...]:
    """The keys without a value beside which a comment holds what the documents say."""
    there = {key.replace(" ", "_") for key, _ in _known(understood.deck)}
    return tuple(key for key in understood.comments.deck if key and key not in there)


def _facts(told: Told, color: bool) -> Iterator[str]:
    room = max(30, width() - 14)
    rows = list(_known(told.understood.deck))
    wide = max(len(key) for key, _ in rows)
    yield styled("understood", BOLD, color)
    for key, value in rows:
        yield f"  {key:<{wide}}  {shortened(visible(value), room)}"
    if missing := _not_found(told.understood):
        yield f"not found: {', '.join(missing)}"
    if waiting := _left_open(told.understood):
        yield f"left open: {', '.join(waiting)}"
    left = [(key, line) for key, lines in told.understood.comments.deck.items() for line in lines]
    if left and not told.written.header:  # which has the comments in it
        yield ""
        yield styled("to look at, as comments in deck.yaml", BOLD, color)
        for key, line in left[:MANY]:
            yield "  " + shortened(visible(f"{key}: {line}" if key else line), room)
    yield ""


def _sections(
    sections: Sequence[Section], comments: Sequence[Mapping[str, tuple[str, ...]]], color: bool
) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("", "section", "points", "drafts", "")]
    drafts = _counted(sections, comments)
    for n, section in enumerate(sections, 1):
        if n > MANY:
            break
        look = [word for word, there in (("hidden", section.hidden), ("left out", section.omit)) if there]
        points = f"{'1 lead + ' if section.lead else ''}{len(section.points)}"
        title = shortened(visible(plain(section.title)), 50)
        rows.append((str(n), title, points, str(drafts[n - 1] or ""), ", ".join(look)))
    yield from table(rows, (0, 2, 3), color)
    if len(sections) > MANY:
        yield f"  and {len(sections) - MANY:,} more"
    yield ""


def _counted(sections: Sequence[Section], comments: Sequence[Mapping[str, tuple[str, ...]]]) -> list[int]:
    """How many drafts each section has."""
    counts = [sum(1 for lines in held.values() for line in lines if line.startswith(DRAFT)) for held in comments]
    return [*counts, *[0] * (len(sections) - len(counts))]


def _aside(told: Told, color: bool) -> Iterator[str]:
    """What is in no key, point or note, by the reason."""
    found = told.understood.account.set_aside
    if not found:
        return
    yield styled("set aside", BOLD, color)
    counts = Counter(entry.place.partition(": ")[2] for entry in found)
    for reason, count in counts.most_common():
        first = next(entry for entry in found if entry.place.endswith(f": {reason}"))
        example = shortened(visible(" ".join(first.text.split())), 50)
        times = f", {count:,} times" if count > 1 else ""
        yield f"  {reason}{times}: {example} ({visible(first.origin)})" if example else f"  {reason}{times}"
    yield ""


def _left(comments: Comments) -> int:
    """How many long points have no short form."""
    return sum(line == MISSING for held in comments.sections for lines in held.values() for line in lines)


def _drafts(told: Told, color: bool) -> Iterator[str]:
    """How many short forms were cut out, and how many long points are left to the person."""
    left = _left(told.understood.comments)
    cut = sum(_counted(told.understood.deck.sections, told.understood.comments.sections)) - left
    if cut:
        yield styled(f"{plural(cut, 'short form')} cut out of long points, marked `# draft`", YELLOW, color)
    if left:
        yield styled(f"{plural(left, 'long point')} left to the notes, for no part can stand alone", YELLOW, color)
    if cut or left:
        yield "look at each, then delete its comment; `deckbuild check` lists them"
        yield ""


def _account(told: Told, color: bool) -> Iterator[str]:
    """Where every stretch of the documents went."""
    yield styled("account of the words", BOLD, color)
    path = ""
    for entry in told.understood.account.entries:
        if entry.path != path:
            path = entry.path
            yield styled(f"  {visible(path)}", DIM, color)
        yield f"  {visible(entry.origin)} → {visible(entry.place)}: {visible(' '.join(entry.text.split()))}"
    yield ""


def _ending(told: Told, color: bool) -> Iterator[str]:
    written = told.written
    if written.backup:
        kept = f"the slides that were there are replaced; they are kept in {places.shown(written.backup)}"
        yield styled(visible(kept), YELLOW, color)
    if written.header:
        yield styled("left for you, as deck.yaml is yours: what the documents say of the deck", BOLD, color)
        yield from (f"  {visible(line)}" for line in written.header.splitlines())
        yield ""
    if told.lost:
        yield "NOT every word has found its place: see the errors, and compare with the documents"
    elif not told.call.quiet:
        count = sum(len(entry.text.split()) for entry in told.understood.account.entries)
        aside = sum(len(entry.text.split()) for entry in told.understood.account.set_aside)
        yield f"every word has its place: {count - aside:,} in the deck, {aside:,} set aside"
    sections = plural(len(told.understood.deck.sections), "section")
    where = visible(places.shown(written.slides))
    if written.listed:
        yield f"added {sections} in {where}; its deck.yaml names its files, so add these under `sections:`"
        yield from (f"  - {name}" for name in written.names)
        return
    yield f"added {sections} to {where}" if told.call.into else f"wrote {sections} and deck.yaml to {where}"
    yield ""
    folder = os.path.normpath(told.call.directory)
    yield "  deckbuild make" if folder == os.curdir else f"  deckbuild make {_typed(folder)}"


def _typed(path: str) -> str:
    from shlex import quote

    return quote(path)


def plural(count: int, what: str) -> str:
    """So many of something."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
