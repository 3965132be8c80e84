"""How words can be told from what is behind them: letter by letter, against all that is painted below.

A letter is taken to be half as wide as it is large, and as high as an x. The ground of a letter is the mean of
nine points in it. Words have the contrast that nine letters of ten reach.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.lines import POINT, Line, first_top, setting
from deckbuild.audit.paints import CLEAR, WHITE, Layer, Rgba, Solid, color_at, covers, over
from deckbuild.audit.values import Legible
from deckbuild.fit import LINE_PITCH
from deckbuild.template.colors import contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from deckbuild.audit.frames import Frame
    from deckbuild.audit.lines import Setting, Stretch
    from deckbuild.audit.paints import Raster
    from deckbuild.audit.values import Body

WORST = 0.1
"""The part of the letters that may have less contrast than what is reported."""
X_TOP, X_BOTTOM = 0.5, 0.975
"""Where the small letters of a line stand, in sizes below its top."""
_MOST_LETTERS = 400
"""Letters of one stretch that are looked at; of more, every second, third and so on."""
_POINTS = (1 / 6, 1 / 2, 5 / 6)
_MOST_LAYERS = 2_000


class Letter(NamedTuple):
    """Where a letter stands on the page: its upper left corner in its text's own terms, and its size, in points."""

    left: float
    top: float
    width: float
    height: float


class Grounds:
    """The layers of a slide, and what they look like at letters."""

    def __init__(self, layers: Sequence[Layer], rasters: Callable[[str], Raster | None]) -> None:
        self.layers = list(layers)[:_MOST_LAYERS]
        self.rasters = rasters

    def legible(self, body: Body, frame: Frame, below: int) -> Iterator[Legible]:
        """For each colour, size and weight of a text: its words, and how they can be read."""
        found: dict[tuple[Rgba, float, bool], list[tuple[Rgba | None, float]]] = {}
        words: dict[tuple[Rgba, float, bool], list[str]] = {}
        frame, set_ = _upright(body, frame), setting(body, frame)
        layers = self._near(self.layers[:below], frame)
        for line, stretch in _stretches(set_):
            run = stretch.run
            if run.color is None or not stretch.text.strip() or run.color[3] <= 0:
                continue
            key = (run.color, run.size * body.scale, run.bold)
            words.setdefault(key, []).append(stretch.text)
            for ground in self._of(stretch, line, body, frame, set_, layers):
                found.setdefault(key, []).append((ground, _ratio(run.color, ground)))
        for (color, size, bold), letters in found.items():
            yield _told(" ".join(words[color, size, bold]), size, bold, color, letters)

    def covered(self, body: Body, frame: Frame, above: int) -> float:
        """The share of a text's letters that lie below something that hides them."""
        layers = self._near(self.layers[above:], frame)
        if not layers:
            return 0.0
        frame, set_ = _upright(body, frame), setting(body, frame)
        hidden = count = 0
        for line, stretch in _stretches(set_):
            for letter in _letters(stretch, line, first_top(body, set_)):
                x, y = _on_page(letter, body, frame, 0.5, 0.5)
                colors = [color_at(layer, x, y, self.rasters) for layer in layers]
                count += 1
                hidden += any(color is not None and color[3] >= 0.95 for color in colors)
        return hidden / count if count else 0.0

    @staticmethod
    def _near(layers: Sequence[Layer], frame: Frame) -> list[Layer]:
        """The layers that a frame touches; text may stand out of its own a little."""
        box = frame.box
        spare = max(box.cx, box.cy) // 2
        return [
            layer
            for layer in layers
            if (other := layer.frame.box)
            and other.x < box.x + box.cx + spare
            and other.x + other.cx > box.x - spare
            and other.y < box.y + box.cy + spare
            and other.y + other.cy > box.y - spare
        ]

    def _of(
        self, stretch: Stretch, line: Line, body: Body, frame: Frame, set_: Setting, layers: list[Layer]
    ) -> list[Rgba | None]:
        """The ground of each letter of a stretch."""
        letters = list(_letters(stretch, line, first_top(body, set_)))
        if not letters:
            return []
        whole = Letter(letters[0].left, letters[0].top, stretch.width, letters[0].height)
        corners = tuple(_on_page(whole, body, frame, u, v) for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)))
        even = self._even(layers, corners)
        if even is not None:
            return [even] * len(letters)
        every = len(letters) // _MOST_LETTERS + 1
        return [self._mean(letter, body, frame, layers) for letter in letters[::every]]

    def _even(self, layers: list[Layer], corners: tuple[tuple[float, float], ...]) -> Rgba | None:
        """The one colour behind an area where what is there is of one colour."""
        color = CLEAR
        for layer in reversed(layers):
            if not isinstance(layer.paint, Solid) or not covers(layer, corners):
                if _apart(layer, corners):
                    continue
                return None
            color = over(color, layer.paint.color)
            if color[3] >= 1:
                return color
        return over(color, WHITE)

    def _mean(self, letter: Letter, body: Body, frame: Frame, layers: list[Layer]) -> Rgba | None:
        total = [0.0, 0.0, 0.0]
        for u in _POINTS:
            for v in _POINTS:
                color = self._at(*_on_page(letter, body, frame, u, v), layers)
                if color is None:
                    return None
                total = [one + other for one, other in zip(total, color, strict=False)]
        red, green, blue = (one / len(_POINTS) ** 2 for one in total)
        return red, green, blue, 1.0

    def _at(self, x: float, y: float, layers: list[Layer]) -> Rgba | None:
        color = CLEAR
        for layer in reversed(layers):
            lower = color_at(layer, x, y, self.rasters)
            if lower is None:
                return None
            color = over(color, lower)
            if color[3] >= 1:
                return color
        return over(color, WHITE)


def _apart(layer: Layer, corners: tuple[tuple[float, float], ...]) -> bool:
    """Whether a layer does not touch an area."""
    box = layer.frame.box
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return max(xs) < box.x or min(xs) > box.x + box.cx or max(ys) < box.y or min(ys) > box.y + box.cy


def _upright(body: Body, frame: Frame) -> Frame:
    return frame.turned(body.turned) if body.turned else frame


def _stretches(set_: Setting) -> Iterator[tuple[Line, Stretch]]:
    for line in set_.lines:
        for stretch in line.stretches:
            if stretch.width > 0:
                yield line, stretch


def _letters(stretch: Stretch, line: Line, first: float) -> Iterator[Letter]:
    """The letters of the words of a stretch, those of a word all of one width."""
    size = stretch.size
    top = first + line.top + line.height - line.size * LINE_PITCH + (line.size - size)
    for left, width in stretch.words:
        count = max(1, round(width / (size / 2)))
        for number in range(count):
            across = width / count
            yield Letter(left + number * across, top + size * X_TOP, across, size * (X_BOTTOM - X_TOP))


def _on_page(letter: Letter, body: Body, frame: Frame, u: float, v: float) -> tuple[float, float]:
    x = body.insets[0] + (letter.left + letter.width * u) * POINT
    y = body.insets[1] + (letter.top + letter.height * v) * POINT
    return frame.point(x, y)


@lru_cache(maxsize=4096)
def _ratio(color: Rgba, ground: Rgba | None) -> float:
    if ground is None:
        return 0.0
    red, green, blue, _ = over(color, ground)
    return contrast((red, green, blue), ground[:3])


def _told(text: str, size: float, bold: bool, color: Rgba, letters: list[tuple[Rgba | None, float]]) -> Legible:
    known = sorted((ratio, ground) for ground, ratio in letters if ground is not None)
    if len(known) < len(letters) * (1 - WORST) or not known:
        return Legible(text, size, bold, color, None, None)
    place = (len(known) - 1) * WORST
    (ratio, ground), (next_, _) = known[int(place)], known[min(len(known) - 1, int(place) + 1)]
    return Legible(text, size, bold, color, ground, ratio + (next_ - ratio) * (place % 1))
