"""Writes a deck to its file: anew, merged into what a person edited there, or as a release."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import sidecar, target
from deckbuild.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from deckbuild.layout.slide import LaidDeck
    from deckbuild.merging.decks import Merger, Planned
    from deckbuild.readback.values import Base

    Settle = Callable[[list[Diagnostic]], list[Diagnostic]]
    Progress = Callable[[str, int, int], None]

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_SAVE_IT = "save it as .pptx without a password"


class Wish(NamedTuple):
    """How a deck is to be written.

    `fresh` leaves out a person's edits, `release` leaves out all that is of the workshop. `take` settles all conflicts
    for `ours` or `theirs`; `ours` and `theirs` settle those of the sections of some keys. `root` is the folder that
    the project keeps its own things in, empty for none. `former` is the deck under the name that it had before its
    title was another, empty for none: what a person edited there is carried over.
    """

    root: str = ""
    fresh: bool = False
    release: bool = False
    take: str = ""
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    former: str = ""


class Merged(NamedTuple):
    """What a merge came to: titles of the slides with a person's edits, and how many slides are that person's own.

    `conflicts` counts those left open; `beside` is the file that keeps what no comment could, `before` the one that
    keeps the deck as it was. `is_same` says that the deck had all that the YAML says, and was left as it is. `former`
    is the deck of another name that the edits were carried over from, empty for none.
    """

    edited: tuple[str, ...]
    added: int
    conflicts: int
    beside: str = ""
    before: str = ""
    is_same: bool = False
    former: str = ""


class Written(NamedTuple):
    """What writing came to: the copy it kept of an edited deck, the merge if there was one, and what to tell.

    Nothing was written where one of the diagnostics is an error.
    """

    kept: str = ""
    merged: Merged | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_stopped(self) -> bool:
        """Whether nothing was written."""
        return any(d.is_error for d in self.diagnostics)


def write(
    laid: LaidDeck, path: str, wish: Wish, settle: Settle, progress: Progress | None = None, is_own: bool = False
) -> Written:
    """Writes the deck to `path`. `settle` gives diagnostics the levels that the person wants.

    `is_own` says that the file is known to be deckbuild's own work, untouched. Raises TargetError when it cannot be
    written.
    """
    target.check(path)
    there = path if os.path.exists(path) else wish.former
    edited = _edited(there, wish) if there and not is_own else ""
    if there and not edited and any(slide.frozen for slide in laid.slides):
        edited = there  # nobody has edited it yet, and the YAML may not change those slides any more
    if edited and not wish.fresh:
        planned = _planned(edited, path, laid, wish)
        if planned is not None:
            return _merge(planned, edited, path, wish, settle, progress)
    kept = target.keep(path) if edited and there == path else ""
    _write_anew(laid, path, wish, progress)
    found: list[Diagnostic] = []
    if kept and not wish.fresh:
        found = settle([_unknown(path, kept)])
    return Written(kept, None, tuple(found))


def in_memory(laid: LaidDeck, path: str, wish: Wish, settle: Settle) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The deck as it would be written to `path`, what a person edited there included; nothing on the disk changes.

    There are no bytes where a diagnostic is an error, as an open conflict is: nobody could settle it in a deck that has
    left the house.
    """
    from io import BytesIO

    made = BytesIO()
    edited = _edited(path, wish) if os.path.exists(path) and not wish.fresh else ""
    planned = _planned(edited, path, laid, wish) if edited else None
    if planned is None:
        _anew(laid, path, wish)(made)
        return made.getvalue(), ()
    from deckbuild.merging.conflicts import diagnostics
    from deckbuild.merging.decks import Merger

    found = settle([d._replace(level="error") if d.code == "conflict" else d for d in diagnostics(planned.conflicts)])
    if any(d.is_error for d in found):
        return b"", tuple(found)
    merger = Merger(planned)
    merger.run(None)
    merger.write(made, wish.release)
    return made.getvalue(), tuple(found)


def adopt(path: str, wish: Wish, write: Callable[[BinaryIO], str], is_itself: bool) -> str:
    """Puts a deck that was adopted in its place, its manifest beside the project; the copy kept of what was there.

    `write` fills the file and returns the manifest's text. `is_itself` says that what is there is the deck itself.
    """
    target.check(path)
    kept = target.keep(path) if os.path.exists(path) and (is_itself or _edited(path, wish)) else ""
    _replace(path, wish, write)
    if wish.root:
        sidecar.drop(sidecar.beside(wish.root, path).conflicts)
    return kept


def is_edited(path: str, wish: Wish) -> bool:
    """Whether a person has edited the deck at `path` since it was built."""
    return os.path.exists(path) and bool(_edited(path, wish))


def _edited(path: str, wish: Wish) -> str:
    """The file that holds a person's edits, or an empty text where the deck has none.

    It is the deck itself; or, as long as a conflict of the last merge is open and nobody has touched the deck since,
    that deck as it was before the merge.
    """
    kept = sidecar.manifests(wish.root, path) if wish.root else []
    if wish.root:
        beside = sidecar.beside(wish.root, path)
        if os.path.exists(beside.conflicts) and os.path.exists(beside.before) and target.is_as_merged(path, kept):
            return beside.before
    return "" if target.is_as_built(path, kept) else path


def planned(path: str, laid: LaidDeck, wish: Wish) -> Planned | None:
    """What the deck at `path` has of a person's, and what merging into it would mean; nothing is written.

    None where nothing tells what was built. Raises ReadbackError for what cannot be read.
    """
    return _plan(_edited(path, wish) or path, path, laid, wish)


def _planned(edited: str, path: str, laid: LaidDeck, wish: Wish) -> Planned | None:
    """The merge into an edited deck, or None where that is no deck, or nothing tells what was built.

    Raises TargetError for a deck that is locked: nobody knows what is in it.
    """
    from deckbuild.readback.values import ReadbackError

    try:
        return _plan(edited, path, laid, wish)
    except ReadbackError as problem:
        with open(edited, "rb") as file:
            if file.read(4) == _COMPOUND_FILE:
                message = f"{path} cannot be merged into: it is locked with a password, or of before 2007"
                raise target.TargetError(message, f"{_SAVE_IT}, or write to another file with -o") from problem
        return None


def _plan(edited: str, path: str, laid: LaidDeck, wish: Wish) -> Planned | None:
    """Of several builds that a released deck may be of, after one that was stopped, the one with the fewest edits."""
    from deckbuild.merging.conflicts import Choice
    from deckbuild.merging.decks import plan  # what merging takes, few makes need
    from deckbuild.readback.base import base_in

    def bases(build: str) -> list[Base]:
        if not wish.root:
            return []
        known = wish.former if edited == wish.former else path
        is_before = edited == sidecar.beside(wish.root, path).before
        found = (base_in(data) for data in sidecar.manifests(wish.root, known, build, is_before))
        return [base for base in found if base is not None]

    choice = Choice(wish.take, frozenset(wish.ours), frozenset(wish.theirs))
    return min(plan(edited, laid, choice, bases), key=lambda one: one.edits, default=None)


def _merge(planned: Planned, edited: str, path: str, wish: Wish, settle: Settle, progress: Progress | None) -> Written:
    """Merges unless a conflict is an error. Raises TargetError where the deck turns out to be damaged."""
    from deckbuild.merging.conflicts import diagnostics
    from deckbuild.template.model import TemplateError

    told = diagnostics(planned.conflicts)
    found = settle(told)
    if wish.release and any(one.is_open for one in planned.conflicts):
        found = [one._replace(level="error") if one.code == "conflict" else one for one in told]
    if any(d.is_error for d in found):
        return Written("", None, tuple(found))
    try:
        return _merged(planned, edited, path, wish, progress)._replace(diagnostics=tuple(found))
    except TemplateError as problem:
        message = f"{path} cannot be merged into: {problem}"
        raise target.TargetError(message, "`make --fresh` builds it anew, and keeps a copy") from problem


def _merged(planned: Planned, edited: str, path: str, wish: Wish, progress: Progress | None) -> Written:
    from deckbuild.merging.decks import Merger

    merger = Merger(planned)
    slides = len(planned.comparison.slides)
    merger.run((lambda n: progress("merging", n, slides)) if progress else None)
    count = sum(one.is_open for one in planned.conflicts)
    if edited == path and not count and not wish.release and merger.is_idle:
        return Written(merged=Merged(merger.edited, merger.added, 0, is_same=True))
    beside = sidecar.beside(wish.root, path) if wish.root else None
    lost = _keep_conflicts(merger, beside.conflicts if beside else f"{path}.conflicts.txt")
    before = _keep_before(edited, beside.before) if beside else ""
    is_again = beside is not None and edited == beside.before
    _replace(path, wish, lambda file: merger.write(file, wish.release), is_again)
    former = edited if edited == wish.former else ""
    return Written(merged=Merged(merger.edited, merger.added, count, lost, before, former=former))


def _keep_before(edited: str, path: str) -> str:
    """Keeps the edited deck as it is, unless it is what was kept already; an empty text where that cannot be."""
    try:
        if edited != path:
            sidecar.keep_before(edited, path)
    except OSError:  # the project cannot be written to
        return ""
    return path


def _keep_conflicts(merger: Merger, path: str) -> str:
    """Keeps what conflicts left open in a file, and returns its name where it holds what no comment could."""
    open_ones = [one for one in merger.planned.conflicts if one.is_open]
    if not open_ones:
        sidecar.drop(path)
        return ""
    sidecar.keep(path, "".join(f"{one.key}: {one.note}\n" for one in open_ones), lasting=bool(merger.uncommented))
    return path if merger.uncommented else ""


def _write_anew(laid: LaidDeck, path: str, wish: Wish, progress: Progress | None) -> None:
    _replace(path, wish, _anew(laid, path, wish, progress))
    if wish.root:
        sidecar.drop(sidecar.beside(wish.root, path).conflicts)


def _anew(laid: LaidDeck, path: str, wish: Wish, progress: Progress | None = None) -> Callable[[BinaryIO], str]:
    """Writes the deck to an open file as if there had been none, and returns its manifest."""
    from deckbuild.writer.package import write as write_package  # `check` does without the writer

    count = len(laid.slides)
    told = (lambda n: progress("writing", n, count)) if progress else None

    def written(file: BinaryIO) -> str:
        if not wish.release:
            return write_package(file, laid.deck, laid.slides, laid.template, laid.embargoed, told)
        from io import BytesIO

        from deckbuild.editing.release import write_stripped  # with lxml, which only releases need

        whole = BytesIO()
        text = write_package(whole, laid.deck, laid.slides, laid.template, laid.embargoed, told)
        return write_stripped(whole.getvalue(), os.path.basename(path), text, file)

    return written


def _replace(path: str, wish: Wish, write: Callable[[BinaryIO], str], is_again: bool = False) -> None:
    """Puts the deck in its place and its manifest beside the project.

    `is_again` says that the deck before the last merge was merged anew: then the manifest of its build is kept on.

    A deck that has no manifest inside is found by the one beside it alone: that is on the disk before the deck is, so
    that a moment's failure leaves the one or the other pair.
    """
    beside = sidecar.beside(wish.root, path) if wish.root else None
    texts: list[str] = []

    def written(file: BinaryIO) -> None:
        texts.append(write(file))
        if beside is not None and wish.release:
            sidecar.keep(beside.coming, texts[0], lasting=True)

    target.replace(path, written)
    if beside is None:
        return
    if os.path.exists(beside.manifest) and not is_again:
        os.replace(beside.manifest, beside.previous)
    sidecar.keep(beside.manifest, texts[0])
    sidecar.drop(beside.coming)


def _unknown(path: str, kept: str) -> Diagnostic:
    name = os.path.basename(path)
    return Diagnostic(
        code="not-merged",
        message=f"{name} was no deck that a build can be merged into: it is written anew",
        level="warning",
        hints=(f"what was there is kept as {os.path.basename(kept)}", "`deckbuild adopt` makes it known"),
    )
