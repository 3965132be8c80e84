"""Small questions to elements: attributes as numbers and truths, the first of several that says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template.cut import A, P, R

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MC", "P14", "A", "P", "R", "choice", "first_attribute", "is_true", "local", "number", "share", "whole"]

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_MOST = 10**12


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def number(text: str | None, default: float = 0.0) -> float:
    """A number as files write it; what is none, or beyond all pages, counts as absent."""
    try:
        value = default if text is None else float(text)
    except ValueError:
        return default
    return value if abs(value) < _MOST else default


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as files write it."""
    return round(number(text, default))


def share(text: str | None, default: float) -> float:
    """A share in thousandths of a percent, or with a sign for percent, as 0 to 1."""
    if text is None:
        return default
    return number(text[:-1], default * 100) / 100 if text.endswith("%") else number(text, default * 1e5) / 1e5


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true", "on")


def first_attribute(elements: Iterable[etree._Element], name: str) -> str | None:
    """An attribute of the first element that has it."""
    return next((value for element in elements if (value := element.get(name)) is not None), None)


def choice(element: etree._Element) -> etree._Element:
    """What a program of today takes of an element with alternatives; any other element is itself."""
    if element.tag != f"{MC}AlternateContent":
        return element
    for branch in ("Choice", "Fallback"):
        found = element.find(f"{MC}{branch}/*")
        if found is not None:
            return found
    return element
