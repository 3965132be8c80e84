"""Text as it looks: runs and paragraphs with what they inherit from lists, placeholders, masters and defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.paints import Gradient, Solid
from deckbuild.audit.reading.colors import color_of
from deckbuild.audit.reading.elements import A, R, first_attribute, is_true, local, number, share, whole
from deckbuild.audit.reading.fills import FILLS, fill_in
from deckbuild.audit.reading.links import link_in
from deckbuild.audit.values import Body, Marker, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from deckbuild.audit.paints import Rgba
    from deckbuild.audit.reading.sheets import Sheet

_SINGLE = 1.2
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_TURNS = {"vert": 90, "eaVert": 90, "vert270": 270}
_FITS = {"noAutofit": "none", "spAutoFit": "shape", "normAutofit": "text"}
_MOST_SIZE = 4000.0


class Inherited(NamedTuple):
    """What a text inherits: `bodies` and list `styles`, the strongest first, and the colour and font of its style.

    The first `own` of the styles are stronger than the style's font. `color` is what a table's style says of a cell.
    """

    bodies: tuple[etree._Element, ...] = ()
    styles: tuple[etree._Element, ...] = ()
    font: etree._Element | None = None
    own: int = 1
    color: Rgba | None = None
    bold: bool | None = None


def body_of(text: etree._Element, inherited: Inherited, sheet: Sheet, jumps: frozenset[str]) -> Body:
    """The text in a `txBody`; `jumps` are the slides that links may lead to."""
    own = text.find(f"{A}bodyPr")
    bodies = (*(() if own is None else (own,)), *inherited.bodies)
    lists = text.find(f"{A}lstStyle")
    inherited = inherited._replace(styles=(*(() if lists is None else (lists,)), *inherited.styles))
    inherited = inherited._replace(own=inherited.own + (lists is not None) - 1)
    reader = _Reader(inherited, sheet, jumps)
    fit = next((one for body in bodies for one in body if local(one) in _FITS), None)
    left, top, right, bottom = (whole(first_attribute(bodies, name), default) for name, default in _INSETS)
    return Body(
        tuple(reader.paragraph(one) for one in text.iterfind(f"{A}p")),
        (left, top, right, bottom),
        first_attribute(bodies, "anchor") or "t",
        first_attribute(bodies, "wrap") != "none",
        "none" if fit is None else _FITS[local(fit)],
        1.0 if fit is None else max(0.01, share(fit.get("fontScale"), 1.0)),
        0.0 if fit is None else share(fit.get("lnSpcReduction"), 0.0),
        (_TURNS.get(first_attribute(bodies, "vert") or "", 0) + round(number(first_attribute(bodies, "rot")) / 60_000))
        % 360,
        max(1, min(16, whole(first_attribute(bodies, "numCol"), 1))),
    )


class _Level(NamedTuple):
    paragraphs: list[etree._Element]
    runs: list[etree._Element]


class _Reader:
    """Reads the paragraphs of one text; remembers what its levels inherit."""

    def __init__(self, inherited: Inherited, sheet: Sheet, jumps: frozenset[str]) -> None:
        self.inherited, self.sheet, self.jumps = inherited, sheet, jumps
        self._levels: dict[int, _Level] = {}

    def paragraph(self, element: etree._Element) -> Paragraph:
        """A paragraph with its runs."""
        own = element.find(f"{A}pPr")
        number_ = 0 if own is None else min(8, max(0, whole(own.get("lvl"))))
        level = self._level(number_)
        chain = [*(() if own is None else (own,)), *level.paragraphs]
        runs = tuple(self._runs(element, level))
        if not runs:
            runs = (self._run("", element.find(f"{A}endParaRPr"), level),)
        size = max(run.size for run in runs)
        rtl = is_true(first_attribute(chain, "rtl"))
        align = first_attribute(chain, "algn") or ("r" if rtl else "l")
        bullet = next((local(one) for one_chain in chain for one in one_chain if local(one) in _BULLETS), "buNone")
        return Paragraph(
            runs,
            number_,
            align if align in ("ctr", "r", "just") else "l",
            whole(first_attribute(chain, "marL")),
            whole(first_attribute(chain, "indent")),
            _spacing(chain, "lnSpc", size, 1.0),
            _spacing(chain, "spcBef", size, 0.0) * size * _SINGLE,
            _spacing(chain, "spcAft", size, 0.0) * size * _SINGLE,
            bullet != "buNone",
            self._marker(chain) if bullet != "buNone" else None,
            rtl,
        )

    def _marker(self, chain: Sequence[etree._Element]) -> Marker:
        """The bullet or number of a paragraph; a picture for a bullet is taken for a dot."""
        inside = [one for properties in chain for one in properties]
        made = next(one for one in inside if local(one) in _BULLETS)
        color = next((color_of(one, self.sheet.palette) for one in inside if local(one) == "buClr"), None)
        font = next((one.get("typeface", "") for one in inside if local(one) == "buFont"), "")
        size = next((share(one.get("val"), 1.0) for one in inside if local(one) == "buSzPct"), 1.0)
        if local(made) == "buAutoNum":
            start = whole(made.get("startAt"), 1)
            return Marker("", made.get("type", "arabicPeriod"), start, color, font, size)
        return Marker(made.get("char", "•"), "", 1, color, font, size)

    def _level(self, number_: int) -> _Level:
        if number_ not in self._levels:
            inherited = self.inherited
            paragraphs: list[etree._Element] = []
            runs: list[etree._Element] = []
            for place, style in enumerate(inherited.styles):
                if place == inherited.own and inherited.font is not None:
                    runs.append(inherited.font)
                properties = style.find(f"{A}lvl{number_ + 1}pPr")
                if properties is None:
                    properties = style.find(f"{A}defPPr")
                if properties is not None:
                    paragraphs.append(properties)
                    runs += properties.iterfind(f"{A}defRPr")
            if inherited.font is not None and inherited.own >= len(inherited.styles):
                runs.append(inherited.font)
            self._levels[number_] = _Level(paragraphs, runs)
        return self._levels[number_]

    def _runs(self, element: etree._Element, level: _Level) -> Iterator[Run]:
        for child in element:
            name = local(child)
            if name in ("r", "fld"):
                words = child.findtext(f"{A}t") or ""
                if words:
                    yield self._run(words, child.find(f"{A}rPr"), level)
            elif name == "br":
                yield self._run("\v", child.find(f"{A}rPr"), level)

    def _run(self, words: str, own: etree._Element | None, level: _Level) -> Run:
        chain = [*(() if own is None else (own,)), *level.runs]
        if first_attribute(chain, "cap") == "all":
            words = words.upper()
        bold = first_attribute(chain, "b")
        heavy = is_true(bold) if bold is not None else bool(self.inherited.bold)
        link = None if own is None else link_in(own.find(f"{A}hlinkClick"), self.sheet, self.jumps)
        size = number(first_attribute(chain, "sz"), 1800) / 100
        return Run(
            words,
            size if 0 < size <= _MOST_SIZE else 18.0,
            heavy,
            self._font(chain, "latin"),
            self._font(chain, "ea"),
            self._color(own, chain),
            first_attribute(chain, "lang") or "",
            own is not None and own.get("lang") is not None,
            link,
            is_true(first_attribute(chain, "i")),
            _lines_at(chain, link is not None),
        )

    def _color(self, own: etree._Element | None, chain: Sequence[etree._Element]) -> Rgba | None:
        palette = self.sheet.palette
        if own is not None and _is_link(own):
            return (*palette.slot("hlink"), 1.0)
        fills = (one for properties in chain for one in properties if local(one) in FILLS)
        fill = next(fills, None)
        styled = self.inherited.color
        if styled is not None and (own is None or fill is None or fill.getparent() is not own):
            return styled
        if fill is None:
            named = None if self.inherited.font is None else color_of(self.inherited.font, palette)
            return named or (*palette.slot("tx1"), 1.0)
        paint = fill_in(fill, self.sheet)
        if isinstance(paint, Solid):
            return paint.color
        if isinstance(paint, Gradient):
            red, green, blue, alpha = (
                sum(c) / len(paint.stops) for c in zip(*(s[1] for s in paint.stops), strict=True)
            )
            return red, green, blue, alpha
        return None

    def _font(self, chain: Sequence[etree._Element], kind: str) -> str:
        named = next((one.get("typeface", "") for run in chain if (one := run.find(f"{A}{kind}")) is not None), None)
        if named is None or named.startswith("+"):
            return self._theme_font("major" if named and named.startswith("+mj") else "minor", kind)
        return str(named)

    def _theme_font(self, which: str, kind: str) -> str:
        fonts = self.sheet.fonts
        if kind == "latin":
            return fonts.heading_font if which == "major" else fonts.body_font
        found = None if self.sheet.theme is None else self.sheet.theme.find(f".//{A}{which}Font/{A}{kind}")
        return "" if found is None else str(found.get("typeface", ""))


def _lines_at(chain: Sequence[etree._Element], is_link: bool) -> str:
    """The lines at the letters of a run."""
    under = is_link or (first_attribute(chain, "u") or "none") != "none"
    through = (first_attribute(chain, "strike") or "noStrike") != "noStrike"
    return " ".join(name for name, there in (("under", under), ("through", through)) if there)


def _is_link(run: etree._Element) -> bool:
    """Whether a run is drawn in the colour of links: it leads somewhere, and does not keep its own colour."""
    click = run.find(f"{A}hlinkClick")
    if click is None or (not click.get(f"{R}id") and not click.get("action")):
        return False
    return not any(local(one) == "hlinkClr" and one.get("val") == "tx" for one in click.iter())


def _spacing(chain: Sequence[etree._Element], tag: str, size: float, default: float) -> float:
    """A distance as a fraction of a single-spaced line, whichever way it was written."""
    for properties in chain:
        part, points = (properties.find(f"{A}{tag}/{A}{unit}") for unit in ("spcPct", "spcPts"))
        if part is not None:
            return share(part.get("val"), default)
        if points is not None:
            return number(points.get("val")) / 100 / (size * _SINGLE)
    return default


def font_reference(style: etree._Element | None) -> etree._Element | None:
    """The colour and font that a shape's style gives its text, in the form of run properties."""
    from lxml.etree import SubElement

    named = None if style is None else style.find("{*}fontRef")
    if named is None:
        return None
    properties = named.makeelement(f"{A}defRPr")
    color = next((one for one in named if local(one).endswith("Clr")), None)
    if color is not None:
        fill = SubElement(properties, f"{A}solidFill")
        fill.append(_copied(color))
    if named.get("idx") in ("major", "minor"):
        prefix = "+mj" if named.get("idx") == "major" else "+mn"
        SubElement(properties, f"{A}latin", typeface=f"{prefix}-lt")
        SubElement(properties, f"{A}ea", typeface=f"{prefix}-ea")
    return properties


def _copied(element: etree._Element) -> etree._Element:
    from copy import copy

    return copy(element)
