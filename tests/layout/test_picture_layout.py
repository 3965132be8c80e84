"""Pictures on a slide: never stretched, in their room, cut evenly, with caption and alternative text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.fit import height
from deckbuild.layout.measure import measured
from deckbuild.layout.shapes import Image, Shape
from deckbuild.layout.visuals import picture
from deckbuild.model.visuals import Picture
from deckbuild.richtext import plain
from deckbuild.template.model import Level
from deckbuild.template.store import builtin
from making import text_of
from rooms import ALONE, BESIDE, TALL, inside, laid_out

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.template.model import Box

ROOMS = [ALONE, BESIDE, TALL]


def laid(block: Picture, room: Box, alone: bool = True, language: str = "en") -> tuple[Image, Shape | None]:
    """The picture and its caption in a room."""
    image, *others = laid_out(block, room, alone, language)
    assert isinstance(image, Image)
    caption = others[0] if others else None
    assert caption is None or isinstance(caption, Shape)
    return image, caption


def known(width: int, height: int, **more: str) -> Picture:
    """A picture whose file was looked at."""
    return Picture("view.jpg", "0" * 32, width, height, form="jpeg", **more)  # type: ignore[arg-type]


_SIDES = st.integers(1, 8000)
_WORDS = st.sampled_from(
    ["", "The bridge", "The rail bridge, seen from the bank in the autumn of the year before it was closed"]
)


@settings(max_examples=150)
@given(_SIDES, _SIDES, _WORDS, _WORDS, st.sampled_from(ROOMS), st.booleans(), st.sampled_from(["en", "ar"]))
def test_a_picture_keeps_its_shape_and_stays_with_its_caption_in_the_room(
    width: int, high: int, caption: str, credit: str, room: Box, alone: bool, language: str
) -> None:
    image, under = laid(known(width, high, caption=caption, credit=credit), room, alone, language)
    assert inside(image.box, room)
    assert abs(image.box.cx * high - image.box.cy * width) <= max(width, high)  # an EMU
    assert (under is None) == (not caption and not credit)
    if under is not None:
        assert inside(under.place, room)
        apart = under.place.y >= image.box.y + image.box.cy or (
            under.place.x >= image.box.x + image.box.cx or under.place.x + under.place.cx <= image.box.x
        )
        assert apart


@settings(max_examples=150)
@given(_SIDES, _SIDES, _WORDS, st.sampled_from(ROOMS))
def test_a_picture_that_fills_its_room_is_cut_evenly_and_keeps_its_shape(
    width: int, high: int, caption: str, room: Box
) -> None:
    image, _ = laid(known(width, high, caption=caption, fit="cover"), room)
    left, top, right, bottom = image.crop
    assert left == right
    assert top == bottom
    assert 0 <= left < 0.5
    assert 0 <= top < 0.5
    assert image.box.cx == room.cx
    across, down = width * (1 - left - right) / image.box.cx, high * (1 - top - bottom) / image.box.cy
    assert across == pytest.approx(down)


@settings(max_examples=100)
@given(_SIDES, _SIDES, _WORDS, st.sampled_from(ROOMS))
def test_a_caption_is_as_high_as_its_words(width: int, high: int, caption: str, room: Box) -> None:
    _, under = laid(known(width, high, caption=caption or "One", credit="A. Speaker"), room)
    assert under is not None
    level = Level(14.0, False, builtin().body_font, 0, 0, 1.0, 0.0)
    needed = sum(height(measured((p,), (level,), "en"), under.place.cx / 12700, p.size) for p in under.paragraphs)
    assert needed * 12700 <= under.place.cy + 1


def test_a_picture_alone_without_a_caption_is_in_the_middle() -> None:
    room = ROOMS[0]
    box = laid(known(100, 100), room)[0].box
    assert abs((box.x - room.x) - (room.x + room.cx - box.x - box.cx)) <= 1


def test_a_picture_beside_points_begins_where_they_do() -> None:
    room = ROOMS[1]
    assert laid(known(100, 200), room, alone=False)[0].box[:2] == room[:2]
    mirrored = laid(known(100, 200), room, alone=False, language="he")[0].box
    assert mirrored.x + mirrored.cx == room.x + room.cx


def test_a_narrow_picture_has_its_caption_at_its_side() -> None:
    image, caption = laid(known(100, 200, caption="The bridge", credit="A. Speaker"), ROOMS[0])
    assert caption is not None
    assert caption.place.x > image.box.x + image.box.cx
    assert caption.place.y + caption.place.cy == image.box.y + image.box.cy
    assert [text_of(p) for p in caption.paragraphs] == ["The bridge", "A. Speaker"]


def test_a_caption_that_is_too_long_is_an_error_that_says_by_how_much() -> None:
    problems = Problems()
    block = known(3000, 300, caption="word " * 200)
    laid_out(block, problems=problems)
    (found,) = problems.found
    assert (found.code, found.is_error) == ("caption-long", True)
    assert found.message.startswith("the caption takes")
    assert found.message.endswith("lines at 12 pt, 2 fit")


def test_a_file_that_cannot_be_shown_is_one_error(tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "view.gif").write_bytes(b"GIF89a")
    assert laid_out(Picture(str(tmp_path / "view.gif")), problems=problems) == ()
    assert [d.message for d in problems.found] == ["view.gif: the picture is damaged: it is no GIF that can be read"]


def test_the_notes_say_the_caption_or_what_the_picture_shows() -> None:
    assert [text_of(p) for p in picture.said(known(1, 1, caption="The **bridge**", alt="A bridge"), "en")] == [
        plain("The bridge")
    ]
    assert [text_of(p) for p in picture.said(known(1, 1, alt="A bridge"), "en")] == ["A bridge"]
    assert picture.said(known(1, 1), "en") == []


@pytest.mark.parametrize(
    ("width", "high", "form", "fit", "expected"),
    [
        (120, 80, "png", "contain", ["picture-coarse"]),
        (1200, 20, "png", "cover", ["picture-coarse"]),
        (1200, 800, "png", "contain", []),
        (12, 8, "svg", "contain", []),
    ],
)
def test_a_picture_whose_pixels_will_be_seen_is_told(
    width: int, high: int, form: str, fit: str, expected: list[str]
) -> None:
    problems = Problems()
    laid_out(known(width, high)._replace(form=form, fit=fit), ALONE, True, "en", problems)
    assert [d.code for d in problems.found] == expected


def test_the_width_that_a_coarse_picture_should_have_is_enough() -> None:
    problems = Problems()
    laid_out(known(121, 80), ALONE, True, "en", problems)
    ((hint,),) = (d.hints for d in problems.found)
    wanted = int(re.sub(r"\D", "", hint))
    laid_out(known(wanted, round(wanted * 80 / 121)), ALONE, True, "en", problems)
    assert len(problems.found) == 1
