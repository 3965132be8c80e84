"""The preview's drawings against the truth: lines of text stand where LibreOffice sets them; words never are markup."""

from __future__ import annotations

import html
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from pptx import Presentation

from conftest import ROOT, need
from deckbuild.diagnostics import Problems
from deckbuild.drawing import drawn
from deckbuild.export.kinds import deck_bytes
from deckbuild.layout.plots import Plot
from deckbuild.pipeline import Options, prepare_project
from deckbuild.preview.draw.numbers import counted
from deckbuild.preview.draw.slide import draw
from deckbuild.readers.project import read_project
from making import NOW, codes, prepared, project
from preview.truth import bare, drawn_lines, page_lines

if TYPE_CHECKING:
    from deckbuild.pipeline import Prepared

sys.path.insert(0, str(ROOT / "tests"))
import templates.branded  # noqa: F401 - puts its templates into the catalogue
from templates.catalogue import TEMPLATES

NEAR = 3.0
"""Points, which are pixels on a slide of 960, that a line may be off."""


def apart(made: Prepared) -> list[str]:
    """The lines that stand elsewhere, or are broken otherwise, than on the pages that LibreOffice makes."""
    assert made.template is not None
    pdf = drawn(deck_bytes(made), len(made.slides))
    pixel = made.template.width * made.template.scale / 12700 / 960
    found = []
    for number in range(1, len(made.slides) + 1):
        pages = page_lines(pdf, number - 1)
        for line in drawn_lines(draw(made, number).svg):
            same = [one for one in pages if bare(one.text) == bare(line.text)]
            near = [one for one in same if max(abs(one.x - line.x), abs(one.y - line.y)) <= NEAR * pixel]
            if not near:
                found.append(f"{number}: {line.text!r} at {line.x:.1f} {line.y:.1f}, not {same}")
    return found


HOUSES = ("", "dark", "full-of-artwork")
"""The built-in template and two of the catalogue."""


def on(template: str, source: Path, now: str, folder: Path) -> Prepared:
    """A deck laid out on a template of the catalogue, or on the built-in one."""
    problems = Problems()
    project = read_project(str(source), problems)
    assert project.deck is not None
    if template:
        file = folder / "house.pptx"
        file.write_bytes(TEMPLATES[template]())
        project = project._replace(deck=project.deck._replace(template=str(file)))
    return prepare_project(project, problems, Options(now=now))


@pytest.mark.parametrize("template", HOUSES)
def test_every_line_of_the_sample_is_where_it_will_be(template: str, tmp_path: Path) -> None:
    need("soffice")
    assert apart(on(template, ROOT, "2014-04-20 12:00 UTC", tmp_path)) == []


@pytest.mark.parametrize("template", HOUSES)
def test_every_line_of_the_gallery_is_where_it_will_be(template: str, tmp_path: Path) -> None:
    need("soffice")
    assert apart(on(template, ROOT / "docs" / "gallery", NOW, tmp_path)) == []


def test_words_are_never_markup(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>\\"><image href=x onerror=y>&amp;'
    text = (
        f"title: '{evil}'\ndisclaimer: '{evil}'\nsections:\n- title: '{evil}'\n  points: ['{evil}']\n"
        f"  source: '{evil}'\n"
        f"- title: B\n  chart: {{type: bar, title: '{evil}', categories: ['{evil}', b], "
        f"series: {{'{evil}': [1, 2]}}}}\n"
        f"- title: C\n  table: {{header: ['{evil}', b], rows: [['{evil}', d]]}}\n"
    )
    made = prepared(tmp_path, text)
    for number in range(1, len(made.slides) + 1):
        root = etree.fromstring(draw(made, number).svg.encode())
        names = {etree.QName(one).localname for one in root.iter()}
        assert names <= {"svg", "g", "path", "rect", "text", "tspan", "ellipse", "circle"}
        assert not any(name.startswith("on") for one in root.iter() for name in one.attrib)
        assert "script" in "".join(root.itertext())


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="9"{}</svg>'
PICTURE = "title: T\nsections: [{title: A, picture: {file: evil.svg, alt: '\"><script>'}}]\n"


@pytest.mark.parametrize(
    "inside",
    [
        ' onload="alert(1)"><rect width="9" height="9" onclick="alert(1)"/>',
        "><script>alert(1)</script><rect width='9' height='9'/>",
        '><a xlink:href="javascript:alert(1)"><circle r="9"/></a>',
        '><rect width="9" height="9"><animate attributeName="href" values="javascript:alert(1)"/></rect>',
        '><image xlink:href="http://evil.example/x.png" width="9" height="9"/>',
        "><style>@import url(http://evil.example/x.css);</style>",
        '><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '><use xlink:href="data:image/svg+xml,&lt;svg onload=alert(1)>"/>',
    ],
)
def test_a_picture_with_scripts_or_links_is_refused_or_drawn_as_dots(inside: str, tmp_path: Path) -> None:
    project(tmp_path, {"evil.svg": SVG.format(inside)})
    made = prepared(tmp_path, PICTURE)
    if not made.slides:
        assert codes(made) == ["picture"]
        return
    svg = draw(made, 2).svg
    assert not any(word in svg for word in ("alert", "evil", "<script", "javascript", "foreignObject"))
    assert set(re.findall(r'href="([^;"]*)', svg)) == {"data:image/png"}


def test_names_in_a_template_are_never_markup(tmp_path: Path) -> None:
    evil = '"/><script>alert(1)</script>'
    house = Presentation()
    house.slide_layouts[1].name = evil
    for layout in (house.slide_master, *house.slide_layouts):
        for shape in layout.shapes:
            shape.name = evil
    house.save(str(tmp_path / "plain.pptx"))
    with zipfile.ZipFile(tmp_path / "plain.pptx") as plain, zipfile.ZipFile(tmp_path / "house.pptx", "w") as named:
        for name in plain.namelist():
            data = plain.read(name)
            if "theme" in name:
                data = data.replace(b'typeface="Calibri"', f'typeface="{html.escape(evil)}"'.encode())
            named.writestr(name, data)
    made = prepared(
        tmp_path,
        "title: T\ntemplate: house.pptx\nsections:\n- {title: A, points: [b]}\n"
        "- {title: C, chart: {type: pie, categories: [x, y], series: {s: [1, 2]}}}\n",
    )
    for number in (1, 2, 3):
        root = etree.fromstring(draw(made, number).svg.encode())
        assert not any(etree.QName(one).localname == "script" for one in root.iter())
    assert "script" in draw(made, 3).svg


def lines_drawn(svg: str) -> list[tuple[str, ...]]:
    """The paths that are lines, by their way and colour."""
    paths = etree.fromstring(svg.encode()).iter("{http://www.w3.org/2000/svg}path")
    return [(one.get("d", ""), one.get("stroke", "")) for one in paths if one.get("fill") == "none"]


def test_the_lines_of_a_tables_style_are_drawn(tmp_path: Path) -> None:
    bare_ = prepared(tmp_path, "title: T\nsections: [{title: A}]\n")
    made = prepared(tmp_path, "title: T\nsections: [{title: A, table: {header: [a, b], rows: [[1, 2], [3, 4]]}}]\n")
    ruled = [one for one in lines_drawn(draw(made, 2).svg) if one not in lines_drawn(draw(bare_, 2).svg)]
    heights = sorted({float(way.split()[1].partition("L")[0]) for way, _ in ruled})
    assert len(ruled) == 6  # above and below the header, and below the last row, in both columns
    assert len(heights) == 3


def test_shares_of_a_whole_fill_the_height_of_their_chart(tmp_path: Path) -> None:
    text = "title: T\nsections:\n- title: A\n  chart: {type: column, stacked: percent, categories: [a, b], "
    made = prepared(tmp_path, text + "series: {x: [1, 3], y: [3, 1]}}\n")
    root = etree.fromstring(draw(made, 2).svg.encode())
    bars = [one for one in root.iter("{http://www.w3.org/2000/svg}rect") if one.get("stroke")]
    (plot,) = (one for one in made.slides[1].content if isinstance(one, Plot))
    assert len(bars) == 4
    high = sum(float(one.get("height", "0")) for one in bars) / 2
    assert high == pytest.approx(plot.room[3] * plot.box.cy / 12700, abs=0.1)


def test_a_slide_number_is_the_one_it_has_in_the_deck(tmp_path: Path) -> None:
    made = prepared(tmp_path, "title: T\nsections: [{title: A}, {title: B}]\n")
    assert any(line.text == "3" for line in drawn_lines(draw(made, 3).svg))


def test_what_is_not_drawn_quite_so_is_told(tmp_path: Path) -> None:
    file = tmp_path / "house.pptx"
    file.write_bytes(TEMPLATES["full-of-artwork"]())
    made = prepared(tmp_path, f"title: T\ntemplate: {file.name}\nsections: [{{title: A, points: [b]}}]\n")
    assert draw(made, 2).untrue == ()


def test_numbers_of_lists_are_counted_as_programs_do() -> None:
    from deckbuild.audit.values import Marker

    number, letter = Marker(scheme="arabicPeriod"), Marker(scheme="alphaUcParenR")
    markers = [number, number, Marker("•"), number, letter, None, number, Marker(scheme="romanLcPeriod", start=4)]
    levels = [0, 0, 1, 0, 1, 0, 0, 2]
    assert counted(markers, levels) == ["1.", "2.", "•", "3.", "A)", "", "1.", "iv."]
