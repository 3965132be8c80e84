"""Names of layouts: compared loosely, and understood in the languages that PowerPoint speaks."""

from __future__ import annotations

import re
import unicodedata

_COPY = re.compile(r"^(\d+_)+")
_EXAMPLES = {
    "closing": (
        "clos(?:e|ing)|end|thanks?|thank you|questions|merci|fin|danke|schluss|ende|gracias|obrigad[oa]|fim|grazie|"
        "fine|спасибо|конец|дякую|dziękuję|koniec|köszönöm|bedankt|einde|tack|teşekkürler",
        "감사|谢谢|謝謝|致谢|ありがとう|終わり|شكرا|תודה",
    ),
    "cover": (
        "cover|title (?:slide|page)|titelfolie|titelseite|deckblatt|(?:diapositive|page) de titre|couverture|"
        "diapositiva (?:de )?(?:título|titolo)|portada|portadilla|capa|slide de título|copertina|титульный слайд|"
        "обложка|титульний слайд|slajd tytułowy|címdia|titeldia|rubrikbild|başlık slaydı|forside",
        "标题幻灯片|標題投影片|封面|タイトル スライド|表紙|제목 슬라이드|표지|שקופית כותרת|שער|شريحة عنوان|غلاف",
    ),
    "visual": (
        "visual|chart|table|picture|image|photo|diagram|graph|media|bild|grafik|graphique|imagen|рисунок",
        "图|圖|図|그림|תמונה|صورة",
    ),
    "statement": (
        "section|section header|divider|chapter|statement|quote|quotation|key message|abschnitt|"
        "abschnitts- ?überschrift|kapitel|zitat|(?:titre|en-tête) de section|intertitre|citation|"
        "encabezado de sección|sección|cita|cabeçalho da seção|seção|intestazione sezione|заголовок раздела|раздел|"
        "цитата|заголовок розділу|розділ|nagłówek sekcji|cytat|szakaszfejléc|sectiekop|avsnittsrubrik|"
        "bölüm üst bilgisi",
        "节标题|章節標題|節標頭|引用|セクション見出し|구역 머리글|인용|כותרת מקטע|ציטוט|عنوان المقطع|اقتباس",
    ),
    "odd": (
        "quiz|true or false|name card|calendar|agenda|table of contents|contents|kalender|inhaltsverzeichnis|"
        "namensschild|calendrier|sommaire|ordre du jour|calendario|índice|календарь|содержание|оглавление|vertical|"
        r"vertikal\w*|вертикальный",
        "竖排|直排|縦書き|세로|目录|目次|차례|אנכי|عمودي",
    ),
}
"""For each meaning words of languages with spaces between them, and of others."""


def means(name: str, meaning: str) -> bool:
    """Whether a layout's name says that it is a `closing`, `cover`, `visual`, `statement` or `odd` one."""
    words, joined = _EXAMPLES[meaning]
    return bool(re.search(rf"(?<!\w)(?:{words})(?!\w)|{joined}", plain(name), re.IGNORECASE))


def plain(name: str) -> str:
    """A name without PowerPoint's marks of a copy."""
    return _COPY.sub("", name)


def folded(name: str) -> str:
    """A name as it is compared: without case, spacing and marks of a copy."""
    return plain(" ".join(unicodedata.normalize("NFC", name).casefold().split()))
