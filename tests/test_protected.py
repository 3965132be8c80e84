"""Decks locked with a password: what is asked, what is written, and who can open it."""

from __future__ import annotations

import io
import os
import pty
import sys
import zipfile
from pathlib import Path

import msoffcrypto
import pytest
from pptx import Presentation

from deckbuild.cli import guard, main
from deckbuild.encryption import encrypted
from deckbuild.pipeline import Options, build
from making import NOW, project

TALK = "title: A talk\nsections: [{title: Geheimnis, points: [verschwiegen]}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path, {"talk.yaml": TALK})


def answered(folder: Path, arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Runs a command in a terminal of its own and answers what it asks; its exit code, and all that stood there."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-c", "from deckbuild.cli import main; main()", *arguments])
    shown = ""
    while True:
        try:
            read = os.read(terminal, 4096).decode()
        except OSError:
            break
        if not read:
            break
        shown += read
        if shown.rstrip(" ").endswith(":") and answers:
            os.write(terminal, f"{answers.pop(0)}\n".encode())
            shown += "\n"
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown


def opened(path: Path, password: str) -> list[str]:
    """The titles of a locked deck."""
    plain = io.BytesIO()
    with path.open("rb") as file:
        locked = msoffcrypto.OfficeFile(file)
        locked.load_key(password=password, verify_password=True)
        locked.decrypt(plain)
    return [slide.shapes.title.text for slide in Presentation(plain).slides]


def test_a_locked_deck_opens_with_its_password_alone(here: Path) -> None:
    code, shown = answered(here, ["make", "talk.yaml", "--password"], ["pass wörd", "pass wörd"])
    assert code == guard.FINE
    assert "pass wörd" not in shown
    assert "wrote build/a-talk-protected.pptx, which opens with the password alone" in shown
    path = here / "build" / "a-talk-protected.pptx"
    assert opened(path, "pass wörd") == ["A talk", "Geheimnis"]
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        opened(path, "password")
    assert b"verschwiegen" not in path.read_bytes()
    assert not (here / "build" / "a-talk.pptx").exists()


def test_a_password_is_asked_for_again_until_both_are_the_same(here: Path) -> None:
    code, shown = answered(here, ["make", "talk.yaml", "--password"], ["", "one", "two", "three", "three"])
    assert code == guard.FINE
    assert "a password has 1 to 255 letters" in shown
    assert "the two are not the same" in shown
    assert opened(here / "build" / "a-talk-protected.pptx", "three") == ["A talk", "Geheimnis"]


def test_without_a_terminal_no_password_is_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("secret\nsecret\n"))
    monkeypatch.setattr("sys.argv", ["deckbuild", "make", "talk.yaml", "--password"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == guard.PROBLEMS
    assert capfd.readouterr().err.startswith("error: --password asks for the password on a terminal, and there is none")
    assert not (here / "build").exists()


def test_a_locked_deck_is_the_deck_in_every_byte(here: Path) -> None:
    deck = Path(build("talk.yaml", options=Options(now=NOW)).path).read_bytes()
    locked = msoffcrypto.OfficeFile(io.BytesIO(encrypted(deck, "x")))
    locked.load_key(password="x")
    plain = io.BytesIO()
    locked.decrypt(plain)
    assert plain.getvalue() == deck


def locked(here: Path, *arguments: str) -> tuple[int, str]:
    return answered(here, ["make", "talk.yaml", "--password", *arguments], ["x", "x"])


def decrypted(path: Path) -> bytes:
    plain = io.BytesIO()
    with path.open("rb") as file:
        deck = msoffcrypto.OfficeFile(file)
        deck.load_key(password="x")
        deck.decrypt(plain)
    return plain.getvalue()


def test_a_locked_release_keeps_to_the_embargo_and_has_nothing_of_the_workshop(here: Path) -> None:
    project(here, {"talk.yaml": f"{TALK}embargo: 2990-01-01 09:00 UTC\naudiences: [press]\n"})
    code, shown = locked(here, "--release", "--audience", "press")
    assert code == guard.PROBLEMS
    assert "embargo is still running" in shown
    assert "password for" not in shown
    assert not (here / "build").exists()
    assert locked(here, "--release", "--embargoed", "--audience", "press")[0] == guard.FINE
    deck = decrypted(here / "build" / "a-talk-press-protected.pptx")
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        assert not any(b"deckbuild" in package.read(name) for name in package.namelist())
        assert b"EMBARGOED" in package.read("ppt/slides/slide2.xml")


def test_a_locked_deck_has_what_was_edited_in_the_speakers_own(here: Path) -> None:
    own = Path(build("talk.yaml", options=Options(now=NOW)).path)
    deck = Presentation(str(own))
    deck.slides[1].shapes.title.text = "By hand"
    deck.save(str(own))
    before = own.read_bytes()
    project(here, {"talk.yaml": TALK.replace("verschwiegen", "still")})
    assert locked(here)[0] == guard.FINE
    slide = Presentation(io.BytesIO(decrypted(here / "build" / "a-talk-protected.pptx"))).slides[1]
    assert [shape.text_frame.text for shape in slide.placeholders][:2] == ["By hand", "still"]
    assert own.read_bytes() == before


def test_an_open_conflict_does_not_leave_the_house(here: Path) -> None:
    own = Path(build("talk.yaml", options=Options(now=NOW)).path)
    deck = Presentation(str(own))
    deck.slides[1].placeholders[1].text_frame.text = "by hand"
    deck.save(str(own))
    project(here, {"talk.yaml": TALK.replace("verschwiegen", "in the YAML")})
    code, shown = locked(here)
    assert code == guard.PROBLEMS
    assert "conflict" in shown
    assert locked(here, "--theirs")[0] == guard.FINE
