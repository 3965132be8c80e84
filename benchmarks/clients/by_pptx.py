"""Edits of the matrix in python-pptx: `by_pptx.py SOURCE FOLDER [EDIT ...]`."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.util import Emu
from running import run

GRAIN, TRADE, TOWNS, HILL, HISTORY = range(1, 6)
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def shape(deck, slide, name):
    return next(one for one in deck.slides[slide].shapes if one.name == name)


def points(deck):
    return shape(deck, GRAIN, "Content").text_frame.paragraphs


def reword_title(deck):
    shape(deck, GRAIN, "Title").text_frame.paragraphs[0].runs[0].text = "Grain still goes by water"


def reword_point(deck):
    points(deck)[0].runs[0].text = "Water is very cheap"


def add_point(deck):
    new = shape(deck, GRAIN, "Content").text_frame.add_paragraph()
    new.text = "And it needs a clear rule for the night"


def remove_point(deck):
    last = points(deck)[4]._p
    last.getparent().remove(last)


def move_point(deck):
    points(deck)[0]._p.addprevious(points(deck)[4]._p)


def indent_point(deck):
    points(deck)[4].level = 1


def embolden(deck):
    points(deck)[0].runs[0].font.bold = True


def italicise(deck):
    points(deck)[0].runs[0].font.italic = True


def link(deck):
    points(deck)[4].runs[0].hyperlink.address = "https://example.org/crane"


def reword_notes(deck):
    frame = deck.slides[GRAIN].notes_slide.notes_text_frame
    frame.paragraphs[0].runs[0].text = "Water is by far the cheaper way."


def move_box(deck):
    box = shape(deck, GRAIN, "Content")
    box.left, box.top, box.width, box.height = box.left + Emu(127000), box.top, box.width, box.height


def resize_picture(deck):
    shape(deck, HILL, "Picture").width = Emu(1905000)


def describe_picture(deck):
    shape(deck, HILL, "Picture")._element.nvPicPr.cNvPr.set("descr", "A harbour, grey in grey")


def reword_cell(deck):
    shape(deck, TOWNS, "Table").table.cell(2, 1).text_frame.paragraphs[0].runs[0].text = "8"


def change_figure(deck):
    data = CategoryChartData()
    data.categories = ("2000", "2007", "2014")
    data.add_series("Trade", (1, 4, 2))
    data.add_series("Transit", (2, 2.5, None))
    shape(deck, TRADE, "Chart").chart.replace_data(data)


def reword_event(deck):
    for one in shape(deck, HISTORY, "Timeline").shapes:
        if one.has_text_frame and "A summit" in one.text_frame.text:
            one.text_frame.paragraphs[-1].runs[0].text = "A second summit"


def add_picture(deck):
    held = deck.slides[HILL].part
    image = next(rel.target_part for rel in held.rels.values() if rel.reltype.endswith("/image"))
    from io import BytesIO

    deck.slides[GRAIN].shapes.add_picture(BytesIO(image.blob), 0, 0, Emu(600000), Emu(600000)).name = "Mine"


def add_text_box(deck):
    box = deck.slides[GRAIN].shapes.add_textbox(0, 0, 900000, 300000)
    box.text_frame.text, box.name = "Ask me", "Mine"


def add_chart(deck):
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData()
    data.categories = ("a", "b")
    data.add_series("s", (1, 2))
    shapes = deck.slides[GRAIN].shapes
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Emu(2000000), Emu(1000000), data).name = "Mine"


def animate(deck):
    number = shape(deck, GRAIN, "Content").shape_id
    timing = f"""<p:timing xmlns:p="{P[1:-1]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never"
      nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite"
      nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>
      </p:stCondLst><p:childTnLst><p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst>
      <p:childTnLst><p:par><p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"
      nodeType="clickEffect"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>
      <p:cTn id="6" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl>
      <p:spTgt spid="{number}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>
      </p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>
      </p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0">
      <p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl>
      <p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"""
    deck.slides[GRAIN]._element.append(etree.fromstring(timing))


def add_transition(deck):
    effect = etree.SubElement(deck.slides[GRAIN]._element, f"{P}transition")
    etree.SubElement(effect, f"{P}fade")


def move_slide(deck):
    listed = deck.slides._sldIdLst
    listed.append(listed[GRAIN])


def hide_slide(deck):
    deck.slides[TOWNS]._element.set("show", "0")


def add_slide(deck):
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "A slide of mine"


def copy_slide(deck):
    old = deck.slides[HISTORY]
    new = deck.slides.add_slide(old.slide_layout)
    for one in list(new.shapes):
        one._element.getparent().remove(one._element)
    for one in old.shapes:
        new.shapes._spTree.append(deepcopy(one._element))


def remove_slide(deck):
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(listed[HILL].rId)
    listed.remove(listed[HILL])


def edit(source, target, change):
    """One edit of a deck, saved under another name."""
    deck = Presentation(source)
    change(deck)
    deck.save(target)


run(edit, globals())
