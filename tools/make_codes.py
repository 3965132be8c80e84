"""Makes `docs/reference/codes.md` from the manual pages in `src/deckbuild/data/manual`.

    python tools/make_codes.py [--check]

`--check` writes nothing and fails when the page is not what the manual says.
"""

from __future__ import annotations

import sys
from pathlib import Path

from deckbuild.manual import codes, page

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "codes.md"

_HEAD = """\
<!-- Made by tools/make_codes.py from src/deckbuild/data/manual; change the pages instead. -->
# Codes

Every problem that deckbuild reports has a code, in brackets after the word "error", "warning" or "note". An error stops
the writing; with `--strict` a warning does as well. `deckbuild explain CODE` prints what stands here.

`checks: {code: off}` in deck.yaml changes the level of a code for the whole deck (`off`, `note`, `warning` or `error`),
and a comment `# deckbuild: ignore[code]`, on the line of the problem or the line above it, silences it there. An error
after which something of the deck is missing stays an error all the same.
"""


def codes_page() -> str:
    """The page: a table of all codes, then the manual page of each."""
    pages = {code: page(code) for code in codes()}
    rows = [f"| [{code}](#{code}) | {_title(text)} |" for code, text in pages.items()]
    table = "\n".join(["| code | what it says |", "| --- | --- |", *rows])
    return "\n".join([_HEAD, table, "", *(_section(code, text) for code, text in pages.items())])


def _title(text: str) -> str:
    return text.split("\n", 1)[0].partition(": ")[2]


def _section(code: str, text: str) -> str:
    """The page under a heading that is the code alone, so that links to it last."""
    body = text.split("\n", 1)[1].strip("\n")
    return f"## {code}\n\n{_title(text)[0].upper()}{_title(text)[1:]}.\n\n{body}\n"


def main() -> int:
    """Writes the page, or checks it."""
    made = codes_page()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == made else 1
    TARGET.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
