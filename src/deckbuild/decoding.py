"""The bytes of a file to its text: encodings recognised, and what no text may hold refused at its place."""

from __future__ import annotations

import codecs
import os
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.source import Source, Span

if TYPE_CHECKING:
    from deckbuild.diagnostics import Problems

LIMIT = 64 * 1024 * 1024
"""Bytes above which a file is refused unread: a talk of this size is a mistake, and costs gigabytes."""

CONTROLS_SHOWN = 5
"""Control characters reported of one file; a file with more of them is no text at all."""

_C0 = bytes(b for b in (*range(0x20), 0x7F) if b not in b"\t\n\r")
# As UTF-8: the controls U+0080 to U+009F (but the line end U+0085), and U+FFFE and U+FFFF.
_RARE = (re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]"))
_CONTROL = "[^\t\n\r\x20-\x7e\x85\xa0-\ufffd\U00010000-\U0010ffff]"  # compiled by the rare file that has one
_LONE_RETURN = re.compile("\r(?!\n)")

_SAVE = 'save the file as UTF-8 (in an editor: "Save with encoding", then UTF-8)'
_SAVE_TABLE = 'save the sheet as UTF-8 (in a spreadsheet: "Save as", then "CSV UTF-8")'


class _Encoding(NamedTuple):
    """An encoding that files without a mark are often in."""

    codec: str
    name: str
    of: str


_CP1252 = _Encoding("cp1252", "windows-1252", "Western European")
_CP1251 = _Encoding("cp1251", "windows-1251", "Cyrillic")
_KOI8 = _Encoding("koi8_r", "KOI8-R", "Cyrillic")
_CP949 = _Encoding("cp949", "cp949", "Korean")
_SJIS = _Encoding("cp932", "Shift_JIS", "Japanese")
_GBK = _Encoding("gb18030", "GB18030", "Chinese")


def decode(data: bytes, path: str, problems: Problems) -> Source | None:
    """The text of a file's bytes, or None with the reason among the problems.

    Read are UTF-8 with and without a byte order mark, and UTF-16 with one or recognised by its NULs.
    Line ends stay as written, but a lone carriage return becomes a line feed; offsets are the same.
    A few control characters are reported and read as spaces, so that the rest is checked in the same run.
    """
    if len(data) > LIMIT:
        size = f"{len(data) / 1024 / 1024:.0f} MiB"
        problems.error(
            "too-large",
            f"the file has {size}, more than the {LIMIT // 1024 // 1024} MiB that are read",
            Span(Source(path, ""), 0, 0),
            "is it the right file? pictures and data files are named in the YAML, not pasted into it",
        )
        return None
    codec, body = _unicode_form(data)
    if codec == "utf_32":
        _refuse_utf32(path, problems)
        return None
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        _refuse_encoding(body, codec, error.start, path, problems)
        return None
    if text.startswith("\ufeff"):  # a second mark, left by joining files
        text = text.lstrip("\ufeff")
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    source = Source(path, text)
    if _holds_controls(body if codec == "utf_8" else text.encode()):
        return _without_controls(source, problems)
    return source


def _unicode_form(data: bytes) -> tuple[str, bytes]:
    """The Unicode codec that the bytes are in by their mark or their NULs, and the bytes after the mark."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf_8", data[3:]
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf_32", data
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf_16_le", data[2:]
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf_16_be", data[2:]
    # Keys, spaces and line ends are ASCII: in UTF-16 every one of them has a NUL, always on the same side.
    head = data[:256]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd and not even and odd * 6 >= len(head):
        return "utf_16_le", data
    if even and not odd and even * 6 >= len(head):
        return "utf_16_be", data
    return "utf_8", data


def _holds_controls(utf8: bytes) -> bool:
    """Whether there is a control character; on bytes, for that is ten times as fast as on characters."""
    return len(utf8.translate(None, _C0)) != len(utf8) or any(rare.search(utf8) for rare in _RARE)


def _without_controls(source: Source, problems: Problems) -> Source | None:
    """Reports the control characters; the text with spaces for them, or None where it is no text."""
    found = [match.start() for match in islice(re.finditer(_CONTROL, source.text), CONTROLS_SHOWN + 1)]
    for offset in found[:CONTROLS_SHOWN]:
        char = ord(source.text[offset])
        problems.error(
            "control-character",
            f"a control character, U+{char:04X}, that no text may hold",
            Span(source, offset, offset + 1),
            _CONTROL_HINTS.get(char, "delete it: it is invisible in most editors, and PowerPoint refuses it"),
        )
    if len(found) > CONTROLS_SHOWN:
        return None
    return Source(source.path, re.sub(_CONTROL, " ", source.text))


_CONTROL_HINTS = {
    0x00: "is this a text file? a NUL is mostly of another kind of file, or of one cut off in saving",
    0x0B: "this is PowerPoint's line break within a paragraph: write a space, or two points",
    0x0C: "this is a page break: delete it",
    0x1E: "this is Word's non-breaking hyphen: write -",
    0x1F: "this is Word's optional hyphen: delete it",
}


def _refuse_utf32(path: str, problems: Problems) -> None:
    at = Span(Source(path, ""), 0, 0)
    problems.error("encoding", "the file is in UTF-32, and UTF-8 is expected", at, _SAVE)


def _refuse_encoding(body: bytes, codec: str, bad: int, path: str, problems: Problems) -> None:
    """Reports the first byte that is not in the codec, and the encoding that the file is likely in."""
    before = body[:bad].decode(codec)
    ending = os.path.splitext(path)[1] or ".yaml"
    save = _SAVE_TABLE if ending.lower() in (".csv", ".tsv", ".tab") else _SAVE
    if codec != "utf_8":
        source = Source(path, before + body[bad:].decode(codec, "replace"))
        message = "half a character: the file says that it is UTF-16, and breaks off here"
        hints = ["the file was cut off or changed by a program that did not know its encoding", save]
    elif not before.isascii() or bad == len(body):
        source = Source(path, before + body[bad:].decode("utf_8", "replace"))
        message = f"not UTF-8: a stray byte 0x{body[bad]:02X} in a file that is UTF-8 before it"
        hints = ["write the character here again, and save"]
    else:
        likely = _likely(body)
        source = Source(path, before + body[bad:].decode(likely.codec, "replace"))
        message = f"not UTF-8: the file looks like {likely.name} ({likely.of})"
        iconv = f"iconv -f {likely.name} -t UTF-8 {_typed(path)} > new{ending}"
        hints = [save, f"or convert it: {iconv}"]
    problems.error("encoding", message, Span(source, len(before), len(before) + 1), *hints)


def _typed(path: str) -> str:
    """A path as it can be typed in a command."""
    return path if re.fullmatch(r"[\w./-]+", path) else f'"{path}"'


def _likely(body: bytes) -> _Encoding:
    """The encoding that bytes which are not UTF-8 are likely in, by how their high bytes stand together.

    Western texts have single ones amid ASCII; Cyrillic words are runs of letters, most of them small;
    the East Asian encodings pair them, with lead bytes in ranges of their own.
    """
    runs = re.findall(rb"[\x80-\xff]+", body[:1_000_000])
    high = b"".join(runs)
    if len(high) < 1.5 * len(runs):
        return _CP1252
    kana = len(re.findall(rb"[\x82\x83][\x40-\xf1]", body[:1_000_000]))
    if kana * 4 > len(high):
        return _SJIS
    if len(high.translate(None, bytes(range(0xC0, 0x100)))) * 8 < len(high):
        small = sum(1 for b in high if b >= 0xE0)
        return _CP1251 if small * 2 > len(high) else _KOI8
    leads = b"".join(run[::2] for run in runs)
    hangul = sum(1 for b in leads if 0xB0 <= b <= 0xC8)
    return _CP949 if hangul * 4 > len(leads) * 3 else _GBK
