"""Single keys from a terminal, on Unix and on Windows, and the screen that a command may have to itself."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTER_SCREEN, _LEAVE_SCREEN = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
_SEQUENCES = {
    "[A": "up", "[B": "down", "[C": "right", "[D": "left", "OA": "up", "OB": "down", "OC": "right", "OD": "left",
    "[5~": "page up", "[6~": "page down", "[H": "home", "[F": "end", "[1~": "home", "[4~": "end",
}  # fmt: skip
_WINDOWS = {"H": "up", "P": "down", "M": "right", "K": "left", "I": "page up", "Q": "page down"}
_NAMES = {"\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace", "\x08": "backspace", "\x03": "ctrl-c"}


@contextlib.contextmanager
def screen() -> Iterator[Screen]:
    """The whole terminal and every key as it is pressed; all as it was before, however the block ends."""
    with _raw():
        try:
            _put(_ENTER_SCREEN)
            yield Screen()
        finally:
            _put(_LEAVE_SCREEN)


class Screen:
    """A terminal that a command has to itself: what is shown, and the keys that were pressed and not asked for yet."""

    def __init__(self) -> None:
        self._shown: list[str] = []
        self._pressed = ""

    def show(self, lines: list[str]) -> None:
        """Shows lines from the top; what stood there before goes, without a flicker."""
        if lines != self._shown:
            self._shown = lines
            _put("\x1b[H" + "\x1b[K\n".join(lines) + "\x1b[K\x1b[J")

    def key(self, seconds: float) -> str:
        """The next key pressed within so many seconds, by name or by its character; empty if there was none."""
        if sys.platform == "win32":
            return _windows_key(seconds)
        import select

        number = sys.stdin.fileno()
        if not self._pressed and select.select([number], [], [], seconds)[0]:
            data = os.read(number, 1024).decode("utf-8", "replace")
            if not data:
                raise EOFError  # the terminal went away
            self._pressed = data
        name, self._pressed = _first(self._pressed)
        return name


def _first(pressed: str) -> tuple[str, str]:
    """The name of the first key, and what was pressed after it."""
    if pressed.startswith("\x1b"):
        for sequence, name in _SEQUENCES.items():
            if pressed.startswith(sequence, 1):
                return name, pressed[1 + len(sequence) :]
        return "", ""  # a sequence that is not known; its letters are no keys
    return _NAMES.get(pressed[:1], pressed[:1]), pressed[1:]


def _put(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


@contextlib.contextmanager
def _raw() -> Iterator[None]:
    """Keys come one by one and unseen. Ctrl-C still interrupts; Ctrl-Z would leave the screen half drawn, and rests."""
    if sys.platform == "win32":
        os.system("")  # switches the console to escape sequences
        yield
        return
    import termios
    import tty

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number)
        mode = termios.tcgetattr(number)
        mode[6][termios.VSUSP] = b"\x00"
        termios.tcsetattr(number, termios.TCSADRAIN, mode)
        yield
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


def _windows_key(seconds: float) -> str:
    import time

    if sys.platform != "win32":
        return ""
    import msvcrt

    until = time.monotonic() + seconds
    while not msvcrt.kbhit():
        if time.monotonic() > until:
            return ""
        time.sleep(0.02)
    character = msvcrt.getwch()
    if character in "\x00\xe0":
        return _WINDOWS.get(msvcrt.getwch(), "")
    if character == "\x03":
        raise KeyboardInterrupt
    return _NAMES.get(character, character)
