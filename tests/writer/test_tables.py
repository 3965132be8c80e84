"""Tables in the package: native, whole, in a style that every program knows."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation

from deckbuild.api import build
from deckbuild.layout.shapes import Grid
from deckbuild.layout.slide import LaidSlide
from deckbuild.layout.visuals.table import LIGHT, STYLES_TYPE
from deckbuild.model import Deck, Point, Section
from deckbuild.model.visuals import Table
from deckbuild.template.model import Box
from deckbuild.template.store import builtin
from deckbuild.writer.tablestyles import with_table_style
from package_checks import faults

if TYPE_CHECKING:
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TRADE = Table(
    ("Country", "2012"), (("[South Korea](https://a.example)", "24.8"), ("DPRK", ""), ("*Japan* & Co", "33.2"))
)


def made(folder: Path, block: Table, points: tuple[Point, ...] = (), language: str = "en") -> Any:
    """The frame of the table in a deck of one slide, as python-pptx reads it."""
    deck = Deck(
        title="Tables", language=language, cover=False, sections=(Section("Trade", points=points, visual=block),)
    )
    build(deck, str(folder / "deck.pptx"))
    assert faults(folder / "deck.pptx") == []
    (slide,) = Presentation(str(folder / "deck.pptx")).slides
    return next(shape for shape in slide.shapes if shape.has_table)


def test_a_table_reads_back_cell_by_cell(tmp_path: Path) -> None:
    frame = made(tmp_path, TRADE)
    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells == [["Country", "2012"], ["South Korea", "24.8"], ["DPRK", ""], ["Japan & Co", "33.2"]]
    assert frame.table.first_row
    assert frame.table.horz_banding
    assert sum(column.width for column in frame.table.columns) == frame.width
    assert sum(row.height for row in frame.table.rows) == frame.height
    link = frame._element.find(f".//{A}hlinkClick")
    assert frame.part.rels[link.get(link.keys()[0])].target_ref == "https://a.example"


def test_a_table_fills_the_layouts_place_for_it(tmp_path: Path) -> None:
    frame = made(tmp_path, TRADE, (Point("Trade has grown"),))
    assert frame.is_placeholder
    assert frame.element.find(".//{*}ph").get("idx") == "2"
    assert frame.element.find(".//{*}cNvPr").get("descr").startswith("Table (rows: 3, columns: 2)")


def test_an_empty_cell_has_the_size_of_the_others(tmp_path: Path) -> None:
    frame = made(tmp_path, TRADE)
    (end,) = frame._element.iter(f"{A}endParaRPr")
    sizes = {run.get("sz") for run in frame._element.iter(f"{A}rPr")}
    assert {end.get("sz")} == sizes
    assert end.get("lang") == "en-US"


def test_a_table_without_a_header_does_not_claim_one(tmp_path: Path) -> None:
    assert not made(tmp_path, TRADE._replace(header=())).table.first_row


def test_a_table_that_runs_right_to_left_says_so(tmp_path: Path) -> None:
    frame = made(tmp_path, TRADE, language="he")
    assert frame._element.find(f".//{A}tblPr").get("rtl") == "1"
    assert {p.get("rtl") for p in frame._element.iter(f"{A}pPr")} == {"1"}


def test_what_stands_out_is_tinted_in_a_colour_of_the_theme(tmp_path: Path) -> None:
    frame = made(tmp_path, TRADE._replace(highlight=("DPRK",)))
    tints = [cell._tc.find(f"{A}tcPr/{A}solidFill/{A}schemeClr") for row in frame.table.rows for cell in row.cells]
    assert [tint is not None for tint in tints] == [False] * 4 + [True] * 2 + [False] * 2
    assert tints[4].get("val") == "accent1"
    assert not frame.table.horz_banding


def test_the_notes_hold_the_rows(tmp_path: Path) -> None:
    made(tmp_path, TRADE)
    (slide,) = Presentation(str(tmp_path / "deck.pptx")).slides
    notes = [p.text for p in slide.notes_slide.notes_text_frame.paragraphs]
    assert notes[:3] == ["South Korea: 24.8", "DPRK", "Japan & Co: 33.2"]


def test_the_style_is_in_the_package_once_for_programs_that_do_not_know_it(tmp_path: Path) -> None:
    made(tmp_path, TRADE)
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        styles = etree.fromstring(package.read("ppt/tableStyles.xml"))
    assert [style.get("styleId") for style in styles] == [LIGHT]


def test_a_template_without_table_styles_gets_the_part_for_them(tmp_path: Path) -> None:
    bare = builtin()._replace(
        parts=tuple(part for part in builtin().parts if part.content_type != STYLES_TYPE),
        relations=tuple(r for r in builtin().relations if not r.type.endswith("tableStyles")),
    )
    whole = with_table_style(bare, [_slide(LIGHT)])
    added = whole.parts[-1]
    assert (added.name, added.content_type) == ("ppt/tableStyles.xml", STYLES_TYPE)
    assert LIGHT.encode() in added.data
    assert whole.relations[-1].target == "tableStyles.xml"
    assert len({r.id for r in whole.relations}) == len(whole.relations)


def test_styles_that_are_there_stay(tmp_path: Path) -> None:
    twice = with_table_style(with_table_style(builtin(), [_slide(LIGHT)]), [_slide(LIGHT)])
    (part,) = [part for part in twice.parts if part.content_type == STYLES_TYPE]
    assert part.data.count(LIGHT.encode()) == 1
    assert with_table_style(builtin(), [_slide("{another}")]) is not None
    assert with_table_style(builtin(), [_slide("{another}")]) == builtin()


def _slide(style: str) -> LaidSlide:
    """A slide with a table in a style, and nothing else that counts."""
    nothing: Any = None
    grid = Grid("Table", "", Box(0, 0, 1, 1), (1,), (1,), ((),), style=style)
    return LaidSlide("key", "Title", builtin().layouts[0], (grid,), nothing, (), "en", nothing, 0)
