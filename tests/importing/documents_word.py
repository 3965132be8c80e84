"""The golden documents that come from Word, part by part: what people set and what Word writes of it."""

from __future__ import annotations

import io
import re
from typing import Any

from files import docx, listed, p, part, r


def style(name: str, identity: str, level: int | None = None, run: str = "", properties: str = "") -> str:
    """A paragraph style, with an outline level where it makes headings."""
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"<w:pPr>{properties}{outline}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def styles(*own: str, language: str = "en-GB") -> str:
    """The part of styles: the language of the text, the usual paragraph, and those of a document."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    usual = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    return part("styles", defaults + usual + "".join(own))


def styled(name: str, text: str) -> str:
    """A paragraph of a style; `**bold**`, `_italic_` and `[words](relationship)` in it."""
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{inline(text)}</w:p>'


def item(number: int, text: str, level: int = 0) -> str:
    """A list item, counted by the list of that number."""
    return f"<w:p><w:pPr>{listed(number, level)}</w:pPr>{inline(text)}</w:p>"


def inline(text: str) -> str:
    """Runs; between marks as in Markdown, bold, italic and linked ones."""
    runs, at = [], 0
    for found in re.finditer(r"\*\*(.+?)\*\*|_(.+?)_|\[(.+?)\]\((\w+)\)", text):
        runs.append(r(text[at : found.start()]) if found.start() > at else "")
        bold, italic, words, to = found.groups()
        if words:
            runs.append(f'<w:hyperlink r:id="{to}">{r(words)}</w:hyperlink>')
        else:
            runs.append(r(bold or italic, "<w:b/>" if bold else "<w:i/>"))
        at = found.end()
    return "".join(runs) + (r(text[at:]) if text[at:] else "")


def levels(identity: int, *rows: tuple[str, str]) -> str:
    """The definition of a list: number format and text of its levels."""
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{360 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for n, (form, text) in enumerate(rows)
    )
    return f'<w:abstractNum w:abstractNumId="{identity}">{inside}</w:abstractNum>'


def numbering(*abstract: str) -> str:
    """The part of lists, the first of which has the number 1."""
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(abstract) + 1))
    return part("numbering", "".join(abstract) + lists)


BULLETS = (("bullet", "&#xF0B7;"), ("bullet", "o"), ("bullet", "&#xF0A7;"))


def en_outline() -> bytes:
    """Headings by the outline level of styles called otherwise; bold, italic, links; footnotes; bullets in levels."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        styled("Paper", "Cities That Work at Night")
        + styled("Who", "Remarks by A. Speaker, Institute for Cities")
        + styled("Who", "Night Economy Forum, 4 October 2022, 18:30–19:15")
        + styled("Session", "Who is awake")
        + styled("N", "One worker in _five_ works when the others sleep, and hardly any timetable knows it.")
        + item(1, "Nurses, bakers, drivers, cleaners")
        + item(1, "They travel **twice as long** as day workers", 1)
        + item(1, "and wait for the first train", 2)
        + f"<w:p><w:pPr>{listed(1)}</w:pPr>{inline('Night work pays for the day')}{note}</w:p>"
        + styled("Session", "What a city can do")
        + item(1, "Run [one tram line](l1) through the night")
        + item(1, "Light the **way to the stop**, not the stop")
    )
    footnotes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{p("")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Survey of twelve cities, 2021; see the annex.")}</w:footnote>',
    )
    own = (
        style("Paper Title", "Paper", 0, "<w:b/>"),
        style("Session Header", "Session", 1, "<w:b/>"),
        style("Byline", "Who", properties='<w:jc w:val="center"/>'),
    )
    links = (("l1", "hyperlink", "https://example.org/night-tram"),)
    return docx(body, links, styles=styles(*own), numbering=numbering(levels(1, *BULLETS)), footnotes=footnotes)


def change(kind: str, inside: str) -> str:
    """A tracked change, `ins`, `del`, `moveFrom` or `moveTo`."""
    return f'<w:{kind} w:id="7" w:author="A. Reviewer" w:date="2022-01-01T00:00:00Z">{inside}</w:{kind}>'


def deleted(text: str) -> str:
    """A run that a tracked change takes out."""
    return change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def de_aenderungen() -> bytes:
    """Tracked changes as accepted, comments and hidden text left out and counted; headers, also of the first page."""
    begin, end = (
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    )
    body = (
        p("Wald und Wasser", '<w:outlineLvl w:val="0"/>')
        + p("Sprecherin: A. Rednerin, Landesforstamt")
        + p("Datum: 21. März 2023")
        + p("Der Wald als Speicher", '<w:outlineLvl w:val="1"/>')
        + f"<w:p><w:pPr>{listed(1)}</w:pPr>{r('Ein alter Wald hält ')}{deleted('dreimal')}"
        + f"{change('ins', r('doppelt'))}{r(' so viel Wasser wie ein junger')}</w:p>"
        + f"<w:p><w:pPr>{listed(1)}</w:pPr>{begin}{r('Mischwald verliert weniger')}{end}</w:p>"
        + f'<w:p><w:pPr>{listed(1)}<w:rPr><w:del w:id="8"/></w:rPr></w:pPr>{deleted("Gestrichener Punkt")}</w:p>'
        + p("Was zu tun ist", '<w:outlineLvl w:val="1"/>')
        + f"<w:p><w:pPr>{listed(1)}</w:pPr>{change('moveTo', r('Gräben schließen, wo niemand sie braucht'))}</w:p>"
        + f"<w:p><w:pPr>{listed(1)}</w:pPr>{r('Langsam umbauen')}{r(' (Zahlen noch prüfen!)', '<w:vanish/>')}</w:p>"
        + f"<w:p>{change('moveFrom', r('Gräben schließen, wo niemand sie braucht'))}</w:p>"
    )
    references = (
        '<w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="default" r:id="h2"/>'
        '<w:footerReference w:type="default" r:id="f1"/><w:titlePg/>'
    )
    number = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    number += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    links = (("h1", "header", "header1.xml"), ("h2", "header", "header2.xml"), ("f1", "footer", "footer1.xml"))
    return docx(
        body + f"<w:sectPr>{references}</w:sectPr>",
        links,
        header1=part("hdr", p("Sperrfrist: 21. März 2023, 10:00 Uhr") + p("Es gilt das gesprochene Wort.")),
        header2=part("hdr", p("Waldtag – Redepunkte")),
        footer1=part("ftr", f"<w:p>{r('Seite ')}{number}</w:p>"),
        comments=part("comments", "<w:comment/><w:comment/>"),
        styles=styles(language="de-DE"),
        numbering=numbering(levels(1, *BULLETS)),
    )


def box(inside: str) -> str:
    """A paragraph on which a text box hangs, as newer and older readers find it."""
    choice = f"<w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>"
    fallback = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of short cells."""
    cells = ("".join(f"<w:tc>{p(text)}</w:tc>" for text in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def fr_encadre() -> bytes:
    """A text box on the first page, the header as a table, a table of figures, a picture with its description."""
    described = '<wp:docPr id="1" name="Image 1" descr="Carte des dix lignes de bus"/>'
    picture = f"<w:p><w:r><w:drawing><wp:inline>{described}</wp:inline></w:drawing></w:r></w:p>"
    body = (
        p("Le bus, enfin", run="<w:b/>")
        + box(p("Sous embargo jusqu’au 9 juin 2021 à 11 h") + p("Seul le prononcé fait foi"))
        + table(
            ("Événement", "Rencontres de la mobilité"),
            ("Date", "9 juin 2021"),
            ("Lieu", "Salle des fêtes"),
            ("Intervenante", "A. Oratrice, Institut des transports"),
        )
        + p("Ce que disent les chiffres", run="<w:b/>")
        + p("Le bus transporte plus de monde que le train, et personne n’en parle.")
        + table(("Ligne", "Voyageurs par jour"), ("A", "12 400"), ("B", "9 150"))
        + picture
        + p("Trois mesures", run="<w:b/>")
        + item(1, "Une voie **réservée**")
        + item(1, "Un ticket pour tout")
        + item(1, "Un horaire qu’on retient")
    )
    lists = numbering(levels(1, ("decimal", "%1.")))
    return docx(body, styles=styles(language="fr-FR"), numbering=lists)


def ru_numeratsiya() -> bytes:
    """Automatic numbering: of headings, of lists in three levels, of a list that begins anew."""
    head = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    own = (style("Раздел", "H", 0, "<w:b/>", head), style("Название", "T", run="<w:b/>"))
    body = (
        styled("T", "Библиотека как площадь")
        + p("Докладчик: А. Докладчик, Центральная библиотека")
        + p("2 апреля 2024 г., 15:00")
        + styled("H", "Зачем туда приходят")
        + item(2, "За тишиной")
        + item(2, "За книгами", 1)
        + item(2, "которых нет дома", 2)
        + item(2, "которых нет в сети", 2)
        + item(2, "За людьми", 1)
        + item(2, "За теплом")
        + styled("H", "Что нужно изменить")
        + item(3, "Открыть двери по вечерам")
        + item(3, "Убрать турникеты")
    )
    lists = numbering(
        levels(1, ("decimal", "%1.")),
        levels(2, ("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)")),
        levels(3, ("decimal", "%1)")),
    )
    return docx(body, styles=styles(*own, language="ru-RU"), numbering=lists)


KOREAN_HEAD = ("행사: 지역교육 포럼", "일시: 2023년 5월 17일 14:00", "장소: 군민회관")


def ko_gaejo() -> bytes:
    """Korean outline: headings in boxes of their own numbering, ga-na-da below, line breaks within a paragraph."""
    body = (
        p("작은 학교의 내일", '<w:jc w:val="center"/>', "<w:b/>")
        + f"<w:p>{'<w:r><w:br/></w:r>'.join(map(r, KOREAN_HEAD))}</w:p>"
        + p("발표자: A. 발표자 (지역교육연구소)")
        + p("왜 작은 학교인가", run="<w:b/>")
        + item(1, "학생이 열 명이어도 학교는 마을의 중심임")
        + item(1, "학교가 닫히면 마을도 닫힘")
        + p("무엇을 할 것인가", run="<w:b/>")
        + item(2, "두 학교를 **하나의 과정**으로 묶음")
        + item(2, "통학 버스를 마을 버스로 씀")
    )
    lists = numbering(levels(1, ("ganada", "%1."), ("decimal", "%2)")), levels(2, ("decimalEnclosedCircle", "%1")))
    return docx(body, styles=styles(language="ko-KR"), numbering=lists)


def pl_naglowki() -> bytes:
    """What python-docx writes with its own styles: title, headings in two levels, lists of both kinds, a table."""
    made = _document()
    made.add_heading("Rzeka w mieście", 0)
    made.add_paragraph("Prelegentka: A. Mówczyni, Instytut Wody")
    made.add_paragraph("Data: 8 września 2023 r., godz. 16:00")
    made.add_heading("Dlaczego rzeka", 1)
    made.add_paragraph("Miasto odwróciło się od rzeki plecami.")
    made.add_paragraph("Woda jest czysta od dziesięciu lat", style="List Bullet")
    below = made.add_paragraph("a kąpać się ", style="List Bullet 2")
    below.add_run("nadal nie wolno").bold = True
    made.add_heading("Co robić", 1)
    for text in ("Otworzyć brzeg", "Zbudować jedną kładkę", "Poczekać rok"):
        made.add_paragraph(text, style="List Number")
    made.add_heading("Ile to kosztuje", 1)
    rows = (("Pozycja", "Koszt"), ("Brzeg", "2 mln zł"), ("Kładka", "7 mln zł"))
    grid = made.add_table(len(rows), 2)
    for n, row in enumerate(rows):
        for k, text in enumerate(row):
            grid.cell(n, k).text = text
    return _saved(made)


def es_estilos() -> bytes:
    """Two levels of headings, the upper of which name groups of sections; an underlined heading, a quotation."""
    made = _document()
    made.add_heading("La lluvia y la ciudad", 0)
    made.add_paragraph("Ponente: A. Ponente, Instituto del Agua")
    made.add_paragraph("Jornadas del Clima, 11 de noviembre de 2022")
    made.add_heading("Primera parte: el agua", 1)
    made.add_heading("Llueve menos días", 2)
    made.add_paragraph("Pero llueve más cada vez", style="List Bullet")
    made.add_heading("Llueve donde no debe", 2)
    made.add_paragraph("El asfalto no bebe", style="List Bullet")
    made.add_paragraph("Los sótanos, sí", style="List Bullet")
    made.add_heading("Segunda parte: la ciudad", 1)
    made.add_heading("Lo que se puede hacer", 2)
    made.add_paragraph("«El agua siempre vuelve a su sitio, y nosotros se lo hemos quitado.»")
    made.add_paragraph("— Vecina de la ribera")
    made.add_paragraph("Abrir patios y plazas", style="List Number")
    made.add_paragraph("Cerrar garajes", style="List Number")
    return _saved(made)


def _document() -> Any:
    from docx import Document

    return Document()


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


DOCUMENTS = {
    "en-outline.docx": en_outline,
    "de-aenderungen.docx": de_aenderungen,
    "fr-encadre.docx": fr_encadre,
    "ru-numeratsiya.docx": ru_numeratsiya,
    "ko-gaejo.docx": ko_gaejo,
    "pl-naglowki.docx": pl_naglowki,
    "es-estilos.docx": es_estilos,
}
