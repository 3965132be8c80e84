"""PDF files as a printer would have them: lines at places on pages, with bold, italic and links in their midst.

Every font is one of fixed width, and codes are Unicode, so that any script can be set without a font file.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckbuild.importing.lines import columns

WIDTH, HEIGHT = 595, 842
SIZE, LEADING = 10.0, 14.0
LEFT = 60.0
_ADVANCE = 0.5
"""The width of a character as a part of the font's size; those of Chinese, Japanese and Korean have two."""

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|_(?P<italic>.+?)_|\[(?P<link>.+?)\]\((?P<to>.+?)\)")
_FONTS = {"": ("F1", "Sans"), "bold": ("F2", "Sans-Bold"), "italic": ("F3", "Sans-Italic")}


class At(NamedTuple):
    """A line on a page: its place from the lower left corner; words with `**bold**`, `_italic_` and `[a](link)`."""

    x: float
    y: float
    text: str
    size: float = SIZE


def set_text(text: str, x: float = LEFT, y: float = 760, width: int = 90, size: float = SIZE) -> list[At]:
    """Paragraphs, lists and short lines as lines on a page, broken at a width in characters.

    Blanks before a line indent it; a blank line is one on the page. Words are never parted.
    """
    lines: list[At] = []
    for line in textwrap.dedent(text).strip("\n").split("\n"):
        indent = len(line) - len(line.lstrip())
        hang = re.match(r"(?:[•–]|\d{1,2}\.)\s", line.lstrip())
        for n, part in enumerate(_broken(line.strip(), width - indent)):
            inset = indent + (2 if hang and n else 0)
            lines.append(At(x + inset * size * _ADVANCE, y, part, size))
            y -= LEADING * size / SIZE
        y -= 0 if line.strip() else LEADING * 0.6
    return lines


def _broken(text: str, width: int) -> Iterator[str]:
    """The lines of a paragraph; where it has no blanks to break it at, it is broken anywhere."""
    if " " not in text:
        yield from (
            (text[n : n + width // 2] for n in range(0, len(text), width // 2)) if columns(text) > width else (text,)
        )
        return
    line = ""
    for word in _INLINE.sub(_by_words, text).split(" "):
        if line and columns(_seen(line)) + 1 + columns(_seen(word)) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _by_words(found: re.Match[str]) -> str:
    """A format given to each of its words, so that a line may end between them."""
    inner = found["bold"] or found["italic"] or found["link"]
    before, after = found[0].split(inner, 1)
    return " ".join(f"{before}{word}{after}" for word in inner.split(" "))


def _seen(text: str) -> str:
    return "".join(piece for piece, _, _ in _pieces(text))


def by_rows(*texts: Sequence[At]) -> list[At]:
    """Columns as some programs write them: all that stands on one height, then what stands below."""
    return sorted((line for text in texts for line in text), key=lambda line: (-line.y, line.x))


def printed(*pages: Sequence[At]) -> bytes:
    """A whole PDF file of these pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_fonts()]
    kids = []
    for lines in pages:
        content, areas = _drawn(lines)
        notes = " ".join(_annotation(*area) for area in areas)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        fonts = " ".join(f"/{name} {3 + 3 * n} 0 R" for n, (name, _) in enumerate(_FONTS.values()))
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Annots [{notes}] "
            f"/Resources << /Font << {fonts} >> >> /Contents {number + 1} 0 R >>".encode(),
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream".encode("ascii"),
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(_to_unicode())
    return _assembled(objects, len(objects))


def _fonts() -> Iterator[bytes]:
    """Three objects for each font: the font, its descendant, and what it looks like."""
    for n, (_, name) in enumerate(_FONTS.values()):
        first = 3 + 3 * n
        yield (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{first + 1} 0 R] /ToUnicode LAST 0 R >>"
        ).encode()
        wide = " ".join(f"{start} {end} 1000" for start, end in ((0x1100, 0x11FF), (0x2E80, 0xD7A3), (0xFF00, 0xFF60)))
        yield (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {int(1000 * _ADVANCE)} /W [{wide}] "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {first + 2} 0 R >>"
        ).encode()
        yield (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
            "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
        ).encode()


def _to_unicode() -> bytes:
    blocks = [f"<{n:02X}00> <{n:02X}FF> <{n:02X}00>" for n in range(256)]
    ranges = "\n".join(
        f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange"
        for part in (blocks[at : at + 100] for at in range(0, 256, 100))
    )
    program = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{ranges}\nendcmap end end"
    )
    return f"<< /Length {len(program)} >>\nstream\n{program}\nendstream".encode()


def _drawn(lines: Sequence[At]) -> tuple[str, list[tuple[float, float, float, float, str]]]:
    """The content of a page, and its links with their areas."""
    parts, areas = [], []
    for line in lines:
        x = line.x
        for text, look, to in _pieces(line.text):
            codes = text.encode("utf-16-be").hex()
            parts.append(f"BT /{_FONTS[look][0]} {line.size} Tf 1 0 0 1 {x:.1f} {line.y:.1f} Tm <{codes}> Tj ET")
            end = x + columns(text) * _ADVANCE * line.size
            areas += [(x, line.y - 2, end, line.y + line.size, to)] if to else []
            x = end
    return "\n".join(parts), areas


def _pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """The pieces of a line with one look each: their words, their look, and where they lead."""
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], "", ""
        look = found.lastgroup if found.lastgroup in ("bold", "italic") else ""
        yield found["bold"] or found["italic"] or found["link"], look or "", found["to"] or ""
        at = found.end()
    if at < len(text):
        yield text[at:], "", ""


def _annotation(left: float, bottom: float, right: float, top: float, to: str) -> str:
    return (
        f"<< /Type /Annot /Subtype /Link /Rect [{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}] /Border [0 0 0] "
        f"/A << /S /URI /URI ({to}) >> >>"
    )


def _assembled(objects: Sequence[bytes], last: int) -> bytes:
    """A file of numbered objects, with the table of where each one begins."""
    data, places = b"%PDF-1.5\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{n} 0 obj\n".encode() + content.replace(b"LAST 0 R", f"{last} 0 R".encode()) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return data + f"{head}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
