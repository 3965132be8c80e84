"""A picture tells more than it shows.

Cameras write down where, when and with what a picture was taken, and programs who made it. All of it leaves with the
deck. `--fix` takes it out, and leaves the picture as it is.

Example: a photograph of a telephone, with the place of somebody's home in its EXIF data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-metadata", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells what each picture tells; a warning where that is a place or a person."""
    for picture in deck.pictures:
        number = picture.slides[0] if picture.slides else 0
        where = f"slide {number}: a picture" if number else f"the picture {picture.part}"
        private = any("place" in told or "who" in told for told in picture.tells)
        message = f"{where} tells {', '.join(picture.tells)}"
        yield Finding(message, deck.at(number), ("`--fix` takes it out",), LEVEL if private else "note")
