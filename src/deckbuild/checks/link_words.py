"""The words of a link do not say where it leads.

Screen readers list the links of a slide without what stands around them; "here" and "more" are a riddle there, and a
bare address is spelled out letter by letter. The same words for two addresses are two riddles. Only texts on the slide
and in the notes are looked at, not the `source`, where an address is the point.

```yaml bad section
title: Trade has grown
notes: The figures are [here](https://example.org/trade).
```

```yaml good section
title: Trade has grown
notes: The figures are in the [customs report](https://example.org/trade).
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.richtext import runs
from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from deckbuild.model import Point, Section
    from deckbuild.rules import Subject
    from deckbuild.source import Span

ID, LEVEL, LOOKS_AT = "link-words", "warning", "source"

_EMPTY = frozenset((
    "here", "click here", "link", "this link", "more", "read more", "see more", "this", "website", "page", "source",
    "hier", "klicken sie hier", "mehr", "ici", "cliquez ici", "lien", "en savoir plus", "aquí", "más", "здесь", "тут",
    "ссылка", "по ссылке", "подробнее", "tutaj", "więcej", "여기", "링크", "더 보기", "هنا",
))  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at the words and the addresses of all links."""
    known: dict[str, str] = {}
    for page in subject.texts:
        for text, at in _texts(page.section):
            for run in runs(text) if "](" in text else ():
                if run.link:
                    yield from _of_link(run.text.strip(), run.link, narrowed(at, run.text), known)


def _of_link(words: str, target: str, at: Span, known: dict[str, str]) -> Iterator[Finding]:
    if words.lower().strip(" .…") in _EMPTY:
        yield Finding(f"the words {words!r} do not say where the link leads", at, ("name what is there",))
    elif words.startswith(("http://", "https://", "www.")):
        yield Finding("a bare address is spelled out by a screen reader", at, ("name what is there",))
    elif known.setdefault(words.lower(), target) != target:
        message = f"{words!r} leads to another address than before"
        yield Finding(message, at, (f"the other one is {known[words.lower()]}",))


def _texts(section: Section) -> Iterator[tuple[str, Span]]:
    """The texts of a section that may have links, with their markup."""
    yield section.title, section.at.of("title")
    yield section.notes, section.at.of("notes")
    yield from _of_points([*([section.lead] if section.lead else []), *section.points])


def _of_points(points: Iterable[Point]) -> Iterator[tuple[str, Span]]:
    for point in points:
        yield point.show, point.at
        yield point.say, point.at
        yield from _of_points(point.points)
