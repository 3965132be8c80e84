"""The paragraphs of a text body: runs with what a person may give them, and levels."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.readback.values import Line, ReadbackError
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NUMBER = "‹#›"
"""What stands for the number of a slide, which programs write out."""

MOST_PARAGRAPHS = 5_000
"""Of one text, and rows of one table."""

_CODE = ("Courier New", "Consolas")
_MOST_LEVELS = 9


class Style(NamedTuple):
    """What a place gives the text of a level without a run saying so."""

    bold: bool = False
    italic: bool = False


PLAIN = (Style(),) * _MOST_LEVELS


def lines(body: etree._Element | None, links: Mapping[str, str], styles: Sequence[Style] = PLAIN) -> tuple[Line, ...]:
    """The paragraphs of a `txBody`; `links` are the targets of the part's external relationships by id.

    Empty paragraphs are left out: programs add and drop them as they like. A run that says what its place (`styles`,
    by level) says already says nothing: programs write what is inherited into every run.
    """
    if body is None:
        return ()
    found = (_line(paragraph, n, links, styles) for n, paragraph in enumerate(body.iterfind(f"{A}p")))
    read = tuple(line for line in islice(found, MOST_PARAGRAPHS + 1) if line.runs)
    if len(read) > MOST_PARAGRAPHS:
        raise ReadbackError(f"a text of the deck has more than {MOST_PARAGRAPHS:,} paragraphs: it is not read")
    return read


def _line(paragraph: etree._Element, at: int, links: Mapping[str, str], styles: Sequence[Style]) -> Line:
    properties = paragraph.find(f"{A}pPr")
    level = 0 if properties is None else min(max(0, whole(properties.get("lvl"))), _MOST_LEVELS - 1)
    return Line(joined(_runs(paragraph, links, styles[level])), level, _marker(properties), at)


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with neighbours of one format made one, for programs cut them anywhere, and blanks as the YAML has them."""
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and found[-1][1:] == run[1:]:
            found[-1] = found[-1]._replace(text=found[-1].text + run.text)
        else:
            found.append(run)
    spaced: list[Run] = []
    is_blank = True
    for run in found:
        text = run.text
        while "  " in text:
            text = text.replace("  ", " ")
        text = text[1:] if is_blank and text[:1] == " " else text
        if text:
            spaced.append(run._replace(text=text))
            is_blank = text[-1] == " "
    while spaced and spaced[-1].text.endswith(" "):
        spaced[-1] = spaced[-1]._replace(text=spaced[-1].text[:-1])
        if not spaced[-1].text:
            spaced.pop()
    return tuple(spaced)


def _runs(paragraph: etree._Element, links: Mapping[str, str], style: Style) -> list[Run]:
    found = []
    for child in paragraph:
        if child.tag == f"{A}br":
            found.append(Run(" "))
        elif child.tag in (f"{A}r", f"{A}fld"):
            text = "".join(t.text or "" for t in child.iterfind(f"{A}t"))
            if child.get("type") == "slidenum":
                text = NUMBER
            found.append(_run(" ".join(text.splitlines()).replace("\t", " "), child.find(f"{A}rPr"), links, style))
    return found


def _run(text: str, properties: etree._Element | None, links: Mapping[str, str], style: Style) -> Run:
    if properties is None:
        return Run(text)
    font = properties.find(f"{A}latin")
    click = properties.find(f"{A}hlinkClick")
    return Run(
        text,
        properties.get("b") in ("1", "true") and not style.bold,
        properties.get("i") in ("1", "true") and not style.italic,
        font is not None and font.get("typeface", "") in _CODE,
        "" if click is None else links.get(click.get(f"{R}id", ""), ""),
    )


def _marker(properties: etree._Element | None) -> str:
    if properties is None:
        return ""
    for child in properties:
        if child.tag == f"{A}buNone":
            return "none"
        if child.tag == f"{A}buAutoNum":
            return "number"
        if child.tag == f"{A}buChar":
            return "dash" if child.get("char", "") in ("–", "-", "—") else "bullet"
    return ""


def whole(text: str | None) -> int:
    """A number of the file, 0 for what is none."""
    try:
        return round(float(text or 0))
    except (ValueError, OverflowError):
        return 0
