"""A chart read back from its file: what its cache says, what its workbook says, and how it is drawn."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Cells = dict[str, str | float]
"""What stands in a sheet: `B2` to its text or number; empty cells are not there."""


class Read(NamedTuple):
    """A chart's part and the cells of its workbook."""

    root: Any
    cells: Cells

    def cached(self) -> Iterator[tuple[str, list[str | float | None]]]:
        """Each reference of the chart with the values that the chart itself keeps."""
        for ref in (*self.root.iter(f"{C}strRef"), *self.root.iter(f"{C}numRef")):
            cache = ref[1]
            is_number = cache.tag == f"{C}numCache"
            values: list[str | float | None] = [None] * int(cache.find(f"{C}ptCount").get("val"))
            for point in cache.iter(f"{C}pt"):
                text = point.find(f"{C}v").text or ""
                values[int(point.get("idx"))] = float(text) if is_number else text
            yield ref.find(f"{C}f").text, values

    def in_workbook(self, reference: str) -> list[str | float | None]:
        """The values of the cells that a reference names."""
        column, first, last = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", reference).groups()
        return [self.cells.get(f"{column}{n}") for n in range(int(first), int(last or first) + 1)]

    def differences(self) -> list[str]:
        """Where the chart and its workbook do not say the same."""
        return [
            f"{reference}: {values} in the chart, {self.in_workbook(reference)} in the workbook"
            for reference, values in self.cached()
            if values != self.in_workbook(reference)
        ]


def charts(deck: Path) -> list[Read]:
    """The charts of a deck, in order of its slides."""
    with zipfile.ZipFile(deck) as package:
        names = [n for n in package.namelist() if re.fullmatch(r"ppt/charts/chart\d+\.xml", n)]
        names.sort(key=lambda n: int("".join(filter(str.isdigit, n))))
        return [
            Read(
                etree.fromstring(package.read(n)), cells(package.read(n.replace("charts", "embeddings")[:-3] + "xlsx"))
            )
            for n in names
        ]


def cells(workbook: bytes) -> Cells:
    """The cells of a workbook's first sheet; a formula would be a mistake, and is one here."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
    texts = ["".join(t.text or "" for t in item.iter(f"{M}t")) for item in strings]
    assert list(sheet.iter(f"{M}f")) == []
    found: Cells = {}
    for cell in sheet.iter(f"{M}c"):
        if cell.get("t") == "s":
            found[cell.get("r")] = texts[int(cell.find(f"{M}v").text)]
        else:
            found[cell.get("r")] = float(cell.find(f"{M}v").text)
    return found


def dumped(read: Read) -> Iterator[str]:
    """The chart in readable lines: type and title, look, and its sheet row by row."""
    plot = read.root.find(f"{C}chart/{C}plotArea")
    group = next(child for child in plot if child.tag.endswith("Chart"))
    title = read.root.find(f"{C}chart/{C}title")
    lines = ["".join(t.text or "" for t in p.iter(f"{A}t")) for p in title.iter(f"{A}p")] if title is not None else []
    yield f"{_kind(group)}: {' / '.join(lines) or 'no title'}"
    yield f"text {_sizes(read.root)}, plot {_room(plot.find(f'{C}layout'))}{_legend(read.root)}"
    yield from (_axis(axis) for axis in plot if axis.tag in (f"{C}catAx", f"{C}valAx"))
    for series in group.iter(f"{C}ser"):
        yield f"series {_name(series)!r}: {_colors(series)}{_labels(series)}"
    last = max((int(re.sub(r"\D", "", at)) for at in read.cells), default=0)
    columns = sorted({re.sub(r"\d", "", at) for at in read.cells} | {"A"}, key=lambda c: (len(c), c))
    for n in range(1, last + 1):
        yield "  " + " | ".join(_cell(read.cells.get(f"{column}{n}")) for column in columns)
    yield from (f"DIFFERENT {line}" for line in read.differences())


def _kind(group: Any) -> str:
    said = [etree.QName(group).localname]
    for name in ("barDir", "grouping", "gapWidth", "holeSize"):
        found = group.find(f"{C}{name}")
        said += [f"{name} {found.get('val')}"] if found is not None else []
    return ", ".join(said)


def _sizes(root: Any) -> str:
    sizes = sorted({int(p.get("sz")) / 100 for tag in ("defRPr", "rPr") for p in root.iter(f"{A}{tag}")})
    return "/".join(f"{size:g}" for size in sizes) + " pt"


def _room(layout: Any) -> str:
    values = [layout.find(f".//{C}{side}") for side in "xywh"]
    return " ".join(f"{float(v.get('val')):.3f}" for v in values if v is not None) or "anywhere"


def _legend(root: Any) -> str:
    legend = root.find(f"{C}chart/{C}legend")
    if legend is None:
        return ", no legend"
    return f", legend {legend.find(f'{C}legendPos').get('val')} {_room(legend.find(f'{C}layout'))}"


def _axis(axis: Any) -> str:
    said = [etree.QName(axis).localname, axis.find(f"{C}axPos").get("val")]
    said += ["deleted"] if axis.find(f"{C}delete").get("val") == "1" else []
    for name in ("min", "max", "orientation"):
        found = axis.find(f"{C}scaling/{C}{name}")
        said += [f"{name} {found.get('val')}"] if found is not None and found.get("val") != "minMax" else []
    skip = axis.find(f"{C}tickLblSkip")
    said += [f"every {skip.get('val')}."] if skip is not None and skip.get("val") != "1" else []
    turn = axis.find(f"{C}txPr/{A}bodyPr").get("rot")
    said += [f"turned {turn}"] if turn != "0" else []
    said += ["gridlines"] if axis.find(f"{C}majorGridlines") is not None else []
    return f"{' '.join(said)}, numbers {axis.find(f'{C}numFmt').get('formatCode')}"


def _name(series: Any) -> str:
    found = series.find(f"{C}tx//{C}v")
    return found.text if found is not None else ""


def _colors(series: Any) -> str:
    own = series.find(f"{C}spPr")
    said = [_color(own)] if own is not None else []
    marker = series.find(f"{C}marker/{C}symbol")
    said += [f"marker {marker.get('val')}"] if marker is not None else []
    said += [f"point {point.find(f'{C}idx').get('val')} {_color(point)}" for point in series.iterfind(f"{C}dPt")]
    return ", ".join(said)


def _color(element: Any) -> str:
    found = element.find(f".//{A}schemeClr")
    if found is None:
        return "none"
    changes = "".join(f" {etree.QName(c).localname} {int(c.get('val')) // 1000}" for c in found)
    dash = element.find(f".//{A}prstDash")
    return found.get("val") + changes + (f" {dash.get('val')}" if dash is not None else "")


def _labels(series: Any) -> str:
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return ", no labels"
    said = [_label(labels)]
    for single in labels.iterfind(f"{C}dLbl"):
        gone = single.find(f"{C}delete") is not None
        said.append(f"at {single.find(f'{C}idx').get('val')} {'none' if gone else _label(single)}")
    return ", labels " + "; ".join(said)


def _label(labels: Any) -> str:
    shown = [
        name.removeprefix("show").lower()
        for name in ("showVal", "showPercent", "showCatName", "showSerName")
        if (found := labels.find(f"{C}{name}")) is not None and found.get("val") == "1"
    ]
    where, code = labels.find(f"{C}dLblPos"), labels.find(f"{C}numFmt")
    said = "+".join(shown) or "none"
    if shown and code is not None:
        said += f" {code.get('formatCode')} {_color(labels.find(f'{C}txPr'))}"
    return said + (f" {where.get('val')}" if where is not None else "")


def _cell(value: str | float | None) -> str:
    return "" if value is None else value if isinstance(value, str) else f"{value:.15g}"
