"""Templates full of things: artwork and brand parts that must stay, and leftovers that must not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from templates.catalogue import TEMPLATES
from templates.office import ON_MASTER, layouts, master
from templates.package import Place, Sheet, added, brand, packed, picture, put, related, saved, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

    from templates.package import Parts

MASTER = "ppt/slideMasters/slideMaster1.xml"
FIRST_LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
_MS = "http://schemas.microsoft.com/office"
_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def _template(make: Callable[[], bytes]) -> Callable[[], bytes]:
    TEMPLATES[make.__name__.replace("_", "-")] = make
    return make


def _picture(number: int, rel_id: str, box: tuple[float, float, float, float]) -> str:
    blip = f'<p:blipFill><a:blip r:embed="{rel_id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Logo" descr="The logo"/><p:cNvPicPr/><p:nvPr/>'
        f"</p:nvPicPr>{blip}"
        f"<p:spPr>{_frame(box)}</p:spPr></p:pic>"
    )


def _bar(number: int, box: tuple[float, float, float, float], color: str = "accent1", words: str = "") -> str:
    text = f'<a:r><a:rPr lang="en-GB"/><a:t>{words}</a:t></a:r>' if words else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Bar"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(box)}'
        f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{text}</a:p>"
        "</p:txBody></p:sp>"
    )


def _frame(box: tuple[float, float, float, float]) -> str:
    x, y, w, h = (round(inches * 914400) for inches in box)
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


@_template
def full_of_artwork() -> bytes:
    """A colour bar at the left, a logo, a gradient, a picture behind the cover, a band at the foot; few places."""
    gradient = (
        '<p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"/></a:gs><a:gs pos="100000">'
        '<a:schemeClr val="bg2"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill><a:effectLst/></p:bgPr>'
    )
    behind = (
        '<p:bgPr><a:blipFill><a:blip r:embed="rId70"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        "<a:effectLst/></p:bgPr>"
    )
    art = _bar(60, (0, 0, 0.9, 7.5)) + _picture(61, "rId70", (11.6, 0.15, 1.4, 0.9)) + _bar(62, (0.9, 7.2, 12.433, 0.3))
    head = Place("title", (0.09, 0.06, 0.76, 0.12), 0, "Title")
    sheets = (
        layouts()[0]._replace(background=behind),
        Sheet("Text", "obj", (head, Place("", (0.09, 0.2, 0.86, 0.7), 1, "Content"))),
        Sheet("Heading", "titleOnly", (head,)),
        Sheet("Nothing", "blank"),
    )
    made = master(sheets)
    sheet = made.sheet._replace(shapes=art, background=gradient, places=ON_MASTER[:2])
    parts = brand((made._replace(sheet=sheet),), 13.333, 7.5)
    _brand_parts(parts)
    for source in (MASTER, FIRST_LAYOUT):
        related(parts, source, "rId70", "image", "ppt/media/image1.png")
    return packed(parts)


def _brand_parts(parts: Parts) -> None:
    """Guides, an embedded font, custom XML, a tag and a handout master, all of which are the brand's."""
    main = "ppt/presentation.xml"
    parts["ppt/media/image1.png"] = picture(230)
    added(parts, "ppt/fonts/font1.fntdata", "application/x-fontdata", b"a font")
    related(parts, main, "rId60", "font", "ppt/fonts/font1.fntdata")
    added(
        parts, "customXml/item1.xml", "application/xml", '<palette xmlns="urn:brand:colours"><name>Sky</name></palette>'
    )
    related(parts, main, "rId61", "customXml", "customXml/item1.xml")
    tag = f'<p:tagLst xmlns:p="{_P}"><p:tag name="BRAND" val="2026"/></p:tagLst>'
    added(parts, "ppt/tags/tag1.xml", f"{_PML}tags+xml", tag)
    related(parts, main, "rId62", "tags", "ppt/tags/tag1.xml")
    handout = parts[MASTER].decode().split("<p:clrMap", 1)
    mapping = handout[1].split("/>", 1)[0]
    tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    head = handout[0].split("<p:cSld", 1)[0].replace("sldMaster", "handoutMaster")
    page = f"{head}<p:cSld><p:spTree>{tree}</p:spTree></p:cSld><p:clrMap{mapping}/></p:handoutMaster>"
    added(parts, "ppt/handoutMasters/handoutMaster1.xml", f"{_PML}handoutMaster+xml", page)
    added(
        parts,
        "ppt/theme/theme9.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        parts["ppt/theme/theme1.xml"],
    )
    related(parts, "ppt/handoutMasters/handoutMaster1.xml", "rId1", "theme", "ppt/theme/theme9.xml")
    related(parts, main, "rId63", "handoutMaster", "ppt/handoutMasters/handoutMaster1.xml")
    put(parts, main, "</p:sldMasterIdLst>",
        "</p:sldMasterIdLst><p:handoutMasterIdLst>"
        '<p:handoutMasterId r:id="rId63"/></p:handoutMasterIdLst>')  # fmt: skip
    guide = (
        f'<p15:sldGuideLst xmlns:p15="{_MS}/powerpoint/2012/main"><p15:guide id="1" orient="horz" pos="2160">'
        '<p15:clr><a:srgbClr val="A4A3A4"/></p15:clr></p15:guide></p15:sldGuideLst>'
    )
    font = (
        '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Brand"/><p:regular r:id="rId60"/></p:embeddedFont>'
        "</p:embeddedFontLst>"
    )
    tags = '<p:custDataLst><p:custData r:id="rId61"/><p:tags r:id="rId62"/></p:custDataLst>'
    rest = f'{font}{tags}<p:extLst><p:ext uri="{{EFAFB233-063F-42B5-8137-9DF3F51BA10A}}">{guide}</p:ext></p:extLst>'
    put(parts, main, "</p:presentation>", f"{rest}</p:presentation>")


@_template
def used_deck() -> bytes:
    """A deck that was given: slides, notes, comments, sections, chart, film, names, dates and labels."""
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:3]:
        slide = deck.slides.add_slide(layout)
        slide.notes_slide.notes_text_frame.text = "secret words"
    data = CategoryChartData()
    data.categories = ["2000", "2014"]
    data.add_series("secret figures", (1, 2))
    box = Inches(1), Inches(2), Inches(4), Inches(3)
    deck.slides[1].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
    deck.slides[2].shapes.add_movie(io.BytesIO(b"secret film"), *box)
    deck.core_properties.author = "A. Former"
    deck.core_properties.last_modified_by = "B. Former"
    parts = unpacked(saved(deck))
    put(
        parts,
        "docProps/app.xml",
        "</Properties>",
        "<Company>Former Company</Company><Manager>C. Former</Manager></Properties>",
    )
    _comments(parts)
    _labels(parts)
    _leftovers(parts)
    return packed(parts)


def _comments(parts: Parts) -> None:
    main, authors = (
        "ppt/presentation.xml",
        f'<p:cmAuthorLst xmlns:p="{_P}"><p:cmAuthor id="0" name="D. Former" '
        'initials="DF" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
    )
    added(parts, "ppt/commentAuthors.xml", f"{_PML}commentAuthors+xml", authors)
    related(parts, main, "rId80", "commentAuthors", "ppt/commentAuthors.xml")
    said = (
        f'<p:cmLst xmlns:p="{_P}"><p:cm authorId="0" dt="2019-03-01T10:00:00.000" idx="1"><p:pos x="10" y="10"/>'
        "<p:text>secret remark</p:text></p:cm></p:cmLst>"
    )
    added(parts, "ppt/comments/comment1.xml", f"{_PML}comments+xml", said)
    related(parts, "ppt/slides/slide1.xml", "rId80", "comments", "ppt/comments/comment1.xml")
    put(parts, main, "</p:presentation>",
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{_MS}/powerpoint/2010/main">'
        '<p14:section name="secret section" id="{11111111-2222-4333-8444-555555555555}"><p14:sldIdLst>'
        '<p14:sldId id="256"/><p14:sldId id="257"/><p14:sldId id="258"/></p14:sldIdLst></p14:section></p14:sectionLst>'
        "</p:ext></p:extLst></p:presentation>")  # fmt: skip


def _labels(parts: Parts) -> None:
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    names = ("MSIP_Label_0f1e_Name", "Klassifizierung", "Client")
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for n, (name, value) in enumerate(
            zip(names, ("Internal", "Streng vertraulich", "Former Client"), strict=True), 2
        )
    )
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    custom = f'<Properties xmlns="{properties}" xmlns:vt="{vt}">{listed}</Properties>'
    added(parts, "docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", custom)
    related(parts, "", "rId80", "custom-properties", "docProps/custom.xml")


def _leftovers(parts: Parts) -> None:
    """Words in the footers of master and layouts, and a date that is no field."""
    layout = "ppt/slideLayouts/slideLayout2.xml"
    text = parts[layout].decode()
    at = text.index('type="ftr"')
    head, tail = text[:at], text[at:]
    inside, rest = tail.split("</a:p>", 1)
    begin = inside.split("<a:p>", 1)[0]
    words = '<a:p><a:r><a:rPr lang="de-DE"/><a:t>Streng vertraulich</a:t></a:r></a:p>'
    parts[layout] = f"{head}{begin}{words}{rest}".encode()


@_template
def reaching_out() -> bytes:
    """A master that fetches a picture, a spreadsheet and a film from elsewhere, and follows a template."""
    art = (
        _picture(60, "rId70", (12.2, 0.1, 1, 0.5)).replace("r:embed", "r:link")
        + '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="61" name="Sheet"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="500000"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj r:id="rId71" '
        'progId="Excel.Sheet.12" imgW="1" imgH="1"><p:link updateAutomatic="1"/></p:oleObj></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
    made = master()
    parts = brand((made._replace(sheet=made.sheet._replace(shapes=art)),), 13.333, 7.5)
    related(parts, MASTER, "rId70", "image", "http://tracker.example/pixel.png", external=True)
    related(parts, MASTER, "rId71", "oleObject", "file:///C:/Users/former/figures.xlsx", external=True)
    related(parts, MASTER, "rId72", "hyperlink", "https://www.example.org/", external=True)
    related(
        parts, "ppt/presentation.xml", "rId73", "attachedTemplate", "file:///C:/Users/former/old.potx", external=True
    )
    return packed(parts)
