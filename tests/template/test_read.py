"""Reading templates of others: sensible kinds, nothing of their slides, one line for what cannot work."""

from __future__ import annotations

import io
import re
import warnings
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from deckbuild.template import store
from deckbuild.template.export import export
from deckbuild.template.model import TemplateError
from deckbuild.template.read import read, read_bytes
from templates.office import layouts, master
from templates.package import brand, packed

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def foreign() -> bytes:
    """A deck of python-pptx's own template, with slides and notes that a new deck must not have."""
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:3]:
        slide = deck.slides.add_slide(layout)
        slide.notes_slide.notes_text_frame.text = "secret words"
    return saved(deck)


def saved(deck) -> bytes:
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def changed(data: bytes, part: str, change) -> bytes:
    """A package with the text of one part changed; a part whose new text is None is left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                text = change(content.decode())
                if text is None:
                    continue
                content = text.encode()
            new.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="module")
def template():
    return read_bytes(foreign(), "foreign.pptx")


def test_the_kinds_of_a_common_template_are_told(template):
    assert {layout.name: layout.kind for layout in template.layouts} == {
        "Title Slide": "cover",
        "Title and Content": "content",
        "Section Header": "statement",
        "Two Content": "two-content",
        "Comparison": "comparison",
        "Title Only": "title-only",
        "Blank": "blank",
        "Content with Caption": "visual",
        "Picture with Caption": "visual",
        "Title and Vertical Text": "",
        "Vertical Title and Text": "",
    }


def test_size_fonts_and_colors_are_the_templates(template):
    assert (template.width, template.height) == (9144000, 6858000)
    assert (template.heading_font, template.body_font) == ("Calibri", "Calibri")
    assert dict(template.colors)["accent1"] == "4F81BD"
    assert dict(template.colors)["lt1"] == "FFFFFF"


def test_text_styles_come_from_layout_master_and_text_styles(template):
    body = next(one for one in template.layouts[1].placeholders if one.idx == 1)
    assert [level.size for level in body.levels[:5]] == [32, 28, 24, 20, 20]
    assert body.levels[0].margin == 342900
    assert body.levels[0].indent == -342900
    assert body.levels[0].before == pytest.approx(0.2 * 32 * 1.2, abs=0.01)
    assert body.insets == (91440, 45720, 91440, 45720)
    assert not body.own_box
    title = template.layouts[0].placeholders[0]
    assert title.own_box
    assert title.anchor == "ctr"


def test_nothing_of_the_slides_stays(template):
    names = [part.name for part in template.parts]
    assert not [name for name in names if re.search("slides/|notesSlides|docProps|thumbnail|printer", name)]
    assert not any(b"secret words" in part.data for part in template.parts)
    assert "sldIdLst" not in "".join(template.presentation)


def test_every_relationship_leads_to_a_part_that_is_kept(template):
    names = {part.name for part in template.parts}
    assert all(f"ppt/{relation.target}" in names for relation in template.relations)
    for part in template.parts:
        for entry in etree.fromstring(part.data) if part.name.endswith(".rels") else ():
            assert entry.get("Target").rpartition("/")[2] in {name.rpartition("/")[2] for name in names}


def test_a_template_without_a_notes_master_gets_the_built_in_one():
    template = read_bytes(saved(Presentation()), "plain.pptx")
    assert template.notes == store.builtin().notes
    assert template.notes_height == store.builtin().notes_height
    assert 'notesMasterId r:id="rId' in template.presentation.head
    themes = [part.name for part in template.parts if part.name.startswith("ppt/theme/") and part.content_type]
    assert len(themes) == 2


def test_a_read_template_can_be_exported_and_read_again(template):
    again = read_bytes(export(template), template.name)
    assert again.layouts == template.layouts
    assert again.notes == template.notes
    assert again.parts == template.parts


def test_the_presentation_part_can_be_put_together_again(template):
    head, middle, extensions = template.presentation
    root = etree.fromstring(f"{head}<p:sldIdLst/>{middle}<p:extLst>{extensions}</p:extLst></p:presentation>".encode())
    tags = [etree.QName(child).localname for child in root]
    assert tags[:4] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz"]
    assert tags[-1] == "extLst"


def test_a_presentation_with_other_prefixes_can_be_put_together_again():
    data = changed(foreign(), "ppt/presentation.xml", lambda text: re.sub(r"([</ :])p:", r"\1", text)
                   .replace("xmlns:p=", "xmlns="))  # fmt: skip
    head, middle, _ = read_bytes(data, "other.pptx").presentation
    root = etree.fromstring(f"{head}<p:sldIdLst/>{middle}</p:presentation>".encode())
    assert [etree.QName(child).namespace for child in root[:3]] == [etree.QName(root).namespace] * 3


def test_a_template_file_type_reads_as_a_presentation(template):
    kinds = ("presentationml.presentation.main", "presentationml.template.main")
    potx = changed(foreign(), "[Content_Types].xml", lambda text: text.replace(*kinds))
    assert read_bytes(potx, "foreign.pptx") == template


def test_masters_that_share_a_theme_get_one_each():
    data = foreign()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = next(name for name in archive.namelist() if "notesMasters/_rels" in name)
    shared = changed(data, rels, lambda text: re.sub(r"theme\d+\.xml", "theme1.xml", text))
    template = read_bytes(shared, "shared.pptx")
    targets = re.findall(
        r'theme/(\w+\.xml)"', "".join(p.data.decode() for p in template.parts if "Masters/_rels" in p.name)
    )
    assert len(targets) == len(set(targets)) == 2


def test_a_link_from_a_layout_to_a_slide_is_taken_out():
    deck = Presentation(io.BytesIO(foreign()))
    layout = deck.slide_layouts[5]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    relation = layout.part.relate_to(deck.slides[0].part, kind)
    properties = layout.placeholders[0]._element.find(".//{*}cNvPr")
    click = etree.SubElement(properties, "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick")
    click.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
    template = read_bytes(saved(deck), "linked.pptx")
    assert not any(b"hlinkClick" in part.data for part in template.parts)
    assert len(template.layouts) == 11


def test_a_layout_name_with_a_line_break_is_one_line():
    deck = Presentation()
    deck.slide_layouts[2].name = "Abschnitts-\nüberschrift"
    assert read_bytes(saved(deck), "de.pptx").layouts[2].name == "Abschnitts- überschrift"


def test_pictures_of_a_layout_are_kept(tmp_path):
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
        "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
    )
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    picture = slide.shapes.add_picture(io.BytesIO(pixel), 0, 0, Inches(1), Inches(1))
    layout = deck.slide_layouts[6]
    image, _ = (
        layout.part.get_or_add_image_part(io.BytesIO(pixel)),
        layout.shapes._spTree.append(picture._element),
    )
    picture._element.find(".//{*}blip").set(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", image[1]
    )
    template = read_bytes(saved(deck), "logo.pptx")
    media = [part for part in template.parts if part.name.startswith("ppt/media/")]
    assert [(part.content_type, part.data) for part in media] == [("image/png", pixel)]
    assert template.layouts[6].kind == "blank"


def broken(part: str, old: str, new: str) -> bytes:
    return changed(foreign(), part, lambda text: text.replace(old, new))


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros", "w") as entry:
        for _ in range(301):
            entry.write(bytes(1_000_000))
    return file.getvalue()


def crowd() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"{number}", b"")
    return file.getvalue()


TYPES = "[Content_Types].xml"
ROOT = "_rels/.rels"
MAIN = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>'
CASES = {
    "a text": (lambda: b"hello", "is not a PowerPoint file"),
    "an empty file": (lambda: b"", "is not a PowerPoint file"),
    "an old or protected file": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "protected by a password"),
    "a cut file": (lambda: foreign()[:20000], "is not a PowerPoint file"),
    "a ZIP of something": (lambda: changed(foreign(), TYPES, lambda _: None), "Content_Types"),
    "no main part": (lambda: broken(ROOT, '/officeDocument"', '/nothing"'), "is not a PowerPoint file"),
    "another document": (
        lambda: broken(MAIN, "p:presentation", "p:book"),
        "is not a PowerPoint presentation",
    ),
    "Strict Open XML": (lambda: broken(ROOT, OFFICE, STRICT), "Strict Open XML"),
    "no masters": (lambda: broken(MAIN, "p:sldMasterId ", "p:other "), "no slide layouts"),
    "no layouts": (lambda: broken(MASTER, "p:sldLayoutId ", "p:other "), "no slide layouts"),
    "broken XML": (lambda: broken(MASTER, "</p:sldMaster>", ""), "not well-formed"),
    "a document type": (lambda: broken(MASTER, "<p:sldMaster ", DOCTYPE + "<p:sldMaster "), "document type"),
    "a ZIP bomb": (bomb, "unpacks to 301 MB"),
    "too many parts": (crowd, "20,001 parts"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_used_is_refused_in_one_line(case):
    make, message = CASES[case]
    with pytest.raises(TemplateError) as caught:
        read_bytes(make(), "brand.pptx")
    assert message in str(caught.value)
    assert str(caught.value).startswith("brand.pptx ")
    assert "\n" not in str(caught.value)


def test_a_damaged_entry_is_refused():
    data = bytearray(foreign())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo(MASTER)
    start = entry.header_offset + 30 + len(MASTER) + 40
    data[start : start + 40] = bytes(40)
    with pytest.raises(TemplateError, match="cannot be unpacked"):
        read_bytes(bytes(data), "brand.pptx")


def test_files_that_cannot_be_read_are_refused(tmp_path):
    with pytest.raises(TemplateError, match="there is no template"):
        read(str(tmp_path / "none.pptx"))
    with pytest.raises(TemplateError, match="is a folder"):
        read(str(tmp_path))


def test_a_file_is_named_without_its_folder(tmp_path):
    (tmp_path / "brand.potx").write_bytes(foreign())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read(str(tmp_path / "brand.potx")).name == "brand.potx"


def test_a_placeholder_without_a_number_gets_one() -> None:
    first, *rest = layouts()
    places = tuple(p._replace(idx=4294967295) if p.type == "sldNum" else p for p in first.places)
    found = read_bytes(packed(brand((master((first._replace(places=places), *rest)),), 13.333, 7.5)), "brand.pptx")
    number = next(place for place in found.layouts[0].placeholders if place.type == "sldNum")
    assert number.idx < 200
    data = next(part.data for part in found.parts if part.name == found.layouts[0].part)
    assert b"4294967295" not in data
