"""`chart`: its keys, and the numbers that stand in the YAML or in a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.model import Chart, Series
from deckbuild.model.visuals import CHART_TYPES
from deckbuild.schema.kinds import SCALAR, Choice, File, Text
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.rules import LABELS, MOST_SERIES, Fault, faults, too_many
from deckbuild.schema.visuals.values import NumberList, Numbers, TextList, report_faults, sound
from deckbuild.yamltext import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_YES = ("true", "yes", "on")
_NO = ("false", "no", "off")
_POINTED_AT = frozenset(("type", "title", "categories", "series", "data", "labels", "highlight", "source", "alt"))


class Stacked:
    """Whether series stand on one another, and as shares of a whole."""

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        """`stacked`, `percent` or empty."""
        word = node.value.lower() if isinstance(node, Scalar) else ""
        if word in (*_YES, *_NO, "percent"):
            return "percent" if word == "percent" else "stacked" if word in _YES else ""
        reading.wrong_kind(name, "true or percent", node)
        return None

    def json(self) -> dict[str, Any]:
        """The words."""
        return {"enum": [True, False, *_YES[1:], *_NO[1:], "percent"]}


class Named(NamedTuple):
    """Series as they were read, with the most decimals of their numbers."""

    series: tuple[Series, ...]
    decimals: int


class SeriesList:
    """Names with their numbers: a mapping, or a list of `name` and `values`."""

    def read(self, node: Node, name: str, reading: Reading) -> Named | None:
        """The series; None after a problem with any of them."""
        if isinstance(node, Mapping):
            read = [
                (_NAME.read(key, name, reading) or "", _VALUES.read(value, f"{name}.{key.value}", reading))
                for key, value in node.pairs
            ]
        elif isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
            read = [self._item(item, name, reading) for item in node.items]
        else:
            hint = "name what the numbers are of: series: {Trade: [25, 0.13]}"
            reading.wrong_kind(name, "a mapping of names to lists of numbers", node, hint)
            return None
        kept = [(each, numbers) for each, numbers in read if numbers is not None]
        if len(kept) < len(read):
            return None
        return Named(
            tuple(Series(each, numbers.values) for each, numbers in kept),
            max((numbers.decimals for _, numbers in kept), default=0),
        )

    def _item(self, node: Node, name: str, reading: Reading) -> tuple[str, Numbers | None]:
        if not isinstance(node, Mapping):
            reading.wrong_kind(name, "a `name` and its `values`", node)
            return "", None
        values = read_fields(node, SERIES, "a series", reading)
        return values.get("name", ""), values.get("values")

    def json(self) -> dict[str, Any]:
        """Both forms."""
        many = {"type": "array", "items": object_schema(SERIES)}
        return {"anyOf": [{"type": "object", "additionalProperties": _VALUES.json()}, many]}


class Across:
    """What a scatter chart has for categories: its numbers, or the column of the data that has them."""

    def read(self, node: Node, name: str, reading: Reading) -> str | Numbers | None:
        """A column's name, or numbers."""
        return _VALUES.read(node, name, reading) if isinstance(node, Sequence) else Text().read(node, name, reading)

    def json(self) -> dict[str, Any]:
        """Both forms."""
        return {"anyOf": [SCALAR, _VALUES.json()]}


_VALUES = NumberList()
_NAME = Text()

SERIES = Keys(
    Field("name", Text(), "what the numbers are of", required=True),
    Field("values", _VALUES, "a number for each category; a missing one is left empty, or –", required=True),
)
"""The keys of a series in a list of them."""

KEYS = Keys(
    Field("type", Choice(*CHART_TYPES), "the kind of chart", required=True),
    Field("stacked", Stacked(), "`true` puts series on one another, `percent` shows them as shares of a whole"),
    Field("categories", TextList(), "what the values are of: the names under columns, beside bars, of slices"),
    Field("series", SeriesList(), "names with their numbers, one for each category; a missing number is –"),
    Field("data", File(), "a CSV or XLSX file instead of `categories` and `series`"),
    Field("sheet", Text(), "which sheet of a workbook; default: the first"),
    Field("x", Across(), "the column of `data` with the categories, default the first; or a scatter chart's numbers"),
    Field("y", TextList(), "the columns of `data` with the numbers; default: all others"),
    Field("title", Text(), "what the chart shows, above it"),
    Field("unit", Text(), "what the numbers count, such as `US$ bn` or `%`"),
    Field("number_format", Text(), "how a spreadsheet would show the numbers, such as `#,##0.0`; default: as written"),
    Field("labels", Choice(*LABELS), "the numbers beside what they are of; default `auto`: where there is room"),
    Field("highlight", TextList(), "categories or series that stand out"),
    Field("source", Text(), "where the numbers come from; stands under the chart"),
    Field("alt", Text(), "what the chart shows, for those who do not see it; default: made from its numbers"),
    Field("say", Text(), "what the notes hold; default: its main numbers"),
)
"""The keys of a chart, in the order of the reference."""

_OWN = ("type", "stacked", "title", "unit", "number_format", "labels", "source", "alt", "say")


def json() -> dict[str, Any]:
    """The JSON Schema of a chart."""
    return object_schema(KEYS)


def read(node: Node, name: str, reading: Reading) -> Chart | None:
    """The chart; None after a problem."""
    if not isinstance(node, Mapping):
        hint = f"write {{type: column, data: {node.value}}}" if isinstance(node, Scalar) else ""
        reading.wrong_kind(name, "a mapping with a `type` and numbers", node, hint)
        return None
    before = len(reading.problems.found)
    values = read_fields(node, KEYS, "a chart", reading)
    if not sound(reading, before) or not _agree(values, node, reading):
        return None
    chart = Chart(
        **{key: values[key] for key in _OWN if key in values},
        at=reading.mapping_span(node, _POINTED_AT),
    )
    made = _from_data(chart, values, node, reading) if "data" in values else _inline(chart, values)
    if made is None:
        return None
    made = made._replace(highlight=_known(values.get("highlight", ()), made))
    report_faults(reading, node, faults(made))
    return made if sound(reading, before) else None


def _agree(values: dict[str, Any], node: Mapping, reading: Reading) -> bool:
    """Whether the keys that were written belong to one another; what does not is reported."""
    before = len(reading.problems.found)
    x, is_scatter = values.get("x"), values["type"] == "scatter"
    found: list[Fault] = []
    if "data" in values:
        for key in ("series", "categories"):
            if key in values:
                message = f"a chart has `{key}` or `data`, not both"
                found.append(Fault("chart-data", message, (key,), "`x` and `y` name columns of the data"))
        if isinstance(x, Numbers):
            found.append(Fault("chart-data", "with `data`, `x` names one of its columns", ("x",)))
    else:
        for key in ("sheet", "y"):
            if key in values:
                message = f"`{key}` is for charts with a `data` file"
                found.append(Fault("chart-data", message, (key,), "name the file, or write the numbers as `series`"))
        if isinstance(x, str):
            found.append(Fault("chart-data", "`x` names a column, and there is no `data` file", ("x",)))
        if isinstance(x, Numbers) and not is_scatter:
            found.append(Fault("chart-data", "`x` has numbers only in a scatter chart", ("x",), "write `categories`"))
        if "categories" in values and is_scatter:
            message = "a scatter chart has numbers in `x`, not `categories`"
            found.append(Fault("chart-data", message, ("categories",), "write `x: [1, 2, 5]`"))
    report_faults(reading, node, found)
    return sound(reading, before)


def _inline(chart: Chart, values: dict[str, Any]) -> Chart:
    """The chart with the numbers that stand in the YAML."""
    named = values.get("series", Named((), 0))
    x = values.get("x", Numbers(()))
    return chart._replace(
        categories=values.get("categories", ()),
        series=named.series,
        decimals=named.decimals,
        x=tuple(float("nan") if v is None else v for v in x.values),
    )


def _from_data(chart: Chart, values: dict[str, Any], node: Mapping, reading: Reading) -> Chart | None:
    """The chart with the numbers of its data file."""
    from deckbuild.schema.visuals.data import cells_of, columns_of, is_bare, numbers_of, sheet_of

    sheet = sheet_of(values["data"], values.get("sheet", ""), node, reading)
    if sheet is None:
        return None
    across = columns_of(sheet, [values["x"]], "x", node, reading) if "x" in values else [0]
    up = columns_of(sheet, values["y"], "y", node, reading) if "y" in values else None
    if across is None or (up is None and "y" in values):
        return None
    if up is None:
        up = [n for n, name in enumerate(sheet.columns) if name and n not in across and not is_bare(cells_of(sheet, n))]
    if len(up) > MOST_SERIES:
        report_faults(reading, node, [too_many(len(up))])
        return None
    numbers = numbers_of(sheet, up, "y", node, reading)
    points = numbers_of(sheet, across, "x", node, reading) if chart.type == "scatter" else [Numbers(())]
    if numbers is None or points is None:
        return None
    return chart._replace(
        categories=() if chart.type == "scatter" else tuple(cell.text for cell in cells_of(sheet, across[0])),
        series=tuple(Series(sheet.columns[at], n.values) for at, n in zip(up, numbers, strict=True)),
        decimals=max((n.decimals for n in numbers), default=0),
        x=tuple(float("nan") if v is None else v for v in points[0].values),
    )


def _known(names: tuple[str, ...], chart: Chart) -> tuple[str, ...]:
    """The names to highlight as the chart has them, whatever their case."""
    known = {name.casefold(): name for name in (*chart.categories, *(series.name for series in chart.series))}
    return tuple(known.get(name.casefold(), name) for name in names)
