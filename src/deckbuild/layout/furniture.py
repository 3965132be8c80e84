"""What every slide carries around its content: embargo, marking, disclaimer, date and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import fit
from deckbuild.fonts import face
from deckbuild.layout.choose import of_name, of_type
from deckbuild.layout.measure import SMALL_LADDER, measured, room
from deckbuild.layout.shapes import EMU_PER_POINT, Paragraph, Shape
from deckbuild.layout.slide import Furniture
from deckbuild.markings import TLP_COLORS, TLP_SIZE
from deckbuild.moments import embargo_line, embargo_runs
from deckbuild.phrases import long_date, phrases
from deckbuild.richtext import Run, plain, runs
from deckbuild.template.model import EMBARGO, MARKING, MARKING_FOOT, Box, Level, Placeholder

if TYPE_CHECKING:
    import datetime as dt

    from deckbuild.diagnostics import Problems
    from deckbuild.fit import Fit
    from deckbuild.model import Deck, Section
    from deckbuild.template.model import Layout, Template

FOOTER_LINES = 2
_LABEL_MARGIN = 10.0  # points of black on either side of a TLP label
_STRIP_LADDER = (14.0, 13.0, 12.0, 11.0, 10.0)
_HAIR = 12700  # a hair line of one point


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
        top = (*self._embargo(layout, language), *self._marking(layout, marking, MARKING))
        bottom = (
            *self._footer(layout, language),
            *self._marking(layout, marking, MARKING_FOOT),
            *self._date(layout, language),
            *self._number(layout),
        )
        return Furniture(top, bottom, self._notes(language, marking), self._row(layout))

    def _embargo(self, layout: Layout, language: str) -> tuple[Shape, ...]:
        if not self.embargoed or self.deck.embargo is None:
            return ()
        line = embargo_line(self.deck.embargo, language)
        place = of_name(layout.placeholders, EMBARGO) or self._strip(EMBARGO, 0.0, 0.7, "l")
        return (self._one_line("embargo", "Embargo", line, place, language),)

    def _marking(self, layout: Layout, marking: str, where: str) -> tuple[Shape, ...]:
        if not marking:
            return ()
        place = of_name(layout.placeholders, where)
        if place is None and where == MARKING_FOOT:
            return ()
        place = place or self._strip(MARKING, 0.7, 0.3, "r")
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
        if place.type:
            return Shape(role, name, (line._replace(size=chosen.size),), place, align=align)
        return Shape(role, name, (line._replace(size=chosen.size),), box=place.box, align=align, anchor="ctr")

    def _strip_full(self, role: str, text: str, chosen: Fit) -> None:
        """Reports an embargo or a marking that the strip at the top of a slide cannot hold."""
        takes = f"takes {sum(chosen.lines)} lines at {chosen.size:g} pt, more than its place has: {text}"
        if role == "embargo" and self.deck.embargo is not None:
            self.problems.error("embargo-long", f"the embargo {takes}", self.deck.embargo.at, "name fewer `zones`")
        else:
            self.problems.error("marking-long", f"the marking {takes}", self.deck.at.of("marking"), "shorten it")

    def _strip(self, name: str, start: float, share: float, anchor: str) -> Placeholder:
        """A place at the top of a slide whose template has none: `start` and `share` are parts of the width."""
        margin = self.template.width // 25
        width = self.template.width - 2 * margin
        box = Box(
            margin + int(width * start),
            self.template.height // 60,
            int(width * share),
            self.template.height // 20,
        )
        level = Level(12.0, True, self.template.body_font, 0, 0, 1.0, 0.0)
        return Placeholder("", 0, name, box, (0, 0, 0, 0), anchor, (level,) * 3)

    def _footer(self, layout: Layout, language: str) -> tuple[Shape, ...]:
        disclaimer = self.deck.disclaimer
        if disclaimer is None or not disclaimer.on_slides:
            return ()
        place = of_type(layout.placeholders, "ftr")
        if place is None and "no-footer" not in self._warned:
            self._warned.add("no-footer")
            message = f"the layout {layout.name!r} has no footer placeholder: the disclaimer goes into a text box"
            self.problems.warning(
                "no-footer",
                message,
                disclaimer.at,
                "add a footer to the layout in PowerPoint's slide master view",
            )
        box = None if place else self._foot_box()
        space = place or Placeholder(
            "",
            0,
            "",
            self._foot_box(),
            (0, 0, 0, 0),
            "ctr",
            (Level(9.0, False, self.template.body_font, 0, 0, 1.0, 0.0),) * 3,
        )
        paragraph = Paragraph(runs(disclaimer.text), language=self.deck.language)
        width, height = room(space)
        chosen = fit(
            measured((paragraph,), space.levels, language),
            width,
            max(height, 2.5 * 9),
            _small(space),
            FOOTER_LINES,
        )
        if not chosen.fits and "disclaimer-long" not in self._warned:
            self._warned.add("disclaimer-long")
            self._too_long(plain(disclaimer.text), sum(chosen.lines), layout)
        return (
            Shape(
                "footer",
                "Footer",
                (paragraph._replace(size=chosen.size),),
                place,
                box,
                anchor="" if place else "ctr",
            ),
        )

    def _too_long(self, text: str, lines: int, layout: Layout) -> None:
        assert self.deck.disclaimer is not None
        cut = max(1, round(len(text) * (1 - FOOTER_LINES / max(lines, FOOTER_LINES + 1))))
        message = f"the disclaimer takes {lines} lines at 9 pt in the footer of {layout.name!r}, {FOOTER_LINES} fit"
        self.problems.error(
            "disclaimer-long",
            message,
            self.deck.disclaimer.at,
            f"cut about {cut} of its {len(text)} characters",
        )

    def _foot_box(self) -> Box:
        margin = self.template.width // 20
        height = self.template.height // 15
        return Box(margin, self.template.height - height - margin // 3, int(self.template.width * 0.7), height)

    def _date(self, layout: Layout, language: str) -> tuple[Shape, ...]:
        place = of_type(layout.placeholders, "dt")
        if place is None or not self.deck.show_date or self.deck.date is None:
            return ()
        return (
            Shape(
                "date",
                "Date",
                (Paragraph((Run(long_date(self.deck.date, language)),), size=place.levels[0].size),),
                place,
            ),
        )

    def _number(self, layout: Layout) -> tuple[Shape, ...]:
        place = of_type(layout.placeholders, "sldNum")
        if place is None or not self.deck.numbers:
            return ()
        return (_numbered(place),)

    def _row(self, layout: Layout) -> Box:
        """The hair line above the footer row, over the width of the content."""
        feet = [p.box for p in layout.placeholders if p.type in ("ftr", "dt", "sldNum")]
        if not feet:
            foot = self._foot_box()
            return Box(foot.x, foot.y, foot.cx, _HAIR)
        left = min(b.x for b in feet)
        right = max(b.x + b.cx for b in feet)
        return Box(left, min(b.y for b in feet) - 4 * _HAIR, right - left, _HAIR)

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
    paragraph = Paragraph((Run("‹#›"),), size=place.levels[0].size, field="slidenum")
    return Shape("number", "Slide Number", (paragraph,), place)


def _small(place: Placeholder) -> tuple[float, ...]:
    """The footer sizes a placeholder's designer would accept."""
    return tuple(s for s in SMALL_LADDER if s <= place.levels[0].size) or SMALL_LADDER[-1:]


def emu(points: float) -> int:
    """Points as EMU."""
    return round(points * EMU_PER_POINT)
