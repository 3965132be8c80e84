"""The golden documents that come from PowerPoint: slides as people make them, with what python-pptx cannot add."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

COVER, CONTENT, TITLE_ONLY = 0, 1, 5
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def slide(deck: Any, title: str, *points: str, notes: str = "", layout: int = CONTENT) -> Any:
    """A slide with points, one level deeper for each dash and blank before them; `**` around the bold ones."""
    made = deck.slides.add_slide(deck.slide_layouts[layout])
    made.shapes.title.text = title
    frame = made.placeholders[1].text_frame if points else None
    for n, point in enumerate(points):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        words = point.lstrip("- ")
        paragraph.level = (len(point) - len(words)) // 2
        for k, part in enumerate(words.split("**")):
            run = paragraph.add_run()
            run.text, run.font.bold = part, k % 2 == 1 or None
    if notes:
        made.notes_slide.notes_text_frame.text = notes
    return made


def box(shapes: Any, *lines: str, size: int = 0, left: float = 1.0, top: float = 5.0) -> Any:
    """A text box of these lines."""
    shape = shapes.add_textbox(Inches(left), Inches(top), Inches(3), Inches(1))
    shape.text_frame.text = "\n".join(lines)
    if size:
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    return shape


def saved(deck: Any, added: dict[str, str] | None = None, changed: dict[str, tuple[str, str]] | None = None) -> bytes:
    """The deck's bytes, with parts added to it and text put before the end of others."""
    made, out = io.BytesIO(), io.BytesIO()
    deck.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if changed and name in changed:
                end, more = changed[name]
                data = data.replace(end.encode(), (more + end).encode())
            new.writestr(name, data)
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def en_levels() -> bytes:
    """A cover, points in levels, notes, a hidden slide, footers and slide numbers on every slide."""
    deck = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[COVER])
    cover.shapes.title.text = "Bridges for Bicycles"
    cover.placeholders[1].text = "A. Speaker, Institute for Cycling\nCycling Forum, 7 June 2022"
    slide(
        deck, "Why bridges", "A river costs a cyclist **twenty minutes**", "- twice a day", "-- and thrice in winter",
        "Cars have four bridges", notes="Begin with the story of the ferry.\nPause here.",
    )  # fmt: skip
    slide(deck, "Costs in detail", "Steel is dear", notes="Only if somebody asks.")._element.set("show", "0")
    slide(
        deck, "What we ask for", "One bridge of wood", "No second study", notes="No second study, for there are five."
    )
    for n, made in enumerate(deck.slides, 1):
        if n > 1:
            box(made.shapes, "Cycling Forum 2022", top=7)
            box(made.shapes, str(n), left=8, top=7)
    return saved(deck)


def pl_wykresy() -> bytes:
    """A table with merged cells, two charts, a picture with its description, a link."""
    from PIL import Image

    deck = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[COVER])
    cover.shapes.title.text = "Rower w liczbach"
    cover.placeholders[1].text = "A. Mówczyni, Instytut Ruchu\n3 października 2023"
    prices = slide(deck, "Ile kosztuje droga", layout=TITLE_ONLY)
    table = prices.shapes.add_table(4, 2, 0, 0, Inches(4), Inches(2)).table
    rows = (("Droga", "Koszt kilometra"), ("Pas", "0,2 mln zł"), ("Ścieżka", "1,1 mln zł"), ("Razem z latarniami", ""))
    for n, row in enumerate(rows):
        for k, text in enumerate(row):
            table.cell(n, k).text = text
    table.cell(3, 0).merge(table.cell(3, 1))
    riders = slide(deck, "Ilu nas jest", layout=TITLE_ONLY, notes="Liczby z liczników na mostach.")
    data = CategoryChartData()
    data.categories = ["2020", "2021"]
    data.add_series("Lato", (4.5, 6))
    data.add_series("Zima", (1, 1.8))
    chart = riders.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(4), Inches(3), data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Rowerzyści na dobę (tys.)"
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    plan = slide(deck, "Czego brakuje", "Jednego mostu", "Dwóch skrzyżowań")
    shape = plan.shapes.add_picture(picture, 0, 0)
    shape._element.nvPicPr.cNvPr.set("descr", "Mapa dróg rowerowych z dwiema przerwami")
    run = box(plan.shapes, "").text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "Mapa w sieci", "https://example.org/mapa"
    return saved(deck)


def fr_schema() -> bytes:
    """SmartArt, groups within groups, a slide without a title placeholder, groups of slides, a choice of readers."""
    deck = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[COVER])
    cover.shapes.title.text = "Rendre la place"
    cover.placeholders[1].text = "A. Orateur, Institut des places\nColloque des villes, 4 mai 2023, 9 h 30"
    slide(deck, "Comment on décide", layout=TITLE_ONLY)
    who = slide(deck, "Qui décide", layout=TITLE_ONLY)
    outer = who.shapes.add_group_shape()
    box(outer.shapes, "La mairie", top=2)
    box(outer.shapes.add_group_shape().shapes, "Les riverains", top=3)
    bare = deck.slides.add_slide(deck.slide_layouts[6])
    box(bare.shapes, "Et maintenant ?", size=40, top=1)
    box(bare.shapes, "Un banc", "Un arbre", "Pas de parking", size=20, top=3)
    return saved(
        deck,
        {"ppt/diagrams/data1.xml": _smart_art(("Écouter", "les enfants aussi"), ("Essayer",), ("Corriger",))},
        {
            "ppt/slides/slide2.xml": ("</p:spTree>", _frame("rId99")),
            "ppt/slides/_rels/slide2.xml.rels": ("</Relationships>", _relation("rId99", "../diagrams/data1.xml")),
        },
    )


def _relation(identity: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{_R}/diagramData" Target="{target}"/>'


def _frame(identity: str) -> str:
    return (
        f'<p:graphicFrame xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"><p:nvGraphicFramePr><p:cNvPr id="99" name="x"/>'
        f'<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><a:graphic><a:graphicData uri="{_DIAGRAM}">'
        f'<dgm:relIds xmlns:dgm="{_DIAGRAM}" r:dm="{identity}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def _smart_art(*branches: tuple[str, ...]) -> str:
    """The data of a SmartArt graphic: each branch a point, and the points below it."""
    points, links = ['<dgm:pt modelId="0" type="doc"/>'], []
    for n, (top, *below) in enumerate(branches):
        for k, text in enumerate((top, *below)):
            words = f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>"
            points.append(f'<dgm:pt modelId="{n + 1}{k}">{words}</dgm:pt>')
            above, order = (f"{n + 1}0", k) if k else ("0", n)
            links.append(f'<dgm:cxn modelId="c{n}{k}" srcId="{above}" destId="{n + 1}{k}" srcOrd="{order}"/>')
    inside = f"<dgm:ptLst>{''.join(points)}</dgm:ptLst><dgm:cxnLst>{''.join(links)}</dgm:cxnLst>"
    return f'<dgm:dataModel xmlns:dgm="{_DIAGRAM}" xmlns:a="{_A}">{inside}</dgm:dataModel>'


def ko_balpyo() -> bytes:
    """Numbers that count by themselves, line breaks in a title and a point, named groups of slides, a final slide."""
    deck = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[COVER])
    cover.shapes.title.text = "골목을 다시 걷다"
    cover.placeholders[1].text = "A. 발표자 (골목연구소)\n2024년 9월 5일"
    slide(
        deck,
        "골목의\v오늘",
        "차가 사람보다 넓은 자리를 씀",
        "가게 셋 중 하나가 비었음",
        notes="사진을 먼저 보여 줄 것.",
    )
    steps = slide(deck, "골목의 내일", "주말에 차를 막음", "빈 가게를 나눠 씀", "등을 낮게 닮")
    for paragraph in steps.placeholders[1].text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(properties.makeelement(f"{{{_A}}}buAutoNum", {"type": "arabicPeriod"}))
    slide(deck, "감사합니다", layout=TITLE_ONLY)
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    sections = "".join(
        f'<p14:section name="{name}" id="{{{n}}}"><p14:sldIdLst>'
        f'<p14:sldId id="{256 + n}"/></p14:sldIdLst></p14:section>'
        for n, name in ((1, "보기"), (2, "바꾸기"))
    )
    listed = f'<p:ext uri="x"><p14:sectionLst xmlns:p14="{p14}">{sections}</p14:sectionLst></p:ext>'
    more = f"<p:extLst>{listed}</p:extLst>"
    return saved(deck, {}, {"ppt/presentation.xml": ("</p:presentation>", more)})


DOCUMENTS = {
    "en-levels.pptx": en_levels,
    "pl-wykresy.pptx": pl_wykresy,
    "fr-schema.pptx": fr_schema,
    "ko-balpyo.pptx": ko_balpyo,
}
