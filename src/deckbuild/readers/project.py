"""Reads a deck project, or a deck in one file, from YAML."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.decoding import decode
from deckbuild.diagnostics import Problems
from deckbuild.model import Deck, Section
from deckbuild.places import DECK_FILES, UNFINISHED, digest, find, shown, yaml_files
from deckbuild.richtext import plain
from deckbuild.schema.deck import read_deck
from deckbuild.schema.reading import Inputs, Reading, describe
from deckbuild.schema.section import read_section
from deckbuild.slugs import key_of_file, natural_order, slug
from deckbuild.source import NOWHERE, Source, Span
from deckbuild.yamltext import Node, Scalar, Sequence, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence as TypingSequence


class Project(NamedTuple):
    """A deck as it was read: its project folder, and every file it was made from with the digest of its bytes.

    Among the files are the pictures and data files of its blocks; one that is missing has an empty digest. `deck` is
    None when its own keys could not be read; sections with errors are left out. `folder` is the slides folder when its
    files are the sections, and `names` the YAML files in it then.
    """

    root: str
    deck: Deck | None
    files: tuple[tuple[str, str], ...] = ()
    folder: str = ""
    names: tuple[str, ...] = ()


def read_project(
    path: str, problems: Problems, allow_outside: bool = False, instead: Mapping[str, bytes | None] | None = None
) -> Project:
    """Reads the project at `path`: its folder, the `slides` folder itself, a `deck.yaml`, or a whole deck in one file.

    Every problem of every file goes to `problems`. `instead` has what YAML files are to be taken for, by their whole
    paths: other bytes, or None for one that is to be gone; so a change is tried before anything is written.
    """
    places = find(path)
    if not places.deck_file:
        hint = "`deckbuild init` makes a project to start from"
        problems.error(
            "no-deck",
            f"there is no slides/deck.yaml in {os.path.abspath(path) if path == '.' else shown(path)}",
            NOWHERE,
            hint,
        )
        return Project(places.root, None)
    if os.path.exists(os.path.join(places.root, UNFINISHED)):
        message = "a pull was interrupted: some files are the old ones and some the new ones"
        problems.error("unfinished-pull", message, NOWHERE, "deckbuild pull --finish", "deckbuild pull --undo")
    return _Reader(places.root, problems, allow_outside, instead or {}).read(places.deck_file, places.slides)


class _Reader:
    """One reading of a project: its root, and the files met on the way."""

    def __init__(self, root: str, problems: Problems, allow_outside: bool, instead: Mapping[str, bytes | None]) -> None:
        self.root, self.problems, self.allow_outside, self.instead = root, problems, allow_outside, instead
        self.files: list[tuple[str, str]] = []
        self.inputs = Inputs(frozenset(path for path, data in instead.items() if data is not None))
        self.language = "en"
        self.names: list[str] = []

    def read(self, deck_file: str, slides: str) -> Project:
        """The deck of `deck_file`, with the sections it lists or those of the folder `slides`."""
        read = self._open(deck_file, "the deck needs at least a `title`")
        if read is None:
            return Project(self.root, None, self._made_from())
        node, reading = read
        deck, listed = read_deck(node, reading)
        self.language = deck.language if deck is not None else self.language
        reading = reading._replace(language=self.language)
        sections = self._listed(listed, reading) if listed is not None else self._in_folder(slides)
        sections = with_keys(sections, self.problems)
        if deck is not None and all(s.omit for s in sections) and not self.problems.has_errors:
            self._no_sections(deck, slides, bool(sections))
        if deck is not None:
            deck = deck._replace(sections=tuple(sections))
        folder = slides if listed is None else ""
        return Project(self.root, deck, self._made_from(), folder, tuple(self.names))

    def _made_from(self) -> tuple[tuple[str, str], ...]:
        return (*self.files, *self.inputs.files.items())

    def _open(self, path: str, needs: str) -> tuple[Node, Reading] | None:
        """The file's node and a reading of it; None after a problem."""
        name = shown(path)
        try:
            data = self._data(path)
        except OSError as problem:
            self.problems.error(
                "cannot-read", f"{name} cannot be read: {problem.strerror}", Span(Source(name, ""), 0, 0)
            )
            return None
        self.files.append((path, digest(data)))
        found = len(self.problems.found)
        source = decode(data, name, self.problems)
        node = parse(source, self.problems) if source is not None else None
        if source is None or node is None:
            if source is not None and len(self.problems.found) == found:
                self.problems.error("empty-file", "the file is empty", Span(source, 0, 0), needs)
            return None
        folder = os.path.dirname(path) or "."
        return node, Reading(source, self.problems, self.inputs, folder, self.root, self.allow_outside, self.language)

    def _data(self, path: str) -> bytes:
        other = self.instead.get(os.path.abspath(path)) if self.instead else None
        if other is not None:
            return other
        with open(path, "rb") as file:
            return file.read()

    def _in_folder(self, slides: str) -> list[Section]:
        if not slides:
            return []
        self.names = yaml_files(slides)
        if self.instead:
            self.names = _names_instead(slides, self.names, self.instead)
        names = [n for n in self.names if n not in DECK_FILES and not n.startswith(".")]
        read = (self._section_file(os.path.join(slides, n)) for n in sorted(names, key=lambda n: (natural_order(n), n)))
        return [section for section in read if section is not None]

    def _listed(self, listed: Sequence, reading: Reading) -> list[Section]:
        sections = []
        for item in listed.items:
            if isinstance(item, Scalar):
                path = reading.path(item.value, "sections", item)
                section = self._section_file(path) if path else None
            else:
                section = read_section(item, "", reading)
            if section is not None:
                sections.append(section)
        return sections

    def _section_file(self, path: str) -> Section | None:
        read = self._open(path, "a section needs at least a `title`")
        if read is None:
            return None
        node, reading = read
        if isinstance(node, (Scalar, Sequence)):
            message = f"a section file holds one mapping with a `title`, found {describe(node)}"
            reading.problems.error("wrong-kind", message, _first_line(reading.span(node)))
            return None
        return read_section(node, key_of_file(os.path.basename(path)), reading)

    def _no_sections(self, deck: Deck, slides: str, omitted: bool) -> None:
        where = f"{shown(slides)} has no section files" if slides else "the deck has no `sections:`"
        if omitted:
            where = "every section has `omit`"
        self.problems.error(
            "no-sections",
            f"there is nothing to show: {where}",
            deck.at.of("sections"),
            "add a file such as 10-opening.yaml with a `title`",
        )


def with_keys(sections: TypingSequence[Section], problems: Problems) -> list[Section]:
    """The sections with a key each; two that claim the same one are reported.

    A section written inline without a key is named by its title, and numbered when titles repeat.
    """
    seen: dict[str, Section] = {}
    named = []
    for section in sections:
        if section.key:
            if first := seen.get(section.key):
                hint = "give one of them a `key:` of its own"
                message = f"two sections have the key `{section.key}`"
                problems.error(
                    "duplicate-section",
                    message,
                    section.at,
                    hint,
                    second=first.at,
                    second_note="first used here",
                )
            seen.setdefault(section.key, section)
    for section in sections:
        if not section.key:
            base = slug(plain(section.title)) or "section"
            key, n = base, 1
            while key in seen:
                n += 1
                key = f"{base}-{n}"
            section = section._replace(key=key)
            seen[key] = section
        named.append(section)
    return named


def _names_instead(slides: str, names: list[str], instead: Mapping[str, bytes | None]) -> list[str]:
    """The names of a folder's files with those that are to come, and without those that are to go."""
    folder = os.path.abspath(slides)
    own = {os.path.basename(path): data for path, data in instead.items() if os.path.dirname(path) == folder}
    there = {name for name in names if own.get(name, b"") is not None}
    return sorted(there | {name for name, data in own.items() if data is not None})


def _first_line(span: Span) -> Span:
    end = span.source.text.find("\n", span.start)
    return span if end < 0 or end > span.end else Span(span.source, span.start, end)
