"""Encodings of text files: found by their marks or their letters, told, and as the person says."""

from __future__ import annotations

import pytest

from deckbuild.importing.document import UnreadableError
from deckbuild.importing.encodings import decode

SAMPLES = {
    "cp1252": ("La ferme reste ouverte l’été, et « la grange » reçoit les élèves du village.", "windows-1252"),
    "cp1250": ("Młyn nad rzeką działa: „mąka” jest świeża, a młynarz – żywy.", "windows-1250"),
    "iso8859-2": ("Młyn nad rzeką działa, mąka jest świeża, a młynarz żywy.", "ISO-8859-2"),
    "cp1251": ("Мельница работает, мука свежая, и мельник жив.", "windows-1251"),
    "koi8-r": ("Мельница работает, мука свежая, и мельник жив.", "KOI8-R"),
    "iso8859-5": ("Мельница работает, мука свежая, и мельник жив.", "ISO-8859-5"),
    "iso8859-7": ("Ο μύλος δουλεύει και το αλεύρι είναι φρέσκο.", "windows-1253"),
    "cp949": ("■ 방앗간은 오늘도 돌고, 밀가루는 신선하다.", "CP949"),
    "cp932": ("水車は今日も回り、粉は新しいです。", "Shift_JIS"),
    "euc-jp": ("水車は今日も回り、粉は新しいです。", "EUC-JP"),
    "gb18030": ("水车今天也在转动，面粉很新鲜。", "GB18030"),
}


@pytest.mark.parametrize("codec", SAMPLES)
def test_an_encoding_is_found_and_told(codec: str) -> None:
    written, name = SAMPLES[codec]
    text, remark = decode(written.encode(codec))
    assert text == written
    assert name in remark
    assert "--encoding" in remark


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(codec: str) -> None:
    written = "Title: Mills\n\nМельница работает, und die Mühle mahlt."
    assert decode(written.encode(codec))[0] == written


def test_utf_8_needs_no_remark() -> None:
    assert decode("żywy młynarz".encode()) == ("żywy młynarz", "")


def test_what_a_person_says_counts() -> None:
    assert decode("Mühle".encode("cp437"), "cp437") == ("Mühle", "")
    with pytest.raises(UnreadableError, match="no encoding 'klingon'"):
        decode(b"x", "klingon")
    with pytest.raises(UnreadableError, match="is not in utf-8: byte 0xFF at 1"):
        decode(b"x\xff", "utf-8")


def test_a_few_broken_characters_of_utf_8_are_told() -> None:
    text, remark = decode(("Мельница " * 10).encode() + b"\xff")
    assert text.endswith("\ufffd")
    assert "1 characters are broken" in remark or "broken" in remark


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text file"):
        decode(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00" * 9)
