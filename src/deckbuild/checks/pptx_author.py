"""The file names people or an office that its slides do not.

Author, last editor, manager, company and reviewers leave with the file. `--fix` takes them out.

Example: a deck whose properties say that `anna.k` edited it last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-author", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the names in the file with the words on its slides: a speaker may be named."""
    shown = " ".join(" ".join(slide.text.split()) for slide in deck.slides).casefold()
    known = deck.properties
    named = (
        ("its author", known.creator),
        ("who edited it last", known.modified_by),
        ("a manager", known.manager),
        ("a company", known.company),
        *(("a reviewer", name) for name in deck.authors),
    )
    told = [f"{what} ({name})" for what, name in named if any(one and one not in shown for one in _parts(name))]
    if told:
        yield Finding(f"the file names {', '.join(told)}", deck.at(), ("`--fix` takes the names out",))


def _parts(names: str) -> list[str]:
    return [" ".join(name.split()).casefold() for name in names.split(";")]
