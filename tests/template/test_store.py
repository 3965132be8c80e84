"""A stored template is the same template when it is loaded."""

from __future__ import annotations

import subprocess
import sys

from deckbuild.template import store
from deckbuild.template.model import Part


def test_a_template_survives_storing():
    template = store.builtin()
    assert store.load(store.dump(template)) == template


def test_binary_parts_survive_storing():
    parts = (
        Part("ppt/media/image1.png", "image/png", bytes(range(256))),
        Part("ppt/theme/odd.xml", "application/xml", "<a>é</a>".encode("utf-16")),
    )
    template = store.builtin()._replace(parts=parts)
    assert store.load(store.dump(template)).parts == parts


def test_the_stored_text_has_one_layout_or_part_a_line():
    lines = store.dump(store.builtin()).splitlines()
    assert sum(line.startswith('["ppt/slideLayouts/slideLayout') for line in lines) == 11


def test_loading_the_built_in_template_imports_nothing_heavy():
    code = (
        "import sys; from deckbuild.template import store; store.builtin();"
        "print(*{'lxml', 'pptx', 'base64', 'dataclasses', 'pathlib'} & set(sys.modules))"
    )
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
