"""Decks on templates of every kind before a package checker: it finds nothing that the template did not have."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path

from conftest import ROOT, need_file
from templates.decks import TEMPLATES, made

CHECK = ROOT.parent / "shared" / "conformance" / "check"


def test_a_deck_has_no_fault_that_its_template_did_not_have(tmp_path: Path) -> None:
    check = need_file(CHECK)
    for name in TEMPLATES:
        (tmp_path / f"{name}+deck.pptx").write_bytes(made(name, "everything", tmp_path).data)
    found = _findings(check, sorted(tmp_path.glob("*+deck.pptx")))
    names = [deck.removesuffix("+deck") for deck in found]
    own = _findings(check, [tmp_path / f"{name}.pptx" for name in names]) if names else {}
    assert {name: found[f"{name}+deck"] - own[name] for name in names if found[f"{name}+deck"] - own[name]} == {}


def _findings(check: Path, files: list[Path]) -> dict[str, set[str]]:
    home = {**os.environ, "XDG_CACHE_HOME": str(Path.home() / ".cache")}
    done = subprocess.run([str(check), *map(str, files)], env=home, capture_output=True, text=True)
    found: dict[str, set[str]] = defaultdict(set)
    for line in done.stdout.splitlines():
        match = re.match(r".*/(.+)\.pptx: (.*)", line)
        assert match is not None, line
        found[match[1]].add(match[2])
    assert "Traceback" not in done.stderr
    return found
