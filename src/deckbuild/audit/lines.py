"""Where the lines of a text stand: broken as presentation programs break them, set by alignment and anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, USED_WIDTH, Text, broken
from deckbuild.fonts import Face, face

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.frames import Frame
    from deckbuild.audit.values import Body, Paragraph, Run

POINT = 12_700
"""EMU in a point."""
ENDLESS = 100_000.0
"""Points of a line that does not wrap."""
_EAST = "\u2e80"


class Stretch(NamedTuple):
    """Words of one run on one line, in points from the left edge of the text area; `size` is that of its letters.

    `words` are where each of them begins, and how wide it is.
    """

    run: Run
    text: str
    left: float
    width: float
    size: float
    words: tuple[tuple[float, float], ...]


class Line(NamedTuple):
    """A line: `top` and `height` in points from the top of the text area, `size` of its largest letters.

    `paragraph` is the number of the paragraph that it belongs to, from 0.
    """

    top: float
    height: float
    size: float
    stretches: tuple[Stretch, ...]
    paragraph: int = 0


class Setting(NamedTuple):
    """The text of a body in its box: the room for it and what it takes, in points; `sure` of its widths or not."""

    lines: tuple[Line, ...]
    width: float
    room: float
    height: float
    widest: float
    sure: bool

    @property
    def over(self) -> float:
        """Points that stand out of the room."""
        return max(0.0, self.height - self.room)


class _Scaled:
    """A face whose letters are larger or smaller than those of the paragraph that it stands in."""

    def __init__(self, of: Face, by: float) -> None:
        self._face, self._by = of, by

    def width(self, text: str) -> float:
        return self._face.width(text) * self._by

    def widths(self, text: str) -> list[float]:
        return [width * self._by for width in self._face.widths(text)]


def setting(
    body: Body, frame: Frame, scale: float | None = None, reduction: float | None = None, exact: bool = False
) -> Setting:
    """The text as it stands in a frame, at the body's own scale or at another.

    Lines are broken a little early, as for a renderer with wider letters; `exact` breaks them where the widths say.
    """
    scale = body.scale if scale is None else scale
    reduction = body.reduction if reduction is None else reduction
    frame = frame.turned(body.turned) if body.turned else frame
    left, top, right, bottom = body.insets
    columns = max(1, body.columns)
    width = max(1.0, (frame.cx - left - right) / POINT / columns)
    room = max(0.0, (frame.cy - top - bottom) / POINT)
    lines, height, sure = [], 0.0, True
    for number, paragraph in enumerate(body.paragraphs):
        height += paragraph.before * scale if number else 0.0
        sure = sure and all(not _face(run).estimated for run in paragraph.runs if run.text.strip())
        wide = _in_full(width, paragraph.margin / POINT) if exact else width
        for line in _lines(paragraph, wide if body.wraps else ENDLESS, width, scale, reduction):
            lines.append(line._replace(top=height, paragraph=number))
            height += line.height
        height += paragraph.after * scale if number < len(body.paragraphs) - 1 else 0.0
    if columns > 1:
        height /= columns
    widest = max((s.left + s.width for line in lines for s in line.stretches), default=0.0)
    return Setting(tuple(lines), width, room, height, widest, sure)


def _in_full(width: float, margin: float) -> float:
    """The width of which `fit` counts on as much as there really is."""
    return (width - margin) / USED_WIDTH + margin


def first_top(body: Body, set_: Setting) -> float:
    """Points from the top of the text area to the first line, by the anchor."""
    spare = set_.room - set_.height
    return spare / 2 if body.anchor == "ctr" else spare if body.anchor == "b" else 0.0


def extent(body: Body, frame: Frame) -> tuple[float, float, float, float]:
    """How far the letters of a text reach on the page: left, top, right and bottom, in EMU."""
    set_ = setting(body, frame)
    frame = frame.turned(body.turned) if body.turned else frame
    first = first_top(body, set_)
    stretches = [s for line in set_.lines for s in line.stretches]
    left = min((s.left for s in stretches), default=0.0)
    right = max((s.left + s.width for s in stretches), default=0.0)
    ends = [(left, first), (right, first), (right, first + set_.height), (left, first + set_.height)]
    points = [frame.point(body.insets[0] + x * POINT, body.insets[1] + y * POINT) for x, y in ends]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def size_of(paragraph: Paragraph) -> float:
    """Points of a paragraph's largest letters."""
    return max(
        (run.size for run in paragraph.runs if run.text), default=max((r.size for r in paragraph.runs), default=18)
    )


def _face(run: Run) -> Face:
    return face(run.font or "Calibri", run.bold)


def _lines(paragraph: Paragraph, width: float, seen: float, scale: float, reduction: float) -> Iterator[Line]:
    size = size_of(paragraph)
    pitch = size * scale * LINE_PITCH * max(0.1, paragraph.spacing - reduction)
    runs = [run for run in paragraph.runs if run.text]
    if not runs:
        yield Line(0.0, pitch, size * scale, ())
        return
    margin = paragraph.margin / POINT
    faces = [_face(run) if run.size == size else _Scaled(_face(run), run.size / size) for run in runs]
    text = Text(
        tuple((run.text, one) for run, one in zip(runs, faces, strict=True)),  # type: ignore[misc]
        margin,
        language=runs[0].language or "en",
    )
    start = 0
    for written in broken(text, width, size * scale):
        stretches = _stretches(runs, faces, start, start + len(written), size * scale)
        start += len(written)
        yield Line(0.0, pitch, size * scale, _aligned(stretches, paragraph, margin, seen))


def _stretches(runs: list[Run], faces: list[Face | _Scaled], start: int, end: int, size: float) -> list[Stretch]:
    """The parts of runs between two characters of a paragraph, from the left edge on."""
    found: list[Stretch] = []
    at, left, largest = 0, 0.0, max(run.size for run in runs)
    for run, one in zip(runs, faces, strict=True):
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if at >= end:
            text = text.rstrip(" \v\n")
        if text:
            text = text.replace("\v", "").replace("\n", "")
            width = one.width(text) * size
            own = size * run.size / largest
            found.append(Stretch(run, text, left, width, own, tuple(_words(text, one, left, size))))
            left += width
    return found


def _words(text: str, one: Face | _Scaled, left: float, size: float) -> Iterator[tuple[float, float]]:
    """Where the words of a text begin, and how wide they are."""
    gap = one.width(" ") * size
    for word in text.split(" "):
        width = one.width(word) * size if word else 0.0
        if word.strip():
            yield left, width
        left += width + gap


def _aligned(stretches: list[Stretch], paragraph: Paragraph, margin: float, width: float) -> tuple[Stretch, ...]:
    used = sum(one.width for one in stretches)
    spare = width - margin - used
    shift = margin + (spare if paragraph.align == "r" else spare / 2 if paragraph.align == "ctr" else 0.0)
    return tuple(
        one._replace(left=one.left + shift, words=tuple((left + shift, width) for left, width in one.words))
        for one in stretches
    )
