"""`deckbuild adopt`: matches the slides of a deck with the sections, asks where it is not sure, and says what came."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.cli.comparing import place
from deckbuild.cli.guard import FINE
from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.terminal import BOLD, DIM, columns, shortened, styled, takes_color, visible
from deckbuild.layout.shapes import EMU_PER_POINT
from deckbuild.places import shown
from deckbuild.target import TargetError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.adopting.decks import Adoption
    from deckbuild.adopting.matching import Match
    from deckbuild.cli.make import Call
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pipeline import Prepared

_WIDEST = 40


class Adopted(NamedTuple):
    """What came of it: where the deck was written, a copy kept of what was there, and the matches that were taken."""

    path: str
    kept: str
    matches: list[Match]


def run(call: Call, deck: str, sure_only: bool) -> int:
    """Adopts the deck; 1 where nothing was written."""
    from deckbuild.pipeline import adoption, default_output, prepare
    from deckbuild.readback.values import ReadbackError

    if not os.path.exists(call.source):
        raise TargetError(f"there is no file or folder {call.source}", "name the project, or stand in its folder")
    prepared = prepare(call.source, options_of(call))
    if not prepared.is_ready:
        print_diagnostics([d for d in prepared.diagnostics if d.is_error], call._replace(format="text"))
        raise TargetError("the YAML cannot be laid out", "mend what is said above; `deckbuild check` says it again")
    try:
        found = adoption(prepared, deck)
    except ReadbackError as problem:
        raise TargetError(str(problem), "name a PowerPoint file, with the project's folder after it") from None
    path = call.output or default_output(prepared.project, call.audience)
    if found.is_known and _is_same(deck, path):
        print(f"{shown(deck)} is known already: `deckbuild status` says what was edited in it")
        return FINE
    if not found.fits_page:
        wide, high = (round(value / EMU_PER_POINT / 72, 2) for value in (found.found.width, found.found.height))
        raise TargetError(
            f"the pages of {shown(deck)} are {wide:g} by {high:g} inches, of another shape than the YAML's template",
            f"put it into the project, and name it in deck.yaml: `template: {os.path.basename(deck)}`",
        )
    taken = [match for match in found.matches if match.is_sure and (match.why == "key" or not found.is_known)]
    unsure = [match for match in found.matches if not match.is_sure and not found.is_known]
    if unsure and not sure_only:
        taken = sorted([*taken, *_asked(unsure, found, prepared, call)])
    if not taken:
        raise TargetError(
            f"no slide of {shown(deck)} is a section of the YAML for sure",
            f"make a project of it with `deckbuild import {shown(deck)} -o DIR`, or write sections with its titles",
        )
    _tell(found, prepared, _written(found, taken, deck, path, prepared, call), deck, call)
    return FINE


def _is_same(one: str, other: str) -> bool:
    return os.path.exists(other) and os.path.samefile(one, other)


def _asked(unsure: Sequence[Match], found: Adoption, prepared: Prepared, call: Call) -> list[Match]:
    """The matches that the person says yes to."""
    if not sys.stdin.isatty():
        numbers = ", ".join(str(match.slide + 1) for match in unsure)
        raise TargetError(
            f"which sections these slides are is not sure: {numbers}",
            "answer in a terminal, or take the sure ones only with --yes",
        )
    color = takes_color(sys.stdout, call.color)
    said = []
    for match in unsure:
        theirs, ours = found.found.slides[match.slide], _laid(prepared, match.key)
        print(styled(f"\nslide {match.slide + 1}  {visible(theirs.title) or 'without a title'}", BOLD, color))
        print(f"  may be  {visible(ours.title)}{_behind(place(ours))}  ({match.likeness:.0%} alike)")
        if input("  is it? [y/N] ").strip().lower() in ("y", "yes"):
            said.append(match)
    return said


def _written(found: Adoption, taken: list[Match], deck: str, path: str, prepared: Prepared, call: Call) -> Adopted:
    """Writes the adopted deck to its place; what is there is kept, unless it is deckbuild's own work, untouched."""
    from deckbuild import uptodate
    from deckbuild.pipeline import adopt

    kept = adopt(found, taken, prepared, path, is_itself=_is_same(deck, path))
    uptodate.forget(call.source, call.output)
    return Adopted(path, kept, taken)


def _tell(found: Adoption, prepared: Prepared, adopted: Adopted, deck: str, call: Call) -> None:
    keys = {match.key for match in adopted.matches}
    numbers = {match.slide for match in adopted.matches}
    only_deck = [n for n in range(len(found.found.slides)) if n not in numbers]
    only_yaml = [slide for slide in prepared.slides if slide.key not in keys]
    if call.format == "json":
        print(
            json.dumps(
                {
                    "deck": adopted.path,
                    "kept": adopted.kept or None,
                    "matched": [
                        {"slide": m.slide + 1, "key": m.key, "by": m.why, "likeness": m.likeness}
                        for m in adopted.matches
                    ],
                    "only_in_deck": [n + 1 for n in only_deck],
                    "only_in_yaml": [slide.key for slide in only_yaml],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    if not call.quiet:
        color = takes_color(sys.stdout, call.color)
        for match in adopted.matches:
            theirs, ours = found.found.slides[match.slide], _laid(prepared, match.key)
            title = shortened(visible(theirs.title), _WIDEST)
            space = " " * (_WIDEST - columns(title))
            print(f"  {match.slide + 1:>3}  {title}{space}  {styled(place(ours) or match.key, DIM, color)}")
        for n in only_deck:
            print(f"  {n + 1:>3}  {shortened(visible(found.found.slides[n].title), _WIDEST)}: only in the deck")
        for slide in only_yaml:
            print(f"    –  {shortened(visible(slide.title), _WIDEST)}: only in the YAML, the next make adds it")
    count = len(adopted.matches)
    print(f"adopted {shown(deck)} as {shown(adopted.path)}: {count} of {len(found.found.slides)} slides are the YAML's")
    if adopted.kept:
        print(f"what was there is kept as {shown(adopted.kept)}")
    if found.has_own_layouts and not call.quiet:
        print(
            f"its layouts are not those of the YAML's template: to have new slides in its look, put {shown(deck)} into"
            f" the project and name it in deck.yaml: `template: {visible(os.path.basename(deck))}`"
        )


def _laid(prepared: Prepared, key: str) -> LaidSlide:
    return next(slide for slide in prepared.slides if slide.key == key)


def _behind(text: str) -> str:
    return f"  {text}" if text else ""
