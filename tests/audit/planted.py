"""Decks with one fault each, planted by script into a clean one, and the rule and slide that have to be told."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.auditing import audit_data
from deckbuild.editing.package import EditedPackage
from deckbuild.pipeline import Options, build
from drawn import encoded, exif, gradient
from making import project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from deckbuild.diagnostics import Diagnostic

    Plant = Callable[["Field"], None]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SPACES = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}" xmlns:r="{R[1:-1]}"'
POINTS, TABLE, PICTURE, CHART, LAST = 2, 3, 4, 5, 6
"""The slides of the clean deck by what is on them; slide 1 is its cover."""
MEDIA = "application/octet-stream"

CLEAN = """\
title: Trade in the region
speaker: {name: Anna Example, affiliation: Institute of Trade}
embargo: 2027-03-01 09:00 Europe/Paris
marking: TLP:AMBER
disclaimer: The views in this talk are the speaker's and not her institute's.
sections:
  - title: Trade has grown in every year
    group: Trade
    points: [Goods by 4 per cent, "The [annual report](https://example.org/report) counts transit too"]
  - title: Neighbours trade most
    table:
      header: [Country, Exports, Imports]
      rows: [[South Korea, 24.8, 25.2], [Japan, 33.2, 13.6]]
  - title: The new port
    picture: {file: port.png, alt: Cranes over a long quay}
  - title: Exports by year
    chart:
      type: column
      categories: ["2011", "2012", "2013"]
      series: {Exports: [24, 27, 31]}
  - title: What follows from it
    group: Outlook
    points: [Ports need room, Rails need time]
"""


class Field(NamedTuple):
    """A clean deck, opened, for one fault to be planted into."""

    package: EditedPackage

    def slide(self, number: int) -> str:
        """The part of a slide."""
        return f"ppt/slides/slide{number}.xml"

    def root(self, number: int) -> etree._Element:
        """A slide, to be changed."""
        return self.package.edited(self.slide(number))

    @property
    def main(self) -> etree._Element:
        """The presentation, to be changed."""
        return self.package.edited("ppt/presentation.xml")

    def add(self, number: int, shapes: str) -> None:
        """Puts shapes on a slide, in front of all others."""
        tree = self.root(number).find(f"{P}cSld/{P}spTree")
        for shape in etree.fromstring(f"<x {SPACES}>{shapes}</x>"):
            tree.append(shape)

    def shape(self, number: int, name: str) -> etree._Element:
        """The shape of a slide whose name begins so."""
        names = self.root(number).iter(f"{P}cNvPr")
        return next(one for one in names if one.get("name", "").startswith(name)).getparent().getparent()

    def part(self, name: str, data: bytes, kind: str, source: str, link: str) -> str:
        """Adds a part that a relationship leads to."""
        self.package.put(name, data, kind)
        return self.package.link(source, link, name)


def clean(folder: Path) -> bytes:
    """The bytes of the deck that the faults are planted into; an audit finds nothing in it."""
    project(folder, {"talk.yaml": CLEAN, "port.png": encoded(gradient(300, 200), "png")})
    result = build(str(folder / "talk.yaml"), str(folder / "talk.pptx"), Options(now="2026-11-24 12:00 UTC"))
    assert result.path, [d.message for d in result.prepared.diagnostics]
    return (folder / "talk.pptx").read_bytes()


def planted(data: bytes, plant: Plant) -> bytes:
    """The deck with a fault."""
    package = EditedPackage(data, "talk.pptx")
    plant(Field(package))
    out = io.BytesIO()
    package.write(out).close()
    return out.getvalue()


def found_in(data: bytes) -> list[Diagnostic]:
    """What an audit finds."""
    return audit_data(data, "talk.pptx").diagnostics


def text(
    words: str, lang: str = ' lang="en-GB"', box: str = "3000000,5300000,3000000,400000", more: str = "", **o: str
) -> str:
    """A text box with words; `o` are its name, the attributes of its text and further XML of its run."""
    x, y, cx, cy = box.split(",")
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr{lang} sz="{o.get("size", "1400")}">{o.get("run", "")}</a:rPr><a:t>{line}</a:t></a:r></a:p>'
        for line in words.split("|")
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="91" name="{o.get("name", "Box 91")}"{more}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"/>'
        f'{o.get("look", "")}</p:spPr><p:txBody><a:bodyPr wrap="square">{o.get("fit", "<a:noAutofit/>")}</a:bodyPr>'
        f"{paragraphs}</p:txBody></p:sp>"
    )


def drawn_shape(
    name: str = "Arrow 9", fill: str = "102A43", box: str = "3000000,5300000,900000,300000", more: str = ""
) -> str:
    x, y, cx, cy = box.split(",")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="92" name="{name}"{more}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"/>'
        f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></p:spPr></p:sp>'
    )


class Fault(NamedTuple):
    """A fault: its name, the rule that tells it, the slide (0: the file as a whole), and how it is planted."""

    name: str
    code: str
    slide: int
    plant: Plant


def _descr(number: int, name: str, value: str) -> Plant:
    def plant(f: Field) -> None:
        properties = f.shape(number, name).find(f"*/{P}cNvPr")
        properties.attrib.pop("title", None)
        properties.set("descr", value)

    return plant


def _boxes(number: int, shapes: str) -> Plant:
    return lambda f: f.add(number, shapes)


def _no_title(f: Field) -> None:
    for run in list(f.shape(LAST, "Title").iter(f"{A}r")):
        run.getparent().remove(run)


def _same_title(f: Field) -> None:
    f.shape(LAST, "Title").find(f".//{A}t").text = "The new port"


def _table(f: Field) -> etree._Element:
    return next(f.root(TABLE).iter(f"{A}tbl"))


def _merge(f: Field) -> None:
    first, second, *_ = _table(f).find(f"{A}tr").iterfind(f"{A}tc")
    first.set("gridSpan", "2")
    second.set("hMerge", "1")


def _sections(*names: str) -> Plant:
    def plant(f: Field) -> None:
        for one, name in zip(f.main.iter(f"{{{P14}}}section"), names, strict=False):
            one.set("name", name)

    return plant


def _lock(f: Field) -> None:
    verifier = etree.fromstring(
        f'<p:modifyVerifier {SPACES} algorithmName="SHA-512" saltData="AAAA" hashData="AAAA" spinValue="100000"/>'
    )
    f.main.append(verifier)


def _property(name: str, value: str) -> Plant:
    def plant(f: Field) -> None:
        root = f.package.edited("docProps/custom.xml")
        space = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
        one = etree.SubElement(root, f"{root.tag.partition('}')[0]}}}property", name=name, pid=str(len(root) + 2))
        one.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        etree.SubElement(one, f"{{{space}}}{'bool' if value == 'true' else 'lpwstr'}").text = value

    return plant


def _core(part: str, name: str, value: str) -> Plant:
    def plant(f: Field) -> None:
        root = f.package.edited(part)
        one = next((e for e in root if e.tag.endswith("}" + name)), None)
        if one is None:
            one = etree.SubElement(root, root.tag.partition("}")[0] + "}" + name)
        one.text = value

    return plant


def _background(value: str) -> Plant:
    def plant(f: Field) -> None:
        fill = f'<p:bg {SPACES}><p:bgPr><a:solidFill><a:srgbClr val="{value}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f.root(LAST).find(f"{P}cSld").insert(0, etree.fromstring(fill))

    return plant


def _over_picture(f: Field) -> None:
    link = f.part("ppt/media/sky.png", encoded(gradient(300, 200), "png"), "image/png", f.slide(LAST), "image")
    f.add(
        LAST,
        '<p:pic><p:nvPicPr><p:cNvPr id="93" name="Sky" descr="The sky"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        '<a:off x="3000000" y="4600000"/><a:ext cx="4000000" cy="1100000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
        + text("Grey over colours", run='<a:solidFill><a:srgbClr val="888888"/></a:solidFill>'),
    )


def _film(f: Field) -> None:
    kind = "video"
    link = f.package.link(f.slide(LAST), kind, "https://example.org/film.mp4", external=True)
    f.add(
        LAST,
        f'<p:pic><p:nvPicPr><p:cNvPr id="94" name="Film" descr="The signing"/><p:cNvPicPr/><p:nvPr><a:videoFile r:link="{link}"/>'
        '</p:nvPr></p:nvPicPr><p:blipFill/><p:spPr><a:xfrm><a:off x="3000000" y="4600000"/><a:ext cx="900000" cy="900000"/>'
        '</a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>',
    )


def _link(target: str, words: str = "the report", kind: str = "hyperlink", external: bool = True) -> Plant:
    def plant(f: Field) -> None:
        link = f.package.link(f.slide(LAST), kind, target, external)
        jump = "" if external else ' action="ppaction://hlinksldjump"'
        f.add(LAST, text(words, run=f'<a:hlinkClick r:id="{link}"{jump}/>', box="3000000,4600000,3000000,400000"))

    return plant


def _goes_on(f: Field) -> None:
    after = f.root(LAST).find(f"{P}clrMapOvr")
    after.addnext(etree.fromstring(f'<p:transition {SPACES} advTm="5000"/>'))


def _comment(f: Field) -> None:
    authors = f'<p:cmAuthorLst {SPACES}><p:cmAuthor id="0" name="Ben Reader" initials="BR" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    listed = f'<p:cmLst {SPACES}><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>Is this cleared?</p:text></p:cm></p:cmLst>'
    kind = "application/vnd.openxmlformats-officedocument.presentationml."
    f.part(
        "ppt/commentAuthors.xml",
        authors.encode(),
        kind + "commentAuthors+xml",
        "ppt/presentation.xml",
        "commentAuthors",
    )
    f.part("ppt/comments/comment1.xml", listed.encode(), kind + "comments+xml", f.slide(LAST), "comments")


def _photo(f: Field) -> None:
    data = encoded(gradient(60, 40), "jpeg", exif=exif(1))
    link = f.part("ppt/media/photo.jpg", data, "image/jpeg", f.slide(LAST), "image")
    f.add(LAST, _placed_picture(link))


def _placed_picture(link: str, crop: str = "") -> str:
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="95" name="Photo" descr="A quay"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{link}"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        '<a:off x="6000000" y="4600000"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


def _crop(f: Field) -> None:
    link = f.part("ppt/media/wide.png", encoded(gradient(60, 40), "png"), "image/png", f.slide(LAST), "image")
    f.add(LAST, _placed_picture(link, '<a:srcRect l="30000"/>'))


def _orphan(f: Field) -> None:
    words = f"<p:sld {SPACES}><p:cSld><p:spTree>{text('What we did not say')}</p:spTree></p:cSld></p:sld>"
    f.package.put("ppt/slides/slide99.xml", words.encode(), f.package.content_type(f.slide(2)))


def _taken_out(f: Field) -> None:
    listed = f.main.find(f"{P}sldIdLst")
    gone = listed[-1].get("id")
    listed.remove(listed[-1])
    for member in [one for one in f.main.iter(f"{{{P14}}}sldId") if one.get("id") == gone]:
        member.getparent().remove(member)


def _part(
    name: str, kind: str, source: str = "ppt/presentation.xml", data: bytes = b"<x/>", type_: str = MEDIA
) -> Plant:
    return lambda f: f.part(name, data, type_, source, kind) and None


def _hide_slide(f: Field) -> None:
    f.root(LAST).set("show", "0")


def _edit(number: int, name: str, words: str) -> Plant:
    def plant(f: Field) -> None:
        f.shape(number, name).find(f".//{A}t").text = words

    return plant


def _drop(number: int, *names: str) -> Plant:
    def plant(f: Field) -> None:
        for name in names:
            shape = f.shape(number, name)
            shape.getparent().remove(shape)

    return plant


def _on_master(words: str) -> Plant:
    def plant(f: Field) -> None:
        tree = f.package.edited("ppt/slideMasters/slideMaster1.xml").find(f"{P}cSld/{P}spTree")
        tree.append(etree.fromstring(f"<x {SPACES}>{text(words, box='300000,6500000,3000000,300000')}</x>")[0])

    return plant


def _untagged(f: Field) -> None:
    f.add(LAST, text("In no language", lang=""))
    styles = [one for one in f.main.iter() if isinstance(one.tag, str) and one.get("lang")]
    for part in ("ppt/slideMasters/slideMaster1.xml",):
        styles += [one for one in f.package.edited(part).iter() if isinstance(one.tag, str) and one.get("lang")]
    for one in styles:
        one.attrib.pop("lang")


def _theme_font(f: Field) -> None:
    f.add(LAST, text("In a house font", run='<a:latin typeface="Institute Sans"/>'))


def _notes_of_others(f: Field) -> None:
    root = f.package.edited("docProps/custom.xml")
    for one in list(root):
        if one.get("name") == "deckbuild.build":
            root.remove(one)


SMALL = "3000000,5300000,1500000,300000"
FAULTS = (
    Fault("a picture without alternative text", "pptx-alt", PICTURE, _descr(PICTURE, "Picture", "")),
    Fault("a picture with the name of its file", "pptx-alt", PICTURE, _descr(PICTURE, "Picture", "IMG_2044.JPG")),
    Fault("a chart without alternative text", "pptx-alt", CHART, _descr(CHART, "Chart", "")),
    Fault("an arrow without alternative text", "pptx-alt-shape", LAST, _boxes(LAST, drawn_shape())),
    Fault("a text that a program made", "pptx-alt-made", PICTURE,
          _descr(PICTURE, "Picture", "Cranes. Description automatically generated")),
    Fault("a text that a program made in German", "pptx-alt-made", PICTURE,
          _descr(PICTURE, "Picture", "Ein Hafen. Automatisch generierte Beschreibung")),
    Fault("a table without headings", "pptx-table-header", TABLE,
          lambda f: _table(f).find(f"{A}tblPr").attrib.pop("firstRow") and None),
    Fault("merged cells", "pptx-merged-cells", TABLE, _merge),
    Fault("a section that PowerPoint named", "pptx-section-name", 0, _sections("Talk", "Untitled Section")),
    Fault("a section named by its number", "pptx-section-name", 0, _sections("Talk", "Abschnitt 2")),
    Fault("two sections with one name", "pptx-section-twice", 0, _sections("Talk", "Trade", "Trade")),
    Fault("a slide without a title", "pptx-title", LAST, _no_title),
    Fault("two slides with one title", "pptx-title-twice", LAST, _same_title),
    Fault("a password against changes", "pptx-locked", 0, _lock),
    Fault("a deck marked as final", "pptx-locked", 0, _property("_MarkAsFinal", "true")),
    Fault("pale text", "pptx-contrast", LAST,
          _boxes(LAST, text("Pale", run='<a:solidFill><a:srgbClr val="BBBBBB"/></a:solidFill>'))),
    Fault("text on a dark background", "pptx-contrast", LAST, _background("243B53")),
    Fault("text on a picture", "pptx-contrast", LAST, _over_picture),
    Fault("text on a dark shape below it", "pptx-contrast", LAST,
          _boxes(LAST, drawn_shape(more=' descr="Ground"', box="2900000,5200000,3200000,600000") + text("Dark on dark"))),
    Fault("a film without captions", "pptx-captions", LAST, _film),
    Fault("a lower text read first", "pptx-order", LAST,
          _boxes(LAST, text("Below", name="Low", box="9000000,5300000,1500000,300000")
                 + text("Above", name="High", box="9000000,4600000,1500000,300000"))),
    Fault("a link on here", "pptx-link-text", LAST, _link("https://example.org", "here")),
    Fault("a link on hier klicken", "pptx-link-text", LAST, _link("https://example.org", "hier klicken")),
    Fault("a link on здесь", "pptx-language", LAST, _link("https://example.org", "здесь")),
    Fault("a link to a part that is gone", "pptx-link-broken", LAST,
          _boxes(LAST, text("Jump", run='<a:hlinkClick r:id="rId777"/>'))),
    Fault("a link to a local file", "pptx-path", LAST, _link("file:///C:/Users/anna/notes.docx")),
    Fault("a link to a server", "pptx-path", LAST, _link("\\\\server\\share\\notes.docx")),
    Fault("a linked film on a disk", "pptx-path", LAST, _link("C:\\film.mp4", kind="video")),
    Fault("a template's path", "pptx-path", 0, _core("docProps/app.xml", "Template", "C:\\Users\\anna\\house.potx")),
    Fault("Russian as English", "pptx-language", LAST, _boxes(LAST, text("Россия и её соседи"))),
    Fault("text without a language", "pptx-language", LAST, _untagged),
    Fault("English as Korean", "pptx-language", LAST,
          _boxes(LAST, text("Trade has grown in every year", ' lang="ko-KR"', box="3000000,5300000,4000000,400000"))),
    Fault("no title in the properties", "pptx-document-title", 0, _core("docProps/core.xml", "title", "")),
    Fault("PowerPoint's own title", "pptx-document-title", 0,
          _core("docProps/core.xml", "title", "PowerPoint Presentation")),
    Fault("a list typed by hand", "pptx-typed-list", LAST,
          _boxes(LAST, text("- Ports|- Rails", box="3000000,5000000,3000000,700000"))),
    Fault("numbers typed by hand", "pptx-typed-list", LAST,
          _boxes(LAST, text("1. Ports|2. Rails", box="3000000,5000000,3000000,700000"))),
    Fault("a slide that goes on", "pptx-goes-on", LAST, _goes_on),
    Fault("too much text", "pptx-overflow", LAST, _boxes(LAST, text("Far too much for such a small box as this", box=SMALL))),
    Fault("a shrunk text that is short by now", "pptx-autofit", LAST,
          _boxes(LAST, text("Short", fit='<a:normAutofit fontScale="40000"/>', size="3200", box="3000000,5000000,3000000,700000"))),
    Fault("a text to be shrunk by nobody", "pptx-autofit", LAST,
          _boxes(LAST, text("Far too much for such a small box as this one is, twice as much", fit="<a:normAutofit/>",
                            size="2000", box="3000000,5000000,3000000,700000"))),
    Fault("letters that the font lacks", "pptx-glyph", LAST,
          _boxes(LAST, text("საქართველო", ' lang="ka-GE"', run='<a:latin typeface="Cambria"/>'))),
    Fault("a house font", "pptx-font", LAST, _theme_font),
    Fault("very small print", "pptx-small", LAST, _boxes(LAST, text("Hardly to be read", size="700"))),
    Fault("text over the edge", "pptx-cut-off", LAST, _boxes(LAST, text("Over the edge", box="-600000,5300000,3000000,400000"))),
    Fault("text outside of the page", "pptx-off-slide", LAST, _boxes(LAST, text("Ask Anna", box="13000000,500000,2000000,400000"))),
    Fault("a hidden shape", "pptx-hidden-shape", LAST, _boxes(LAST, text("12 bn", more=' hidden="1"'))),
    Fault("words under a bar", "pptx-covered", LAST,
          _boxes(LAST, text("Our source") + drawn_shape("Bar", "000000", "2900000,5200000,3200000,600000", ' descr="Left out"'))),
    Fault("a hidden slide", "pptx-hidden-slide", LAST, _hide_slide),
    Fault("notes of a colleague's", "pptx-notes", 1, _notes_of_others),
    Fault("a comment", "pptx-comments", LAST, _comment),
    Fault("who edited it last", "pptx-author", 0, _core("docProps/core.xml", "lastModifiedBy", "anna.k")),
    Fault("a manager", "pptx-author", 0, _core("docProps/app.xml", "Manager", "Carla Head")),
    Fault("what a camera wrote down", "pptx-metadata", LAST, _photo),
    Fault("a slide's part that nothing shows", "pptx-unused", 0, _orphan),
    Fault("a slide that was taken out of the list", "pptx-unused", 0, _taken_out),
    Fault("a picture of the first slide", "pptx-thumbnail", 0,
          _part("docProps/thumbnail.jpeg", "thumbnail", "", encoded(gradient(60, 40), "jpeg"), "image/jpeg")),
    Fault("a property of another program", "pptx-custom", 0, _property("ClientMatter", "4711")),
    Fault("XML of another program", "pptx-custom", 0, _part("customXml/item9.xml", "customXml", type_="application/xml")),
    Fault("an embedded workbook", "pptx-embedded", 0,
          _part("ppt/embeddings/budget.xlsx", "package", "ppt/slides/slide6.xml", b"PK")),
    Fault("a record of edits", "pptx-history", 0, _part("ppt/changesInfos/changesInfo1.xml", "changesInfo")),
    Fault("a printer's settings", "pptx-history", 0, _part("ppt/printerSettings/p1.bin", "printerSettings")),
    Fault("a program", "pptx-macro", 0, _part("ppt/vbaProject.bin", "vbaProject")),
    Fault("a cropped picture", "pptx-cropped", LAST, _crop),
    Fault("no disclaimer", "pptx-disclaimer", LAST, _drop(LAST, "Footer")),
    Fault("another disclaimer", "pptx-disclaimer", LAST,
          _edit(LAST, "Footer", "The views in this talk are the speaker's and her institute's.")),
    Fault("no embargo", "pptx-embargo", LAST, _drop(LAST, "Embargo")),
    Fault("another embargo", "pptx-embargo", LAST, _edit(LAST, "Embargo", "EMBARGOED UNTIL 10:00 CET, Monday 1 March 2027")),
    Fault("no mark", "pptx-marking", LAST, _drop(LAST, "Marking", "Marking below")),
    Fault("a mark that is none", "pptx-marking", LAST, _edit(LAST, "Marking", "TLP:ORANGE")),
    Fault("a higher mark", "pptx-marking", LAST, _edit(LAST, "Marking", "TLP:RED")),
    Fault("a disclaimer on the master only", "pptx-master-only", POINTS, _on_master("Opinions in this deck are private ones.")),
    Fault("a mark on the master only", "pptx-master-only", POINTS, _on_master("CONFIDENTIAL")),
)  # fmt: skip
