"""A film or sound has no captions.

Who does not hear it is told nothing. Insert captions (Playback, Insert Captions) from a .vtt file. This is "Missing
audio or video subtitles" of PowerPoint's checker, and criterion 1.2.2 of WCAG 2.2.

```xml bad slide
<p:pic>
  <p:nvPicPr><p:cNvPr id="9" name="Film 9" descr="The signing"/><p:cNvPicPr/>
    <p:nvPr><a:videoFile r:link="rId99"/></p:nvPr></p:nvPicPr>
  <p:blipFill/><p:spPr/>
</p:pic>
```

```xml good slide
<p:pic>
  <p:nvPicPr><p:cNvPr id="9" name="Film 9" descr="The signing"/><p:cNvPicPr/>
    <p:nvPr><a:videoFile r:link="rId99"/><p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">
      <p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:extLst>
        <p:ext uri="{7C58A8D3-1A1F-4A6C-9C3E-0E4A1C1E9B10}"><p173:tracksInfo
          xmlns:p173="http://schemas.microsoft.com/office/powerpoint/2017/3/main"><p173:trackLst>
          <p173:track id="{00000000-0000-0000-0000-000000000001}" label="English" lang="en"/>
        </p173:trackLst></p173:tracksInfo></p:ext></p14:extLst></p14:media></p:ext></p:extLst></p:nvPr></p:nvPicPr>
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

ID, LEVEL, LOOKS_AT = "pptx-captions", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at films and sounds."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.media is not None and not shape.media.captions:
                message = f"slide {slide.number}: the {shape.media.kind} {shape.called} has no captions"
                yield Finding(message, deck.at(slide.number), ("insert captions from a .vtt file",))
