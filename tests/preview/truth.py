"""Where lines of text stand: in the preview's drawings, and on the pages that LibreOffice makes of the deck."""

from __future__ import annotations

import ctypes
import re
from contextlib import closing
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"


class Placed(NamedTuple):
    """A line of text: its words, where its first letter begins and where its baseline is, in points."""

    text: str
    x: float
    y: float


def drawn_lines(svg: str) -> list[Placed]:
    """The lines of a drawing; runs on one baseline of one frame are one line."""
    found: list[Placed] = []
    for group in etree.fromstring(svg.encode()).iter(f"{_SVG}g"):
        move = re.findall(r"translate\((\S+) (\S+)\)", group.get("transform", ""))
        if len(move) != 2 or "rotate" in group.get("transform", "") or group.find(f"{_SVG}text") is None:
            continue
        dx, dy = (sum(float(one[n]) for one in move) for n in (0, 1))
        last: Placed | None = None
        for text in group.iterfind(f"{_SVG}text"):
            words = "".join(text.itertext())
            x, y = float(text.get("x", "0")) + dx, float(text.get("y", "0")) + dy
            if last is not None and abs(last.y - y) < 0.01 and text.get("textLength"):
                found[-1] = last = last._replace(text=last.text + words)
            else:
                found.append(Placed(words, x, y))
                # A bullet stands by itself; a number is as near to its text as one word to the next.
                last = found[-1] if text.get("textLength") or words[:1].isalnum() else None
    return found


def page_lines(pdf: bytes, number: int) -> list[Placed]:
    """The lines of a page of a PDF: letters on one baseline, without wide gaps between them."""
    found: list[Placed] = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[number]
        height, text = page.get_height(), page.get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        end = -1000.0
        for n in range(text.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text.raw, n))
            if letter in "\r\n":
                continue
            letter = "-" if letter in "\ufffe\x02" else letter  # a hyphen at the end of a line
            raw.FPDFText_GetCharOrigin(text.raw, n, x, y)
            left, _, right, _ = text.get_charbox(n, loose=True)
            baseline = height - y.value
            size = raw.FPDFText_GetFontSize(text.raw, n)
            same = bool(found) and abs(found[-1].y - baseline) < 0.5 and -size < left - end < size * 0.6
            if same:
                found[-1] = found[-1]._replace(text=found[-1].text + letter)
            elif letter.strip():
                found.append(Placed(letter, x.value, baseline))
            end = right if letter.strip() or same else end
    return found


def bare(text: str) -> str:
    """The words without blanks, which the two write differently."""
    return "".join(text.split())
