"""The deck under preview while its files come, go and change: what is told, and that it never stops without a word."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from deckbuild.pipeline import Options, prepare
from deckbuild.preview import live as lives
from deckbuild.preview.live import Live
from making import NOW, project

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {
    "slides/deck.yaml": "title: T\n",
    "slides/10-a.yaml": "title: A\npoints: [a]\n",
    "slides/20-b.yaml": "title: B\n",
}


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """A project that is followed."""
    project(tmp_path, FILES)
    made = Live(str(tmp_path), lambda: prepare(str(tmp_path), Options(now=NOW)))
    made.refresh()
    ended = threading.Event()
    thread = threading.Thread(target=made.follow, args=(ended,), daemon=True)
    thread.start()
    yield made
    ended.set()
    thread.join(5)


def told(live: Live, expected: Any) -> dict[str, Any]:
    """What the page is told, once it is as expected."""
    end = time.monotonic() + 10
    while not expected(now := json.loads(live.told)):
        assert time.monotonic() < end, now
        time.sleep(0.01)
    return dict(now)


def test_a_file_that_is_deleted_takes_its_slide_along(live: Live, tmp_path: Path) -> None:
    (tmp_path / "slides" / "20-b.yaml").unlink()
    assert [slide["title"] for slide in told(live, lambda now: len(now["slides"]) == 2)["slides"]] == ["T", "A"]


def test_a_template_that_is_missing_is_told_and_seen_when_it_comes(live: Live, tmp_path: Path) -> None:
    project(tmp_path, {"slides/deck.yaml": "title: T2\ntemplate: house.pptx\n"})
    missing = told(live, lambda now: now["stale"])
    assert (missing["title"], missing["problems"][0]["code"]) == ("T", "file-missing")
    Presentation().save(str(tmp_path / "slides" / "house.pptx"))
    assert told(live, lambda now: not now["stale"])["title"] == "T2"


def test_a_project_that_goes_and_comes_back_is_followed(live: Live, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).unlink()
    (tmp_path / "slides").rmdir()
    assert told(live, lambda now: now["stale"])["problems"][0]["code"] == "no-deck"
    project(tmp_path, {**FILES, "slides/deck.yaml": "title: Back\n"})
    told(live, lambda now: not now["stale"] and now["title"] == "Back")


def test_what_is_saved_before_it_is_followed_is_seen(tmp_path: Path) -> None:
    project(tmp_path, FILES)
    live = Live(str(tmp_path), lambda: prepare(str(tmp_path), Options(now=NOW)))
    live.refresh()
    project(tmp_path, {"slides/deck.yaml": "title: Changed at once\n"})
    ended = threading.Event()
    thread = threading.Thread(target=live.follow, args=(ended,), daemon=True)
    thread.start()
    told(live, lambda now: now["title"] == "Changed at once")
    ended.set()
    thread.join(5)


def test_a_fault_of_the_program_ends_the_preview_and_is_not_swallowed(tmp_path: Path) -> None:
    project(tmp_path, FILES)
    live = Live(str(tmp_path), lambda: prepare(str(tmp_path), Options(now=NOW)))
    live.refresh()

    def broken() -> Any:
        raise RuntimeError("a fault")

    live._prepare = broken
    project(tmp_path, {"slides/deck.yaml": "title: Another\n"})
    ended = threading.Event()
    live.follow(ended)
    assert ended.is_set()
    assert str(live.failed) == "a fault"


def test_a_page_that_has_not_heard_of_a_change_yet_gets_the_slides_it_knows(live: Live, tmp_path: Path) -> None:
    look = json.loads(live.told)["slides"][1]["look"]
    project(tmp_path, {"slides/10-a.yaml": "title: A\npoints: [changed]\n"})
    told(live, lambda now: now["slides"][1]["look"] != look)
    old = live.drawn(2, look)
    assert old is not None
    assert "changed" not in old.svg


def test_a_slide_that_cannot_be_drawn_says_so_and_takes_no_other_along(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = lives.draw

    def draw(prepared: Any, number: int) -> Any:
        if number == 2:
            raise KeyError("odd")
        return right(prepared, number)

    monkeypatch.setattr(lives, "draw", draw)
    looks = [slide["look"] for slide in json.loads(live.told)["slides"]]
    first, second = live.drawn(1, looks[0]), live.drawn(2, looks[1])
    assert first is not None
    assert second is not None
    assert (first.untrue, second.untrue) == ((), ("the slide (KeyError)",))
