"""Formats and packs the slides of a deck, on two processors where there are many."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from deckbuild.writer.archive import Packed, pack, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.writer.slide import SlideWriter

    Progress = Callable[[int], None]

MANY = 200
"""Slides from which on a second process is worth its start, which takes three milliseconds."""

_PACKED = ".xlsx"
"""The ending of parts that are packed already: deflating them again takes long and saves a fifth of little."""

_SHARE = 0.58
"""The part of the slides left to the second process: the first one has the manifest to write as well."""


def packed_slides(slides: Sequence[LaidSlide], writer: SlideWriter, progress: Progress | None) -> Iterator[Packed]:
    """The parts of all slides in order, ready for the archive; `progress` is told how many slides are done.

    The second process, where there is one, sets to work at once; what comes out is the same with it or without.
    """
    if len(slides) < MANY or not _can_fork():
        return _packed(slides, writer, progress, None)
    second = _Second(slides, writer, len(slides) - int(len(slides) * _SHARE))
    return _packed(slides, writer, progress, second)


def _packed(
    slides: Sequence[LaidSlide], writer: SlideWriter, progress: Progress | None, second: _Second | None
) -> Iterator[Packed]:
    try:
        for n in range(second.first if second is not None else len(slides)):
            yield from _parts(slides, writer, n)
            if progress is not None:
                progress(n + 1)
        if second is not None:
            yield from second.parts()
    finally:
        if second is not None:
            second.end()


def _parts(slides: Sequence[LaidSlide], writer: SlideWriter, n: int) -> list[Packed]:
    parts = writer.parts(slides[n], n + 1)
    return [stored(name, data) if name.endswith(_PACKED) else pack(name, data) for name, data in parts]


def _can_fork() -> bool:
    """Whether this process can be doubled safely: there is a fork, and no thread that would be cut in the middle."""
    threads = sys.modules.get("threading")
    alone = threads is None or threads.active_count() == 1
    return hasattr(os, "fork") and sys.platform != "darwin" and alone and (os.cpu_count() or 1) > 1


class _Second:
    """A second process that packs the slides from `first` on; it has them all, for it is a copy of this one.

    Threads would not do: packing a part takes 30 microseconds, less than handing over the interpreter's lock.
    """

    def __init__(self, slides: Sequence[LaidSlide], writer: SlideWriter, first: int) -> None:
        self.slides, self.writer, self.first = slides, writer, first
        sys.stdout.flush()
        sys.stderr.flush()
        self.code: int | None = None
        self.pipe, out = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            self._work(out)
        os.close(out)

    def _work(self, out: int) -> None:
        """What the second process does; it ends here, whatever happens, and leaves all files alone."""
        import marshal

        code = 1
        try:
            os.close(self.pipe)
            done = [tuple(p) for n in range(self.first, len(self.slides)) for p in _parts(self.slides, self.writer, n)]
            with open(out, "wb") as pipe:
                pipe.write(marshal.dumps(done))
            code = 0
        finally:
            os._exit(code)

    def parts(self) -> Iterator[Packed]:
        """What the second process packed; should it have failed or been killed, the work is done here."""
        import marshal

        with open(self.pipe, "rb", closefd=False) as pipe:
            data = pipe.read()
        if self.end() == 0:
            yield from (Packed(*part) for part in marshal.loads(data))
        else:
            for n in range(self.first, len(self.slides)):
                yield from _parts(self.slides, self.writer, n)

    def end(self) -> int:
        """Waits for the process, which ends at once if nobody reads what it has to say; its exit code."""
        if self.code is None:
            os.close(self.pipe)
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        return self.code
