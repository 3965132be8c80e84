"""Decks on templates of every kind before a package checker: it finds nothing that the template did not have."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path

from conftest import ROOT, need_file
from templates.decks import KINDS, TEMPLATES, made, template

CHECK = ROOT.parent / "shared" / "conformance" / "check"


def test_a_deck_has_no_fault_that_its_template_did_not_have(tmp_path: Path) -> None:
    check = need_file(CHECK)
    for name in TEMPLATES:
        (tmp_path / f"{name}.pptx").write_bytes(template(name))
        for kind in KINDS:
            (tmp_path / f"{name}+{kind}.pptx").write_bytes(made(name, kind, tmp_path).data)
    found = _findings(check, sorted(tmp_path.glob("*.pptx")))
    new = {
        f"{name}+{kind}: {finding}"
        for name in TEMPLATES
        for kind in KINDS
        for finding in found[f"{name}+{kind}"] - found[name]
    }
    assert new == set()


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
