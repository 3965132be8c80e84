"""Looks at a template as the building of a deck would: which layout is taken for what, and how it comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.diagnostics import Problems
from deckbuild.layout.choose import Layouts, full_name, master_of
from deckbuild.layout.settled import Needs
from deckbuild.survey.changes import ROW, changes, holds, missing
from deckbuild.survey.faces import fonts
from deckbuild.survey.values import Survey, Surveyed
from deckbuild.template.contrast import contrasts
from deckbuild.template.sheets import Sheets

if TYPE_CHECKING:
    from deckbuild.model import Deck
    from deckbuild.template.model import Template

KINDS = (
    "cover",
    "content",
    "visual",
    "visual-only",
    "figures",
    "two-content",
    "comparison",
    "statement",
    "quote",
    "title-only",
    "closing",
)
"""The kinds of slide that a deck can have, in the order in which they are told."""

_SHEET = re.compile(r"ppt/slide(?:Masters|Layouts)/[^/]*\.xml")


def survey(template: Template, deck: Deck) -> Surveyed:
    """The template as the sections of `deck` would find it; only the deck's own choices of layouts count."""
    layouts = Layouts(template, deck, Problems(), Needs(False, ROW))
    parts = [layout.part for layout in template.layouts]
    serving = tuple((kind, parts.index(layouts.of_kind(kind).part)) for kind in KINDS)
    sheets = Sheets(template)
    surveyed = []
    for number, layout in enumerate(template.layouts):
        always, strips = changes(layout, template)
        surveyed.append(
            Survey(
                layout,
                layout.name or f"layout {number + 1}, which has no name",
                master_of(layout, template) if len(template.masters) > 1 else "",
                full_name(layout, template) if layout.name else "",
                tuple(kind for kind, serves in serving if serves == number),
                missing(layout),
                always,
                strips,
                tuple(contrasts(sheets.of(layout), layout)),
                *holds(layout, template),
            )
        )
    fixed, themed = _colors(template)
    return Surveyed(template, tuple(surveyed), serving, fonts(template), template.remarks, fixed, themed)


def _colors(template: Template) -> tuple[int, int]:
    """How many colours of masters and layouts are written out, and how many are the theme's."""
    sheets = [part.data for part in template.parts if _SHEET.fullmatch(part.name)]
    return sum(one.count(b"<a:srgbClr") for one in sheets), sum(one.count(b"<a:schemeClr") for one in sheets)
