"""The document's properties: title, author, dates, what is in it, and what it may not be used for yet."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from deckbuild.moments import embargo_line
from deckbuild.richtext import plain
from deckbuild.writer.markup import DECLARATION, escaped, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck
    from deckbuild.template.model import Template

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def core(deck: Deck, embargoed: bool) -> str:
    """`docProps/core.xml`. The dates are the talk's, never the clock's: the same deck is the same bytes."""
    stamp = document_date(deck).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = "; ".join(plain(s.name) for s in deck.speakers)
    keywords = "; ".join(t for t in (plain(deck.panel), deck.marking) if t)
    status = embargo_line(deck.embargo, deck.language) if embargoed and deck.embargo else ""
    fields = [
        ("dc:title", plain(deck.title)),
        ("dc:subject", plain(deck.event) or plain(deck.subtitle)),
        ("dc:creator", author),
        ("cp:keywords", keywords),
        ("dc:description", plain(deck.disclaimer.text) if deck.disclaimer else ""),
        ("cp:lastModifiedBy", author),
        ("dc:language", deck.language),
        ("cp:contentStatus", status),
    ]
    written = "".join(f"<{name}>{escaped(value)}</{name}>" for name, value in fields if value)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{written}'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def document_date(deck: Deck) -> dt.datetime:
    """SOURCE_DATE_EPOCH where it is set, else the day of the talk, else a fixed day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit() and int(epoch) < 2**38:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    if deck.date is not None:
        return dt.datetime.combine(deck.date, dt.time(), dt.UTC)
    return _EPOCH


def app(deck: Deck, template: Template, slides: Sequence[LaidSlide]) -> str:
    """`docProps/app.xml`, true to what is in the deck."""
    titles = [template.name, *(slide.title for slide in slides)]
    names = "".join([f"<vt:lpstr>{escaped(t)}</vt:lpstr>" for t in titles])
    words = sum(slide.words for slide in slides)
    organisation = next((plain(s.affiliation) for s in deck.speakers if s.affiliation), "")
    company = f"<Company>{escaped(organisation)}</Company>" if organisation else ""
    pairs = (
        "<vt:variant><vt:lpstr>Theme</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant>"
        "<vt:variant><vt:lpstr>Slide Titles</vt:lpstr></vt:variant>"
        f"<vt:variant><vt:i4>{len(slides)}</vt:i4></vt:variant>"
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"<TotalTime>0</TotalTime><Words>{words}</Words><Application>Microsoft Office PowerPoint</Application>"
        f"<PresentationFormat>{_format(template)}</PresentationFormat><Slides>{len(slides)}</Slides><Notes>{len(slides)}</Notes>"
        f"<HiddenSlides>{sum(s.hidden for s in slides)}</HiddenSlides>"
        f'<HeadingPairs><vt:vector size="4" baseType="variant">{pairs}</vt:vector></HeadingPairs>'
        f'<TitlesOfParts><vt:vector size="{len(titles)}" baseType="lpstr">{names}</vt:vector></TitlesOfParts>{company}'
        "<AppVersion>16.0000</AppVersion></Properties>"
    )


def custom(deck: Deck, embargoed: bool, build: str) -> str:
    """`docProps/custom.xml`: the build's identity, and the conditions under which the deck is used."""
    values = [("deckbuild.build", build)]
    if embargoed and deck.embargo:
        values.append(("Embargo", embargo_line(deck.embargo, deck.language)))
    if deck.marking:
        values.append(("Marking", deck.marking))
    listed = "".join(
        f'<property fmtid="{_CUSTOM_SET}" pid="{n}" name="{quoted(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for n, (name, value) in enumerate(values, 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{listed}</Properties>'
    )


def _format(template: Template) -> str:
    ratio = template.width / template.height
    if abs(ratio - 16 / 9) < 0.01:
        return "Widescreen"
    return "On-screen Show (4:3)" if abs(ratio - 4 / 3) < 0.01 else "Custom"
