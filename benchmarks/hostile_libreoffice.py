"""Files made to do harm in the formats that are read by LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from hostile import LAUGHS, MIB, OUTSIDE, Case, Made, cases_of, noise, prose
from hostile_office import container, nested, package, png

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)
_TEXT = "application/vnd.oasis.opendocument.text"
_WORDS = "<text:p>Some words</text:p>"


def cases() -> Iterator[Case]:
    """RTF, OpenDocument and what Office wrote before 2007."""
    for what, inside in _rich():
        yield Case("RTF", what, "talk.rtf", partial(_rtf, inside))
    for what, inside in _bodies():
        yield Case("OpenDocument", what, "talk.odt", partial(odt, inside))
    yield from cases_of("OpenDocument", "talk.odt", _PACKED)
    yield from cases_of("OpenDocument in one file", "talk.fodt", _FLAT)
    yield Case("Word before 2007", "noise", "talk.doc", lambda: container("WordDocument", noise(MIB)))
    yield Case("Word before 2007", "a password", "talk.doc", lambda: container("EncryptedPackage"))
    yield Case("PowerPoint before 2007", "noise", "talk.ppt", lambda: container("PowerPoint Document", noise(MIB)))


def _rtf(inside: str) -> bytes:
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n" + inside).encode()


def _rich() -> Iterator[tuple[str, str]]:
    tables = "".join(f"\\itap{n} x\\nestcell" for n in range(1, 10_000))
    yield "600,000 paragraphs", "\\pard Words\\par\n" * 600_000 + "}"
    yield "59,000 paragraphs", "\\pard Words\\par\n" * 59_000 + "}"
    yield "10,000,000 letters in a paragraph", "a" * 10_000_000 + "}"
    yield "100,000 groups that do not end", "{" * 100_000 + "x"
    yield "100,000 tables begun", "\\trowd\\cellx100 x\\cell\\row " * 100_000 + "}"
    yield "10,000 nested tables", "\\trowd\\cellx100\\intbl\\itap" + tables + "}"
    yield "1,000,000 formats in turn", "\\b a\\b0 b" * 500_000 + "}"
    yield "4.9 MB of prose", prose(4_900_000).decode().replace("\n\n", "\\par\n") + "}"
    yield "a picture of 30 MB", "{\\pict\\pngblip " + "89504e47" * 7_000_000 + "}\\par Words}"
    yield "cut off", "\\pard Words\\par\n" * 99 + "\\pa"


def _opendocument(inside: str, prologue: str = "", root: str = "document-content") -> str:
    return (
        f'{prologue}<office:{root} {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" '
        f'office:mimetype="{_TEXT}"><office:body><office:text>{inside}'
        f"</office:text></office:body></office:{root}>"
    )


def odt(inside: str, prologue: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument text."""
    parts: dict[str, str | bytes] = {"content.xml": _opendocument(inside, prologue), **(more or {})}
    kinds = {"/": _TEXT, **{name: "text/xml" if name.endswith(".xml") else "image/png" for name in parts}}
    listed = "".join(f'<m:file-entry m:full-path="{n}" m:media-type="{kind}"/>' for n, kind in kinds.items())
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</m:manifest>'
    return package({**parts, "META-INF/manifest.xml": manifest}, {"mimetype": _TEXT.encode()})


def _bodies() -> Iterator[tuple[str, str]]:
    table = "<table:table><table:table-row><table:table-cell>"
    counted = (
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="1000">'
    )
    yield "1,000,000 empty paragraphs", "<text:p/>" * 1_000_000
    yield "59,000 paragraphs", _WORDS * 59_000
    yield "a zip bomb", f"<text:p>{' words' * 20_000_000}</text:p>"
    yield "10,000 nested tables", nested(table, 10_000, _WORDS)
    yield "200 nested tables", nested(table, 200, _WORDS)
    yield "10,000 nested sections", nested("<text:section>", 10_000, _WORDS)
    yield (
        "a table of 1,000,000 cells",
        f"<table:table>{counted}{_WORDS}</table:table-cell></table:table-row></table:table>",
    )
    yield "blanks counted from far", '<text:p>x<text:s text:c="999999999"/>y</text:p>'


_PACKED: dict[str, Made] = {
    "a billion laughs": lambda: odt("<text:p>&a9;</text:p>", LAUGHS),
    "an outside entity": lambda: odt("<text:p>&e;</text:p>", OUTSIDE),
    "a huge picture": lambda: odt(
        '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>' + _WORDS,
        more={"Pictures/a.png": png(50_000, 50_000)},
    ),
    "cut off": lambda: odt(_WORDS * 99)[:600],
}

_FLAT: dict[str, Made] = {
    "a billion laughs": lambda: _opendocument("<text:p>&a9;</text:p>", LAUGHS, "document").encode(),
    "20 MB": lambda: _opendocument(_WORDS * 800_000, "", "document").encode(),
}
