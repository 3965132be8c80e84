"""The hooks and the workflow that projects copy: they are YAML, and every command in them is one that there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from deckbuild.cli.app import app

ROOT = Path(__file__).resolve().parent.parent


def _read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def _is_a_call(command: str) -> bool:
    """Whether click takes a call's words: the command is there, and so is every option."""
    name, *words = command.split()
    known = {option for parameter in app.commands[name].params for option in parameter.opts}
    return all(word in known for word in words if word.startswith("-"))


def test_every_hook_calls_a_command_that_there_is() -> None:
    hooks = _read(".pre-commit-hooks.yaml")
    assert {hook["id"] for hook in hooks} == {"deckbuild-check", "deckbuild-make"}
    for hook in hooks:
        assert {"id", "name", "description", "entry", "language", "files"} <= set(hook)
        assert _is_a_call(hook["entry"].removeprefix("deckbuild "))
        files = re.compile(hook["files"])
        assert files.search("slides/10-trade.yaml")
        assert not files.search("docs/slides.yaml")


def test_the_workflow_calls_commands_that_there_are() -> None:
    workflow = _read("docs/how-to/deck.workflow.yml")
    steps = workflow["jobs"]["deck"]["steps"]
    calls = [step["run"].split(">")[0] for step in steps if step.get("run", "").startswith("deckbuild ")]
    assert len(calls) == 3
    assert all(_is_a_call(call.removeprefix("deckbuild ").strip()) for call in calls)
