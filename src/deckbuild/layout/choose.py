"""Which layout a slide gets, and which of the layout's placeholders a role."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from deckbuild.diagnostics import Problems, nearest
from deckbuild.template.model import KINDS, Layout, Placeholder, Template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckbuild.model import Deck, Point, Section
    from deckbuild.source import Span

TITLES = ("title", "ctrTitle")
BODIES = ("body", "obj")
_OWN = "deckbuild:"
_COPY = re.compile(r"^\d+_")
_FALLBACK = {
    "cover": ("cover", "title-only", "content"),
    "content": ("content", "visual", "two-content", "visual-only", "title-only"),
    "statement": ("statement", "content", "title-only"),
    "visual": ("visual", "two-content", "content", "visual-only", "title-only"),
    "visual-only": ("visual-only", "content", "title-only", "blank"),
    "two-content": ("two-content", "visual", "content", "title-only"),
    "comparison": ("comparison", "two-content", "content", "title-only"),
    "figures": ("figures", "visual-only", "content", "title-only"),
    "title-only": ("title-only", "content", "blank"),
    "closing": ("closing", "statement", "content", "title-only"),
}


class Layouts:
    """The layouts of a template by the kinds of slide they serve, with the deck's own choices first."""

    def __init__(self, template: Template, deck: Deck, problems: Problems) -> None:
        self.template, self.problems = template, problems
        self._chosen: dict[str, Layout] = {}
        self._titles = {layout.part: title_of(layout) for layout in template.layouts}
        self._bodies = {layout.part: body_of(layout) for layout in template.layouts}
        for kind, name in deck.layouts:
            found = self.named(name, deck.at.of("layouts"))
            if found is not None:
                self._chosen[kind] = found

    def title_of(self, layout: Layout) -> Placeholder | None:
        """The layout's title placeholder, looked for once."""
        return self._titles[layout.part]

    def body_of(self, layout: Layout) -> Placeholder | None:
        """The layout's largest placeholder for text, looked for once."""
        return self._bodies[layout.part]

    def of_kind(self, kind: str) -> Layout:
        """The layout for a kind of slide: the deck's choice, the template's, or the nearest there is."""
        if kind not in self._chosen:
            self._chosen[kind] = self._nearest(kind)
        return self._chosen[kind]

    def of_section(self, section: Section) -> Layout:
        """The layout a section asks for, or the one its content needs."""
        if not section.layout:
            return self.of_kind(kind_of(section))
        if section.layout in KINDS:
            return self.of_kind(section.layout)
        return self.named(section.layout, section.at.of("layout")) or self.of_kind(kind_of(section))

    def named(self, name: str, at: Span) -> Layout | None:
        """The layout with that name, compared without case, spacing and copy prefixes; None after a problem."""
        wanted = _folded(name)
        for layout in self.template.layouts:
            if _folded(layout.name) == wanted:
                return layout
        names = [layout.name for layout in self.template.layouts]
        hint = nearest(name, [*names, *KINDS]) or f"there are: {', '.join(dict.fromkeys(names))}"
        where = "the built-in template" if self.template.name == "built-in" else self.template.name
        self.problems.error(
            "unknown-layout",
            f"no layout named {name!r} in {where}",
            at,
            hint,
        )
        return None

    def _nearest(self, kind: str) -> Layout:
        for wanted in _FALLBACK.get(kind, (kind, "content")):
            for layout in self.template.layouts:
                if layout.kind == wanted:
                    return layout
        with_title = [layout for layout in self.template.layouts if title_of(layout) is not None]
        return (with_title or list(self.template.layouts))[0]


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
    return _largest(p for p in layout.placeholders if p.type in BODIES and not p.name.startswith(_OWN))


def of_type(places: Iterable[Placeholder], kind: str) -> Placeholder | None:
    """The first placeholder of a type."""
    return next((p for p in places if p.type == kind), None)


def of_name(places: Iterable[Placeholder], name: str) -> Placeholder | None:
    """The placeholder with one of deckbuild's own names."""
    return next((p for p in places if p.name == name), None)


def _largest(places: Iterable[Placeholder]) -> Placeholder | None:
    return max(places, key=lambda p: p.box.cx * p.box.cy, default=None)


def _folded(name: str) -> str:
    return _COPY.sub("", " ".join(unicodedata.normalize("NFC", name).casefold().split()))
