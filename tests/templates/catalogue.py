"""The templates by name, each made by one function that says what is odd about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx import Presentation

from templates.office import BODY, FOOT, NAMES, NUMBER, ON_MASTER, TITLE, layouts, master, styles
from templates.package import DARK, Master, Place, Sheet, added, brand, packed, put, related, saved, theme, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES: dict[str, Callable[[], bytes]] = {}
"""Every template that must carry any deck, by name."""


def _template(make: Callable[[], bytes]) -> Callable[[], bytes]:
    TEMPLATES[make.__name__.strip("_").replace("_", "-")] = make
    return make


def _wide(sheets: tuple[Sheet, ...] = (), **odd: str) -> bytes:
    return packed(brand((master(sheets, **odd),), 13.333, 7.5))


@_template
def old_4_3() -> bytes:
    """python-pptx's own."""
    return saved(Presentation())


@_template
def wide_16_9() -> bytes:
    """PowerPoint's blank presentation."""
    return _wide()


@_template
def a4_landscape() -> bytes:
    """A page to be printed."""
    return packed(brand((master(),), 11.69, 8.27))


@_template
def a4_portrait() -> bytes:
    """Higher than wide."""
    return packed(brand((master(),), 8.26, 11.69))


@_template
def letter_portrait() -> bytes:
    """Higher than wide, and American."""
    return packed(brand((master(),), 8.5, 11))


@_template
def tiny() -> bytes:
    """A name badge."""
    return packed(brand((master(styles=styles(600, 420, 100, 20)),), 1.97, 1.18))


@_template
def huge() -> bytes:
    """A poster."""
    return packed(brand((master(styles=styles(8800, 5600)),), 26.67, 15))


@_template
def right_to_left() -> bytes:
    """Hebrew names and text from the right."""
    turned = styles().replace("<a:lvl1pPr", '<a:lvl1pPr algn="r" rtl="1"')
    return packed(brand((master(layouts(NAMES["he"]), styles=turned),), 13.333, 7.5, 'rtl="1"'))


@_template
def german_copies() -> bytes:
    """Names with a line break, and copies with `1_`, of which some come first."""
    names = NAMES["de"]
    copies = tuple(sheet._replace(name=f"1_{sheet.name}") for sheet in layouts(names)[:3])
    return _wide((*copies, *layouts(names)))


@_template
def french() -> bytes:
    """French names."""
    return _wide(layouts(NAMES["fr"]))


@_template
def russian_without_types() -> bytes:
    """Russian names, and no layout says its type."""
    return _wide(tuple(sheet._replace(type="") for sheet in layouts(NAMES["ru"])))


@_template
def chinese() -> bytes:
    """Chinese names and an East Asian face."""
    return _wide(layouts(NAMES["zh"]), theme=theme(latin="Calibri", east_asian="Microsoft YaHei"))


@_template
def japanese_upright() -> bytes:
    """Japanese names, and the layouts with upright text first."""
    sheets = layouts(NAMES["ja"])
    return _wide(sheets[::-1], theme=theme(latin="Arial", east_asian="Yu Gothic", complex_script="Arial"))


@_template
def nameless() -> bytes:
    """Layouts without names and without types."""
    return _wide(tuple(sheet._replace(type="", name=None) for sheet in layouts()))


@_template
def lying_types() -> bytes:
    """Types that say one thing and places that say another."""
    sheets = layouts()
    only_number = Sheet("TITLE_AND_BODY", "tx", (FOOT[2],))
    seven = tuple(Place("", (0.05 + 0.3 * (n % 3), 0.3 + 0.3 * (n // 3), 0.28, 0.28), n + 1) for n in range(6))
    crowd = Sheet("Title, 6 Content", "blank", (Place("title"), *seven))
    bare = Sheet("Title Slide", "title", FOOT)
    wrong = tuple(sheet._replace(type="tx") for sheet in sheets)
    return _wide((only_number, crowd, bare, *wrong))


@_template
def odd_numbers() -> bytes:
    """Placeholders numbered from 14 to 49."""
    sheets = tuple(
        sheet._replace(places=tuple(p._replace(idx=p.idx and 13 + 3 * p.idx) for p in sheet.places))
        for sheet in layouts()
    )
    return _wide(sheets)


@_template
def equal_numbers() -> bytes:
    """What LibreOffice exports: every place has the number 0, and states its box."""
    boxed = {"title": TITLE, "": BODY, "dt": (0.05, 0.92, 0.2, 0.06), "ftr": (0.3, 0.92, 0.4, 0.06), "sldNum": NUMBER}
    sheets = tuple(
        sheet._replace(
            places=tuple(
                p._replace(idx=0, name="PlaceHolder", box=p.box or boxed.get(p.type, BODY)) for p in sheet.places
            )
        )
        for sheet in layouts()
    )
    return _wide(sheets)


@_template
def backwards() -> bytes:
    """The footer before the body and the title last."""
    return _wide(tuple(sheet._replace(places=sheet.places[::-1]) for sheet in layouts()))


@_template
def without_titles() -> bytes:
    """No layout has a title."""
    sheets = tuple(s._replace(places=tuple(p for p in s.places if "itle" not in p.type), type="") for s in layouts())
    return _wide(sheets)


@_template
def without_bodies() -> bytes:
    """No layout has a place for text but the title."""
    keep = ("title", "ctrTitle", "dt", "ftr", "sldNum")
    return _wide(tuple(s._replace(places=tuple(p for p in s.places if p.type in keep), type="") for s in layouts()))


@_template
def without_footers() -> bytes:
    """No layout has date, footer or number."""
    return _wide(layouts(foot=()))


@_template
def a_bare_page() -> bytes:
    """One layout, and nothing on it."""
    return packed(brand((Master(Sheet(), (Sheet("Page"),)),), 13.333, 7.5))


@_template
def styles_on_layouts() -> bytes:
    """Sizes in the placeholders of the layouts alone."""
    small = '<a:lvl1pPr><a:defRPr sz="2400"/></a:lvl1pPr><a:lvl2pPr marL="300000"><a:defRPr sz="2000"/></a:lvl2pPr>'
    sheets = tuple(s._replace(places=tuple(p._replace(style=small) for p in s.places)) for s in layouts())
    return _wide(sheets, styles="")


@_template
def styles_nowhere() -> bytes:
    """A master without text styles, and a theme whose fonts have no names."""
    return _wide(styles="", theme=theme(latin=""))


@_template
def dark() -> bytes:
    """A dark ground by the colour map; the section header is light again."""
    ground = '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
    light = '<a:overrideClrMapping bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" ' + DARK.split("dk2", 1)[1].split(" ", 2)[2]
    sheets = tuple(s._replace(mapping=light.rstrip() + "/>") if s.type == "secHead" else s for s in layouts())
    made = master(sheets, mapping=DARK)
    return packed(brand((made._replace(sheet=made.sheet._replace(background=ground)),), 13.333, 7.5))


@_template
def quiet_first_slide() -> bytes:
    """Footers switched off on the first slide and by the masters' settings."""
    made = master(extra='<p:hf sldNum="0" hdr="0" ftr="0" dt="0"/>')
    return packed(brand((made,), 13.333, 7.5, 'showSpecialPlsOnTitleSld="0"'))


@_template
def party_layouts() -> bytes:
    """Layouts that nobody needs come first: thanks, quiz, name card, calendar."""
    sheets = layouts()
    odd = tuple(
        sheets[n]._replace(name=name, type="")
        for n, name in ((1, "Quiz"), (1, "Name Card"), (2, "True or False"), (1, "Calendar"), (0, "Thank you"))
    )
    return _wide((*odd, *sheets))


@_template
def google_slides() -> bytes:
    """What Google Slides exports: small, names in capitals, numbers alone in the footer row, sizes on layouts."""
    number = Place("sldNum", (0.926, 0.906, 0.06, 0.076), 12, "Google Shape;9;p1", body='anchor="ctr"')
    size = '<a:lvl1pPr marL="457200" indent="-342900"><a:defRPr sz="1800"/></a:lvl1pPr>'
    head = Place("title", (0.034, 0.086, 0.932, 0.111), 0, "Google Shape;6;p1", style=_sized(2800))
    body = Place("body", (0.034, 0.224, 0.932, 0.664), 1, "Google Shape;7;p1", style=size)
    cover = (
        head._replace(type="ctrTitle", box=(0.034, 0.145, 0.932, 0.399), style=_sized(5200), body='anchor="b"'),
        body._replace(type="subTitle", box=(0.034, 0.551, 0.932, 0.154), style=_sized(2800)),
    )
    half = (0.034, 0.224, 0.437, 0.664)
    two = (head, body._replace(box=half), body._replace(box=(0.528, *half[1:]), idx=2))
    sheets = (
        Sheet("TITLE", "title", (*cover, number)),
        Sheet("SECTION_HEADER", "secHead", (head._replace(box=(0.034, 0.418, 0.932, 0.164)), number)),
        Sheet("TITLE_AND_BODY", "tx", (head, body, number)),
        Sheet("TITLE_AND_TWO_COLUMNS", "twoColTx", (*two, number)),
        Sheet("TITLE_ONLY", "titleOnly", (head, number)),
        Sheet("BIG_NUMBER", "", (head._replace(box=(0.034, 0.215, 0.932, 0.382), style=_sized(12000)), number)),
        Sheet("BLANK", "blank", (number,)),
    )
    plain = Master(
        Sheet(places=(head, body, number)), sheets, mapping=master().mapping, theme=theme("Simple Light", "Arial")
    )
    parts = brand((plain,), 10, 5.625, 'autoCompressPictures="0" strictFirstAndLastChars="0" saveSubsetFonts="1"')
    return packed(parts)


def _sized(size: int) -> str:
    return f'<a:lvl1pPr><a:defRPr sz="{size}"/></a:lvl1pPr>'


@_template
def hostile_places() -> bytes:
    """Places off the page, over one another, turned, low titles and a narrow footer."""
    foot = (
        Place("ftr", (0.42, 0.95, 0.16, 0.04), 11, "Footer"),
        Place("sldNum", (0.9, 0.03, 0.08, 0.06), 12, "Number"),
        Place("dt", (1.1, 0.9, 0.2, 0.05), 10, "Date"),
    )
    title = Place("title", (0.05, 0.04, 0.9, 0.07), 0, "Title")
    sheets = (
        Sheet(
            "Cover",
            "title",
            (Place("ctrTitle", (0.1, 0.3, 0.8, 0.3)), Place("subTitle", (0.1, 0.55, 0.8, 0.06), 1), *foot),
        ),
        Sheet("Text", "obj", (title, Place("", (-0.02, 0.08, 1.04, 0.95), 1), *foot)),
        Sheet("Statement", "secHead", (title, Place("body", (0.05, 0.05, 0.9, 0.9), 1), *foot)),
        Sheet("Side", "", (title, Place("body", (0.9, 0.2, 0.1, 0.7), 1, rotation=5400000), *foot)),
    )
    return _wide(sheets)


@_template
def two_masters() -> bytes:
    """The same names on a light and a dark master; the first slide has the second."""
    dark_one = master(mapping=DARK, theme=theme("Night"))._replace(
        sheet=Sheet(places=ON_MASTER, background='<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>')
    )
    parts = brand((master(theme=theme("Day")), dark_one), 13.333, 7.5)
    with_slide(parts, "ppt/slideLayouts/slideLayout12.xml")
    return packed(parts)


def with_slide(parts: dict[str, bytes], layout: str) -> None:
    """Adds a sample slide with that layout."""
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
    tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    slide = (
        '<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f"<p:cSld><p:spTree>{tree}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
    added(parts, "ppt/slides/slide1.xml", kind, slide)
    related(parts, "ppt/slides/slide1.xml", "rId1", "slideLayout", layout)
    related(parts, "ppt/presentation.xml", "rId500", "slide", "ppt/slides/slide1.xml")
    listed = '<p:sldIdLst><p:sldId id="256" r:id="rId500"/></p:sldIdLst><p:sldSz'
    put(parts, "ppt/presentation.xml", "<p:sldSz", listed)


@_template
def template_file() -> bytes:
    """A .potx."""
    parts = unpacked(wide_16_9())
    put(parts, "[Content_Types].xml", "presentationml.presentation.main", "presentationml.template.main")
    return packed(parts)


@_template
def with_macros() -> bytes:
    """A .potm with a macro project, and a button of its own in the ribbon."""
    parts = unpacked(wide_16_9())
    old = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main"
    put(parts, "[Content_Types].xml", old, "application/vnd.ms-powerpoint.template.macroEnabled.main")
    added(parts, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"\xd0\xcf\x11\xe0 macros")
    office = "http://schemas.microsoft.com/office"
    related(parts, "ppt/presentation.xml", "rId50", f"{office}/2006/relationships/vbaProject", "ppt/vbaProject.bin")
    ribbon = f'<customUI xmlns="{office}/2009/07/customui" onLoad="Run"/>'
    added(parts, "customUI/customUI14.xml", "application/xml", ribbon)
    related(parts, "", "rId9", f"{office}/2007/relationships/ui/extensibility", "customUI/customUI14.xml")
    return packed(parts)
