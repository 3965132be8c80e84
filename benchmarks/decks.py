"""Decks of any size for the benchmarks, the same words for every tool, in each tool's own input form."""

from __future__ import annotations

import json
import re
import textwrap
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

EVENT = "A Conference on Everything"
SPEAKER = "A. Speaker"
DISCLAIMER = "The views expressed are the speaker's own."

_CORPUS = """
the river carries more grain than the road and the road carries more people than the river
a small harbour needs a good crane a patient master and a clear rule for the night
most of the budget for R&D went to the northern region before the bridge was opened
the share of rail fell to < 4 % of all freight after the second winter
what the council calls a "soft" target is in the plan a hard limit for every town
every town along the coast has a school a market and a plan for the next flood
the price of water rose by 12 % a year while the price of bread stayed where it was
nobody who has seen the old canal in the spring would call the new one a luxury
three of the five ministries agree on the figures but not on what the figures mean
the first train of the morning is full of workers and the last of the night is empty
a treaty is only as good as the people who read it again in the tenth year
we asked 1,400 families what they would keep and most of them said the garden
if the northern route is closed for a month the harbour loses a third of its trade
the engineers were right about the bridge and wrong about the winter
there is a market for patience but the price of it is paid in advance
steel timber & glass make up half of what leaves the harbour in a good year
the plan for the coast was written by people who had never been on the river
a good forecast says how wrong it may be and a better one says why
"""


class Chart(NamedTuple):
    """A column chart: categories, and series with a number for each."""

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]


class Section(NamedTuple):
    """A section: its title, its points as (short text, full text), a paragraph of further notes.

    Perhaps it has a chart, or the file name of a picture.
    """

    title: str
    points: tuple[tuple[str, str], ...]
    notes: str
    chart: Chart | None = None
    picture: str = ""


class Deck(NamedTuple):
    """The title and the sections; the speaker, the event and the disclaimer are the module's."""

    title: str
    sections: tuple[Section, ...]


def deck(count: int, charts: int = 0, pictures: int = 0) -> Deck:
    """A deck of `count` sections: four points each, and about 120 words to say beside the disclaimer.

    With `charts`, every so many sections have a column chart of eight years and three series beside their points; with
    `pictures`, every so many of the others have a picture of their own.
    """
    chain = _Chain()
    sections = []
    for number in range(1, count + 1):
        title = f"{chain.words(3)} {number}"
        points = tuple((chain.words(chain.pick(5, 8)), chain.words(chain.pick(18, 22)) + ".") for _ in range(4))
        chart = _chart(number) if charts and number % charts == 0 else None
        picture = f"picture-{number}.jpg" if pictures and not chart and number % pictures == 0 else ""
        sections.append(Section(title, points, f"{chain.words(20)}. {chain.words(20)}.", chart, picture))
    return Deck(f"A deck of {count} sections", tuple(sections))


def _chart(number: int) -> Chart:
    """The chart of a section, another for each."""
    years = range(2017, 2025)
    names = ("River", "Road", "Rail")
    series = (
        (name, tuple(round(10 + (number * n + year * 7) % 97 / 4, 2) for year in years))
        for n, name in enumerate(names, 1)
    )
    return Chart(f"Freight, mn t, table {number}", tuple(map(str, years)), tuple(series))


def draw(source: Deck, folder: Path) -> None:
    """Puts the pictures of a deck into a folder: JPEGs of 1280 × 720 pixels and some 180 kB, each another."""
    from PIL import Image  # decks without pictures do without it

    grain = Random(1).randbytes(160 * 90)
    ground = Image.frombytes("L", (160, 90), grain).resize((1280, 720)).convert("RGB")
    for number, section in enumerate(source.sections):
        if section.picture and not (folder / section.picture).exists():
            tint = Image.new("RGB", ground.size, (number % 256, number // 256 % 256, number * 29 % 256))
            Image.blend(ground, tint, 0.5).save(folder / section.picture, quality=90)


class _Chain:
    """English-like text: each word is one that follows the last in the corpus, chosen by a fixed seed."""

    def __init__(self) -> None:
        self._random = Random(1)
        self._next: dict[str, list[str]] = {}
        words = _CORPUS.split()
        for word, following in zip(words, [*words[1:], words[0]], strict=True):
            self._next.setdefault(word, []).append(following)
        self._word = words[0]

    def pick(self, least: int, most: int) -> int:
        """A number from `least` to `most`; `random` is the one method with the same values in all Pythons."""
        return least + int(self._random.random() * (most + 1 - least))

    def words(self, count: int) -> str:
        """So many words, the first with a capital."""
        found = []
        for _ in range(count):
            choices = self._next[self._word]
            self._word = choices[self.pick(0, len(choices) - 1)]
            found.append(self._word)
        text = " ".join(found)
        return text[0].upper() + text[1:]


def spoken(section: Section) -> list[str]:
    """The paragraphs of a section's notes: the full texts, the further notes, the disclaimer."""
    return [*(say for _, say in section.points), section.notes, DISCLAIMER]


def as_yaml(source: Deck) -> str:
    """For deckbuild, and for the plain script: one file, with the full texts folded as a person would."""
    lines = [f"title: {source.title}", f"event: {EVENT}", f"speaker: {SPEAKER}", f"disclaimer: {DISCLAIMER}"]
    lines.append("sections:")
    for number, section in enumerate(source.sections, 1):
        lines += [f"  - title: {json.dumps(section.title)}", f"    key: section-{number}", "    points:"]
        for show, say in section.points:
            lines += [f"      - show: {json.dumps(show)}", "        say: >-", _folded(say, 10)]
        lines += ["    notes: >-", _folded(section.notes, 6)]
        if section.chart is not None:
            title, categories, series = section.chart
            lines += ["    chart:", "      type: column", f"      title: {title}"]
            lines += [f"      categories: [{', '.join(categories)}]", "      series:"]
            lines += [f"        {name}: [{', '.join(map(str, numbers))}]" for name, numbers in series]
        if section.picture:
            lines += ["    picture:", f"      file: {section.picture}", f"      alt: What stands on slide {number}"]
    return "\n".join(lines) + "\n"


def _folded(text: str, indent: int) -> str:
    """A text in lines of a folded block."""
    return textwrap.fill(text, 90, initial_indent=" " * indent, subsequent_indent=" " * indent)


def as_markdown(source: Deck) -> str:
    """For pandoc: a level-one heading a slide, the notes in a `notes` block."""
    parts = [f"---\ntitle: {source.title}\nauthor: {SPEAKER}\n---"]
    for section in source.sections:
        shown = "\n".join(f"- {_escaped(show)}" for show, _ in section.points)
        said = "\n".join(f"- {_escaped(say)}" for _, say in section.points)
        notes = f"{said}\n\n{_escaped(section.notes)}\n\n{_escaped(DISCLAIMER)}"
        parts.append(f"# {_escaped(section.title)}\n\n{shown}\n\n::: notes\n{notes}\n:::")
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    """Text with a backslash before what pandoc's Markdown could read as markup."""
    return re.sub(r"""([\\`*_{}\[\]<>()#+!|~$^&"'@:-])""", r"\\\1", text)


def as_json(source: Deck) -> str:
    """For PptxGenJS: the texts of each slide and its notes as one text, ready to be handed on."""
    slides = [
        {
            "title": section.title,
            "points": [show for show, _ in section.points],
            "notes": "\n".join(spoken(section)),
            **({"chart": section.chart._asdict()} if section.chart is not None else {}),
            **({"picture": section.picture} if section.picture else {}),
        }
        for section in source.sections
    ]
    cover = {"title": source.title, "event": EVENT, "speaker": SPEAKER, "disclaimer": DISCLAIMER}
    return json.dumps({**cover, "slides": slides}, ensure_ascii=False)
