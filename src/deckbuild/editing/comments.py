"""Comments as every PowerPoint shows them: a text pinned to a slide, by an author who is not a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.editing.slides import main_part
from deckbuild.writer.markup import DECLARATION, PRESENTATIONML, P

if TYPE_CHECKING:
    from deckbuild.editing.package import EditedPackage

AUTHOR = "deckbuild"
"""The author of comments that a merge leaves; they are the workshop's and no release has them."""

_P = f"{{{P}}}"
_MODERN = "application/vnd.ms-powerpoint.comments+xml"
_COMMENTS = "ppt/comments/comment{}.xml"
_AUTHORS = "ppt/commentAuthors.xml"
_TOP, _STEP, _PLACES = 10, 160, 20  # in the 576ths of an inch that comments are placed by


def can_hold(package: EditedPackage) -> bool:
    """Whether comments can be added: a deck with PowerPoint's newer kind has no room for the older one."""
    return not any(kind == _MODERN for kind in package.content_types())


def add(package: EditedPackage, slide: str, texts: list[str], moment: str) -> None:
    """Pins texts to a slide, each as a comment of AUTHOR, of the date `moment`, such as `2026-11-24T00:00:00`."""
    author = _author(package)
    part = package.target(slide, "comments")
    if not part:
        part = package.free_name(_COMMENTS)
        package.put(part, f'{DECLARATION}<p:cmLst xmlns:p="{P}"/>'.encode(), f"{PRESENTATIONML}comments+xml")
        package.link(slide, "comments", part)
    listed = package.edited(part)
    number = int(author.get("lastIdx", "0"))
    for text in texts:
        number += 1
        comment = etree.SubElement(listed, f"{_P}cm", authorId=author.get("id", "0"), dt=moment, idx=str(number))
        place = _TOP + _STEP * (len(listed) % _PLACES)
        etree.SubElement(comment, f"{_P}pos", x=str(_TOP), y=str(place))
        etree.SubElement(comment, f"{_P}text").text = text
    author.set("lastIdx", str(number))


def remove(package: EditedPackage, slide: str) -> None:
    """Takes the comments of AUTHOR from a slide, and the part that held nothing else."""
    own = {author.get("id") for author in _authors(package) if author.get("name") == AUTHOR}
    for link in [one for one in package.links(slide) if one.kind == "comments" and not one.external]:
        if not own or not any(comment.get("authorId") in own for comment in package.xml(link.target)):
            continue
        listed = package.edited(link.target)
        for comment in [one for one in listed if one.get("authorId") in own]:
            listed.remove(comment)
        if not len(listed):
            package.unlink(slide, link.id)
            package.remove(link.target)


def forget_author(package: EditedPackage) -> None:
    """Takes AUTHOR from the list of authors, whose comments are gone already, and an empty list with it."""
    main = main_part(package)
    for link in [one for one in package.links(main) if one.kind == "commentAuthors"]:
        if not any(author.get("name") == AUTHOR for author in package.xml(link.target)):
            continue
        listed = package.edited(link.target)
        for author in [one for one in listed if one.get("name") == AUTHOR]:
            listed.remove(author)
        if not len(listed):
            package.unlink(main, link.id)
            package.remove(link.target)


def _authors(package: EditedPackage) -> list[etree._Element]:
    return [author for part in package.targets(main_part(package), "commentAuthors") for author in package.xml(part)]


def _author(package: EditedPackage) -> etree._Element:
    """The entry of AUTHOR in the list of authors, which is made where there is none."""
    main = main_part(package)
    part = package.target(main, "commentAuthors")
    if not part:
        part = _AUTHORS if _AUTHORS not in package else package.free_name("ppt/commentAuthors{}.xml")
        package.put(
            part, f'{DECLARATION}<p:cmAuthorLst xmlns:p="{P}"/>'.encode(), f"{PRESENTATIONML}commentAuthors+xml"
        )
        package.link(main, "commentAuthors", part)
    listed = package.edited(part)
    for author in listed:
        if author.get("name") == AUTHOR:
            return author
    number = max([-1, *(int(author.get("id", "0")) for author in listed)]) + 1
    return etree.SubElement(
        listed, f"{_P}cmAuthor", id=str(number), name=AUTHOR, initials="db", lastIdx="0", clrIdx=str(number % 8)
    )
