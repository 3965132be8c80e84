"""The templates that LibreOffice brings along, saved as .pptx and built on: what a deck becomes on each.

    python benchmarks/libreoffice_templates.py [FOLDER]

FOLDER keeps the templates and the decks to be looked at, `FOLDER/templates/*.pptx` of one's own among them. For each
template and two decks, the sample and one with every visual block, it prints the slides, what is off the page or over
another shape, and the errors: what the template has no room for.
"""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from pptx import Presentation  # noqa: E402

from deckbuild.diagnostics import Problems  # noqa: E402
from deckbuild.layout.gaps import meet  # noqa: E402
from deckbuild.pipeline import Options, Prepared, prepare_project  # noqa: E402
from deckbuild.readers.project import read_project  # noqa: E402
from deckbuild.template.model import Box  # noqa: E402
from deckbuild.writer.package import write  # noqa: E402
from package_checks import faults  # noqa: E402
from templates.everything import everything  # noqa: E402

OWN = "/usr/lib/libreoffice/share/template/common/presnt"
NOW = Options(now="2014-04-20 12:00 UTC")


def save_templates(folder: Path) -> None:
    """Has LibreOffice save its own templates as .pptx."""
    sources = sorted(Path(OWN).glob("*.otp"))
    if not sources:
        print(f"LibreOffice has no templates in {OWN}", file=sys.stderr)
        return
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(folder / "templates")]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)


def prepared(template: Path, kind: str, folder: Path) -> Prepared:
    """The deck of a kind on a template."""
    problems = Problems()
    project = read_project(str(ROOT / "slides"), problems)
    assert project.deck is not None
    deck = project.deck if kind == "sample" else everything(project.deck, folder)
    deck = deck._replace(template=str(template), marking="TLP:AMBER", closing=True)
    return prepare_project(project._replace(deck=deck), problems, NOW)


def misplaced(data: bytes) -> int:
    """How many shapes of the slides are off the page or over another."""
    deck = Presentation(io.BytesIO(data))
    count = 0
    for slide in deck.slides:
        shapes = [s for s in slide.shapes if not s.name.startswith("deckbuild:")]
        boxes = [Box(s.left, s.top, s.width, s.height) for s in shapes]
        page = Box(0, 0, deck.slide_width + 1, deck.slide_height + 1)
        count += sum(b.x < 0 or b.y < 0 or b.x + b.cx > page.cx or b.y + b.cy > page.cy for b in boxes)
        count += sum(meet(one, two) for one, two in itertools.combinations(boxes, 2))
    return count


def main() -> None:
    """Builds both decks on each template, and prints a row for each."""
    with tempfile.TemporaryDirectory() as own:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else own)
        (folder / "templates").mkdir(parents=True, exist_ok=True)
        save_templates(folder)
        print("| template | deck | slides | misplaced | damage | no room |\n|---|---|--:|--:|--:|---|")
        for template, kind in itertools.product(sorted((folder / "templates").iterdir()), ("sample", "everything")):
            made = prepared(template, kind, folder)
            errors = sorted({d.code for d in made.diagnostics if d.is_error})
            if made.template is None:
                print(f"| {template.name} | {kind} | refused | | | {', '.join(errors)} |")
                continue
            file = io.BytesIO()
            write(file, made.deck, made.slides, made.template, made.embargoed)
            path = folder / f"{template.stem}-{kind}.pptx"
            path.write_bytes(file.getvalue())
            row = (
                template.stem,
                kind,
                len(made.slides),
                misplaced(file.getvalue()),
                len(faults(path)),
                ", ".join(errors),
            )
            print(f"| {' | '.join(map(str, row))} |")


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    main()
