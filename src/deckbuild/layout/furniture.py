"""What every slide carries around its content: embargo, marking, disclaimer, date and number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, fit
from deckbuild.fonts import face
from deckbuild.layout import gaps
from deckbuild.layout.choose import of_name, of_type
from deckbuild.layout.measure import SMALL_LADDER, measured, room
from deckbuild.layout.settled import OWN_PLACES, row_rule
from deckbuild.layout.shapes import EMU_PER_POINT, Paragraph, Shape, inked
from deckbuild.layout.slide import Furniture
from deckbuild.markings import TLP_COLORS, TLP_SIZE
from deckbuild.moments import embargo_line, embargo_runs
from deckbuild.phrases import long_date, phrases
from deckbuild.richtext import Run, plain, runs
from deckbuild.template.model import EMBARGO, FURNITURE, MARKING, MARKING_FOOT, OWN, Box

if TYPE_CHECKING:
    import datetime as dt

    from deckbuild.diagnostics import Problems
    from deckbuild.fit import Fit
    from deckbuild.model import Deck, Section
    from deckbuild.source import Span
    from deckbuild.template.model import Layout, Placeholder, Template

FOOTER_LINES = 2


class _Lacking(NamedTuple):
    """How to say that a layout has no place of a type."""

    code: str
    lacks: str
    what: str


_LACKING = {
    "ftr": _Lacking(code="no-footer", lacks="footer placeholder: the disclaimer goes", what="a footer"),
    "dt": _Lacking(code="no-date", lacks="date placeholder: the date goes", what="the date"),
    "sldNum": _Lacking(code="no-number", lacks="slide number placeholder: the number goes", what="the slide number"),
}
_LABEL_MARGIN = 10.0  # points of black on either side of a TLP label
_STRIP_LADDER = (14.0, 13.0, 12.0, 11.0, 10.0)


class Furnisher:
    """Makes the furniture of each layout once and hands out the same value again."""

    def __init__(self, deck: Deck, template: Template, now: dt.datetime, problems: Problems) -> None:
        self.deck, self.template, self.problems = deck, template, problems
        self.embargoed = embargo_runs(deck.embargo, now)
        self._made: dict[tuple[str, str, str], Furniture] = {}
        self._warned: set[str] = set()

    def of(self, layout: Layout, section: Section | None = None) -> Furniture:
        """The furniture of a slide with that layout; a section may override language and marking."""
        language = (section.language if section else "") or self.deck.language
        marking = (section.marking if section else "") or self.deck.marking
        key = (layout.part, language, marking)
        if key not in self._made:
            self._made[key] = self._make(layout, language, marking)
        return self._made[key]

    def _make(self, layout: Layout, language: str, marking: str) -> Furniture:
        top: tuple[Shape, ...] = (*self._embargo(layout, language), *self._marking(layout, marking, MARKING))
        bottom: tuple[Shape, ...] = (
            *self._footer(layout, language),
            *self._marking(layout, marking, MARKING_FOOT),
            *self._date(layout, language),
            *self._number(layout),
        )
        feet = [p.box for p in layout.placeholders if p.type in _LACKING or p.name in OWN_PLACES.values()]
        top, bottom = _legible(top, layout), _legible(bottom, layout)
        return Furniture(top, bottom, self._notes(language, marking), row_rule(feet, self.template))

    def _place(self, layout: Layout, kind: str, at: Span) -> Placeholder:
        """The layout's place of a type, or the text box that stands in for it, which is worth a warning."""
        place = of_type(layout.placeholders, kind)
        if place is not None:
            return place
        code, lacking, what = _LACKING[kind]
        if code not in self._warned:
            self._warned.add(code)
            message = f"the layout {layout.name!r} has no {lacking} into a text box"
            self.problems.warning(code, message, at, f"add {what} to the layout in PowerPoint's slide master view")
        place = of_name(layout.placeholders, OWN_PLACES[kind])
        assert place is not None  # a settled layout has one or the other
        return place

    def _embargo(self, layout: Layout, language: str) -> tuple[Shape, ...]:
        if not self.embargoed or self.deck.embargo is None:
            return ()
        line = embargo_line(self.deck.embargo, language)
        place = of_name(layout.placeholders, EMBARGO)
        assert place is not None  # a settled layout has one
        return (self._one_line("embargo", "Embargo", line, place, language),)

    def _marking(self, layout: Layout, marking: str, where: str) -> tuple[Shape, ...]:
        if not marking:
            return ()
        place = of_name(layout.placeholders, where)
        if place is None:  # only above the slide's content is it a must
            return ()
        name = "Marking" if where == MARKING else "Marking below"
        shape = self._one_line("marking", name, marking, place, self.deck.language)
        if marking not in TLP_COLORS:
            return (shape,)
        size = max(TLP_SIZE, shape.paragraphs[0].size)
        label = shape.paragraphs[0]._replace(color=TLP_COLORS[marking], size=size)
        width = round((face(place.levels[0].font, True).width(marking) * size + 2 * _LABEL_MARGIN) * EMU_PER_POINT)
        box = shape.place
        narrow = box._replace(x=box.x + max(0, box.cx - width), cx=min(width, box.cx))
        return (shape._replace(paragraphs=(label,), fill="000000", align="ctr", box=narrow),)

    def _one_line(self, role: str, name: str, text: str, place: Placeholder, language: str) -> Shape:
        """A text in one line of a strip, as large as the strip takes it."""
        line = Paragraph((Run(text),))
        width, height = room(place)
        sizes = tuple(s for s in _STRIP_LADDER if s <= place.levels[0].size) or (place.levels[0].size,)
        chosen = fit(measured((line,), place.levels, language), width, height, sizes, 1)
        if not chosen.fits:
            chosen = fit(measured((line,), place.levels, language), width, height, (9.0, 8.0))
        if not chosen.fits and role not in self._warned:
            self._warned.add(role)
            self._strip_full(role, text, chosen)
        align = "r" if role == "marking" else ""
        shape = _set_in(role, name, line._replace(size=chosen.size), place, place.box)
        return shape._replace(align=align)

    def _strip_full(self, role: str, text: str, chosen: Fit) -> None:
        """Reports an embargo or a marking that the strip at the top of a slide cannot hold."""
        takes = f"takes {sum(chosen.lines)} lines at {chosen.size:g} pt, more than its place has: {text}"
        if role == "embargo" and self.deck.embargo is not None:
            self.problems.error("embargo-long", f"the embargo {takes}", self.deck.embargo.at, "name fewer `zones`")
        else:
            self.problems.error("marking-long", f"the marking {takes}", self.deck.at.of("marking"), "shorten it")

    def _footer(self, layout: Layout, language: str) -> tuple[Shape, ...]:
        disclaimer = self.deck.disclaimer
        if disclaimer is None or not disclaimer.on_slides:
            return ()
        place = self._place(layout, "ftr", disclaimer.at)
        paragraph = Paragraph(runs(disclaimer.text), language=self.deck.language)
        box = place.box
        chosen = _small_fit(paragraph, place, box, language)
        if not chosen.fits:
            box = _widened(place, layout, self.template)
            chosen = _small_fit(paragraph, place, box, language)
        if not chosen.fits and "disclaimer-long" not in self._warned:
            self._warned.add("disclaimer-long")
            most = min(FOOTER_LINES, int(room(place, box)[1] / (LINE_PITCH * chosen.size)))
            self._too_long(plain(disclaimer.text), sum(chosen.lines), most, layout)
        return (_set_in("footer", "Footer", paragraph._replace(size=chosen.size), place, box),)

    def _too_long(self, text: str, lines: int, most: int, layout: Layout) -> None:
        assert self.deck.disclaimer is not None
        cut = max(1, round(len(text) * (1 - most / max(lines, most + 1))))
        fit_there = f"{most} fit{'s' if most == 1 else ''}"
        message = f"the disclaimer takes {lines} lines at 9 pt in the footer of {layout.name!r}, {fit_there}"
        self.problems.error(
            "disclaimer-long",
            message,
            self.deck.disclaimer.at,
            f"cut about {cut} of its {len(text)} characters",
        )

    def _date(self, layout: Layout, language: str) -> tuple[Shape, ...]:
        if not self.deck.show_date or self.deck.date is None:
            return ()
        place = self._place(layout, "dt", self.deck.at.of("date"))
        line = Paragraph((Run(long_date(self.deck.date, language)),), size=_line_size(place))
        return (_set_in("date", "Date", line, place, place.box),)

    def _number(self, layout: Layout) -> tuple[Shape, ...]:
        if not self.deck.numbers:
            return ()
        return (_numbered(self._place(layout, "sldNum", self.deck.at)),)

    def _notes(self, language: str, marking: str) -> tuple[Shape, ...]:
        """The notes page's own header, footer and number."""
        places = self.template.notes
        words = phrases(language)
        head = [embargo_line(self.deck.embargo, language)] if self.embargoed and self.deck.embargo else []
        head += [words.check_against_delivery] if self.deck.check_against_delivery else []
        head += [marking] if marking else []
        shapes = []
        if head and (place := of_type(places, "hdr")):
            shapes.append(self._small_print("header", "Header", [(Run(line),) for line in head], place, language))
        disclaimer = self.deck.disclaimer
        if disclaimer and disclaimer.on_notes and (place := of_type(places, "ftr")):
            shapes.append(self._small_print("footer", "Footer", [runs(disclaimer.text)], place, self.deck.language))
        if self.deck.numbers and (place := of_type(places, "sldNum")):
            shapes.append(_numbered(place))
        return tuple(shapes)

    def _small_print(
        self, role: str, name: str, lines: list[tuple[Run, ...]], place: Placeholder, language: str
    ) -> Shape:
        paragraphs = [Paragraph(line, language=language) for line in lines]
        width, height = room(place)
        size = fit(measured(paragraphs, place.levels, language), width, height, (*_small(place), 8.0, 7.0)).size
        return Shape(role, name, tuple(p._replace(size=size) for p in paragraphs), place)


def _numbered(place: Placeholder) -> Shape:
    """The slide's number as a field; its size in so many words, for not every program heeds the master's."""
    paragraph = Paragraph((Run("‹#›"),), size=_line_size(place), field="slidenum")
    return _set_in("number", "Slide Number", paragraph, place, place.box)


def _set_in(role: str, name: str, paragraph: Paragraph, place: Placeholder, box: Box) -> Shape:
    """A paragraph in a placeholder, or in the text box that stands in for one."""
    if place.type:
        return Shape(role, name, (paragraph,), place, box if box != place.box else None)
    return Shape(role, name, (paragraph,), box=box, align=place.anchor, anchor="ctr")


def _legible(shapes: tuple[Shape, ...], layout: Layout) -> tuple[Shape, ...]:
    """The shapes with their text boxes in a colour that can be read on the layout's ground."""
    if not layout.ink:
        return shapes
    return tuple(s if s.placeholder else s._replace(paragraphs=inked(s.paragraphs, layout.ink)) for s in shapes)


def _small_fit(paragraph: Paragraph, place: Placeholder, box: Box, language: str) -> Fit:
    width, height = room(place, box)
    texts = measured((paragraph,), place.levels, language)
    return fit(texts, width, max(height, FOOTER_LINES * 9 * LINE_PITCH), _small(place), FOOTER_LINES)


def _widened(place: Placeholder, layout: Layout, template: Template) -> Box:
    """The box of a footer with all the room that other things leave it."""
    margin = template.width // 40
    region = Box(margin, place.box.y, template.width - 2 * margin, template.height - place.box.y - margin // 4)
    content = [p.box for p in layout.placeholders if p is not place and p.type not in FURNITURE]
    row = [p.box for p in layout.placeholders if p is not place and (p.type in FURNITURE or p.name.startswith(OWN))]
    return gaps.grown(place.box, [*content, *row, *layout.artwork], region)


def _line_size(place: Placeholder) -> float:
    """The size of a single line: the placeholder's own, unless that is higher than its box."""
    size, high = place.levels[0].size, (place.box.cy + EMU_PER_POINT) / EMU_PER_POINT / LINE_PITCH
    return size if size <= high else max([s for s in SMALL_LADDER if s <= high], default=SMALL_LADDER[-1])


def _small(place: Placeholder) -> tuple[float, ...]:
    """The footer sizes a placeholder's designer would accept."""
    return tuple(s for s in SMALL_LADDER if s <= place.levels[0].size) or SMALL_LADDER[-1:]
