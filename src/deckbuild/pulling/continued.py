"""A section on several slides as one text: its points one after the other, whatever slide they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import NOTES
from deckbuild.pulling.lines import heard, read, settled
from deckbuild.pulling.origins import LEAD, list_of, of_notes, of_slide
from deckbuild.pulling.splices.points import flat
from deckbuild.pulling.views import Text
from deckbuild.pulling.wishes import laid_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Section
    from deckbuild.pulling.lines import Line
    from deckbuild.pulling.origins import Way, Ways
    from deckbuild.richtext import Run


def texts_of_several(
    slides: Sequence[LaidSlide], section: Section, lines: Sequence[dict[str, tuple[Line, ...]]]
) -> list[Text]:
    """The texts of a continued section's slides, those of one name as one; titles and repeated points have no way."""
    found: dict[str, Text] = {}
    shown = _Walk([read(p.show) for p in flat(section.points) if p.show])
    said = _Walk([heard(read(p.spoken)) for p in flat(section.points)])
    for n, (slide, own) in enumerate(zip(slides, lines, strict=True)):
        laid = laid_texts(slide)
        ways = of_slide(slide, section)
        roles = {shape.name: getattr(shape, "role", "") for shape in slide.content}
        for name in own:
            paragraphs = tuple(laid[name])
            if name == NOTES:
                own_ways = _notes_ways(slide, section, said, n, len(slides))
            elif roles.get(name) == "title":
                own_ways = [None]
            elif roles.get(name) == "body":
                own_ways = _body_ways(section, paragraphs, shown, first=n == 0)
            else:
                own_ways = ways.get(name, [None] * len(paragraphs))
            text = Text(name, paragraphs, own_ways, own[name], list_of(roles.get(name, ""), name))
            found[name] = _joined(found[name], text) if name in found else text
    return list(found.values())


class _Walk:
    """A walk through points in order, of which slides show one after the other and some again."""

    def __init__(self, wanted: Sequence[tuple[Run, ...]]) -> None:
        self.wanted, self.at = wanted, 0

    def way(self, paragraph: Paragraph) -> Way | None:
        """The way of the next point if the paragraph is that; None for one that is shown again."""
        if self.at < len(self.wanted) and settled(paragraph.runs) == self.wanted[self.at]:
            self.at += 1
            return ("points", self.at - 1)
        return None


def _body_ways(section: Section, laid: Sequence[Paragraph], walk: _Walk, first: bool) -> Ways:
    has_lead = first and section.lead is not None and bool(section.lead.show)
    lead: Ways = [LEAD] * has_lead
    return [*lead, *(walk.way(paragraph) for paragraph in laid[len(lead) :])]


def _notes_ways(slide: LaidSlide, section: Section, walk: _Walk, n: int, of: int) -> Ways:
    """The ways of the notes of one of several slides: the lead is said with the first, the cues with the last."""
    bare = section._replace(
        lead=section.lead if n == 0 else None,
        visual=section.visual if n == of - 1 else None,
        notes=section.notes if n == of - 1 else "",
    )
    ways = of_notes(bare, slide, ())
    start = int(bare.lead is not None)
    said: Ways = []
    for paragraph in slide.notes[start:]:
        way = walk.way(paragraph)
        if way is None:
            break
        said.append(way)
    rest = [way for way in ways[start:] if way is not None]
    tail: Ways = [*rest, *[None] * (len(slide.notes) - start - len(said) - len(rest))]
    return [*ways[:start], *said, *tail]


def _joined(one: Text, other: Text) -> Text:
    """Two texts as one, the second behind the first."""
    shift = len(one.laid)
    lines = tuple(line._replace(ours=line.ours + shift if line.ours is not None else None) for line in other.lines)
    return one._replace(laid=(*one.laid, *other.laid), ways=[*one.ways, *other.ways], lines=(*one.lines, *lines))
