"""Makes `src/deckbuild/data/widths.txt`, the advance widths of the fonts that decks are measured with.

    python tools/make_widths.py [--check]

The fonts are Debian's `fonts-crosextra-carlito`, `fonts-crosextra-caladea`, `fonts-liberation` and
`fonts-noto-core`. The same fonts give the same bytes; `--check` writes nothing and fails when
a width differs (a newer font may know more characters).
"""

from __future__ import annotations

import logging
import sys
import unicodedata
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

TABLE = Path(__file__).resolve().parent.parent / "src" / "deckbuild" / "data" / "widths.txt"
FONTS = Path("/usr/share/fonts/truetype")
UNSEEN = ("Mn", "Me", "Cf", "Cc")
"""Categories that take no room whatever the file says: combining marks, joiners, controls."""
STYLES = ("Regular", "Bold")
FACES = {
    "Carlito": ("crosextra/Carlito",),
    "Caladea": ("crosextra/Caladea",),
    "Liberation Sans": ("liberation/LiberationSans",),
    "Liberation Serif": ("liberation/LiberationSerif",),
    "Liberation Mono": ("liberation/LiberationMono",),
    "Noto Sans": ("noto/NotoSans",),
    # Read for characters that the face asked for does not have; an earlier file wins.
    "Fallback": (
        "noto/NotoSans",
        "noto/NotoSansArabic",
        "noto/NotoSansHebrew",
        "noto/NotoSansArmenian",
        "noto/NotoSansGeorgian",
        "noto/NotoSansDevanagari",
        "noto/NotoSansThai",
        "noto/NotoSansSymbols",
        "noto/NotoSansMath",
        "noto/NotoSansSymbols2",
    ),
}


def widths(path: Path) -> tuple[int, dict[int, int]]:
    """Units per em of a font file and the advance width of each code point of the Basic Plane."""
    font: Any = TTFont(path, lazy=True)
    advances = font["hmtx"].metrics
    found = {
        code: 0 if unicodedata.category(chr(code)) in UNSEEN else advances[glyph][0]
        for code, glyph in font.getBestCmap().items()
        if 0x20 <= code < 0x10000
    }
    return font["head"].unitsPerEm, found


def merged(files: tuple[str, ...], style: str) -> tuple[int, dict[int, int]]:
    """Widths of several files as one face, in the units of the first."""
    em, found = 0, dict[int, int]()
    for name in files:
        path = FONTS / f"{name}-{style}.ttf"
        # Some symbol fonts have no bold.
        own, more = widths(path if path.exists() else FONTS / f"{name}-Regular.ttf")
        em = em or own
        for code, width in more.items():
            found.setdefault(code, round(width * em / own))
    return em, found


def runs(found: dict[int, int]) -> list[str]:
    """Lines `first code point in hex, width, width ...`, one for each unbroken row of code points."""
    lines: list[list[str]] = []
    last = -2
    for code in sorted(found):
        if code != last + 1:
            lines.append([f"{code:x}"])
        lines[-1].append(str(found[code]))
        last = code
    return [" ".join(line) for line in lines]


def table() -> str:
    """The whole table: for each face a heading `= name, style, units per em`, then its lines."""
    lines: list[str] = []
    for name, files in FACES.items():
        for style in STYLES:
            em, found = merged(files, style)
            lines += [f"= {name}, {style}, {em}", *runs(found)]
    return "\n".join(lines) + "\n"


def differences(ours: str, theirs: str) -> list[str]:
    """A line for each width of one table that the other gives differently."""
    known = entries(theirs)
    return [
        f"{face}, U+{code:04X}: {width} in the table, {known[face, code]} in the font"
        for (face, code), width in entries(ours).items()
        if known.get((face, code), width) != width
    ]


def entries(text: str) -> dict[tuple[str, int], int]:
    """Width of each code point of each face of a table."""
    found: dict[tuple[str, int], int] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("="):
            heading = line.removeprefix("= ")
            continue
        first, *row = line.split()
        found.update({(heading, int(first, 16) + step): int(width) for step, width in enumerate(row)})
    return found


def main(arguments: list[str]) -> int:
    """Writes the table, or checks it with `--check`."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # two of the fonts have odd dates
    made = table()
    if "--check" in arguments:
        wrong = differences(TABLE.read_text("ascii"), made)
        print("\n".join(wrong) or "every width is as the fonts say")
        return 1 if wrong else 0
    TABLE.write_text(made, "ascii")
    print(f"{TABLE.name}: {len(made):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
