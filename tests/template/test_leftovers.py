"""What a template was used for stays out of the deck and is told; what is the brand's stays in."""

from __future__ import annotations

import io
import zipfile

import pytest

from deckbuild.template.export import export
from deckbuild.template.model import Remark, Template, TemplateError
from deckbuild.template.opc import MOST_XML
from deckbuild.template.read import read_bytes
from templates import branded, catalogue
from templates.package import added, packed, put, related, unpacked

assert branded  # its templates are in the catalogue once it is imported


def read(name: str) -> Template:
    return read_bytes(catalogue.TEMPLATES[name](), f"{name}.pptx")


def everything(template: Template) -> bytes:
    """All bytes that a deck takes from a template, its presentation part included."""
    return b"".join(part.data for part in template.parts) + "".join(template.presentation).encode()


def remark(template: Template, code: str) -> Remark:
    (found,) = (one for one in template.remarks if one.code == code)
    return found


def test_nothing_of_a_deck_that_was_given_is_kept() -> None:
    kept = everything(read("used-deck"))
    for word in (b"secret", b"Former", b"vertraulich", b"MSIP", b"comments", b"sectionLst"):
        assert word not in kept


def test_no_slide_notes_comment_chart_film_or_property_is_kept() -> None:
    names = [part.name for part in read("used-deck").parts]
    kinds = ("slides/", "notesSlides/", "comment", "charts/", "embeddings/", "media/", "docProps/", "printerSettings")
    assert [name for name in names if any(kind in name for kind in kinds)] == []


def test_people_and_comments_that_were_left_out_are_told() -> None:
    found = remark(read("used-deck"), "template-cleaned")
    assert found.level == "note"
    assert found.message == (
        "not taken from used-deck.pptx: 1 list of comments, author 'A. Former', last author 'B. Former', "
        "company 'Former Company', manager 'C. Former', made on 2013-01-27, last saved on 2013-01-27"
    )


def test_labels_and_words_of_secrecy_are_told() -> None:
    found = remark(read("used-deck"), "template-marked")
    assert found.level == "warning"
    for word in ("MSIP_Label_0f1e_Name: Internal", "Klassifizierung", "'Streng vertraulich' in a footer"):
        assert word in found.message
    assert "Former Client" not in found.message


def test_a_word_of_secrecy_that_the_master_shows_is_told_and_stays() -> None:
    parts = unpacked(catalogue.TEMPLATES["full-of-artwork"]())
    put(parts, branded.MASTER, "<a:p></a:p>", '<a:p><a:r><a:rPr lang="en-GB"/><a:t>CONFIDENTIAL</a:t></a:r></a:p>')
    template = read_bytes(packed(parts), "stamped.pptx")
    assert "'CONFIDENTIAL' on slides itself" in remark(template, "template-marked").message
    assert b"CONFIDENTIAL" in everything(template)


def test_a_date_that_stands_still_is_taken_out_of_a_layout() -> None:
    parts = unpacked(catalogue.TEMPLATES["wide-16-9"]())
    layout = "ppt/slideLayouts/slideLayout2.xml"
    old = '<p:ph type="dt" sz="half" idx="10"/>'
    head, tail = parts[layout].decode().split(old, 1)
    run = '<a:p><a:r><a:rPr lang="en-GB"/><a:t>12 March 2015</a:t></a:r></a:p>'
    parts[layout] = (head + old + tail.replace("<a:p></a:p>", run, 1)).encode()
    assert b"2015" in parts[layout]
    assert b"2015" not in everything(read_bytes(packed(parts), "dated.pptx"))


def test_macros_and_buttons_are_left_out_and_told() -> None:
    template = read("with-macros")
    assert "1 macro project" in remark(template, "template-cleaned").message
    assert [part.name for part in template.parts if "vba" in part.name or "customUI" in part.name] == []


def test_artwork_guides_fonts_and_the_brands_own_parts_are_kept() -> None:
    template = read("full-of-artwork")
    kept = everything(template)
    assert template.remarks == ()
    for word in (b"a font", b"urn:brand:colours", b'name="BRAND"', b"sldGuideLst", b"gradFill", b"handoutMaster"):
        assert word in kept
    assert [part.name for part in template.parts if "media/" in part.name] == ["ppt/media/image1.png"]


def test_a_part_whose_name_the_deck_needs_gets_another() -> None:
    template = read("full-of-artwork")
    assert "ppt/tags/tag1.xml" not in [part.name for part in template.parts]
    tags = [relation.target for relation in template.relations if relation.type.endswith("/tags")]
    assert tags == ["brand/tag11.xml"]


def test_what_a_master_fetches_from_elsewhere_is_left_out_and_told() -> None:
    template = read("reaching-out")
    kept = everything(template)
    for word in (b"tracker", b"figures.xlsx", b"old.potx", b"<p:pic>", b"graphicFrame>"):
        assert word not in kept
    assert b"https://www.example.org/" in kept
    found = remark(template, "template-outside")
    assert found.level == "warning"
    assert "http://tracker.example/pixel.png" in found.message


def test_a_notes_master_without_a_place_for_notes_is_replaced() -> None:
    parts = unpacked(catalogue.TEMPLATES["used-deck"]())
    name = "ppt/notesMasters/notesMaster1.xml"
    parts[name] = parts[name].replace(b'type="body"', b'type="pic"')
    template = read_bytes(packed(parts), "mute.pptx")
    assert [place.type for place in template.notes].count("body") == 1
    again = read_bytes(export(template), "mute.pptx")
    assert again.notes == template.notes


def theme_file() -> bytes:
    parts = unpacked(catalogue.TEMPLATES["wide-16-9"]())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"ppt/presentation.xml", b"theme/theme/themeManager.xml")
    added(parts, "theme/theme/themeManager.xml", "application/xml", "<themeManager/>")
    return packed(parts)


def endless() -> bytes:
    parts = unpacked(catalogue.TEMPLATES["wide-16-9"]())
    parts["ppt/theme/theme1.xml"] = b"<a>" + b" " * MOST_XML + b"</a>"
    return packed(parts)


def deep() -> bytes:
    parts = unpacked(catalogue.TEMPLATES["wide-16-9"]())
    parts["ppt/theme/theme1.xml"] = b"<a>" * 5000 + b"</a>" * 5000
    return packed(parts)


def above() -> bytes:
    parts = unpacked(catalogue.TEMPLATES["wide-16-9"]())
    related(parts, branded.MASTER, "rId77", "image", "../../../etc/passwd")
    return packed(parts)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (theme_file, "is an Office theme"),
        (endless, "has a part of 30 MB, ppt/theme/theme1.xml"),
        (deep, "ppt/theme/theme1.xml is not well-formed"),
    ],
)
def test_what_cannot_be_a_template_is_refused_with_the_reason(make, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        read_bytes(make(), "brand.pptx")


def test_a_relationship_out_of_the_package_leads_nowhere() -> None:
    assert not any("passwd" in part.data.decode("utf-8", "replace") for part in read_bytes(above(), "up.pptx").parts)


def test_of_two_entries_of_one_name_one_is_read_and_nothing_breaks() -> None:
    data = catalogue.TEMPLATES["wide-16-9"]()
    file = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("ppt/presentation.xml", unpacked(data)["ppt/presentation.xml"])
    assert read_bytes(file.getvalue(), "twice.pptx").layouts


def test_no_macro_leaves_a_template_nor_a_button_that_runs_one() -> None:
    parts = unpacked(catalogue.TEMPLATES["old-4-3"]())
    main = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    put(
        parts,
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        main,
    )
    added(parts, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"\xd0\xcf\x11\xe0MACROS")
    related(parts, "ppt/presentation.xml", "rId900", "vbaProject", "ppt/vbaProject.bin")
    button = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Run"><a:hlinkClick r:id="" action="ppaction://macro?name=Run"/>'
        '</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "</p:sp>"
    )
    put(parts, "ppt/slideLayouts/slideLayout2.xml", "</p:spTree>", f"{button}</p:spTree>")
    found = read_bytes(packed(parts), "brand.potm")
    kept = everything(found)
    assert b"ppaction" not in kept
    assert b"MACROS" not in kept
    assert b'name="Run"' in kept
    told = remark(found, "template-cleaned").message
    assert "1 macro project" in told
    assert "1 button that runs a program" in told
