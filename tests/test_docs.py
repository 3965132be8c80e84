"""The documentation is true: its reference is what the code says, its examples build, its links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import deckbuild
from deckbuild.cli.app import app
from deckbuild.diagnostics import Problems
from deckbuild.model.visuals import CHART_TYPES, Chart, Figures, Timeline
from deckbuild.pipeline import Options, build, prepare
from deckbuild.rendering import render
from deckbuild.schema import deck as deck_keys
from deckbuild.schema import people, points, section
from deckbuild.source import Source
from deckbuild.template.export import export
from deckbuild.template.store import builtin
from deckbuild.yamltext import Mapping, parse

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "assets").glob("*.md")])
SETUP = """\
python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/deckbuild make
.venv/bin/pytest -n auto
"""
NOON = Options(now="2026-11-24 12:00 UTC")
STARTER = ROOT / "src" / "deckbuild" / "data" / "starter"


GALLERY = ROOT / "docs" / "gallery"


_DECK_OF_SECTION = "title: A talk\nmarking: TLP:RED\n"
"""The deck of an example that is a section; the page on marks has one with the highest."""


def reference() -> ModuleType:
    return tool("make_reference")


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(language: str) -> list[tuple[str, str]]:
    """Every fenced block of a language, with the name of its page and its line."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            line = text.count("\n", 0, match.start()) + 1
            found.append((f"{page.relative_to(ROOT)}:{line}", match[1]))
    return found


@pytest.mark.parametrize("page", ["keys.md", "commands.md"])
def test_the_reference_is_what_the_code_says(page: str) -> None:
    written = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    assert written == reference().PAGES[page](), "run tools/make_reference.py"


def test_the_gallery_shows_the_sections_that_it_was_drawn_from() -> None:
    gallery = tool("make_gallery")
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page(), "run tools/make_gallery.py"
    drawn = {path.stem for path in (gallery.IMAGES / "gallery").glob("*.png")}
    assert drawn == {one.name for one in gallery.sections()}


def test_the_gallery_has_every_block_and_every_kind_of_chart() -> None:
    shown = "".join(one.yaml for one in tool("make_gallery").sections())
    assert [block for block in section.BLOCKS if f"\n{block}:" not in shown] == []
    assert [kind for kind in CHART_TYPES if f"\n  type: {kind}\n" not in shown] == []


def test_every_key_and_every_command_is_in_the_reference() -> None:
    keys = (ROOT / "docs" / "reference" / "keys.md").read_text(encoding="utf-8")
    tables = (deck_keys.FIELDS, section.FIELDS, points.LEVELS[0], people.SPEAKER, people.DISCLAIMER, people.EMBARGO)
    assert [name for table in tables for name in table if f"| `{name}`" not in keys] == []
    commands = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in app.commands if f"## deckbuild {name}\n" not in commands] == []


def test_the_architecture_names_every_module() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "deckbuild"
    modules = [p.stem for p in source.glob("*.py") if p.stem != "__init__"]
    packages = [f"{p.parent.name}/" for p in source.glob("*/__init__.py")]
    assert [name for name in (*modules, *packages) if f"`{name}`" not in text] == []


_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#24705F"/></svg>'
)


def _house_rule() -> str:
    """The rule that the page on own rules begins with."""
    return _house_rules()[0]


def _house_rules() -> list[str]:
    return [text for place, text in blocks("python") if "own-rules.md" in place]


@pytest.mark.parametrize(("place", "text"), blocks("yaml"), ids=[place for place, _ in blocks("yaml")])
def test_an_example_builds(place: str, text: str, tmp_path: Path) -> None:
    """An example is a deck or a section, and builds without a problem."""
    problems = Problems()
    node = parse(Source(place, text), problems)
    assert isinstance(node, Mapping), render(problems.found)
    keys = {key.value for key, _ in node.pairs}
    slides = tmp_path / "slides"
    slides.mkdir()
    shutil.copytree(GALLERY / "assets", tmp_path / "assets")
    (tmp_path / "assets" / "house.pptx").write_bytes(export(builtin()))
    (tmp_path / "assets" / "logo.svg").write_text(_LOGO, encoding="utf-8")
    (slides / "house.py").write_text(_house_rule(), encoding="utf-8")
    is_deck = keys <= set(deck_keys.FIELDS)
    assert is_deck or keys <= set(section.FIELDS)
    (slides / "deck.yaml").write_text(text if is_deck else _DECK_OF_SECTION, encoding="utf-8")
    (slides / "10-example.yaml").write_text("title: A claim\n" if is_deck else text, encoding="utf-8")
    result = build(str(tmp_path), options=NOON)
    assert render(result.prepared.diagnostics) == ""
    assert Path(result.path).exists()


def test_every_link_leads_to_a_file_or_a_heading() -> None:
    lost = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in links(page)
        if not target.startswith(("http://", "https://")) and not leads_somewhere(page, target)
    ]
    assert lost == []


def links(page: Path) -> list[str]:
    """The targets of a page's links, those in code left out."""
    text = page.read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def leads_somewhere(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    file = (page.parent / name).resolve() if name else page
    if not file.exists():
        return False
    if not anchor:
        return True
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_two_set_up_commands_are_there_word_for_word(page: str) -> None:
    assert f"```sh\n{SETUP}```" in (ROOT / page).read_text(encoding="utf-8")


def test_the_error_in_the_readme_is_the_one_that_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(STARTER, tmp_path, dirs_exist_ok=True)
    plan = tmp_path / "slides" / "20-plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("marker:", "markr:"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed = render(prepare(".", NOON).diagnostics)
    assert f"```text\n{printed}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_the_table_shown_is_the_one_of_a_new_project(page: str, tmp_path: Path) -> None:
    from deckbuild.cli.report import slides_table

    shutil.copytree(STARTER, tmp_path, dirs_exist_ok=True)
    table = slides_table(prepare(str(tmp_path), NOON), False)
    assert table in (ROOT / page).read_text(encoding="utf-8")


def test_a_new_project_and_the_sample_build_without_a_word() -> None:
    for project in (STARTER, ROOT, GALLERY):
        assert render(prepare(str(project), Options(now="2014-04-20 12:00 UTC", strict=True)).diagnostics) == ""


@pytest.mark.parametrize(
    ("rules", "found"), list(zip(_house_rules(), ({"house-words"}, {"closing-slide"}), strict=True))
)
def test_an_example_of_own_rules_finds_what_it_is_for(rules: str, found: set[str], tmp_path: Path) -> None:
    (tmp_path / "house.py").write_text(rules, encoding="utf-8")
    text = "title: T\nrules: house.py\nsections: [{title: We utilise it}]\n"
    (tmp_path / "talk.yaml").write_text(text, encoding="utf-8")
    made = prepare(str(tmp_path / "talk.yaml"), NOON)
    assert {d.code for d in made.diagnostics} == found


@pytest.mark.parametrize(
    "fact",
    [
        "40", "2000", "1961", "100", "150 million", "August 2011", "September 2003", "54 kilometres", "5.5 billion",
        "3.5 billion", "September 2012", "11 billion", "1695", "1718", "2094", "second of December 2013",
        "February 2013", "September in St Petersburg", "November in Korea", "eight documents", "25 billion",
        "2.5 billion", "first of January", "sixty days",
    ],
)  # fmt: skip
def test_the_sample_says_every_figure_and_date_of_the_talking_points(fact: str) -> None:
    said = [" ".join("".join(run.text for run in p.runs) for p in s.notes) for s in prepare(str(ROOT), NOON).slides]
    assert any(fact in text for text in said)


def test_the_sample_shows_trade_as_a_chart_the_railway_as_figures_and_the_dates_on_a_line() -> None:
    project = prepare(str(ROOT), NOON).project
    assert project.deck is not None
    blocks = {one.key: one.visual for one in project.deck.sections if one.visual is not None}
    chart, figures, timeline = blocks["trade"], blocks["rail-link"], blocks["dates"]
    assert isinstance(chart, Chart)
    assert isinstance(figures, Figures)
    assert isinstance(timeline, Timeline)
    assert dict(zip(chart.categories, chart.series[0].values, strict=True))["Trade with South Korea"] == 25
    assert [figure.value for figure in figures.figures] == ["54 km", "5.5 bn", "3.5 bn"]
    assert (timeline.events[0].when, timeline.events[-1].when) == ("2000", "January 2014")


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = [text for place, text in blocks("python") if "own-rules.md" not in place]
    exec(compile(example, "README.md", "exec"), {})
    assert deckbuild.__all__
    assert (tmp_path / "trees.pptx").exists()
