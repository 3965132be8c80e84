"""A deck of many text boxes, and how many lines LibreOffice gives each: what `fit` is measured against.

    python tests/rendered.py 400 6 7

prints the table of `docs/analysis/fit.md`: boxes for each seed, then the seeds.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from deckbuild.fit import Text, line_count
from deckbuild.fonts import face

WORDS = {
    "en": """Ministers agreed in (March 2026) to review the safeguards agreement, and asked for a well-known
        long-term follow-up by €3.5 million and/or 12% more: the Agency’s inspectors will return “soon” to all
        sites – unless a state objects.""",
    "de": """Die Mitgliedstaaten beschlossen, die Zusammenarbeit bei Sicherheitsüberprüfungen fortzusetzen und
        das Nichtverbreitungsabkommen „zügig“ umzusetzen; EU-weite Aufsichtsbehörden prüfen über 1.500 Anlagen
        im Rahmen der Rechtsvorschriften.""",
    "fr": """Les ministres ont décidé d’examiner « sans délai » l’accord de garanties : qu’en disent les États
        membres ? Une contribution de 3,5 millions d’euros sera versée aujourd’hui même, a-t-on précisé.""",
    "ru": """Министры договорились о пересмотре соглашения — в марте 2026 года — и попросили представить
        подробный отчёт; научно-техническое сотрудничество «крайне важно» для всех государств-участников и
        № 15 по списку.""",
    "ko": """장관들은 2026년 3월에 안전조치 협정을 재검토하기로 합의하고, 후속 보고서를 요청했다. 국제원자력기구의
        사찰관은 “곧” 모든 시설로 돌아갈 예정이며 추가로 350만 유로를 지원한다.""",
    "ja": """閣僚は2026年3月に保障措置協定を見直すことで合意し、詳細な報告書を求めた。 査察官は「まもなく」
        すべての施設に戻る予定であり、ニューヨークでの会合（第2回）でフォローアップを行う。""",
    "zh": """部长们同意在2026年3月审查保障监督协定，并要求提交详细的后续报告。 视察员将“尽快”返回所有设施，
        除非有国家反对；预计将追加350万欧元（约占12%）。""",
    "ar": """اتفق الوزراء على مراجعة اتفاق الضمانات في مارس 2026 وطلبوا تقريرا مفصلا عن المتابعة، وسيعود المفتشون
        قريبا إلى جميع المواقع ما لم تعترض إحدى الدول الأعضاء.""",
}
"""Sentences of each language, cut into words at their spaces and put together anew."""

TAGS = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "ru": "ru-RU"}
TAGS |= {"ko": "ko-KR", "ja": "ja-JP", "zh": "zh-CN", "ar": "ar-SA"}
_EAST = {"ko": "Noto Sans CJK KR", "ja": "Noto Sans CJK JP", "zh": "Noto Sans CJK SC"}
_FONTS = {"en": ("Calibri", "Arial", "Cambria", "Times New Roman"), "de": ("Calibri", "Arial", "Cambria")}
_FONTS |= {"fr": ("Calibri", "Arial", "Times New Roman"), "ru": ("Calibri", "Arial", "Times New Roman")}


class Box(NamedTuple):
    """One text box; `width` (of the box) and `left` in points, `runs` as (text, bold)."""

    language: str
    font: str
    size: int
    width: float
    left: float
    runs: tuple[tuple[str, bool], ...]


INSETS = 14.4
"""Left and right inset of a box that says nothing about them, together, in points."""


def boxes(count: int, seed: int) -> list[Box]:
    """Boxes in every language by turns, of mixed fonts, sizes (points), widths (3 to 12 inches) and weights."""
    draw = random.Random(seed)
    made = []
    for index in range(count):
        language = tuple(WORDS)[index % len(WORDS)]
        glue = "" if language in {"ja", "zh"} else " "
        text = _text(draw, WORDS[language].split(), glue)
        half = len(text) // 2
        bold = draw.choice(((False,), (False,), (True,), (False, True)))
        runs = ((text, bold[0]),) if len(bold) == 1 else ((text[:half], False), (text[half:], True))
        made.append(
            Box(
                language,
                draw.choice(_FONTS.get(language, ("Calibri", "Arial"))),
                draw.choice((14, 16, 18, 20, 22, 24, 28, 32, 36, 40)),
                round(draw.uniform(3, 12) * 72, 1),
                draw.choice((0.0, 18.0, 27.0)),
                runs,
            )
        )
    return made


def _text(draw: random.Random, words: list[str], glue: str) -> str:
    if not glue:
        whole = "".join(words)
        start = draw.randrange(len(whole) // 2)
        return (whole[start:] + whole)[: draw.randint(15, 120)]
    return glue.join(draw.choice(words) for _ in range(draw.randint(6, 30)))


def write(made: list[Box], path: Path) -> None:
    """Saves a deck with one box on each slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(2000)
    for box in made:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        shape = slide.shapes.add_textbox(Pt(36), Pt(20), Pt(box.width), Pt(1900))
        shape.text_frame.word_wrap = True
        paragraph = shape.text_frame.paragraphs[0]._p
        marker = '<a:buChar char="•"/>' if box.left else "<a:buNone/>"
        right = ' rtl="1" algn="r"' if box.language == "ar" else ""
        paragraph.append(
            parse_xml(f'<a:pPr {nsdecls("a")} marL="{Pt(box.left)}" indent="-{Pt(box.left)}"{right}>{marker}</a:pPr>')
        )
        east = _EAST.get(box.language, "Noto Sans CJK SC")
        for words, bold in box.runs:
            paragraph.append(
                parse_xml(
                    f'<a:r {nsdecls("a")}><a:rPr lang="{TAGS[box.language]}" sz="{box.size}00" b="{int(bold)}">'
                    f'<a:latin typeface="{box.font}"/><a:ea typeface="{east}"/>'
                    f'<a:cs typeface="Noto Sans Arabic"/></a:rPr><a:t>{words}</a:t></a:r>'
                )
            )
    deck.save(str(path))


def rendered_lines(deck: Path, folder: Path) -> list[int]:
    """Lines on each page as LibreOffice sets them, counted in the PDF by the places of the words."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    words = ["pdftotext", "-bbox", str(folder / f"{deck.stem}.pdf"), str(folder / "words.xml")]
    subprocess.run(words, check=True, capture_output=True, timeout=60)
    tag = "{http://www.w3.org/1999/xhtml}"
    return [_lines(page, tag) for page in ET.parse(folder / "words.xml").iter(tag + "page")]


def predicted_lines(box: Box) -> int:
    """Lines of a box as `fit` counts them."""
    runs = tuple((words, face(box.font, bold)) for words, bold in box.runs)
    return line_count(Text(runs, box.left, language=box.language), box.width - INSETS, box.size)


def _lines(page: ET.Element, tag: str) -> int:
    """Lines of a page: groups of words whose middles are less than half a line apart."""
    places = [(float(word.attrib["yMin"]), float(word.attrib["yMax"])) for word in page.iter(tag + "word")]
    middles = sorted((low + high) / 2 for low, high in places)
    return 1 + sum(after - before > 8 for before, after in pairwise(middles))


def _table(count: int, seeds: list[int]) -> str:
    """For each language, boxes counted right, with more and with fewer lines than rendered, and all lines."""
    found = {language: Counter[str]() for language in WORDS}
    for seed in seeds:
        made = boxes(count, seed)
        with tempfile.TemporaryDirectory() as folder:
            write(made, Path(folder, "boxes.pptx"))
            rendered = rendered_lines(Path(folder, "boxes.pptx"), Path(folder))
        for box, lines in zip(made, rendered, strict=True):
            counted = predicted_lines(box)
            kind = "exact" if counted == lines else "more" if counted > lines else "fewer"
            found[box.language] += Counter({kind: 1, "counted": counted, "rendered": lines})
    heads = ("exact", "more", "fewer", "counted", "rendered")
    rows = [f"| {name} | " + " | ".join(str(row[head]) for head in heads) + " |" for name, row in found.items()]
    total = sum(found.values(), Counter())
    rows.append("| all | " + " | ".join(str(total[head]) for head in heads) + " |")
    return "\n".join(["| language | exact | more | fewer | lines counted | lines rendered |", "|---" * 6 + "|", *rows])


if __name__ == "__main__":
    print(_table(int(sys.argv[1]), [int(seed) for seed in sys.argv[2:]]))
