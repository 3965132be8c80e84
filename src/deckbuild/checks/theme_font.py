"""A font of the theme does not reach all text.

`theme: {fonts: …}` changes the fonts of the template's theme. A template that names a font itself, in its master or in
a layout, keeps that one there. Change it in PowerPoint's slide master view: give the text the fonts "(Headings)" and
"(Body)" of the list.

Example: `heading: Cambria`, on a template whose master says that titles are in Arial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "theme-font", "warning", "layout"

_ROLES = (("heading", "titles", ("title", "ctrTitle")), ("body", "text", ("body", "obj", "subTitle")))


def check(subject: Subject) -> Iterator[Finding]:
    """Names the fonts that the layouts in use have in titles and text in place of the theme's."""
    theme = subject.deck.theme
    if theme is None:
        return
    used = {slide.layout.part: slide.layout for slide in subject.slides}.values()
    for key, what, types in _ROLES:
        wanted, other = (theme.heading, "") if key == "heading" else (theme.body, subject.template.heading_font)
        places = [place for layout in used for place in layout.placeholders if place.type in types and place.levels]
        fonts = dict.fromkeys(place.levels[0].font for place in places)
        others = ", ".join(repr(font) for font in fonts if font not in (wanted, other))
        if wanted and others:
            message = f"the template has {what} in {others} rather than the theme's font: {wanted!r} does not reach it"
            hint = f"give the {what} the theme's fonts in PowerPoint's slide master view"
            yield Finding(message, theme.at.of(key), (hint,))
