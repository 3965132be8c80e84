"""The parts of the built-in template put together as a package without slides, for the reader to read."""

from __future__ import annotations

import io
import zipfile

from template import grid
from template.layouts import SHEETS, layout
from template.master import FIRST_ID, master, other_styles
from template.notes import HEIGHT, WIDTH, handout_master, notes_master
from template.shapes import NAMESPACES, levels
from template.theme import theme

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument."


def package() -> bytes:
    """The template as a package; a deck's file has slides and properties besides."""
    parts = _parts()
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}{kind}+xml"/>' for name, (kind, _) in parts.items() if kind
    )
    content_types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", _XML + content_types)
        for name, (_, text) in parts.items():
            archive.writestr(name, _XML + text)
    return file.getvalue()


def _parts() -> dict[str, tuple[str, str]]:
    """Content type (what follows the common beginning) and text by part name."""
    count = len(SHEETS)
    parts = {
        "_rels/.rels": ("", _relationships([("officeDocument", "ppt/presentation.xml")])),
        "ppt/presentation.xml": ("presentationml.presentation.main", _presentation()),
        "ppt/_rels/presentation.xml.rels": ("", _relationships(_PRESENTATION)),
        "ppt/presProps.xml": ("presentationml.presProps", f"<p:presentationPr {NAMESPACES}/>"),
        "ppt/viewProps.xml": ("presentationml.viewProps", f"<p:viewPr {NAMESPACES}/>"),
        "ppt/tableStyles.xml": ("presentationml.tableStyles", _table_styles()),
        "ppt/slideMasters/slideMaster1.xml": ("presentationml.slideMaster", master(count)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": ("", _relationships(_master_targets(count))),
    }
    for i, sheet in enumerate(SHEETS, 1):
        parts[f"ppt/slideLayouts/slideLayout{i}.xml"] = ("presentationml.slideLayout", layout(sheet))
        target = [("slideMaster", "../slideMasters/slideMaster1.xml")]
        parts[f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels"] = ("", _relationships(target))
    for kind, number, text in (("notes", 2, notes_master()), ("handout", 3, handout_master())):
        name = f"{kind}Master1.xml"
        parts[f"ppt/{kind}Masters/{name}"] = (f"presentationml.{kind}Master", text)
        target = [("theme", f"../theme/theme{number}.xml")]
        parts[f"ppt/{kind}Masters/_rels/{name}.rels"] = ("", _relationships(target))
    for number, name in enumerate(("Deckbuild", "Deckbuild Notes", "Deckbuild Handout"), 1):
        parts[f"ppt/theme/theme{number}.xml"] = ("theme", theme(name))
    return parts


_PRESENTATION = [
    ("slideMaster", "slideMasters/slideMaster1.xml"),
    ("notesMaster", "notesMasters/notesMaster1.xml"),
    ("handoutMaster", "handoutMasters/handoutMaster1.xml"),
    ("presProps", "presProps.xml"),
    ("viewProps", "viewProps.xml"),
    ("theme", "theme/theme1.xml"),
    ("tableStyles", "tableStyles.xml"),
]


def _master_targets(count: int) -> list[tuple[str, str]]:
    targets = [("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, count + 1)]
    return [*targets, ("theme", "../theme/theme1.xml")]


def _relationships(targets: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{entries}</Relationships>'


def _presentation() -> str:
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>'
        f'<p:sldSz cx="{grid.WIDTH}" cy="{grid.HEIGHT}"/><p:notesSz cx="{WIDTH}" cy="{HEIGHT}"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>{levels(other_styles())}'
        "</p:defaultTextStyle></p:presentation>"
    )


def _table_styles() -> str:
    """The default is Medium Style 2 - Accent 1, which every client knows without its definition."""
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return f'<a:tblStyleLst xmlns:a="{main}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
