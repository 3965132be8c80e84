"""Parts of slides for pages of unusual size: laid out on an ordinary page, written down larger or smaller."""

from __future__ import annotations

import re

_SIZES = (
    "x",
    "y",
    "cx",
    "cy",
    "w",
    "h",
    "indent",
    "sz",
    "marL",
    "marR",
    "marT",
    "marB",
    "lIns",
    "tIns",
    "rIns",
    "bIns",
)
_TAG = re.compile(r"<[^>]*[0-9]\"[^>]*>")
_NUMBER = re.compile(rf" ({'|'.join(_SIZES)})=\"(-?[0-9]+)\"")
_POINTS = re.compile(r"(<a:spcPts val=)\"([0-9]+)\"")
_DOTS = re.compile(r"(<c:size val=)\"([0-9]+)\"")
_LEAST_DOT, _MOST_DOT = 2, 72
"""The smallest and the largest dot of a chart's line, in points."""
_LEAST, _MOST = 100, 400_000
"""The smallest and the largest text that the format knows, in hundredths of a point."""


def scaled(xml: str, scale: float) -> str:
    """A part with its lengths and text sizes `scale` times as large; the words in it stay, whatever they look like."""

    def number(found: re.Match[str]) -> str:
        name, value = found[1], round(int(found[2]) * scale)
        return f' {name}="{min(_MOST, max(_LEAST, value)) if name == "sz" else value}"'

    def points(found: re.Match[str]) -> str:
        return f'{found[1]}"{round(int(found[2]) * scale)}"'

    def dots(found: re.Match[str]) -> str:
        return f'{found[1]}"{min(_MOST_DOT, max(_LEAST_DOT, round(int(found[2]) * scale)))}"'

    return _TAG.sub(lambda tag: _DOTS.sub(dots, _POINTS.sub(points, _NUMBER.sub(number, tag[0]))), xml)
