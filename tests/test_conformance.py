"""The golden decks before other programs: a package checker, and LibreOffice with nothing outside a page."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from conftest import ROOT, need, need_file
from goldens import GOLDEN

if TYPE_CHECKING:
    from goldens import Golden

CHECK = ROOT.parent / "shared" / "conformance" / "check"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.yaml"))
_XHTML = "{http://www.w3.org/1999/xhtml}"
_SHOW_HIDDEN = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'


def test_the_package_checker_finds_nothing_at_any_level(goldens: dict[str, Golden]) -> None:
    check = need_file(CHECK)
    files = [str(golden.path) for golden in goldens.values()]
    home = {**os.environ, "XDG_CACHE_HOME": str(Path.home() / ".cache")}
    done = subprocess.run([str(check), *files], env=home, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


@pytest.fixture(scope="module")
def pages(goldens: dict[str, Golden], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every golden deck as PDF, made by one LibreOffice."""
    soffice = need("soffice")
    need("pdftotext")
    out = tmp_path_factory.mktemp("pdf")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", _SHOW_HIDDEN]
    files = [str(golden.path) for golden in goldens.values()]
    subprocess.run([*command, "--outdir", str(out), *files], check=True, capture_output=True, timeout=300)
    return out


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_every_slide(name: str, goldens: dict[str, Golden], pages: Path) -> None:
    assert len(_pages(pages / f"{name}.pdf")) == len(goldens[name].prepared.slides)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_outside_its_page(name: str, pages: Path) -> None:
    for page in _pages(pages / f"{name}.pdf"):
        width, height = float(page.get("width")), float(page.get("height"))
        for word in page.iter(f"{_XHTML}word"):
            left, top, right, bottom = (float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))
            inside = left >= 0 and top >= 0 and right <= width + 1 and bottom <= height + 1
            assert inside, word.text


@pytest.mark.parametrize("name", NAMES)
def test_no_point_runs_into_the_footer_row(name: str, goldens: dict[str, Golden], pages: Path) -> None:
    """The words of title, points and source end above the rule of the footer row, by their boxes in the PDF."""
    for laid, page in zip(goldens[name].prepared.slides, _pages(pages / f"{name}.pdf"), strict=True):
        row = laid.furniture.row.y / 12700
        around = " ".join(
            r.text for s in (*laid.furniture.top, *laid.furniture.bottom) for p in s.paragraphs for r in p.runs
        )
        letters = [_letters(word) for word in around.split()]
        low = [
            word.text
            for word in page.iter(f"{_XHTML}word")
            if float(word.get("yMax")) > row + 4 and not word.text.isdigit()
            if word.text not in around and _letters(word.text) not in letters  # right-to-left words come out turned
        ]
        assert low == []


def _letters(word: str) -> list[str]:
    return sorted(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())


def _pages(pdf: Path) -> list[etree._Element]:
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    clean = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", text)
    return list(etree.fromstring(clean, etree.XMLParser(recover=True)).iter(f"{_XHTML}page"))
