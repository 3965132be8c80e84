"""Drafts to the deck's sections: words become texts, markers the section's, and every stretch is told its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuild.importing.account import group_place, is_within, letters
from deckbuild.importing.markers import DASHES, count_of, is_counted
from deckbuild.importing.understand.cues import inner_directions, own_timing
from deckbuild.importing.understand.drafts import PointDraft, SectionDraft
from deckbuild.importing.understand.pieces import MARKER, Ledger, Words, cut
from deckbuild.model import Point, Section
from deckbuild.phrases import phrases
from deckbuild.richtext import Run, markdown, plain

_BLANK = Run(" ")
_COUNT = re.compile(r"([0-9]{1,9})([.)])")


class Made:
    """The sections of a deck being made, the comments beside them, and the places whose words no document has."""

    def __init__(self, ledger: Ledger, language: str) -> None:
        self.ledger, self.language = ledger, language
        self.sections: list[Section] = []
        self.comments: list[dict[str, tuple[str, ...]]] = []
        self.added: list[str] = []

    def make(self, drafts: Sequence[SectionDraft]) -> None:
        """Makes the sections of drafts, in order."""
        for draft in drafts:
            self._section(draft)
        self._groups(drafts)

    def _section(self, draft: SectionDraft) -> None:
        place = f"section {len(self.sections) + 1}"
        self.comments.append({})
        if draft.title:
            self.ledger.put(draft.title, f"{place}, title")
            title = text_of(draft.title)
        else:
            title = phrases(self.language).talking_points
            self.added.append(f"{place}, title")
            self._comment("title", "the document has no heading here")
        marker = _marker(draft.points or draft.beside)
        if draft.time:
            self.ledger.put(draft.time[0], f"{place}, time")
        self.ledger.put(draft.notes, f"{place}, notes")
        self.ledger.put(draft.source, f"{place}, source")
        self.sections.append(
            Section(
                title,
                lead=self._point(draft.lead, f"{place}, lead") if draft.lead else None,
                points=tuple(self._points([*draft.points, *draft.beside], f"{place}, point ", marker)),
                marker=marker,
                notes=_notes(draft),
                source=text_of(draft.source),
                time=draft.time[1] if draft.time else None,
                language=draft.language,
                hidden=draft.hidden,
                omit=draft.apart,
            )
        )
        if draft.apart:
            self._comment(
                "", "set apart: about the authors, not part of the talk; `omit: true` keeps it off the slides"
            )

    def _comment(self, path: str, line: str) -> None:
        held = self.comments[-1]
        held[path] = (*held.get(path, ()), line)

    def _points(self, drafts: Sequence[PointDraft], place: str, marker: str) -> list[Point]:
        made = []
        for n, draft in enumerate(drafts, 1):
            point = self._point(draft, f"{place}{n}", marker)
            below = tuple(self._points(draft.points, f"{place}{n}.", ""))
            made.append(point._replace(points=below))
        return made

    def _point(self, draft: PointDraft, place: str, marker: str = "") -> Point:
        shown = list(draft.shown)
        if draft.number and draft.number.runs:
            if marker == "number":
                self.ledger.put(draft.number, f"{place}, number")
            else:
                shown.insert(0, draft.number)
        if draft.said:
            return self._apart(draft, shown, place)
        self.ledger.put([*draft.before, *shown, *draft.spoken], place)
        show = text_of(shown)
        full = text_of([*draft.before, *shown, *draft.spoken]) if draft.before or draft.spoken else show
        if draft.hidden:
            return Point("", full)
        quiet = _without_directions(shown)
        if quiet is not None:
            return Point(quiet, full)
        return Point(show, full if draft.spoken or draft.before else "")

    def _apart(self, draft: PointDraft, shown: Sequence[Words], place: str) -> Point:
        """A point whose slide and notes have words of their own in the document."""
        show, say = text_of(shown), text_of(draft.said)
        inside = is_within(letters(plain(show)), letters(plain(say)))
        self.ledger.put(shown, f"{place}, show" if inside else place)
        self.ledger.put(draft.said, place if inside else f"{place}, say")
        return Point(show, say)

    def _groups(self, drafts: Sequence[SectionDraft]) -> None:
        """Gives the sections of a group its name."""
        groups: dict[tuple[int, int], list[int]] = {}
        for n, draft in enumerate(drafts):
            if draft.group:
                groups.setdefault(draft.group[:2], []).append(n)
        names: dict[str, list[int]] = {}
        for numbers in groups.values():
            name = text_of([w for w in (drafts[numbers[0]].group,) if w])
            names.setdefault(name, []).extend(numbers)
            for n in numbers:
                self.sections[n] = self.sections[n]._replace(group=name)
        told: set[str] = set()
        for numbers in groups.values():
            words = drafts[numbers[0]].group
            name = self.sections[numbers[0]].group
            if words:
                place = group_place([n + 1 for n in names[name]])
                self.ledger.put(words, place if name not in told else "set aside: name of a group, said before")
                told.add(name)


def text_of(words: Sequence[Words]) -> str:
    """The words as one paragraph of inline Markdown, a blank between two stretches."""
    if len(words) == 1 and len(words[0].runs) == 1 and _is_plain(words[0].runs[0]):
        return words[0].runs[0].text
    runs: list[Run] = []
    for one in words:
        if runs and one.runs and not one.runs[0].text.startswith(" "):
            runs.append(_BLANK)
        runs += one.runs
    return markdown(runs)


def _is_plain(run: Run) -> bool:
    """Whether a run reads back as it is: most do, and are spared the way through the Markdown writer."""
    text = run.text
    return (
        not (run.bold or run.italic or run.code or run.link)
        and text.isprintable()
        and "  " not in text
        and not any(sign in text for sign in "*`[]\\")
    )


def _marker(points: Sequence[PointDraft]) -> str:
    """The marker that a section's points have in common."""
    listed = [p for p in points if not p.is_plain]
    if not listed:
        return "none" if any(p.shown for p in points) and points else "bullet"
    if _is_counted(listed, len(points)):
        return "number"
    listed = [p for p in listed if not p.hidden] or listed
    points = [p for p in points if not p.hidden] or points
    if _is_counted(listed, len(points)):
        return "number"
    marked = [p for p in listed if p.marker]  # the rows of tables have none
    if marked and all(is_counted(p.marker) for p in marked):
        return "none"
    if all(p.marker in DASHES for p in listed) and not all(p.marker == "-" for p in listed):
        return "dash"
    return "bullet"


def _is_counted(listed: Sequence[PointDraft], points: int) -> bool:
    """Whether so many points are all counted from one, or each is the first as some programs count."""
    if not all(any(c.isdigit() for c in p.marker) for p in listed):
        return False
    counts = [count_of(p.marker + " ") if is_counted(p.marker) else 0 for p in listed]
    return counts == list(range(1, points + 1)) or (set(counts) == {1} and points == len(listed))


def _without_directions(shown: Sequence[Words]) -> str | None:
    """What the slide shows of words with stage directions among them; None where there are none."""
    if len(shown) != 1:
        return None
    text = shown[0].text
    if "[" not in text and "(" not in text and "{" not in text and "（" not in text and "［" not in text:
        return None
    spans = inner_directions(text)
    tail = re.search(r"\s*[(\[（][^()\[\]]{1,30}[)\]）]\s*$", text)
    if tail and own_timing(tail[0]) and tail.span() not in spans:
        spans.append(tail.span())
    if not spans:
        return None
    at, kept = 0, []
    for start, end in [*spans, (len(text), len(text))]:
        runs = cut(shown[0].runs, at, start)
        if runs:
            kept.append(Words(shown[0].order, 0, runs))
        at = end
    return text_of(kept)


def _notes(draft: SectionDraft) -> str:
    """The notes as Markdown: paragraphs, and lists as lists, in which counts that Markdown does not know are words."""
    lines: list[str] = []
    steps: list[int] = []  # how far the items of each open level are indented
    waiting = ""
    for words in sorted(draft.notes, key=lambda words: words[:2]):
        if words.start == MARKER:
            waiting = words.text + " "
            continue
        before, waiting = waiting, ""
        level, marker = draft.listed.get(words[:2], (-1, ""))
        was_listed = bool(steps)
        del steps[max(level, 0) :]
        if level < 0:
            steps.clear()
            lines += [""] * bool(lines) + [before + _paragraph(words)]
            continue
        count = _COUNT.fullmatch(marker)
        sign = f"{int(count[1])}{count[2]} " if count else "- "
        named = "" if count or not is_counted(marker) else marker + " "
        lines += [""] * (bool(lines) and not was_listed)
        lines.append(" " * sum(steps) + sign + named + _paragraph(words))
        steps.append(len(sign))
    return "\n".join([*lines, *([waiting.strip()] if waiting else [])])


def _paragraph(words: Words) -> str:
    """A paragraph of the notes: inline Markdown, in which no sign at its beginning makes a list of it."""
    text = markdown(words.runs)
    return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([-+*])(?=\s|$)", r"\\\1", text))
