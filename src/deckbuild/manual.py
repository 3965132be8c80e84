"""The manual pages of the codes that problems have: one Markdown file a code, with examples that the tests run."""

from __future__ import annotations

import os

_FOLDER = os.path.join(os.path.dirname(__file__), "data", "manual")


def codes() -> tuple[str, ...]:
    """All codes, in alphabetical order."""
    return tuple(sorted(name.removesuffix(".md") for name in os.listdir(_FOLDER) if name.endswith(".md")))


def page(code: str) -> str:
    """The manual page of a code, in Markdown; its first line is `# code: what it says`."""
    with open(os.path.join(_FOLDER, f"{code}.md"), encoding="utf-8") as file:
        return file.read()
