"""What a point becomes when slide and notes were edited: the rules, one by one."""

from __future__ import annotations

import pytest

from deckbuild.model import Point
from deckbuild.pulling.lines import Line, heard, read
from deckbuild.pulling.points import pulled_points
from deckbuild.richtext import Run

OLD = (Point("a"), Point("b", "the long b", (Point("b1"),)), Point(say="only said"), Point("c"))
SHOWN, SAID = ["a", "b", "b1", "c"], ["a", "the long b", "b1", "only said", "c"]
LEVELS = {"b1": 1}


def lines(texts: list[str], old: list[str], levels: dict[str, int] | None = None) -> list[Line]:
    """Lines of these texts: the old ones know which they are, `x<old` is an old one reworded."""
    found = []
    for text in texts:
        words, _, was = text.partition("<")
        number = old.index(was or words) if (was or words) in old else None
        level = (levels or {}).get(words, LEVELS.get(was or words, 0))
        found.append(Line(number, heard(read(words)), level))
    return found


def pulled(
    shown: list[str], said: list[str], levels: dict[str, int] | None = None
) -> tuple[tuple[Point, ...], list[str]]:
    told: list[str] = []
    points = pulled_points(
        OLD, lines(shown, SHOWN, levels), lines(said, SAID), lambda what, why: told.append(f"{what}: {why}")
    )
    return points, told


@pytest.mark.parametrize(
    ("shown", "said", "wanted"),
    [
        pytest.param(SHOWN, SAID, OLD, id="nothing"),
        pytest.param(["A<a", *SHOWN[1:]], SAID, (Point("A", "a"), *OLD[1:]), id="shown only"),
        pytest.param(SHOWN, ["A<a", *SAID[1:]], (Point("a", "A"), *OLD[1:]), id="said only"),
        pytest.param(["A<a", *SHOWN[1:]], ["A<a", *SAID[1:]], (Point("A"), *OLD[1:]), id="both alike"),
        pytest.param(["A<a", *SHOWN[1:]], ["Á<a", *SAID[1:]], (Point("A", "Á"), *OLD[1:]), id="both"),
        pytest.param(SHOWN[1:], SAID[1:], OLD[1:], id="gone"),
        pytest.param(SHOWN[1:], SAID, (Point(say="a"), *OLD[1:]), id="off the slide"),
        pytest.param(SHOWN, SAID[:3] + SAID[4:], (*OLD[:2], OLD[3]), id="said no more"),
        pytest.param(["a", "new", *SHOWN[1:]], SAID, (OLD[0], Point("new"), *OLD[1:]), id="new on the slide"),
        pytest.param(SHOWN, ["a", "new", *SAID[1:]], (OLD[0], Point(say="new"), *OLD[1:]), id="new in the notes"),
        pytest.param(
            ["a", "new", *SHOWN[1:]], ["a", "new", *SAID[1:]], (OLD[0], Point("new"), *OLD[1:]), id="new in both"
        ),
        pytest.param(
            ["a", "new", *SHOWN[1:]], ["a", "new words", *SAID[1:]],
            (OLD[0], Point("new", "new words"), *OLD[1:]), id="new in both, in other words",
        ),
        pytest.param(
            ["quite another", *SHOWN[1:]], SAID, (Point("quite another", "a"), *OLD[1:]), id="retyped on the slide"
        ),
        pytest.param(
            ["c", "a", "b", "b1"], SAID, (OLD[3], OLD[0], OLD[1], OLD[2]), id="another order on the slide"
        ),
        pytest.param(
            ["a", "b", "c"], ["a", "the long b", "only said", "c"],
            (OLD[0], Point("b", "the long b"), OLD[2], OLD[3]), id="one below gone",
        ),
    ],
)  # fmt: skip
def test_slide_and_notes_make_points(shown: list[str], said: list[str], wanted: tuple[Point, ...]) -> None:
    assert pulled(shown, said) == (wanted, [])


def test_levels_are_those_of_the_slide() -> None:
    points, told = pulled(SHOWN, SAID, {"c": 1})
    assert points == (OLD[0], Point("b", "the long b", (Point("b1"), Point(say="only said"), Point("c"))))
    assert not told
    points, _ = pulled(SHOWN, SAID, {"b1": 0})
    assert points == (OLD[0], Point("b", "the long b"), Point("b1"), OLD[2], OLD[3])


def test_a_point_taken_out_of_the_notes_alone_is_told() -> None:
    points, told = pulled(SHOWN, SAID[1:])
    assert points == OLD
    assert len(told) == 1
    assert told[0].startswith("“a” taken out of the notes: the notes hold what the slide shows")


def test_another_order_in_the_notes_alone_is_told() -> None:
    points, told = pulled(SHOWN, ["the long b", "b1", "a", "only said", "c"])
    assert [point.show for point in points if point.show] == ["a", "b", "c"]
    assert told == ["the order of points in the notes: the notes tell the points in the order of the slide"]


def test_a_level_that_no_list_has_is_told() -> None:
    _, told = pulled(SHOWN, SAID, {"a": 2})
    assert told == ["the level of “a”: a point stands at most one level below the one above it"]


def test_bold_and_links_become_markdown() -> None:
    shown = lines(SHOWN, SHOWN)
    shown[0] = shown[0]._replace(runs=(Run("a "), Run("b", bold=True), Run(" c", link="https://example.org")))
    points = pulled_points(OLD, shown, lines(SAID, SAID), lambda *_: None)
    assert points[0].show == "a **b**[ c](https://example.org)"
    assert points[0].say == "a"
