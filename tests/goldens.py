"""The golden decks: YAML in tests/golden, and how each is built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from deckbuild.pipeline import Options, Prepared, build

GOLDEN = Path(__file__).resolve().parent / "golden"
NOW = "2026-11-24 12:00 UTC"
"""The clock of the golden decks that set none of their own with a first line `# now: …`."""


class Golden(NamedTuple):
    """One golden deck: its YAML, what the build made of it, and the file."""

    yaml: Path
    prepared: Prepared
    path: Path


def build_golden(yaml: Path, folder: Path) -> Golden:
    """Copies the YAML to the folder and builds the deck there, with the clock that its first line sets."""
    copy = folder / yaml.name
    shutil.copyfile(yaml, copy)
    result = build(str(copy), str(folder / f"{yaml.stem}.pptx"), Options(now=clock_of(yaml)))
    errors = [d.message for d in result.prepared.diagnostics if d.is_error]
    assert not errors, f"{yaml.name}: {errors}"
    return Golden(yaml, result.prepared, Path(result.path))


def clock_of(yaml: Path) -> str:
    """The moment that a golden deck is built at."""
    first = yaml.read_text(encoding="utf-8").split("\n", 1)[0]
    said = re.match(r"# now: (.+)", first)
    return said[1] if said else NOW


def make_foreign_template(path: Path) -> None:
    """A 4:3 template of another make: python-pptx's own, with the layouts it ships."""
    from pptx import Presentation

    Presentation().save(str(path))


def make_pictures(folder: Path) -> None:
    """The pictures that golden decks show, drawn anew: upright, on its side, wide, and as a drawing."""
    from drawn import SVG, encoded, exif, gradient

    folder.mkdir(exist_ok=True)
    (folder / "view.jpg").write_bytes(encoded(gradient(300, 200), "jpeg", exif=exif(1)))
    (folder / "tower.jpg").write_bytes(encoded(gradient(300, 200), "jpeg", exif=exif(6)))
    (folder / "river.webp").write_bytes(encoded(gradient(4000, 800), "webp"))
    (folder / "map.png").write_bytes(encoded(gradient(200, 200), "png"))
    (folder / "plan.svg").write_text(SVG, encoding="utf-8")
