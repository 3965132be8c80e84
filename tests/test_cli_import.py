"""`deckbuild import` as a person runs it: what it prints, what it writes, what it leaves alone, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deckbuild.cli import main
from deckbuild.importing import account
from making import project

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

TEXT = """\
Event: Harbour Plenum
Date: 24 November 2026
Title: The harbour needs two boats

What we know

- The ferry leaves at six and comes back at nine
- The winter timetable keeps the boats in the harbour; the islands in the north wait for the spring to be served again.

Page 1 of 1
"""
MARKDOWN = "# Two boats\n\n**Event:** Harbour Plenum\n\n## Why\n\n- One is old\n- Both are small\n"
KOREAN = "# 두 척의 배\n\n## 이유\n\n- 한 척은 낡았다\n- 두 척 모두 작다\n"
TUTORIAL = Path(__file__).resolve().parent.parent / "docs" / "tutorial-import.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with documents in it."""
    monkeypatch.chdir(tmp_path)
    return project(tmp_path, {"talk.txt": TEXT, "talk.md": MARKDOWN, "ko.md": KOREAN})


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process: its exit code, what it printed, and what it printed as an error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return command


def files(folder: Path) -> dict[str, str]:
    """The files below a folder, path to text."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in found}


# A new project


@pytest.mark.parametrize("name", ["talk.txt", "talk.md", "ko.md"])
def test_a_document_becomes_a_project_that_builds(name: str, run: Run, here: Path) -> None:
    code, out, err = run("import", name, "-o", "my talk")
    assert (code, err) == (0, "")
    assert out.endswith("\n\n  deckbuild make 'my talk'\n")
    assert (here / "my talk" / "assets").is_dir()
    assert "build/" in (here / "my talk" / ".gitignore").read_text(encoding="utf-8")
    code, out, err = run("make", "my talk", "-q")
    assert (code, err) == (0, "")
    assert len(list((here / "my talk" / "build").glob("*.pptx"))) == 1


def test_a_word_document_becomes_a_project_that_builds(run: Run, here: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Two boats", 0)
    document.add_heading("Why", 1)
    document.add_paragraph("One is old", style="List Bullet")
    document.add_paragraph("Both are small", style="List Bullet")
    document.add_heading("How", 1)
    document.add_paragraph("With a loan", style="List Bullet")
    document.save(str(here / "talk.docx"))
    assert run("import", "talk.docx", "-o", "new")[0] == 0
    assert "- One is old\n" in (here / "new" / "slides" / "10-why.yaml").read_text(encoding="utf-8")
    assert run("make", "new", "-q")[0] == 0


def test_it_says_what_was_understood_left_open_drafted_and_set_aside(run: Run) -> None:
    out = run("import", "talk.txt", "-o", "new")[1]
    for line in (
        "  title     The harbour needs two boats",
        "  event     Harbour Plenum",
        "  date      2026-11-24",
        "not found: panel, speaker, time, embargo, disclaimer",
        "1  What we know       2       1",
        "1 short form cut out of long points, marked `# draft`",
        "  page number: Page 1 of 1 (line 10)",
        "wrote 1 section and deck.yaml to new/slides",
    ):
        assert f"{line}\n" in out
    assert re.search(r"^every word has its place: \d+ in the deck, 4 set aside$", out, re.MULTILINE)


def test_what_is_not_sure_stands_in_a_comment_and_is_told(run: Run, here: Path) -> None:
    project(here, {"doubt.txt": TEXT.replace("Date: 24 November 2026", "EMBARGOED UNTIL NOON")})
    out = run("import", "doubt.txt", "-o", "new")[1]
    assert "to look at, as comments in deck.yaml\n  embargo: in the document: EMBARGOED UNTIL NOON\n" in out
    assert "\nleft open: embargo\n" in out
    deck = (here / "new" / "slides" / "deck.yaml").read_text(encoding="utf-8")
    assert "# in the document: EMBARGOED UNTIL NOON\n" in deck
    assert "\nembargo:\n" in deck
    assert run("make", "new", "-q")[0] == 0


def test_no_short_leaves_long_points_alone(run: Run, here: Path) -> None:
    assert "draft" not in run("import", "talk.txt", "-o", "new", "--no-short")[1].replace("drafts", "")
    assert "draft" not in (here / "new" / "slides" / "10-what-we-know.yaml").read_text(encoding="utf-8")


def test_the_report_has_a_line_for_every_stretch(run: Run) -> None:
    out = run("import", "talk.txt", "-o", "new", "--report")[1]
    assert "  line 1 → deck.event, label: Event:\n  line 1 → deck.event: Harbour Plenum\n" in out
    assert "  line 10 → set aside: page number: Page 1 of 1\n" in out


def test_quiet_tells_only_what_was_written(run: Run) -> None:
    assert run("import", "talk.txt", "-o", "new", "-q") == (
        0,
        "wrote 1 section and deck.yaml to new/slides\n\n  deckbuild make new\n",
        "",
    )


def test_several_files_make_one_deck(run: Run, here: Path) -> None:
    assert run("import", "talk.md", "talk.txt", "-o", "new")[0] == 0
    assert list(files(here / "new" / "slides")) == ["10-why.yaml", "20-what-we-know.yaml", "deck.yaml"]
    section = (here / "new" / "slides" / "20-what-we-know.yaml").read_text(encoding="utf-8")
    assert "group: The harbour needs two boats\n" in section


def test_the_encoding_can_be_said(run: Run, here: Path) -> None:
    project(here, {"old.txt": "Title: Доклад\n\n- Первый пункт\n- Второй пункт\n".encode("koi8-r")})
    assert run("import", "old.txt", "-o", "new", "--encoding", "koi8-r")[0] == 0
    assert "title: Доклад\n" in (here / "new" / "slides" / "deck.yaml").read_text(encoding="utf-8")
    code, _, err = run("import", "old.txt", "-o", "other", "--encoding", "koi9")
    assert (code, err.split("\n")[0]) == (1, "error: old.txt: there is no encoding 'koi9'")


def test_the_project_may_be_the_folder_one_stands_in(run: Run, here: Path) -> None:
    project(here, {".gitignore": "mine\n"})
    assert run("import", "talk.md", "-o", ".")[1].endswith("\n\n  deckbuild make\n")
    assert (here / "slides" / "10-why.yaml").is_file()
    assert (here / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_a_file_name_that_is_no_text_may_become_the_title(run: Run, here: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    project(here, {name: "- One thing\n- Another thing\n"})
    assert run("import", name, "-o", "new")[0] == 0
    assert run("make", "new", "-q")[0] == 0


# A project that is there


def test_a_project_that_is_there_is_left_alone(run: Run, here: Path) -> None:
    run("import", "talk.txt", "-o", "new")
    before = files(here / "new")
    code, out, err = run("import", "talk.md", "-o", "new")
    assert (code, out) == (1, "")
    assert err == (
        "error: new/slides is there already\n"
        "  = hint: --into adds the sections to it, --force replaces it; or name another folder with -o\n"
    )
    assert files(here / "new") == before


def test_into_adds_sections_after_the_last_one(run: Run, here: Path) -> None:
    run("import", "talk.md", "-o", "new")
    before = files(here / "new" / "slides")
    code, out, _ = run("import", "talk.md", "talk.txt", "-o", "new", "--into", "--report")
    assert (code, "added 2 sections to new/slides\n" in out) == (0, True)
    after = files(here / "new" / "slides")
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == ["20-why-2.yaml", "30-what-we-know.yaml"]
    assert run("check", "new", "-q")[0] == 0


def test_into_tells_what_the_header_said_and_writes_none_of_it(run: Run, here: Path) -> None:
    run("import", "talk.md", "-o", "new")
    out = run("import", "talk.txt", "-o", "new", "--into", "--report")[1]
    assert "left for you, as deck.yaml is yours: what the documents say of the deck\n  title: The harbour" in out
    assert "  line 2 → set aside: said of the deck, whose own deck.yaml stays: 24 November 2026\n" in out
    assert "as comments in deck.yaml" not in out


def test_into_a_deck_of_another_language_the_sections_say_theirs(run: Run, here: Path) -> None:
    project(here, {"new/slides/deck.yaml": "title: Boats\n", "new/slides/7-a.yaml": "title: A\n"})
    assert run("import", "ko.md", "-o", "new", "--into")[0] == 0
    section = (here / "new" / "slides" / "10-이유.yaml").read_text(encoding="utf-8")
    assert "language: ko\n" in section
    assert "overflow: continue\n" in section


def test_into_a_deck_that_lists_its_files_says_what_to_add(run: Run, here: Path) -> None:
    project(
        here, {"new/slides/deck.yaml": "title: Boats\nsections: [10-a.yaml]\n", "new/slides/10-a.yaml": "title: A\n"}
    )
    out = run("import", "talk.md", "-o", "new", "--into")[1]
    assert "its deck.yaml names its files, so add these under `sections:`\n  - 20-why.yaml\n" in out


def test_into_needs_a_project(run: Run, here: Path) -> None:
    code, _, err = run("import", "talk.md", "-o", "new", "--into")
    assert (code, "there is no slides/deck.yaml in new to add to" in err) == (1, True)
    assert not (here / "new").exists()


def test_force_replaces_the_slides_and_keeps_the_old_ones(run: Run, here: Path) -> None:
    run("import", "talk.txt", "-o", "new")
    before = files(here / "new" / "slides")
    out = run("import", "talk.md", "-o", "new", "--force")[1]
    assert "the slides that were there are replaced; they are kept in new/slides.backup-1\n" in out
    assert files(here / "new" / "slides.backup-1") == before
    assert list(files(here / "new" / "slides")) == ["10-why.yaml", "deck.yaml"]
    assert "slides.backup-2" in run("import", "talk.md", "-o", "new", "--force", "-q")[1]
    assert run("make", "new", "-q")[0] == 0


def test_force_does_not_replace_a_folder_with_other_things_in_it(run: Run, here: Path) -> None:
    project(here, {"flat/deck.yaml": "title: T\n", "flat/10-a.yaml": "title: A\n", "flat/notes.txt": "mine"})
    before = files(here / "flat")
    assert run("import", "talk.md", "-o", "flat", "--force")[0] == 1
    assert files(here / "flat") == before
    assert run("import", "talk.md", "-o", "flat", "--into")[0] == 0
    assert files(here / "flat").keys() - before.keys() == {"20-why.yaml"}


# What cannot be imported


def test_each_file_that_cannot_be_read_has_its_line_and_nothing_is_written(run: Run, here: Path) -> None:
    project(here, {"empty.txt": "", "broken.docx": b"PK\x03\x04 not a package"})
    code, out, err = run("import", "nope.txt", "talk.txt", "empty.txt", "broken.docx", ".", "-o", "new")
    assert (code, out) == (1, "")
    errors = [line for line in err.splitlines() if line.startswith("error: ")]
    assert errors[:2] == ["error: nope.txt: there is no such file", "error: empty.txt: is empty"]
    assert [line.split(": ")[1] for line in errors] == ["nope.txt", "empty.txt", "broken.docx", "."]
    assert "Traceback" not in err
    assert err.endswith("nothing was written\nwithout them: deckbuild import talk.txt -o new\n")
    assert not (here / "new").exists()


def test_a_document_without_words_is_refused(run: Run, here: Path) -> None:
    project(here, {"blank.txt": " \n\n"})
    code, _, err = run("import", "blank.txt", "-o", "new")
    assert (code, err.split("\n")[0]) == (1, "error: blank.txt: there are no words to import")


def test_a_file_that_is_named_twice_is_refused(run: Run) -> None:
    code, _, err = run("import", "talk.txt", "./talk.txt", "-o", "new")
    assert (code, err.split("\n")[0]) == (1, "error: ./talk.txt: is named twice")


def test_a_name_that_would_steer_the_terminal_is_shown_harmless(run: Run) -> None:
    for name in ("a\nb", "a\x1b[31mb"):
        code, _, err = run("import", name, "-o", "new")
        assert (code, "\x1b" in err) == (1, False)


def test_a_target_that_cannot_be_a_project_is_refused_before_anything_is_read(run: Run, here: Path) -> None:
    code, _, err = run("import", "nope.txt", "-o", "talk.txt")
    assert (code, err.split("\n")[0]) == (1, "error: talk.txt is a file, not a folder")


def test_a_folder_that_takes_no_files_is_told_and_nothing_stays_behind(run: Run, here: Path) -> None:
    code, _, err = run("import", "talk.txt", "-o", "talk.md/new")
    assert (code, "part of the path is a file, not a folder" in err) == (1, True)
    code, _, err = run("import", "talk.txt", "-o", "x" * 300)
    assert (code, "the name is too long" in err) == (1, True)
    assert sorted(os.listdir(here)) == ["ko.md", "talk.md", "talk.txt"]


@pytest.mark.parametrize(
    "arguments", [("talk.txt",), ("-o", "new"), ("talk.txt", "-o", "new", "--into", "--force"), ("--format", "xml")]
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], run: Run) -> None:
    assert run("import", *arguments)[0] == 2


def test_words_that_may_be_lost_are_an_error(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "check", lambda *_: ["talk.txt: a word is missing"])
    code, out, err = run("import", "talk.txt", "-o", "new")
    assert (code, err) == (1, "error: words may be lost: talk.txt: a word is missing\n")
    assert "every word has its place" not in out
    assert "NOT every word has found its place" in out


# For programs


def test_json_says_the_same(run: Run) -> None:
    code, out, err = run("import", "talk.txt", "-o", "new", "--format", "json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert told["folder"] == "new/slides"
    assert told["files"] == ["10-what-we-know.yaml"]
    assert told["deck"]["event"] == "Harbour Plenum"
    assert told["not_found"] == ["panel", "speaker", "time", "embargo", "disclaimer"]
    assert told["sections"] == [{"title": "What we know", "lead": False, "points": 2, "drafts": 1}]
    assert [entry["text"] for entry in told["set_aside"]] == ["Page 1 of 1"]
    assert told["every_word_kept"] is True
    assert "account" not in told
    told = json.loads(run("import", "talk.txt", "-o", "new", "--force", "--report", "--format", "json")[1])
    assert told["kept"] == "new/slides.backup-1"
    assert told["account"][1]["place"] == "deck.event"


def test_json_names_the_files_that_cannot_be_read(run: Run) -> None:
    code, out, err = run("import", "nope.txt", "talk.txt", "-o", "new", "--format", "json")
    assert (code, err) == (1, "")
    assert json.loads(out)["errors"] == [{"path": "nope.txt", "message": "there is no such file", "hint": ""}]


# The tutorial


def test_the_tutorial_does_what_it_says(run: Run, here: Path) -> None:
    page = TUTORIAL.read_text(encoding="utf-8")
    document, told, table = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    open_, settled, drafts, done = re.findall(r"^```\n(.*?)^```\n", _plain(page), re.MULTILINE | re.DOTALL)
    commands = re.findall(r"^```sh\ndeckbuild (.*)\n```$", page, re.MULTILINE)
    assert commands == ["import talk.txt -o my-talk", "check my-talk", "make my-talk"]
    shutil.rmtree(here / "my-talk", ignore_errors=True)
    (here / "talk.txt").write_text(document, encoding="utf-8")
    assert run(*commands[0].split()) == (0, told, "")
    slides = here / "my-talk" / "slides"
    deck, section = slides / "deck.yaml", slides / "10-why-benches.yaml"
    assert open_ in deck.read_text(encoding="utf-8")
    assert section.read_text(encoding="utf-8") == drafts
    assert "draft-show" in run("check", "my-talk")[2]
    deck.write_text(deck.read_text(encoding="utf-8").replace(open_, settled), encoding="utf-8")
    section.write_text(done, encoding="utf-8")
    code, _, advice = run(*commands[1].split())
    assert (code, "draft-show" in advice, "error" in advice) == (0, False, False)
    assert run(*commands[2].split(), "--now", "2026-11-24 20:00 Europe/London") == (0, table, "")


def _plain(page: str) -> str:
    """The page with only the blocks that are of no language."""
    return re.sub(r"^```[a-z]+\n.*?^```\n", "", page, flags=re.MULTILINE | re.DOTALL)
