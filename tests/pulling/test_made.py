"""Make, edit, pull, make: the deck is what the person left, with real files and edits from a seed."""

from __future__ import annotations

import os
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

from pptx import Presentation

from deckbuild import pipeline
from deckbuild.pipeline import Options
from deckbuild.pulling import journal
from deckbuild.pulling.pull import pull
from making import NOW, project
from test_pull import FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = int(os.environ.get("DECKBUILD_MADE", "12"))
WORDS = ("water", "the road", "two: three", "a #tag", "it's", "**stars**", "[link]", "Россия", "한국", "45 %", "yes")


def text(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, 3)))


def frames(slide: Any) -> list[Any]:
    """The texts of a slide that a person may change, and those of its notes but for the last paragraph."""
    names = ("Title", "Content", "Column 1", "Column 2", "Heading 1", "Caption", "Source")
    return [shape.text_frame for shape in slide.shapes if shape.name in names]


def reworded(slide: Any, random: Random) -> None:
    paragraph = random.choice(random.choice(frames(slide)).paragraphs)
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text(random)


def noted(slide: Any, random: Random) -> None:
    paragraphs = slide.notes_slide.notes_text_frame.paragraphs[:-1]
    if paragraphs:
        paragraph = random.choice(paragraphs)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = text(random)


def emphasised(slide: Any, random: Random) -> None:
    random.choice(random.choice(frames(slide)).paragraphs).runs[0].font.bold = True


def added(slide: Any, random: Random) -> None:
    bodies = [shape.text_frame for shape in slide.shapes if shape.name in ("Content", "Column 2")]
    if bodies:
        paragraph = bodies[0].paragraphs[-1]
        new = deepcopy(paragraph._p)
        paragraph._p.addnext(new)
        made = type(paragraph)(new, paragraph._parent)
        for run in made.runs[1:]:
            run._r.getparent().remove(run._r)
        made.runs[0].text = text(random)


def removed(slide: Any, random: Random) -> None:
    bodies = [shape.text_frame for shape in slide.shapes if shape.name == "Content"]
    if bodies and len(bodies[0].paragraphs) > 2:
        paragraph = random.choice(bodies[0].paragraphs[1:])
        paragraph._p.getparent().remove(paragraph._p)


def hidden(slide: Any, _: Random) -> None:
    slide._element.set("show", "0")


CHANGES: tuple[Callable[[Any, Random], None], ...] = (
    reworded,
    reworded,
    noted,
    noted,
    emphasised,
    added,
    removed,
    hidden,
)


def edit(path: str, random: Random) -> None:
    deck = Presentation(path)
    for _ in range(random.randint(1, 5)):
        random.choice(CHANGES)(random.choice([*deck.slides][1:]), random)
    if random.random() < 0.5:
        slides = deck.slides._sldIdLst
        one = slides[random.randrange(1, len(slides))]
        slides.remove(one)
        slides.insert(random.randint(1, len(slides)), one)
    deck.save(path)


def shown(path: str) -> list[Any]:
    """What stands on each slide: its texts with their levels, bold words and links, and whether it is hidden."""
    found = []
    for slide in Presentation(path).slides:
        texts = {
            shape.name: [
                [(run.text, bool(run.font.bold), run.hyperlink.address) for run in p.runs if run.text] + [p.level]
                for p in shape.text_frame.paragraphs
            ]
            for shape in slide.shapes
            if shape.has_text_frame and not shape.name.startswith("deckbuild:")
        }
        found.append((slide._element.get("show", "1"), texts))
    return found


def test_after_a_pull_make_leaves_the_deck_as_the_person_left_it(tmp_path: Path) -> None:
    for seed in range(CASES):
        folder = project(tmp_path / str(seed), FILES)
        path = str(folder / "build" / "the-river.pptx")
        assert pipeline.build(str(folder), "", Options(now=NOW)).path
        edit(path, Random(seed))
        left = shown(path)
        made = pull(str(folder), path, Options(now=NOW))
        if made.files:
            journal.write(made.root, made.files)
        result = pipeline.build(str(folder), "", Options(now=NOW))
        assert result.path, (seed, [d.message for d in result.prepared.diagnostics])
        assert shown(path) == left, seed
        again = pull(str(folder), path, Options(now=NOW))
        assert (again.files, again.coming) == ({}, ()), seed
