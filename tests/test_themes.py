"""A deck's theme: its colours, fonts and logo reach every slide, and what goes wrong with them is told at its place."""

from __future__ import annotations

import io
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation

from deckbuild import emit
from deckbuild.diagnostics import Problems
from deckbuild.model import Chart, Deck, Logo, Section, Series, Theme
from deckbuild.pictures import probe
from deckbuild.pipeline import Options, build, prepare, prepare_project
from deckbuild.readers.project import Project, read_project
from deckbuild.template.export import export
from deckbuild.template.logo import NAME
from deckbuild.template.read import read_bytes
from deckbuild.template.store import builtin
from deckbuild.themes import template_of
from deckbuild.writer.package import write
from making import project
from package_checks import faults
from templates.decks import TEMPLATES, template
from templates.office import layouts, master
from templates.package import brand, packed

if TYPE_CHECKING:
    from deckbuild.diagnostics import Diagnostic
    from deckbuild.template.model import Template

HOUSE = Theme((("accent1", "0B5394"), ("dk2", "3D0C5A")), "Cambria", "Arial")
NOW = "2026-11-24 12:00 UTC"


def picture(path: Path, size: tuple[int, int] = (400, 160)) -> Logo:
    """A logo's file, looked into."""
    Image.new("RGBA", size, (180, 40, 30, 255)).save(path)
    found = probe(str(path))
    return Logo(str(path), found.digest, found.width, found.height, found.form)


def themed(name: str, theme: Theme, folder: Path) -> Template:
    """A template of the catalogue, or the built-in one, under a theme."""
    if not name:
        return template_of(Deck("T", theme=theme))
    path = folder / f"{name}.pptx"
    path.write_bytes(template(name))
    return template_of(Deck("T", template=str(path), theme=theme))


def problems(folder: Path, theme: str, more: str = "") -> list[Diagnostic]:
    project(folder, {"talk.yaml": f"title: T\n{more}theme:\n{theme}sections:\n  - title: A\n    points: [One]\n"})
    found = prepare(str(folder / "talk.yaml"), Options(now=NOW)).diagnostics
    return [d for d in found if d.code not in ("template-cleaned", "no-footer", "no-number")]


def test_colours_and_fonts_are_those_of_the_theme() -> None:
    found = themed("", HOUSE, Path())
    assert dict(found.colors)["accent1"] == "0B5394"
    assert (found.heading_font, found.body_font) == ("Cambria", "Arial")
    title, content = found.layouts[1].placeholders[:2]
    assert (title.levels[0].font, content.levels[0].font) == ("Cambria", "Arial")
    parts = {part.name: part.data for part in found.parts}
    assert b'<a:accent1><a:srgbClr val="0B5394"/></a:accent1>' in parts["ppt/theme/theme1.xml"]
    own = {part.name: part.data for part in builtin().parts}
    changed = {name for name, data in parts.items() if data != own[name]}
    assert changed == {"ppt/theme/theme1.xml"}, "notes and handouts are for print, and stay as they are"


def test_every_master_of_a_template_is_recoloured(tmp_path: Path) -> None:
    found = themed("two-masters", HOUSE, tmp_path)
    themes = [part.data for part in found.parts if part.name in ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml")]
    assert len(themes) == 2
    for data in themes:
        assert b'val="0B5394"' in data
        assert b'typeface="Cambria"' in data


def test_the_fonts_of_a_languages_letters_are_set_as_well(tmp_path: Path) -> None:
    path = tmp_path / "t.pptx"
    path.write_bytes(template("wide-16-9"))
    korean = template_of(Deck("T", template=str(path), theme=Theme(heading="Malgun Gothic"), language="ko"))
    data = next(part.data for part in korean.parts if part.name == "ppt/theme/theme1.xml")
    assert b'<a:latin typeface="Malgun Gothic"/><a:ea typeface="Malgun Gothic"/>' in data


def test_charts_and_their_workbooks_follow(tmp_path: Path) -> None:
    chart = Chart("column", ("a", "b"), (Series("s", (1, 2)),))
    deck = Deck("T", theme=HOUSE, sections=(Section("A", key="a", visual=chart),))
    prepared = prepare_project(Project(str(tmp_path), deck), Problems(), Options(now=NOW))
    assert prepared.template is not None
    file = io.BytesIO()
    write(file, prepared.deck, prepared.slides, prepared.template, False)
    slides = Presentation(file).slides
    plot = next(shape.chart for shape in slides[1].shapes if shape.has_chart)
    assert b'schemeClr val="accent1"' in plot.part.blob
    theme = next(
        rel.target_part for rel in slides[1].slide_layout.slide_master.part.rels.values() if "theme" in rel.reltype
    )
    assert b'<a:accent1><a:srgbClr val="0B5394"/></a:accent1>' in theme.blob


def _upright(shapes) -> list:
    """The shapes that say where they stand; those that are turned stand elsewhere than they say."""
    return [s for s in shapes if s.width is not None and not getattr(s, "rotation", 0)]


@pytest.mark.parametrize("name", ["", *sorted(TEMPLATES)])
def test_a_logo_stands_on_nothing_and_is_not_stretched(name: str, tmp_path: Path) -> None:
    logo = picture(tmp_path / "logo.png")._replace(alt="The house & its logo")
    found = themed(name, HOUSE._replace(logo=logo), tmp_path)
    deck = Presentation(io.BytesIO(export(found)))
    count = 0
    for layout in itertools.chain.from_iterable(one.slide_layouts for one in deck.slide_masters):
        boxes = [(s.name, s.left, s.top, s.width, s.height) for s in _upright(layout.shapes)]
        logos = [box for box in boxes if box[0] == NAME]
        count += len(logos)
        for _, x, y, cx, cy in logos:
            assert x > 0
            assert y > 0
            assert x + cx < deck.slide_width
            assert y + cy < deck.slide_height
            assert cx / cy == pytest.approx(2.5, rel=0.02)
            for what, ox, oy, ocx, ocy in boxes:
                over = min(x + cx, ox + ocx) > max(x, ox) and min(y + cy, oy + ocy) > max(y, oy)
                whole = ocx * ocy > 0.6 * deck.slide_width * deck.slide_height  # a background
                assert what == NAME or not over or whole, (layout.name, what)
    assert found.themed is not None
    assert count == len(found.layouts) - len(found.themed.without_logo)
    assert count > 0
    for layout in found.layouts:
        data = next(part.data for part in found.parts if part.name == layout.part)
        assert (b'descr="The house &amp; its logo"' in data) == (layout.part not in found.themed.without_logo)


@pytest.mark.parametrize("name", ["", "two-masters", "full-of-artwork", "a4-portrait", "huge", "right-to-left"])
def test_a_deck_with_a_theme_is_a_sound_package_and_the_same_twice(name: str, tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    if name:
        (tmp_path / "t.pptx").write_bytes(template(name))
    own = "template: t.pptx\n" if name else ""
    theme = "theme:\n  colors: {accent1: '#0B5394'}\n  fonts: {heading: Cambria}\n  logo: logo.png\n"
    project(tmp_path, {"talk.yaml": f"title: T\n{own}{theme}sections:\n  - title: A\n    points: [One]\n"})
    first, second = tmp_path / "a.pptx", tmp_path / "b.pptx"
    for path in (first, second):
        assert build(str(tmp_path / "talk.yaml"), str(path), Options(now=NOW)).path
    assert first.read_bytes() == second.read_bytes()
    assert faults(first) == []


def test_a_logo_is_decorative_unless_it_has_an_alt(tmp_path: Path) -> None:
    found = themed("", Theme(logo=picture(tmp_path / "logo.png")), tmp_path)
    data = next(part.data for part in found.parts if part.name == found.layouts[1].part)
    assert b"decorative" in data
    assert b"descr=" not in data


def test_an_svg_keeps_its_lines_and_has_a_png_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>')
    found = probe(str(path))
    logo = Logo(str(path), found.digest, found.width, found.height, found.form)
    parts = {part.name: part for part in themed("", Theme(logo=logo), tmp_path).parts}
    assert parts["ppt/media/logo1.svg"].content_type == "image/svg+xml"
    assert parts["ppt/media/logo1.png"].data.startswith(b"\x89PNG")


def test_the_corner_asked_for_comes_first(tmp_path: Path) -> None:
    logo = picture(tmp_path / "logo.png")._replace(corner="bottom-left")
    deck = Presentation(io.BytesIO(export(themed("", Theme(logo=logo), tmp_path))))
    content = deck.slide_layouts[1]
    placed = next(shape for shape in content.shapes if shape.name == NAME)
    assert placed.left < deck.slide_width // 4
    assert placed.top > deck.slide_height // 2


def test_a_themed_template_that_is_taken_out_reads_the_same_and_takes_the_next_logo(tmp_path: Path) -> None:
    first = themed("", HOUSE._replace(logo=picture(tmp_path / "logo.png")), tmp_path)
    (tmp_path / "house.pptx").write_bytes(export(first))
    again = read_bytes((tmp_path / "house.pptx").read_bytes(), first.name)
    assert again == first._replace(themed=None)
    wide = Theme(logo=picture(tmp_path / "wide.png", (500, 100)))
    second = template_of(Deck("T", template=str(tmp_path / "house.pptx"), theme=wide))
    assert len([part.name for part in second.parts if "media" in part.name]) == 1
    data = next(part.data for part in second.parts if part.name == second.layouts[1].part)
    assert data.count(NAME.encode()) == 1


def test_a_theme_that_changes_nothing_changes_nothing(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": "title: T\ntheme:\n  colors: {}\nsections:\n  - title: A\n"})
    deck = read_project(str(tmp_path / "talk.yaml"), Problems()).deck
    assert deck is not None
    assert deck.theme is None


def test_a_colour_that_makes_text_hard_to_read_is_told_at_its_place(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "  colors:\n    accent1: '#0B5394'\n    dk2: '#C0C8D0'\n")
    assert (found.code, found.level) == ("theme-contrast", "warning")
    assert found.message == (
        "text can hardly be read: title with #FFFFFF on #C0C8D0 has a contrast of 1.7:1, not 3:1; "
        "subtitle, title with #C0C8D0 on #FFFFFF has a contrast of 1.7:1, not 3:1"
    )
    assert found.at.source.position(found.at.start) == (5, 10)


def test_text_that_was_hard_to_read_before_is_not_the_themes_doing(tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(template("old-4-3"))  # whose date and number are light grey
    assert problems(tmp_path, "  colors: {dk1: '#101010'}\n", "template: t.pptx\n") == []


def test_a_font_that_is_not_known_is_told_at_its_place_with_the_one_meant(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "  fonts:\n    heading: Calbri\n")
    assert (found.code, found.level) == ("font-estimated", "warning")
    assert found.hints == ("did you mean Calibri or Cambria?",)
    assert found.at.source.position(found.at.start) == (4, 14)


def test_a_font_that_the_template_writes_itself_is_told(tmp_path: Path) -> None:
    style = '<a:lvl1pPr><a:defRPr sz="3200"><a:latin typeface="Arial"/></a:defRPr></a:lvl1pPr>'
    sheets = tuple(
        sheet._replace(places=tuple(p._replace(style=style) if "itle" in p.type else p for p in sheet.places))
        for sheet in layouts()
    )
    (tmp_path / "t.pptx").write_bytes(packed(brand((master(sheets),), 13.333, 7.5)))
    found = problems(tmp_path, "  fonts: {heading: Cambria}\n", "template: t.pptx\n")
    assert [d.code for d in found] == ["theme-font"]
    assert found[0].message == (
        "the template has titles in 'Arial' rather than the theme's font: 'Cambria' does not reach it"
    )


def test_a_layout_without_a_free_corner_is_told_when_it_is_used(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    corners = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{90 + n}" name="C"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="4000000" cy="2200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill></p:spPr></p:sp>'
        for n, (x, y) in enumerate(itertools.product((0, 8191695), (0, 4658000)))
    )
    first, second, *rest = layouts()
    sheets = (first, second._replace(shapes=corners), *rest)
    (tmp_path / "t.pptx").write_bytes(packed(brand((master(sheets),), 13.333, 7.5)))
    found = problems(tmp_path, "  logo: logo.png\n", "template: t.pptx\n")
    (told,) = (d for d in found if d.code == "no-logo")
    assert told.message == "no corner is free for the logo on 'Title and Content': the slides do without"


def test_a_theme_is_written_and_read_again(tmp_path: Path) -> None:
    for logo in (
        None,
        picture(tmp_path / "logo.png"),
        picture(tmp_path / "b.png")._replace(alt="A: b", corner="top-left"),
    ):
        deck = Deck("T", theme=HOUSE._replace(logo=logo), sections=(Section("A", key="a"),))
        files = emit.project(deck)
        project(tmp_path, {f"slides/{name}": text for name, text in files.items()})
        found = Problems()
        read = read_project(str(tmp_path), found, allow_outside=True).deck
        assert found.found == []
        assert read is not None
        assert read.theme == deck.theme


def test_a_logo_that_changes_is_built_anew(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    project(tmp_path, {"talk.yaml": "title: T\ntheme: {logo: logo.png}\nsections:\n  - title: A\n"})
    files = dict(read_project(str(tmp_path / "talk.yaml"), Problems()).files)
    assert files[str(tmp_path / "logo.png")] == probe(str(tmp_path / "logo.png")).digest
