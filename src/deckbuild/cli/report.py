"""What a person sees after `make`: one quiet table, the total against the slot, where the deck is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.cli.terminal import BOLD, YELLOW, shortened, styled, table, width
from deckbuild.places import shown
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Diagnostic
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pipeline import Prepared, Result

_FEW = 3
MANY = 60
"""Slides from which on the table shows only those that need a look."""


def slides_table(prepared: Prepared, color: bool) -> str:
    """A row a slide: number, title, words on it, words in its notes, speaking time, text size, what to look at."""
    looks = _looks(prepared.slides, prepared.diagnostics)
    few = len(prepared.slides) < MANY
    rows = [("", "slide", "shown", "notes", "time", "size", "")]
    room = max(20, width() - 45)
    for number, slide in enumerate(prepared.slides, 1):
        if few or looks[number - 1]:
            look = ", ".join(looks[number - 1])
            rows.append((
                str(number),
                shortened(slide.title, min(room, 44)),
                str(slide.words),
                str(slide.spoken.words),
                minutes_text(slide.spoken.middle) if slide.spoken.words else "",
                f"{slide.size:g} pt" if slide.size else "",
                styled(shortened(look, 40), YELLOW, color),
            ))  # fmt: skip
    lines = table(rows, (0, 2, 3, 4, 5), color)
    return "\n".join([*lines, "", *total(prepared, color)])


def total(prepared: Prepared, color: bool) -> list[str]:
    """The totals: slides, words, and speaking time against the talk and the slot."""
    deck = prepared.deck
    shown = [s for s in prepared.slides if not s.hidden]
    low, middle, high = (sum(getattr(s.spoken, name) for s in shown) for name in ("low", "middle", "high"))
    words = sum(s.spoken.words for s in shown)
    count = len(prepared.slides)
    line = f"{count} slide{'s' if count != 1 else ''}, {words:,} words to say, about {minutes_text(middle)} min"
    line += f" ({minutes_text(low)}–{minutes_text(high)})"
    if deck.talk is not None:
        line += f" of {minutes_text(deck.talk)}"
    if deck.slot is not None:
        line += f", slot {minutes_text(deck.slot)}"
    return [styled(line, BOLD, color)]


def merge_lines(result: Result) -> list[str]:
    """What became of a person's edits: which stayed, and where to find what did not."""
    merged = result.merged
    if merged is None:
        return []
    kept = []
    if merged.edited:
        names = ", ".join(f"“{title}”" for title in merged.edited[:_FEW])
        more = f" and {len(merged.edited) - _FEW} more" if len(merged.edited) > _FEW else ""
        kept.append(f"the edits on {names}{more}")
    if merged.added:
        kept.append(f"{merged.added} slide{'s' if merged.added != 1 else ''} of your own")
    if merged.is_same:
        return [f"{', '.join(kept)} stayed"[:1].upper() + f"{', '.join(kept)} stayed"[1:]] if kept else []
    if merged.former:
        kept.append(f"carried over from {shown(merged.former)}, which is left as it is")
    lines = [f"merged into the edited deck: {', '.join(kept) or 'its order'} stayed"]
    if merged.conflicts:
        where = f"in {shown(merged.beside)}" if merged.beside else "in comments on the slides"
        count = f"{merged.conflicts} conflict{'s' if merged.conflicts != 1 else ''}"
        lines.append(f"{count}: the YAML's words are on the slides, the others {where}")
        lines.append("`deckbuild make --theirs` takes PowerPoint's instead, `--ours` drops them")
    return lines


def as_json(result: Result) -> dict[str, Any]:
    """The same for programs; times in minutes, sizes in points."""
    prepared, merged = result.prepared, result.merged
    return {
        "deck": result.path or None,
        "kept": result.kept or None,
        "merged": merged
        and {
            "edited": list(merged.edited),
            "added": merged.added,
            "conflicts": merged.conflicts,
            "conflicts_file": merged.beside or None,
            "before": merged.before or None,
        },
        "up_to_date": False,
        "embargoed": prepared.embargoed,
        "slides": [
            {
                "number": number,
                "key": slide.key,
                "title": slide.title,
                "words_shown": slide.words,
                "words_spoken": slide.spoken.words,
                "minutes": round(slide.spoken.middle, 2),
                "minutes_low": round(slide.spoken.low, 2),
                "minutes_high": round(slide.spoken.high, 2),
                "size": slide.size or None,
                "hidden": slide.hidden,
            }
            for number, slide in enumerate(prepared.slides, 1)
        ],
    }


def problems_of_slides(slides: Sequence[LaidSlide], found: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """For each slide the problems at its section, which all slides of a section share."""
    starts: dict[str, list[int]] = {}
    for slide in slides:
        starts.setdefault(slide.at.source.path, []).append(slide.at.start)
    by_place: dict[tuple[str, int], list[Diagnostic]] = {}
    for d in found:  # a problem belongs to the section that starts last before it
        before = [start for start in starts.get(d.at.source.path, ()) if start <= d.at.start]
        if before:
            by_place.setdefault((d.at.source.path, max(before)), []).append(d)
    return [by_place.get((slide.at.source.path, slide.at.start), []) for slide in slides]


def _looks(slides: Sequence[LaidSlide], found: Sequence[Diagnostic]) -> list[list[str]]:
    """For each slide, what to look at: the codes of the problems at its section, and what was done to it."""
    looks = []
    for slide, problems in zip(slides, problems_of_slides(slides, found), strict=True):
        look = list(dict.fromkeys(d.code for d in problems))
        look += ["hidden"] if slide.hidden else []
        look += ["continued"] if "/" in slide.key else []
        looks.append(look)
    return looks
