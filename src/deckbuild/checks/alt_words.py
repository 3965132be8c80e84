"""An alternative text does not describe.

A screen reader reads it instead of the picture. A file's name says nothing, "picture of" is said already, and beyond
250 characters nobody can follow: put the rest into the notes.

```yaml bad section
title: The river in spring
picture: {file: assets/river.png, alt: river.png}
```

```yaml good section
title: The river in spring
picture: {file: assets/river.png, alt: The river with the last ice on it}
```
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from deckbuild.model import Picture
from deckbuild.richtext import plain
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "alt-words", "warning", "source"

LONGEST = 250
"""Characters that a listener can take in at once."""

_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)$|(?:IMG|DSC|DSCF|Screenshot)[_ -]?[0-9]+", re.IGNORECASE)
_SAID_ALREADY = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|graphic) (?:of|showing)\b|(?:bild|foto) (?:von|einer|eines)\b"
    r"|(?:image|photo) (?:de|d’|du)\b|(?:изображение|фото|фотография|картинка)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at what every block has for `alt`."""
    for page in subject.texts:
        block = page.section.visual
        alt = plain(getattr(block, "alt", ""))
        if not alt:
            continue
        at = getattr(block, "at", page.section.at).of("alt")
        stem = os.path.splitext(os.path.basename(block.file))[0] if isinstance(block, Picture) else ""
        if _FILE.match(alt) or alt == stem:
            yield Finding(f"the alternative text {alt!r} is the name of a file", at, ("say what there is to see",))
        elif said := _SAID_ALREADY.match(alt):
            yield Finding(f"a screen reader says {said[0]!r} by itself", at, ("begin with what there is to see",))
        elif len(alt) > LONGEST:
            message = f"the alternative text has {len(alt)} characters, {LONGEST} are enough"
            yield Finding(message, at, ("say the main thing, and leave the rest to the notes",))
