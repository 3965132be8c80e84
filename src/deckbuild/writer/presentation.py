"""The presentation part, its relationships and sections, and the list of content types."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from deckbuild.layout.slide import group_names
from deckbuild.writer.markup import DECLARATION, P14, PRESENTATIONML, quoted, relationships

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.template.model import Template

FIRST_SLIDE_ID = 256
"""The smallest slide id that the format allows."""

_TYPES = {
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}


def presentation(template: Template, slides: Sequence[LaidSlide], first: int, rtl: bool) -> str:
    """`ppt/presentation.xml`; the slides' relationship ids count from `first`."""
    ids = "".join([f'<p:sldId id="{FIRST_SLIDE_ID + n}" r:id="rId{first + n}"/>' for n in range(len(slides))])
    head, middle, extensions = template.presentation
    if rtl:
        head = head.replace("<p:presentation ", '<p:presentation rtl="1" ', 1) if ' rtl="' not in head else head
    extensions += _sections(slides)
    tail = f"<p:extLst>{extensions}</p:extLst>" if extensions else ""
    return f"{head}<p:sldIdLst>{ids}</p:sldIdLst>{middle}{tail}</p:presentation>"


def presentation_relationships(template: Template, count: int, more: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """The relationships part of the presentation, and the number of the first slide's id.

    `more` are (type, target) of further parts that hang on the presentation.
    """
    rows = [(r.id, r.type, r.target) for r in template.relations]
    numbers = [int(r.id[3:]) for r in template.relations if r.id.startswith("rId") and r.id[3:].isdigit()]
    first = max(numbers, default=0) + 1
    rows += [(f"rId{first + n}", "slide", f"slides/slide{n + 1}.xml") for n in range(count)]
    rows += [(f"rId{first + count + n}", kind, target) for n, (kind, target) in enumerate(more)]
    return relationships(rows), first


def content_types(template: Template, count: int, more: Iterable[tuple[str, str]]) -> str:
    """`[Content_Types].xml` for the template's parts, `count` slides and (name, type) of further parts."""
    overrides = [("ppt/presentation.xml", f"{PRESENTATIONML}presentation.main+xml")]
    suffixes = {"xml", "rels"}
    for part in template.parts:
        suffix = part.name.rsplit(".", 1)[-1].lower()
        if part.content_type == _TYPES.get(suffix) and suffix != "xml":
            suffixes.add(suffix)
        elif part.content_type:
            overrides.append((part.name, part.content_type))
    for n in range(1, count + 1):
        overrides.append((f"ppt/slides/slide{n}.xml", f"{PRESENTATIONML}slide+xml"))
        overrides.append((f"ppt/notesSlides/notesSlide{n}.xml", f"{PRESENTATIONML}notesSlide+xml"))
        overrides.append((f"ppt/tags/tag{n}.xml", f"{PRESENTATIONML}tags+xml"))
    overrides += more
    defaults = "".join(f'<Default Extension="{s}" ContentType="{_TYPES[s]}"/>' for s in sorted(suffixes))
    listed = "".join([f'<Override PartName="/{quoted(name)}" ContentType="{kind}"/>' for name, kind in overrides])
    return f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{listed}</Types>'


def guid(*words: str) -> str:
    """A GUID computed from words, so that the same deck gets the same one again."""
    digest = hashlib.blake2b("\0".join(words).encode(), digest_size=16).hexdigest().upper()
    return f"{{{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-A{digest[17:20]}-{digest[20:]}}}"


def _sections(slides: Sequence[LaidSlide]) -> str:
    """PowerPoint's sections from the slides' groups."""
    names = group_names(slides)
    if not any(names):
        return ""
    runs: list[tuple[str, list[int]]] = []
    for n, name in enumerate(names):
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(FIRST_SLIDE_ID + n)
    listed = []
    for number, (name, ids) in enumerate(runs):
        members = "".join(f'<p14:sldId id="{i}"/>' for i in ids)
        number_id = guid("section", str(number), name)
        listed.append(
            f'<p14:section name="{quoted(name)}" id="{number_id}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'
        )
    inside = f'<p14:sectionLst xmlns:p14="{P14}">{"".join(listed)}</p14:sectionLst>'
    return f'<p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">{inside}</p:ext>'
