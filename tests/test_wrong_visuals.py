"""Visual blocks as people get them wrong: each case is told once, at its place, with the way out."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest

from deckbuild.rendering import render
from drawn import chunk, encoded, gradient, jpeg, png
from making import prepared, project

if TYPE_CHECKING:
    from PIL import Image


def _animated(kind: str) -> bytes:
    still = gradient(20, 20)
    return encoded(still, kind, save_all=True, append_images=[still.rotate(90)], duration=100)


def _huge(width: int, height: int) -> bytes:
    """A PNG that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 99)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, inside) for name, inside in parts)


def _workbook(*rows: list[object]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def _svg(inside: str, head: str = 'viewBox="0 0 9 9"', before: str = "") -> str:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {head}>{inside}</svg>"


_PAGE: Image.Image = gradient(20, 20)
FILES: dict[str, str | bytes] = {
    "trade.csv": "Year,Export,Remark\n2012,13.9,fine\n2013,about 15,\n",
    "words.csv": "Year,Export\n2012,much\n2013,more\n2014,most\n",
    "empty.csv": "",
    "head.csv": "Year,Export\n",
    "ragged.csv": "Year,Export\n2012,1,2,3\n",
    "twice.csv": "Year,Export,Export\n2012,1,2\n",
    "rows.csv": "a,b\n" + "".join(f"{n},{n}\n" for n in range(10_000)),
    "wide.csv": "\n".join([",".join(f"c{n}" for n in range(41)), ",".join("1" * 41)]),
    "binary.csv": bytes(range(16)) * 40,
    "latin.csv": "Jahr;Wert\nMärz;1\n".encode("latin-1"),
    "formula.xlsx": _workbook(["Year", "Sum"], [2012, "=1+1"]),
    "broken.xlsx": b"PK\x03\x04 broken",
    "old.xls": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "anim.gif": _animated("gif"),
    "anim.png": _animated("png"),
    "anim.webp": _animated("webp"),
    "huge.png": _huge(60_000, 60_000),
    "zero.png": _huge(0, 10),
    "cut.jpg": jpeg(400, 300)[:900],
    "words.png": "this is no picture",
    "empty.png": b"",
    "page.pdf": b"%PDF-1.4\n",
    "phone.heic": b"\0\0\0\x18ftypheic\0\0\0\0",
    "good.png": png(900, 600),
    "script.svg": _svg('<script>go()</script><rect width="9" height="9"/>'),
    "click.svg": _svg('<rect onclick="go()" width="9" height="9"/>'),
    "page.svg": _svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Words</p></foreignObject>'),
    "moving.svg": _svg('<rect width="9" height="9"><set attributeName="x" to="5"/></rect>'),
    "outer.svg": _svg('<image xlink:href="http://example.org/x.png" width="9" height="9"/>'),
    "import.svg": _svg("<style>@import url(http://example.org/a.css);</style>"),
    "entity.svg": _svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "sizeless.svg": _svg("<rect/>", ""),
    "cut.svg": _svg("")[:40],
}

TABLE = Path(__file__).parent / "wrong_visuals.txt"
"""Each case: the keys of a section, then all that is told of them, line by line, after `> `."""


class Case(NamedTuple):
    """A section's keys, and what is told of them."""

    keys: str
    told: str


def cases() -> list[Case]:
    """The cases of the table."""
    found = []
    for part in TABLE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if line and not line.startswith("#")]
        keys = [line for line in lines if not line.startswith("> ")]
        found.append(Case("\n".join(keys), "\n".join(line[2:] for line in lines if line.startswith("> "))))
    return [case for case in found if case.keys]


def told(keys: str, folder: Path) -> str:
    """What is told of a section: its first lines and hints as they are printed, without the lines of the source."""
    made = prepared(folder, f"title: T\nsections:\n  - title: A\n    {keys}\n")
    printed = render(made.diagnostics).replace(f"{folder}/", "").splitlines()
    return "\n".join(line.strip() for line in printed if re.match(r"\S*: *(error|warning|note)\[|  = ", line))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every file that the cases name."""
    made = project(tmp_path_factory.mktemp("wrong"), FILES)
    (made / "sub").mkdir()
    return made


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.keys[:60])
def test_what_is_wrong_is_told_once_at_its_place(case: Case, folder: Path) -> None:
    assert told(case.keys, folder) == case.told
    assert len(re.findall(r"^\S+: (error|warning)\[", case.told, re.MULTILINE)) == 1


def test_a_drawing_that_says_itself_what_to_show_without_a_web_page_is_complete(folder: Path) -> None:
    words = (
        '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">W</p></foreignObject><text>W</text></switch>'
    )
    (folder / "both.svg").write_text(_svg(words), encoding="utf-8")
    made = prepared(folder, "title: T\nsections:\n  - title: A\n    picture: {file: both.svg, alt: A}\n")
    assert made.diagnostics == []
