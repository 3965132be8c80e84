"""Drafts that nobody has looked at: short forms that `deckbuild import` cut out, and points it left without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Problems
    from deckbuild.model import Deck
    from deckbuild.source import Source

_MARK = "# draft"


def check(deck: Deck, problems: Problems) -> None:
    """Notes the `show:` lines that end with `# draft`, and the comments `# draft: …` above points without one.

    A file has one note of each kind, which names the lines: a fresh import has a draft for nearly every point.
    """
    sources = {id(section.at.source): section.at.source for section in deck.sections}
    for source in sources.values():
        if _MARK in source.text:
            _check_file(source, problems)


def _check_file(source: Source, problems: Problems) -> None:
    import re  # few files have a draft

    mark = r"^[ ]*(?:-[ ]+)?(?:(?P<show>show:.*)[ ]# draft|(?P<missing># draft(?::[^\r\n]*)?))[ ]*\r?$"
    spans: dict[str, list[Span]] = {"show": [], "missing": []}
    for line in re.finditer(mark, source.text, re.MULTILINE):
        kind = "show" if line["show"] else "missing"
        spans[kind].append(Span(source, line.start(kind), line.end(kind)))
    if found := spans["show"]:
        hint = "keep it or write a better one, then delete the comment"
        problems.note("draft-show", f"a draft that nobody has looked at{_lines(found)}", found[0], hint)
    if found := spans["missing"]:
        hint = "write a short `show`, or leave it to the notes, then delete the comment"
        problems.note("draft-show", f"nothing of this point is on the slide yet{_lines(found)}", found[0], hint)


def _lines(spans: Sequence[Span]) -> str:
    """The further lines that a note is about."""
    lines = [str(span.source.position(span.start)[0]) for span in spans[1:]]
    if not lines:
        return ""
    return f"; the same in line{'s' if len(lines) > 1 else ''} {', '.join(lines)}"
