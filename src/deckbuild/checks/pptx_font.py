"""A font is not on every computer, and not in the deck.

Where it is missing, another one takes its place: lines break elsewhere, and text may run out of its box. Choose a font
that comes with Office, or embed it (File, Options, Save, Embed fonts in the file).

Example: a deck in a house font, `Institute Sans`, which only the office's computers have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-font", "note", "written"

_COMMON = frozenset(
    [
        "aptos",
        "aptos display",
        "aptos narrow",
        "arial",
        "arial black",
        "arial narrow",
        "bahnschrift",
        "book antiqua",
        "bookman old style",
        "calibri",
        "calibri light",
        "cambria",
        "cambria math",
        "candara",
        "century",
        "century gothic",
        "comic sans ms",
        "consolas",
        "constantia",
        "corbel",
        "courier",
        "courier new",
        "franklin gothic book",
        "franklin gothic medium",
        "garamond",
        "georgia",
        "gill sans mt",
        "helvetica",
        "impact",
        "lucida console",
        "lucida sans unicode",
        "malgun gothic",
        "meiryo",
        "microsoft yahei",
        "ms gothic",
        "ms mincho",
        "ms pgothic",
        "ms sans serif",
        "palatino linotype",
        "rockwell",
        "segoe ui",
        "segoe ui light",
        "segoe ui semibold",
        "segoe ui symbol",
        "simhei",
        "simsun",
        "sitka",
        "symbol",
        "tahoma",
        "times",
        "times new roman",
        "trebuchet ms",
        "tw cen mt",
        "verdana",
        "webdings",
        "wingdings",
        "wingdings 2",
        "wingdings 3",
        "yu gothic",
        "batang",
        "gulim",
        "dotum",
        "맑은 고딕",
        "굴림",
        "바탕",
        "돋움",
        "宋体",
        "黑体",
        "微软雅黑",
        "ＭＳ ゴシック",
        "ＭＳ 明朝",
        "游ゴシック",
        "メイリオ",
    ]
)


def check(deck: Deck) -> Iterator[Finding]:
    """Tells each such font once, with the slides that use it."""
    embedded = {name.casefold() for name in deck.embedded}
    found: dict[str, list[int]] = {}
    for slide in deck.slides:
        for run in (run for shape in slide.seen for body in shape.bodies for run in body.runs):
            name = run.font.removeprefix("+")
            known = name.casefold() in _COMMON or name.casefold() in embedded
            if run.text.strip() and name and not known and slide.number not in found.setdefault(name, []):
                found[name].append(slide.number)
    for name, slides in found.items():
        if slides:
            where = (
                f"on slide {slides[0]}" if len(slides) == 1 else f"on {len(slides)} slides, from slide {slides[0]} on"
            )
            hint = "choose one that comes with Office, or embed it"
            yield Finding(f"the font {name}, {where}, is not on every computer", deck.at(slides[0]), (hint,))
