"""A short form made by `deckbuild import` still waits for a person.

`import` cuts a short form for the slide out of a long point, word for word, and marks it with `# draft`. Where no part
of the point can stand alone, it leaves the point to the notes, below a comment that begins with `# draft`. Read the
line, keep it or write your own, and delete the comment. It is only a note: the deck is built all the same.

```yaml bad section
title: What has changed
points:
  - show: Trade has grown in every year  # draft
    say: Trade has grown in every year; transit has grown along with it.
```

```yaml good section
title: What has changed
points:
  - show: Trade grows every year
    say: Trade has grown in every year; transit has grown along with it.
```

```yaml bad section
title: What has changed
points:
  # draft: no clause of this can stand alone on the slide; write a short `show` for it
  - say: Trade might have grown if transit had been any easier than it was.
```

```yaml good section
title: What has changed
points:
  - show: "Transit: what held trade back"
    say: Trade might have grown if transit had been any easier than it was.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.rules import Subject
    from deckbuild.source import Source

ID, LEVEL, LOOKS_AT = "draft-show", "note", "source"

_MARK = "# draft"


def check(subject: Subject) -> Iterator[Finding]:
    """Finds the `show:` lines that end with `# draft`, and the comments `# draft: …` above points without one.

    A file has one finding of each kind, which names the lines: a fresh import has a draft for nearly every point.
    """
    sources = {id(section.at.source): section.at.source for section in subject.deck.sections}
    for source in sources.values():
        if _MARK in source.text:
            yield from _in_file(source)


def _in_file(source: Source) -> Iterator[Finding]:
    import re  # few files have a draft

    mark = r"^[ ]*(?:-[ ]+)?(?:(?P<show>show:.*)[ ]# draft|(?P<missing># draft(?::[^\r\n]*)?))[ ]*\r?$"
    spans: dict[str, list[Span]] = {"show": [], "missing": []}
    for line in re.finditer(mark, source.text, re.MULTILINE):
        kind = "show" if line["show"] else "missing"
        spans[kind].append(Span(source, line.start(kind), line.end(kind)))
    if found := spans["show"]:
        hint = "keep it or write a better one, then delete the comment"
        yield Finding(f"a draft that nobody has looked at{_lines(found)}", found[0], (hint,))
    if found := spans["missing"]:
        hint = "write a short `show`, or leave it to the notes, then delete the comment"
        yield Finding(f"nothing of this point is on the slide yet{_lines(found)}", found[0], (hint,))


def _lines(spans: Sequence[Span]) -> str:
    """The further lines that a note is about."""
    lines = [str(span.source.position(span.start)[0]) for span in spans[1:]]
    if not lines:
        return ""
    return f"; the same in line{'s' if len(lines) > 1 else ''} {', '.join(lines)}"
