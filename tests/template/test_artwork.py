"""What masters and layouts draw is seen, and text put beside it can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from deckbuild.diagnostics import Problems
from deckbuild.layout.deck import lay_out
from deckbuild.model import Deck, Disclaimer, Section
from deckbuild.moments import parse_now
from deckbuild.template.colors import contrast, hexadecimal
from deckbuild.template.read import read_bytes
from templates.decks import TEMPLATES, made, template
from templates.office import layouts, master
from templates.package import brand, packed, unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.template.model import Template

_DARK = '<p:bgPr><a:solidFill><a:srgbClr val="10243F"/></a:solidFill><a:effectLst/></p:bgPr>'
_PICTURE = "<p:bgPr><a:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr>"
_WHITE = '<a:lvl1pPr><a:defRPr sz="4000"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>'


def read(**odd: str) -> Template:
    """PowerPoint's layouts without footers, the first with another background."""
    first, *rest = layouts(foot=())
    title, *others = first.places
    first = first._replace(background=odd.get("background", ""))
    first = first._replace(places=(title._replace(style=odd.get("style", "")), *others))
    return read_bytes(packed(brand((master((first, *rest)),), 13.333, 7.5)), "brand.pptx")


@pytest.mark.parametrize(
    ("background", "style", "ink"),
    [("", "", ""), (_DARK, "", "bg1"), (_DARK, _WHITE, "bg1"), (_PICTURE, _WHITE, "bg1"), (_PICTURE, "", "")],
)
def test_the_ink_is_the_colour_that_can_be_read_on_the_ground(background: str, style: str, ink: str) -> None:
    assert read(background=background, style=style).layouts[0].ink == ink


def test_text_boxes_on_a_dark_ground_are_light() -> None:
    deck = Deck("T", sections=(Section("A"),), disclaimer=Disclaimer("Own views."), marking="INTERNAL")
    slides = lay_out(deck, read(background=_DARK), parse_now("2026-01-01 12:00 UTC", ""), Problems())
    cover, plain = slides[0], slides[1]
    assert {p.color for shape in (*cover.furniture.top, *cover.furniture.bottom) for p in shape.paragraphs} == {"bg1"}
    assert {p.color for shape in (*plain.furniture.top, *plain.furniture.bottom) for p in shape.paragraphs} == {""}


def test_a_colour_map_of_the_ground_needs_no_ink() -> None:
    assert {layout.ink for layout in read_bytes(TEMPLATES["dark"](), "dark.pptx").layouts} == {""}


def test_a_slide_repeats_the_colour_map_of_its_layout(tmp_path: Path) -> None:
    deck = made("dark", "everything", tmp_path)
    light = [n for n, slide in enumerate(deck.prepared.slides, 1) if slide.layout.mapping]
    parts = unpacked(deck.data)
    assert light
    for number in range(1, len(deck.prepared.slides) + 1):
        has = b'overrideClrMapping bg1="lt1"' in parts[f"ppt/slides/slide{number}.xml"]
        assert has == (number in light)


def test_bars_and_logos_are_artwork_and_backgrounds_are_not() -> None:
    found = read_bytes(template("full-of-artwork"), "art.pptx").layouts[1].artwork
    assert len(found) == 3
    assert read().layouts[0].artwork == ()


def test_what_stands_beside_artwork_does_not_touch_it(tmp_path: Path) -> None:
    for slide in made("full-of-artwork", "sample", tmp_path).prepared.slides:
        own = [s.place for s in (*slide.furniture.top, *slide.furniture.bottom) if s.placeholder is None]
        for box in own:
            for art in slide.layout.artwork:
                apart = box.x >= art.x + art.cx or art.x >= box.x + box.cx
                assert apart or box.y >= art.y + art.cy or art.y >= box.y + box.cy


def test_a_deck_from_left_to_right_turns_a_template_from_right_to_left(tmp_path: Path) -> None:
    slide = unpacked(made("right-to-left", "sample", tmp_path).data)["ppt/slides/slide2.xml"].decode()
    title = re.search(r'<p:ph type="title"/>.*?</p:sp>', slide, re.DOTALL)
    assert title is not None
    assert 'algn="l" rtl="0"' in title[0]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(hexadecimal("FFFFFF"), hexadecimal("000000")) == pytest.approx(21)
    assert contrast(hexadecimal("777777"), hexadecimal("FFFFFF")) == pytest.approx(4.48, abs=0.01)
