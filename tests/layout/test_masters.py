"""Of several masters the slides get one on which their text can be read; a footer row stays at the foot."""

from __future__ import annotations

from deckbuild.diagnostics import Problems
from deckbuild.layout.choose import Layouts
from deckbuild.layout.settled import Needs, settled
from deckbuild.model import Deck
from deckbuild.template.model import EMBARGO, Template
from deckbuild.template.read import read_bytes
from templates.office import layouts, master
from templates.package import Master, brand, packed, theme

ROW = ("ftr", "dt", "sldNum")


def _panel(x: int, y: int, cx: int, cy: int, color: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{90 + y % 7}" name="Panel"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
    )


def _with(made: Master, shapes: str, name: str) -> Master:
    return made._replace(sheet=made.sheet._replace(shapes=shapes), theme=theme(name))


def template(*shapes: str) -> Template:
    """A template with a master for each of the shapes that it draws."""
    masters = tuple(_with(master(), one, f"Master {n}") for n, one in enumerate(shapes, 1))
    return read_bytes(packed(brand(masters, 13.333, 7.5)), "brand.pptx")


def masters_of(found: Template, deck: Deck) -> tuple[int, int]:
    """The masters of the cover and of a slide with points."""
    chosen = Layouts(found, deck, Problems(), Needs(False, ROW))
    return chosen.of_kind("cover").master, chosen.of_kind("content").master


def test_content_goes_to_a_master_whose_artwork_leaves_it_room() -> None:
    art = "".join(_panel(300_000 + n * 2_400_000, 1_600_000 + n, 2_300_000, 4_300_000, "D0D0D0") for n in range(5))
    assert masters_of(template(art, ""), Deck("T")) == (0, 1)
    assert masters_of(template("", art), Deck("T")) == (0, 0)


def test_content_goes_to_a_master_on_which_it_can_be_read() -> None:
    night = _panel(0, 0, 12_191_695, 6_858_000, "101020")
    assert masters_of(template(night, ""), Deck("T")) == (0, 1)
    assert masters_of(template(night, night), Deck("T")) == (0, 0)


def test_the_master_that_a_deck_names_is_kept() -> None:
    night = _panel(0, 0, 12_191_695, 6_858_000, "101020")
    deck = Deck("T", layouts=(("title-only", "Master 1/Title Only"),))
    assert masters_of(template(night, ""), deck) == (0, 0)


def test_a_footer_row_is_never_in_the_middle_of_the_page() -> None:
    foot = _panel(0, 4_800_000, 12_191_695, 2_058_000, "F0F0F0")
    sheets = layouts(foot=())
    found = read_bytes(packed(brand((_with(master(sheets), foot, "M"),), 13.333, 7.5)), "brand.pptx")
    content = next(layout for layout in found.layouts if layout.name == "Title and Content")
    made = settled(content, found, Needs(False, ROW))
    row = [place.box for place in made.placeholders if place.name.startswith("deckbuild:")]
    assert len(row) == 3
    assert all(box.y > 0.85 * found.height for box in row)


def test_a_line_for_the_embargo_is_as_wide_as_the_page_allows() -> None:
    head = _panel(0, 0, 12_191_695, 600_000, "F0F0F0")
    first, second, *rest = layouts()
    title, *others = second.places
    narrow = title._replace(box=(0.3, 0.1, 0.4, 0.2))
    sheets = (first, second._replace(places=(narrow, *others)), *rest)
    found = read_bytes(packed(brand((_with(master(sheets), head, "M"),), 13.333, 7.5)), "brand.pptx")
    made = settled(found.layouts[1], found, Needs(True, ROW))
    line = next(place.box for place in made.placeholders if place.name == EMBARGO)
    assert line.cx > 0.5 * found.width
