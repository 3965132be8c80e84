"""Which layout a slide gets, and which of the layout's placeholders a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.diagnostics import Problems, nearest
from deckbuild.layout.masters import inner_master
from deckbuild.layout.settled import Needs, settled
from deckbuild.template.model import BODIES, FURNITURE, KINDS, OWN, TITLES, Layout, Placeholder, Template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckbuild.model import Deck, Point, Section
    from deckbuild.source import Span

_FALLBACK = {
    "cover": ("cover", "title-only", "content"),
    "content": ("content", "visual", "two-content", "visual-only", "title-only"),
    "statement": ("statement", "content", "title-only"),
    "quote": ("statement", "content", "title-only"),
    "visual": ("visual", "two-content", "content", "visual-only", "title-only"),
    "visual-only": ("visual-only", "content", "title-only", "blank"),
    "two-content": ("two-content", "visual", "content", "title-only"),
    "comparison": ("comparison", "two-content", "content", "title-only"),
    "figures": ("figures", "visual-only", "content", "title-only"),
    "title-only": ("title-only", "content", "blank"),
    "closing": ("closing", "statement", "content", "title-only"),
}


_PLACES = {"two-content": 2, "comparison": 4, "visual": 2, "figures": 8, "title-only": 0, "blank": 0}
"""Places beside the title that a slide of a kind fills; one, for the others."""

_FREE_TITLES = ("cover", "statement", "closing")
_OUTER = ("cover", "closing")
_RANKS = (200, 160, 150, 140, 130)
_OTHER_MASTER, _NO_TITLE, _ODD_TITLE, _NO_PLACE, _EMPTY_PLACE, _TURNED = 90, 60, 50, 60, 8, 50
"""Kinds whose title may stand anywhere; kinds that stay on the template's first master; what a layout's kind is worth,
the wanted one and those that may stand in for it; and what its faults cost."""


class Layouts:
    """The layouts of a template by the kinds of slide they serve, with the deck's own choices first.

    What it hands out is settled: all places stand on the page, beside one another, and none of `needs` is missing.
    """

    def __init__(self, template: Template, deck: Deck, problems: Problems, needs: Needs) -> None:
        self.template, self.problems, self.needs = template, problems, needs
        self.home = template.home
        self._inner: int | None = None
        self._chosen: dict[str, Layout] = {}
        self._settled: dict[str, Layout] = {}
        self._named: dict[str, Layout | None] = {}
        self._warned: set[tuple[str, str]] = set()
        for kind, name in deck.layouts:
            found = self.named(name, deck.at.of("layouts"))
            if found is not None:
                self.home = self._inner = found.master if not self._chosen else self.home
                self._chosen[kind] = found
        if "statement" in self._chosen:  # a quote is one too, with a title that belongs above it
            self._chosen["quote"] = self._chosen["statement"]

    def title_of(self, layout: Layout) -> Placeholder | None:
        """The layout's title placeholder."""
        return title_of(layout)

    def body_of(self, layout: Layout) -> Placeholder | None:
        """The layout's largest placeholder for text."""
        return body_of(layout)

    def of_kind(self, kind: str) -> Layout:
        """The layout for a kind of slide: the deck's choice, the template's, or the nearest there is."""
        if kind not in self._chosen:
            home = self.home if kind in _OUTER else self._inner_home()
            best = max(self.template.layouts, key=lambda layout: self._score(layout, kind, home))
            self._chosen[kind] = self._fit(best)
        return self._chosen[kind]

    def _inner_home(self) -> int:
        """The number of the master that all slides but cover and closing slide prefer."""
        if self._inner is None:
            self._inner = inner_master(self.template, self.home, lambda one: self._score(one, "content", self.home))
        return self._inner

    def take(self, kind: str, layout: Layout) -> None:
        """Has a kind of slide served by a layout of the template, whatever would be chosen for it."""
        self._chosen[kind] = self._fit(layout)

    def of_section(self, section: Section) -> Layout:
        """The layout a section asks for, or the one its content needs."""
        if not section.layout:
            return self.of_kind(kind_of(section))
        if section.layout in KINDS:
            return self.of_kind(section.layout)
        return self.named(section.layout, section.at.of("layout")) or self.of_kind(kind_of(section))

    def is_first(self, code: str, layout: Layout) -> bool:
        """Whether a problem of a layout has not been told yet: all its slides have it."""
        key = (code, layout.part)
        told = key in self._warned
        self._warned.add(key)
        return not told

    def named(self, name: str, at: Span) -> Layout | None:
        """The layout with that name, compared without case, spacing and copy prefixes; None after a problem.

        `Master/Layout` names one of those that several masters have, and `Layout #2` the second of that name.
        """
        if name not in self._named:
            self._named[name] = self._find(name, at)
        return self._named[name]

    def _find(self, name: str, at: Span) -> Layout | None:
        found = candidates(self.template, name)
        if found:
            ranked = sorted(found, key=lambda layout: layout.master != self.home)
            if len(found) > 1:
                self._ambiguous(name, ranked, at)
            return self._fit(ranked[0])
        names = [layout.name for layout in self.template.layouts if layout.name]
        hint = nearest(name, [*names, *KINDS]) or f"there are: {', '.join(dict.fromkeys(names))}"
        where = "the built-in template" if self.template.name == "built-in" else self.template.name
        self.problems.error(
            "unknown-layout",
            f"no layout named {name!r} in {where}",
            at,
            hint,
        )
        return None

    def _ambiguous(self, name: str, found: list[Layout], at: Span) -> None:
        full = [full_name(layout, self.template) for layout in found]
        message = f"{len(found)} layouts are called {name!r}: {full[0]!r} is taken"
        self.problems.warning("ambiguous-layout", message, at, f"write one of: {', '.join(full)}")

    def _fit(self, layout: Layout) -> Layout:
        """The layout with all its places settled, made once."""
        if layout.part not in self._settled:
            self._settled[layout.part] = settled(layout, self.template, self.needs)
        return self._settled[layout.part]

    def _score(self, layout: Layout, kind: str, home: int) -> float:
        """How well a layout serves a kind of slide: its places first, then what kind it is itself, then its master."""
        ranks = dict(zip(_FALLBACK.get(kind, (kind, "content")), _RANKS, strict=False))
        content = [p for p in layout.placeholders if p.type not in (*TITLES, *FURNITURE) and not p.name.startswith(OWN)]
        wanted = _PLACES.get(kind, 1)
        score = float(ranks.get(layout.kind, 0))
        score -= _OTHER_MASTER * (layout.master != home)
        title = title_of(layout)
        if kind != "blank":
            score -= _NO_TITLE if title is None else _ODD_TITLE * (kind not in _FREE_TITLES and self._is_odd(title))
        score -= _EMPTY_PLACE * max(0, len(content) - wanted)
        score -= _TURNED * any(p.turned for p in layout.placeholders if p.type not in FURNITURE)
        if wanted:
            body = sum(sorted((_area(p) for p in content), reverse=True)[:wanted])
            score += 30 * min(1.0, 2 * body / (self.template.width * self.template.height)) if body else -_NO_PLACE
        return score

    def _is_odd(self, title: Placeholder) -> bool:
        """Whether a title is not where the eye looks for it: in a column of its own, or far down."""
        middle = title.box.y + title.box.cy // 2
        return title.box.cx < self.template.width // 2 or middle > self.template.height * 2 // 5


def candidates(template: Template, name: str) -> list[Layout]:
    """The layouts that a name can mean: of those with exactly that name, else of those compared loosely."""
    from deckbuild.template.names import folded  # most decks name no layout

    wanted, _, number = name.rpartition("#")
    if wanted.strip() and number.strip().isdigit():
        found = candidates(template, wanted.strip())
        return found[int(number) - 1 : int(number)] if int(number) else []
    exact = [layout for layout in template.layouts if layout.name == " ".join(name.split())]
    loose = exact or [layout for layout in template.layouts if layout.name and folded(layout.name) == folded(name)]
    if loose or "/" not in name:
        return loose
    return [one for one in template.layouts if folded(f"{master_of(one, template)}/{one.name}") == folded(name)]


def full_name(layout: Layout, template: Template) -> str:
    """A name that only one layout has."""
    full = f"{master_of(layout, template)}/{layout.name}"
    for name in (layout.name, full):
        if candidates(template, name) == [layout]:
            return name
    for name in (full, layout.name):
        found = candidates(template, name)
        if layout in found:
            return f"{name} #{found.index(layout) + 1}"
    return layout.name


def master_of(layout: Layout, template: Template) -> str:
    """The name of a layout's master; empty for one without."""
    return template.masters[layout.master] if layout.master < len(template.masters) else ""


def kind_of(section: Section) -> str:
    """The kind of layout that a section's content needs."""
    if section.visual is not None:
        from deckbuild.layout.visuals import module_of  # most decks have none

        has_text = any(map(_is_shown, section.points)) or bool(section.lead and section.lead.show)
        return module_of(section.visual).kind(section.visual, not has_text)
    if any(map(_is_shown, section.points)):
        return "content"
    return "statement" if section.lead is not None and section.lead.show else "title-only"


def _is_shown(point: Point) -> bool:
    """Whether the point, or one below it, is on the slide."""
    return bool(point.show) or any(map(_is_shown, point.points))


def title_of(layout: Layout) -> Placeholder | None:
    """The layout's title placeholder."""
    return _largest(p for p in layout.placeholders if p.type in TITLES)


def body_of(layout: Layout) -> Placeholder | None:
    """The layout's largest placeholder for text."""
    return _largest(p for p in layout.placeholders if p.type in BODIES and not p.name.startswith(OWN))


def of_type(places: Iterable[Placeholder], kind: str) -> Placeholder | None:
    """The first placeholder of a type."""
    return next((p for p in places if p.type == kind), None)


def of_name(places: Iterable[Placeholder], name: str) -> Placeholder | None:
    """The placeholder with one of deckbuild's own names."""
    return next((p for p in places if p.name == name), None)


def _largest(places: Iterable[Placeholder]) -> Placeholder | None:
    return max(places, key=_area, default=None)


def _area(place: Placeholder) -> int:
    return place.box.cx * place.box.cy
