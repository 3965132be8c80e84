"""PDF files: what a person sees as paragraphs, points, headings and running heads is read as such; the rest refused."""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from conftest import need
from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.formats import read
from deckbuild.richtext import Run
from printing import At, by_rows, printed, set_text

HEIGHT, LEFT, LEADING = 842, 72, 14
WRAPPED = (
    "Demand for care will double within the next twenty years, while the num-",
    "ber of people who pay for it falls in every one of the member countries",
    "that we have looked at so far, and in most of the others as well.",
)


def drawn(*lines: tuple[float, float, str] | tuple[float, float, str, str]) -> str:
    """A page's content: each line with its place from the lower left corner, and its font and size."""
    parts = []
    for x, y, text, *font in lines:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /{font[0] if font else 'F1 11'} Tf {x} {y} Td ({escaped}) Tj ET")
    return "\n".join(parts)


def running(lines: Sequence[str], top: float = 760, left: float = LEFT) -> list[tuple[float, float, str]]:
    """Lines one below the other, as a paragraph has them."""
    return [(left, top - n * LEADING, text) for n, text in enumerate(lines)]


def pdf(*pages: str, extra: str = "") -> bytes:
    """The smallest whole PDF file that has these pages, in Helvetica (F1) and its bold (F2)."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in enumerate(pages):
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] {fonts} /Contents {6 + 2 * n} 0 R >>"
        objects.append(page.encode())
        data = content.encode("cp1252")
        objects.append(f"<< /Length {len(data)} {extra} >>\nstream\n".encode() + data + b"\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """A file of numbered objects, with the table of where each one begins."""
    data, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{n} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return data + f"{head}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def read_pdf(folder: Path, data: bytes) -> Document:
    path = folder / "points.pdf"
    path.write_bytes(data)
    return read(str(path))


def texts(document: Document, *kinds: str) -> list[str]:
    return [block.text for block in document.blocks if block.kind in (kinds or ("paragraph", "heading", "item"))]


def block(document: Document, text: str) -> Block:
    return next(b for b in document.blocks if b.text.startswith(text))


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(folder, data)
    assert "\n" not in caught.value.message + caught.value.hint
    return caught.value.message


def test_a_paragraph_broken_over_lines_is_one(tmp_path: Path) -> None:
    document = read_pdf(tmp_path, pdf(drawn(*running(WRAPPED), (LEFT, 600, "The number is known."))))
    assert texts(document) == [
        "Demand for care will double within the next twenty years, while the number of people who pay for it falls "
        "in every one of the member countries that we have looked at so far, and in most of the others as well.",
        "The number is known.",
    ]


def test_a_hyphen_at_a_line_end_stays_where_the_joined_word_is_nowhere_else(tmp_path: Path) -> None:
    lines = (
        "Demand for care will double within the next twenty years, and a well-",
        "known remedy has been tried in every one of the member countries here.",
    )
    document = read_pdf(tmp_path, pdf(drawn(*running(lines))))
    assert "a well-known remedy" in document.blocks[0].text


def test_short_lines_below_one_another_stay_apart(tmp_path: Path) -> None:
    head = running(("Speaker: A. Speaker", "Date: 12 May 2026", "Venue: The Great Hall"))
    document = read_pdf(tmp_path, pdf(drawn(*head, *running(WRAPPED, top=600))))
    assert texts(document)[:3] == ["Speaker: A. Speaker", "Date: 12 May 2026", "Venue: The Great Hall"]


def test_points_keep_markers_and_indents(tmp_path: Path) -> None:
    lines = running(WRAPPED)
    lines += [(90, 700, "• Savings are low"), (108, 686, "– They fall further"), (90, 672, "• Debts are high")]
    lines += [(LEFT, 658, "A paragraph at the margin follows the points at once.")]
    document = read_pdf(tmp_path, pdf(drawn(*lines)))
    items = [(b.marker, b.text) for b in document.blocks if b.kind == "item"]
    assert items == [("•", "Savings are low"), ("–", "They fall further"), ("•", "Debts are high")]
    assert block(document, "They").indent > block(document, "Savings").indent > block(document, "Demand").indent
    assert texts(document)[-1] == "A paragraph at the margin follows the points at once."


def test_large_lines_are_headings_and_bold_ones_are_bold(tmp_path: Path) -> None:
    lines = [(LEFT, 780, "Ageing and its costs", "F2 18"), (LEFT, 740, "What we see", "F2 11"), *running(WRAPPED, 720)]
    document = read_pdf(tmp_path, pdf(drawn(*lines)))
    assert block(document, "Ageing").kind == "heading"
    assert block(document, "What").text == "What we see"
    assert block(document, "What").bold
    assert not block(document, "Demand").bold


def test_running_heads_and_page_numbers_are_set_apart_on_every_page(tmp_path: Path) -> None:
    pages = [
        drawn((LEFT, 790, "Annual meeting, panel two"), *running((f"{word} thing.",)), (290, 40, f"Page {n} of 3"))
        for n, word in enumerate(("One", "Another", "A last"), 1)
    ]
    document = read_pdf(tmp_path, pdf(*pages))
    assert texts(document) == ["One thing.", "Another thing.", "A last thing."]
    assert sorted(texts(document, "aside")) == [
        *["Annual meeting, panel two"] * 3, "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_page_and_its_foot(tmp_path: Path) -> None:
    first = drawn((LEFT, 700, "An opening line."), *running(WRAPPED[:2], top=90), (290, 30, "1"))
    document = read_pdf(tmp_path, pdf(first, drawn(*running(WRAPPED[2:]), (290, 30, "2"))))
    assert texts(document)[1].endswith("countries that we have looked at so far, and in most of the others as well.")
    assert texts(document, "aside") == ["1", "2"]


def test_every_block_says_on_which_page_it_was(tmp_path: Path) -> None:
    document = read_pdf(tmp_path, pdf(drawn((LEFT, 700, "First.")), drawn((LEFT, 700, "Second."))))
    assert block(document, "First").origin.startswith("page 1")
    assert block(document, "Second").origin.startswith("page 2")


def test_a_pdf_of_libreoffice_keeps_its_words_points_and_heads(tmp_path: Path) -> None:
    document = read(str(exported(tmp_path)))
    items = [(b.marker, b.text) for b in document.blocks if b.kind == "item"]
    long = "Savings are low, and they have been falling for as long as anyone has counted them in this country"
    assert items == [("•", long), ("–", "They fall further"), ("•", "Debts are high")]
    assert texts(document, "paragraph") == ["Opening remarks", "Пенсионная система и её реформа."]
    assert block(document, "Opening").bold
    assert texts(document, "aside") == ["Talking points, draft"] * 2


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"no"}}'
    with pytest.raises(UnreadableError, match="protected by a password"):
        read(str(exported(tmp_path, f"pdf:writer_pdf_Export:{options}")))


def test_a_scan_is_refused_as_one(tmp_path: Path) -> None:
    assert "no text" in refusal(tmp_path, pdf("0 0 100 100 re f"))


def test_bold_italic_and_links_are_kept_in_the_midst_of_lines(tmp_path: Path) -> None:
    text = "Savings are **low, and falling**, as [the table of all the savings](https://example.org/t) shows _at once_."
    document = read_pdf(tmp_path, printed(set_text(text, width=40)))
    assert document.blocks[0].runs == (
        Run("Savings are "), Run("low, and falling", bold=True), Run(", as "),
        Run("the table of all the savings", link="https://example.org/t"), Run(" shows "), Run("at once", italic=True),
        Run("."),
    )  # fmt: skip
    assert not document.blocks[0].bold


def test_formats_stay_with_their_words_where_hyphens_and_rules_are_gone(tmp_path: Path) -> None:
    text = "**Number** of people\n-----\n\n• The num-\n  ber of **boats** is small\n-----\n– **Nets**"
    document = read_pdf(tmp_path, printed(set_text(text)))
    bold = [run.text for b in document.blocks for run in b.runs if run.bold]
    assert bold == ["Number", "boats", "Nets"]


LEFT_TEXT = "The river brings more sand than the tide takes away again, and the town pays for all of it every year."
RIGHT_TEXT = "Water law is older than the state, and in most places nobody has ever written it down for anyone."


@pytest.mark.parametrize("order", [by_rows, lambda *columns: [line for column in columns for line in column]])
def test_columns_are_read_one_after_the_other(tmp_path: Path, order: Callable[..., list[At]]) -> None:
    columns = set_text(LEFT_TEXT, 60, 700, 30), set_text(RIGHT_TEXT, 320, 702, 30)
    page = [At(60, 780, "Sand, and the law that is about it, and about everything else", 16), *order(*columns)]
    document = read_pdf(tmp_path, printed([*page, At(290, 30, "1")]))
    assert texts(document)[1:] == [LEFT_TEXT, RIGHT_TEXT]


def test_a_sentence_goes_on_from_one_column_to_the_next(tmp_path: Path) -> None:
    words = f"{LEFT_TEXT[:-1]}, and after that {RIGHT_TEXT[0].lower()}{RIGHT_TEXT[1:]}"
    lines = set_text(words, 60, 700, 30)
    half = len(lines) // 2
    right = [line._replace(x=320, y=lines[n].y) for n, line in enumerate(lines[half:])]
    assert texts(read_pdf(tmp_path, printed(by_rows(lines[:half], right)))) == [words]


def test_a_table_and_labels_with_their_values_are_no_columns(tmp_path: Path) -> None:
    rows = (("Date", "12 May"), ("Hall", "The Great Hall"), ("Speaker", "A. Speaker"), ("Length", "20 minutes"))
    lines = [At(x, 700 - 14 * n, text) for n, row in enumerate(rows) for x, text in zip((60, 320), row, strict=True)]
    words = " ".join(b.text for b in read_pdf(tmp_path, printed(lines)).blocks)
    assert [word for row in rows for word in row if word not in words] == []
    assert words.index("12 May") < words.index("Hall")


def test_a_numbered_list_goes_on_counting_over_pages(tmp_path: Path) -> None:
    first, second = set_text("1. One thing\n2. Another"), set_text("3. A third\n4. The last")
    document = read_pdf(tmp_path, printed(first, second))
    assert [b.marker for b in document.blocks if b.kind == "item"] == ["1.", "2.", "3.", "4."]


@pytest.mark.parametrize("part", [0.6, 0.8, 0.95, 0.999])
def test_of_a_pdf_that_lost_its_end_the_rest_is_read_and_the_loss_told(tmp_path: Path, part: float) -> None:
    words = ("First", "Next", "Third", "Fourth", "Fifth", "Last")
    data = pdf(*(drawn((LEFT, 700, f"{word} page says so.")) for word in words))
    document = read_pdf(tmp_path, data[: int(len(data) * part)])
    assert texts(document)[0] == "First page says so."
    assert document.remarks[0] == "the file was cut off: its last pages may be missing"


@pytest.mark.parametrize("kept", [9, 60, 400])
def test_a_pdf_of_which_no_page_is_left_is_refused(tmp_path: Path, kept: int) -> None:
    assert "damaged" in refusal(tmp_path, pdf(drawn(*running(WRAPPED)))[:kept])


def test_a_pdf_of_noise_is_refused(tmp_path: Path) -> None:
    assert "damaged" in refusal(tmp_path, b"%PDF-1.7\n" + bytes(range(256)) * 400)


def test_a_page_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    content = b"BT /F1 11 Tf 72 700 Td " + b"(word) Tj " * 100_000
    packed = b"".join(packer.compress(content) for _ in range(600)) + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>"
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    refusal(tmp_path, assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, b"<< >>", stream]))


def test_pages_within_pages_without_end_are_refused(tmp_path: Path) -> None:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    refusal(tmp_path, assembled([catalog, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"]))


def test_deep_nesting_does_not_hide_the_words_after_it(tmp_path: Path) -> None:
    deep = "[" * 200_000 + "]" * 200_000
    document = read_pdf(tmp_path, pdf(drawn((LEFT, 700, "A word.")) + f"\n/X {deep} DP\n"))
    assert texts(document) == ["A word."]


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="1.5cm"/><style:header-style/></style:page-layout>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="New" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style>
<text:list-style style:name="Points">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties>
</text:list-level-style-bullet>
<text:list-level-style-bullet text:level="2" text:bullet-char="–"><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="2.4cm"/></style:list-level-properties>
</text:list-level-style-bullet></text:list-style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header>
<text:p>Talking points, draft</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
<text:p><text:span text:style-name="Strong">Opening remarks</text:span></text:p>
<text:list text:style-name="Points">
<text:list-item><text:p>Savings are low, and they have been falling for as long as anyone has counted them in this
 country</text:p>
<text:list><text:list-item><text:p>They fall further</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Debts are high</text:p></text:list-item></text:list>
<text:p text:style-name="New">Пенсионная система и её реформа.</text:p>
</office:text></office:body></office:document>
"""


def exported(folder: Path, form: str = "pdf") -> Path:
    """A PDF that LibreOffice makes of FLAT."""
    source = folder / "source.fodt"
    source.write_text(FLAT, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [need("soffice"), profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = source.with_suffix(".pdf")
    if not made.exists():
        need("LibreOffice Writer")
    return made
