"""What is in a file besides its slides: remarks, their authors, unused parts, metadata of pictures, programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.values import Comment, Link, Picture, Unused
from deckbuild.pictures.limits import PictureError
from deckbuild.pictures.sniff import kind_of
from deckbuild.template.model import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from deckbuild.template.opc import Link as Relation
    from deckbuild.template.opc import Package

MOST_TEXT = 2_000
_OWN_DATA, _OWN_TAG = b"urn:deckbuild:1", b"DECKBUILD_KEY"
_HISTORY = ("changesInfos", "changesInfo", "revisionInfo", "printerSettings")
_CODE = ("vbaProject", "activeXControl", "control")


class Leftovers(NamedTuple):
    """See the fields of the same names in `values.Deck`."""

    comments: tuple[Comment, ...]
    authors: tuple[str, ...]
    pictures: tuple[Picture, ...]
    unused: tuple[Unused, ...]
    links: tuple[tuple[str, Link], ...]
    history: tuple[str, ...]
    macros: tuple[str, ...]
    data: tuple[str, ...]
    thumbnail: str


def leftovers(package: Package, presentation: str, slides: Sequence[str]) -> Leftovers:
    """Looks through a package; `slides` are the parts of the slides that are shown, in their order."""
    reached = reachable(package)
    numbers = {part: number for number, part in enumerate(slides, 1)}
    kinds = [(source, link) for source in ("", *reached) for link in package.links(source)]
    listed = set(slides)
    removed = [
        link.target
        for source, link in kinds
        if link.kind == "slide" and source == presentation and link.target not in listed
    ]
    unreached = [part for part in package.parts if part not in reached]
    return Leftovers(
        tuple(_comments(package, presentation, slides)),
        tuple(dict.fromkeys(_authors(package, presentation).values())),
        tuple(_pictures(package, reached, kinds, numbers)),
        tuple(Unused(part, _words(package, part)) for part in (*removed, *unreached)),
        tuple((source, Link(link.target, True, link.kind)) for source, link in kinds if link.external),
        tuple(dict.fromkeys(link.target for _, link in kinds if link.kind in _HISTORY)),
        tuple(dict.fromkeys(link.target for _, link in kinds if link.kind in _CODE)),
        tuple(_data(package, kinds)),
        next((link.target for link in package.links("") if link.kind == "thumbnail"), ""),
    )


def reachable(package: Package) -> dict[str, None]:
    """The parts that relationships lead to from the package, in the order they are met."""
    found: dict[str, None] = {}
    waiting = [link.target for link in package.links("") if not link.external]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found[part] = None
            waiting += [link.target for link in package.links(part) if not link.external]
    return found


def _words(package: Package, part: str) -> str:
    """The words in a part of XML, cut."""
    if not part.endswith(".xml"):
        return ""
    try:
        root = package.xml(part)
    except TemplateError:
        return ""
    return " ".join(" ".join(text.split()) for one in root.iter("{*}t") if (text := one.text))[:MOST_TEXT]


def _authors(package: Package, presentation: str) -> dict[str, str]:
    """Names of reviewers by the ids that their remarks have."""
    found = {}
    for link in package.links(presentation):
        if link.kind in ("commentAuthors", "authors") and not link.external:
            for one in package.xml(link.target):
                if one.get("id") is not None:
                    found[one.get("id", "")] = one.get("name", "")
    return found


def _comments(package: Package, presentation: str, slides: Sequence[str]) -> Iterator[Comment]:
    authors = _authors(package, presentation)
    for number, slide in enumerate(slides, 1):
        for link in package.links(slide):
            if link.kind == "comments" and not link.external:
                for one in package.xml(link.target).iter("{*}cm", "{*}reply"):
                    texts = (e.text or "" for e in one.iter("{*}text", "{*}t"))
                    yield Comment(number, authors.get(one.get("authorId", ""), ""), " ".join(" ".join(texts).split()))


def _pictures(
    package: Package, reached: Iterable[str], kinds: list[tuple[str, Relation]], numbers: dict[str, int]
) -> Iterator[Picture]:
    from deckbuild.pictures.metadata import told  # loads an imaging library

    users: dict[str, list[int]] = {}
    for source, link in kinds:
        if link.kind == "image" and source in numbers:
            users.setdefault(link.target, []).append(numbers[source])
    for part in reached:
        if not package.content_type(part).startswith("image/") or package.size(part) > 100_000_000:
            continue
        data = package.data(part)
        try:
            kind = kind_of(data)
        except PictureError:
            continue
        if kind in ("jpeg", "png", "tiff", "webp"):
            tells = told(data, kind)
            if tells:
                yield Picture(part, kind, tells, tuple(dict.fromkeys(users.get(part, ()))))


def _data(package: Package, kinds: list[tuple[str, Relation]]) -> Iterator[str]:
    """Parts with data of other programs: custom XML but deckbuild's own, tags of others, embedded documents."""
    seen = set()
    for source, link in kinds:
        kind, target = link.kind, link.target
        if link.external or target in seen:
            continue
        data = package.data(target)[:MOST_TEXT] if kind in ("customXml", "tags") else b""
        if (
            (kind == "customXml" and _OWN_DATA not in data)
            or (kind == "tags" and _OWN_TAG not in data)
            or (kind in ("oleObject", "package") and "chart" not in source)
        ):
            seen.add(target)
            yield target
