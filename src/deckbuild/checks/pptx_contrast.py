"""Text can hardly be told from what is behind it.

Its contrast is below 4.5:1, or 3:1 for large text (18 points, or 14 in bold): criterion 1.4.3 of WCAG 2.2. What is
behind a text is all that is painted there: fills, gradients, pictures, shapes below it, the background of slide,
layout and master. Nine letters of ten have the contrast that is told. Set darker or lighter letters, or a plain shape
behind them.

```xml bad slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"><a:solidFill><a:srgbClr val="AAAAAA"/></a:solidFill></a:rPr>
    <a:t>Pale on white</a:t></a:r></a:p></p:txBody>
</p:sp>
```

```xml good slide
<p:sp>
  <p:nvSpPr><p:cNvPr id="9" name="Text 9"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="3000000" y="3000000"/><a:ext cx="3000000" cy="600000"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"><a:solidFill><a:srgbClr val="444444"/></a:solidFill></a:rPr>
    <a:t>Dark on white</a:t></a:r></a:p></p:txBody>
</p:sp>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.paints import Rgba
    from deckbuild.audit.values import Deck, Legible, Shape

ID, LEVEL, LOOKS_AT = "pptx-contrast", "warning", "written"

LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which on text is large."""


def check(deck: Deck) -> Iterator[Finding]:
    """Tells the poorest text of each shape; what looks the same in the footers of many slides is told once."""
    told: set[tuple[Rgba, Rgba | None, float]] = set()
    for slide in deck.slides:
        for shape in slide.seen:
            one = _poorest(shape)
            if one is None or one.contrast is None:
                continue
            look = (one.color, one.ground, one.size)
            if shape.is_furniture and look in told:
                continue
            told.add(look)
            text = " ".join(one.text.split())
            short = text if len(text) <= 30 else text[:29] + "…"
            ratio = f"{floored(one.contrast)}:1, it needs {needed(one):g}:1"
            message = f"slide {slide.number}: “{short}” in {shape.called} has a contrast of {ratio}"
            hint = f"it is {written(one.color)} on {written(one.ground)}: set it darker or lighter"
            yield Finding(message, deck.at(slide.number), (hint,))


def _poorest(shape: Shape) -> Legible | None:
    """The text of a shape with the least contrast, of those that have too little."""
    poor = [one for one in shape.legible if one.contrast is not None and one.contrast < needed(one)]
    return min(poor, key=lambda one: one.contrast or 0.0, default=None)


def needed(one: Legible) -> float:
    """The contrast that a text of its size needs."""
    return 3.0 if one.size >= (LARGE_BOLD if one.bold else LARGE) else 4.5


def floored(ratio: float) -> float:
    """A ratio with one decimal, never rounded up to what it does not reach."""
    return int(ratio * 10) / 10


def written(color: Rgba | None) -> str:
    """A colour as RRGGBB."""
    return "".join(f"{round(channel * 255):02X}" for channel in (color or (0.0, 0.0, 0.0, 1.0))[:3])
