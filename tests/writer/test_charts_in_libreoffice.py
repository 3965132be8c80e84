"""Charts as LibreOffice reads them: every type, gaps, highlights and number formats, in eight languages."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from chart_decks import PLACES, YEARS, built, named
from conftest import need
from deckbuild.model.visuals import CHART_TYPES, Chart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = ("en", "de", "fr", "ru", "ko", "ja", "zh", "ar")
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"
_HREF = "{http://www.w3.org/1999/xlink}href"

THREE = named(Exports=[12.5, 13.1, 9.8, 1234567.25], Imports=[8.4, None, -11.0, 14.9], Transit=[3.1, 4.4, 2.9, 0.13])
ONE = named(Trade=[12.5, 13.1, 9.8, 17.2])


def _charts() -> Iterator[Chart]:
    for kind in CHART_TYPES:
        is_round, is_scatter = kind in ("pie", "doughnut"), kind == "scatter"
        chart = Chart(kind, () if is_scatter else PLACES, ONE if is_round else THREE, decimals=2)
        yield chart._replace(x=(1990.0, 2000.5, 2007.0, 2014.0)) if is_scatter else chart
        if kind in ("column", "bar", "area"):
            yield chart._replace(stacked="stacked", labels="value")
    yield Chart("bar", PLACES, named(A=[1, 2, 3, 4], B=[4, 3, 2, 1]), stacked="percent")
    yield Chart("column", PLACES, named(Growth=[4.5, -7.8, 0, 1]), unit="%", decimals=1, highlight=("South",))
    yield Chart(
        "line", YEARS, named(Trade=[2.1, 2.6, None, 4.9, 6.2, 10.1, 12.9, 17.7, 24.9]), number_format='0.0" bn"'
    )


CHARTS = tuple(_charts())


def charts_in(language: str) -> tuple[Chart, ...]:
    """Every chart in English; in other languages those whose numbers are written in a way of their own."""
    return CHARTS if language == "en" else (CHARTS[0], *CHARTS[-3:])


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every language's deck as LibreOffice saves it, made by one LibreOffice."""
    soffice = need("soffice")
    folder = tmp_path_factory.mktemp("charts")
    decks = [str(built(folder / f"{language}.pptx", *charts_in(language), language=language)) for language in LANGUAGES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "odp", "--outdir", str(folder)]
    subprocess.run([*command, *decks], check=True, capture_output=True, timeout=300)
    return folder


def sheets(deck: Path) -> list[list[list[str | float | None]]]:
    """For each slide, the table of its chart, column by column."""
    with zipfile.ZipFile(deck) as package:
        pages = etree.fromstring(package.read("content.xml")).iter(f"{_DRAW}page")
        charts = [page.find(f".//{_DRAW}object").get(_HREF).removeprefix("./") for page in pages]
        tables = [etree.fromstring(package.read(f"{name}/content.xml")) for name in charts]
    rows = [
        [[_cell(c) for c in row.iter(f"{_TABLE}table-cell")] for row in t.iter(f"{_TABLE}table-row")] for t in tables
    ]
    return [[list(column) for column in zip(*table, strict=True)] for table in rows]


def _cell(cell: Any) -> str | float | None:
    value = cell.get(_VALUE)
    if value is None:
        return "".join(cell.itertext()).strip()
    return None if value == "NaN" else float(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_reads_the_figures_that_were_written(language: str, read: Path) -> None:
    for chart, table in zip(charts_in(language), sheets(read / f"{language}.odp"), strict=True):
        for series in chart.series:
            column = next(column for column in table if column[0] == series.name)
            assert column[1:] == list(series.values)
        if chart.categories:
            assert table[0][1:] == list(chart.categories)
        else:
            assert list(chart.x) in [column[1:] for column in table]
