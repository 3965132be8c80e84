"""The numbers of lists, counted as programs do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.audit.values import Marker

_SIGNS = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}", "Minus": "- {} -"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def counted(markers: Sequence[Marker | None], levels: Sequence[int]) -> list[str]:
    """What stands before each paragraph; a number goes on where the one before it on its level left off."""
    found: list[str] = []
    counts: dict[int, tuple[str, int, int]] = {}
    for marker, level in zip(markers, levels, strict=True):
        counts = {at: own for at, own in counts.items() if at <= level}
        if marker is None or not marker.scheme:
            counts.pop(level, None)
            found.append("" if marker is None else marker.text)
            continue
        scheme, start, last = counts.get(level, ("", 0, 0))
        goes_on = scheme == marker.scheme and start == marker.start
        count = last + 1 if goes_on else marker.start
        counts[level] = (marker.scheme, marker.start, count)
        found.append(_written(count, marker.scheme))
    return found


def _written(count: int, scheme: str) -> str:
    sign = next((sign for name, sign in _SIGNS.items() if scheme.endswith(name)), "{}.")
    if scheme.startswith("alpha"):
        text = _letters(count)
    elif scheme.startswith("roman"):
        text = _roman(count)
    else:
        text = str(count)
    return sign.format(text.upper() if "Uc" in scheme else text)


def _letters(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text, count = text + letters, count - value
    return text
