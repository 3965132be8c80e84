"""What a person may leave in a deck: edits of slides and notes, from a seed, on a deck that was read back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import pipeline
from deckbuild.readback.deck import read_bytes
from deckbuild.readback.values import FoundDeck, FoundSlide, Line, Thing
from deckbuild.richtext import Run
from deckbuild.writer.package import write as write_package
from odd_yaml import WORDS, hostile_section

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    Change = Callable[[FoundSlide, Random], FoundSlide]

DECK = "title: The deck\nspeaker: A. Speaker\ndisclaimer: Views are my own.\n"
_SAFE = [word for word in WORDS if "`" not in word and "[" not in word and len(word) < 30]


class Built(NamedTuple):
    """A project, and its deck as it was built and read back."""

    folder: Path
    prepared: pipeline.Prepared
    found: FoundDeck


def built(folder: Path, random: Random, sections: int = 6) -> Built:
    """A project of hostile sections with its deck; what does not fit a slide stands on it all the same."""
    slides = folder / "slides"
    slides.mkdir(parents=True)
    (slides / "deck.yaml").write_text(DECK, encoding="utf-8")
    for n in range(sections):
        data = hostile_section(random).encode()
        (slides / f"{10 * (n + 1)}-section-{n}.yaml").write_bytes(data)
    prepared = pipeline.prepare(str(folder))
    assert prepared.template is not None
    out = io.BytesIO()
    write_package(out, prepared.deck, prepared.slides, prepared.template, prepared.embargoed)
    return Built(folder, prepared, read_bytes(out.getvalue(), "deck.pptx"))


def left(found: FoundDeck, random: Random, edits: int) -> FoundDeck:
    """The deck after so many edits."""
    for _ in range(edits):
        if random.random() < 0.15:
            found = random.choice((_moved, _removed, _copied, _new_slide))(found, random)
            continue
        n = random.randrange(len(found.slides))
        slide = random.choice(_CHANGES)(found.slides[n], random)
        found = found._replace(slides=(*found.slides[:n], slide, *found.slides[n + 1 :]))
    return found


def words(random: Random) -> str:
    return " ".join(random.choice(_SAFE) for _ in range(random.randint(1, 4)))


def _runs(random: Random) -> tuple[Run, ...]:
    """Some words, in one format or two."""
    text = words(random)
    if random.random() < 0.75:
        return (Run(text),)
    return (Run(f"{text} "), Run(words(random), bold=random.random() < 0.7, italic=True))


def _retyped(line: Line, random: Random) -> Line:
    """A paragraph with some of its words changed, all of them, or another format."""
    kind = random.random()
    if kind < 0.2:
        return line._replace(runs=tuple(run._replace(bold=not run.bold) for run in line.runs))
    if kind < 0.3:
        return line._replace(runs=tuple(run._replace(link="https://example.org/a") for run in line.runs))
    if kind < 0.6 and len(line.runs[-1].text) > 3:
        last = line.runs[-1]
        return line._replace(runs=(*line.runs[:-1], last._replace(text=last.text + " and " + words(random))))
    return line._replace(runs=_runs(random))


def _thing(slide: FoundSlide, random: Random, roles: tuple[str, ...]) -> Thing | None:
    things = [thing for thing in slide.things if thing.role in roles and thing.lines]
    return random.choice(things) if things else None


def _put(slide: FoundSlide, thing: Thing, lines: tuple[Line, ...]) -> FoundSlide:
    lines = tuple(line._replace(at=n) for n, line in enumerate(lines))
    things = tuple(one._replace(lines=lines) if one is thing else one for one in slide.things)
    return slide._replace(things=things)


def _title(slide: FoundSlide, random: Random) -> FoundSlide:
    thing = _thing(slide, random, ("title",))
    return _put(slide, thing, (Line((Run(words(random)),)),)) if thing is not None else slide


def _text(slide: FoundSlide, random: Random) -> FoundSlide:
    thing = _thing(slide, random, ("body", "heading", "figure", "quote", "caption", "source"))
    if thing is None:
        return slide
    n = random.randrange(len(thing.lines))
    return _put(slide, thing, (*thing.lines[:n], _retyped(thing.lines[n], random), *thing.lines[n + 1 :]))


def _drawn(slide: FoundSlide, random: Random) -> FoundSlide:
    groups = [thing for thing in slide.things if any(one.lines for one in thing.inner)]
    if not groups:
        return slide
    group = random.choice(groups)
    one = random.choice([one for one in group.inner if one.lines])
    n = random.randrange(len(one.lines))
    words_of = Run(words(random), bold=one.lines[n].runs[0].bold)
    lines = (*one.lines[:n], one.lines[n]._replace(runs=(words_of,)), *one.lines[n + 1 :])
    inner = tuple(each._replace(lines=lines) if each is one else each for each in group.inner)
    return slide._replace(things=tuple(t._replace(inner=inner) if t is group else t for t in slide.things))


def _body(slide: FoundSlide, random: Random) -> FoundSlide:
    thing = _thing(slide, random, ("body",))
    return _put(slide, thing, _list(thing.lines, random)) if thing is not None else slide


def _list(lines: tuple[Line, ...], random: Random) -> tuple[Line, ...]:
    """A list with an item put in, taken out, moved, or on another level."""
    n = random.randrange(len(lines))
    what = random.choice(("add", "add", "remove", "move", "level"))
    if what == "add":
        return (*lines[: n + 1], Line(_runs(random), lines[n].level, lines[n].marker), *lines[n + 1 :])
    if what == "remove":
        return (*lines[:n], *lines[n + 1 :]) if len(lines) > 1 else lines
    if what == "move":
        rest = [*lines[:n], *lines[n + 1 :]]
        rest.insert(random.randint(0, len(rest)), lines[n])
        return tuple(rest)
    most = lines[n - 1].level + 1 if n else 0
    return (*lines[:n], lines[n]._replace(level=random.randint(0, min(most, 2))), *lines[n + 1 :])


def _notes(slide: FoundSlide, random: Random) -> FoundSlide:
    if not slide.notes:
        return slide
    lines, n = slide.notes, random.randrange(len(slide.notes))
    retyped = (*lines[:n], _retyped(lines[n], random), *lines[n + 1 :])
    lines = _list(lines, random) if random.random() < 0.3 else retyped
    return slide._replace(notes=tuple(line._replace(at=m) for m, line in enumerate(lines)))


def _alike(slide: FoundSlide, random: Random) -> FoundSlide:
    """The same words put in the place of a paragraph on the slide, and wherever the notes say it."""
    thing = _thing(slide, random, ("body",))
    if thing is None:
        return slide
    n, runs = random.randrange(len(thing.lines)), (Run(words(random)),)
    old = thing.lines[n].text
    notes = tuple(line._replace(runs=runs) if line.text == old else line for line in slide.notes)
    lines = (*thing.lines[:n], thing.lines[n]._replace(runs=runs), *thing.lines[n + 1 :])
    return _put(slide, thing, lines)._replace(notes=notes)


def _cell(slide: FoundSlide, random: Random) -> FoundSlide:
    things = [thing for thing in slide.things if thing.role == "table"]
    if not things:
        return slide
    thing = random.choice(things)
    r, c = random.randrange(len(thing.rows)), random.randrange(len(thing.rows[0]))
    cell = thing.rows[r][c]._replace(runs=(Run(words(random), bold=thing.rows[r][c].runs[0].bold),))
    row = (*thing.rows[r][:c], cell, *thing.rows[r][c + 1 :])
    rows = (*thing.rows[:r], row, *thing.rows[r + 1 :])
    return slide._replace(things=tuple(t._replace(rows=rows) if t is thing else t for t in slide.things))


def _figure(slide: FoundSlide, random: Random) -> FoundSlide:
    things = [thing for thing in slide.things if thing.role == "chart" and len(thing.rows) > 1]
    if not things:
        return slide
    thing = random.choice(things)
    r, c = random.randrange(1, len(thing.rows)), random.randrange(1, len(thing.rows[0]))
    cell = thing.rows[r][c]._replace(runs=(Run(random.choice(("7", "2.5", "1000.25"))),))
    row = (*thing.rows[r][:c], cell, *thing.rows[r][c + 1 :])
    rows = (*thing.rows[:r], row, *thing.rows[r + 1 :])
    return slide._replace(things=tuple(t._replace(rows=rows) if t is thing else t for t in slide.things))


def _hidden(slide: FoundSlide, random: Random) -> FoundSlide:
    return slide._replace(hidden=random.random() < 0.7)


_CHANGES: tuple[Change, ...] = (
    _title, _text, _text, _body, _body, _body, _notes, _notes, _notes, _alike, _drawn, _drawn, _cell, _figure, _hidden
)  # fmt: skip


def _moved(found: FoundDeck, random: Random) -> FoundDeck:
    slides = list(found.slides)
    one = slides.pop(random.randrange(1, len(slides)))
    slides.insert(random.randint(1, len(slides)), one)
    return found._replace(slides=tuple(slides))


def _removed(found: FoundDeck, random: Random) -> FoundDeck:
    if len(found.slides) < 4:
        return found
    n = random.randrange(1, len(found.slides))
    return found._replace(slides=(*found.slides[:n], *found.slides[n + 1 :]))


def _copied(found: FoundDeck, random: Random) -> FoundDeck:
    n = random.randrange(1, len(found.slides))
    copy = random.choice(_CHANGES)(found.slides[n], random)._replace(is_copy=True)
    return found._replace(slides=(*found.slides[: n + 1], copy, *found.slides[n + 1 :]))


def _new_slide(found: FoundDeck, random: Random) -> FoundDeck:
    n = random.randint(1, len(found.slides))
    title = Thing("", "Title 1", 2, "text", 0, "title", lines=(Line((Run(words(random)),)),))
    body = Thing("", "Content 2", 3, "text", 1, "obj", lines=(Line(_runs(random)), Line(_runs(random), 1)))
    notes = (Line((Run(words(random)),)),) if random.random() < 0.5 else ()
    slide = FoundSlide("", f"ppt/slides/new{n}.xml", 900 + n, "Title and Content", (title, body), notes)
    return found._replace(slides=(*found.slides[:n], slide, *found.slides[n:]))
