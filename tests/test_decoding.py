"""Bytes to text: every encoding that a talk may come in, and what no text may hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild import decoding
from deckbuild.decoding import decode
from deckbuild.diagnostics import Problems
from deckbuild.rendering import render
from deckbuild.source import Source

TEXT = "title: Россия и 북한\r\nlead: café “🎤”\n"


def read(data: bytes) -> tuple[Source | None, list[str]]:
    problems = Problems()
    source = decode(data, "deck.yaml", problems)
    return source, [render([d]).split("\n")[0] for d in problems.found]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xef\xbb\xbf" * 2 + TEXT.encode(),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 with mark",
        "utf-16",
        "utf-8 with two marks",
        "utf-16-be",
        "utf-16-le without mark",
        "utf-16-be without mark",
    ],
)
def test_unicode_in_every_form_reads_as_the_same_text(data):
    source, lines = read(data)
    assert lines == []
    assert source is not None
    assert source.text == TEXT


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("title: Café à Genève, déjà vu", "cp1252", "windows-1252 (Western European)"),
        ("title: Россия и Северная Корея", "cp1251", "windows-1251 (Cyrillic)"),
        ("title: Россия и Северная Корея", "koi8_r", "KOI8-R (Cyrillic)"),
        ("title: 러시아와 북한의 관계는 안정적이다", "cp949", "cp949 (Korean)"),
        ("title: 日本語のタイトルです。よろしくお願いします", "cp932", "Shift_JIS (Japanese)"),
        ("title: 中国外交政策报告的主要内容", "gb18030", "GB18030 (Chinese)"),
    ],
)
def test_another_encoding_is_named_at_its_first_byte(text, codec, name):
    first = next(index for index, char in enumerate(text) if not char.isascii()) + 1
    source, lines = read(f"lead: x\n{text}\n".encode(codec))
    assert source is None
    assert lines == [f"deck.yaml:2:{first}: error[encoding]: not UTF-8: the file looks like {name}"]


def test_the_excerpt_of_another_encoding_shows_what_was_meant():
    problems = Problems()
    decode("title: Россия\n".encode("cp1251"), "a talk.yaml", problems)
    shown = render(problems.found)
    assert "1 | title: Россия" in shown
    assert 'iconv -f windows-1251 -t UTF-8 "a talk.yaml"' in shown


def test_a_stray_byte_amid_utf_8_is_not_taken_for_another_encoding():
    source, lines = read("title: café ".encode() + b"\xe9\n")
    assert source is None
    assert lines == ["deck.yaml:1:13: error[encoding]: not UTF-8: a stray byte 0xE9 in a file that is UTF-8 before it"]


def test_a_utf_16_file_that_was_cut_off_says_so():
    source, lines = read("title: x\n".encode("utf-16")[:-1])
    assert source is None
    assert lines == [
        "deck.yaml:1:9: error[encoding]: half a character: the file says that it is UTF-16, and breaks off here"
    ]


def test_utf_32_is_refused_by_name():
    source, lines = read("title: x\n".encode("utf-32"))
    assert source is None
    assert lines == ["deck.yaml: error[encoding]: the file is in UTF-32, and UTF-8 is expected"]


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"])
def test_a_control_character_is_reported_and_read_as_a_space(char):
    source, lines = read(f"title: a{char}b\n".encode())
    assert lines == [
        f"deck.yaml:1:9: error[control-character]: a control character, U+{ord(char):04X}, that no text may hold"
    ]
    assert source is not None
    assert source.text == "title: a b\n"


def test_a_control_character_in_utf_16_is_found_too():
    _, lines = read("title: a\x0bb\n".encode("utf-16"))
    assert [line.split(": ")[1] for line in lines] == ["error[control-character]"]


def test_of_many_control_characters_five_are_shown_and_nothing_is_read():
    source, lines = read(b"title: " + b"\x01" * 50)
    assert source is None
    assert len(lines) == 5


@pytest.mark.parametrize("char", ["\t", "\x85", "\xa0", "\u200b", "\u2028", "\ufffd", "🎤", "\ufeff"])
def test_other_invisible_characters_are_left_alone(char):
    source, lines = read(f"title: a{char}b\n".encode())
    assert lines == []
    assert source is not None
    assert source.text == f"title: a{char}b\n"


def test_a_lone_carriage_return_ends_a_line_and_a_pair_stays():
    source, _ = read(b"a: 1\rb: 2\r\nc: 3\r")
    assert source is not None
    assert source.text == "a: 1\nb: 2\r\nc: 3\n"


def test_a_file_over_the_limit_is_refused_unread(monkeypatch):
    monkeypatch.setattr(decoding, "LIMIT", 2 * 1024 * 1024)
    source, lines = read(b"a" * (3 * 1024 * 1024))
    assert source is None
    assert lines == ["deck.yaml: error[too-large]: the file has 3 MiB, more than the 2 MiB that are read"]


def test_an_empty_file_is_an_empty_text():
    source, lines = read(b"")
    assert lines == []
    assert source is not None
    assert source.text == ""


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_bytes_crash_the_reading(data):
    source, lines = read(data)
    assert source is not None or lines


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\ufeff")))
@settings(max_examples=200, deadline=None)
def test_every_text_survives_utf_8(text):
    source, lines = read(text.encode())
    assert lines == []
    assert source is not None
    assert source.text == text
