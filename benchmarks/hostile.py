"""Files made to do harm, by script: what reads documents is measured with them. These are texts and pages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

MIB = 1024 * 1024
_BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "ha">{_BOMB}]>'
"""Nine entities of ten others each: `&a9;` is a billion of the first."""

OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

Made = Callable[[], bytes]


class Case(NamedTuple):
    """A hostile file: the format it is meant for, what is wrong with it, its name, and what makes its bytes."""

    kind: str
    what: str
    name: str
    data: Made


def cases_of(kind: str, name: str, made: Mapping[str, Made]) -> Iterator[Case]:
    """The cases of one format, by what is wrong."""
    for what, data in made.items():
        yield Case(kind, what, name, data)


def cases() -> Iterator[Case]:
    """Every file, format by format."""
    import hostile_libreoffice
    import hostile_office
    import hostile_pdf

    yield from cases_of("text", "talk.txt", {**_TEXTS, **dict(_repeating())})
    yield from cases_of("Markdown", "talk.md", _MARKDOWN)
    yield from cases_of("HTML", "talk.html", _PAGES)
    yield from hostile_office.cases()
    yield from hostile_pdf.cases()
    yield from hostile_libreoffice.cases()


def prose(size: int) -> bytes:
    """Paragraphs of plain English."""
    paragraph = "Savings are low, and they fall further where wages do not rise, which they have not. " * 6 + "\n\n"
    return (paragraph * (size // len(paragraph))).encode()


def noise(size: int) -> bytes:
    """Bytes that no compression shortens, the same each time."""
    return random.Random(7).randbytes(size)


def cut(data: bytes) -> dict[str, Made]:
    """A file that ends too early, at several places."""
    return {f"cut off after {part} %": partial(bytes, data[: len(data) * part // 100]) for part in (1, 10, 50, 90, 99)}


UNITS = {
    "spaces": " ", "tabs": "\t", "dashes": "-", "long dashes": "— ", "digits": "7", "dots": ".", "capitals": "A",
    "letters": "a", "opening brackets": "(", "closing brackets": ")", "square brackets": "[", "quotation marks": '"',
    "guillemets": "«", "angle brackets": "> ", "bullets": "• ", "bullets without blanks": "•", "one-letter words": "a ",
    "two-letter sentences": "Ab. ", "clauses": "and not, ", "commas": ",", "semicolons": "x; ", "colons": "a: ",
    "numbers of items": "1. ", "letters of items": "(a) ", "numerals": "iv. ", "outline numbers": "1.1.",
    "dates": "12 March 2024 ", "months": "March ", "times": "10:00-11:00 ", "questions": "Why? ",
    "addresses": "a@b.c ", "links": "http://a.b/ ", "underscores": "_", "stars": "**", "hangul": "가", "kanji": "漢",
    "kana": "の", "combining marks": "e\u0301\u0301", "invisible characters": "\u200b",
    "bidirectional marks": "\u202e\u202d", "emoji": "👩‍👧", "labels": "Speaker: ", "embargoes": "Embargo until ",
    "slides": "Slide 3 – ", "cues": "[next slide] ", "stage directions": "(pause) ", "timings": "(2 min) ",
    "roman": "XIV ", "initials": "A. B. ", "negations": "not no never ", "page numbers": "Page 3 of 9 ",
    "form feeds": "\f", "backslashes": "\\", "slashes": "/", "ampersands": "&amp;", "equals": "= ", "pipes": "| a ",
}  # fmt: skip
"""Little texts that are repeated: what a rule looks for, over and over."""


def repeated(unit: str, size: int = MIB, end: str = "", columns: int = 0) -> bytes:
    """A text of `size` bytes made of one unit, as one line or in lines of about so many characters."""
    line = (unit * (columns // len(unit)) + "\n") if columns else unit
    return (line * (size // len(line.encode()) + 1) + end).encode()


def _repeating() -> Iterator[tuple[str, Made]]:
    for name, unit in UNITS.items():
        yield f"1 MB of {name}", partial(repeated, unit, end="x")
        yield f"1 MB of {name}, in lines", partial(repeated, unit, columns=76)
        yield f"{name}, one to a line", partial(repeated, unit.strip(" ") + "\n", 400_000)


_TEXTS: dict[str, Made] = {
    "100 MB of lines": lambda: b"words and more words\n" * 5_000_000,
    "one line of 100 MB": lambda: b"words " * 17_000_000,
    "150,000 lines of a word": lambda: b"Words\n" * 150_000,
    "50,000 headings": lambda: b"SOME HEADING\n\nA few words.\n\n" * 25_000,
    "4.9 MB of prose": lambda: prose(4_900_000),
    "noise": lambda: noise(MIB).replace(b"\0", b" "),
}

_MARKDOWN: dict[str, Made] = {
    "100,000 nested quotes": lambda: b">" * 100_000 + b" x",
    "100,000 opening brackets": lambda: b"[" * 100_000,
    "50,000 links begun": lambda: b"[a](" * 50_000,
    "50,000 stars that nothing closes": lambda: b"**a " * 50_000,
    "50,000 alternating stars": lambda: b"*a_b" * 50_000,
    "backticks of all lengths": lambda: b" ".join(b"`" * (n % 300) for n in range(700)),
    "1,500 nested lists": lambda: b"".join(b" " * (2 * n) + b"- x\n" for n in range(1_500)),
    "HTML that nothing closes": lambda: b"<a " * 100_000,
    "comments that nothing closes": lambda: b"<!-- " * 100_000,
    "50,000 references": lambda: b"".join(b"[a%d]: /x\n" % n for n in range(50_000)) + b"[a1]\n",
    "a table of 1,000,000 cells": lambda: b"|a" * 1000 + b"\n" + b"|-" * 1000 + b"\n" + (b"|a" * 1000 + b"\n") * 1000,
    "a table of 20,000 columns": lambda: b"a|" * 20_000 + b"\n" + b"-|" * 20_000 + b"\n" + b"x\n" * 20_000,
    "front matter that does not end": lambda: b"---\n" + b"a: b\n" * 200_000,
    "8 MB of items": lambda: b"- words\n" * 900_000,
    "4.9 MB of prose": lambda: prose(4_900_000),
    **{
        f"1 MB of {name}": partial(repeated, UNITS[name], end="x")
        for name in ("spaces", "dashes", "underscores", "stars", "angle brackets", "ampersands", "pipes", "backslashes")
    },
}


def _page(inside: str) -> Made:
    return lambda: f"<html><body>{inside}".encode()


_PAGES: dict[str, Made] = {
    "100,000 tags that nothing closes": _page("<p><b><i><div>" * 25_000),
    "100,000 bold tags that nothing closes": _page("<b>" * 100_000 + "x"),
    "1,000,000 tiny elements": _page("<b>a</b>" * 1_000_000),
    "1,000,000 empty elements": _page("<p></p>" * 1_000_000),
    "10,000 nested tables": _page("<table><tr><td>" * 10_000 + "x"),
    "80 nested tables": _page("<table><tr><td>" * 80 + "x" + "</td><td>y</td></tr></table>" * 80),
    "10,000 nested lists": _page("<ul><li>x" * 10_000),
    "an attribute of 8 MB": _page(f'<p style="{"a" * 8_000_000}">x'),
    "100,000 attributes": _page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x"),
    "styles that repeat": _page(f'<p style="{"text-decoration" * 100_000}">x'),
    "styles of blanks": _page(f'<p style="{"margin-left " * 100_000}">{"display: " * 9}x'),
    "a long link on 60,000 words": _page(f'<a href="http://a.b/{"x" * 60_000}">' + "<b>a</b>c " * 60_000),
    "a table of 1,000,000 cells": _page("<table>" + ("<tr>" + "<td>a" * 1000) * 1000),
    "9 MB of words": _page("<p>" + "words " * 1_500_000),
    "20 MB of words": _page("<p>" + "words " * 3_500_000),
    "a list counted from far": _page('<ol type="i" start="99999999999999999999">' + "<li>x" * 100),
    "9,000 comments before anything": lambda: b"<!---->" * 9_000 + b"x",
    "9,000 comments that do not end": lambda: b"<!--" * 9_000 + b"x",
    "a billion laughs": lambda: (LAUGHS + "<html><p>&a9;</p>").encode(),
    "an outside entity": lambda: (OUTSIDE + "<html><p>&e;</p>").encode(),
    "a text called so": lambda: b"Some words\n",
}
