"""Rehearsing: the clock, the screen, the keys in a real terminal, and the pace that the project learns."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from deckbuild import pace
from deckbuild.cli.rehearse import obey
from deckbuild.cli.stage import Room, lines
from deckbuild.cli.terminal import columns
from deckbuild.places import pace_file
from deckbuild.rehearsal import Cue, Rehearsal, cues_of
from deckbuild.timing import spoken
from making import codes, prepared

if TYPE_CHECKING:
    from pathlib import Path

MINUTE = "word " * 130
DECK = (
    "title: T\ndisclaimer: My own views.\nsections:\n  - {title: One, points: [{say: "
    + MINUTE
    + "}]}\n  - title: Two\n"
)


REHEARSE = ("-c", "from deckbuild.cli import main; main()", "rehearse", "talk.yaml")


def _cues(*texts: str) -> list[Cue]:
    return [Cue(f"Slide {n}", (text,), spoken([text], "en")) for n, text in enumerate(texts, 1)]


def test_each_slide_has_the_time_it_was_up() -> None:
    talk = Rehearsal(_cues("one", "two", "three"), 100.0)
    talk.forward(110)
    talk.forward(115)
    talk.back(118)
    talk.tick(120)
    assert talk.spent == [10, 7, 3]
    assert (talk.number, talk.total) == (1, 20)


def test_a_pause_stops_the_clock_and_starting_over_forgets_it() -> None:
    talk = Rehearsal(_cues("one", "two"), 0.0)
    talk.pause(5)
    talk.tick(50)
    talk.pause(60)
    talk.tick(62)
    assert talk.spent == [7, 0]
    talk.restart(70)
    talk.tick(71)
    assert (talk.spent, talk.number, talk.is_paused) == ([1, 0], 0, False)


def test_the_rehearsal_is_over_after_the_last_slide() -> None:
    talk = Rehearsal(_cues("one"), 0.0)
    talk.forward(3)
    talk.tick(9)
    assert talk.is_over
    assert talk.spent == [3]


def test_the_pace_is_that_of_the_slides_that_were_spoken_to() -> None:
    talk = Rehearsal(_cues(MINUTE, MINUTE, MINUTE), 0.0)
    talk.forward(60)
    talk.forward(62)  # passed over
    talk.forward(62 + 60)
    waits = 2 * (1.0 + 0.3) / 60  # the changes of slides and the breaths are not spoken
    assert talk.pace() == pytest.approx(260 / (2 - waits))


def test_too_little_tells_no_pace() -> None:
    talk = Rehearsal(_cues(MINUTE), 0.0)
    talk.forward(40)
    assert talk.pace() is None


def test_cues_leave_out_hidden_slides_and_the_disclaimer(tmp_path: Path) -> None:
    made = prepared(tmp_path, DECK + "    hidden: true\n")
    assert [(cue.title, cue.notes) for cue in cues_of(made.slides, made.deck)] == [
        ("T", ("T",)),
        ("One", (MINUTE.strip(),)),
    ]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (20, 6), (200, 60), (40, 4), (10, 3)])
def test_the_screen_is_as_large_as_the_terminal(width: int, height: int) -> None:
    talk = Rehearsal(_cues("한국어 " * 80, "Absatz " * 300, "x" * 500), 0.0)
    talk.forward(1)
    shown = lines(talk, Room(width, height, False, 1.0))
    assert len(shown) == max(height, 4) or height < 4
    assert all(columns(line) <= max(width, 20) for line in shown)


def test_the_screen_shows_the_clocks_against_their_plan() -> None:
    talk = Rehearsal(_cues(MINUTE, MINUTE), 0.0)
    talk.forward(90)
    talk.pause(100)
    shown = lines(talk, Room(80, 24, False, 2.5))
    assert shown[0] == "2/2  Slide 2  PAUSED"
    assert shown[1] == "slide 0:10 of 1:01 (0:52–1:10)"
    assert shown[2] == "talk  1:40 of 2:30, 0:23 in hand"
    assert shown[-2] == "this is the last slide"


def test_unknown_keys_do_nothing() -> None:
    talk = Rehearsal(_cues("one", "two"), 0.0)
    for key in ("x", "", "up", "é"):
        obey(talk, key, 1.0)
    assert (talk.number, talk.is_paused, talk.is_over) == (0, False, False)


# The pace in the project


def test_make_reckons_with_the_pace_that_was_learnt(tmp_path: Path) -> None:
    text = DECK + "talk: 50 s\n"
    assert "talk-long" in codes(prepared(tmp_path, text))
    pace.learn(str(tmp_path), "en", 260)
    made = prepared(tmp_path, text)
    assert "talk-long" not in codes(made)
    assert pace_file(str(tmp_path)) in [path for path, _ in made.project.files]
    assert "talk-long" in codes(prepared(tmp_path, text + "pace: 130\n"))


def test_a_pace_is_the_mean_of_the_last_rehearsals(tmp_path: Path) -> None:
    root = str(tmp_path)
    assert [pace.learn(root, "en-GB", each).pace for each in (100, 140)] == [100, 120]
    assert pace.learn(root, "ko", 280) == pace.Learned(280, 1)
    for _ in range(20):
        last = pace.learn(root, "en", 160)
    assert last.pace == pytest.approx(160, abs=1)
    assert pace.learned(root, "en") == last
    assert pace.learned(root, "ru") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"paces": {"en": {"pace": 0, "rehearsals": 1}}}', '{"paces": 3}'])
def test_a_broken_pace_file_is_one_warning(tmp_path: Path, text: str) -> None:
    path = tmp_path / ".deckbuild" / "pace.json"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert codes(prepared(tmp_path, DECK)) == ["pace-file"]
    assert pace.learn(str(tmp_path), "en", 120).pace == 120
    assert codes(prepared(tmp_path, DECK)) == []


# In a terminal


def test_without_a_terminal_it_says_what_it_needs(tmp_path: Path, python: str) -> None:
    (tmp_path / "talk.yaml").write_text(DECK, encoding="utf-8")
    command = [python, *REHEARSE]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert run.returncode == 2
    assert run.stderr.startswith("error: to rehearse, deckbuild needs a terminal")
    assert run.stdout == ""


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, command: list[str], folder: Path, size: tuple[int, int]) -> None:
        import pty

        self.process, self.shown = 0, ""
        self.process, self.number = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm"})
        self.resize(*size)

    def resize(self, width: int, height: int) -> None:
        """Gives the terminal another size."""
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.number, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """What was shown until a text came up."""
        until = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < until, f"no {text!r} in {self.shown[-2000:]!r}"
            if select.select([self.number], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.number, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        before, found, self.shown = self.shown.partition(text)
        assert found, f"it ended without {text!r}: {before[-2000:]!r}"
        return before + found

    def press(self, keys: str) -> None:
        """Types the keys."""
        os.write(self.number, keys.encode())

    def end(self) -> int:
        """The exit code, once the command has ended by itself."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if select.select([self.number], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    self.shown += os.read(self.number, 65536).decode("utf-8", "replace")
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                os.close(self.number)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.process, signal.SIGKILL)
        raise AssertionError("it did not end")


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own is made the Unix way")
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_keys_turn_the_slides_in_a_real_terminal(tmp_path: Path, python: str) -> None:
    (tmp_path / "talk.yaml").write_text(DECK, encoding="utf-8")
    terminal = Terminal([python, *REHEARSE], tmp_path, (70, 20))
    terminal.wait_for("1/3  T")
    terminal.press(" ")
    terminal.wait_for("2/3  One")
    terminal.press("p")
    terminal.wait_for("PAUSED")
    terminal.resize(30, 10)
    assert "2/3" in terminal.wait_for("PAUSED")
    terminal.press("p")
    terminal.press("\x1b[D")
    terminal.wait_for("1/3  T")
    terminal.press("\r\r\r")
    terminal.wait_for("\x1b[?1049l")
    assert terminal.end() == 0
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.shown)
    assert "too little was spoken to tell a pace" in plain
    assert not (tmp_path / ".deckbuild").exists()


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own is made the Unix way")
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_ctrl_c_gives_the_terminal_back(tmp_path: Path, python: str) -> None:
    (tmp_path / "talk.yaml").write_text(DECK, encoding="utf-8")
    terminal = Terminal([python, *REHEARSE], tmp_path, (70, 20))
    terminal.wait_for("1/3  T")
    terminal.press("\x03")
    terminal.wait_for("\x1b[?1049l")
    assert terminal.end() == 130
