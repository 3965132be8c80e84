"""A colour of the theme makes text hard to read.

`theme` recolours a template, and with a colour of its own some text no longer stands out from what is behind it: the
background, a colour bar, the fill of its place. Large text needs a contrast of 3:1, other text 4.5:1 (WCAG 2.2). Take a
darker or a lighter colour, or change the one behind it as well. Text that the template itself has in poor contrast is
not counted here; `deckbuild template FILE` tells of it.

```yaml bad deck
title: Trade in the region
theme: {colors: {dk1: "#DDDDDD"}}
sections:
  - title: What has changed
    points: [Trade has grown]
```

```yaml good deck
title: Trade in the region
theme: {colors: {dk1: "#222222"}}
sections:
  - title: What has changed
    points: [Trade has grown]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.template.contrast import Contrast
    from deckbuild.template.model import Layout
    from deckbuild.template.sheets import Sheet

ID, LEVEL, LOOKS_AT = "theme-contrast", "warning", "layout"


_WORSE = 0.8
"""Text that was hard to read before is the theme's doing where less than this part of its contrast is left."""


class _Poor(NamedTuple):
    """Colours that are hard to tell apart: that of text, the one behind it, their contrast and the one needed."""

    text: str
    behind: str
    ratio: float
    needed: float


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the contrast on the layouts in use with what it was before; a finding for each colour of the theme."""
    theme, themed = subject.deck.theme, subject.template.themed
    if theme is None or themed is None or not theme.colors:
        return
    from deckbuild.template.sheets import Sheets

    found: dict[str, dict[_Poor, list[str]]] = {}
    used, sheets = {slide.layout.part for slide in subject.slides}, Sheets(subject.template)
    for layout in subject.template.layouts:
        for slot, poor, what in _poor(sheets.of(layout), layout, subject) if layout.part in used else ():
            places = found.setdefault(slot, {}).setdefault(poor, [])
            places += [] if what in places else [what]
    for slot, pairs in found.items():
        told = "; ".join(_told(poor, places) for poor, places in sorted(pairs.items(), key=lambda pair: pair[0].ratio))
        hint = "take a colour that is further from the other one"
        yield Finding(f"text can hardly be read: {told}", theme.at.of(slot), (hint,))


def _told(poor: _Poor, places: list[str]) -> str:
    text, behind, ratio, needed = poor
    return f"{', '.join(places)} with #{text} on #{behind} has a contrast of {ratio:.1f}:1, not {needed:g}:1"


def _poor(sheet: Sheet, layout: Layout, subject: Subject) -> Iterator[tuple[str, _Poor, str]]:
    """What a colour of the theme made hard to read on a layout: its slot, the colours, and which place it is."""
    from deckbuild.survey.changes import word
    from deckbuild.template.colors import Palette
    from deckbuild.template.contrast import contrasts

    theme, themed = subject.deck.theme, subject.template.themed
    assert theme is not None
    assert themed is not None
    before = Palette(sheet.palette.mapping, dict(themed.before[layout.master]))
    changed = {slot for slot, _ in theme.colors}
    old = contrasts(sheet._replace(palette=before), layout)
    for was, now in zip(old, contrasts(sheet, layout), strict=True):
        slot = next((paint.slot for paint in (now.text, now.behind) if paint.slot in changed), "")
        is_new = not was.is_poor or now.ratio < _WORSE * was.ratio
        if slot and now.is_poor and is_new and _is_used(now, subject):
            yield slot, _Poor(now.text.rgb, now.behind.rgb, round(now.ratio, 2), now.needed), word(now.place)


def _is_used(found: Contrast, subject: Subject) -> bool:
    """Whether the deck puts anything into a place."""
    from deckbuild.template.model import OWN

    deck = subject.deck
    if found.place.name.startswith(OWN):
        return deck.embargo is not None or bool(deck.marking) or any(s.marking for s in deck.sections)
    furniture = {"ftr": deck.disclaimer is not None, "sldNum": deck.numbers, "dt": deck.show_date}
    return furniture.get(found.place.type, True)
