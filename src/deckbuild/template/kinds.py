"""What a layout is for, told from its placeholders first, its type second and its name last."""

from __future__ import annotations

import re

from deckbuild.template.model import EMBARGO, MARKING, MARKING_FOOT, Placeholder

_FURNITURE = ("dt", "ftr", "sldNum", "hdr", "sldImg")
_VISUALS = ("pic", "chart", "tbl", "dgm", "media", "clipArt")
_VISUAL_TYPES = (
    "picTx",
    "objTx",
    "txAndObj",
    "objAndTx",
    "txAndChart",
    "chartAndTx",
    "txAndClipArt",
    "clipArtAndTx",
    "txAndMedia",
    "mediaAndTx",
)
_CLOSING = re.compile(r"\b(clos(e|ing)|end|thanks?|merci|danke|schluss|fin|gracias|спасибо)\b|감사|谢谢", re.IGNORECASE)
_COVER = re.compile(r"\b(cover|title slide|titelfolie)\b", re.IGNORECASE)
_VISUAL = re.compile(r"\b(visual|chart|table|picture|image|photo|diagram|graph|media)\b", re.IGNORECASE)
_STATEMENT = re.compile(r"\b(statement|quote|quotation|key message|zitat|citation)\b", re.IGNORECASE)
_ODD = re.compile(r"\b(quiz|true or false|name card|calendar|agenda|table of contents)\b", re.IGNORECASE)


def kind(layout_type: str, name: str, places: tuple[Placeholder, ...], width: int, height: int) -> str:
    """One of the kinds of layout, or an empty text for a layout that fits none.

    `layout_type` is the layout's `type` attribute; width and height are the slide's.
    """
    name = re.sub(r"^\d+_", "", name)  # PowerPoint's mark of a copy
    own = (EMBARGO, MARKING, MARKING_FOOT)
    content = [place for place in places if place.type not in _FURNITURE and place.name not in own]
    if any(place.orient == "vert" for place in content) or layout_type.startswith("vert") or _ODD.search(name):
        return ""
    titles = [place for place in content if place.type in ("title", "ctrTitle")]
    rest = [place for place in content if place.type not in ("title", "ctrTitle")]
    if not titles:
        return "" if rest else "blank"
    if _CLOSING.search(name):
        return "closing"
    if _is_cover(layout_type, name, titles, rest):
        return "cover"
    return _with_title(layout_type, name, rest, width * height)


def _is_cover(layout_type: str, name: str, titles: list[Placeholder], rest: list[Placeholder]) -> bool:
    if layout_type in ("secHead", "titleOnly"):
        return False
    subtitles = any(place.type == "subTitle" for place in rest)
    if titles[0].type == "ctrTitle" or (subtitles and layout_type in ("", "title", "cust")):
        return True
    return layout_type == "title" or (bool(_COVER.search(name)) and len(rest) <= 2)


def _with_title(layout_type: str, name: str, rest: list[Placeholder], slide: int) -> str:
    if not rest:
        return "title-only"
    if layout_type == "secHead":
        return "statement"
    if _is_figures(rest):
        return "figures"
    if len(rest) == 1:
        return _with_one(rest[0], name, slide)
    if len(rest) == 2:
        return _with_two(rest, layout_type, name)
    if len(rest) == 4 and _is_comparison(rest):
        return "comparison"
    return ""


def _with_one(place: Placeholder, name: str, slide: int) -> str:
    if place.type in _VISUALS:
        return "visual-only"
    if _STATEMENT.search(name):
        return "statement"
    if place.box.cx * place.box.cy < slide / 8:
        return ""
    return "visual-only" if place.type == "obj" and _VISUAL.search(name) else "content"


def _with_two(rest: list[Placeholder], layout_type: str, name: str) -> str:
    if sum(place.type in _VISUALS for place in rest) == 1 or layout_type in _VISUAL_TYPES:
        return "visual"
    if not _beside(*rest):
        return "statement" if _STATEMENT.search(name) else ""
    narrow, wide = sorted(place.box.cx for place in rest)
    if wide <= 1.25 * narrow:
        return "two-content"
    return "visual" if _VISUAL.search(name) or any(place.type == "obj" for place in rest) else ""


def _beside(one: Placeholder, other: Placeholder) -> bool:
    """Whether one place stands to the left of the other."""
    left, right = sorted((one.box, other.box))
    return left.x + left.cx <= right.x + right.cx // 10


def _is_comparison(rest: list[Placeholder]) -> bool:
    """Two low headings side by side, each over its own content."""
    heads = sorted((p for p in rest if p.type == "body"), key=lambda place: place.box.cy)[:2]
    texts = [place for place in rest if place not in heads]
    if len(heads) != 2 or not _beside(*heads) or not _beside(*texts):
        return False
    pairs = zip(sorted(heads, key=lambda p: p.box.x), sorted(texts, key=lambda p: p.box.x), strict=True)
    return all(head.box.y < text.box.y and head.box.cy < text.box.cy for head, text in pairs)


def _is_figures(rest: list[Placeholder]) -> bool:
    """Pairs of texts, one far larger than the other."""
    if len(rest) not in (2, 4, 6, 8) or any(place.type != "body" for place in rest):
        return False
    sizes = sorted(place.levels[0].size for place in rest)
    half = len(sizes) // 2
    return sizes[half] >= 40 and sizes[half] >= 1.6 * sizes[half - 1]
