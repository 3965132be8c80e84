"""A layout has no corner free for the logo.

The logo stands where no placeholder, colour bar or picture is, as large as it can; titles and texts make room for it
as long as they keep most of theirs. On this layout there is no such place, and its slides do without. Make room in a
corner of the layout in PowerPoint's slide master view, choose another `layout:`, or draw the logo there yourself.

Example: a layout whose picture placeholder fills the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "no-logo", "warning", "layout"


def check(subject: Subject) -> Iterator[Finding]:
    """Names the layouts in use that have no place for the logo."""
    theme, themed = subject.deck.theme, subject.template.themed
    if theme is None or themed is None or not themed.without_logo:
        return
    used = {slide.layout.part: slide.layout.name for slide in subject.slides}
    names = [repr(name) for part, name in used.items() if part in themed.without_logo]
    if names:
        message = f"no corner is free for the logo on {', '.join(names)}: the slides do without"
        yield Finding(message, theme.at.of("logo"), ("make room for it there in PowerPoint's slide master view",))
