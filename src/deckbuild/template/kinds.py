"""What a layout is for, told from its placeholders first, its type second and its name last."""

from __future__ import annotations

from deckbuild.template.model import FURNITURE, OWN, TITLES, VISUALS, Placeholder
from deckbuild.template.names import means

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


def kind(layout_type: str, name: str, places: tuple[Placeholder, ...], width: int, height: int) -> str:
    """One of the kinds of layout, or an empty text for a layout that fits none.

    `layout_type` is the layout's `type` attribute; width and height are the slide's.
    """
    content = [place for place in places if place.type not in FURNITURE and not place.name.startswith(OWN)]
    if any(place.turned for place in content) or layout_type.startswith("vert") or means(name, "odd"):
        return ""
    titles = [place for place in content if place.type in TITLES]
    rest = [place for place in content if place.type not in TITLES]
    if not titles:
        return "" if rest else "blank"
    if means(name, "closing"):
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
    return layout_type == "title" or (means(name, "cover") and len(rest) <= 2)


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
    if place.type in VISUALS:
        return "visual-only"
    if means(name, "statement"):
        return "statement"
    if place.box.cx * place.box.cy < slide / 8:
        return ""
    return "visual-only" if place.type == "obj" and means(name, "visual") else "content"


def _with_two(rest: list[Placeholder], layout_type: str, name: str) -> str:
    if sum(place.type in VISUALS for place in rest) == 1 or layout_type in _VISUAL_TYPES:
        return "visual"
    if not _beside(*rest):
        return "statement" if means(name, "statement") else ""
    narrow, wide = sorted(place.box.cx for place in rest)
    if wide <= 1.25 * narrow:
        return "two-content"
    return "visual" if means(name, "visual") or any(place.type == "obj" for place in rest) else ""


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
