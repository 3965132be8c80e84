"""Laws of merging: what one side changed arrives, what both changed is kept twice, and nothing is lost."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.compare.align import Item
from deckbuild.compare.merge import Merge, merge

SPOKEN = "trade peace talks border railway port visa treaty debt energy gas power order council region summit ship"
WORDS = tuple(SPOKEN.split(" "))


def items(texts: list[str]) -> list[Item]:
    return [Item(text, text) for text in texts]


def result(made: Merge, ours: list[str], theirs: list[str]) -> list[str]:
    return [ours[i.ours or 0] if i.takes == "ours" else theirs[i.theirs or 0] for i in made.items]


def hashed(texts: list[str]) -> list[Item]:
    """A base as a manifest has it: hashes without words."""
    return [Item(text) for text in texts]


def merged(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], Merge]:
    made = merge(hashed(base), items(ours), items(theirs))
    return result(made, ours, theirs), made


sentence = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(" ".join)
several = st.lists(sentence, max_size=7, unique=True)


@settings(max_examples=400, deadline=None)
@given(several, several)
def test_what_only_one_side_changed_is_that_side(base: list[str], side: list[str]) -> None:
    assert merged(base, base, side)[0] == side
    assert merged(base, side, base)[0] == side
    assert merged(base, side, side)[0] == side
    assert not merged(base, base, side)[1].conflicts
    assert not merged(base, side, base)[1].conflicts
    assert not merged(base, side, side)[1].conflicts


@settings(max_examples=600, deadline=None)
@given(several, several, several)
def test_no_words_of_either_side_are_lost(base: list[str], ours: list[str], theirs: list[str]) -> None:
    texts, made = merged(base, ours, theirs)
    open_ours = {ours[c.ours] for c in made.conflicts if c.ours is not None}
    open_theirs = {theirs[c.theirs] for c in made.conflicts if c.theirs is not None}
    for text in ours:
        assert text in texts or text in open_ours or (text in base and text not in theirs)
    for text in theirs:
        assert text in texts or text in open_theirs or (text in base and text not in ours)
    assert len(texts) == len(set(texts)) or len(set(ours)) < len(ours) or len(set(theirs)) < len(theirs)


def change(text: str, n: int) -> str:
    """A text with one word of it replaced."""
    words = text.split()
    words[n % len(words)] = f"new{n}"
    return " ".join(words)


def test_changes_of_different_paragraphs_never_conflict() -> None:
    choose = random.Random(1)
    for case in range(10_000):
        count = choose.randint(2, 8)
        base = [" ".join(choose.choices(WORDS, k=choose.randint(5, 10))) + f" {case} {n}" for n in range(count)]
        ours, theirs, wanted = list(base), list(base), list(base)
        touched = choose.sample(range(count), k=choose.randint(2, count))
        for n, at in enumerate(touched):
            side = ours if n % 2 else theirs
            side[at] = wanted[at] = change(base[at], choose.randint(0, 20))
        texts, made = merged(base, ours, theirs)
        assert texts == wanted
        assert not made.conflicts


def test_the_same_paragraph_changed_on_both_sides_is_a_conflict_with_ours_on_the_slide() -> None:
    choose = random.Random(2)
    for case in range(2_000):
        base = [" ".join(choose.choices(WORDS, k=8)) + f" {case} {n}" for n in range(4)]
        at = choose.randrange(4)
        ours, theirs = list(base), list(base)
        ours[at], theirs[at] = change(base[at], 1), change(base[at], 2)
        texts, made = merged(base, ours, theirs)
        assert texts == ours
        assert [(c.ours, c.theirs) for c in made.conflicts] == [(at, at)]


def test_an_item_removed_by_one_side_and_changed_by_the_other_is_a_conflict() -> None:
    base = ["the first point of the talk", "the second point of the talk"]
    changed = ["the first point of the talk", "the second point of our talk"]
    texts, made = merged(base, changed, base[:1])
    assert texts == changed
    assert [(c.ours, c.theirs) for c in made.conflicts] == [(1, None)]
    texts, made = merged(base, base[:1], changed)
    assert texts == base[:1]
    assert [(c.ours, c.theirs) for c in made.conflicts] == [(None, 1)]


def test_an_order_changed_by_one_side_stays_and_takes_the_other_sides_words() -> None:
    base = ["one thing to say", "two things to do", "three roads to take"]
    turned = [base[2], base[0], base[1]]
    changed = ["one thing to say", "two things to do now", "three roads to take"]
    assert merged(base, changed, turned)[0] == [base[2], base[0], "two things to do now"]
    assert merged(base, turned, changed)[0] == [base[2], base[0], "two things to do now"]


def test_what_both_sides_added_at_one_place_stands_there_ours_first() -> None:
    base = ["alpha stays here", "omega stays here"]
    ours = [base[0], "ours is new", base[1]]
    theirs = [base[0], "theirs is another", base[1]]
    assert merged(base, ours, theirs)[0] == [base[0], "ours is new", "theirs is another", base[1]]


def test_levels_merge_apart_from_words() -> None:
    base = [Item("a", level=0), Item("b", level=0)]
    ours = [Item("a", "the first point"), Item("c", "the second point, changed")]
    theirs = [Item("a", "the first point"), Item("b", "the second point", 1)]
    made = merge(base, ours, theirs)
    assert [(i.takes, i.level) for i in made.items] == [("theirs", 0), ("ours", 1)]


@settings(max_examples=300, deadline=None)
@given(several, several, several)
def test_no_item_of_a_side_comes_twice(base: list[str], ours: list[str], theirs: list[str]) -> None:
    made = merged(base, ours, theirs)[1]
    for side in ([i.ours for i in made.items], [i.theirs for i in made.items]):
        numbers = [n for n in side if n is not None]
        assert len(numbers) == len(set(numbers))
