"""Takes the names of people and offices out of a file that its slides do not show, and what reviewers wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck
    from deckbuild.editing.package import EditedPackage

_CORE = {"creator": "the author", "lastModifiedBy": "who edited it last"}
_APP = {"Manager": "the manager", "Company": "the company", "Template": "the template", "HyperlinkBase": "the base"}
_PATHS = ("Template", "HyperlinkBase")


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Names that a slide shows stay: a speaker is no secret."""
    shown = " ".join(" ".join(slide.text.split()) for slide in deck.slides).casefold()
    yield from _clear(package, "core-properties", _CORE, shown)
    yield from _clear(package, "extended-properties", _APP, shown)
    yield from _comments(package, deck)


def _clear(package: EditedPackage, kind: str, names: dict[str, str], shown: str) -> Iterator[str]:
    part = package.target("", kind)
    if not part:
        return
    for element in list(package.xml(part)):
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        value = " ".join((element.text or "").split())
        if name not in names or not value or _is_kept(name, value, shown):
            continue
        root = package.edited(part)
        for one in [one for one in root if one.tag == element.tag]:
            root.remove(one)
        yield f"{names[name]} ({value}) taken out of the properties"


def _is_kept(name: str, value: str, shown: str) -> bool:
    if name in _PATHS:
        return not any(sign in value for sign in "\\/:")
    return all(one.strip().casefold() in shown for one in value.split(";"))


def _comments(package: EditedPackage, deck: Deck) -> Iterator[str]:
    count = len(deck.comments)
    main = package.target("", "officeDocument")
    for slide in package.targets(main, "slide"):
        _unlink(package, slide, ("comments",))
    if deck.authors or count:
        _unlink(package, main, ("commentAuthors", "authors"))
        package.drop_orphans()
        what = f"{count} comments and their authors" if count != 1 else "a comment and its author"
        yield f"{what} taken out" if count else "the list of reviewers taken out"


def _unlink(package: EditedPackage, part: str, kinds: tuple[str, ...]) -> None:
    for link in list(package.links(part)):
        if link.kind in kinds and not link.external:
            package.unlink(part, link.id)
