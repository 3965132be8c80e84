"""The encoding of a text file: told by its mark, by being UTF-8, or by which letters its bytes would make."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from deckbuild.importing.document import UnreadableError

SAMPLE = 200_000
"""Bytes that a guess looks at."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNS = "•·■□’‘“”„«»–—…°§№€£"
_WEST = "àâäáãåæçéèêëíìîïñóòôöõøúùûüýÿßœ¿¡ÀÂÄÁÅÆÇÉÈÊÍÎÑÓÔÖÚÜŒº" + _SIGNS
_CENTRAL = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáéíóúýčďěňřšťůžÁÉÍČŘŠŽäöüőűßÄÖÜ" + _SIGNS
_TURKISH = "çğıöşüÇĞİÖŞÜâîû" + _SIGNS
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ" + _SIGNS
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ" + _SIGNS


class _Candidate(NamedTuple):
    """An encoding, its name, and the letters that speak for it; for East Asian ones a codec of the common ones."""

    codec: str
    name: str
    letters: str = ""
    common: str = ""


_CANDIDATES = (
    _Candidate("cp1252", "windows-1252", _WEST),
    _Candidate("cp1251", "windows-1251", _CYRILLIC),
    _Candidate("koi8-r", "KOI8-R", _CYRILLIC),
    _Candidate("iso8859-5", "ISO-8859-5", _CYRILLIC),
    _Candidate("cp866", "IBM866", _CYRILLIC),
    _Candidate("cp1250", "windows-1250", _CENTRAL),
    _Candidate("iso8859-2", "ISO-8859-2", _CENTRAL),
    _Candidate("cp1253", "windows-1253", _GREEK),
    _Candidate("iso8859-7", "ISO-8859-7", _GREEK),
    _Candidate("cp1254", "windows-1254", _TURKISH),
    _Candidate("iso8859-15", "ISO-8859-15", _WEST),
    _Candidate("cp949", "CP949", common="euc-kr"),
    _Candidate("cp932", "Shift_JIS", common="euc-jp"),
    _Candidate("euc-jp", "EUC-JP", common="euc-jp"),
    _Candidate("gb18030", "GB18030", common="gb2312"),
    _Candidate("big5", "Big5", common="big5"),
)
_KANA = re.compile("[ぁ-んァ-ヶ]")
_SWAPPED = re.compile("[а-яёa-z][А-ЯЁ]|[a-z][Ͱ-ӿ]|[Ͱ-ӿ][a-z]")


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of a file, and a remark on the encoding (empty where there was nothing to find out).

    `encoding` is what the person says it is; raises UnreadableError for one that does not exist or does not fit,
    and for what is no text.
    """
    if encoding:
        return _as_said(data, encoding), ""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), "" if codec == "utf-8" else f"read as {codec.upper()}"
    if codec := _wide(data):
        return data.decode(codec, "replace"), f"read as {codec.upper()}, which it looks like"
    if b"\0" in data[:SAMPLE]:
        raise UnreadableError("this is no text file: it holds NUL bytes", "what program wrote it? export it as text")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as problem:
        return _guessed(data, problem)


def _as_said(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise UnreadableError(f"there is no encoding {encoding!r}", "such as utf-8, cp1252, cp949 or koi8-r") from None
    except UnicodeDecodeError as problem:
        message = f"the file is not in {encoding}: byte 0x{data[problem.start]:02X} at {problem.start} does not fit"
        raise UnreadableError(message, "leave --encoding out to have it found") from None
    return text.removeprefix("\ufeff")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, told by the NULs beside its ASCII characters or by the rarity of anything else."""
    head = data[:2000]
    if len(head) < 4:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 8 * even and odd * 50 >= len(head):
        return "utf-16-le"
    if even > 8 * odd and even * 50 >= len(head):
        return "utf-16-be"
    return ""


def _guessed(data: bytes, problem: UnicodeDecodeError) -> tuple[str, str]:
    """The text in the encoding whose letters fit best."""
    patched = data.decode("utf-8", "replace")
    broken = patched.count("\ufffd") - data.count("\ufffd".encode())
    if sum(1 for c in patched[:SAMPLE] if c > "\x7f") > 20 * broken:
        return patched, f"read as UTF-8, in which {broken} characters are broken and replaced by \ufffd"
    sample = data[max(0, problem.start - 1000) :][:SAMPLE]
    scored = [(score, -n, c) for n, c in enumerate(_CANDIDATES) if (score := _score(sample, c)) is not None]
    best = max(scored)[2]
    told = f"read as {best.name}, which it looks like; say --encoding if it is another"
    return data.decode(best.codec, "replace"), told


def _score(sample: bytes, candidate: _Candidate) -> float | None:
    """How well the bytes above ASCII make letters, from 2 for all of them down; None where they make no text."""
    text = sample.decode(candidate.codec, "replace")
    high = [c for c in text if c > "\x7f"]
    if not high:
        return None
    bad = sum(1 for c in high if c == "\ufffd" or "\x80" <= c <= "\x9f" or not c.isprintable()) - 1
    if candidate.common:
        return _eastern(sample, text, high, candidate) - 8 * max(0, bad) / len(high)
    letters = set(candidate.letters)
    good = sum(1 for c in high if c in letters)
    swapped = len(_SWAPPED.findall(text))
    return (2 * good - 3 * (len(high) - good) - 4 * max(0, bad) - 4 * swapped) / len(high)


def _eastern(sample: bytes, text: str, high: list[str], candidate: _Candidate) -> float:
    """The score of an encoding with two bytes a character: of its readers' common ones, most must be."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    if sum(map(len, runs)) < 1.7 * len(runs) and candidate.codec != "cp932":
        return -9  # single bytes amid ASCII are accented letters
    kana = len(_KANA.findall(text))
    if candidate.codec in ("cp932", "euc-jp") and kana * 5 < len(high):
        return -9
    good = sum(1 for c in high if len(c.encode(candidate.common, "ignore")) == 2)
    if candidate.codec == "cp949":
        good -= sum(1 for c in high if "ぁ" <= c <= "ヶ" or "一" <= c <= "龥")
    if candidate.codec == "gb18030":
        good = sum(1 for c in high if b"\xa1" <= c.encode("gb2312", "ignore")[:1] <= b"\xd7")  # the common characters
    halves = sum(1 for c in high if "\uff61" <= c <= "\uff9f")
    return (2.02 * good - 3 * (len(high) - good) - 4 * halves) / len(high) - (
        candidate.codec == "gb18030"
    ) * kana / len(high)
