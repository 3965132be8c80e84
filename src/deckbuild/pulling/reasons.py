"""Why edits stay in the deck: what the YAML has no words for, and what it alone decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import BOTH, NOTES, THEIRS
from deckbuild.compare.sides import FROM_YAML
from deckbuild.pulling.values import quoted

if TYPE_CHECKING:
    from deckbuild.compare.differences import Difference
    from deckbuild.pulling.values import Tell
    from deckbuild.pulling.wishes import Part


KEPT = "the YAML has no words for it; `make` keeps it in the deck"
_ALWAYS = "it always comes from the YAML: change {} in deck.yaml"
_KEYS = {
    "footer": "`disclaimer`", "embargo": "`embargo`", "marking": "`marking`", "date": "`date`", "number": "`numbers`"
}  # fmt: skip
_FOREIGN = {"comment": "a comment", "animation": "the animation", "transition": "the transition"}


def tell_lasting(part: Part, tell: Tell) -> None:
    """Tells what of a slide's edits has no place in any YAML: boxes, things put on it, what must be there."""
    for d in part.change.differences:
        if d.side not in (THEIRS, BOTH):
            continue
        if d.role in FROM_YAML:
            if d.kind != "box":
                tell(f"the {_name(d)}", _ALWAYS.format(_KEYS[d.role]))
        elif d.kind == "box" and "/" not in d.shape:
            tell(f"where {_name(d)} stands, or how large", KEPT)
        elif d.kind == "foreign":
            tell(_FOREIGN.get(d.role, f"{_article(d.role)} {quoted(d.shape)} put on the slide"), KEPT)
        elif d.kind in ("shape-removed", "shape-added") and (thing := part.found.named(d.shape)) is not None:
            for one in (thing, *thing.inner):
                for line in one.lines:
                    tell(quoted(line.text), "the YAML lays the slide out in another way since: change it there")
        elif d.kind == "shape-removed" and d.role != "rule":
            tell(f"{_name(d)} taken off the slide", "the YAML still has it: take it out there, if it is to go")
        elif d.kind == "shows":
            tell(f"another {'picture' if d.role == 'picture' else 'type of chart'}", KEPT)


def why_loose(name: str, is_continued: bool) -> str:
    """Why a text that is made of several things stays in the deck."""
    if name == NOTES:
        return "the notes make it of what the slide shows, of `source` or of `disclaimer`: change it there"
    if is_continued:
        return "the section goes on over several slides, which repeat it: change it in the YAML"
    return "it is made of several things in the YAML: change them there"


def _name(d: Difference) -> str:
    return d.shape.lower() if d.role in FROM_YAML else quoted(d.shape)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeio" else f"a {kind}"
