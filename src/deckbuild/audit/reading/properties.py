"""What a file says about itself: title, people, company, custom properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.reading.elements import local
from deckbuild.audit.reading.package import linked
from deckbuild.audit.values import Properties

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.template.opc import Package

_LONGEST = 200
_KINDS = ("core-properties", "extended-properties", "custom-properties")


def properties_of(package: Package) -> Properties:
    """The document's properties."""
    core, app, custom = (linked(package, "", kind) for kind in _KINDS)
    pairs = tuple((one.get("name", ""), "".join(one.itertext()).strip()) for one in ([] if custom is None else custom))
    return Properties(
        _text(core, "title"),
        _text(core, "creator"),
        _text(core, "lastModifiedBy"),
        _text(app, "Company"),
        _text(app, "Manager"),
        _text(app, "Template"),
        _text(app, "HyperlinkBase"),
        tuple((name, value[:_LONGEST]) for name, value in pairs),
        any(name == "_MarkAsFinal" and value.lower() == "true" for name, value in pairs),
    )


def _text(root: etree._Element | None, name: str) -> str:
    found = (one.text or "" for one in ([] if root is None else root) if local(one) == name)
    return " ".join(next(found, "").split())
