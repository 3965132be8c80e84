"""The fonts that a template wants, and by what they are measured here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.fontfiles import installed
from deckbuild.fonts import measure_of
from deckbuild.survey.values import Font
from deckbuild.template.model import BODIES, TITLES

if TYPE_CHECKING:
    from deckbuild.template.model import Template

_EMBEDDED = re.compile(r"<p:embeddedFont>\s*<p:font [^>]*typeface=\"([^\"]*)\"")
_ROLES = (("headings", TITLES), ("text", (*BODIES, "subTitle")), ("footers", ("ftr", "dt", "sldNum")))


def fonts(template: Template) -> tuple[Font, ...]:
    """The fonts of headings, text and footers, in this order; one without a name is left out."""
    roles: dict[str, list[str]] = {}
    for role, types in _ROLES:
        for layout in template.layouts:
            for place in layout.placeholders:
                if place.type in types and role not in roles.setdefault(place.levels[0].font.strip(), []):
                    roles[place.levels[0].font.strip()].append(role)
    embedded = set(_EMBEDDED.findall(template.presentation.middle))
    return tuple(
        Font(name, tuple(used), measure_of(name), installed(name, False) is not None, name in embedded)
        for name, used in roles.items()
        if name
    )
