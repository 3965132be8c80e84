"""Finds an installed font file by the family's name and reads its advance widths."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

Widths = tuple[dict[str, int], int]
"""Advance width of each character, and the units per em that it is counted in."""


def installed(family: str, bold: bool) -> Widths | None:
    """Widths of a font that this computer has, or None.

    Only files named like the family are opened ("trebucbd.ttf" for Trebuchet MS, "GOTHIC.TTF" for Century
    Gothic): reading the names of all fonts would take a second at every start.
    """
    starts = tuple(word[:4].lower() for word in family.split() if len(word) > 2)
    for path in _files(starts):
        found = _read(path, family, bold)
        if found:
            return found
    return None


def _files(starts: tuple[str, ...]) -> list[Path]:
    """Font files in the platform's folders whose name begins with one of the starts, in a fixed order."""
    if not starts:
        return []
    found = []
    for folder in _folders():
        for place, _, names in os.walk(folder):
            found += [
                Path(place, name)
                for name in map(str, names)
                if name.lower().startswith(starts) and name.lower().endswith((".ttf", ".otf", ".ttc"))
            ]
    return sorted(found)


def _folders() -> list[Path]:
    """Where the platform keeps its fonts; Office for the Mac brings its own."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            local / "Microsoft" / "Windows" / "Fonts",
        ]
    if sys.platform == "darwin":
        office = Path("/Applications/Microsoft PowerPoint.app/Contents/Resources/DFonts")
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"), office]
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local/share"))
    return [data / "fonts", home / ".fonts", Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]


def _read(path: Path, family: str, bold: bool) -> Widths | None:
    """Widths from a file if it holds the family upright in that weight, else None."""
    # 60 ms of start-up, for a font outside the built-in table alone.
    from fontTools.ttLib import TTFont, TTLibError, ttCollection

    collection: Any = ttCollection.TTCollection
    try:
        with path.open("rb") as stream:
            many = path.suffix.lower() == ".ttc"
            fonts: Any = collection(stream, lazy=True) if many else [TTFont(stream, lazy=True)]
            for font in fonts:
                if _is(font, family, bold):
                    advances, cmap = font["hmtx"].metrics, font.getBestCmap() or {}
                    own = {chr(code): advances[glyph][0] for code, glyph in cmap.items()}
                    return own, font["head"].unitsPerEm
    except (TTLibError, OSError, KeyError, ValueError):  # a broken file in the folder is as good as none
        return None
    return None


def _is(font: Any, family: str, bold: bool) -> bool:
    """Whether an opened font is the family, upright, in that weight."""
    names = {str(record).casefold() for record in font["name"].names if record.nameID in {1, 16}}
    style = font["head"].macStyle
    return family.casefold() in names and bool(style & 1) == bold and not style & 2
