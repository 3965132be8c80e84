"""A section as its slides in the deck have it: every text, cell and figure that can go back, and why others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import BOTH, NOTES, THEIRS
from deckbuild.pulling.cells import pulled_cells
from deckbuild.pulling.continued import texts_of_several
from deckbuild.pulling.cues import pulled_notes
from deckbuild.pulling.lines import heard, settled
from deckbuild.pulling.origins import CUES, LEAD, POINTS, QUOTE
from deckbuild.pulling.points import pulled_points
from deckbuild.pulling.reasons import tell_lasting, why_loose
from deckbuild.pulling.texts import get, put, undressed
from deckbuild.pulling.values import LeftError, quoted
from deckbuild.pulling.views import texts_of, view_of
from deckbuild.pulling.wishes import wishes
from deckbuild.richtext import blocks, markdown
from deckbuild.schema.visuals.quote import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.model import Section
    from deckbuild.pulling.lines import Line
    from deckbuild.pulling.origins import Way
    from deckbuild.pulling.values import Tell
    from deckbuild.pulling.views import View
    from deckbuild.pulling.wishes import Part
    from deckbuild.richtext import Run


_NEEDED = ("title", "value", "label", "when", "what", "text")
"""Texts that a section or a block cannot do without."""


def pulled_section(section: Section, parts: Sequence[Part], take_theirs: bool, tell: Tell) -> Section:
    """The section with what a person changed on its slides: `parts`, more than one where it is continued."""
    if section.frozen:
        if any(d.side in (THEIRS, BOTH) for part in parts for d in part.change.differences):
            tell("what was edited", "the section is `frozen`: its slide belongs to PowerPoint")
        return section
    for part in parts:
        tell_lasting(part, tell)
    first = parts[0]
    if any(d.kind == "hidden" and d.side in (THEIRS, BOTH) for d in first.change.differences):
        section = section._replace(hidden=first.found.hidden)
    found = [wishes(part, take_theirs, tell) for part in parts]
    if any(wish.theirs for one in found for wish in one.values()):
        lines = [{name: wish.lines for name, wish in one.items()} for one in found]
        if len(parts) == 1:
            texts = texts_of(first.laid, section, lines[0])
        else:
            texts = texts_of_several([part.laid for part in parts], section, lines)
        slide = view_of([text for text in texts if text.name != NOTES], bool(section.points))
        notes = view_of([text for text in texts if text.name == NOTES], bool(section.points))
        section = _with_texts(section, slide, notes, first.laid.language, tell)
        _tell_loose(slide, notes, len(parts) > 1, tell)
    return pulled_cells(section, first, take_theirs, tell)


def _with_texts(section: Section, slide: View, notes: View, language: str, tell: Tell) -> Section:
    """The section with the lists and texts of both views."""
    for way in dict.fromkeys([*slide.lines, *notes.lines]):
        shown, said = slide.lines.get(way, []), notes.lines.get(way, [])
        if way == LEAD:
            lead = pulled_points((section.lead,) if section.lead else (), shown, said, tell)
            section = section._replace(lead=lead[0] if lead else None)
        elif way[-1:] == POINTS:
            section = put(section, way, pulled_points(get(section, way), shown, said, tell))
        elif way == CUES:
            try:
                section = section._replace(notes=pulled_notes(section.notes, said))
            except LeftError as problem:
                before = [heard(block.runs) for block in blocks(section.notes)]
                for line in said:
                    if line.ours is None or line.runs != before[line.ours]:
                        tell(quoted(line.text), str(problem))
        elif way in slide.laid:
            if way in notes.laid and not _says(said, notes.laid[way]) and _says(shown, slide.laid[way]):
                tell(f"{quoted(_words(said))} in the notes", "the notes repeat it from the slide: change it there")
            section = _single(section, way, shown, slide.laid[way], language, tell)
        else:
            section = _said_alone(section, way, said, notes.laid[way], tell)
    return section


def _single(section: Section, way: Way, lines: Sequence[Line], laid: Paragraph, language: str, tell: Tell) -> Section:
    """A text of its own, such as a title or a label; a paragraph that was added behind it is part of it."""
    if _says(lines, laid):
        return section
    if not lines and way[-1] in _NEEDED:
        tell(f"the {way[-1]} taken out", "the YAML needs it: take the whole out there")
        return section
    runs = [run for n, line in enumerate(lines) for run in (*_gap(line, n), *line.runs)]
    try:
        text = undressed(runs, laid.runs, get(section, way), language) if lines else ""
        text = unquoted(text) if way == QUOTE else text
        changed: Section = put(section, way, text)
    except LeftError as problem:
        tell(f"{quoted(_words(lines))}", str(problem))
        return section
    return changed


def _gap(line: Line, n: int) -> tuple[Run, ...]:
    return (line.runs[0]._replace(text=" "),) if n and line.runs else ()


def _said_alone(section: Section, way: Way, lines: Sequence[Line], laid: Paragraph, tell: Tell) -> Section:
    """What the notes alone say of a visual: its `say`."""
    if _says(lines, laid):
        return section
    if not lines:
        tell(f"{quoted(_words([]))} taken out of the notes", "the notes tell what the slide shows")
        return section
    changed: Section = put(section, way, " ".join(markdown(line.runs) for line in lines))
    return changed


def _says(lines: Sequence[Line], laid: Paragraph) -> bool:
    """Whether a text says just what was laid out."""
    return len(lines) == 1 and settled(lines[0].runs) == settled(laid.runs)


def _words(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _tell_loose(slide: View, notes: View, is_continued: bool, tell: Tell) -> None:
    """Tells what was changed of texts that are made of several things."""
    for view in (slide, notes):
        for name, line, laid in view.loose:
            if laid is None or settled(line.runs) != settled(laid.runs):
                tell(f"{quoted(line.text)}", why_loose(name, is_continued))
        for name, laid in view.gone:
            if any(run.text.strip() for run in laid.runs):
                words = "".join(run.text for run in laid.runs)
                tell(f"{quoted(words)} taken out", why_loose(name, is_continued))
