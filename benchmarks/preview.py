"""How long it takes from saving a file to seeing the slide in the browser, and until the page of a large deck stands.

    python benchmarks/preview.py [--sections 60 600] [--saves 15]

Chromium without a window, by Playwright (the extra `browser`). A save changes a text of a section in the middle of the
deck; the slide is seen when its drawing has been decoded and its new notes stand beside it.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from deckbuild.pipeline import prepare
from deckbuild.preview.live import Live
from deckbuild.preview.server import PreviewServer

_WATCH = """token => {
  window.seen = 0;
  const look = async () => {
    const notes = document.querySelector('.notes');
    if (notes && notes.textContent.includes(token)) {
      await document.querySelector('#stage img').decode();
      window.seen = Date.now();
    } else requestAnimationFrame(look);
  };
  look();
}"""


def project(folder: Path, count: int) -> list[Path]:
    """A project of so many sections of six points each; the files of its sections."""
    slides = folder / "slides"
    slides.mkdir(parents=True)
    (slides / "deck.yaml").write_text("title: A long day\ndisclaimer: Own views.\n", encoding="utf-8")
    files = []
    for n in range(count):
        points = "".join(
            f"- show: Point {m} of section {n}\n  say: What is said of point {m}, in full.\n" for m in range(6)
        )
        files.append(slides / f"{n + 1:04}-section-{n + 1}.yaml")
        files[-1].write_text(f"title: Section {n + 1}\npoints:\n{points}", encoding="utf-8")
    return files


def measure(browser: Any, count: int, saves: int) -> None:
    """Prints the times of one deck."""
    folder = Path(tempfile.mkdtemp(prefix="deckbuild-preview-"))
    files = project(folder, count)
    live = Live(str(folder), lambda: prepare(str(folder)))
    live.refresh()
    server = PreviewServer(live)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    threading.Thread(target=live.follow, args=(server.ended,), daemon=True).start()
    page = browser.new_page()
    start = time.time()
    page.goto(server.address)
    page.wait_for_selector("#stage img")
    page.evaluate("document.querySelector('#stage img').decode()")
    loaded = time.time() - start
    times = []
    for n in range(saves + 1):
        file, token = files[len(files) // 2 + n % 3], f"save number {n}."
        page.evaluate(_WATCH, token)
        text = file.read_text(encoding="utf-8").rsplit("\nnotes:", 1)[0].rstrip("\n")
        start = time.time()
        file.write_text(f"{text}\nnotes: {token}\n", encoding="utf-8")
        while not (seen := page.evaluate("window.seen")):
            page.wait_for_timeout(5)
        times.append(seen / 1000 - start)
        page.wait_for_timeout(150)
    times = sorted(times[1:])
    median = statistics.median(times)
    print(
        f"{count:5} sections: page {loaded * 1000:5.0f} ms; save to screen median {median * 1000:4.0f} ms, "
        f"{times[0] * 1000:.0f} to {times[-1] * 1000:.0f}"
    )
    page.close()
    server.end()
    shutil.rmtree(folder)


def main() -> None:
    """Measures decks of the sizes asked for."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sections", type=int, nargs="+", default=[60, 600])
    parser.add_argument("--saves", type=int, default=15)
    asked = parser.parse_args()
    with sync_playwright() as started:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for count in asked.sections:
            measure(browser, count, asked.saves)
        browser.close()


if __name__ == "__main__":
    main()
