"""`--fix`: what it corrects is gone afterwards, nothing else has changed, and the copy is a sound package."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, need_file
from deckbuild.audit.reading.deck import read_data
from deckbuild.auditing import audit_data
from deckbuild.fixing.fixes import corrected, write
from package_checks import faults
from planted import FAULTS, clean, found_in, planted

if TYPE_CHECKING:
    from planted import Fault

CHECK = ROOT.parent / "shared" / "conformance" / "check"
CORRECTED = {
    "a table without headings": "pptx-table-header",
    "a template's path": "pptx-path",
    "English as Korean": "pptx-language",
    "text without a language": "pptx-language",
    "no title in the properties": "pptx-document-title",
    "a shrunk text that is short by now": "pptx-autofit",
    "a text to be shrunk by nobody": "pptx-autofit",
    "a comment": "pptx-comments",
    "who edited it last": "pptx-author",
    "a manager": "pptx-author",
    "what a camera wrote down": "pptx-metadata",
    "a slide's part that nothing shows": "pptx-unused",
    "a slide that was taken out of the list": "pptx-unused",
    "a picture of the first slide": "pptx-thumbnail",
    "a record of edits": "pptx-history",
    "a printer's settings": "pptx-history",
}
"""The planted faults that are corrected, and what is not told any more."""
_CHOSEN = [fault for fault in FAULTS if fault.name in CORRECTED]


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return clean(tmp_path_factory.mktemp("clean"))


def fixed(data: bytes) -> tuple[bytes, list[str]]:
    found = audit_data(data, "talk.pptx")
    assert found.deck is not None
    package, done = corrected(data, found.deck)
    out = io.BytesIO()
    write(package, out)
    return out.getvalue(), done


def test_there_is_nothing_to_correct_in_the_clean_twin(twin: bytes) -> None:
    assert fixed(twin)[1] == []


def test_every_fault_that_is_said_to_be_corrected_is_planted() -> None:
    assert len(_CHOSEN) == len(CORRECTED)


@pytest.mark.parametrize("fault", _CHOSEN, ids=lambda fault: fault.name)
def test_a_fault_is_corrected_and_the_slides_say_what_they_said(fault: Fault, twin: bytes) -> None:
    before = planted(twin, fault.plant)
    after, done = fixed(before)
    assert done
    assert CORRECTED[fault.name] not in [d.code for d in found_in(after)]
    said = [[slide.text for slide in read_data(data, "talk.pptx").slides] for data in (before, after)]
    assert said[0] == said[1]
    assert faults(io.BytesIO(after)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_correcting_adds_no_problem(fault: Fault, twin: bytes) -> None:
    before = planted(twin, fault.plant)
    codes = {d.code for d in found_in(before)}
    after, _ = fixed(before)
    assert {d.code for d in found_in(after)} <= codes


def test_the_pixels_of_a_picture_stay_as_they_are(twin: bytes) -> None:
    from PIL import Image

    from deckbuild.template.opc import Package

    before = planted(twin, next(f for f in FAULTS if f.code == "pptx-metadata").plant)
    after, _ = fixed(before)
    images = [Image.open(io.BytesIO(Package(data, "x").data("ppt/media/photo.jpg"))) for data in (before, after)]
    assert images[0].tobytes() == images[1].tobytes()
    assert not images[1].getexif()


def test_the_corrected_decks_are_as_the_package_checker_wants_them(twin: bytes, tmp_path: Path) -> None:
    check = need_file(CHECK)
    gone = (
        "a picture of the first slide",
        "a record of edits",
        "a slide's part that nothing shows",
        "who edited it last",
    )
    paths = []
    for number, fault in enumerate(fault for fault in FAULTS if fault.name in gone):
        path = tmp_path / f"{number}.pptx"
        path.write_bytes(fixed(planted(twin, fault.plant))[0])
        paths.append(str(path))
    home = {**os.environ, "XDG_CACHE_HOME": str(Path.home() / ".cache")}
    done = subprocess.run([str(check), *paths], env=home, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr
