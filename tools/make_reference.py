"""Makes `docs/reference/keys.md` and `commands.md` from the key tables and the commands themselves.

    python tools/make_reference.py [--check]

`--check` writes nothing and fails when a page is not what the code says.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuild.cli.app import app
from deckbuild.schema import deck, kinds, people, points, section, theme
from deckbuild.schema.visuals import chart, columns, figures, pairs, picture, quote, table, timeline, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from deckbuild.schema.reading import Field, Kind

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
MADE = "<!-- Made by tools/make_reference.py; change the code instead. -->"

_KEYS_INTRO = """\
# Keys

What a YAML file may hold. `deckbuild schema` prints the same for editors, and an unknown key is an error that
names the nearest one. A key that is left out, or has no value, has its default.

- [deck.yaml](#deckyaml) · [a section](#a-section) · [a point](#a-point) · [a lead](#a-lead)
- [a speaker](#a-speaker) · [a disclaimer](#a-disclaimer) · [an embargo](#an-embargo)
- [a theme](#a-theme) · [fonts](#fonts) · [a logo](#a-logo)
- [a chart](#a-chart) · [a series](#a-series) · [a table](#a-table) · [a picture](#a-picture) · [a quote](#a-quote)
- [a timeline](#a-timeline) · [an event](#an-event) · [figures](#figures) · [a figure](#a-figure)
- [columns](#columns) · [a column](#a-column)

Values stay as they were written: `2014`, `no`, `12:30`, `007` and `1.50` are the texts that you see. What a text
may have in it says [text.md](text.md).
"""

_TABLES: tuple[tuple[str, str, Mapping[str, Field]], ...] = (
    (
        "deck.yaml",
        "The file beside the sections; or the head of a deck that is one file, with its sections under `sections`.",
        deck.FIELDS,
    ),
    (
        "A section",
        "One file in the slides folder, or one item under `sections`. A section is one slide, or several when its "
        "points go on with `overflow: continue`.",
        section.FIELDS,
    ),
    (
        "A point",
        "A text, which is shown and said; or a mapping of these keys with at least `show` or `say`.",
        points.LEVELS[0],
    ),
    ("A lead", "A text, which is shown and said; or a mapping of these keys.", points.SPOKEN),
    ("A speaker", "A name; or a mapping of these keys.", people.SPEAKER),
    ("A disclaimer", "A text; or a mapping of these keys.", people.DISCLAIMER),
    (
        "An embargo",
        "A moment or `on-delivery`; or a mapping of these keys. See [embargo.md](embargo.md).",
        people.EMBARGO,
    ),
    ("A theme", "What is laid over the template, the built-in one or your own.", theme.KEYS),
    ("Fonts", "The fonts of a theme.", theme.FONTS),
    ("A logo", "A path; or a mapping of these keys.", theme.LOGO),
    (
        "A chart",
        "Its numbers stand in the YAML, or in a data file: CSV (separated by commas, semicolons or tabs) or an XLSX "
        "workbook, of 20 MiB and 100,000 cells at most, whose first row names the columns. A chart has eight series at "
        "most; columns and bars have 50 categories, pies and doughnuts 12, the others 5000.",
        chart.KEYS,
    ),
    ("A series", "An item of `series`, where that is no mapping of names to numbers.", chart.SERIES),
    ("A table", "Its cells stand in the YAML, or in a data file as for a chart.", table.KEYS),
    ("A picture", "A still picture, which is never stretched. The deck gets it without its metadata.", picture.KEYS),
    ("A timeline", "A list of [events](#an-event); or a mapping of these keys.", timeline.KEYS),
    ("An event", '`when: what`, as in `- "2000": Treaty`; or a mapping of these keys.', timeline.EVENT),
    ("A quote", "A text; or a mapping of these keys.", quote.KEYS),
    ("Figures", "A list of one to four [figures](#a-figure); or a mapping of these keys.", figures.KEYS),
    ("A figure", "`value: label`, as in `- $25 bn: of trade`; or a mapping of these keys.", figures.FIGURE),
    ("Columns", "A list of two or three [columns](#a-column); or a mapping of these keys.", columns.KEYS),
    ("A column", "A mapping of these keys.", columns.COLUMN),
)

_COMMANDS_INTRO = """\
# Commands

`deckbuild COMMAND --help` prints the same. Every command that reads a deck takes a SOURCE: a project folder, its
`slides` folder, a `deck.yaml`, or a deck in one YAML file. Without one it is the folder you stand in.

| exit code | meaning |
| --: | --- |
| 0 | fine |
| 1 | problems found, or a file that cannot be written |
| 2 | wrong usage |
| 3 | a bug in deckbuild; a report file says more |
| 130 | interrupted |

Colour is for terminals only. `NO_COLOR` in the environment turns it off everywhere. `SOURCE_DATE_EPOCH` sets the
dates in the document's properties, which are the day of the talk otherwise.
"""


def keys() -> str:
    """The page on keys."""
    parts = [MADE, _KEYS_INTRO]
    for heading, about, fields in _TABLES:
        rows = rows_of(("key", "takes", "meaning"), _rows(fields))
        parts.append("\n".join([f"## {heading}", "", about, "", *rows, ""]))
    return "\n".join(parts)


def rows_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a Markdown table."""
    written = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *written)]


def _rows(fields: Mapping[str, Field]) -> Iterator[tuple[str, str, str]]:
    for field in fields.values():
        yield f"`{field.name}`{' (required)' if field.required else ''}", takes(field.kind), field.about


def takes(kind: Kind) -> str:
    """What a kind takes, in a few words."""
    if isinstance(kind, kinds.OneOrMore):
        return f"{takes(kind.kind)}, or a list"
    if isinstance(kind, kinds.Choice):
        return ", ".join(f"`{word}`" for word in kind.words)
    if isinstance(kind, kinds.Parsed):
        return f"{kind.what}: `{kind.example}`"
    if isinstance(kind, kinds.Words):
        names = ", ".join(f"`{name}`" for name in (kind.keys or kind.values))
        return f"a mapping of {kind.what}: {names}"
    if isinstance(kind, pairs.Pairs):
        return f"a list of [{kind.what.split()[-1]}s](#{kind.what.replace(' ', '-')})"
    if isinstance(kind, section.Visual):
        return _BLOCKS[kind.name]
    return _NAMES[type(kind)]


_BLOCKS = {
    "chart": "[a chart](#a-chart)",
    "table": "[a table](#a-table)",
    "picture": "[a picture](#a-picture)",
    "timeline": "a list of [events](#an-event), or [a timeline](#a-timeline)",
    "quote": "a text or [a quote](#a-quote)",
    "figures": "a list of [figures](#a-figure), or a mapping of [these keys](#figures)",
    "columns": "a list of [columns](#a-column), or a mapping of [these keys](#columns)",
}


_NAMES: dict[type, str] = {
    kinds.Text: "[text](text.md)",
    kinds.Prose: "[Markdown](text.md#notes)",
    kinds.Flag: "`true` or `false`",
    kinds.File: "a path",
    kinds.Audiences: "a name, or a list of names",
    points.Points: "a list of [points](#a-point)",
    points.Lead: "a text or [a lead](#a-lead)",
    people.OneSpeaker: "a name or [a speaker](#a-speaker)",
    people.DisclaimerText: "a text or [a disclaimer](#a-disclaimer)",
    people.EmbargoText: "a moment or [an embargo](#an-embargo)",
    deck.SectionList: "a list of files and [sections](#a-section)",
    deck.OwnRules: "a Python file, or the name of installed rules",
    deck.OneTheme: "[a theme](#a-theme)",
    theme.Colors: "names with colours",
    theme.Fonts: "[fonts](#fonts)",
    theme.LogoPicture: "a path or [a logo](#a-logo)",
    chart.Stacked: "`true`, `false` or `percent`",
    chart.SeriesList: "names with lists of numbers, or a list of [series](#a-series)",
    chart.Across: "the name of a column, or a list of numbers",
    table.Rows: "a list of lists of [texts](text.md)",
    table.Align: "a word, or a list",
    quote.Words: "[text](text.md)",
    columns.ColumnList: "a list of [columns](#a-column)",
    values.NumberList: "a list of numbers",
    values.TextList: "[text](text.md), or a list",
}


def commands() -> str:
    """The page on commands."""
    parts = [MADE, _COMMANDS_INTRO]
    for name, command in app.commands.items():
        parts.append(_command(name, command))
    return "\n".join(parts)


def _command(name: str, command: click.Command) -> str:
    parent = click.Context(app, info_name="deckbuild", **app.context_settings)
    context = click.Context(command, info_name=name, parent=parent)
    about, _, examples = (command.help or "").partition("\b\n")
    lines = [f"## deckbuild {name}", ""]
    for paragraph in about.strip().split("\n\n"):
        lines += [" ".join(paragraph.split()), ""]
    lines += ["```text", context.get_usage().removeprefix("Usage: "), "```", ""]
    options = list(_options(command, context))
    if options:
        lines += [*rows_of(("option", "does"), options), ""]
    return "\n".join([*lines, "```sh", *(line.strip() for line in examples.strip().splitlines()), "```", ""])


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1] and parameter.name != "help":  # an argument has no text of its own
            yield f"`{record[0]}`", " ".join(record[1].split())


PAGES = {"keys.md": keys, "commands.md": commands}
"""Each page and what makes it."""


def main() -> int:
    """Writes the pages, or compares them."""
    differ = [name for name, make in PAGES.items() if not _is_current(name, make())]
    if "--check" in sys.argv[1:]:
        for name in differ:
            print(f"docs/reference/{name} is not what the code says; run tools/make_reference.py")
        return int(bool(differ))
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in differ:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
    return 0


def _is_current(name: str, text: str) -> bool:
    path = REFERENCE / name
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
