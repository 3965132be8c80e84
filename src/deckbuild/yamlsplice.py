"""Changes YAML text at single values and leaves every other character as it was.

Every edit is proved before it counts: the changed text is read again, and must say what it said before but for
the one change that was asked for. An edit that cannot be proved in any way of writing it is refused. That covers
what no rule here thinks of: aliases, merge keys, tags, odd indentation, flow style.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from deckbuild.diagnostics import Problems
from deckbuild.source import Source
from deckbuild.yamllines import Lines, rendered
from deckbuild.yamlplain import (
    Bare,
    Path,
    Plain,
    as_mapping,
    behind,
    changed,
    inserted,
    plain_of,
    same,
    with_moved,
    without,
)
from deckbuild.yamlscalars import scalar
from deckbuild.yamlstyles import candidates
from deckbuild.yamltext import Mapping, Node, Scalar, Sequence, parse

if TYPE_CHECKING:
    from collections.abc import Iterable


class SpliceError(Exception):
    """An edit that cannot be made here without touching something else; the message says why."""


class Splice:
    """The text of one file while it is edited. Offsets are characters; line ends and a byte order mark stay."""

    def __init__(self, text: str, name: str = "") -> None:
        self.text = text
        self.name = name
        self._root = self._parsed(text)
        if self._root is None:
            raise SpliceError("the file cannot be read as YAML")

    @property
    def plain(self) -> Plain:
        """What the text says now."""
        assert self._root is not None
        return plain_of(self._root)

    def restore(self, text: str) -> None:
        """Takes back what was done since the text was this one."""
        self.text, self._root = text, self._parsed(text)

    def source_of(self, path: Path) -> str:
        """The lines of an item or a key as they are written, with the comments right above."""
        start, end = self._region(path)
        return self.text[start:end]

    def lines_of(self, path: Path) -> tuple[int, int]:
        """From where to where the lines of an item or a key go, with the comments right above."""
        return self._region(path)

    def starts_of(self, path: Path) -> list[int]:
        """Where each item of a list starts, a mapping at its first key."""
        return [item.pairs[0][0].start if isinstance(item, Mapping) and item.pairs else item.start
                for item in self._list(path).items]  # fmt: skip

    def has(self, path: Path) -> bool:
        """Whether there is a value at the path."""
        try:
            self._node(path)
        except SpliceError:
            return False
        return True

    def set(self, path: Path, value: str) -> None:
        """Writes another text in the place of one, in the style of the old one where that can hold it."""
        node = self._node(path)
        if not isinstance(node, Scalar):
            raise SpliceError("it is written as a list or a mapping")
        wanted = changed(self.plain, path, lambda _: value)
        self._first(wanted, (self._put(node.start, node.end, new) for new in candidates(self.text, node, value)))

    def add(self, path: Path, value: Plain, after: Iterable[str] = ()) -> None:
        """Adds a key to a mapping, under the last of the keys `after` that it has, else at its end."""
        *above, key = path
        mapping = self._node(tuple(above))
        if not isinstance(mapping, Mapping) or not isinstance(key, str):
            raise SpliceError("it is not written as a mapping")
        if any(name.value == key for name, _ in mapping.pairs):
            raise SpliceError(f"there is a `{key}` already")
        wanted = changed(self.plain, tuple(above), lambda old: {**as_mapping(old), key: value})
        lines = Lines(self.text)
        pairs = {name.value: (name, node) for name, node in mapping.pairs}
        last = next((pairs[name] for name in reversed(list(after)) if name in pairs), mapping.pairs[-1])
        column = lines.column(mapping.pairs[0][0].start)
        new = rendered(f"{scalar(key)}:", value, column)
        at = lines.after(max(last[0].end, last[1].end), column)
        self._first(wanted, [lines.inserted(at, new), self._in_flow(mapping, f"{scalar(key)}: {_flow(value)}")])

    def insert(self, path: Path, index: int, value: Plain) -> None:
        """Puts an item into a list, before the one that has the number now."""
        items = self._list(path)
        wanted = changed(self.plain, path, lambda old: inserted(old, index, value))
        lines = Lines(self.text)
        tries: list[str] = []
        if self.text[items.start] == "-":
            column = lines.column(items.start)
            if index < len(items.items):
                at = lines.head(items.items[index].start, column)
            else:
                at = lines.after(items.items[-1].end, column)
            tries.append(lines.inserted(at, rendered("-", value, column)))
        tries.append(self._in_flow(items, _flow(value), index))
        self._first(wanted, tries)

    def insert_text(self, path: Path, index: int, text: str) -> None:
        """Puts the mapping that a YAML text says into a list, before the item that has the number now."""
        items = self._list(path)
        value = Splice(text).plain
        wanted = changed(self.plain, path, lambda old: inserted(old, index, value))
        if self.text[items.start] != "-":
            self.insert(path, index, value)
            return
        lines = Lines(self.text)
        column = lines.column(items.start)
        if index < len(items.items):
            place = lines.head(items.items[index].start, column)
        else:
            place = lines.after(items.items[-1].end, column)
        indent = " " * column
        first, *rest = text.rstrip("\n").split("\n")
        new = [f"{indent}- {first}", *(f"{indent}  {line}" if line else "" for line in rest)]
        self._first(wanted, [lines.inserted(place, new)])

    def remove(self, path: Path) -> None:
        """Takes an item out of a list, or a key out of a mapping, with the comment lines right above it."""
        *above, last = path
        self._node(path)
        wanted = changed(self.plain, tuple(above), lambda old: without(old, last))
        start, end = self._region(path)
        self._first(wanted, [self._put(start, end, ""), self._from_dash(path), *self._out_of_flow(path)])

    def move(self, path: Path, old: int, new: int) -> None:
        """Moves an item of a list to where it will have the number `new`, with the comment lines right above it."""
        items = self._list(path)
        wanted = changed(self.plain, path, lambda found: with_moved(found, old, new))
        if self.text[items.start] != "-":
            value = plain_of(items.items[old])
            kept, root = self.text, self._root
            try:
                self.remove((*path, old))
                self.insert(path, new, value)
            except SpliceError:
                self.text, self._root = kept, root
                raise
            return
        start, end = self._region((*path, old))
        block = self.text[start:end]
        to = new + (new > old)
        is_last = to >= len(items.items)
        at = self._region((*path, to - is_last))[is_last]
        newline = Lines(self.text).newline
        if not block.endswith("\n"):
            block += newline
        text = self.text if self.text.endswith("\n") else self.text + newline
        at = len(text) if at == len(self.text) else at
        if at > start:
            moved = text[:start] + text[end:at] + block + text[at:]
        else:
            moved = text[:at] + block + text[at:start] + text[end:]
        if not self.text.endswith("\n"):
            moved = moved.removesuffix(newline)
        self._first(wanted, [moved])

    def transfer(self, path: Path, onto: Path, index: int) -> None:
        """Moves an item into another list, before the item that has the number there now, comments with it.

        A list that loses its only item goes with its key. In flow style, or where an item's lines cannot stand at
        another depth, the item is written anew, unless it has comments.
        """
        *above, old = path
        inside, items = self._list(tuple(above)), self._list(onto)
        if tuple(above) == onto or not isinstance(old, int):
            raise SpliceError("it is in that list already")
        gone = path if len(inside.items) > 1 else tuple(above)
        value = plain_of(inside.items[old])
        wanted = changed(self.plain, onto, lambda found: inserted(found, index, value))
        now_at = behind(gone, onto, index)
        wanted = changed(wanted, now_at[:-1], lambda found: without(found, now_at[-1]))
        if self.text[inside.start] == self.text[items.start] == "-":
            with contextlib.suppress(SpliceError):
                self._first(wanted, [self._reseated(path, gone, onto, index)])
                return
        start, end = self._region(gone)
        if "#" in self.text[start:end]:
            raise SpliceError("it has comments, which could not go with it")
        kept, root = self.text, self._root
        try:
            self.insert(onto, index, value)
            self.remove(now_at)
        except SpliceError:
            self.text, self._root = kept, root
            raise

    def rename(self, path: Path, key: str) -> None:
        """Gives a key of a mapping another name; its value stays."""
        mapping = self._node(path[:-1])
        if not isinstance(mapping, Mapping):
            raise SpliceError("it is not written as a mapping")
        self._node(path)
        if any(name.value == key for name, _ in mapping.pairs):
            raise SpliceError(f"there is a `{key}` already")
        old = self._key(path)
        wanted = changed(
            self.plain, path[:-1], lambda found: {key if k == path[-1] else k: v for k, v in as_mapping(found).items()}
        )
        self._first(wanted, (self._put(old.start, old.end, new) for new in candidates(self.text, old, key)))

    def replace(self, path: Path, value: Plain) -> None:
        """Writes any value in the place of an item of a list, or of a key's value."""
        node = self._node(path)
        wanted = changed(self.plain, path, lambda _: value)
        lines, last = Lines(self.text), path[-1]
        if isinstance(last, int):
            column = lines.column(self._list(path[:-1]).start)
            first, *rest = rendered("-", value, column)
            new = lines.newline.join([first[column + 2 :], *rest])
        else:
            column = lines.column(self._key(path).start)
            first, *rest = rendered("-:", value, column)
            new = lines.newline.join([first[column + 2 :].lstrip(), *rest]) if rest else first[column + 3 :]
        start = self._start(node)
        before = len(self.text[:start].rstrip(" ")) if new.startswith(("\r", "\n")) else start
        tries = [self._put(before, node.end, new), self._put(start, node.end, _flow(value))]
        around = self._start(self._node(path[:-1]))
        is_flow = any(self.text[at : at + 1] in ("[", "{") for at in (start, around))
        self._first(wanted, reversed(tries) if is_flow else tries)

    def _reseated(self, path: Path, gone: Path, onto: Path, index: int) -> str:
        """The text with an item's lines in another list, as deep as that list; empty where the lines cannot be."""
        lines, items = Lines(self.text), self._list(onto)
        start, end = self._region(path)
        deeper = lines.column(items.start) - lines.column(self._list(path[:-1]).start)
        block = lines.indented(start, end, deeper)
        cut_start, cut_end = self._region(gone)
        rest = self.text[cut_start:start] + self.text[end:cut_end]
        if block is None or (gone != path and (rest.count("\n") != 1 or "#" in rest)):
            return ""
        is_last = index >= len(items.items)
        at = self._region((*onto, index - is_last))[is_last]
        if cut_start < at < cut_end:
            return ""
        before = "" if at == 0 or self.text[at - 1] == "\n" else lines.newline
        block = before + block + ("" if block.endswith("\n") else lines.newline)
        if at <= cut_start:
            return self.text[:at] + block + self.text[at:cut_start] + self.text[cut_end:]
        return self.text[:cut_start] + self.text[cut_end:at] + block + self.text[at:]

    def _first(self, wanted: Plain, tries: Iterable[str]) -> None:
        """Takes the first text that says what is wanted."""
        for text in tries:
            if not text:
                continue
            root = self._parsed(text)
            if root is not None and same(plain_of(root), wanted):
                self.text, self._root = text, root
                return
        raise SpliceError("it is written in a way that cannot be changed by itself, such as an alias or a merged key")

    def _parsed(self, text: str) -> Node | None:
        problems = Problems()
        body = text[1:] if text.startswith("\ufeff") else text
        root = parse(Source(self.name, body), problems)
        if root is None or problems.has_errors:
            return None
        return _shifted(root) if body is not text else root

    def _node(self, path: Path) -> Node:
        node = self._root
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = next((value for key, value in node.pairs if key.value == step), None)
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            else:
                node = None
        if node is None:
            raise SpliceError(f"there is no {'.'.join(map(str, path))} in the file")
        return node

    def _key(self, path: Path) -> Scalar:
        mapping = self._node(path[:-1])
        assert isinstance(mapping, Mapping)
        return next(key for key, _ in mapping.pairs if key.value == path[-1])

    def _list(self, path: Path) -> Sequence:
        node = self._node(path)
        if not isinstance(node, Sequence):
            raise SpliceError("it is not written as a list")
        return node

    def _region(self, path: Path) -> tuple[int, int]:
        """The lines of an item or a key, with the comments right above, as offsets."""
        node, last = self._node(path), path[-1]
        lines = Lines(self.text)
        if isinstance(last, int):
            column = lines.column(self._list(path[:-1]).start)
            return lines.head(node.start, column), lines.after(node.end, column)
        key = self._key(path)
        column = lines.column(key.start)
        return lines.head(key.start, column), lines.after(max(key.end, node.end), column)

    def _put(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def _from_dash(self, path: Path) -> str:
        """The text without a key that stands behind the dash of an item: the key after it takes its place."""
        inside = self._node(path[:-1])
        if not isinstance(inside, Mapping) or len(inside.pairs) < 2 or inside.pairs[0][0].value != path[-1]:
            return ""
        start, end = inside.pairs[0][0].start, inside.pairs[1][0].start
        return "" if "#" in self.text[inside.pairs[0][1].end : end] else self._put(start, end, "")

    def _start(self, node: Node) -> int:
        """Where an item in brackets begins: a mapping of its own at its brace, not at its first key."""
        before = self.text[: node.start].rstrip()
        return len(before) - 1 if isinstance(node, Mapping) and before.endswith("{") else node.start

    def _in_flow(self, inside: Sequence | Mapping, new: str, index: int = -1) -> str:
        """The text with an item in `[…]` or a pair in `{…}`; empty for other ways of writing."""
        if self.text[self._start(inside)] not in "[{":
            return ""
        count = len(inside.items) if isinstance(inside, Sequence) else len(inside.pairs)
        if isinstance(inside, Sequence) and 0 <= index < count:
            at = self._start(inside.items[index])
            return self._put(at, at, f"{new}, ")
        if not count:
            return self._put(inside.start + 1, inside.start + 1, new)
        last = inside.items[-1] if isinstance(inside, Sequence) else inside.pairs[-1][1]
        return self._put(last.end, last.end, f", {new}")

    def _out_of_flow(self, path: Path) -> list[str]:
        """The text without an item of `[…]` or a pair of `{…}`, and the comma before or behind it."""
        inside, last = self._node(path[:-1]), path[-1]
        if not isinstance(inside, (Sequence, Mapping)) or self.text[self._start(inside)] not in "[{":
            return []
        start = self._key(path).start if isinstance(last, str) else self._start(self._node(path))
        end = self._node(path).end
        behind = self.text.find(",", end)
        before = self.text.rfind(",", inside.start, start)
        tries = []
        if behind >= 0:
            after = behind + 1
            while self.text[after : after + 1] == " ":
                after += 1
            tries.append(self._put(start, after, ""))
        if before >= 0:
            tries.append(self._put(before, end, ""))
        return [*tries, self._put(start, end, "")]


def _shifted(node: Node) -> Node:
    """The node with its places one character further on, behind a byte order mark."""
    if isinstance(node, Scalar):
        return node._replace(start=node.start + 1, end=node.end + 1)
    if isinstance(node, Sequence):
        return Sequence([_shifted(item) for item in node.items], node.start + 1, node.end + 1)
    pairs: Any = [(_shifted(key), _shifted(value)) for key, value in node.pairs]
    return Mapping(pairs, node.start + 1, node.end + 1)


def _flow(value: Plain) -> str:
    """A value on one line, in flow style; texts in double quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Bare):
        return value
    if isinstance(value, str):
        import json  # double-quoted YAML is a superset of JSON's texts

        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "{" + ", ".join(f"{_flow(key)}: {_flow(one)}" for key, one in value.items()) + "}"
