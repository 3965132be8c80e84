"""Timelines: on one axis, in the order they were written, every text in its box and none over another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.fit import LINE_PITCH, height
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Group
from deckbuild.layout.visuals import timeline
from deckbuild.layout.visuals.drawn import texts as measured
from deckbuild.model.visuals import Event, Timeline
from deckbuild.template.store import builtin
from drawings import faults, sentence
from making import text_of
from rooms import ALONE, BESIDE, TALL, laid_out

if TYPE_CHECKING:
    from deckbuild.template.model import Box

DATES = ("2000", "June 2001", "13 to 15 September 2013", "spring")


def laid(block: Timeline, room: Box = ALONE, language: str = "en", problems: Problems | None = None) -> Group:
    """The group of a timeline."""
    (group,) = laid_out(block, room, room == ALONE, language, problems)
    assert isinstance(group, Group)
    return group


def events(count: int, words: int = 3, language: str = "en") -> Timeline:
    """A timeline of so many events."""
    return Timeline(tuple(Event(DATES[n % 4], f"{n} {sentence(language, words)}") for n in range(count)))


def texts(group: Group) -> list[Drawing]:
    """The drawings with words, in reading order."""
    return [d for d in group.drawings if d.paragraphs]


def axis(group: Group) -> Drawing:
    """The line on which the events are."""
    (line,) = (d for d in group.drawings if d.preset == "line")
    return line


LONG = Timeline((*events(7).events, Event("2014", sentence("en", 60))))


@settings(max_examples=120)
@given(
    st.integers(1, 14),
    st.lists(st.integers(1, 16), min_size=14, max_size=14),
    st.sampled_from(["en", "de", "ko", "ar"]),
    st.sampled_from([ALONE, BESIDE, TALL]),
)
def test_every_text_is_in_its_box_and_no_box_over_another(
    count: int, lengths: list[int], language: str, room: Box
) -> None:
    block = Timeline(tuple(Event(DATES[n % 4], sentence(language, lengths[n])) for n in range(count)))
    problems = Problems()
    group = laid(block, room, language, problems)
    if not problems.found:
        assert faults([group], room, language) == []
    assert len(problems.found) <= 1


@pytest.mark.parametrize(("count", "room"), [(1, ALONE), (3, ALONE), (6, ALONE), (8, ALONE), (5, BESIDE), (11, ALONE)])
def test_events_stand_in_the_order_they_were_written_each_with_its_dot_on_the_axis(count: int, room: Box) -> None:
    group = laid(events(count), room)
    said = " ".join(text_of(p) for d in texts(group) for p in d.paragraphs)
    assert said == " ".join(f"{e.when} {e.what}" for e in events(count).events)
    dots = [d.box for d in group.drawings if d.preset == "ellipse"]
    assert len(dots) == count
    centres = [(d.x + d.cx // 2, d.y + d.cy // 2) for d in dots]
    assert centres == sorted(centres)
    if count > 1:
        line = axis(group).box
        across = line.cy == 0
        assert all(abs(y - line.y) < 20 if across else abs(x - line.x) < 20 for x, y in centres)
        steps = {round((b[not across] - a[not across]) / 100) for a, b in pairwise(centres)}
        assert max(steps) - min(steps) <= 1


def test_alone_a_few_events_stand_under_a_horizontal_axis() -> None:
    group = laid(events(3))
    assert axis(group).box.cy == 0
    assert all(d.box.y > axis(group).box.y for d in texts(group))


def test_many_events_stand_by_turns_above_and_under_it() -> None:
    group = laid(events(6))
    sides = [d.box.y < axis(group).box.y for d in texts(group)]
    assert sides == [True, False] * 3


@pytest.mark.parametrize("block", [events(12), LONG], ids=["many events", "a long text"])
def test_many_or_long_events_go_down_a_vertical_axis(block: Timeline) -> None:
    assert axis(laid(block)).box.cx == 0


def test_beside_points_the_axis_is_vertical() -> None:
    assert axis(laid(events(3), BESIDE)).box.cx == 0


@pytest.mark.parametrize("room", [ALONE, BESIDE])
def test_from_right_to_left_the_timeline_is_mirrored(room: Box) -> None:
    block = events(4)
    ways = zip(laid(block, room).drawings, laid(block, room, "ar").drawings, strict=True)
    assert all(2 * room.x + room.cx - a.box.x - a.box.cx == b.box.x for a, b in ways)


def test_events_that_do_not_fit_are_one_error_at_the_timeline_that_says_by_how_much() -> None:
    problems = Problems()
    laid(events(14, 30), BESIDE, problems=problems)
    (found,) = problems.found
    assert found.code == "overflow"
    assert found.message == "the timeline takes 46 lines at 12 pt, 22 fit on the slide"
    assert "cut about" in found.hints[0]


def test_the_description_names_the_events_and_is_no_longer_than_one_hears() -> None:
    block = Timeline((Event("2000", "A *first* visit"), Event("2001", "A second")))
    assert laid(block).alt == "Timeline: 2000: A first visit; 2001: A second"
    assert laid(block, language="fr").alt.startswith("Chronologie\u00a0: 2000\u00a0: A first visit; ")
    assert len(laid(events(14, 12)).alt) < 330
    assert laid(events(14, 12)).alt.endswith("; …")
    assert laid(block._replace(alt="Two *visits*")).alt == "Two visits"


def test_the_notes_have_the_events_as_a_list() -> None:
    said = timeline.said(Timeline((Event("2000", "A **first** visit"), Event("2001", "`x`"))), "en")
    assert [(text_of(p), p.marker) for p in said] == [("2000: A first visit", "bullet"), ("2001: x", "bullet")]
    assert not any(run.code for p in said for run in p.runs)


def test_dates_beside_a_vertical_axis_take_more_of_the_width_where_that_saves_lines() -> None:
    long = Timeline(tuple(Event(f"{month} 2013", "A visit") for month in ("September", "November", "December")))
    dates = [d for d in texts(laid(long, BESIDE)) if d.name.startswith("Date")]
    assert [height(measured(d.paragraphs, builtin(), "en"), d.box.cx / EMU_PER_POINT, 20) for d in dates] == [
        LINE_PITCH * 20
    ] * 3


def test_korean_dates_have_room_for_the_space_between_digits_and_letters() -> None:
    made = Timeline(tuple(Event(f"2013년 {n}월", "방문") for n in (8, 9)))
    (date, *_) = (d for d in texts(laid(made, BESIDE, "ko")) if d.name.startswith("Date"))
    (text,) = measured(date.paragraphs, builtin(), "ko")
    wide = sum(face.width(words) for words, face in text.runs) * date.paragraphs[0].size
    assert date.box.cx / EMU_PER_POINT > 1.2 * wide


def test_korean_dates_are_not_broken_but_smaller_where_they_have_little_room() -> None:
    made = Timeline(tuple(Event(f"2013년 {n}월", sentence("ko", 4)) for n in (8, 9)))
    dates = [d for d in texts(laid(made, TALL, "ko")) if d.name.startswith("Date")]
    for date in dates:
        (text,) = measured(date.paragraphs, builtin(), "ko")
        wide = sum(face.width(words) for words, face in text.runs) * date.paragraphs[0].size
        assert date.box.cx / EMU_PER_POINT > 1.2 * wide
