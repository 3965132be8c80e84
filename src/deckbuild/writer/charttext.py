"""Texts of a chart: their properties, the title, and where things stand in a chart's box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.phrases import is_rtl
from deckbuild.writer.markup import escaped, filled
from deckbuild.writer.text import language_tag

if TYPE_CHECKING:
    from deckbuild.layout.plots import Parts, Plot

_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def text_properties(size: float, color: str, language: str, turn: int | None = 0, wraps: bool = True) -> str:
    """How a text of the chart looks: `c:txPr`; without a `turn` in degrees, the program chooses one."""
    turned = f' rot="{turn * 60000 if turn is not None else -60000000}" vert="horz"'
    wrap = "" if wraps else ' wrap="none"'
    return (
        f'<c:txPr><a:bodyPr{turned}{wrap}/><a:lstStyle/><a:p><a:pPr><a:defRPr{_size(size)} b="0">'
        f'{filled(color)}{_FONTS}</a:defRPr></a:pPr><a:endParaRPr lang="{language_tag(language)}"/></a:p></c:txPr>'
    )


def title(drawn: Plot, language: str) -> str:
    """The chart's title, flush with its beginning edge: each line a paragraph, the first larger."""
    if not drawn.heading:
        return ""
    side = ' algn="r" rtl="1"' if is_rtl(language) else ' algn="l"'
    lines = []
    for runs in drawn.heading:
        size = _size(drawn.heading_size if runs[0].bold else drawn.size)
        inside = f"{filled(drawn.look.ink)}{_FONTS}"
        words = "".join([
            f'<a:r><a:rPr lang="{language_tag(language)}"{size} b="{int(run.bold)}">{inside}</a:rPr>'
            f"<a:t>{escaped(run.text)}</a:t></a:r>"
            for run in runs
        ])  # fmt: skip
        lines.append(
            f'<a:p><a:pPr{side}><a:defRPr{size} b="{int(runs[0].bold)}">{inside}</a:defRPr></a:pPr>{words}</a:p>'
        )
    left = f'<c:x val="{drawn.heading_left:g}"/><c:y val="0"/>'
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>{"".join(lines)}</c:rich></c:tx>'
        f'<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>{left}</c:manualLayout></c:layout>'
        '<c:overlay val="0"/></c:title>'
    )


def place(parts: Parts, is_plot: bool = False) -> str:
    """Where something stands, as `c:layout`; of a plot, its inner area without the axes' texts."""
    x, y, w, h = parts
    if not any(parts):
        return "<c:layout/>"
    inner = '<c:layoutTarget val="inner"/>' if is_plot else ""
    return (
        f'<c:layout><c:manualLayout>{inner}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:g}"/><c:y val="{y:g}"/><c:w val="{w:g}"/><c:h val="{h:g}"/></c:manualLayout></c:layout>'
    )


def _size(size: float) -> str:
    return f' sz="{round(size * 100)}"'
