"""Sections written back: the YAML says what was wanted, or why not, and keeps every comment and line end."""

from __future__ import annotations

import os
from random import Random

from deckbuild.model import Chart, Columns, Point, Section
from deckbuild.pulling.splices.outline import identity
from deckbuild.pulling.splices.points import flat
from deckbuild.pulling.splices.sections import set_section
from deckbuild.yamlsplice import Splice
from odd_yaml import Case, case, comments, read

CASES = int(os.environ.get("DECKBUILD_SPLICES", "300"))
"""2,000 and more where somebody asks for them: `DECKBUILD_SPLICES=2000 pytest tests/pulling`."""


def bare(section: Section | None) -> Section | None:
    """The section without what follows from its numbers."""
    if section is None or not isinstance(section.visual, Chart):
        return section
    return section._replace(visual=section.visual._replace(decimals=0))


def test_hostile_sections_say_what_was_wanted_or_why_not() -> None:
    written = refused = 0
    for seed in range(CASES):
        text, old, new = case(Random(seed))
        splice = Splice(text)
        made, left = set_section(splice, (), old, new)
        assert bare(read(splice.text)) == bare(made), (seed, text, splice.text)
        assert bool(left) == (bare(made) != bare(new)), (seed, left)
        assert splice.text.startswith("\ufeff") == text.startswith("\ufeff")
        assert ("\r\n" in splice.text) == ("\r\n" in text) or "\n" not in text, seed
        assert "\n" not in splice.text.replace("\r\n", "") if "\r\n" in text else "\r" not in splice.text, seed
        if bare(old) == bare(new):
            assert splice.text == text
        lost = [one for one in comments(text) if one not in comments(splice.text)]
        assert not lost or _goes_with_its_point(lost, old, new), (seed, lost, text, splice.text)
        written += not left
        refused += bool(left)
    assert refused < CASES * 0.1, refused
    assert written


def _goes_with_its_point(lost: list[str], old: Section, new: Section) -> bool:
    """Comments may go with a point, a lead or another key that goes, and with no other."""
    before, after = (len([*points_of(s)]) for s in (old, new))
    gone = {identity(p) for p in points_of(old)} - {identity(p) for p in points_of(new)}
    keys = sum(bool(getattr(old, key)) and not getattr(new, key) for key in ("lead", "notes", "group", "hidden"))
    says = sum(bool(p.say) for p in points_of(old))
    return bool(lost) and (bool(gone) or keys > 0 or before > after or says > sum(bool(p.say) for p in points_of(new)))


def points_of(section: Section) -> list[Point]:
    columns = section.visual.columns if isinstance(section.visual, Columns) else ()
    lead = (section.lead,) if section.lead is not None else ()
    return [*flat(section.points), *lead, *(p for column in columns for p in flat(column.points))]


def test_an_edit_of_one_text_leaves_every_other_byte() -> None:
    for seed in range(CASES):
        text, old, _ = case(Random(seed))
        splice = Splice(text)
        start = text.removeprefix("\ufeff").index("title:") + text.startswith("\ufeff")
        set_section(splice, (), old, old._replace(title="Another title"))
        assert splice.text.startswith(text[: start + 7]), seed
        rest = text[old.at.of("title").end + text.startswith("\ufeff") :]
        assert splice.text.endswith(rest), (seed, text, splice.text)


def one(text: str, change: object) -> str:
    """The text after a change of its section."""
    old = read(text)
    assert old is not None
    splice = Splice(text)
    new: Section = change(old)  # type: ignore[operator]
    made, left = set_section(splice, (), old, new)
    assert not left
    assert read(splice.text) == made == new
    return splice.text


def test_a_plain_point_that_says_more_than_it_shows_becomes_a_mapping() -> None:
    text = "title: T\npoints:\n  # why\n  - one  # here\n  - two\n"
    after = one(text, lambda s: s._replace(points=(s.points[0]._replace(show="1", say="one"), s.points[1])))
    assert after == 'title: T\npoints:\n  # why\n  - show: "1"\n    say: one  # here\n  - two\n'


def test_a_point_goes_below_another_with_its_comment() -> None:
    text = "title: T\npoints:\n  - one\n  # why\n  - two\n  - three\n"
    after = one(text, lambda s: s._replace(points=(s.points[0]._replace(points=(s.points[1],)), s.points[2])))
    assert after == "title: T\npoints:\n  - show: one\n    points:\n      # why\n      - two\n  - three\n"


def test_numbers_keep_their_decimals_and_stay_without_quotes() -> None:
    text = "title: T\nchart:\n  type: column\n  categories: [A, B]\n  series: {2013: [25, 0.50]}\n"

    def change(section: Section) -> Section:
        chart = section.visual
        assert isinstance(chart, Chart)
        return section._replace(visual=chart._replace(series=(chart.series[0]._replace(values=(26.0, 1.0)),)))

    assert one(text, change) == text.replace("25, 0.50", "26, 1.00")


def test_what_comes_from_an_alias_is_left_with_its_reason() -> None:
    text = "title: &t One\nlead: *t\npoints: [a]\n"
    old = read(text)
    assert old is not None
    splice = Splice(text)
    made, left = set_section(splice, (), old, old._replace(title="Two", points=()))
    assert [what for what, _ in left] == ["`title`"]
    assert "alias" in left[0][1]
    assert splice.text == "title: &t One\nlead: *t\n"
    assert made.points == ()


def test_what_a_case_is_made_of() -> None:
    assert isinstance(case(Random(1)), Case)
