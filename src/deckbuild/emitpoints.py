"""Points and texts as lines of YAML, with the comments that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deckbuild.yamlscalars import paragraph, remark, scalar

if TYPE_CHECKING:
    from deckbuild.model import Point

Remarks = Mapping[str, tuple[str, ...]]
"""Comments of one file by the place they stand at (see `importing.comments`)."""


def points_of(points: tuple[Point, ...], indent: int, path: str, comments: Remarks) -> list[str]:
    """The items of a list of points, the dashes `indent` columns deep; `path` is the list's for the comments."""
    lines: list[str] = []
    column = " " * indent
    for n, point in enumerate(points, 1):
        own = f"{path}/{n}"
        lines += remarks_at(comments, own, column)
        comment = behind(comments, f"{own}/show")
        if point.show and not (point.say or point.points or point.audience or comment):
            lines += paragraph(f"{column}-", point.show, indent + 2)
            continue
        lines += spoken(point, f"{column}- ", f"{column}  ", comment)
        if point.points:
            lines.append(f"{column}  points:")
            lines += points_of(point.points, indent + 4, f"{own}/points", comments)
    return lines


def behind(comments: Remarks, path: str) -> str:
    """The comment behind a value, as the end of its line."""
    return "".join(f"  # {remark(line)}" for line in comments.get(path, ())[:1]) if comments else ""


def spoken(point: Point, first: str, others: str, comment: str) -> list[str]:
    """`show` and `say`; a point without words still has its `show`, for a mapping needs one of the two."""
    lines = []
    if point.show or not point.say:
        lines = paragraph(f"{first}show:", point.show, len(others) + 2, comment)
        first = others
    lines += paragraph(f"{first}say:", point.say, len(others) + 2) if point.say else []
    return [*lines, *audience_of(point.audience, others)]


def audience_of(names: tuple[str, ...], indent: str = "") -> list[str]:
    """The line of `audience`; none where everybody is meant."""
    return [f"{indent}audience: [{', '.join(scalar(name) for name in names)}]"] if names else []


def remarks_at(comments: Remarks, path: str, indent: str) -> list[str]:
    """The lines of the comments above a key or an item."""
    return [f"{indent}# {remark(line)}".rstrip() for line in comments.get(path, ())] if comments else []


def text_of(head: str, text: str, inside: int = 2) -> list[str]:
    """The lines of a key with its text; none where there is no text."""
    return paragraph(head, text, inside) if text else []
