"""Makes `docs/reference/codes.md` and `checks.md` from the manual pages: those in `data/manual`, and the rules' own.

    python tools/make_codes.py [--check]

`--check` writes nothing and fails when a page is not what the manual says.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from deckbuild.checks import IN_MAKE, RULES, module_of
from deckbuild.manual import codes, page
from deckbuild.rules import rule_of

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"

_CODES = """\
<!-- Made by tools/make_codes.py from src/deckbuild/data/manual; change the pages instead. -->
# Codes

Every problem that deckbuild reports has a code, in brackets after the word "error", "warning" or "note". An error stops
the writing; with `--strict` a warning does as well. `deckbuild explain CODE` prints what stands here.

`checks: {code: off}` in deck.yaml changes the level of a code for the whole deck (`off`, `note`, `warning` or `error`),
and a comment `# deckbuild: ignore[code]`, on the line of the problem or the line above it, silences it there. An error
after which something of the deck is missing stays an error all the same.

These are the codes of what is found while a deck is read and laid out. Those of the rules that a deck is held against
once it is, are in [checks.md](checks.md).
"""

_CHECKS = """\
<!-- Made by tools/make_codes.py from the docstrings in src/deckbuild/checks; change the modules instead. -->
# Rules

What a deck is held against once it can be read and laid out. `deckbuild check` keeps to all of these rules.
`deckbuild make` keeps to those marked so, which can stop the writing or which nobody may miss, and to those that a deck
itself makes errors; with `--strict`, to all. None needs the network.

A rule looks at the *source* (what was written), the *layout* (the slides as they will be) or a *written* deck.
`checks: {code: off}` in deck.yaml changes the level of a rule for the whole deck (`off`, `note`, `warning` or `error`),
and a comment `# deckbuild: ignore[code]`, on the line of the problem or the line above it, silences it there. What is
found while a deck is read and laid out has codes as well: they are in [codes.md](codes.md).
"""


def codes_page() -> str:
    """The page on codes: a table of all, then the manual page of each."""
    pages = {code: page(code) for code in codes() if code not in RULES}
    rows = [f"| [{code}](#{code}) | {_title(text)} |" for code, text in pages.items()]
    table = "\n".join(["| code | what it says |", "| --- | --- |", *rows])
    return "\n".join([_CODES, table, "", *(_section(code, text) for code, text in pages.items())])


def checks_page() -> str:
    """The page on rules: a table with their levels and what they look at, then the manual page of each."""
    pages = {code: page(code) for code in sorted(RULES)}
    rows = [f"| [{code}](#{code}) | {_facts(code)} | {_title(text)} |" for code, text in pages.items()]
    table = "\n".join(
        ["| code | level | looks at | in `make` | what it says |", "| --- | --- | --- | --- | --- |", *rows]
    )
    return "\n".join([_CHECKS, table, "", *(_section(code, text) for code, text in pages.items())])


def _facts(code: str) -> str:
    rule = rule_of(import_module(module_of(code)))
    return f"{rule.level} | {rule.looks_at} | {'yes' if code in IN_MAKE else ''}"


def _title(text: str) -> str:
    return text.split("\n", 1)[0].partition(": ")[2]


def _section(code: str, text: str) -> str:
    """The page under a heading that is the code alone, so that links to it last."""
    body = text.split("\n", 1)[1].strip("\n")
    return f"## {code}\n\n{_title(text)[0].upper()}{_title(text)[1:]}.\n\n{body}\n"


PAGES = {"codes.md": codes_page, "checks.md": checks_page}
"""Each page and what makes it."""


def main() -> int:
    """Writes the pages, or checks them."""
    differ = [name for name, make in PAGES.items() if not _is_current(name, make())]
    if "--check" in sys.argv[1:]:
        return int(bool(differ))
    for name in differ:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
    return 0


def _is_current(name: str, text: str) -> bool:
    path = REFERENCE / name
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
