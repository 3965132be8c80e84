"""Paragraphs and runs as DrawingML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuild.layout.shapes import HANGING
from deckbuild.phrases import is_rtl
from deckbuild.writer.markup import escaped, filled, painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.richtext import Run
    from deckbuild.template.model import Level

NUMBER = "\0"
"""Stands for the slide's number until the slide is written: no text of a deck can hold it."""

CODE_FONT = '<a:latin typeface="Courier New"/><a:cs typeface="Courier New"/>'
_PLAIN = (False, False, False, "")  # a run's formatting when it has none
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_REGIONS = {
    "en": "en-US", "ru": "ru-RU", "ko": "ko-KR", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "ja": "ja-JP",
    "zh": "zh-CN", "ar": "ar-SA", "pl": "pl-PL", "it": "it-IT", "pt": "pt-PT", "uk": "uk-UA", "he": "he-IL",
}  # fmt: skip


class Links:
    """The link targets of a part, each with the relationship id it was given."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.targets: list[str] = []

    def id_of(self, target: str) -> str:
        """The relationship id for a target; the same target keeps its id."""
        if target not in self.targets:
            self.targets.append(target)
        return f"rId{self.first + self.targets.index(target)}"

    def rows(self) -> list[tuple[str, str, str]]:
        """The relationships of the part's links."""
        return [(f"rId{self.first + n}", "hyperlink", _iri_to_uri(t)) for n, t in enumerate(self.targets)]


def paragraphs(
    written: Sequence[Paragraph],
    levels: Sequence[Level],
    language: str,
    links: Links,
    lists: bool,
    align: str = "",
    size: float = 0.0,
    markers: str = "",
    against: str = "",
) -> str:
    """The `a:p` elements; `lists` says whether the place is one where the template may set bullets.

    `size` is for paragraphs that have none of their own, `markers` the colour of bullets and numbers. `against` is
    the alignment of a place whose own text runs from right to left.
    """
    tag, rtl = language_tag(language), is_rtl(language)
    direction = "1" if rtl else "0" if against else ""
    if direction == "0" and against == "r":
        align = align or "l"
    found = []
    for p in written:
        level = levels[min(p.level, len(levels) - 1)] if levels else None
        properties = _properties(p, level, lists, direction, align, markers)
        start = _run_start(tag, p.size or size)
        if len(p.runs) == 1 and not p.field and not p.color and p.runs[0][1:] == _PLAIN:
            found.append(f"<a:p>{properties}{start}/><a:t>{escaped(p.runs[0].text)}</a:t></a:r></a:p>")
        else:
            found.append(f"<a:p>{properties}{_runs(p, start, links)}</a:p>")
    return "".join(found)


@lru_cache(maxsize=32)
def language_tag(language: str) -> str:
    """The tag for proofing tools, which want a region: `en` becomes `en-US`."""
    return _REGIONS.get(language, language)


@lru_cache(maxsize=128)
def _run_start(tag: str, size: float) -> str:
    """A run up to its language and size, open for more."""
    return f'<a:r><a:rPr lang="{tag}" sz="{round(size * 100)}"' if size else f'<a:r><a:rPr lang="{tag}"'


def _runs(paragraph: Paragraph, start: str, links: Links) -> str:
    if paragraph.field:
        color = filled(paragraph.color)
        end = f">{color}</a:rPr>" if color else "/>"
        inside = f"{start.removeprefix('<a:r>')}{end}<a:t>{NUMBER}</a:t>"
        return f'<a:fld id="{_NUMBER_FIELD}" type="{paragraph.field}">{inside}</a:fld>'
    color = filled(paragraph.color)
    return "".join([_run(run, start, color, links) for run in paragraph.runs])


def _run(run: Run, start: str, color: str, links: Links) -> str:
    text, bold, italic, code, link = run
    style = (' b="1"' if bold else "") + (' i="1"' if italic else "")
    inside = color + (CODE_FONT if code else "") + (f'<a:hlinkClick r:id="{links.id_of(link)}"/>' if link else "")
    end = f">{inside}</a:rPr>" if inside else "/>"
    return f"{start}{style}{end}<a:t>{escaped(text)}</a:t></a:r>"


def _properties(p: Paragraph, level: Level | None, lists: bool, direction: str, align: str, markers: str) -> str:
    hanging = level is not None and level.indent < 0
    margin = level.margin if level is not None else 0
    indent = 0
    if p.hanging:
        margin, indent = margin + (level.indent if level is not None else HANGING * p.level) + p.hanging, p.hanging
    elif not hanging:
        margin, indent = margin + HANGING * (p.level + 1), HANGING
    return _paragraph_properties(
        p.level, p.marker, p.number, margin, indent, lists, direction, align, p.before, markers
    )


@lru_cache(maxsize=512)
def _paragraph_properties(
    level: int,
    marker: str,
    number: int,
    margin: int,
    indent: int,
    lists: bool,
    direction: str,
    align: str,
    before: float,
    markers: str,
) -> str:
    """`a:pPr`, or nothing where the template's own style serves; `indent` is 0 where its own hanging does."""
    attributes = f' lvl="{level}"' if level else ""
    inside = ""
    if lists and marker == "none":
        if not level:
            attributes += ' marL="0" indent="0"'
        inside = "<a:buNone/>"
    elif lists:
        if indent:
            attributes += f' marL="{margin}" indent="-{indent}"'
        color = f"<a:buClr>{painted(markers)}</a:buClr>" if markers else ""
        inside = color + _marker(marker, number, not indent)
    if before:
        inside = f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>{inside}'
    side = align or ("r" if direction == "1" else "")
    if side:
        attributes += f' algn="{side}"'
    if direction:
        attributes += f' rtl="{direction}"'
    if not attributes and not inside:
        return ""
    return f"<a:pPr{attributes}>{inside}</a:pPr>" if inside else f"<a:pPr{attributes}/>"


def _marker(marker: str, number: int, hanging: bool) -> str:
    if marker == "number":
        start = f' startAt="{number}"' if number != 1 else ""
        return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
    if marker == "dash":
        return '<a:buFont typeface="Arial"/><a:buChar char="–"/>'
    return "" if hanging else '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


def _iri_to_uri(target: str) -> str:
    """The target with what is not ASCII percent-encoded, as a relationship must have it."""
    from urllib.parse import quote  # three milliseconds that a deck without links does without

    return quote(target, safe=":/?#[]@!$&'()*+,;=%-._~")
