"""What a deck lays over its template: colours, fonts, a logo."""

from typing import NamedTuple

from deckbuild.source import NOWHERE, Span


class Logo(NamedTuple):
    """A picture file for a corner of every slide, as it was looked into: digest, pixels, and what it becomes.

    Without `alt` it is decorative. `corner` is where it stands if there is room: `top-right` and the like, or empty.
    """

    file: str
    digest: str
    width: int
    height: int
    form: str
    alt: str = ""
    corner: str = ""


class Theme(NamedTuple):
    """Colours by the theme's slots (`dk1` to `folHlink`, RRGGBB), fonts for headings and text, and a logo."""

    colors: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    body: str = ""
    logo: Logo | None = None
    at: Span = NOWHERE
