"""The comments on a slide, in the form of before 2021 and in the newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.readback.values import Comment

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.readback.sheets import Sheet
    from deckbuild.template.opc import Package

OWN_AUTHOR = "deckbuild"
"""Who wrote the comments that keep the other words of a conflict: they are not a person's."""

_MOST = 1_000
_AUTHORS = ("commentAuthors", "authors")


def comments_of(sheet: Sheet, main: str) -> tuple[Comment, ...]:
    """The comments on a slide with their authors; `main` is the presentation's part, which lists these."""
    found: list[Comment] = []
    for link in sheet.links.values():
        if link.kind == "comments" and not link.external and sheet.package.part_name(link.target):
            authors = _authors(sheet.package, main)
            found += [
                Comment(authors.get(comment.get("authorId", ""), ""), _text(comment))
                for comment in sheet.package.xml(link.target)
                if isinstance(comment.tag, str) and comment.tag.endswith("}cm")
            ]
    return tuple(found[:_MOST])


def _authors(package: Package, main: str) -> dict[str, str]:
    return {
        author.get("id", ""): author.get("name", "")
        for link in package.links(main)
        if link.kind in _AUTHORS and not link.external and package.part_name(link.target)
        for author in package.xml(link.target)
        if isinstance(author.tag, str)
    }


def _text(comment: etree._Element) -> str:
    """The words of a comment, without those of the replies to it."""
    for child in comment:
        name = str(child.tag).rpartition("}")[2]
        if name == "text":
            return " ".join((child.text or "").split())
        if name == "txBody":
            return " ".join("".join(str(text) for text in child.itertext()).split())
    return ""
