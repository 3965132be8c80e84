"""Values of YAML without their places: whether two say the same, and the same value changed at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from deckbuild.yamlnodes import Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

Plain: TypeAlias = "str | bool | list[Plain] | dict[str, Plain]"
"""A value without its places: texts, lists and mappings in their order; what is read holds no booleans but texts."""

Path = tuple["str | int", ...]
"""The way to a value: keys of mappings and numbers of items, from the top."""


class Bare(str):
    """A text that is written as it is, without quotes: a number, which YAML readers may take for one."""

    __slots__ = ()


def plain_of(node: Node) -> Plain:
    """What a node says."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain_of(item) for item in node.items]
    return {key.value: plain_of(value) for key, value in node.pairs}


def same(one: Plain, other: Plain) -> bool:
    """Whether two values say the same: line ends around a text do not count, and the order of keys does not."""
    if isinstance(other, bool):
        return one == str(other).lower()
    if isinstance(one, str) and isinstance(other, str):
        return one.strip("\r\n").replace("\r\n", "\n") == other.strip("\r\n").replace("\r\n", "\n")
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return False


def changed(plain: Plain, path: Path, change: Callable[[Plain], Plain]) -> Plain:
    """The value with the part at the path changed."""
    if not path:
        return change(plain)
    first, *rest = path
    if isinstance(plain, dict) and isinstance(first, str):
        return {key: changed(value, tuple(rest), change) if key == first else value for key, value in plain.items()}
    assert isinstance(plain, list)
    return [changed(value, tuple(rest), change) if n == first else value for n, value in enumerate(plain)]


def as_mapping(plain: Plain) -> dict[str, Plain]:
    """The value as the mapping that it is known to be."""
    assert isinstance(plain, dict)
    return plain


def inserted(plain: Plain, index: int, value: Plain) -> Plain:
    """A list with another item, before the one that had the number."""
    assert isinstance(plain, list)
    return [*plain[:index], value, *plain[index:]]


def without(plain: Plain, last: str | int) -> Plain:
    """A mapping without a key, or a list without an item."""
    if isinstance(plain, dict):
        return {key: value for key, value in plain.items() if key != last}
    assert isinstance(plain, list)
    return [value for n, value in enumerate(plain) if n != last]


def behind(path: Path, onto: Path, index: int) -> Path:
    """Where a path leads once an item was put into a list."""
    depth = len(onto)
    if path[:depth] != onto or len(path) <= depth:
        return path
    step = path[depth]
    assert isinstance(step, int)
    return (*onto, step + (step >= index), *path[depth + 1 :])


def with_moved(plain: Plain, old: int, new: int) -> Plain:
    """A list with one of its items where it has another number."""
    assert isinstance(plain, list)
    rest = [value for n, value in enumerate(plain) if n != old]
    return [*rest[:new], plain[old], *rest[new:]]
