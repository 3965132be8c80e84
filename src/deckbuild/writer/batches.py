"""Formats and deflates the slides of a deck, two at a time where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.writer.archive import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.writer.slide import SlideWriter

    Progress = Callable[[int], None]

MANY = 200
"""Slides from which on a second thread is worth its start."""

_BATCH = 50


def packed_slides(slides: Sequence[LaidSlide], writer: SlideWriter, progress: Progress | None) -> Iterator[Packed]:
    """The parts of all slides in order, ready for the archive. `progress` is told how many slides are done."""
    starts = range(0, len(slides), _BATCH)
    done: list[list[Packed]] = [[] for _ in starts]

    def make(number: int) -> None:
        first = number * _BATCH
        for n, slide in enumerate(slides[first : first + _BATCH], first + 1):
            done[number] += [pack(name, data) for name, data in writer.parts(slide, n)]

    if len(slides) < MANY:
        for number in range(len(starts)):
            make(number)
    else:
        _in_two_threads(make, len(starts), progress)
    for batch in done:
        yield from batch


def _in_two_threads(make: Callable[[int], None], count: int, progress: Progress | None) -> None:
    """Makes all batches, the odd ones in a second thread: zlib works without the interpreter's lock.

    Each thread deflates while the other formats. An exception in the second one is raised in the first.
    """
    import threading

    failed: list[BaseException] = []

    def odd_ones() -> None:
        try:
            for number in range(1, count, 2):
                make(number)
        except BaseException as problem:
            failed.append(problem)

    second = threading.Thread(target=odd_ones)
    second.start()
    try:
        for number in range(0, count, 2):
            make(number)
            if progress is not None:
                progress(number * _BATCH)
    finally:
        second.join()
    if failed:
        raise failed[0]
