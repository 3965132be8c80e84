"""Opens the deck of a project and holds it against the YAML, for the commands that tell what differs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.terminal import visible
from deckbuild.places import shown

if TYPE_CHECKING:
    from deckbuild.cli.make import Call
    from deckbuild.compare.differences import Comparison, SlideChange
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pipeline import Prepared
    from deckbuild.readback.values import FoundDeck, FoundSlide


class Opened(NamedTuple):
    """A deck and its YAML, held against one another."""

    path: str
    prepared: Prepared
    found: FoundDeck
    comparison: Comparison

    def ours(self, change: SlideChange) -> LaidSlide | None:
        """The slide as the YAML lays it out now."""
        return None if change.ours is None else self.prepared.slides[change.ours]

    def theirs(self, change: SlideChange) -> FoundSlide | None:
        """The slide as it stands in the deck."""
        return None if change.theirs is None else self.found.slides[change.theirs]

    def title(self, change: SlideChange) -> str:
        """What the slide is called: by the deck, else by the YAML, else by its key."""
        ours, theirs = self.ours(change), self.theirs(change)
        title = (theirs.title if theirs is not None else "") or (ours.title if ours is not None else "")
        return visible(title or change.key) or "a slide without words"


def opened(call: Call) -> Opened | None:
    """The deck and its YAML; None where one of them cannot be had, after saying why."""
    from deckbuild.compare.decks import without_frozen
    from deckbuild.pipeline import deck_of, planned, prepare
    from deckbuild.readback.values import ReadbackError

    if not os.path.exists(call.source):
        _refuse(f"there is no file or folder {call.source}")
        return None
    prepared = prepare(call.source, options_of(call))
    if not prepared.is_ready or prepared.template is None:
        print_diagnostics([d for d in prepared.diagnostics if d.is_error], call._replace(format="text"))
        _refuse("the YAML cannot be laid out", "mend what is said above; `deckbuild check` says it again")
        return None
    path = call.output or deck_of(prepared.project, call.audience)
    if not os.path.exists(path):
        _refuse(f"there is no deck {shown(path)}", "`deckbuild make` builds it; name one elsewhere with -o")
        return None
    try:
        plan = planned(prepared, path, options_of(call))
    except ReadbackError as problem:
        _refuse(str(problem), "name another deck with -o, or build it anew with `deckbuild make`")
        return None
    if plan is None:
        _refuse(
            f"{shown(path)} does not say what it was built from: no build of this version wrote it, or a program"
            " lost that",
            f"`deckbuild adopt {shown(path)}` matches its slides with the sections",
        )
        return None
    frozen = {n for n, slide in enumerate(prepared.slides) if slide.frozen}
    return Opened(path, prepared, plan.found, without_frozen(plan.comparison, frozen))


def place(slide: LaidSlide | None) -> str:
    """Where the section of a slide stands, as `file:line`; empty for a slide that no section makes."""
    if slide is None or not slide.at.source.path:
        return ""
    line, _ = slide.at.source.position(slide.at.start)
    return f"{shown(slide.at.source.path)}:{line}"


def _refuse(message: str, hint: str = "") -> None:
    print(f"error: {visible(message)}", file=sys.stderr)
    if hint:
        print(f"  = hint: {visible(hint)}", file=sys.stderr)
