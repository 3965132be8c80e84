"""The commands as a person runs them: what they print, what they write, and their exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from deckbuild.cli import guard, main
from deckbuild.cli.make import Call
from deckbuild.cli.watch import watch
from making import project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DECK = "title: A talk\ndisclaimer: Own views.\nsections: [{title: One, points: [a point]}]\n"
FAULTY = "titel: A talk\nsections: [{title: One, points: one}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a sound deck, a faulty one and one with a warning."""
    monkeypatch.chdir(tmp_path)
    warned = DECK.replace("a point", 'a point, ""')
    return project(tmp_path, {"talk.yaml": DECK, "faulty.yaml": FAULTY, "warned.yaml": warned})


@pytest.fixture
def run(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line in this process: its exit code, what it printed, and what it printed as an error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return command


def deckbuild(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs a command line in a process of its own."""
    command = [sys.executable, "-c", "from deckbuild.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, **options)  # type: ignore[call-overload]


Run = "Callable[..., tuple[int, str, str]]"


# make


def test_make_writes_the_deck_and_shows_one_table(run: Run, here: Path) -> None:
    code, out, err = run("make", "talk.yaml")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["slide", "shown", "notes", "time", "size"]
    assert lines[2].split()[:3] == ["2", "One", "3"]
    assert lines[-2].startswith("2 slides, 2 words to say, about 0:0")
    assert lines[-1] == "wrote build/a-talk.pptx"
    assert (here / "build" / "a-talk.pptx").is_file()


def test_make_with_nothing_changed_says_so(run: Run) -> None:
    run("make", "talk.yaml")
    assert run("make", "talk.yaml") == (0, "build/a-talk.pptx is up to date\n", "")
    assert run("make", "talk.yaml", "-q") == (0, "", "")
    assert "wrote" in run("make", "talk.yaml", "--force")[1]


def test_make_of_a_folder_builds_its_project(run: Run, here: Path) -> None:
    project(here, {"p/slides/deck.yaml": "title: T\n", "p/slides/10-a.yaml": "title: A\n"})
    for source in ("p", "p/slides", "p/slides/deck.yaml"):
        assert run("make", source, "--force")[1].endswith("wrote p/build/t.pptx\n")


def test_make_without_a_name_builds_the_project_one_stands_in(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(here, {"p/slides/deck.yaml": "title: T\n", "p/slides/10-a.yaml": "title: A\n"})
    monkeypatch.chdir(here / "p")
    assert run("make")[1].endswith("wrote build/t.pptx\n")
    monkeypatch.chdir(here / "p" / "slides")
    assert run("make", "--force")[0] == 0
    assert (here / "p" / "build" / "t.pptx").is_file()


def test_make_of_a_faulty_deck_says_why_and_writes_nothing(run: Run, here: Path) -> None:
    code, out, err = run("make", "faulty.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("faulty.yaml:1:1: error[unknown-key]: the deck has no key `titel`\n  |\n1 | titel: A talk\n")
    assert err.endswith("2 errors\nnothing was written\n")
    assert not (here / "build").exists()


def test_make_leaves_the_old_deck_when_the_new_one_is_faulty(run: Run, here: Path) -> None:
    run("make", "talk.yaml", "-o", "deck.pptx")
    before = (here / "deck.pptx").read_bytes()
    assert run("make", "faulty.yaml", "-o", "deck.pptx")[0] == 1
    assert (here / "deck.pptx").read_bytes() == before


def test_make_of_what_is_not_there_says_so_in_one_line(run: Run) -> None:
    assert run("make", "nothing") == (1, "", "error: there is no file or folder nothing\n")
    assert run("check", "nothing.yaml") == (1, "", "error: there is no file or folder nothing.yaml\n")


def test_make_in_a_folder_without_a_deck_names_the_way_to_start_one(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    code, _, err = run("make", "empty")
    assert (code, err.split("\n")[0]) == (1, "error[no-deck]: there is no slides/deck.yaml in empty")
    assert "deckbuild init" in err


def test_a_warning_does_not_stop_make_unless_it_is_strict(run: Run) -> None:
    code, _, err = run("make", "warned.yaml")
    assert (code, "warning[empty-point]" in err) == (0, True)
    code, _, err = run("make", "warned.yaml")
    assert "warning[empty-point]" in err, "a warning is said at every make, not only the first"
    code, _, err = run("make", "warned.yaml", "--strict")
    assert (code, "error[empty-point]" in err) == (1, True)


def test_quiet_prints_errors_only(run: Run) -> None:
    assert run("make", "warned.yaml", "-q") == (0, "", "")
    assert "error[unknown-key]" in run("make", "faulty.yaml", "-q")[2]


def test_a_deck_that_was_edited_is_kept_and_make_says_so(run: Run, here: Path) -> None:
    run("make", "talk.yaml", "-o", "deck.pptx")
    (here / "deck.pptx").write_bytes(b"edited")
    out = run("make", "talk.yaml", "-o", "deck.pptx")[1]
    assert "deck.pptx was changed by hand; it is kept as deck.edited-1.pptx\n" in out
    assert (here / "deck.edited-1.pptx").read_bytes() == b"edited"


def test_now_sets_the_clock_of_the_embargo(run: Run, here: Path) -> None:
    project(here, {"e.yaml": DECK + "embargo: 2026-11-24 09:00 Asia/Seoul\n"})
    line = "EMBARGOED UNTIL 09:00 KST (00:00 UTC), Tuesday 24 November 2026\n"
    assert line in run("make", "e.yaml", "--now", "2026-11-24 08:59 Asia/Seoul")[1]
    assert line not in run("make", "e.yaml", "--now", "2026-11-24 09:00 Asia/Seoul")[1]
    code, _, err = run("make", "e.yaml", "--now", "tomorrow")
    assert (code, err.split(": ")[0]) == (1, "error[now]")


def test_a_rehearsal_is_not_what_the_next_make_takes_for_up_to_date(run: Run, here: Path) -> None:
    project(here, {"e.yaml": DECK + "embargo: 2026-11-24 09:00 UTC\n"})
    run("make", "e.yaml", "-o", "deck.pptx", "--now", "2026-11-23 09:00 UTC")
    rehearsal = (here / "deck.pptx").read_bytes()
    assert "up to date" not in run("make", "e.yaml", "-o", "deck.pptx", "--now", "2026-11-25 09:00 UTC")[1]
    assert (here / "deck.pptx").read_bytes() != rehearsal


# The forms of what is printed


def test_json_holds_the_slides_and_the_problems(run: Run) -> None:
    code, out, err = run("make", "warned.yaml", "--format", "json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert [slide["title"] for slide in told["slides"]] == ["A talk", "One"]
    assert [d["code"] for d in told["diagnostics"]] == ["empty-point"]
    code, out, _ = run("make", "faulty.yaml", "--format", "json")
    told = json.loads(out)
    assert (code, told["deck"], told["summary"]["errors"]) == (1, None, 2)
    assert json.loads(run("check", "faulty.yaml", "--format", "json")[1])["summary"]["errors"] == 2


def test_github_gets_annotations_on_standard_output(run: Run) -> None:
    code, out, err = run("check", "faulty.yaml", "--format", "github")
    assert (code, err) == (1, "")
    assert out.splitlines()[0].startswith("::error file=faulty.yaml,line=1,col=1,endColumn=6,title=unknown-key::")


def test_colour_is_for_terminals_or_where_it_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("make", "faulty.yaml")[2]
    assert "\x1b[1;31m" in run("make", "faulty.yaml", "--color")[2]
    assert "\x1b" not in run("make", "faulty.yaml", "--no-color")[2]


def test_a_terminal_gets_colour_unless_no_color_is_set(here: Path) -> None:
    assert b"\x1b[" in _in_terminal({})
    assert b"\x1b[" not in _in_terminal({"NO_COLOR": "1"})
    assert b"\x1b[" not in _in_terminal({"TERM": "dumb"})


def _in_terminal(more: dict[str, str]) -> bytes:
    """What a faulty deck's check prints in a terminal."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from deckbuild.cli import main; main()", "check", "faulty.yaml"]
    environment = {**os.environ, "TERM": "xterm", **more}
    subprocess.run(command, stdout=theirs, stderr=theirs, stdin=theirs, env=environment)
    os.close(theirs)
    printed = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            chunk = b""
        if not chunk:
            os.close(ours)
            return printed
        printed += chunk


# Other commands


def test_check_says_what_make_says_of_a_sound_deck_and_writes_nothing(run: Run, here: Path) -> None:
    assert run("check", "talk.yaml") == (0, "no problems found\n", "")
    assert run("check", "talk.yaml", "-q") == (0, "", "")
    assert run("check", "faulty.yaml")[2] == run("make", "faulty.yaml")[2].replace("nothing was written\n", "")
    assert run("check", "warned.yaml", "--strict")[0] == 1
    assert not (here / "build").exists()


def test_init_starts_a_project_that_builds_and_is_not_run_over(run: Run, here: Path) -> None:
    code, out, _ = run("init", "my talk")
    assert (code, "deckbuild make" in out) == (0, True)
    code, out, err = run("make", "my talk", "--strict")
    assert (code, err) == (0, "")
    before = (here / "my talk" / "slides" / "deck.yaml").read_bytes()
    code, _, err = run("init", "my talk")
    assert (code, "is there already" in err) == (1, True)
    assert (here / "my talk" / "slides" / "deck.yaml").read_bytes() == before


def test_schema_is_printed_or_written(run: Run, here: Path) -> None:
    printed = run("schema")[1]
    assert json.loads(printed)["title"] == "deckbuild"
    assert run("schema", "-o", "schema.json")[0] == 0
    assert (here / "schema.json").read_text(encoding="utf-8") == printed


def test_explain_prints_a_page_or_lists_all_codes(run: Run) -> None:
    assert run("explain", "overflow")[1].startswith("# overflow: ")
    assert "title-long  " in run("explain")[1]
    code, _, err = run("explain", "overflw")
    assert (code, err) == (2, "error: there is no code 'overflw'\n  = hint: did you mean overflow or pptx-overflow?\n")
    assert run("explain", "../../../pyproject")[0] == 2


def test_the_template_is_taken_out_once_and_can_be_built_on(run: Run, here: Path) -> None:
    assert run("template", "--export", "house.pptx")[0] == 0
    assert run("template", "--export", "house.pptx")[0] == 1
    assert run("template", "--export", "house.pptx", "--force")[0] == 0
    project(here, {"t.yaml": DECK + "template: house.pptx\n"})
    assert run("make", "t.yaml")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [("frobnicate",), ("make", "--bogus"), ("make", "a", "b"), ("make", "--format", "xml"), ("make", "--now", " "), ()],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], run: Run) -> None:
    assert run(*arguments)[0] == 2


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",), ("make", "--help"), ("explain", "-h")])
def test_help_ends_with_0(arguments: tuple[str, ...], run: Run) -> None:
    assert run(*arguments)[0] == 0


# Careless arguments


@pytest.mark.parametrize(
    "name", ["a talk.yaml", "доклад.yaml", "발표.yaml", "100%.yaml", "'.yaml", "x" * 250 + ".yaml"]
)
def test_a_file_may_have_any_name(name: str, run: Run, here: Path) -> None:
    project(here, {name: DECK})
    assert run("make", name)[0] == 0
    project(here, {name: FAULTY})
    assert run("make", name)[2].startswith(f"{name}:1:1: error")


def test_a_name_that_starts_with_a_dash_follows_two_dashes(run: Run, here: Path) -> None:
    project(here, {"-x.yaml": DECK})
    assert run("make", "-x.yaml")[0] == 2
    assert run("make", "--", "-x.yaml")[0] == 0
    assert run("make", "./-x.yaml")[0] == 0


def test_a_name_that_is_no_text_is_no_bug(run: Run, here: Path) -> None:
    folder = os.fsdecode(b"\xff")
    project(here, {f"{folder}/slides/deck.yaml": "title: T\n", f"{folder}/slides/10-\udcfe.yaml": "title: A\n"})
    assert run("make", folder)[0] == 0
    project(here, {f"{folder}/slides/10-\udcfe.yaml": FAULTY})
    for form in ("text", "json", "github"):
        assert run("make", folder, "--format", form)[0] == 1


def test_a_nul_or_a_control_character_in_an_argument_is_no_bug(run: Run) -> None:
    for name in ("a\0b", "a\nb", "a\x1b[31mb"):
        code, _, err = run("make", name)
        assert code == 1
        assert "\x1b" not in err


def test_a_name_longer_than_the_disk_takes_is_told(run: Run) -> None:
    assert run("make", "x" * 300)[0] == 1
    code, _, err = run("make", "talk.yaml", "-o", "x" * 300 + ".pptx")
    assert (code, "the name is too long" in err) == (1, True)


# Where the output goes


def test_letters_that_the_terminal_does_not_have_are_printed_as_escapes(here: Path) -> None:
    done = deckbuild("make", "talk.yaml", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u2013" in done.stdout


def test_a_reader_that_goes_away_is_no_problem(here: Path) -> None:
    for arguments in (["explain"], ["make", "talk.yaml", "--force"], ["make", "talk.yaml"]):
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-c", "from deckbuild.cli import main; main()", *arguments]
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_under_the_output_is_told_in_one_line(here: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full")
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-c", "from deckbuild.cli import main; main()", "schema"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, "error: what was to be printed has no room: the disk is full\n")


def test_a_process_without_standard_streams_works_all_the_same(here: Path) -> None:
    command = f"{sys.executable} -c 'from deckbuild.cli import main; main()' make talk.yaml -o deck.pptx >&- 2>&- <&-"
    assert subprocess.run(["sh", "-c", command]).returncode == 0
    assert (here / "deck.pptx").is_file()


# Bugs and interruptions


def test_a_bug_leaves_a_report_and_one_clear_line(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("this cannot be")

    monkeypatch.setenv("TMPDIR", str(here))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("deckbuild.pipeline.lay_out", broken)
    code, out, err = run("make", "talk.yaml")
    assert (code, out) == (3, "")
    assert err.startswith("error: this is a bug in deckbuild: RuntimeError: this cannot be\n")
    assert "Traceback" not in err
    (report,) = here.glob("deckbuild-report-*.txt")
    assert str(report) in err
    text = report.read_text(encoding="utf-8")
    assert "arguments: ['make', 'talk.yaml']" in text
    assert "RuntimeError: this cannot be" in text


def test_an_interrupted_command_ends_with_130(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("deckbuild.pipeline.lay_out", interrupted)
    for arguments in (("make", "talk.yaml"), ("make", "talk.yaml", "--force"), ("check", "talk.yaml")):
        code, _, err = run(*arguments)
        assert (code, err) == (guard.INTERRUPTED, "interrupted; the deck is as it was\n")
    assert not (here / "build").exists()


# Watching


@pytest.fixture
def watching(here: Path) -> Iterator[subprocess.Popen[str]]:
    """`make --watch` in a process of its own, which is ended whatever happens."""
    command = [sys.executable, "-c", "from deckbuild.cli import main; main()", "make", "talk.yaml", "--watch"]
    child = subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def _until(child: subprocess.Popen[str], words: str) -> str:
    """What the process prints up to a line with those words; it has ten seconds for that."""
    import threading

    end = threading.Timer(10, child.kill)
    end.start()
    printed = ""
    assert child.stdout is not None
    for line in child.stdout:
        printed += line
        if words in line:
            end.cancel()
            return printed
    pytest.fail(f"it ended before {words!r}:\n{printed}")


def test_watch_builds_at_every_save_and_survives_a_broken_file(here: Path, watching: subprocess.Popen[str]) -> None:
    assert "wrote build/a-talk.pptx" in _until(watching, "waiting for a change")
    project(here, {"talk.yaml": FAULTY})
    assert "error[unknown-key]" in _until(watching, "waiting for a change")
    project(here, {"talk.yaml": DECK.replace("One", "Two")})
    assert "Two" in _until(watching, "waiting for a change")
    (here / "talk.yaml").unlink()
    time.sleep(0.3)
    project(here, {"talk.yaml": DECK.replace("One", "Three")})
    assert "Three" in _until(watching, "wrote")
    watching.send_signal(signal.SIGINT)
    assert watching.wait(10) == 0


def test_an_interruption_ends_a_watch_well_also_in_the_middle_of_a_build(here: Path) -> None:
    def interrupted(call: Call) -> NoReturn:
        raise KeyboardInterrupt

    assert watch(Call("talk.yaml"), interrupted) == guard.FINE


def test_watch_sees_the_data_that_a_deck_names_wherever_it_lies(here: Path, watching: subprocess.Popen[str]) -> None:
    _until(watching, "waiting for a change")
    chart = "    chart: {type: bar, data: data/trade.csv}\n"
    project(here, {"talk.yaml": f"title: A talk\nsections:\n  - title: One\n{chart}"})
    assert "error[file-missing]" in _until(watching, "waiting for a change")
    project(here, {"data/trade.csv": "Year,Export\n2012,many\n"})
    assert "'many' is no number" in _until(watching, "waiting for a change")
    project(here, {"data/trade.csv": "Year,Export\n2012,13.9\n"})
    assert "wrote" in _until(watching, "waiting for a change")
