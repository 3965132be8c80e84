"""An exported template can be opened, restyled and read back."""

from __future__ import annotations

import io
import zipfile

from pptx import Presentation

from deckbuild.template import store
from deckbuild.template.export import export
from deckbuild.template.read import read, read_bytes

BUILTIN = store.builtin()


def test_an_exported_template_reads_as_the_same_template():
    again = read_bytes(export(BUILTIN), BUILTIN.name)
    assert again == BUILTIN


def test_an_exported_template_opens_with_one_cover_slide():
    deck = Presentation(io.BytesIO(export(BUILTIN)))
    assert [slide.slide_layout.name for slide in deck.slides] == ["Cover"]
    assert deck.slides[0].shapes.title.text == "Title of the talk"
    assert [layout.name for layout in deck.slide_layouts] == [layout.name for layout in BUILTIN.layouts]


def test_exporting_twice_gives_the_same_bytes():
    assert export(BUILTIN) == export(store.builtin())


def test_the_content_types_come_first_and_name_every_part():
    with zipfile.ZipFile(io.BytesIO(export(BUILTIN))) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml").decode()
    assert names[0] == "[Content_Types].xml"
    assert all(f'"/{name}"' in types for name in names[1:] if not name.endswith(".rels"))


def test_a_template_restyled_elsewhere_keeps_its_kinds(tmp_path):
    deck = Presentation(io.BytesIO(export(BUILTIN)))
    deck.slide_layouts[1].name = "Inhalt"
    deck.save(str(tmp_path / "brand.pptx"))
    again = read(str(tmp_path / "brand.pptx"))
    assert [layout.kind for layout in again.layouts] == [layout.kind for layout in BUILTIN.layouts]
    assert again.layouts[1].name == "Inhalt"
    assert again.digest != BUILTIN.digest
