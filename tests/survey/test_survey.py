"""A survey says of a template what building a deck on it then does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.layout.choose import candidates, kind_of
from deckbuild.model import Deck, Section
from deckbuild.survey.sample import sample
from deckbuild.survey.template import survey
from deckbuild.template.read import read_bytes
from deckbuild.template.store import builtin
from templates.decks import TEMPLATES, made, template

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.survey.values import Survey, Surveyed

PLAIN = Deck("")


def surveyed(name: str, deck: Deck = PLAIN) -> Surveyed:
    return survey(read_bytes(template(name), f"{name}.pptx"), deck)


def layout(name: str, called: str) -> Survey:
    return next(one for one in surveyed(name).layouts if one.name == called)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_the_layouts_told_are_those_that_a_deck_gets(name: str, tmp_path: Path) -> None:
    deck = made(name, "everything", tmp_path).prepared
    assert deck.template is not None
    found = survey(deck.template, PLAIN)
    serving = {kind: found.layouts[number].layout.part for kind, number in found.serving}
    for section, slide in zip(deck.deck.sections, deck.slides[1:-1], strict=True):
        assert slide.layout.part == serving[kind_of(section)]
    assert deck.slides[0].layout.part == serving["cover"]
    assert deck.slides[-1].layout.part == serving["closing"]


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_the_name_told_means_the_layout(name: str) -> None:
    found = surveyed(name)
    for one in found.layouts:
        if one.full_name:
            assert candidates(found.template, one.full_name)[0] == one.layout
        else:
            assert not one.layout.name


def test_the_builtin_template_lacks_nothing_where_it_is_used() -> None:
    found = survey(builtin(), PLAIN)
    used = {number for _, number in found.serving}
    assert len(used) == len(found.serving) - 1  # quotes and leads share one
    assert [one.changes + one.strips for n, one in enumerate(found.layouts) if n in used] == [()] * len(used)


def test_what_a_layout_lacks_and_gets_instead_is_told() -> None:
    found = layout("full-of-artwork", "Heading")
    assert found.missing == ("body", "footer", "number", "date")
    told = [f"{what} {how}" for what, how in found.changes]
    assert "footer gets a text box at the foot" in told
    assert [what for what, _ in found.strips] == ["embargo and marking"]


def test_places_off_the_page_and_turned_ones_are_told() -> None:
    told = [f"{what} {how}" for one in surveyed("hostile-places").layouts for what, how in one.changes]
    assert "date stays empty: it is off the page" in told
    assert "text stays empty: its text is turned" in told
    assert "text is brought onto the page" in told


def test_the_choices_of_a_deck_count() -> None:
    found = surveyed("two-masters", Deck("", layouts=(("content", "Day/Title and Content"),)))
    chosen = found.layouts[dict(found.serving)["content"]]
    assert (chosen.master, chosen.name) == ("Day", "Title and Content")
    assert chosen.full_name == "Day/Title and Content"


def test_fonts_are_told_with_what_they_are_measured_by() -> None:
    font = survey(builtin(), PLAIN).fonts[0]
    assert (font.name, font.measure.how, font.roles[0]) == ("Calibri", "table", "headings")
    parts = read_bytes(template("wide-16-9"), "w.pptx")
    house = parts._replace(
        layouts=tuple(
            one._replace(
                placeholders=tuple(
                    p._replace(levels=tuple(level._replace(font="House Sans") for level in p.levels))
                    for p in one.placeholders
                )
            )
            for one in parts.layouts
        )
    )
    (found,) = survey(house, PLAIN).fonts
    assert (found.name, found.measure, found.installed) == ("House Sans", ("stand-in", "Noto Sans"), False)


def test_a_layout_without_a_name_says_so() -> None:
    found = surveyed("nameless").layouts[1]
    assert found.name == "layout 2, which has no name"
    assert found.full_name == ""


def test_the_sections_of_a_deck_do_not_matter() -> None:
    assert surveyed("old-4-3", Deck("", sections=(Section("A", layout="no such"),))) == surveyed("old-4-3")


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_layout_has_a_sample_page(name: str) -> None:
    found = surveyed(name)
    pages = sample(found)
    assert [page.layout.part for page in pages] == [one.layout.part for one in found.layouts]
    assert len({page.key for page in pages}) == len(pages)
