"""A layout's kind is told from its placeholders first, its type second, its name last."""

from __future__ import annotations

import pytest

from deckbuild.template.kinds import kind
from deckbuild.template.model import EMBARGO, Box, Level, Placeholder

WIDTH, HEIGHT = 1200, 700


def place(type_: str, x=50, y=200, cx=1100, cy=400, size=24.0, name="", orient="") -> Placeholder:
    level = Level(size, False, "", 0, 0, 1.0, 0.0)
    return Placeholder(
        type_, 1, name, Box(x, y, cx, cy), (0, 0, 0, 0), "t", (level,) * 3, orient=orient, turned=orient == "vert"
    )


TITLE = place("title", y=50, cy=100)
LEFT, RIGHT = place("obj", cx=500), place("obj", x=650, cx=500)
HEADS = place("body", cx=500, y=160, cy=50), place("body", x=650, cx=500, y=160, cy=50)
BELOW = place("obj", cx=500, y=220, cy=380), place("obj", x=650, cx=500, y=220, cy=380)
FIGURES = tuple(
    place("body", x=300 * i, y=200 + 200 * j, cx=250, cy=150, size=20 if j else 54) for i in range(4) for j in (0, 1)
)
FURNITURE = (place("dt"), place("ftr"), place("sldNum"), place("body", name=EMBARGO))


@pytest.mark.parametrize(
    ("places", "type_", "name", "expected"),
    [
        ((), "", "Leer", "blank"),
        ((TITLE,), "", "Nur Titel", "title-only"),
        ((place("ctrTitle"), place("subTitle")), "title", "Titelfolie", "cover"),
        ((TITLE, place("subTitle")), "", "Title, subtitle", "cover"),
        ((TITLE,), "title", "Титульный слайд", "cover"),
        ((TITLE, place("obj")), "", "Inhalt", "content"),
        ((TITLE, place("body")), "tx", "TITLE_AND_BODY", "content"),
        ((TITLE, place("body")), "secHead", "Section Header", "statement"),
        ((TITLE, place("body")), "", "Quote", "statement"),
        ((TITLE, place("chart")), "", "Data", "visual-only"),
        ((TITLE, place("obj")), "", "Title and Chart", "visual-only"),
        ((TITLE, place("body", cy=40)), "", "Kicker", ""),
        ((TITLE, LEFT, RIGHT), "", "Two", "two-content"),
        ((TITLE, RIGHT, LEFT), "txAndObj", "", "visual"),
        ((TITLE, LEFT, place("pic", x=650, cx=500)), "", "", "visual"),
        ((TITLE, place("body", cx=300), place("obj", x=400, cx=750)), "", "", "visual"),
        ((TITLE, *HEADS, *BELOW), "", "Vergleich", "comparison"),
        ((TITLE, BELOW[1], HEADS[0], BELOW[0], HEADS[1]), "", "any order", "comparison"),
        ((TITLE, *FIGURES), "", "Numbers", "figures"),
        ((TITLE, place("body")), "", "Thank you", "closing"),
        ((TITLE, place("body")), "", "1_End", "closing"),
        ((TITLE, place("body")), "", "Заголовок раздела", "statement"),
        ((TITLE, place("body")), "", "Abschnitts- überschrift", "statement"),
        ((TITLE, place("body")), "", "セクション見出し", "statement"),
        ((TITLE, place("obj")), "", "Titolo e contenuto", "content"),
        ((TITLE, place("body")), "", "谢谢", "closing"),
        ((TITLE, place("body")), "", "Slajd tytułowy", "cover"),
        ((TITLE, place("obj")), "", "目录", ""),
        ((TITLE, place("obj")), "obj", "Quiz", ""),
        ((TITLE, place("obj", orient="vert")), "", "Vertical text", ""),
        ((TITLE, place("obj")), "vertTx", "Vertical text", ""),
        ((place("pic"),), "", "Picture", ""),
        ((TITLE, *(place("obj") for _ in range(6))), "blank", "Title, 6 Content", ""),
    ],
)
def test_a_layout_is_what_its_places_say(places, type_, name, expected):
    assert kind(type_, name, (*places, *FURNITURE), WIDTH, HEIGHT) == expected
