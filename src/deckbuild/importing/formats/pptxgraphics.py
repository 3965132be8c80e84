"""What PowerPoint shows without text boxes: tables, charts and SmartArt, as tables and lists of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.importing.document import Block
from deckbuild.importing.formats.parts import attribute, child, local
from deckbuild.importing.formats.runs import cleaned
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MOST_POINTS = 20_000
"""Values of a chart that are read."""


def table(element: etree._Element, origin: str) -> Iterator[Block]:
    """A native table; cells that are merged into others are empty."""
    rows = []
    for row in element:
        if local(row) == "tr":
            cells = [cell for cell in row if local(cell) == "tc"]
            rows.append(tuple(_cell(cell) for cell in cells))
    if any(any(row) for row in rows):
        yield Block((), "table", rows=tuple(row for row in rows if any(row)), origin=origin)


def _cell(cell: etree._Element) -> str:
    if attribute(cell, "hMerge") in ("1", "true") or attribute(cell, "vMerge") in ("1", "true"):
        return ""
    return "\n".join(text for p in cell.iter("{*}p") if (text := _words(p)))


def _words(element: etree._Element) -> str:
    return " ".join(cleaned("".join(t.text or "" for t in element.iter("{*}t"))).split())


def chart(root: etree._Element, origin: str) -> Iterator[Block]:
    """A chart as its title and a table: a row for each category, a column for each series."""
    space = child(root, "chart")
    title = child(space, "title")
    if title is not None and (text := _words(title)):
        yield Block((Run(text),), origin=origin)
    names: list[str] = []
    columns: list[dict[int, str]] = []
    categories: dict[int, str] = {}
    for series in root.iter("{*}ser"):
        names.append(" ".join(_values(child(series, "tx")).values()))
        for part in ("cat", "xVal"):
            for at, value in _values(child(series, part)).items():
                categories.setdefault(at, value)
        columns.append(_values(child(series, "val")) or _values(child(series, "yVal")))
    count = max((at + 1 for held in (categories, *columns) for at in held), default=0)
    rows = [("", *names)] if any(names) else []
    rows += [(categories.get(at, ""), *(column.get(at, "") for column in columns)) for at in range(count)]
    if any(any(row) for row in rows):
        yield Block((), "table", rows=tuple(row for row in rows if any(row)), origin=origin)


def newer_chart(root: etree._Element, origin: str) -> Iterator[Block]:
    """A chart of the kinds added in 2016 (waterfall, funnel, map …): its title, and its values as they are stored."""
    title = next(root.iter("{*}title"), None)
    if title is not None and (text := _words(title)):
        yield Block((Run(text),), origin=origin)
    columns = []
    for data in root.iter("{*}strDim", "{*}numDim"):
        level = next(iter(data.iter("{*}lvl")), None)
        columns.append([cleaned(pt.text or "").strip() for pt in level.iter("{*}pt")] if level is not None else [])
    count = min(max(map(len, columns), default=0), _MOST_POINTS)
    rows = [tuple(column[at] if at < len(column) else "" for column in columns) for at in range(count)]
    if any(any(row) for row in rows):
        yield Block((), "table", rows=tuple(row for row in rows if any(row)), origin=origin)


def _values(element: etree._Element | None) -> dict[int, str]:
    """The cached values below an element by their place."""
    found: dict[int, str] = {}
    for point in element.iter("{*}pt") if element is not None else ():
        index = attribute(point, "idx", "0")
        value = child(point, "v")
        at = int(index) if index.isdigit() else len(found)
        if value is not None and value.text and at < _MOST_POINTS and local(point.getparent()) != "lvl":
            found.setdefault(at, _number(cleaned(value.text).strip()))
        elif value is not None and value.text and at < _MOST_POINTS:
            found[at] = f"{cleaned(value.text).strip()} {found[at]}" if at in found else cleaned(value.text).strip()
    if not found and element is not None:
        value = child(element, "v")
        if value is not None and value.text:
            found[0] = cleaned(value.text).strip()
    return found


def _number(text: str) -> str:
    """A value as a person would write it: stored numbers carry the noise of binary fractions."""
    try:
        return f"{float(text):.12g}" if len(text) > 14 else text
    except ValueError:
        return text


def smart_art(root: etree._Element, origin: str) -> Iterator[Block]:
    """The texts of SmartArt as a list, each below the one it is connected to."""
    texts: dict[str, str] = {}
    tops: list[str] = []
    for point in root.iter("{*}pt"):
        kind = attribute(point, "type", "node")
        if kind in ("node", "asst", "doc"):
            texts[attribute(point, "modelId")] = _words(point) if kind != "doc" else ""
            if kind == "doc":
                tops.append(attribute(point, "modelId"))
    below: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter("{*}cxn"):
        order = attribute(link, "srcOrd", "0")
        if attribute(link, "type", "parOf") == "parOf":
            place = int(order) if order.isdigit() else 0
            below.setdefault(attribute(link, "srcId"), []).append((place, attribute(link, "destId")))
    met: set[str] = set()
    stack = [(-1, name) for name in reversed(tops)]
    while stack:
        level, name = stack.pop()
        if name in met or name not in texts:
            continue
        met.add(name)
        if texts[name]:
            yield Block((Run(texts[name]),), "item", max(level, 0), "•", 4.0 * max(level, 0), origin=origin)
        stack += [(level + 1, other) for _, other in sorted(below.get(name, ()), reverse=True)]
    for name, text in texts.items():
        if text and name not in met:
            yield Block((Run(text),), "item", 0, "•", origin=origin)
