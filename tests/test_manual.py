"""The manual pages: one for each code there is, and every example in them is true."""

from __future__ import annotations

import ast
import re
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT
from deckbuild.checks import IN_MAKE, RULES, WRITTEN, module_of
from deckbuild.diagnostics import Diagnostic
from deckbuild.manual import codes, page, rule_codes
from deckbuild.pipeline import Options, prepare
from deckbuild.rules import LEVELS, LOOKS_AT, rule_of
from drawn import encoded, gradient
from making import NOW, project

sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "tests" / "audit"))
from make_codes import PAGES, REFERENCE
from planted import LAST, clean, found_in, planted

SOURCE = ROOT / "src" / "deckbuild"
_FENCE = re.compile(r"^```(?:yaml|xml) (bad|good) (deck|section|slide)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

IN_WORDS = {
    "ambiguous-layout": "template/test_layouts_by_name.py",
    "audience-empty": "test_audience.py",
    "cannot-read": "test_readers.py",
    "caption-long": "layout/test_picture_layout.py",
    "conflict": "merging/test_make.py",
    "control-character": "test_decoding.py",
    "data-column": "test_schema_visuals.py",
    "data-file": "test_schema_visuals.py",
    "embargo-public": "test_rules_source.py",
    "embargo-runs": "merging/test_release.py",
    "empty-file": "test_faulty_yaml.py",
    "encoding": "test_decoding.py",
    "font-estimated": "test_checks.py",
    "glyph-missing": "test_rules_layout.py",
    "missing-alt": "test_schema_visuals.py",
    "no-date": "template/test_any_template.py",
    "no-deck": "test_faulty_yaml.py",
    "no-footer": "test_layout.py",
    "no-logo": "test_themes.py",
    "no-number": "template/test_any_template.py",
    "not-merged": "merging/test_make.py",
    "now": "test_cli.py",
    "own-rule": "test_ownrules.py",
    "pace-file": "test_rehearsing.py",
    "picture": "test_schema_visuals.py",
    "picture-coarse": "layout/test_picture_layout.py",
    "picture-reduced": "wrong_visuals.txt",
    "picture-suffix": "test_schema_visuals.py",
    "template": "test_pipeline.py",
    "template-cleaned": "test_layout.py",
    "template-marked": "template/test_leftovers.py",
    "template-outside": "template/test_leftovers.py",
    "theme-font": "test_themes.py",
    "too-large": "test_decoding.py",
    "unfinished-pull": "pulling/test_journal.py",
    "yaml-only": "merging/test_make.py",
}
"""Codes that no example in a page can show, with the file of tests that shows each."""

IN_WORDS |= dict.fromkeys(
    (code for code in WRITTEN if "\n```xml" not in page(code)),
    "audit/planted.py",
)


class Example(NamedTuple):
    """One fenced example of a page."""

    code: str
    number: int
    is_bad: bool
    kind: str
    text: str


def _examples() -> list[Example]:
    return [
        Example(code, n, match[1] == "bad", match[2], match[3])
        for code in codes()
        for n, match in enumerate(_FENCE.finditer(page(code)), 1)
    ]


EXAMPLES = _examples()


def emitted() -> set[str]:
    """Every code that the source can give: literals in calls and defaults, and those passed as `code=`."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= _codes_of(node)
            elif isinstance(node, ast.FunctionDef):
                found |= _default_code(node)
    return found | _codes_of_yaml()


def _codes_of(call: ast.Call) -> set[str]:
    named = [k.value for k in call.keywords if k.arg == "code"]
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    first = call.args[:1] if name in ("error", "warning", "note", "Fault") else []
    first += call.args[1:2] if name == "report" else []  # of a reading, which comes first
    return {a.value for a in (*named, *first) if isinstance(a, ast.Constant) and isinstance(a.value, str)}


def _default_code(function: ast.FunctionDef) -> set[str]:
    arguments = function.args.args
    pairs = zip(arguments[len(arguments) - len(function.args.defaults) :], function.args.defaults, strict=True)
    return {str(d.value) for a, d in pairs if a.arg == "code" and isinstance(d, ast.Constant) and d.value}


def _codes_of_yaml() -> set[str]:
    """The codes of syntax errors, which their rules return: every text that begins so and is a whole code."""
    found = set()
    for path in SOURCE.glob("yaml*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"yaml-[a-z-]+", str(node.value)):
                found.add(str(node.value))
    return found


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(codes()) == emitted() | set(RULES)
    assert sorted(RULES) == list(rule_codes())


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_a_module_with_fixed_names(code: str) -> None:
    rule = rule_of(import_module(module_of(code)))
    assert rule.code == code
    assert rule.level in LEVELS
    assert rule.looks_at in LOOKS_AT
    assert rule.level != "error" or code in IN_MAKE or rule.looks_at == "written", "make would write what is an error"


@pytest.mark.parametrize("code", codes())
def test_a_page_starts_with_its_code_and_what_it_says(code: str) -> None:
    first, blank, *_ = page(code).split("\n")
    assert re.fullmatch(rf"# {code}: [^A-Z ].*[^.]", first)
    assert blank == ""


@pytest.mark.parametrize("code", codes())
def test_a_page_shows_its_problem_and_the_way_out(code: str) -> None:
    shown = [example.is_bad for example in EXAMPLES if example.code == code]
    if code in IN_WORDS:
        assert shown == []
        assert "Example: " in page(code)
        tests = (ROOT / "tests" / IN_WORDS[code]).read_text(encoding="utf-8")
        assert re.search(rf'["\[]{code}["\]]', tests), f"no test of {code} in {IN_WORDS[code]}"
    else:
        assert shown[:2] == [True, False]
    fences = len(re.findall(r"^```", page(code), re.MULTILINE))
    assert fences == 2 * len(shown), "a fence that no test runs"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.code}-{e.number}")
def test_an_example_is_true(example: Example, tmp_path: Path) -> None:
    found = _problems(example, tmp_path)
    if example.is_bad:
        assert example.code in [d.code for d in found]
    else:
        assert [d.message for d in found if d.is_error or d.code == example.code] == []


@cache
def _clean() -> bytes:
    """The deck that examples of shapes are put into; each stands by itself on a slide between its text and its foot."""
    with tempfile.TemporaryDirectory() as folder:
        return clean(Path(folder))


def _problems(example: Example, folder: Path) -> list[Diagnostic]:
    if example.kind == "slide":
        return found_in(planted(_clean(), lambda field: field.add(LAST, example.text)))
    picture = encoded(gradient(1200, 800), "png")
    project(folder, {"assets/river.png": picture, "slides/assets/river.png": picture})
    if example.kind == "deck":
        project(folder, {"talk.yaml": example.text})
        return prepare(str(folder / "talk.yaml"), Options(now=NOW, thorough=True)).diagnostics
    project(folder, {"slides/deck.yaml": "title: A talk\n", "slides/10-section.yaml": example.text})
    return prepare(str(folder), Options(now=NOW, thorough=True)).diagnostics


@pytest.mark.parametrize("page", PAGES)
def test_the_reference_of_codes_is_current(page: str) -> None:
    assert (REFERENCE / page).read_text(encoding="utf-8") == PAGES[page](), "run tools/make_codes.py"
