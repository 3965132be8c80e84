"""What is found in a deck: slides, the things on them, and the base that its last build left in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.template.model import Box

if TYPE_CHECKING:
    from deckbuild.compare.sides import SlideSide
    from deckbuild.richtext import Run


class ReadbackError(Exception):
    """A deck that cannot be read back; the message is one line in the user's words."""


class Line(NamedTuple):
    """A paragraph: its runs, its level from 0, and `bullet`, `number`, `dash`, `none` or empty where none is set.

    `at` is its number among all paragraphs of its shape, those without words too.
    """

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""
    at: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


class Thing(NamedTuple):
    """A shape on a slide.

    `role` and `name` are those of the shape that a build wrote, whatever a program calls it now; `role` is empty for
    a thing that a person brought. `kind` is `text`, `shape` (no words), `picture`, `media`, `table`, `chart`,
    `diagram`, `object`, `group` or `line`; `place` the type of its placeholder, empty for none. `box` is where it
    stands, also where only its layout says so, None where nothing does; `is_placed` whether it says so itself.

    `lines` are its paragraphs, a chart's its heading in one. `rows` are a table's cells, or the sheet behind a
    chart: the names of the series above, the categories (or x) at the left. `shows` is a checksum of the picture's
    part, or the type of chart. `inner` are the shapes of a group, in the slide's coordinates. `at` is its number
    among the slide's shapes, `id` its own number in the file.
    """

    role: str
    name: str
    id: int
    kind: str
    at: int
    place: str = ""
    box: Box | None = None
    is_placed: bool = False
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    alt: str = ""
    shows: str = ""
    inner: tuple[Thing, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it is a placeholder that nobody filled: programs bring these along."""
        return bool(self.place) and self.kind in ("text", "shape") and not self.lines


class Comment(NamedTuple):
    """A comment on a slide."""

    author: str
    text: str


class FoundSlide(NamedTuple):
    """A slide as it stands in the file.

    `key` is the section's, empty for a slide that no build wrote; `is_copy` marks one whose key another slide has.
    `part` is its name in the package, `id` its number in the presentation. `group` is the PowerPoint section.
    """

    key: str
    part: str
    id: int
    layout: str
    things: tuple[Thing, ...]
    notes: tuple[Line, ...] = ()
    hidden: bool = False
    group: str = ""
    is_copy: bool = False
    comments: tuple[Comment, ...] = ()
    is_animated: bool = False
    has_transition: bool = False

    @property
    def title(self) -> str:
        """The words of its title, or of the first text on it."""
        titles = [t for t in self.things if t.role == "title"] or [t for t in self.things if t.lines and not t.role]
        return " ".join(line.text for line in titles[0].lines).strip() if titles else ""

    def of(self, role: str) -> Thing | None:
        """The first thing with a role."""
        return next((thing for thing in self.things if thing.role == role), None)

    def named(self, name: str) -> Thing | None:
        """The thing that a build called so; the name of one in a group follows the group's, as `group/name`."""
        first, _, rest = name.partition("/")
        found = next((thing for thing in self.things if thing.role and thing.name == first), None)
        if found is None or not rest:
            return found
        return next((thing for thing in found.inner if thing.name == rest), None)


class Base(NamedTuple):
    """What the last build laid out from the YAML, in the order of its slides; texts are hashes with this salt.

    `template` is the digest of its template, `media` the checksum of each picture's part by its name, and `parts`
    the digest of all parts it wrote.
    """

    salt: bytes
    slides: tuple[SlideSide, ...]
    template: str = ""
    media: tuple[tuple[str, str], ...] = ()
    parts: str = ""

    @property
    def by_key(self) -> dict[str, SlideSide]:
        """The slides by their keys."""
        return {slide.key: slide for slide in self.slides}


class FoundDeck(NamedTuple):
    """A deck as it stands in its file; `base` is None where no build left one.

    `build` is the build's id, empty where there is none, `program` what saved the file last. `has_groups` says
    whether there are PowerPoint sections at all: some programs lose them. Sizes are in EMU.
    """

    slides: tuple[FoundSlide, ...]
    base: Base | None
    width: int
    height: int
    build: str = ""
    program: str = ""
    has_groups: bool = False

    @property
    def keeps_alt(self) -> bool:
        """Whether the program that saved it keeps alternative texts: LibreOffice loses most of them."""
        return not self.program.startswith(("LibreOffice", "OpenOffice", "Collabora", "Google"))
