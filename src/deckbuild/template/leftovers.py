"""What a template's file says of others and what it was used for: kept out of the deck, and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.template.cut import A, P
from deckbuild.template.model import Remark, TemplateError

if TYPE_CHECKING:
    from deckbuild.template.keep import Keeping
    from deckbuild.template.opc import Package

_SECRET = re.compile(
    r"\b(?:(?:strictly|commercial[- ]in[- ])?confidential|restricted|secret|internal use|for official use"
    r"|not for distribution|(?:streng )?vertraulich|verschlusssache|nur für den (?:internen )?(?:dienst)?gebrauch"
    r"|confidentiel|diffusion restreinte|secreto|confidencial|uso interno|riservato|poufne|tajne|zastrzeżone"
    r"|vertrouwelijk|конфиденциально|секретно|для служебного пользования|конфіденційно|таємно)\b"
    r"|机密|機密|绝密|秘密|内部资料|社外秘|部外秘|대외비|기밀|비밀|سري|סודי",
    re.IGNORECASE,
)
"""Words that say who may read a document; a template brings them from the deck that it once was."""

_LABELS = re.compile(
    r"^(MSIP_Label_|Classification|Klassifi|Sensitivity|TitusGUID|bjDocument|docIndexRef)", re.IGNORECASE
)
_LONGEST = 40
_COUNTED = (
    ("comments", "list of comments", "lists of comments"),
    ("vbaProject", "macro project", "macro projects"),
)
_PEOPLE = (
    ("creator", "author"),
    ("lastModifiedBy", "last author"),
    ("Company", "company"),
    ("Manager", "manager"),
)
_MOMENTS = (("created", "made on"), ("modified", "last saved on"))


class Cleared(NamedTuple):
    """What was taken out of footers: `words` that say who may read it, and `dates` that stand still."""

    words: list[str]
    dates: list[str]


def remarks(package: Package, main: str, keeping: Keeping, hidden: Cleared) -> tuple[Remark, ...]:
    """What was found in a file and left out; `hidden` was taken out of its footers."""
    found = []
    dates = [f"the date {text!r}" for text in dict.fromkeys(hidden.dates)]
    left = [*_parts(package, main), *_programs(keeping), *_people(package), *dates]
    if left:
        left += _moments(package)
        message = f"not taken from {package.name}: {', '.join(left)}"
        found.append(Remark(code="template-cleaned", level="note", message=message))
    labels = [*_properties(package), *(f"{text!r} in a footer" for text in hidden.words)]
    if labels:
        message = f"{package.name} is marked {', '.join(labels)}: the deck is not"
        found.append(
            Remark(
                code="template-marked",
                level="warning",
                message=message,
                hint="say with `marking:` how the deck is to be handled",
            )
        )
    shown = list(dict.fromkeys(text for part in keeping.links for text in _shown(part, keeping)))
    if shown:
        words = ", ".join(repr(text) for text in shown)
        message = f"{package.name} writes {words} on slides itself, and so does the deck"
        found.append(
            Remark(
                code="template-marked",
                level="warning",
                message=message,
                hint="delete it in PowerPoint's slide master view",
            )
        )
    if keeping.outside:
        outside = ", ".join(dict.fromkeys(_short(target) for target in keeping.outside))
        message = f"{package.name} fetches from elsewhere what it shows: {outside}; the deck does without"
        found.append(
            Remark(code="template-outside", level="warning", message=message, hint="put pictures into the file itself")
        )
    return tuple(found)


def clear_footers(root: etree._Element) -> Cleared:
    """Empties footers that say who may read a document, and dates that stand still."""
    found = Cleared([], [])
    for shape in root.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        kind = "" if place is None else place.get("type", "")
        text = _text(shape)
        if kind == "dt" and text and shape.find(f".//{A}fld") is None and any(letter.isdigit() for letter in text):
            found.dates.append(_short(text))
            _empty(shape)
        elif kind in ("ftr", "hdr") and _SECRET.search(text):
            found.words.append(_short(text))
            _empty(shape)
    return found


def _empty(shape: etree._Element) -> None:
    for paragraph in shape.iter(f"{A}p"):
        for tag in ("r", "br", "fld"):
            for element in paragraph.findall(f"{A}{tag}"):
                paragraph.remove(element)


def _text(shape: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in shape.iter(f"{A}t")).split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _parts(package: Package, main: str) -> list[str]:
    """Parts that a deck does not take over, counted."""
    links = package.links(main)
    slides = [link for link in links if link.kind == "slide" and not link.external]
    kinds = [link.kind for link in links] + [link.kind for slide in slides for link in package.links(slide.target)]
    counts = ((kinds.count(kind), one, many) for kind, one, many in _COUNTED)
    return [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]


def _programs(keeping: Keeping) -> list[str]:
    count = keeping.programs
    return [f"{count} button{'' if count == 1 else 's'} that run{'s' if count == 1 else ''} a program"] if count else []


def _people(package: Package) -> list[str]:
    """Names in the document's properties."""
    texts = {
        name: text for part in _documents(package, "core-properties", "extended-properties") for name, text in part
    }
    return [f"{what} {_short(text)!r}" for name, what in _PEOPLE if (text := texts.get(name, ""))]


def _moments(package: Package) -> list[str]:
    """When the file was made and last saved. Every file says so: worth a word only beside other things."""
    texts = {name: text for part in _documents(package, "core-properties") for name, text in part}
    return [f"{what} {texts[name][:10]}" for name, what in _MOMENTS if texts.get(name)]


def _properties(package: Package) -> list[str]:
    """Labels among the document's properties, as name and value."""
    found = []
    for part in _documents(package, "custom-properties"):
        found += [_short(f"{name}: {text}") for name, text in part if _LABELS.search(name) or _SECRET.search(text)]
    return [repr(label) for label in found]


def _documents(package: Package, *kinds: str) -> list[list[tuple[str, str]]]:
    """The properties of the document, as (name, text) each; damaged ones matter to nobody, for they are left out."""
    found = []
    for link in package.links(""):
        if link.kind in kinds and not link.external:
            try:
                root = package.xml(link.target)
            except TemplateError:
                continue
            entries = [entry for entry in root if isinstance(entry.tag, str)]
            found.append([(entry.get("name") or etree.QName(entry).localname, _words(entry)) for entry in entries])
    return found


def _words(entry: etree._Element) -> str:
    return " ".join("".join(str(text) for text in entry.itertext()).split())


def _shown(part: str, keeping: Keeping) -> list[str]:
    """Words that master or layout write on a slide and that say who may read it."""
    if "slideMasters/" not in part and "slideLayouts/" not in part:
        return []
    shapes = [one for one in keeping.xml(part).iter(f"{P}sp") if one.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None]
    return [_short(text) for text in map(_text, shapes) if _SECRET.search(text)]
