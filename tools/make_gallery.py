"""Makes `docs/gallery.md` from the sections in `docs/gallery`, and the pictures of it and of the README.

    python tools/make_gallery.py [--check]

The pictures need LibreOffice and poppler, and are to be looked at before they are committed. `--check`
draws none, writes nothing, and fails when the page is not what the sections say.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

from deckbuild.diagnostics import Problems
from deckbuild.pipeline import Options, prepare_project
from deckbuild.readers.project import read_project
from deckbuild.writer.package import write

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "gallery.md"
SECTIONS = ROOT / "docs" / "gallery" / "slides"
IMAGES = ROOT / "docs" / "images"

TEMPLATES = ("", "dark", "full-of-artwork", "old-4-3")
"""The built-in one, then templates of the tests by their names: dark, with artwork at its edges, of another shape."""

_NOW = Options(now="2026-11-24 12:00 UTC")
_SIZE, _GAP, _GROUND = (560, 315), 8, "#c9ced6"
_HEADINGS = {
    "chart": "Charts",
    "table": "Tables",
    "picture": "Pictures",
    "timeline": "Timelines",
    "quote": "Quotes",
    "figures": "Figures",
    "columns": "Columns",
}
_INTRO = """\
<!-- Made by tools/make_gallery.py from docs/gallery; change the sections there instead. -->
# Gallery

A section may have one visual block, alone or with points beside it. All that you see is native: text in the template's
placeholders, charts with their workbooks, tables and shapes that PowerPoint edits, in the theme's colours and fonts.

Every section is drawn on four templates: the built-in one, a dark one, one with artwork at its edges, and an old one of
4:3. Nothing in the YAML says which. LibreOffice drew the pictures; PowerPoint has its own way with some details, such
as where a legend breaks its lines.
"""


class Section(NamedTuple):
    """A section of the gallery: the block it shows, its name, and its YAML."""

    block: str
    name: str
    yaml: str


def sections() -> list[Section]:
    """The sections in the order of their files, whose names begin with a number and the block's name."""
    found = []
    for path in sorted(SECTIONS.glob("[0-9]*.yaml")):
        name = re.sub(r"^\d+-", "", path.stem)
        found.append(Section(name.partition("-")[0], name, path.read_text(encoding="utf-8")))
    return found


def page() -> str:
    """The page: under the heading of each block, every section's YAML and its picture."""
    found, last = [_INTRO], ""
    named = dict.fromkeys(one.block for one in sections())
    found.append(" · ".join(f"[{_HEADINGS[b]}](#{_HEADINGS[b].lower()})" for b in named) + "\n")
    for one in sections():
        if one.block != last:
            found.append(f"## {_HEADINGS[one.block]}\n")
            last = one.block
        found.append(f"```yaml\n{one.yaml}```\n")
        found.append(f"![{_title(one)}, on four templates](images/gallery/{one.name}.png)\n")
    return "\n".join(found)


def _title(section: Section) -> str:
    return section.yaml.partition("\n")[0].removeprefix("title: ")


def draw() -> None:
    """Draws all pictures anew."""
    shutil.rmtree(IMAGES / "gallery", ignore_errors=True)
    (IMAGES / "gallery").mkdir()
    with tempfile.TemporaryDirectory() as folder:
        drawn = [_pages(SECTIONS, name, Path(folder)) for name in TEMPLATES]
        for n, one in enumerate(sections()):
            _montage([pages[n] for pages in drawn], IMAGES / "gallery" / f"{one.name}.png")
        _montage(_pages(ROOT / "slides", "", Path(folder)), IMAGES / "sample.png")


def _pages(source: Path, template: str, folder: Path) -> list[Path]:
    """A picture of each slide of a project on a template."""
    problems = Problems()
    project = read_project(str(source), problems)
    assert project.deck is not None
    house = folder / f"{template}.pptx"
    if template:
        house.write_bytes(_template(template))
        project = project._replace(deck=project.deck._replace(template=str(house)))
    prepared = prepare_project(project, problems, _NOW)
    assert prepared.template is not None
    assert not any(d.is_error for d in prepared.diagnostics), prepared.diagnostics
    deck, file = folder / f"{source.parent.name}-{template}-deck.pptx", io.BytesIO()
    write(file, prepared.deck, prepared.slides, prepared.template, prepared.embargoed)
    deck.write_bytes(file.getvalue())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck))
    _run("pdftoppm", "-png", "-r", "96", str(deck.with_suffix(".pdf")), str(deck.with_suffix("")))
    return sorted(folder.glob(f"{deck.stem}-*.png"))


def _template(name: str) -> bytes:
    """A template that the tests make by script."""
    sys.path.insert(0, str(ROOT / "tests"))
    import_module("templates.branded")  # puts its templates into the catalogue
    made: bytes = import_module("templates.catalogue").TEMPLATES[name]()
    return made


def _montage(pictures: list[Path], target: Path) -> None:
    """Pictures two by two on a grey ground, in as many colours as a small file has."""
    wide, high = _SIZE
    rows = -(-len(pictures) // 2)
    sheet = Image.new("RGB", (2 * (wide + _GAP) + _GAP, rows * (high + _GAP) + _GAP), _GROUND)
    for n, path in enumerate(pictures):
        with Image.open(path) as picture:
            fitted = ImageOps.contain(picture.convert("RGB"), _SIZE, Image.Resampling.LANCZOS)
        left, top = _GAP + n % 2 * (wide + _GAP), _GAP + n // 2 * (high + _GAP)
        sheet.paste(fitted, (left + (wide - fitted.width) // 2, top + (high - fitted.height) // 2))
    few = sheet.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def main(arguments: list[str]) -> int:
    """Writes the page and its pictures, or tells whether the page is current."""
    if "--check" in arguments:
        return 0 if PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    draw()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
