"""The paragraphs of PowerPoint shapes: levels, bullets and numbers as slide, layout and master together set them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.importing.document import Block
from deckbuild.importing.formats.counting import counted
from deckbuild.importing.formats.docxstyles import SYMBOLS
from deckbuild.importing.formats.parts import attribute, child, local
from deckbuild.importing.formats.runs import LINE, cleaned, is_bold, lines_of, trimmed
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

_FIXED = ("courier", "consolas", "mono", "menlo", "lucida console")
_SCHEMES = {
    "arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman",
    "romanUc": "upperRoman", "circleNum": "decimalEnclosedCircle",
    "ea1Jpn": "ideographDigital", "ea1Ch": "ideographDigital",
}  # fmt: skip


class Bullet(NamedTuple):
    """What stands before a paragraph: a sign, or a number in a scheme from a start; nothing where both are empty."""

    sign: str = ""
    scheme: str = ""
    start: int = 1


def bullet_of(properties: etree._Element | None) -> Bullet | None:
    """The bullet that paragraph properties set; None where they leave it to others."""
    for element in properties if properties is not None else ():
        name = local(element)
        if name == "buNone":
            return Bullet()
        if name == "buChar":
            return Bullet(_sign(attribute(element, "char", "•")))
        if name == "buBlip":
            return Bullet("•")
        if name == "buAutoNum":
            start = attribute(element, "startAt")
            return Bullet("", attribute(element, "type", "arabicPeriod"), int(start) if start.isdigit() else 1)
    return None


def paragraphs(
    body: etree._Element,
    styles: Sequence[etree._Element | None],
    links: Mapping[str, str],
    origin: str,
    spaces: Mapping[str, str] | None = None,
) -> Iterator[Block]:
    """The paragraphs of a text body as blocks; `styles` are the list styles that its levels inherit, nearest first.

    `spaces` names the style of a paragraph by the space that it sets above itself, in hundredths of a point.
    """
    own = [child(body, "lstStyle"), *styles]
    counts: dict[int, tuple[Bullet, int]] = {}
    for element in body:
        if local(element) != "p":
            continue
        properties = child(element, "pPr")
        level = _level(properties)
        bullet = bullet_of(properties) or _inherited(own, level)
        runs = list(_runs(element, links))
        style = spaces.get(attribute(child(properties, "spcBef", "spcPts"), "val"), "") if spaces else ""
        if bullet.scheme and any(run.text.strip() for run in runs):
            before, number = counts.get(level, (Bullet(), 0))
            number = number + 1 if before == bullet else bullet.start
            counts = {at: held for at, held in counts.items() if at < level} | {level: (bullet, number)}
            yield _item(runs, level, _counted(number, bullet.scheme), origin, style)
            continue
        counts = {at: held for at, held in counts.items() if at < level}
        if bullet.sign:
            yield _item(runs, level, bullet.sign, origin, style)
        else:
            for n, line in enumerate(lines_of(runs)):
                centred = attribute(properties, "algn") == "ctr"
                indent = 4.0 * level
                yield Block(
                    line,
                    level=level,
                    indent=indent,
                    bold=is_bold(line),
                    centred=centred,
                    style="" if n else style,
                    origin=origin,
                    blank_before=n == 0,
                )


def _item(runs: Sequence[Run], level: int, marker: str, origin: str, style: str) -> Block:
    line = trimmed([run._replace(text=run.text.replace(LINE, " ")) for run in runs])
    return Block(line, "item", level, marker, 4.0 * level, is_bold(line), style=style, origin=origin)


def _level(properties: etree._Element | None) -> int:
    level = attribute(properties, "lvl", "0")
    return min(int(level), 8) if level.isdigit() else 0


def _inherited(styles: Sequence[etree._Element | None], level: int) -> Bullet:
    for style in styles:
        bullet = bullet_of(child(style, f"lvl{level + 1}pPr"))
        if bullet is not None:
            return bullet
    return Bullet()


def _runs(paragraph: etree._Element, links: Mapping[str, str]) -> Iterator[Run]:
    for element in paragraph:
        name = local(element)
        if name in ("r", "fld"):
            properties = child(element, "rPr")
            yield Run(
                cleaned(_text(child(element, "t"))),
                attribute(properties, "b") in ("1", "true"),
                attribute(properties, "i") in ("1", "true"),
                attribute(child(properties, "latin"), "typeface").lower().startswith(_FIXED),
                links.get(attribute(child(properties, "hlinkClick"), "id"), ""),
            )
        elif name == "br":
            yield Run(LINE)
        elif name in ("AlternateContent", "m", "oMath", "oMathPara"):
            texts = [
                _text(t) for t in element.iter("{*}t") if not any(local(a) == "Fallback" for a in t.iterancestors())
            ]
            yield Run(cleaned("".join(texts)))


def _text(element: etree._Element | None) -> str:
    return (element.text or "") if element is not None else ""


def _counted(number: int, scheme: str) -> str:
    """A number in one of PowerPoint's schemes, such as `arabicPeriod` or `alphaLcParenBoth`."""
    for start, name in _SCHEMES.items():
        if scheme.startswith(start):
            text, rest = counted(number, name), scheme[len(start) :]
            if "ParenBoth" in rest:
                return f"({text})"
            return text + (")" if "Paren" in rest else "." if "Period" in rest else "")
    return f"{number}."


def _sign(char: str) -> str:
    code = ord(char[0]) if char else 0x2022
    if 0xE000 <= code <= 0xF8FF:
        return SYMBOLS.get(code, "•")
    return {"§": "▪", "ü": "✓", "Ø": "➢", "q": "□", "v": "❖", "l": "●", "n": "■", "à": "→"}.get(
        char, char.strip() or "•"
    )
