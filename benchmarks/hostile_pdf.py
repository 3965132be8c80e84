"""PDF files made to do harm."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from hostile import MIB, Case, Made, cases_of, cut, noise

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_NO_PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_LINE = b"BT /F 11 Tf 72 700 Td (Some words of a talk) Tj ET\n"
_LINES = b"BT /F 11 Tf 14 TL 72 780 Td " + b"(Some words of a talk) Tj T* " * 50 + b"ET\n"
_FORM = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>\n"
    b"stream\n/X Do /X Do\nendstream"
)
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    b"/Length 3 >>\nstream\nabc\nendstream"
)
_LOCK = b"/ID [<%b><%b>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >>" % (
    b"00" * 16,
    b"00" * 16,
    b"11" * 32,
    b"22" * 32,
)


def cases() -> Iterator[Case]:
    """PDF files, whole and cut off."""
    yield from cases_of("PDF", "talk.pdf", {**_FILES, **cut(pages(_LINES, 40))})


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects with a table that finds them; number 1 is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def pages(
    content: bytes, count: int = 1, trailer: bytes = b"", box: bytes = b"0 0 595 842", form: bytes = b"null",
    packed: int = 1,
) -> bytes:  # fmt: skip
    """A PDF of pages that all show the same content, packed so many times over; the content may draw `form` as /X."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = b" ".join([b"/FlateDecode"] * packed)
    stream = b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream" % (len(content), filters, content)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources "
        b"<< /Font << /F 3 0 R >> /XObject << /X 5 0 R >> >> >>" % box
    )
    kids = b" ".join(b"%d 0 R" % (100 + n) for n in range(count))
    tree = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    return pdf(
        {1: _CATALOG, 2: tree, 3: _FONT, 4: stream, 5: form, **dict.fromkeys(range(100, 100 + count), page)}, trailer
    )


def _of_tree(tree: bytes) -> bytes:
    return pdf({1: _CATALOG, 2: tree})


def _scattered(x: int, y: int) -> bytes:
    """A page of thirty thousand lines, each so far from the one before."""
    return pages(b"".join(b"BT /F 9 Tf %d %d Td (Words %d) Tj ET\n" % (9 + x * n, 9 + y * n, n) for n in range(30_000)))


_FILES: dict[str, Made] = {
    "1,000,000 objects": lambda: pdf({1: _CATALOG, 2: _NO_PAGES, **dict.fromkeys(range(3, 1_000_000), b"null")}),
    "1,000,000 objects and no table": lambda: (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj null endobj\n" % n for n in range(1, 1_000_000))
    ),
    "100,000 pages": lambda: pages(_LINE, 100_000),
    "3,900 pages": lambda: pages(_LINES, 3_900),
    "a page of 1,000,000 lines": lambda: pages(_LINE * 1_000_000),
    "a page of 30,000 lines": lambda: _scattered(0, 9),
    "a page of 30,000 columns": lambda: _scattered(99, 0),
    "a page of 30,000 steps": lambda: _scattered(9, 9),
    "a word of 5,000,000 letters": lambda: pages(b"BT /F 9 Tf (" + b"a" * 5_000_000 + b") Tj ET"),
    "a page that unpacks to 1 GB": lambda: pages(_LINE * 20_000_000, packed=2),
    "one page of 20,000 lines, 3,900 times": lambda: pages(_LINE * 20_000, 3_900),
    "forms that draw themselves": lambda: pages(_LINE + b"/X Do\n" * 99, form=_FORM),
    "a huge picture": lambda: pages(_LINE + b"/X Do\n", form=_IMAGE),
    "a huge page": lambda: pages(_LINE, box=b"0 0 99999999 99999999"),
    "pages that hold themselves": lambda: _of_tree(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"),
    "a count that lies": lambda: _of_tree(b"<< /Type /Pages /Kids [] /Count 999999999 >>"),
    "1,000,000 nested arrays": lambda: _of_tree(b"[" * 1_000_000),
    "1,000,000 nested states": lambda: pages(b"q " * 1_000_000 + _LINE),
    "a password": lambda: pages(_LINE, trailer=_LOCK),
    "noise": lambda: b"%PDF-1.7\n" + noise(8 * MIB),
}
