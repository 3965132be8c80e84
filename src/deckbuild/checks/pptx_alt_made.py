"""An alternative text was made by a program and nobody has looked at it.

PowerPoint's services describe pictures by guessing: "A group of people standing in front of a building". Read it, say
what matters here, and take off the remark that it was made automatically.

```xml bad slide
<p:pic>
  <p:nvPicPr>
    <p:cNvPr id="9" name="Picture 9" descr="A group of people&#10;&#10;Description automatically generated"/>
    <p:cNvPicPr/><p:nvPr/>
  </p:nvPicPr>
  <p:blipFill/><p:spPr/>
</p:pic>
```

```xml good slide
<p:pic>
  <p:nvPicPr><p:cNvPr id="9" name="Picture 9" descr="The ministers sign"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>
  <p:blipFill/><p:spPr/>
</p:pic>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-alt-made", "warning", "written"

_REMARKS = (
    "description automatically generated",
    "description generated with",
    "automatisch generierte beschreibung",
    "description générée automatiquement",
    "descripción generada automáticamente",
    "автоматически созданное описание",
    "자동 생성된 설명",
    "自動的に生成された説明",
    "描述已自动生成",
)


def check(deck: Deck) -> Iterator[Finding]:
    """Looks for the remark that PowerPoint leaves, in the languages of most of its versions."""
    for slide in deck.slides:
        for shape in slide.seen:
            if any(remark in shape.alt.casefold() for remark in _REMARKS):
                message = f"slide {slide.number}: the alternative text of {shape.called} was made by a program"
                yield Finding(message, deck.at(slide.number), ("read it, correct it, and delete the remark",))
