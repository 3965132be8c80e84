"""The page in a real browser: what changes, what keys do, two windows, hostile words, and what axe has to say."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT, need, need_module
from deckbuild.pipeline import Options, prepare
from deckbuild.preview.alone import alone
from deckbuild.preview.live import Live
from deckbuild.preview.server import PreviewServer
from making import NOW, prepared, project

if TYPE_CHECKING:
    from collections.abc import Iterator

EVIL = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>{{7*7}}"
TALK = """\
title: A talk
disclaimer: Own views.
talk: 2 min
sections:
  - {title: One, points: [{show: first, say: the first point in full}]}
  - {title: Two, points: [second]}
  - {title: In reserve, hidden: true, points: [only if asked]}
  - {title: Four, points: [fourth]}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    program = need("chromium")
    playwright = need_module("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


class Preview:
    """A deck under preview and a page that shows it."""

    def __init__(self, folder: Path, context: Any, text: str, shows: str = "img:visible") -> None:
        self.folder, self.context, self.shows = folder, context, shows
        project(folder, {"talk.yaml": text})
        source = str(folder / "talk.yaml")
        self.live = Live(source, lambda: prepare(source, Options(now=NOW)))
        self.live.refresh()
        self.server = PreviewServer(self.live)
        self.threads = [
            threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True),
            threading.Thread(target=self.live.follow, args=(self.server.ended,), daemon=True),
        ]
        for thread in self.threads:
            thread.start()
        self.errors: list[str] = []
        self.page = self.open("")

    def open(self, view: str) -> Any:
        """Opens another page of the same browser."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.goto(self.server.address + view)
        page.wait_for_selector(self.shows)
        return page

    def save(self, text: str) -> None:
        """Saves the deck's file anew."""
        project(self.folder, {"talk.yaml": text})


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Preview]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(8000)
    made = Preview(tmp_path, context, TALK)
    yield made
    errors = list(made.errors)
    context.close()  # before the server, or its end would be one more error
    made.server.end()
    assert errors == []


def until(page: Any, expression: str) -> None:
    """Waits for something to be true in the page, which allows no code of others to wait inside it."""
    end = time.monotonic() + 10
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"{expression}: {page.evaluate('document.body.innerText')}"
        page.wait_for_timeout(20)


def title(page: Any) -> str:
    return str(page.text_content("#stage h2"))


def test_the_page_goes_to_the_slide_that_changed(opened: Preview) -> None:
    page = opened.page
    assert title(page) == "A talk"
    opened.save(TALK.replace("[second]", "[{show: second, say: spoken anew}]"))
    until(page, "location.hash === '#/3'")
    until(page, "document.querySelector('.notes').textContent.includes('spoken anew')")
    assert title(page) == "Two"


def test_a_mistake_keeps_the_last_good_slides_and_says_so(opened: Preview) -> None:
    page = opened.page
    opened.save(TALK.replace("title: One", "titel: One"))
    until(page, "document.querySelector('#conditions').textContent.includes('not what the files say')")
    assert "talk.yaml:5:" in page.text_content("#beside")
    assert page.locator("#strip li").count() == 5
    opened.save(TALK)
    until(page, "document.querySelector('#conditions').hidden")


def test_keys_lead_through_the_slides_and_views(opened: Preview) -> None:
    page = opened.page
    for key, then in (
        ("ArrowRight", "#/2"), ("PageDown", "#/3"), (" ", "#/4"), ("ArrowLeft", "#/3"), ("End", "#/5"), ("Home", "#/1"),
        ("ArrowLeft", "#/1"), ("o", "#/overview/1"), ("ArrowRight", "#/overview/2"), ("Enter", "#/2"),
        ("p", "#/present/2"),
        ("Escape", "#/2"),
    ):  # fmt: skip
        page.keyboard.press("Space" if key == " " else key)
        until(page, f"location.hash === '{then}'")
    page.goto(opened.server.address + "#/99")
    until(page, "document.querySelector('#stage h2').textContent === 'Four'")


def test_the_audience_sees_what_the_presenter_shows(opened: Preview) -> None:
    presenter = opened.page
    presenter.keyboard.press("p")
    presenter.wait_for_selector("#presenter .said")
    with opened.context.expect_page() as other:
        presenter.click("#window")
    screen = other.value
    screen.wait_for_selector("#screen img")
    presenter.bring_to_front()
    for key in ("PageDown", "PageDown"):
        presenter.keyboard.press(key)
    until(screen, "document.querySelector('#screen img').alt === 'Slide 3: Two'")
    presenter.keyboard.press("ArrowRight")  # the hidden slide is passed over
    until(screen, "document.querySelector('#screen img').alt === 'Slide 5: Four'")
    assert "The last slide" in presenter.text_content("#presenter .next")
    presenter.keyboard.press("b")
    until(screen, "!document.querySelector('#screen img')")
    presenter.keyboard.press("b")
    screen.wait_for_selector("#screen img")
    assert screen.is_hidden("#top")


def test_the_clock_runs_stands_and_starts_over(opened: Preview) -> None:
    page = opened.page
    page.keyboard.press("p")
    assert page.text_content("#time") == "0:00 · 2:00 left"
    page.click("#start")
    until(page, "document.querySelector('#time').textContent.startsWith('0:01')")
    page.click("#start")
    assert page.text_content("#start") == "Start"
    page.click("#reset")
    until(page, "document.querySelector('#time').textContent === '0:00 · 2:00 left'")


def test_words_of_the_deck_never_become_markup(opened: Preview) -> None:
    page = opened.page
    opened.save(
        f"title: '{EVIL}'\ndisclaimer: '{EVIL}'\nsections:\n- title: '{EVIL}'\n  points: ['{EVIL}', '[x](https://a.example)']\n"
        f"  group: '{EVIL}'\n  notes: '{EVIL}'\n- {{title: B, titel: '{EVIL}'}}\n"
    )
    until(page, "document.querySelector('#conditions').textContent.includes('not what')")
    opened.save(
        f"title: '{EVIL}'\ndisclaimer: '{EVIL}'\nsections:\n- title: '{EVIL}'\n  points: ['{EVIL}', '[x](https://a.example)']\n"
        f"  group: '{EVIL}'\n  notes: '{EVIL}'\n"
    )
    for view in ("#/2", "#/overview", "#/present/2", "#/screen"):
        page.goto(opened.server.address + view)
        page.wait_for_selector("img:visible")
        assert page.evaluate("window.pwned") is None
        assert page.locator("script").count() == 1
        assert page.locator("img[onerror], img[src='x']").count() == 0
    page.goto(opened.server.address + "#/2")
    assert EVIL in page.text_content(".notes")
    assert page.get_attribute(".notes a", "rel") == "noopener noreferrer"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["#/2", "#/overview", "#/present/2"])
def test_axe_finds_nothing_serious(view: str, scheme: str, opened: Preview) -> None:
    axe = need_module("axe_playwright_python.sync_playwright")
    page = opened.page
    page.emulate_media(color_scheme=scheme)
    opened.save(TALK.replace("[second]", "[second, '']"))  # a warning to be shown as well
    page.goto(opened.server.address + view)
    page.wait_for_selector("img:visible")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_phone_shows_all_of_it_in_its_width(opened: Preview) -> None:
    page = opened.page
    page.set_viewport_size({"width": 375, "height": 700})
    for view in ("#/2", "#/overview", "#/present/2"):
        page.goto(opened.server.address + view)
        page.wait_for_selector("img:visible")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_that_stands_alone_asks_for_nothing(browser: Any, tmp_path: Path) -> None:
    asked: list[str] = []
    for notes in (False, True):
        made = prepared(tmp_path, TALK.replace("title: One", f"title: '{EVIL}'"))
        (tmp_path / "talk.html").write_text(alone(made, notes), encoding="utf-8")
        page = browser.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: asked.append(str(error)))
        page.on("console", lambda said: asked.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "talk.html").as_uri() + "#/2")
        page.wait_for_selector("img:visible")
        page.keyboard.press("ArrowRight")
        until(page, "document.querySelector('#stage h2').textContent === 'Two'")
        assert page.evaluate("window.pwned") is None
        assert page.title() == "A talk"
        assert ("the first point in full" in page.content()) is notes
        assert page.is_visible("#beside") is notes
        page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_scripts_are_sound_by_their_types(tmp_path: Path) -> None:
    compiler = shutil.which("tsc") or need("tsc")
    import subprocess

    folder = ROOT / "src" / "deckbuild" / "data" / "preview"
    command = [compiler, "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--module", "es2022"]
    done = subprocess.run(
        [*command, *map(str, sorted(folder.glob("*.js")))], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_a_deck_that_cannot_be_shown_yet_says_why(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context()
    context.set_default_timeout(8000)
    made = Preview(tmp_path, context, "titel: A talk\n", shows="#beside .error")
    assert "talk.yaml:1:1" in made.page.text_content("#beside")
    for view in ("present/1", "overview", "7"):
        made.page.goto(f"{made.server.address}#/{view}")
        until(made.page, "document.querySelector('#stage').checkVisibility()")
        assert "no slide to show yet" in made.page.text_content("#stage")
    made.save(TALK)
    until(made.page, "document.querySelectorAll('#strip li').length === 5")
    made.page.wait_for_selector("#stage img")
    made.server.end()
    until(made.page, "document.querySelector('#status').textContent.startsWith('the preview has ended')")
    context.close()


def test_a_clicker_leads_from_the_window_that_is_in_front(opened: Preview) -> None:
    presenter = opened.page
    presenter.goto(opened.server.address + "#/present/2")
    presenter.click("#start")
    with opened.context.expect_page() as other:
        presenter.click("#window")
    screen = other.value
    until(screen, "document.querySelector('#screen img')?.alt === 'Slide 2: One'")
    screen.keyboard.press("PageDown")
    until(screen, "document.querySelector('#screen img').alt === 'Slide 3: Two'")
    until(presenter, "location.hash === '#/present/3'")
    screen.keyboard.press("b")
    until(screen, "!document.querySelector('#screen img')")
    for window in (screen, presenter):  # either may be loaded again, and nothing is lost
        window.reload()
    until(presenter, "document.querySelector('#start')?.textContent === 'Pause'")
    presenter.keyboard.press("b")
    until(screen, "document.querySelector('#screen img')?.alt === 'Slide 3: Two'")
    presenter.keyboard.press("End")
    until(screen, "document.querySelector('#screen img').alt === 'Slide 5: Four'")


def test_the_keyboard_alone_reaches_everything_and_hears_where_it_is(opened: Preview) -> None:
    page = opened.page
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#said').textContent === 'Slide 2 of 5: One'")
    page.focus("#strip li:nth-child(4) a")
    page.keyboard.press("Enter")
    until(page, "location.hash === '#/4'")
    page.focus(".skip")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'stage' && location.hash === '#/4'")
    page.keyboard.press("o")
    until(page, "document.activeElement.getAttribute('href') === '#/4'")
    page.keyboard.press("Home")
    until(page, "document.activeElement.getAttribute('href') === '#/1'")
    page.keyboard.press("ArrowDown")
    columns = page.evaluate("getComputedStyle(document.querySelector('.grid')).gridTemplateColumns.split(' ').length")
    until(page, f"location.hash === '#/overview/{min(5, 1 + columns)}'")


def test_an_address_leads_to_a_section_by_its_key(opened: Preview) -> None:
    key = opened.live._slides[2].slide.key
    opened.page.goto(f"{opened.server.address}#/{key}")
    until(opened.page, "document.querySelector('#stage h2').textContent === 'Two'")


def test_the_strip_keeps_the_current_slide_in_sight(opened: Preview) -> None:
    opened.save("title: Many\nsections:\n" + "".join(f"- title: '{'Long ' * 14}{n}'\n" for n in range(40)))
    page = opened.page
    until(page, "document.querySelectorAll('#strip li').length === 41")
    page.keyboard.press("End")
    until(page, "document.querySelector('#strip a[aria-current]').getBoundingClientRect().top < innerHeight")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_notes_run_from_the_right_in_languages_that_do(opened: Preview) -> None:
    opened.save("title: عنوان\nlanguage: ar\nsections: [{title: فصل, points: [نقطة]}]\n")
    until(opened.page, "document.title === 'عنوان'")
    opened.page.keyboard.press("End")
    until(opened.page, "document.querySelector('.notes')?.textContent.includes('نقطة')")
    assert opened.page.evaluate("getComputedStyle(document.querySelector('.notes li')).direction") == "rtl"
    assert opened.page.get_attribute(".notes", "lang") == "ar"
