"""SVG as text: elements and attributes, escaped, with short numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    Value = str | float

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """A text as XML holds it, within an element or an attribute in double quotes."""
    return _NOT_XML.sub("\ufffd", text).translate(_ESCAPES)


def spaced(text: str) -> str:
    """A text whose blanks at its ends and in rows are kept, which browsers would drop: as no-break spaces."""
    inner = text.strip(" ")
    lead, tail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    hard = "\N{NO-BREAK SPACE}"
    return hard * lead + inner.replace("  ", f" {hard}") + hard * tail if inner else hard * len(text)


def number(value: float) -> str:
    """A length in points, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value == value else "0"


def tag(name: str, attributes: dict[str, Value] | None = None, children: Iterable[str] = ()) -> str:
    """An element; underscores in the names of attributes stand for hyphens."""
    written = "".join(
        f' {key.replace("_", "-")}="{number(value) if isinstance(value, float) else escaped(str(value))}"'
        for key, value in (attributes or {}).items()
        if value != ""
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def path(points: Iterable[tuple[float, float]], closed: bool = True) -> str:
    """The `d` of a line through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")
