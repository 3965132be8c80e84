"""The words of a link do not say where it leads.

Who goes from link to link hears "here", "here", "more". Put the link on the words that name what it leads to.
Criterion 2.4.4 of WCAG 2.2.

Example: a slide that says "The report is here", with the link on "here".
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Shape

ID, LEVEL, LOOKS_AT = "pptx-link-text", "warning", "written"

_EMPTY = frozenset(
    [
        "here",
        "click here",
        "click",
        "link",
        "this link",
        "more",
        "read more",
        "learn more",
        "details",
        "see here",
        "this page",
        "website",
        "hier",
        "hier klicken",
        "mehr",
        "mehr lesen",
        "weiterlesen",
        "link hier",
        "ici",
        "cliquez ici",
        "cliquer ici",
        "plus",
        "en savoir plus",
        "lien",
        "aquí",
        "haga clic aquí",
        "clic aquí",
        "más",
        "leer más",
        "enlace",
        "здесь",
        "тут",
        "нажмите здесь",
        "подробнее",
        "ссылка",
        "여기",
        "여기를 클릭",
        "클릭",
        "더 보기",
        "링크",
        "こちら",
        "ここ",
        "ここをクリック",
        "詳細",
        "続きを読む",
        "这里",
        "点击这里",
        "点击此处",
        "此处",
        "更多",
        "链接",
        "هنا",
        "اضغط هنا",
        "انقر هنا",
        "المزيد",
        "رابط",
        "tutaj",
        "kliknij tutaj",
        "więcej",
        "czytaj więcej",
        "qui",
        "clicca qui",
        "di più",
        "aqui",
        "clique aqui",
        "mais",
    ]
)


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at the words of links, runs of one link taken together."""
    for slide in deck.slides:
        for shape in slide.seen:
            for words in _links(shape):
                if words.casefold().strip(" .:!>»→") in _EMPTY:
                    message = f"slide {slide.number}: the link “{words}” does not say where it leads"
                    yield Finding(message, deck.at(slide.number), ("put the link on the words that name its aim",))


def _links(shape: Shape) -> Iterator[str]:
    for body in shape.bodies:
        for paragraph in body.paragraphs:
            for link, runs in groupby(paragraph.runs, key=lambda run: run.link):
                if link is not None:
                    yield " ".join("".join(run.text for run in runs).split())
