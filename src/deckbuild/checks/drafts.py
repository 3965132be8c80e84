"""Drafts that nobody has looked at: short forms that `deckbuild import` cut out, and points it left without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.source import Span

if TYPE_CHECKING:
    from deckbuild.diagnostics import Problems
    from deckbuild.model import Deck
    from deckbuild.source import Source

_MARK = "# draft"


def check(deck: Deck, problems: Problems) -> None:
    """Notes every `show:` line that ends with `# draft`, and every comment `# draft: …` above a point without one."""
    sources = {id(section.at.source): section.at.source for section in deck.sections}
    for source in sources.values():
        if _MARK in source.text:
            _check_file(source, problems)


def _check_file(source: Source, problems: Problems) -> None:
    import re  # few files have a draft

    found = re.compile(
        r"^[ ]*(?:-[ ]+)?(?:(?P<show>show:.*)[ ]# draft|(?P<missing># draft(?::[^\r\n]*)?))[ ]*\r?$", re.MULTILINE
    )
    for line in found.finditer(source.text):
        if line["show"]:
            at = Span(source, line.start("show"), line.end("show"))
            message, hint = "this short form is a draft that nobody has looked at", "keep it or write a better one"
        else:
            at = Span(source, line.start("missing"), line.end("missing"))
            message = "nothing of this point is on the slide yet"
            hint = "write a short `show`, or leave it to the notes"
        problems.note("draft-show", message, at, f"{hint}, then delete the comment")
