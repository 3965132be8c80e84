"""The rules: a module for each, listed here by hand.

A module is named as its code, with low lines for hyphens; `rules` says what it holds. Modules do not know one another.
"""

RULES = (
    "draft-show",
    "font-estimated",
    "section-long",
    "slot-short",
    "talk-long",
)
"""The codes of all rules."""

IN_MAKE = frozenset(("draft-show", "font-estimated", "section-long", "slot-short", "talk-long"))
"""Rules that `make` keeps to as well: those that can stop the writing, and those that are quick and nobody may miss.

`check` keeps to all of them."""


def module_of(code: str) -> str:
    """The full name of a rule's module."""
    return f"{__name__}.{code.replace('-', '_')}"
