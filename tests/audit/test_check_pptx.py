"""`deckbuild check DECK.pptx` as a person meets it: what is printed, what is written, and what never is."""

from __future__ import annotations

import json
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import deckbuild
from conftest import ROOT, need
from deckbuild import cli
from deckbuild.pipeline import Options, build
from goldens import GOLDEN
from planted import FAULTS, clean, found_in, planted

if TYPE_CHECKING:
    from pathlib import Path

    from goldens import Golden


def main(arguments: list[str]) -> int:
    """Runs a command line in this process; its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return int(ended.value.code or 0)


_BY_NAME = {fault.name: fault for fault in FAULTS}


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return clean(tmp_path_factory.mktemp("clean"))


@pytest.fixture
def faulty(twin: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "talk.pptx"
    path.write_bytes(
        planted(planted(twin, _BY_NAME["who edited it last"].plant), _BY_NAME["a slide without a title"].plant)
    )
    return path


def test_problems_are_told_with_the_slide_and_its_title(faulty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(faulty)]) == 1
    told = capfd.readouterr().err
    assert f"{faulty}:6:1: error[pptx-title]: slide 6 has no title" in told
    assert "6 | (no title)" in told
    assert f"{faulty}: note[pptx-author]: the file names who edited it last (anna.k)" in told


def test_a_clean_deck_is_said_to_be_clean(twin: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "clean.pptx").write_bytes(twin)
    assert main(["check", str(tmp_path / "clean.pptx")]) == 0
    assert capfd.readouterr().out == "no problems found on 6 slides\n"


def test_strict_makes_warnings_errors(twin: bytes, tmp_path: Path) -> None:
    (tmp_path / "pale.pptx").write_bytes(planted(twin, _BY_NAME["pale text"].plant))
    assert main(["check", str(tmp_path / "pale.pptx")]) == 0
    assert main(["check", "--strict", str(tmp_path / "pale.pptx")]) == 1


def test_programs_get_json_and_annotations(faulty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(faulty), "--format", "json", "--fix"]) == 1
    document = json.loads(capfd.readouterr().out)
    assert document["slides"] == 6
    assert document["deck"] == str(faulty.with_name("talk.fixed.pptx"))
    assert document["corrected"] == ["who edited it last (anna.k) taken out of the properties"]
    assert [d["code"] for d in document["diagnostics"]] == ["pptx-title"]
    main(["check", str(faulty), "--format", "github"])
    assert f"::error file={faulty},line=6" in capfd.readouterr().out


def test_fix_writes_a_copy_and_never_over_a_file(faulty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = faulty.read_bytes()
    main(["check", str(faulty), "--fix"])
    main(["check", str(faulty), "--fix"])
    assert faulty.read_bytes() == before
    names = sorted(path.name for path in faulty.parent.glob("*.pptx"))
    assert names == ["talk.fixed-2.pptx", "talk.fixed.pptx", "talk.pptx"]
    assert "corrected: who edited it last (anna.k) taken out of the properties" in capfd.readouterr().out


def test_fix_is_for_decks_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talk.yaml").write_text("title: T\n")
    assert main(["check", str(tmp_path / "talk.yaml"), "--fix"]) == 2
    assert "--fix corrects a .pptx" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a PowerPoint file"),
        (b"PK\x03\x04nonsense", "is not a PowerPoint file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "the format before 2007"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "error[pptx-locked]"),
    ],
    ids=["empty", "nonsense", "old", "encrypted"],
)
def test_what_is_no_deck_gives_one_line(
    data: bytes, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk.pptx").write_bytes(data)
    assert main(["check", str(tmp_path / "talk.pptx"), "--fix"]) == 1
    told = capfd.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == [tmp_path / "talk.pptx"]


def test_a_deck_that_is_not_there_is_said_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.pptx")]) == 1
    assert "none.pptx cannot be read: No such file or directory" in capfd.readouterr().err


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_the_page_shows_each_slide_with_its_problems_and_needs_nothing_else(faulty: Path, tmp_path: Path) -> None:
    need("soffice")
    main(["check", str(faulty), "--html", str(tmp_path / "report.html")])
    page = read_page(tmp_path / "report.html")
    images = [attributes for tag, attributes in page.tags if tag == "img"]
    assert [one["alt"] for one in images] == [f"Slide {n} as LibreOffice draws it" for n in range(1, 7)]
    assert all((one["src"] or "").startswith("data:image/png;base64,") for one in images)
    links = [value for _, a in page.tags for name, value in a.items() if name in ("src", "href")]
    assert all((value or "").startswith(("data:", "#")) for value in links)
    assert not any(tag == "script" for tag, _ in page.tags)
    assert "Slide 6 has no title" in page.words
    assert dict(page.tags)["html"] == {"lang": "en"}


def test_texts_from_a_deck_are_escaped_in_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKBUILD_SOFFICE", str(tmp_path / "none"))
    evil = "title: <script>alert(1)</script>\nsections:\n  - title: <img src=x onerror=alert(2)>\n    time: 9 min\n"
    (tmp_path / "talk.yaml").write_text(evil + "    points: [A]\n")
    main(["check", str(tmp_path / "talk.yaml"), "--html", str(tmp_path / "report.html")])
    page = read_page(tmp_path / "report.html")
    assert not any(tag in ("script", "img") for tag, _ in page.tags)
    assert any("Without pictures of the slides: drawing the pages needs LibreOffice" in words for words in page.words)
    assert any("<img src=x onerror=alert(2)>" in words for words in page.words)


def test_python_gets_the_same_problems(faulty: Path) -> None:
    assert sorted(d.code for d in deckbuild.check(str(faulty))) == ["pptx-author", "pptx-title"]
    faulty.write_bytes(b"nonsense")
    with pytest.raises(deckbuild.DeckError, match=r"talk\.pptx is not a PowerPoint file"):
        deckbuild.check(str(faulty))


def test_the_sample_deck_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sample.pptx"
    assert build(str(ROOT), str(path), Options(now="2026-11-24 12:00 UTC")).path
    assert [(d.code, d.message) for d in found_in(path.read_bytes())] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.yaml")))
def test_golden_decks_give_no_error(name: str, goldens: dict[str, Golden]) -> None:
    found = found_in(goldens[name].path.read_bytes())
    assert [d.message for d in found if d.is_error] == []
