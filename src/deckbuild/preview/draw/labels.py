"""Texts on one or more lines at a point, as charts have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, Text, broken
from deckbuild.fonts import face
from deckbuild.preview.draw.marks import escaped, spaced, tag

if TYPE_CHECKING:
    from collections.abc import Callable

ASCENT = 0.9
"""The part of a line's pitch above its baseline, in font sizes."""


class Pen(NamedTuple):
    """How texts are drawn: their font and language, and what a colour of the layout is: its CSS and its opacity."""

    font: str
    language: str
    color: Callable[[str], tuple[str, float]]

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a text on one line, in points."""
        return face(self.font, bold).width(text) * size

    def lines(self, text: str, width: float, size: float) -> list[str]:
        """The lines of a text in a width."""
        found = broken(Text(((text, face(self.font, False)),), language=self.language), width, size)
        return [line.strip() for line in found]

    def fill(self, color: str) -> dict[str, str | float]:
        """The attributes that paint a thing."""
        css, opacity = self.color(color)
        return {"fill": css, "fill_opacity": "" if opacity >= 1 else opacity}

    def stroke(self, color: str, weight: float) -> dict[str, str | float]:
        """The attributes that draw a line of a weight in points."""
        css, opacity = self.color(color)
        return {
            "stroke": css,
            "stroke_width": float(weight),
            "stroke_opacity": "" if opacity >= 1 else opacity,
            "fill": "none",
        }

    def text(
        self, words: str, x: float, y: float, size: float, color: str, anchor: str = "start", bold: bool = False
    ) -> str:
        """A line of text; `y` is the top of its line, `anchor` is `start`, `middle` or `end`."""
        if not words:
            return ""
        made: dict[str, str | float] = {
            "x": float(x),
            "y": float(y + ASCENT * size),
            "font_size": float(size),
            "text_anchor": anchor if anchor != "start" else "",
            "font_weight": "bold" if bold else "",
            "textLength": float(self.width(words, size, bold)),
            "lengthAdjust": "spacingAndGlyphs",
            **self.fill(color),
        }
        return tag("text", made, [escaped(spaced(words))])

    def block(
        self, lines: list[str], x: float, middle: float, size: float, color: str, anchor: str = "middle"
    ) -> list[str]:
        """Lines under one another, their middle at a height."""
        pitch = LINE_PITCH * size
        top = middle - pitch * len(lines) / 2
        return [self.text(line, x, top + n * pitch, size, color, anchor) for n, line in enumerate(lines)]
