"""Where runs and shapes lead, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.reading.elements import R
from deckbuild.audit.values import Link

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.audit.reading.sheets import Sheet

_RUNS = ("hlinkfile", "program", "ole", "macro")


def link_in(click: etree._Element | None, sheet: Sheet, jumps: frozenset[str]) -> Link | None:
    """The link that an `hlinkClick` makes; None for one that only shows the next slide and the like."""
    if click is None:
        return None
    action, identity = click.get("action", ""), click.get(f"{R}id", "")
    if not identity:
        return None
    found = sheet.links.get(identity)
    if found is None:
        return Link("", False, "hyperlink", action, "leads nowhere: what it led to is not in the file")
    if found.external:
        broken = "" if found.target.strip() else "has no address"
        return Link(found.target, True, found.kind, action, broken)
    if found.kind == "slide" and found.target not in jumps:
        return Link(found.target, False, found.kind, action, "leads to a slide that was taken out")
    return Link(found.target, False, found.kind, action)
