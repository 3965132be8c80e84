"""The shape of the code: who may import whom, which module opens the door to which package, how large things are."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "deckbuild"

RANKS: tuple[tuple[str, ...], ...] = (
    (
        "source",
        "version",
        "encryption",
        "bounds",
        "slugs",
        "places",
        "zones",
        "meant",
        "timing",
        "manual",
        "markings",
        "numerals",
        "compare",
    ),
    ("diagnostics", "model", "phrases", "watching", "linebreak", "fontfiles", "office"),
    ("yaml*", "decoding", "rendering", "richtext", "fonts", "template", "moments", "pictures"),
    ("tabular", "drawing", "themes"),
    ("schema", "fit"),
    ("readers", "layout", "audience", "texts", "quantities"),
    ("rules", "reportpage", "manifest", "importing", "survey", "audit"),
    ("checks", "ownrules", "readback", "writer", "target", "sidecar", "uptodate", "emit*"),
    ("checking", "editing", "pace"),
    ("merging", "auditing", "fixing"),
    ("adopting", "rebuild"),
    ("pipeline", "rehearsal"),
    ("export", "preview", "pulling"),
    ("api", "cli"),
)
"""Every unit (a module, a package, or a family of modules with one beginning) imports only from lower rows."""

DOORS = {
    "yaml": ("yamlnodes",),
    "uniseg": ("linebreak",),
    "fontTools": ("fontfiles",),
    "lxml": (
        "adopting",
        "audit.reading",
        "fixing",
        "editing",
        "merging",
        "template",
        "importing.formats",
        "pictures.svg",
        "preview.draw",
        "readback",
    ),
    "PIL": ("pictures.pixels", "pictures.pages"),
    "openpyxl": ("tabular.workbook",),
    "resvg_py": ("pictures.raster",),
    "markdown_it": ("importing.formats",),
    "pypdfium2": ("importing.formats", "pictures.pages"),
    "docx": ("export.docx",),
    "msoffcrypto": ("encryption",),
    "click": ("cli.app", "cli.commands", "cli.guard"),
}
"""The modules and packages that may import a third-party package; no other does."""

PLUGINS = ("checks",)
"""Packages whose modules do not know one another."""

DISTRIBUTIONS = {
    "docx": "python-docx",
    "msoffcrypto": "msoffcrypto-tool",
    "yaml": "PyYAML",
    "fontTools": "fonttools",
    "markdown_it": "markdown-it-py",
    "PIL": "pillow",
    "resvg_py": "resvg-py",
}
MOST_LINES, MOST_OF_A_FUNCTION = 400, 60


class Import(NamedTuple):
    """One import: where it stands, what it names, and whether only a type checker follows it."""

    module: str
    line: int
    target: str
    for_types: bool


@cache
def modules() -> dict[str, Path]:
    """Every module by its name below `deckbuild`; the package itself is the empty name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(p for p in parts if p != "__init__")] = path
    return found


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every module, also those inside functions, by full dotted name."""
    found = []
    for module in modules():
        inside_types = {id(n) for block in ast.walk(tree(module)) if _is_type_block(block) for n in ast.walk(block)}
        for node in ast.walk(tree(module)):
            found += [Import(module, node.lineno, t, id(node) in inside_types) for t in _targets(node)]
    return tuple(found)


def _is_type_block(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _targets(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        module = node.module or ""
        below = [f"{module}.{alias.name}" for alias in node.names]
        return [b if b.removeprefix("deckbuild.") in modules() else module for b in below]
    return []


def own(target: str) -> str | None:
    """The module below `deckbuild` that an import names, or None for one outside."""
    if target == "deckbuild":
        return ""
    return target.removeprefix("deckbuild.") if target.startswith("deckbuild.") else None


def unit(module: str) -> str:
    """The unit of RANKS that a module belongs to."""
    first = module.split(".")[0]
    families = [u for row in RANKS for u in row if u.endswith("*") and first.startswith(u[:-1])]
    return families[0] if families else first


def rank(module: str) -> int:
    return next(n for n, row in enumerate(RANKS) if unit(module) in row)


def test_every_module_has_one_rank() -> None:
    listed = [u for row in RANKS for u in row]
    assert len(listed) == len(set(listed))
    assert {unit(m) for m in modules() if m} == set(listed)


def test_a_module_imports_only_lower_ranks() -> None:
    wrong = [
        f"{i.module}:{i.line} imports {own(i.target)}"
        for i in imports()
        if (target := own(i.target)) is not None and i.module
        if unit(target) != unit(i.module) and (not target or rank(target) >= rank(i.module))
    ]
    assert wrong == []


def test_the_package_itself_imports_only_the_api() -> None:
    assert {own(i.target) for i in imports() if not i.module and own(i.target) is not None} == {"api"}


def test_no_import_goes_round_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for i in imports():
        target = own(i.target)
        if target is not None and target != i.module and not i.for_types:
            graph.setdefault(i.module, set()).add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {error.args[1]}")


def test_the_modules_of_a_plugin_package_do_not_know_one_another() -> None:
    wrong = [i for i in imports() for p in PLUGINS if i.module.startswith(f"{p}.") and unit(own(i.target) or "") == p]
    assert wrong == []


def _outside() -> list[Import]:
    known = {*sys.stdlib_module_names, "deckbuild", "__future__"}
    return [i for i in imports() if i.target.split(".")[0] not in known]


def test_third_party_packages_come_in_by_their_doors_only() -> None:
    wrong = [
        f"{i.module}:{i.line} imports {i.target}"
        for i in _outside()
        if not any(f"{i.module}.".startswith(f"{door}.") for door in DOORS.get(i.target.split(".")[0], ()))
    ]
    assert wrong == []


def test_every_dependency_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", d, maxsplit=1)[0] for d in project["dependencies"]}
    used = {i.target.split(".")[0] for i in _outside()}
    assert {DISTRIBUTIONS.get(package, package) for package in used} - declared == set()


def test_only_the_command_line_prints_and_exits() -> None:
    ending = ("print", "exit", "quit", "sys.exit")
    wrong = [
        f"{module}:{node.lineno} {ast.unparse(node.func)}"
        for module in modules()
        if unit(module) != "cli"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ending
    ]
    assert wrong == []


def test_no_file_has_more_than_400_lines() -> None:
    lengths = {m: len(p.read_text(encoding="utf-8").splitlines()) for m, p in modules().items()}
    assert {m: n for m, n in lengths.items() if n > MOST_LINES} == {}


def test_no_function_has_more_than_60_lines() -> None:
    long = [
        f"{module}.{node.name}: {length}"
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_OF_A_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_module_says_its_job(module: str) -> None:
    said = ast.get_docstring(tree(module))
    assert said, f"{module} has no docstring"
    assert said.split("\n", 1)[0].endswith((".", ":"))


def test_no_name_hides_what_a_module_does() -> None:
    vague = re.compile(r"(manager|helper|utils?|handler)", re.IGNORECASE)
    assert [m for m in modules() if vague.search(m)] == []


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = [
        f"{path.relative_to(ROOT)}:{n}"
        for folder in ("src", "tools", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name != "left_open.py"  # the rule that looks for such words
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_modules_of_tests_and_benchmarks_have_names_of_their_own() -> None:
    """Of two with one name in folders that are no packages, only one can be imported; which, depends on the order."""
    names: dict[str, list[str]] = {}
    for path in (*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")):
        in_package = (path.parent / "__init__.py").exists() or path.match("readback/decks.py")
        if not in_package and path.name != "conftest.py":
            names.setdefault(path.name, []).append(str(path.relative_to(ROOT)))
    assert [paths for paths in names.values() if len(paths) > 1] == []
