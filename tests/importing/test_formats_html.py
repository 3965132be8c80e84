"""Web pages and pasted mail: the words of the page in blocks, without what is only there for the screen."""

from __future__ import annotations

from pathlib import Path

from deckbuild.importing.document import Block, Document
from deckbuild.importing.formats import read
from deckbuild.richtext import Run


def document(tmp_path: Path, html: str | bytes, name: str = "talk.html") -> Document:
    path = tmp_path / name
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return read(str(path))


def blocks(tmp_path: Path, html: str) -> list[Block]:
    return list(document(tmp_path, f"<!doctype html><html><body>{html}</body></html>").blocks)


def shown(found: list[Block]) -> list[tuple[str, int, str, str]]:
    return [(b.kind, b.level, b.marker, b.text) for b in found]


def test_headings_paragraphs_and_nested_lists(tmp_path: Path) -> None:
    html = (
        "<h1>Talk</h1><h3><b>Part</b></h3><p>Some words.</p>"
        "<ol start=3><li>three<li>four<ul><li>below<ul><li>deep</ul></ul><li value=9><p>nine</p></ol>"
        "<ol type=a><li>letter</ol>"
    )
    assert shown(blocks(tmp_path, html)) == [
        ("heading", 0, "", "Talk"), ("heading", 2, "", "Part"), ("paragraph", 0, "", "Some words."),
        ("item", 0, "3.", "three"), ("item", 0, "4.", "four"), ("item", 1, "◦", "below"), ("item", 2, "▪", "deep"),
        ("item", 0, "9.", "nine"), ("item", 0, "a.", "letter"),
    ]  # fmt: skip
    assert blocks(tmp_path, "<h3><b>Part</b></h3>")[0].runs == (Run("Part"),)


def test_lines_divs_and_loose_text_are_blocks(tmp_path: Path) -> None:
    found = blocks(tmp_path, "Loose<div>One<br>Two<br><br>Three</div>tail<p>&nbsp;</p>")
    assert [b.text for b in found if b.text.strip()] == ["Loose", "One", "Two", "Three", "tail"]


def test_formats_and_links(tmp_path: Path) -> None:
    html = (
        '<p>a <b>b</b> <em>c</em> <a href="https://a.example/x">d</a> <a href="javascript:x()">e</a>'
        '<span style="font-weight:700">f</span></p><p><u>Lined</u></p><p style="text-align:center"><b>Both</b></p>'
        '<b style="font-weight:normal">Light</b>'
    )
    first, lined, both, light = blocks(tmp_path, html)
    assert [(r.text, r.bold, r.italic, r.link) for r in first.runs if r.text.strip()] == [
        ("a ", False, False, ""), ("b", True, False, ""), ("c", False, True, ""),
        ("d", False, False, "https://a.example/x"), (" e", False, False, ""), ("f", True, False, ""),
    ]  # fmt: skip
    assert (lined.underlined, both.bold, both.centred, light.bold) == (True, True, True, False)


def test_quotes_rules_and_preformatted_text(tmp_path: Path) -> None:
    html = "<blockquote><p>Said</p></blockquote><hr><pre>Title\n\n  1. one\n  2. two</pre>"
    assert [(b.kind, b.marker, b.text) for b in blocks(tmp_path, html)] == [
        ("quote", "", "Said"), ("break", "", ""), ("paragraph", "", "Title"), ("item", "1.", "one"),
        ("item", "2.", "two"),
    ]  # fmt: skip


def test_scripts_menus_and_hidden_parts_are_left_out_and_told(tmp_path: Path) -> None:
    html = (
        "<script>x('no')</script><style>p{}</style><nav>Home | News</nav><p>Words</p><form>Search</form>"
        '<div style="display:none">Preview</div><p hidden>Also hidden</p><!-- remark -->'
    )
    found = document(tmp_path, f"<html><body>{html}</body></html>")
    assert [b.text for b in found.blocks] == ["Words"]
    assert found.remarks == ("2 menus and forms left out", "2 hidden parts left out")


def test_tables_of_texts_and_tables_that_lay_out_a_mail(tmp_path: Path) -> None:
    data = "<table><caption>Trade</caption><tr><th>Year<th>bn<tr><td>2013<td><b>25</b><br>est.</table>"
    caption, table = blocks(tmp_path, data)
    assert caption.text == "Trade"
    assert table.rows == (("Year", "bn"), ("2013", "25\nest."))
    mail = "<table><tr><td><table><tr><td><p>Dear all,</p><ul><li>one</li></ul></td></tr></table></td></tr></table>"
    assert shown(blocks(tmp_path, mail)) == [("paragraph", 0, "", "Dear all,"), ("item", 0, "•", "one")]


def test_the_encoding_is_the_one_declared_or_found(tmp_path: Path) -> None:
    text = "<html><head><meta charset={}><title>Тема</title></head><body><p>Доклад о торговле</p></body></html>"
    for name in ("koi8-r", "windows-1251", "utf-8", "utf-16"):
        found = document(tmp_path, text.format(name).encode(name))
        assert (found.title, found.blocks[0].text) == ("Тема", "Доклад о торговле")
    assert document(tmp_path, text.format("no-such").encode()).blocks[0].text == "Доклад о торговле"


def test_the_language_of_the_page_is_told(tmp_path: Path) -> None:
    assert document(tmp_path, '<html lang="de"><body><p>Rede</p></body></html>').language == "de"


def test_html_is_known_by_its_content_whatever_the_suffix(tmp_path: Path) -> None:
    assert document(tmp_path, "<!DOCTYPE html><p>Words</p>", "talk.txt").blocks[0].text == "Words"
    assert document(tmp_path, "1 < 2, and <3 as well", "talk.txt").blocks[0].text == "1 < 2, and <3 as well"


def test_a_list_item_without_words_stays_an_item(tmp_path: Path) -> None:
    assert shown(blocks(tmp_path, "<ul><li>one</li><li></li></ul><p>Heading</p>")) == [
        ("item", 0, "•", "one"), ("item", 0, "•", ""), ("paragraph", 0, "", "Heading"),
    ]  # fmt: skip


def test_the_description_of_a_picture_is_an_aside(tmp_path: Path) -> None:
    found = blocks(tmp_path, '<p>Before <img src="x.png" alt="A map of the islands"> after</p>')
    assert [(b.kind, b.text) for b in found] == [
        ("paragraph", "Before"), ("aside", "A map of the islands"), ("paragraph", "after"),
    ]  # fmt: skip


def test_the_lists_that_word_saves_have_their_markers_and_levels(tmp_path: Path) -> None:
    def item(level: int, sign: str, words: str) -> str:
        ignored = (
            f'<![if !supportLists]><span style="mso-list:Ignore">{sign}<span>&nbsp;&nbsp; </span></span><![endif]>'
        )
        return f'<p class=MsoListParagraph style="mso-list:l0 level{level} lfo1">{ignored}{words}<o:p></o:p></p>'

    html = "<p class=MsoTitle>Title<o:p></o:p></p>" + item(1, "·", "one") + item(2, "o", "two") + item(1, "1.", "three")
    found = blocks(tmp_path, html)
    assert found[0].style == "Title"
    assert shown(found)[1:] == [("item", 0, "•", "one"), ("item", 1, "o", "two"), ("item", 0, "1.", "three")]


def test_what_stands_around_the_article_of_a_page_is_set_apart(tmp_path: Path) -> None:
    html = (
        '<a href="#m">Skip</a><main><h1>Talk</h1><p>Some words of the talk.</p></main><h3>More</h3>'
        "<ul><li>Next</li></ul>"
    )
    found = blocks(tmp_path, html)
    assert [(b.kind, b.style, b.text) for b in found] == [
        ("aside", "header of the page", "Skip"), ("heading", "", "Talk"), ("paragraph", "", "Some words of the talk."),
        ("aside", "footer of the page", "More"), ("aside", "footer of the page", "Next"),
    ]  # fmt: skip
    assert found[0].origin == "line 1"


def test_a_page_whose_main_part_is_small_is_read_as_a_whole(tmp_path: Path) -> None:
    html = "<main><p>Hm.</p></main><p>Many more words that are spoken stand outside of it.</p>"
    assert [b.kind for b in blocks(tmp_path, html)] == ["paragraph", "paragraph"]


def test_the_caption_of_a_picture_goes_with_its_description(tmp_path: Path) -> None:
    found = blocks(tmp_path, '<figure><img alt="A map"><figcaption>The islands</figcaption></figure><p>Words</p>')
    assert [(b.kind, b.style, b.text) for b in found] == [
        ("aside", "picture", "A map"), ("aside", "picture", "The islands"), ("paragraph", "", "Words"),
    ]  # fmt: skip
