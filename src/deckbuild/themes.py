"""A deck's `theme`: made ready, and laid over its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.template.overlay import Emblem, Overlay
from deckbuild.template.read import read, read_bytes
from deckbuild.template.store import builtin

if TYPE_CHECKING:
    from deckbuild.model import Deck, Logo, Theme
    from deckbuild.template.model import Template

_SHARPEST = 1200
"""Pixels across of a logo: what a 4K projector shows of one that takes up a third of the slide."""
_EAST = ("ja", "ko", "zh")
_COMPLEX = ("ar", "fa", "he", "hi", "th", "ur")
"""Languages whose letters a theme's `ea` and `cs` fonts draw."""


def template_of(deck: Deck) -> Template:
    """The deck's template under its theme; raises TemplateError, and PictureError for a logo that cannot be used."""
    overlay = None if deck.theme is None else _overlay(deck.theme, deck.language)
    if deck.template:
        return read(deck.template, overlay)
    from deckbuild.template.export import export

    own = builtin()
    return read_bytes(export(own), own.name, overlay)


def _overlay(theme: Theme, tag: str) -> Overlay:
    language = tag.split("-")[0].lower()
    scripts = ("latin", *(["ea"] if language in _EAST else ["cs"] if language in _COMPLEX else []))
    emblem = None if theme.logo is None else _emblem(theme.logo)
    return Overlay(theme.colors, theme.heading, theme.body, scripts, emblem)


def _emblem(logo: Logo) -> Emblem:
    """The logo as it goes into the package: without metadata, and no larger than it is shown."""
    from deckbuild.pictures import read as read_picture
    from deckbuild.pictures.prepared import prepared, svg_prepared

    data = read_picture(logo.file)
    ratio = logo.width / logo.height
    if logo.form == "svg":
        vector, drawn = svg_prepared(data, _SHARPEST)
        return Emblem(drawn, ".png", vector, ratio, logo.alt, logo.corner)
    kept = prepared(data, logo.form, (logo.width, logo.height), _SHARPEST)
    return Emblem(kept, ".jpg" if logo.form == "jpeg" else ".png", b"", ratio, logo.alt, logo.corner)
