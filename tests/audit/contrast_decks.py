"""Ten decks with text over everything that text can stand on, and the contrast that their renderings measure.

    python tests/audit/contrast_decks.py [FOLDER]

prints each text's contrast as the audit has it and as LibreOffice draws it. The measuring knows nothing of the
audit: it takes the places of words from the PDF, the ground from a rendering without text, and the colour of the
text from the pixel of a word that the text changed most.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFilter
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from deckbuild.audit.reading.deck import read
from deckbuild.template.colors import contrast

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.audit.values import Legible

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WORDS = [
    "Ministers",
    "agreed",
    "in",
    "March",
    "to",
    "review",
    "the",
    "safeguards",
    "agreement",
    "and",
    "asked",
    "for",
    "a",
    "well",
    "known",
    "follow",
    "up",
    "report",
]
DPI = 144
X_TOP, X_BOTTOM = 0.35, 0.715
"""Where most of the ink of a word in Carlito is, in heights of the box that poppler gives: the letter x."""


def solid(color: str) -> str:
    return f"<a:solidFill {A}>{color}</a:solidFill>"


def rgb(value: str, inside: str = "") -> str:
    return f'<a:srgbClr {A} val="{value}">{inside}</a:srgbClr>'


def theme(name: str, inside: str = "") -> str:
    return f'<a:schemeClr {A} val="{name}">{inside}</a:schemeClr>'


def gradient(angle: int, *stops: tuple[int, str], path: str = "") -> str:
    listed = "".join(f'<a:gs pos="{at * 1000}">{color}</a:gs>' for at, color in stops)
    way = path or f'<a:lin ang="{angle * 60000}" scaled="0"/>'
    return f'<a:gradFill {A} rotWithShape="1"><a:gsLst>{listed}</a:gsLst>{way}</a:gradFill>'


def photo(seed: int, low: int = 0, high: int = 255, size: tuple[int, int] = (960, 720)) -> io.BytesIO:
    """Something as soft as a photograph, between two lightnesses."""
    draw = random.Random(seed)
    small = Image.new("RGB", (9, 7))
    small.putdata([tuple(draw.randint(low, high) for _ in range(3)) for _ in range(63)])
    return _saved(small.resize(size, Image.Resampling.BICUBIC), "JPEG")


def halves(left: str, right: str) -> io.BytesIO:
    """A picture with a hard edge in the middle, a little soft as photographs are."""
    image = Image.new("RGB", (960, 720), left)
    ImageDraw.Draw(image).rectangle((480, 0, 960, 720), fill=right)
    return _saved(image.filter(ImageFilter.GaussianBlur(2)), "PNG")


def _saved(image: Image.Image, form: str) -> io.BytesIO:
    out = io.BytesIO()
    image.save(out, form, quality=92)
    out.seek(0)
    return out


class Maker:
    """One deck in the making; `text` places words, everything else what is behind them."""

    def __init__(self) -> None:
        self.deck = Presentation()
        self.slide = None
        self.new()

    def new(self, layout: int = 6):
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        return self.slide

    def background(self, fill: str) -> None:
        common = self.slide._element.find(qn("p:cSld"))
        space = "http://schemas.openxmlformats.org/presentationml/2006/main"
        common.insert(0, parse_xml(f'<p:bg xmlns:p="{space}"><p:bgPr>{fill}<a:effectLst {A}/></p:bgPr></p:bg>'))

    def picture_fill(self, data: io.BytesIO) -> str:
        _, identity = self.slide.part.get_or_add_image_part(data)
        stretched = "<a:stretch><a:fillRect/></a:stretch>"
        return f'<a:blipFill {A} {R}><a:blip r:embed="{identity}"/>{stretched}</a:blipFill>'

    def text(
        self, color: str, box: tuple[float, float, float, float], size: int = 28, words: int = 12, align: str = "l"
    ):
        """Words in a box of their own, in inches."""
        shape = self.slide.shapes.add_textbox(*(Inches(value) for value in box))
        self.fill_in(shape, color, size, words, align)
        return shape

    @staticmethod
    def fill_in(shape, color: str, size: int = 28, words: int = 12, align: str = "l") -> None:
        frame = shape.text_frame
        frame.word_wrap = True
        run = frame.paragraphs[0].add_run()
        run.text = " ".join((WORDS * 4)[:words])
        run.font.size, run.font.bold, run.font.name = Pt(size), True, "Calibri"
        if color:
            run._r.get_or_add_rPr().insert(0, parse_xml(solid(color)))
        frame.paragraphs[0]._p.get_or_add_pPr().set("algn", align)

    def shape(self, kind, box: tuple[float, float, float, float], fill: str = ""):
        shape = self.slide.shapes.add_shape(kind, *(Inches(value) for value in box))
        shape.line.fill.background()
        if fill:
            geometry = shape._element.spPr.find(qn("a:prstGeom"))
            geometry.addnext(parse_xml(fill))
        return shape


def colors(m: Maker) -> None:
    m.background(solid(theme("accent1", '<a:lumMod val="40000"/><a:lumOff val="60000"/>')))
    m.text(theme("tx2"), (0.5, 0.5, 8, 1.5))
    m.text(theme("accent2", '<a:shade val="50000"/>'), (0.5, 2.2, 8, 1.5))
    m.text(theme("accent3", '<a:lumMod val="50000"/>'), (0.5, 4, 8, 1.5))
    m.text(f'<a:prstClr {A} val="dkRed"/>', (0.5, 5.6, 8, 1.5))
    m.new()
    m.background(solid(theme("tx2", '<a:lumMod val="75000"/>')))
    m.text(theme("bg1", '<a:shade val="85000"/>'), (0.5, 0.5, 8, 1.5))
    m.text(theme("accent1", '<a:tint val="40000"/>'), (0.5, 2.2, 8, 1.5))
    m.text(f'<a:hslClr {A} hue="14400000" sat="60000" lum="70000"/>', (0.5, 4, 8, 1.5))
    m.text(rgb("FFAA00", '<a:satMod val="60000"/>'), (0.5, 5.6, 8, 1.5))


def gradients(m: Maker) -> None:
    for angle, one, other in ((90, "102A43", "9FB3C8"), (0, "FFFFFF", "243B53"), (45, "D9E2EC", "627D98")):
        m.background(gradient(angle, (0, rgb(one)), (100, rgb(other))))
        m.text(rgb("FFFFFF"), (0.5, 0.5, 9, 1.6))
        m.text(rgb("000000"), (0.5, 3, 9, 1.6), align="ctr")
        m.text(rgb("F0B429"), (0.5, 5.4, 9, 1.6), align="r")
        m.new()


def photos(m: Maker) -> None:
    for seed, low, high in ((1, 0, 140), (2, 120, 255), (3, 0, 255)):
        m.background(m.picture_fill(photo(seed, low, high)))
        m.text(rgb("FFFFFF"), (0.5, 0.5, 9, 1.6))
        m.text(rgb("111111"), (0.5, 3, 9, 1.6))
        m.text(rgb("FFD166"), (0.5, 5.4, 9, 1.6), 22, 16)
        m.new()


def over_pictures(m: Maker) -> None:
    m.slide.shapes.add_picture(photo(4, 0, 200), 0, 0, Inches(10), Inches(3.6))
    m.text(rgb("FFFFFF"), (0.5, 0.4, 9, 1.4))
    m.text(rgb("222222"), (0.5, 2, 9, 1.4))
    m.slide.shapes.add_picture(halves("#102A43", "#F0F4F8"), Inches(0), Inches(3.8), Inches(10), Inches(3.6))
    m.text(rgb("FFFFFF"), (0.5, 4, 9, 1.4), 24, 18)
    m.text(rgb("102A43"), (0.5, 5.7, 9, 1.4), 24, 18)
    m.new()
    picture = m.slide.shapes.add_picture(halves("#7B341E", "#FEEBC8"), 0, 0, Inches(10), Inches(7.5))
    picture.crop_left, picture.crop_top = 0.3, 0.2
    m.text(rgb("FFFFFF"), (0.3, 0.5, 2.6, 3), 22)
    m.text(rgb("000000"), (3.5, 0.5, 6, 2), 28)
    m.text(rgb("FFFFFF"), (1, 4.5, 8, 2), 28, 20)


def filled_shapes(m: Maker) -> None:
    places = [(0.4, 0.4), (5.1, 0.4), (0.4, 2.7), (5.1, 2.7), (0.4, 5), (5.1, 5)]
    fills = [
        solid(theme("accent1")),
        solid(rgb("C05621")),
        gradient(90, (0, rgb("F6E05E")), (100, rgb("975A16"))),
        gradient(0, (0, theme("accent4")), (100, theme("accent3", '<a:lumMod val="60000"/>'))),
        "",
        solid(theme("bg1", '<a:lumMod val="85000"/>')),
    ]
    for (x, y), fill in zip(places, fills, strict=True):
        shape = m.shape(MSO_SHAPE.RECTANGLE, (x, y, 4.4, 2.1), fill)
        m.fill_in(shape, "" if not fill else rgb("FFFFFF"), 24, 9)
    m.new()
    for number, (x, y) in enumerate(places):
        shape = m.shape((MSO_SHAPE.ROUNDED_RECTANGLE, MSO_SHAPE.OVAL)[number % 2], (x, y, 4.4, 2.1), fills[number])
        m.fill_in(shape, rgb("1A202C"), 20, 6, "ctr")


def without_shadow(shape, wanted: bool) -> None:
    for reference in shape._element.iter(qn("a:effectRef")) if wanted else ():
        reference.set("idx", "0")


def overlays(m: Maker) -> None:
    for seed, cover, alpha, text in (
        (5, "000000", 60, "FFFFFF"),
        (6, "FFFFFF", 75, "1A365D"),
        (7, "2C5282", 40, "FFFFFF"),
    ):
        m.slide.shapes.add_picture(photo(seed), 0, 0, Inches(10), Inches(7.5))
        veil = m.shape(MSO_SHAPE.RECTANGLE, (0.5, 0.5, 9, 3), solid(rgb(cover, f'<a:alpha val="{alpha}000"/>')))
        without_shadow(veil, seed == 5)  # the others let their shadows through
        m.text(rgb(text), (0.8, 0.8, 8.4, 2.4))
        veil = m.shape(
            MSO_SHAPE.RECTANGLE,
            (0.5, 4, 9, 3),
            gradient(0, (0, rgb(cover)), (100, rgb(cover, '<a:alpha val="20000"/>'))),
        )
        without_shadow(veil, seed == 5)
        m.text(rgb(text), (0.8, 4.3, 8.4, 2.4), 24, 20)
        m.new()


def inherited(m: Maker) -> None:
    master, layout = m.deck.slide_masters[0], m.deck.slide_layouts[5]
    for sheet, fill in (
        (master, solid(theme("tx2"))),
        (layout, gradient(90, (0, theme("tx2")), (100, theme("accent1")))),
    ):
        old = sheet._element.find(qn("p:cSld")).find(qn("p:bg"))
        if old is not None:
            old.getparent().remove(old)
        space = "http://schemas.openxmlformats.org/presentationml/2006/main"
        background = parse_xml(f'<p:bg xmlns:p="{space}"><p:bgPr>{fill}<a:effectLst {A}/></p:bgPr></p:bg>')
        sheet._element.find(qn("p:cSld")).insert(0, background)
    band = m.shape(MSO_SHAPE.RECTANGLE, (0, 5.5, 10, 2), solid(theme("accent2")))
    layout.shapes._spTree.append(band._element)
    m.text(rgb("FFFFFF"), (0.5, 0.5, 9, 1.6))
    slide = m.new(5)
    slide.shapes.title.text_frame.text = "Ministers agreed in March"
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.bold = True
    m.text(theme("bg1"), (0.5, 2.5, 9, 1.6))
    m.text(theme("tx1"), (0.5, 5.7, 9, 1.6))
    slide = m.new(5)
    slide.shapes.title.text_frame.text = "Asked for a report"
    space = "http://schemas.openxmlformats.org/presentationml/2006/main"
    old = slide._element.find(qn("p:clrMapOvr"))
    if old is not None:
        slide._element.remove(old)
    slide._element.append(parse_xml(
        f'<p:clrMapOvr xmlns:p="{space}" {A}><a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" '
        'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
        'hlink="hlink" folHlink="folHlink"/></p:clrMapOvr>'
    ))  # fmt: skip
    m.text(theme("tx1"), (0.5, 2.5, 9, 1.6))
    m.text(theme("bg1"), (0.5, 5.7, 9, 1.6))


def tables(m: Maker) -> None:
    for flags in ((True, True), (False, True), (True, False)):
        frame = m.slide.shapes.add_table(4, 3, Inches(0.5), Inches(0.5), Inches(9), Inches(4))
        table = frame.table
        table.first_row, table.horz_banding = flags
        for number, cell in enumerate(table.iter_cells()):
            cell.text_frame.text = " ".join(WORDS[number : number + 2])
            run = cell.text_frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold, run.font.name = Pt(20), True, "Calibri"
            if number in (5, 7):
                cell.fill.solid()
                from pptx.dml.color import RGBColor

                cell.fill.fore_color.rgb = RGBColor(0x55, 0x77, 0x99) if number == 5 else RGBColor(0xEE, 0xCC, 0x88)
        m.new()


def groups(m: Maker) -> None:
    group = m.slide.shapes.add_group_shape()
    for x, y, color in ((1, 1, "2F855A"), (3, 1, "FEFCBF"), (1, 2.5, "742A2A"), (3, 2.5, "EBF8FF")):
        one = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(2), Inches(1.5))
        one.fill.solid()
        one.line.fill.background()
        from pptx.dml.color import RGBColor

        one.fill.fore_color.rgb = RGBColor.from_string(color)
    group.left, group.top, group.width, group.height = Inches(0.5), Inches(0.5), Inches(9), Inches(6.5)
    m.text(rgb("FFFFFF"), (0.7, 0.8, 4, 2.5), 24, 8)
    m.text(rgb("FFFFFF"), (5.2, 0.8, 4, 2.5), 24, 8)
    m.text(rgb("000000"), (0.7, 4.2, 8.6, 2.5), 24, 18)
    m.new()
    m.shape(MSO_SHAPE.OVAL, (0.5, 0.5, 9, 3), solid(rgb("2A4365")))
    m.text(rgb("FFFFFF"), (2, 1.2, 6, 1.5), 26, 10, "ctr")
    path = (
        f'<a:custGeom {A}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        '<a:path w="100" h="100"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo>'
        '<a:cubicBezTo><a:pt x="60" y="40"/><a:pt x="60" y="60"/><a:pt x="30" y="100"/></a:cubicBezTo>'
        '<a:lnTo><a:pt x="0" y="100"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
    )
    shape = m.shape(MSO_SHAPE.RECTANGLE, (0, 4, 10, 3.5), solid(rgb("9B2C2C")))
    geometry = shape._element.spPr.find(qn("a:prstGeom"))
    geometry.addprevious(parse_xml(path))
    geometry.getparent().remove(geometry)
    m.text(rgb("FFFFFF"), (0.3, 4.3, 4.5, 2.6), 24, 10)
    m.text(rgb("4A5568"), (0.3, 6.2, 9.4, 1.2), 24, 14)
    turned = m.shape(MSO_SHAPE.RECTANGLE, (8, -1, 1.2, 5), solid(rgb("111111")))
    turned.rotation = 0


def odd_fills(m: Maker) -> None:
    shape = m.shape(MSO_SHAPE.RECTANGLE, (0.4, 0.4, 4.4, 3), m.picture_fill(photo(8, 0, 120)))
    m.fill_in(shape, rgb("FFFFFF"), 24, 9)
    picture = m.slide.shapes.add_picture(photo(9, 80, 255), Inches(5.1), Inches(0.4), Inches(4.4), Inches(3))
    picture._element.find(f".//{qn('a:blip')}").append(parse_xml(f'<a:alphaModFix {A} amt="60000"/>'))
    m.text(rgb("1A202C"), (5.3, 0.6, 4, 2.5), 24, 9)
    shape = m.shape(
        MSO_SHAPE.RECTANGLE,
        (0.4, 4, 4.4, 3),
        gradient(60, (0, rgb("2D3748")), (100, rgb("718096", '<a:satMod val="150000"/>'))),
    )
    m.fill_in(shape, rgb("FFFFFF"), 28, 7)
    shape = m.shape(MSO_SHAPE.RECTANGLE, (5.1, 4, 4.4, 3), solid(rgb("E2E8F0")))
    m.fill_in(shape, rgb("2B6CB0", '<a:alpha val="70000"/>'), 28, 7)
    m.new()
    m.background(m.picture_fill(photo(10, 60, 255)))
    m.text(rgb("1A202C"), (0.5, 0.5, 9, 2), 28, 16)
    m.shape(MSO_SHAPE.RECTANGLE, (1, 4, 8, 2.5), solid(rgb("FFFFFF", '<a:alpha val="50000"/>')))
    m.text(rgb("2C7A7B"), (1.2, 4.2, 7.6, 2), 28, 14)


DECKS: dict[str, Callable[[Maker], None]] = {
    f.__name__: f
    for f in (
        colors, gradients, photos, over_pictures, filled_shapes, overlays, inherited, tables, groups, odd_fills
    )
}  # fmt: skip


class Measured(NamedTuple):
    """One text of one slide: what the audit says, and what the rendering measures."""

    deck: str
    slide: int
    text: str
    told: float | None
    drawn: float

    @property
    def apart(self) -> float:
        return abs((self.told or 0.0) - self.drawn)


def make(name: str, folder: Path) -> tuple[Path, Path]:
    """The deck, and the same without its words."""
    maker = Maker()
    DECKS[name](maker)
    path, bare = folder / f"{name}.pptx", folder / f"{name}-bare.pptx"
    maker.deck.save(str(path))
    for slide in maker.deck.slides:
        for run in list(slide._element.iter(qn("a:r"))):
            run.find(qn("a:t")).text = " "
    maker.deck.save(str(bare))
    return path, bare


def measured(names: list[str], folder: Path) -> list[Measured]:
    """Every text of the named decks."""
    made = {name: make(name, folder) for name in names}
    _convert([path for pair in made.values() for path in pair], folder)
    found: list[Measured] = []
    for name, (path, bare) in made.items():
        deck = read(str(path))
        pages = _words(path.with_suffix(".pdf"))
        drawn, grounds = _images(path.with_suffix(".pdf")), _images(bare.with_suffix(".pdf"))
        for slide, words, image, ground in zip(deck.slides, pages, drawn, grounds, strict=True):
            for box, legible in _texts(slide):
                found.append(_measure(name, slide.number, box, legible, words, image, ground, deck.width))
    return found


def _texts(slide) -> list[tuple[tuple[float, ...], Legible]]:
    found = []
    for shape in slide.shapes:
        if shape.cells:
            for cell, legible in zip([c for c in shape.cells if c.body.text.strip()], shape.legible, strict=True):
                found.append((cell.frame.box, legible))
        else:
            found += [(shape.frame.box, legible) for legible in shape.legible]
    return found


def _measure(name, number, box, legible, words, image, ground, width) -> Measured:
    scale = image.width / width
    left, top, right, bottom = (v * scale for v in (box.x, box.y, box.x + box.cx, box.y + box.cy))
    inside = [w for w in words if left <= (w[0] + w[2]) / 2 <= right and top <= (w[1] + w[3]) / 2 <= bottom]
    assert inside, (name, number, legible.text)
    color = _text_color(inside, image, ground)
    ratios = sorted(contrast(color, mean) for word in inside for mean in _letters(word, ground))
    place = (len(ratios) - 1) * 0.1
    lower, upper = ratios[int(place)], ratios[min(len(ratios) - 1, int(place) + 1)]
    return Measured(name, number, legible.text, legible.contrast, lower + (upper - lower) * (place % 1))


def _text_color(words, image, ground) -> tuple[float, float, float]:
    """The median of the words' most changed pixels: the ink, in the middle of a stroke."""
    picked = []
    for x0, y0, x1, y1 in words:
        area = tuple(round(v) for v in (x0, y0, x1, y1))
        pairs = zip(image.crop(area).get_flattened_data(), ground.crop(area).get_flattened_data(), strict=True)
        picked.append(max((sum(abs(a - b) for a, b in zip(p, q, strict=True)), p) for p, q in pairs)[1])
    picked.sort(key=sum)
    red, green, blue = picked[len(picked) // 2]
    return red / 255, green / 255, blue / 255


def _letters(word, ground):
    """The mean colour of the ground of each letter, half as wide as the word is high."""
    x0, y0, x1, y1 = word
    high = y1 - y0
    count = max(1, round((x1 - x0) / (high / 1.3 / 2)))
    for n in range(count):
        area = (x0 + (x1 - x0) * n / count, y0 + high * X_TOP, x0 + (x1 - x0) * (n + 1) / count, y0 + high * X_BOTTOM)
        small = ground.crop(tuple(round(v) for v in area)).resize((1, 1), Image.Resampling.BOX)
        red, green, blue = small.getpixel((0, 0))
        yield red / 255, green / 255, blue / 255


_LOSSLESS = 'pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"}}'


def _convert(paths: list[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", _LOSSLESS, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def _words(pdf: Path) -> list[list[tuple[float, ...]]]:
    subprocess.run(["pdftotext", "-bbox", str(pdf), f"{pdf}.xml"], check=True, capture_output=True, timeout=60)
    tag = "{http://www.w3.org/1999/xhtml}"
    scale = DPI / 72
    return [
        [tuple(float(w.attrib[k]) * scale for k in ("xMin", "yMin", "xMax", "yMax")) for w in page.iter(tag + "word")]
        for page in ET.parse(f"{pdf}.xml").iter(tag + "page")
    ]


def _images(pdf: Path) -> list[Image.Image]:
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", str(pdf), str(pdf)[:-4]], check=True, timeout=120)
    return [Image.open(p).convert("RGB") for p in sorted(pdf.parent.glob(f"{pdf.stem}-[0-9]*.png"))]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        where = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        where.mkdir(exist_ok=True)
        rows = measured(list(DECKS), where)
    for row in rows:
        told = "   –" if row.told is None else f"{row.told:5.2f}"
        mark = "  <<<" if row.told is None or row.apart > 0.1 else ""
        print(f"{row.deck:<14} {row.slide}  {told}  {row.drawn:5.2f}  {row.apart:5.2f}{mark}  {row.text[:40]}")
    print(f"{len(rows)} texts in {len(DECKS)} decks, at most {max(r.apart for r in rows):.3f} apart")


if __name__ == "__main__":
    main()
