"""Packages made part by part: masters, layouts and places with exactly the oddities that a test wants."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from functools import cache
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from pptx import Presentation

Parts = dict[str, bytes]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
LIGHT = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
DARK = LIGHT.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
EMU = 914400


def picture(grey: int) -> bytes:
    """A PNG of one grey pixel, from 0 for black to 255 for white."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes((0, grey)))),
        (b"IEND", b""),
    )
    checked = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(checked)


class Place(NamedTuple):
    """A placeholder: its box in shares of the page (None: it states none), and what is odd about it."""

    type: str
    box: tuple[float, float, float, float] | None = None
    idx: int = 0
    name: str = ""
    attributes: str = ""
    body: str = ""
    style: str = ""
    text: str = "Text"
    rotation: int = 0


class Sheet(NamedTuple):
    """A layout, or what a master draws itself: places, and XML of shapes around them."""

    name: str | None = None
    type: str = ""
    places: tuple[Place, ...] = ()
    shapes: str = ""
    background: str = ""
    attributes: str = ""
    mapping: str = "<a:masterClrMapping/>"


class Master(NamedTuple):
    """A slide master with its layouts."""

    sheet: Sheet
    layouts: tuple[Sheet, ...]
    styles: str = ""
    mapping: str = LIGHT
    theme: str = ""
    extra: str = ""


def brand(masters: tuple[Master, ...], width: float, height: float, attributes: str = "", rest: str = "") -> Parts:
    """The parts of a presentation without slides; sizes in inches, `rest` follows the notes' size."""
    size = int(width * EMU), int(height * EMU)
    parts: Parts = {}
    types, listed, number = {"ppt/presentation.xml": "presentation.main"}, "", 0
    for m, master in enumerate(masters, 1):
        name, numbers = f"ppt/slideMasters/slideMaster{m}.xml", range(number + 1, number + 1 + len(master.layouts))
        number += len(master.layouts)
        parts[name] = _master(master, numbers, 2147483647 + 100 * m, size)
        types[name] = "slideMaster"
        for n, layout in zip(numbers, master.layouts, strict=True):
            layout_name = f"ppt/slideLayouts/slideLayout{n}.xml"
            parts[layout_name], types[layout_name] = _layout(layout, size), "slideLayout"
            related(parts, layout_name, "rId1", "slideMaster", name)
            related(parts, name, f"rId{n}", "slideLayout", layout_name)
        parts[f"ppt/theme/theme{m}.xml"] = (master.theme or theme()).encode()
        related(parts, name, "rId900", "theme", f"ppt/theme/theme{m}.xml")
        related(parts, "ppt/presentation.xml", f"rId{m}", "slideMaster", name)
        listed += f'<p:sldMasterId id="{2147483647 + 100 * m}" r:id="rId{m}"/>'
    parts["ppt/presentation.xml"] = (
        f"{_XML}<p:presentation {_NAMESPACES} {attributes}><p:sldMasterIdLst>{listed}</p:sldMasterIdLst>"
        f'<p:sldSz cx="{size[0]}" cy="{size[1]}"/><p:notesSz cx="6858000" cy="9144000"/>{rest}</p:presentation>'
    ).encode()
    related(parts, "", "rId1", "officeDocument", "ppt/presentation.xml")
    overrides = "".join(_override(part, f"{_PML}{kind}+xml") for part, kind in types.items())
    overrides += "".join(
        _override(part, "application/vnd.openxmlformats-officedocument.theme+xml")
        for part in parts
        if part.startswith("ppt/theme/")
    )
    parts["[Content_Types].xml"] = (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    ).encode()
    return parts


def _override(part: str, kind: str) -> str:
    return f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(kind)}/>"


def _sheet(sheet: Sheet, size: tuple[int, int]) -> str:
    name = "" if sheet.name is None else f" name={quoteattr(sheet.name, {chr(10): '&#10;'})}"
    shapes = "".join(_place(number, place, size) for number, place in enumerate(sheet.places, 2))
    background = f"<p:bg>{sheet.background}</p:bg>" if sheet.background else ""
    return f"<p:cSld{name}>{background}<p:spTree>{_GROUP}{sheet.shapes}{shapes}</p:spTree></p:cSld>"


def _place(number: int, place: Place, size: tuple[int, int]) -> str:
    kind = f' type="{place.type}"' if place.type else ""
    idx = f' idx="{place.idx}"' if place.idx else ""
    box = ""
    if place.box is not None:
        x, y, w, h = (round(share * size[n % 2]) for n, share in enumerate(place.box))
        turned = f' rot="{place.rotation}"' if place.rotation else ""
        box = f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
    text = f'<a:r><a:rPr lang="en-GB"/><a:t>{place.text}</a:t></a:r>' if place.text else ""
    if place.type == "sldNum":
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        text = f'{field}<a:rPr lang="en-GB"/><a:t>1</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(place.name)}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph{kind} {place.attributes}{idx}/></p:nvPr></p:nvSpPr><p:spPr>{box}</p:spPr>"
        f"<p:txBody><a:bodyPr {place.body}/><a:lstStyle>{place.style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _master(master: Master, numbers: range, master_id: int, size: tuple[int, int]) -> bytes:
    ids = "".join(f'<p:sldLayoutId id="{master_id + 1 + n - numbers[0]}" r:id="rId{n}"/>' for n in numbers)
    styles = f"<p:txStyles>{master.styles}</p:txStyles>" if master.styles else ""
    return (
        f"{_XML}<p:sldMaster {_NAMESPACES}>{_sheet(master.sheet, size)}<p:clrMap {master.mapping}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{master.extra}{styles}</p:sldMaster>"
    ).encode()


def _layout(layout: Sheet, size: tuple[int, int]) -> bytes:
    kind = f' type="{layout.type}"' if layout.type else ""
    return (
        f"{_XML}<p:sldLayout {_NAMESPACES}{kind} {layout.attributes}>{_sheet(layout, size)}"
        f"<p:clrMapOvr>{layout.mapping}</p:clrMapOvr></p:sldLayout>"
    ).encode()


def related(parts: Parts, source: str, rel_id: str, kind: str, target: str, external: bool = False) -> None:
    """Adds a relationship from a part ("" is the package) to a part, or to an address outside."""
    folder, base = posixpath.split(source)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    written = target if external else f"/{target}"
    mode = ' TargetMode="External"' if external else ""
    full = kind if "://" in kind else f"{OFFICE}/{kind}"
    row = f'<Relationship Id="{rel_id}" Type="{full}" Target="{written}"{mode}/>'
    empty = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", f"{row}</Relationships>".encode())


def added(parts: Parts, name: str, kind: str, data: str | bytes) -> None:
    """Adds a part with its content type."""
    parts[name] = data if isinstance(data, bytes) else data.encode()
    put(parts, "[Content_Types].xml", "</Types>", f"{_override(name, kind)}</Types>")


def put(parts: Parts, name: str, old: str, new: str) -> None:
    """Changes the first occurrence of a text in a part, which must be there."""
    text = parts[name].decode()
    assert old in text, f"{old!r} in {name}"
    parts[name] = text.replace(old, new, 1).encode()


def packed(parts: Parts) -> bytes:
    """The bytes of the file, the content types first."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return file.getvalue()


def unpacked(data: bytes) -> Parts:
    """The parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved(deck: Presentation) -> bytes:
    """The bytes of a presentation of python-pptx."""
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


@cache
def theme(name: str = "Office Theme", latin: str = "Calibri", east_asian: str = "", complex_script: str = "") -> str:
    """A theme part with the fonts of headings and body."""
    text = unpacked(saved(Presentation()))["ppt/theme/theme1.xml"].decode()
    head, rest = text.split("<a:fontScheme", 1)
    scheme, tail = rest.split("</a:fontScheme>", 1)
    del scheme
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/><a:cs typeface="{complex_script}"/>'
    fonts = f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>"
    return f'{head}<a:fontScheme name="Brand">{fonts}</a:fontScheme>{tail}'.replace(
        'name="Office Theme"', f'name="{name}"', 1
    )
