"""Sections in YAML of every style that people write, and changes of them: what splices are tried on, from a seed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.diagnostics import Problems
from deckbuild.model import Column, Columns, Point, Section
from deckbuild.model.visuals import Chart, Event, Figure, Figures, Quote, Table, Timeline
from deckbuild.pulling.splices.points import flat
from deckbuild.schema.reading import Inputs, Reading
from deckbuild.schema.section import read_section
from deckbuild.schema.visuals.quote import unquoted
from deckbuild.source import NOWHERE, Source
from deckbuild.yamlscalars import scalar
from deckbuild.yamltext import parse

if TYPE_CHECKING:
    from random import Random

WORDS = (
    "trade", "a: b", "x # y", "- dash", "it's", 'say "no"', "yes", "12", "Россия", "한국 정책", "{brace}", "[link]",
    "back\\\\slash", "2014-04-23", "ends:", "*star*", "**bold**", "@at", "100 %", "word " * 30 + "end", "~x", "null",
    "emoji 😀", "& and", "a, b", "`code`", "«мир»", "? why", "!bang", "| pipe", "> more", "#tag", "it is\u00a0so",
)  # fmt: skip
_PLAIN_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")


class Case(NamedTuple):
    """A section file, the section in it, and what it is to become."""

    text: str
    old: Section
    new: Section


def case(random: Random) -> Case:
    """A section in some style, and some changes of it."""
    text = _Writer(random).section()
    old = read(text)
    assert old is not None, text
    return Case(text, old, changed(old, random))


def hostile_section(random: Random) -> str:
    """A section in some style."""
    return _Writer(random).section()


def read(text: str) -> Section | None:
    """The section that a file says, None for one with errors."""
    problems = Problems()
    source = Source("x.yaml", text.removeprefix("\ufeff"))
    node = parse(source, problems)
    found = read_section(node, "x", Reading(source, problems, Inputs())) if node is not None else None
    return None if problems.has_errors else found


def comments(text: str) -> list[str]:
    """The comments of a file, which all begin with `#!`."""
    return [line[line.index("#!") :] for line in text.splitlines() if "#!" in line]


class _Writer:
    """Writes one section, every value in a style of its own."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.remarks = 0

    def section(self) -> str:
        random = self.random
        lines = [*self.pair("title", "")]
        if random.random() < 0.5:
            lines += self.pair("lead", "") if random.random() < 0.5 else ["lead:", *self.spoken("  ", "  ")]
        if random.random() < 0.8:
            lines += self.points("", 1)
        if random.random() < 0.4:
            lines += ["notes: |", "  - cue one", "  - cue two", "", "  A paragraph."]
        lines += self.block() if random.random() < 0.6 else []
        lines += ["hidden: yes"] if random.random() < 0.2 else []
        lines += self.pair("group", "") if random.random() < 0.3 else []
        lines = [line for one in lines for line in self.remarked(one, "")]
        end = random.choice(("\n", "\n", "\r\n"))
        text = end.join(lines) + (end if random.random() < 0.8 else "")
        return ("\ufeff" if random.random() < 0.15 else "") + text

    def remarked(self, line: str, indent: str) -> list[str]:
        if self.random.random() < 0.12 and line[:1] not in ("", " ", "-"):
            self.remarks += 1
            return [f"{indent}#! about {self.remarks}", line]
        return [line]

    def text(self) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(1, 3)))

    def value(self, indent: str) -> tuple[str, list[str]]:
        """A text behind its key or dash, and the lines that it goes on in, `indent` deep."""
        text, style = self.text(), self.random.randint(0, 5)
        if style == 0:
            return "'" + text.replace("'", "''") + "'", []
        if style == 1:
            return json.dumps(text, ensure_ascii=False), []
        if style == 2:
            words = text.split(" ")
            return ">", [indent + " ".join(words[n : n + 4]) for n in range(0, len(words), 4)]
        if style == 3 and set(text) <= _PLAIN_SAFE and " " in text:
            first, _, rest = text.partition(" ")
            return scalar(first) if scalar(first) == first else json.dumps(first), [] if scalar(first) != first else [
                indent + rest
            ]
        behind = f"   #! behind {self.remarks}" if self.random.random() < 0.2 else ""
        return scalar(text) + behind, []

    def pair(self, key: str, indent: str) -> list[str]:
        head, rest = self.value(indent + "  ")
        return [f"{indent}{key}: {head}", *rest]

    def spoken(self, first: str, others: str) -> list[str]:
        keys = self.random.choice((("show", "say"), ("say", "show"), ("show",), ("say",)))
        lines: list[str] = []
        for n, key in enumerate(keys):
            found = self.pair(key, others)
            if not n:
                found[0] = first + found[0].removeprefix(others)
            lines += found
        return lines

    def points(self, indent: str, level: int) -> list[str]:
        if self.random.random() < 0.12 and level == 1:
            items = [json.dumps(self.text(), ensure_ascii=False) for _ in range(3)]
            return [f"{indent}points: [{', '.join(items)}]"]
        at = indent + " " * self.random.choice((0, 2, 4))
        lines = [f"{indent}points:"]
        for _ in range(self.random.randint(1, 4)):
            if self.random.random() < 0.15:
                self.remarks += 1
                lines.append(f"{at}#! on point {self.remarks}")
            if self.random.random() < 0.5:
                head, rest = self.value(at + "    ")
                lines += [f"{at}- {head}", *rest]
                continue
            gap = " " * self.random.choice((1, 1, 3))
            lines += self.spoken(f"{at}-{gap}", f"{at} {gap}")
            if level < 3 and self.random.random() < 0.5:
                lines += self.points(f"{at} {gap}", level + 1)
        return lines

    def block(self) -> list[str]:
        return self.random.choice((self.table, self.chart, self.figures, self.timeline, self.quote, self.columns))()

    def cell(self) -> str:
        return json.dumps(self.text(), ensure_ascii=False)

    def table(self) -> list[str]:
        rows = [f"    - [{self.cell()}, {self.cell()}]" for _ in range(self.random.randint(1, 4))]
        return ["table:", f"  header: [{self.cell()}, {self.cell()}]", "  rows:", *rows]

    def chart(self) -> list[str]:
        rows = [f"    s{n}: [{self.random.randint(1, 99)}, 2.50, –]" for n in range(2)]
        return ["chart:", "  type: column", "  categories: [A, B, C]", "  series:", *rows]

    def figures(self) -> list[str]:
        one = ["  - value: 78 %", *self.pair("label", "    "), '  - "$25 bn": of trade']
        if self.random.random() < 0.5:
            return ["figures:", *one]
        return ["figures:", "  figures:", *("  " + line for line in one), "  source: somewhere"]

    def timeline(self) -> list[str]:
        return ["timeline:", '  - "2000": Treaty', "  - when: 2013", *self.pair("what", "    ")]

    def quote(self) -> list[str]:
        if self.random.random() < 0.4:
            return self.pair("quote", "")
        return ["quote:", *self.pair("text", "  "), *self.pair("by", "  ")]

    def columns(self) -> list[str]:
        one = ["  - title: Before", *self.points("    ", 2), "  - points: [alone]"]
        return ["columns:", *one]


def changed(section: Section, random: Random) -> Section:
    """The section with one to four changes."""
    for _ in range(random.randint(1, 4)):
        section = random.choice((_title, _lead, _points, _points, _points, _notes, _flags, _visual))(section, random)
    return section


def _new_text(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, 4)))


def _title(section: Section, random: Random) -> Section:
    return section._replace(title=_new_text(random))


def _lead(section: Section, random: Random) -> Section:
    at = section.lead.at if section.lead is not None else NOWHERE
    lead = random.choice((None, Point(_new_text(random), at=at), Point(_new_text(random), _new_text(random), at=at)))
    return section._replace(lead=lead)


def _notes(section: Section, random: Random) -> Section:
    return section._replace(notes=random.choice(("", "- one\n- two", "A word.\n\nAnother: word", _new_text(random))))


def _flags(section: Section, random: Random) -> Section:
    group = random.choice(("", _new_text(random)))
    return section._replace(hidden=random.random() < 0.5, omit=random.random() < 0.3, group=group)


def _points(section: Section, random: Random) -> Section:
    return section._replace(points=changed_points(section.points, random))


def changed_points(points: tuple[Point, ...], random: Random) -> tuple[Point, ...]:
    """The points with one of them changed, put in, taken out, moved or re-levelled."""
    what = random.choice(("text", "add", "remove", "move", "deeper", "up"))
    every = list(flat(points))
    if what == "add" or not every:
        new = Point(_new_text(random), random.choice(("", _new_text(random))))
        at = random.randint(0, len(points))
        return (*points[:at], new, *points[at:])
    at = random.randrange(len(points))
    if what == "text":
        wanted = random.choice(every)
        say = random.choice((wanted.say, "", _new_text(random)))
        return _mapped(points, lambda p: p._replace(show=_new_text(random), say=say) if p is wanted else p)
    if what == "remove":
        return (*points[:at], *points[at + 1 :])
    if what == "move":
        rest = [*points[:at], *points[at + 1 :]]
        rest.insert(random.randint(0, len(rest)), points[at])
        return tuple(rest)
    if what == "deeper" and at and not points[at].points:
        above = points[at - 1]
        below = (*above.points, points[at])
        return (*points[: at - 1], above._replace(points=below), *points[at + 1 :])
    if points[at].points:
        child = points[at].points[-1]
        parent = points[at]._replace(points=points[at].points[:-1])
        return (*points[:at], parent, child, *points[at + 1 :])
    return points


def _mapped(points: tuple[Point, ...], change: object) -> tuple[Point, ...]:
    return tuple(change(p)._replace(points=_mapped(change(p).points, change)) for p in points)  # type: ignore[operator]


def _visual(section: Section, random: Random) -> Section:
    block = section.visual
    text = _new_text(random)
    if isinstance(block, Table):
        rows = [tuple(text if random.random() < 0.3 else cell for cell in row) for row in block.rows]
        if random.random() < 0.3:
            rows.insert(random.randint(0, len(rows)), (text, "cell"))
        elif random.random() < 0.3 and len(rows) > 1:
            rows.pop()
        return section._replace(visual=block._replace(rows=tuple(rows), alt=random.choice(("", text))))
    if isinstance(block, Chart):
        values = [None, 7.0, 2.5, 1000.25]
        series = [s._replace(values=tuple(random.choice((v, *values)) for v in s.values)) for s in block.series]
        if random.random() < 0.3:
            series[0] = series[0]._replace(name=f"{text} one")
        return section._replace(visual=block._replace(series=tuple(series), title=random.choice(("", text))))
    if isinstance(block, Figures):
        figures = tuple(Figure(random.choice((f.value, text)), f.label) for f in block.figures)
        return section._replace(visual=block._replace(figures=figures, say=random.choice(("", text))))
    if isinstance(block, Timeline):
        events = tuple(Event(random.choice((e.when, text + str(n))), e.what) for n, e in enumerate(block.events))
        return section._replace(visual=block._replace(events=events, alt=random.choice(("", text))))
    if isinstance(block, Quote):
        return section._replace(visual=block._replace(text=unquoted(text), by=random.choice((block.by, "Somebody"))))
    if isinstance(block, Columns):
        first = block.columns[0]
        changed = Column(random.choice((first.title, text)), changed_points(first.points, random))
        return section._replace(visual=block._replace(columns=(changed, *block.columns[1:])))
    return section
