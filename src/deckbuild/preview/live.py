"""The deck as it is now: read again whenever a file is saved, and drawn when the page asks for it."""

from __future__ import annotations

import gc
import json
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from deckbuild.preview.draw.slide import Drawn, draw
from deckbuild.preview.pictured import pictured
from deckbuild.preview.show import Numbered, looks, show
from deckbuild.watching import SETTLE_SECONDS, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.pipeline import Prepared

POLL_SECONDS = 0.04
_MOST_DRAWN = 300
"""Drawings that are kept, the latest."""

_MOST_PICTURES = 30


class Live:
    """One deck under preview. Threads may ask for it while another follows its files."""

    def __init__(self, source: str, prepare: Callable[[], Prepared]) -> None:
        self.source, self._prepare = source, prepare
        self._changed = threading.Condition()
        self._drawing = threading.Lock()
        self._drawn: OrderedDict[tuple[int, int], Drawn] = OrderedDict()
        self._office = threading.Lock()
        self._pictures: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._prepared: Prepared | None = None
        self._slides: list[Numbered] = []
        self._earlier: tuple[Prepared | None, list[Numbered]] = (None, [])
        self._files: tuple[str, ...] = ()
        self._seen = snapshot(source)  # before the files are read: what is saved meanwhile is seen as a change
        self._looks = 0
        self._is_ended = False
        self.failed: Exception | None = None
        self.version = 0
        self.told = b"{}"

    def refresh(self) -> None:
        """Reads and lays out the deck, and tells whoever waits."""
        gc.disable()  # it would cost a third of the time, and there are no cycles to be found
        try:
            prepared = self._prepare()
        finally:
            gc.enable()
        project = prepared.project
        template = (project.deck.template,) if project.deck is not None and project.deck.template else ()
        self._files = (*(path for path, _ in project.files), *template)
        with self._changed:
            stale = not prepared.slides and self._prepared is not None
            if not stale:
                before = self._slides if self._same_template(prepared) else []
                self._earlier = (self._prepared, self._slides)
                self._slides = looks(before, prepared.slides, self._looks + 1)
                self._looks += len(self._slides)
                self._prepared = prepared
            self.version += 1
            self.told = self._json(prepared, stale)
            self._changed.notify_all()

    def follow(self, ended: threading.Event) -> None:
        """Refreshes after every change of a file, until `ended` is set; a fault of our own ends it, and is `failed`."""
        known = {**snapshot("", self._files), **self._seen}
        while not ended.wait(POLL_SECONDS):
            seen = snapshot(self.source, self._files)
            if seen != known:
                time.sleep(SETTLE_SECONDS)
                known = snapshot(self.source, self._files)
                try:
                    self.refresh()
                except Exception as fault:  # of ours: raised where it is told to the person
                    self.failed = fault
                    ended.set()
                    return
                known = {**snapshot("", self._files), **known}

    def wait(self, version: int, seconds: float) -> int:
        """The version now, after waiting up to so many seconds for another than `version`, or for the end."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version or self._is_ended, seconds)
            return self.version

    def end(self) -> None:
        """Lets whoever waits go."""
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()

    def drawn(self, number: int, look: int) -> Drawn | None:
        """The drawing of the slide with that number, None where it does not look so any more."""
        prepared = self._with_look(number, look)
        if prepared is None:
            return None
        with self._drawing:  # one at a time: they would only share one processor
            key = (number, look)
            if key not in self._drawn:
                self._drawn[key] = _drawn(prepared, number)
                while len(self._drawn) > _MOST_DRAWN:
                    self._drawn.popitem(last=False)
            self._drawn.move_to_end(key)
            return self._drawn[key]

    def picture(self, number: int, look: int) -> bytes:
        """The slide as LibreOffice draws it, as PNG, where its SVG is not quite true; empty where there is none.

        Other programs are slow: this is for the background, and one slide at a time.
        """
        drawn, prepared = self.drawn(number, look), self._with_look(number, look)
        if drawn is None or not drawn.untrue or prepared is None:
            return b""
        with self._office:
            key = (number, look)
            if key not in self._pictures:
                self._pictures[key] = pictured(prepared, number)
                while len(self._pictures) > _MOST_PICTURES:
                    self._pictures.popitem(last=False)
            return self._pictures[key]

    def _with_look(self, number: int, look: int) -> Prepared | None:
        """The deck in which the slide with that number looks so: the one now, or the one before.

        A page that is about to hear of the new deck still asks for the slides of the old one.
        """
        with self._changed:
            decks = ((self._prepared, self._slides), self._earlier)
        for prepared, slides in decks:
            if prepared is not None and 1 <= number <= len(slides) and slides[number - 1].look == look:
                return prepared
        return None

    def _same_template(self, prepared: Prepared) -> bool:
        """Whether slides look the same that are laid out the same."""
        before, now = self._prepared, prepared
        if before is None or before.template is None or now.template is None:
            return False
        return before.template.digest == now.template.digest

    def _json(self, prepared: Prepared, stale: bool) -> bytes:
        shown = self._prepared if stale and self._prepared is not None else prepared
        told: dict[str, Any] = show(shown, self._slides, self.version)
        if stale:
            latest = show(prepared, self._slides, self.version)
            told |= {name: latest[name] for name in ("problems", "more_problems", "ready")}
        told["stale"] = stale
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _drawn(prepared: Prepared, number: int) -> Drawn:
    """The drawing of a slide; an empty one that says so where a template has what nobody has thought of."""
    try:
        return draw(prepared, number)
    except Exception as fault:  # whatever it is, it takes no other slide along, and LibreOffice may know better
        blank = '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"/>'
        return Drawn(blank, (f"the slide ({type(fault).__name__})",))
