"""Word and PowerPoint files made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import partial

from hostile import LAUGHS, MIB, OUTSIDE, Case, Made, cases_of, cut, noise

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def cases() -> Iterator[Case]:
    """Word documents, then decks."""
    for what, body in _bodies():
        yield Case("Word", what, "talk.docx", partial(docx, _document(body)))
    yield from cases_of("Word", "talk.docx", {**_WORD, **cut(docx(_document(_paragraph("Some words") * 2000)))})
    for what, tree in _trees():
        yield Case("PowerPoint", what, "talk.pptx", partial(pptx, {"s": tree}))
    good = pptx({f"s{n}": _SHAPE.format("Some words") * 9 for n in range(99)})
    yield from cases_of("PowerPoint", "talk.pptx", {**_DECKS, **cut(good)})


def package(parts: Mapping[str, str | bytes], stored: Mapping[str, bytes] | None = None) -> bytes:
    """An archive of parts, packed but for those that are to be stored as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in (stored or {}).items():
            archive.writestr(name, content, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def nested(opened: str, levels: int, inside: str = "") -> str:
    """Elements in each other, given as the tags of one level."""
    names = [tag.split(" ")[0].strip("<>/") for tag in opened.split("><")]
    return opened * levels + inside + "".join(f"</{name}>" for name in reversed(names)) * levels


def container(stream: str, inside: bytes = b"") -> bytes:
    """What looks like the container of Office before 2007, with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + stream.encode("utf-16-le") + b"\0" * 1000 + inside


def png(width: int, height: int) -> bytes:
    """A picture of one bit a dot, all black: small as a file, huge on a screen."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _relations(rows: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, (kind, target) in rows.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


# Word


def docx(document: str | bytes, stored: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file whose main part is this; others are linked to it."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations({"r": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations({f"p{n}": (name, f"{name}.xml") for n, name in enumerate(parts)}),
    }
    return package({**made, **{f"word/{name}.xml": content for name, content in parts.items()}}, stored)


def _document(body: str, prologue: str = "") -> str:
    return f"{prologue}<w:document {_W}><w:body>{body}</w:body></w:document>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _bodies() -> Iterator[tuple[str, str]]:
    words = _paragraph("Some words")
    formats = "<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>"
    row = f"<w:tr>{f'<w:tc>{words}</w:tc>' * 500}</w:tr>"
    table = "<w:tbl><w:tr><w:tc>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    yield "1,000,000 empty paragraphs", "<w:p/>" * 1_000_000
    yield "1,000,000 tiny runs", f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 1_000_000}</w:p>"
    yield "59,000 paragraphs", words * 59_000
    yield "500,000 formats in turn", f"<w:p>{formats * 250_000}</w:p>"
    yield "one word of 10 MB", _paragraph("a" * 10_000_000)
    yield "10,000 nested tables", nested(table, 10_000)
    yield "60 nested tables", nested(table, 60, words)
    yield "100,000 nested controls", nested("<w:sdt>", 100_000)
    yield "a table of 250,000 cells", f"<w:tbl>{row * 500}</w:tbl>"
    yield "18 alternatives in each other", f"<w:p><w:r>{_alternatives(18)}</w:r></w:p>{words}"
    yield "100,000 fields that do not end", f"<w:p>{field * 100_000}</w:p>{words}"
    yield "100,000 line breaks", f"<w:p><w:r>{'<w:br/>' * 100_000}<w:t>x</w:t></w:r></w:p>"


def _alternatives(levels: int) -> str:
    """Alternatives without words in each other: every level doubles what is to be tried."""
    inside = ""
    for _ in range(levels):
        inside = (
            f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice>"
            f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
        )
    return inside


def _styled() -> bytes:
    """A style that is based on one that is based on one, and so on."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(50_000)
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    return docx(_document(styled * 1000), styles=f"<w:styles {_W}>{styles}</w:styles>")


def _counted() -> bytes:
    """A list in Roman numerals that begins where no Roman did."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{10**30}"/>'
        '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    items = f"<w:p><w:pPr>{item}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>" * 9999
    return docx(_document(items), numbering=f"<w:numbering {_W}>{numbering}</w:numbering>")


def _lying() -> bytes:
    """A zip bomb with a size in its directory that is far too small."""
    changed = bytearray(docx(b" " * 100_000_000))
    at = changed.rfind(b"PK\x01\x02", 0, changed.rfind(b"word/document.xml"))
    struct.pack_into("<I", changed, at + 24, 1000)
    return bytes(changed)


def _locked() -> bytes:
    changed, at = bytearray(docx(_document(_paragraph("x")))), 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 8] |= 1
        at += 4
    return bytes(changed)


def _escaping() -> bytes:
    """Parts whose names and targets lead out of the archive."""
    parts = {"word/../../../etc/passwd": "root", "word/x.xml": "", "[Content_Types].xml": _TYPES}
    return package({**parts, "_rels/.rels": _relations({"r": ("officeDocument", "../../../../etc/passwd")})})


_WORD: dict[str, Made] = {
    "a zip bomb": lambda: docx(f"<w:document {_W}>" + "<w:p/>" * 20_000_000),
    "a zip bomb that lies": _lying,
    "a zip bomb of a picture": lambda: package({"word/document.xml": "", "word/media/a.png": b"\0" * 300 * MIB}),
    "100,000 parts": lambda: package({f"word/{n}": "" for n in range(100_000)}),
    "a billion laughs": lambda: docx(_document("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", LAUGHS)),
    "an outside entity": lambda: docx(_document("&e;", OUTSIDE)),
    "paths that leave the archive": _escaping,
    "50,000 styles upon each other": _styled,
    "lists counted from far": _counted,
    "60 MB of a picture": lambda: docx(_document(_paragraph("x")), {"word/media/a.png": noise(60 * MIB)}),
    "a password": lambda: container("EncryptedPackage"),
    "parts that are locked": _locked,
    "a text called so": lambda: b"Some words\n",
    "a page called so": lambda: b"<html><body><p>Some words</p></body></html>",
    "a picture called so": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
}


# PowerPoint

_SHAPE = "<p:sp><p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"


def pptx(slides: Mapping[str, str], listed: int = 1, stored: Mapping[str, bytes] | None = None) -> bytes:
    """A deck of slides by name, each listed so many times."""
    rows = {f"s{n}": ("slide", f"slides/{name}.xml") for n, name in enumerate(slides)}
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="{key}"/>' for n, key in enumerate(list(rows) * listed))
    presentation = f"<p:presentation {_P}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
    sheet = f"<p:sld {_P}><p:cSld><p:spTree>{{}}</p:spTree></p:cSld></p:sld>"
    parts = _deck(presentation, rows)
    return package({**parts, **{f"ppt/slides/{name}.xml": sheet.format(tree) for name, tree in slides.items()}}, stored)


def _deck(presentation: str, rows: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations({"r": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": presentation,
        "ppt/_rels/presentation.xml.rels": _relations(rows),
    }


def _trees() -> Iterator[tuple[str, str]]:
    words = _SHAPE.format("Some words")
    cell = "<a:tc><a:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p></a:txBody></a:tc>"
    rows = f"<a:tr>{cell * 400}</a:tr>" * 400
    table = f"<a:graphic><a:graphicData><a:tbl>{rows}</a:tbl></a:graphicData></a:graphic>"
    placed = "<p:sp><p:spPr><a:xfrm>{}</a:xfrm></p:spPr>" + words.removeprefix("<p:sp>")
    place = '<a:off x="{}" y="{}"/><a:ext cx="9" cy="9"/>'
    yield "400,000 shapes", _SHAPE.format("a") * 400_000
    yield (
        "55,000 shapes all over the slide",
        "".join(placed.format(place.format(n * 7919 % 60_000, n * 104_729 % 60_000)) for n in range(55_000)),
    )
    yield "10,000 nested groups", nested("<p:grpSp>", 10_000, words)
    yield "200 nested groups", nested("<p:grpSp>", 200, words)
    yield "a table of 160,000 cells", f"<p:graphicFrame>{table}</p:graphicFrame>"
    yield "1,000,000 runs", f"<p:sp><p:txBody><a:p>{'<a:r><a:t>a</a:t></a:r>' * 1_000_000}</a:p></p:txBody></p:sp>"
    yield "one word of 10 MB", _SHAPE.format("a" * 10_000_000)


_DECKS: dict[str, Made] = {
    "a zip bomb": lambda: pptx({"s": " " * 200_000_000}),
    "a billion laughs": lambda: package(_deck(f"{LAUGHS}<p:presentation {_P}>&a9;</p:presentation>", {})),
    "one slide listed 10,000 times": lambda: pptx({"s": _SHAPE.format("Some words") * 100}, 10_000),
    "10,000 slides": lambda: pptx({f"s{n}": _SHAPE.format("Some words") for n in range(10_000)}),
    "60 MB of pictures": lambda: pptx({"s": ""}, stored={"ppt/media/a.png": png(50_000, 50_000) + noise(60 * MIB)}),
    "a password": lambda: container("EncryptedPackage"),
}
