"""Diagnostics as SARIF: what a code scanning service needs of each, and nothing of the machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from deckbuild.cli.app import app
from deckbuild.diagnostics import Diagnostic
from deckbuild.manual import codes
from deckbuild.rendering import render
from deckbuild.source import Source, Span

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TEXT = "title: Trade\npoints: [a]\nlayout: two\n"
SOURCE = Source("slides/10 trade.yaml", TEXT)


def _log(*found: Diagnostic) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render(found, "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def test_a_problem_has_its_rule_its_level_its_words_and_its_place() -> None:
    at, second = Span(SOURCE, 33, 36), Span(SOURCE, 7, 12)
    found = Diagnostic(
        "unknown-layout", "no layout named two", at, "error", ("try Two Column",), second, "see the title"
    )
    run = _log(found, Diagnostic("talk-long", "too long", Span(Source("", ""), 0, 0), "warning"))
    first, other = run["results"]
    assert (first["ruleId"], first["level"]) == ("unknown-layout", "error")
    assert first["message"]["text"] == "No layout named two.\nHint: try Two Column"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "slides/10%20trade.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 12}
    assert first["relatedLocations"][0]["message"]["text"] == "see the title"
    assert "locations" not in other
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in (first, other)] == ["unknown-layout", "talk-long"]
    assert rules[first["ruleIndex"]]["help"]["markdown"].startswith("`layout:` takes a kind")


def test_nothing_found_is_a_run_without_results() -> None:
    assert _log()["results"] == []


def test_every_code_has_words_for_its_rule() -> None:
    run = _log(*(Diagnostic(code, "x") for code in codes()), Diagnostic("own-house-rule", "y"))
    described = {rule["id"] for rule in run["tool"]["driver"]["rules"] if "shortDescription" in rule}
    assert described == set(codes())


def test_check_prints_a_log_for_a_deck_with_and_without_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text("title: T\nsections: [{title: Trade grows}]\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("title: T\nsections: [{title: Trade grows, notes: TODO}]\n", encoding="utf-8")
    for name, count in (("good.yaml", 0), ("bad.yaml", 1)):
        app.main(["check", name, "--format", "sarif"], standalone_mode=False)
        assert len(json.loads(capsys.readouterr().out)["runs"][0]["results"]) == count
