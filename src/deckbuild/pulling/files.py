"""A pulled deck as new contents of its YAML files: sections edited where they stand, new ones, and the order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import emit
from deckbuild.places import shown
from deckbuild.pulling.names import renamed
from deckbuild.pulling.order import staying
from deckbuild.pulling.splices.deckkeys import set_deck
from deckbuild.pulling.splices.sections import Written, set_section
from deckbuild.pulling.splices.texts import at
from deckbuild.pulling.values import Left, LeftError, place_of
from deckbuild.pulling.windows import Window, window
from deckbuild.richtext import plain
from deckbuild.slugs import key_of_file, slug
from deckbuild.target import TargetError
from deckbuild.yamlsplice import Splice, SpliceError

if TYPE_CHECKING:
    from deckbuild.model import Deck, Section
    from deckbuild.model.visuals import Picture
    from deckbuild.pulling.decks import Pulled
    from deckbuild.readers.project import Project
    from deckbuild.yamlplain import Path


class Home(NamedTuple):
    """Where a section is written: its file, and the path of its mapping in it (empty for a file of its own)."""

    path: str
    base: Path


class Planned(NamedTuple):
    """What is to happen to the files, and the deck that they should read as then.

    `files` are new contents by path, None for a file that goes; `renames` those that get another name; `left` is what
    could not be written.
    """

    files: dict[str, bytes | None]
    renames: dict[str, str]
    deck: Deck
    left: tuple[Left, ...]


def planned(project: Project, deck_file: str, pulled: Pulled) -> Planned:
    """The contents that the project's files get. Raises TargetError where the file of all sections cannot be edited."""
    try:
        return _Writing(project, deck_file, pulled).plan()
    except LeftError as problem:
        raise TargetError(f"nothing can be pulled: {problem}", "then pull again") from None


class _Writing:
    """One writing of a deck into its files: the texts as they are by now."""

    def __init__(self, project: Project, deck_file: str, pulled: Pulled) -> None:
        assert project.deck is not None
        self.project, self.deck_file, self.pulled = project, deck_file, pulled
        self.old: Deck = project.deck
        self.splices: dict[str, Splice] = {}
        self.homes = self._homes()
        self.left: list[Left] = []
        self.windows: list[tuple[Window, str]] = []
        self.new: dict[str, str] = {}
        self.renames: dict[str, str] = {}

    def plan(self) -> Planned:
        """Edits every section, then the deck's own keys, then the order."""
        before = {section.key: section for section in self.old.sections}
        made: dict[str, Section] = {}
        for section in self.pulled.deck.sections:
            old = before.get(section.key)
            made[section.key] = section if old is None else self._edited(old, section)
        self._fill_windows()
        deck = self._deck_keys()
        order = [section.key for section in self.pulled.deck.sections]
        try:
            order = self._in_folder(order, made) if self.project.folder else self._in_list(order, made)
        except (LeftError, SpliceError) as problem:
            self.left.append(Left("", "the order of slides, and new ones", str(problem)))
            order = [section.key for section in self.old.sections]
            self.new, self.renames = {}, {}
        sections = tuple(made[key] for key in order)
        return Planned(self._contents(), self.renames, deck._replace(sections=sections), tuple(self.left))

    # One section

    def _edited(self, old: Section, new: Section) -> Section:
        if old == new:
            return old
        home = self.homes[old.key]
        try:
            splice = self._splice(home.path)
            cut = self._window(splice, home, old)
            if cut is None:
                made, left = _set(splice, home.base, old, new, bool(home.base))
            else:
                inner = Splice(cut.text)
                made, left = _set(inner, (), old, new, True)
                self.windows.append((cut, cut.filled(inner.text)))
        except (LeftError, SpliceError) as problem:
            self.left.append(Left(old.key, "the section", str(problem)))
            return old
        place = f" ({place_of(old.at)})"
        self.left += [Left(old.key, what, why if why.endswith(")") else why + place) for what, why in left]
        return made

    def _window(self, splice: Splice, home: Home, section: Section) -> Window | None:
        """The section cut out of a file of many; None where it is a file of its own, or cannot be cut out."""
        if not home.base:
            return None
        first = section.at.start + splice.text.startswith("\ufeff")
        return window(splice.text, *splice.lines_of(home.base), first)

    def _fill_windows(self) -> None:
        """Puts the sections that were cut out back into their file."""
        if not self.windows:
            return
        splice = self._splice(self.deck_file)
        text = splice.text
        for cut, filled in sorted(self.windows, reverse=True):
            text = text[: cut.start] + filled + text[cut.end :]
        splice.restore(text)

    def _deck_keys(self) -> Deck:
        if self.old._replace(sections=()) == self.pulled.deck._replace(sections=()):
            return self.old
        try:
            made, left = set_deck(self._splice(self.deck_file), self.old, self.pulled.deck)
        except LeftError as problem:
            self.left.append(Left("", "the cover", str(problem)))
            return self.old
        self.left += [Left("", what, why) for what, why in left]
        return made

    # Where sections are

    def _homes(self) -> dict[str, Home]:
        paths = {shown(path): path for path, _ in self.project.files}
        found = {}
        for section in self.old.sections:
            path = paths[section.at.source.path]
            base: Path = ()
            if path == self.deck_file:
                base = ("sections", self._number(section))
            found[section.key] = Home(path, base)
        return found

    def _number(self, section: Section) -> int:
        """Which item of `sections:` a section was read from."""
        splice = self._splice(self.deck_file)
        starts = splice.starts_of(("sections",))
        return starts.index(section.at.start + splice.text.startswith("\ufeff"))

    def _splice(self, path: str) -> Splice:
        if path not in self.splices:
            with open(path, "rb") as file:
                data = file.read()
            try:
                self.splices[path] = Splice(data.decode("utf-8"), shown(path))
            except (UnicodeDecodeError, SpliceError):
                raise LeftError(f"{shown(path)} is not in UTF-8: save it as UTF-8 first") from None
        return self.splices[path]

    # The order, and new sections

    def _in_folder(self, order: list[str], made: dict[str, Section]) -> list[str]:
        """New files beside the others, and other numbers for those that stand elsewhere now."""
        folder = self.project.folder
        names = {key: os.path.basename(home.path) for key, home in self.homes.items()}
        new = [key for key in order if key in self.pulled.new]
        for key in new:
            names[key] = f"{key}.yaml"
        found = renamed([names[key] for key in order], [names[key] for key in new])
        taken = {name.casefold() for name in self.project.names} - {name.casefold() for name in found}
        if any(name.casefold() in taken for name in found.values()):
            raise LeftError("there are files already with the names that this order takes")
        for key in new:
            name = found.get(names[key], names[key])
            self.new[os.path.join(folder, name)] = self._written(made, key, key_of_file(name) == key)
        self.renames = {
            os.path.join(folder, old): os.path.join(folder, name)
            for old, name in found.items()
            if old not in {names[key] for key in new}
        }
        return order

    def _in_list(self, order: list[str], made: dict[str, Section]) -> list[str]:
        """Items of `sections:` moved and put in."""
        splice = self._splice(self.deck_file)
        kept = splice.text
        try:
            now = self._listed(splice)
            stay = staying([key for key in order if key in now], now)
            for n, key in enumerate(order):
                before = now.index(order[n - 1]) if n else -1
                if key in self.pulled.new:
                    self._put_in(splice, before + 1, made, key)
                    now.insert(before + 1, key)
                elif key not in stay:
                    old = now.index(key)
                    new = before if old <= before else before + 1
                    splice.move(("sections",), old, new)
                    now.insert(new, now.pop(old))
        except SpliceError:
            splice.restore(kept)
            raise
        return order

    def _listed(self, splice: Splice) -> list[str]:
        """The keys of the items of `sections:` as they stand."""
        by_home = {home: key for key, home in self.homes.items()}
        found = []
        items = at(splice, ("sections",))
        for n, item in enumerate(items if isinstance(items, list) else []):
            if isinstance(item, str):
                path = os.path.normpath(os.path.join(os.path.dirname(self.deck_file) or ".", item))
                found.append(next((key for home, key in by_home.items() if os.path.normpath(home.path) == path), ""))
            else:
                found.append(by_home.get(Home(self.deck_file, ("sections", n)), ""))
        return found

    def _put_in(self, splice: Splice, index: int, made: dict[str, Section], key: str) -> None:
        """A new section: written in the list, or, where its neighbours are names of files, as a file."""
        items = at(splice, ("sections",))
        beside = items[max(0, index - 1)] if isinstance(items, list) and items else ""
        if not isinstance(beside, str):
            by_title = slug(plain(made[key].title)) == key and not _repeats(made, key)
            splice.insert_text(("sections",), index, self._written(made, key, by_title))
            return
        name = f"{key}.yaml"
        folder = os.path.dirname(beside)
        path = os.path.normpath(os.path.join(os.path.dirname(self.deck_file) or ".", folder, name))
        if os.path.lexists(path):
            raise LeftError(f"there is a file {shown(path)} already")
        self.new[path] = self._written(made, key, True)
        splice.insert(("sections",), index, os.path.join(folder, name) if folder else name)

    def _written(self, made: dict[str, Section], key: str, named: bool) -> str:
        """A new section's YAML; `named` says that its key follows from its place already."""
        section = made[key]
        visual = section.visual
        if type(visual).__name__ == "Picture":
            picture: Picture = visual  # type: ignore[assignment]
            folder = os.path.dirname(self.deck_file) or "."
            visual = picture._replace(file=os.path.relpath(picture.file, folder))
        return emit.section(section._replace(key="" if named else key, visual=visual))

    def _contents(self) -> dict[str, bytes | None]:
        """What changes on the disk: edited files, new ones, and those that go because they have another name."""
        found: dict[str, bytes | None] = {}
        for path, splice in self.splices.items():
            with open(path, "rb") as file:
                before = file.read()
            after = splice.text.encode()
            if after != before:
                found[path] = after
        for old, name in self.renames.items():
            data = found.pop(old, None)
            if data is None:
                with open(old, "rb") as file:
                    data = file.read()
            found[name] = data
            if old not in self.renames.values():
                found[old] = None
        found.update({path: text.encode() for path, text in self.new.items()})
        return found


def _set(splice: Splice, base: Path, old: Section, new: Section, by_title: bool) -> Written:
    """Writes a section's differences. One that has its key from its title keeps it when it gets another title."""
    made, left = set_section(splice, base, old, new)
    if by_title and made.title != old.title and at(splice, (*base, "key")) is None:
        splice.add((*base, "key"), old.key, ("title",))
    return Written(made, left)


def _repeats(made: dict[str, Section], key: str) -> bool:
    """Whether another section has a title that gives the same key."""
    wanted = slug(plain(made[key].title))
    return sum(slug(plain(section.title)) == wanted for section in made.values()) > 1
