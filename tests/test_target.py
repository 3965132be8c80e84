"""The file a deck is written to: what is refused, what is kept, and that it is always a whole one."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from conftest import need
from deckbuild import target
from deckbuild.pipeline import Options, build
from deckbuild.target import TargetError
from making import NOW, project

if TYPE_CHECKING:
    from collections.abc import Iterator

DECK = "title: T\nsections: [{title: A, points: [one]}]\n"


def made(folder: Path, text: str = DECK, name: str = "deck.pptx", fresh: bool = False) -> Path:
    """A deck of the YAML text, built in the folder."""
    project(folder, {"talk.yaml": text})
    return Path(build(str(folder / "talk.yaml"), str(folder / name), Options(now=NOW, fresh=fresh)).path)


def refused(path: Path | str) -> TargetError:
    """The error for a file that no deck may be written to."""
    with pytest.raises(TargetError) as caught:
        target.check(str(path))
    assert "\n" not in caught.value.message
    return caught.value


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).message == f"{tmp_path} is a folder"
    assert refused(f"{tmp_path / 'new'}/").hint.endswith("talk.pptx")


@pytest.mark.parametrize("name", ["deck", "deck.yaml", "deck.ppt", "-"])
def test_a_name_that_powerpoint_would_not_open_is_refused(name: str, tmp_path: Path) -> None:
    assert f"{name} does not end in .pptx" in refused(tmp_path / name).message
    target.check(str(tmp_path / "DECK.PPTX"))


def test_what_is_no_ordinary_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pptx"
    os.mkfifo(pipe)
    assert "not a file" in refused(pipe).message
    with pytest.raises(TargetError):
        target.replace(str(pipe), lambda file: file.write(b"x"))
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(("lock", "program"), [("~$deck.pptx", "PowerPoint"), (".~lock.deck.pptx#", "LibreOffice")])
def test_a_deck_that_is_open_elsewhere_is_left_alone(lock: str, program: str, tmp_path: Path) -> None:
    path = made(tmp_path)
    before = path.read_bytes()
    (tmp_path / lock).touch()
    assert f"open in {program}" in refused(path).message
    with pytest.raises(TargetError):
        made(tmp_path, DECK.replace("one", "two"))
    assert path.read_bytes() == before


def test_the_lock_of_a_deck_behind_a_link_is_found(tmp_path: Path) -> None:
    path = made(tmp_path)
    link = tmp_path / "elsewhere" / "link.pptx"
    link.parent.mkdir()
    link.symlink_to(path)
    (tmp_path / "~$deck.pptx").touch()
    assert "open in PowerPoint" in refused(link).message


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = path.read_bytes()
    (tmp_path / "link.pptx").symlink_to("deck.pptx")
    made(tmp_path, DECK.replace("one", "two"), "link.pptx")
    assert (tmp_path / "link.pptx").is_symlink()
    assert path.read_bytes() != before


def test_a_deck_keeps_the_permissions_it_had(tmp_path: Path) -> None:
    path = made(tmp_path)
    path.chmod(0o640)
    made(tmp_path, DECK.replace("one", "two"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_folder_of_a_deck_is_made(tmp_path: Path) -> None:
    assert made(tmp_path, name="new/folder/deck.pptx").is_file()


def test_a_name_as_long_as_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    assert made(tmp_path, name="x" * 250 + ".pptx").is_file()
    with pytest.raises(TargetError, match="the name is too long"):
        made(tmp_path, name="x" * 251 + ".pptx")


def test_nothing_is_left_beside_the_deck(tmp_path: Path) -> None:
    made(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [".deckbuild", "deck.pptx", "talk.yaml"]


def test_what_a_killed_build_left_an_hour_ago_is_swept_away_and_what_is_new_is_not(tmp_path: Path) -> None:
    kept: list[str] = []

    def write(file: BinaryIO) -> None:
        kept.append(os.path.basename(file.name))

    target.replace(str(tmp_path / "deck.pptx"), write)
    old, new = (tmp_path / kept[0].replace(str(os.getpid()), pid) for pid in ("1", "2"))
    for path in (old, new):
        path.touch()
    an_hour_ago = time.time() - 3700
    os.utime(old, (an_hour_ago, an_hour_ago))
    made(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_failure_in_the_middle_leaves_the_old_deck_and_nothing_else(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = path.read_bytes()

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        target.replace(str(path), fail)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [".deckbuild", "deck.pptx", "talk.yaml"]


# What a person changed


def edited(path: Path) -> bytes:
    """Changes the deck as PowerPoint would: a word, and the whole package written anew."""
    from pptx import Presentation

    deck = Presentation(str(path))
    deck.slides[1].shapes.title.text_frame.text = "Changed by hand"
    deck.save(str(path))
    return path.read_bytes()


def test_a_deck_changed_by_hand_is_kept_under_the_next_free_number(tmp_path: Path) -> None:
    path = made(tmp_path)
    first = edited(path)
    made(tmp_path, fresh=True)
    second = edited(path)
    made(tmp_path, fresh=True)
    assert (tmp_path / "deck.edited-1.pptx").read_bytes() == first
    assert (tmp_path / "deck.edited-2.pptx").read_bytes() == second
    made(tmp_path, DECK.replace("one", "two"))
    assert not (tmp_path / "deck.edited-3.pptx").exists()


def test_a_deck_of_another_program_is_kept(tmp_path: Path) -> None:
    from pptx import Presentation

    path = tmp_path / "deck.pptx"
    Presentation().save(str(path))
    before = path.read_bytes()
    made(tmp_path)
    assert (tmp_path / "deck.edited-1.pptx").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no package", b"PK\x03\x04" + bytes(60)])
def test_what_is_no_deck_at_all_is_kept(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(content)
    made(tmp_path)
    assert (tmp_path / "deck.edited-1.pptx").read_bytes() == content


def test_a_copy_of_a_deck_under_another_name_is_known_as_untouched(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / "copy.pptx").write_bytes(path.read_bytes())
    made(tmp_path, DECK.replace("one", "two"), "copy.pptx")
    assert not list(tmp_path.glob("*.edited-*"))


# A full disk, and no right to write


def limited(folder: Path, code: str, size: int) -> subprocess.CompletedProcess[str]:
    """Runs code in a process whose files may not grow over so many bytes, which fails as a full disk does."""
    limit = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
    )
    return subprocess.run([sys.executable, "-c", limit + code], cwd=folder, capture_output=True, text=True)


BUILD = """
import sys
from deckbuild.cli import main
sys.argv = ["deckbuild", "make", "talk.yaml", "-o", "deck.pptx"]
sys.exit(main())
"""
FRESH = BUILD.replace('"-o"', '"--fresh", "-o"')


def test_where_the_disk_is_full_one_line_says_so_and_the_old_deck_stays(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = path.read_bytes()
    project(tmp_path, {"talk.yaml": DECK.replace("one", "two")})
    done = limited(tmp_path, BUILD, 8192)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: {path} cannot be written: ")
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


def test_where_no_copy_can_be_kept_the_edited_deck_is_not_written_over(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = edited(path)
    done = limited(tmp_path, FRESH, 8192)
    assert done.returncode == 1
    assert "was changed by hand, and no copy of it can be kept" in done.stderr
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.edited-*"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")  # the same is tested above with a limit on the file's size
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_small_disk_that_is_full_keeps_its_old_deck(small_disk: Path, tmp_path: Path) -> None:
    path = made(small_disk)
    before = path.read_bytes()
    (small_disk / "filler").write_bytes(bytes(256 * 1024 - 2 * len(before)))
    long = DECK.replace("one", "\n".join(f"word{n}" for n in range(20_000)))
    project(tmp_path, {"talk.yaml": f"title: T\nsections: [{{title: A, points: [{{say: {long!r}}}]}}]\n"})
    with pytest.raises(TargetError, match="the disk is full"):
        build(str(tmp_path / "talk.yaml"), str(path), Options(now=NOW))
    assert path.read_bytes() == before
    assert not list(small_disk.glob(".*.part"))


def unprivileged(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs code without the power of root, which may write anywhere."""
    command = [sys.executable, "-c", code]
    if os.getuid() == 0:
        command = [need("setpriv"), "--bounding-set=-all", "--inh-caps=-all", *command]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_a_read_only_deck_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = path.read_bytes()
    path.chmod(0o444)
    done = unprivileged(BUILD, tmp_path)
    assert (done.returncode, done.stderr.split("\n")[0]) == (1, "error: deck.pptx is read-only")
    assert path.read_bytes() == before


def test_a_read_only_folder_is_told_in_one_line(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": DECK})
    tmp_path.chmod(0o555)
    done = unprivileged(BUILD, tmp_path)
    tmp_path.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.split("\n")[0] == f"error: {tmp_path}/deck.pptx cannot be written: writing there is not allowed"


# Killed at any moment

BIG = "title: T\nsections:\n" + "".join(f"- {{title: Slide {n}, points: [one, two, three]}}\n" for n in range(300))
LOOP = (
    "import sys\n"
    "from deckbuild.pipeline import Options, build\n"
    "print('ready', flush=True)\n"
    "build('talk.yaml', 'deck.pptx', Options(now='2026-11-24 12:00 UTC'))\n"
)


@pytest.mark.parametrize("share", [n / 20 for n in range(21)])
def test_killed_at_any_moment_the_deck_is_the_old_one_or_the_new_one(
    share: float, old_and_new: tuple[bytes, bytes, float], tmp_path: Path
) -> None:
    old, new, seconds = old_and_new
    project(tmp_path, {"talk.yaml": BIG})
    path = tmp_path / "deck.pptx"
    path.write_bytes(old)
    child = subprocess.Popen([sys.executable, "-c", LOOP], cwd=tmp_path, stdout=subprocess.PIPE, start_new_session=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(seconds * share)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert path.read_bytes() in (old, new)
    assert not list(tmp_path.glob("*.edited-*"))


@pytest.fixture(scope="module")
def old_and_new(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, float]:
    """A small old deck, the big one that is built over it, and about how many seconds that takes."""
    old = made(tmp_path_factory.mktemp("old")).read_bytes()
    folder = tmp_path_factory.mktemp("new")
    project(folder, {"talk.yaml": BIG})
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", LOOP], cwd=folder, check=True, capture_output=True)
    return old, (folder / "deck.pptx").read_bytes(), time.monotonic() - started
