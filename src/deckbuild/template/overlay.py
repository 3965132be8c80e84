"""A deck's own colours, fonts and logo, laid over a template before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.template.cut import A
from deckbuild.template.logo import take_off
from deckbuild.template.resolve import read_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.template.keep import Keeping


class Emblem(NamedTuple):
    """A logo as it goes into the package: its bytes as PNG or JPEG, and those of the SVG that it was drawn from.

    `ratio` is its width by its height. Without `alt` it is decorative. `corner` is where it stands if it can.
    """

    data: bytes
    suffix: str
    vector: bytes
    ratio: float
    alt: str = ""
    corner: str = ""


class Overlay(NamedTuple):
    """What is laid over: colours by slot (RRGGBB), fonts for headings and text, and the logo.

    `scripts` are the elements of a font that are set: `latin`, and `ea` or `cs` in languages that need these.
    """

    colors: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    body: str = ""
    scripts: tuple[str, ...] = ("latin",)
    emblem: Emblem | None = None


def restyle(keeping: Keeping, masters: Sequence[str], overlay: Overlay) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Lays colours and fonts over the themes of slide masters; returns the colours that each of them had.

    A logo that deckbuild put on the layouts before makes room for the new one.
    """
    before: list[tuple[tuple[str, str], ...]] = []
    for master in masters:
        part = keeping.target(master, "theme")
        if not part:
            before.append(())
            continue
        root = keeping.xml(part)
        before.append(read_theme(root).colors)
        _recolor(root, overlay)
        _refont(root, overlay)
        keeping.replace(part, root)
        for layout in [link.target for link in keeping.links[master] if link.kind == "slideLayout"]:
            if overlay.emblem is not None:
                take_off(keeping, layout)
            own = keeping.target(layout, "themeOverride")
            if own:
                override = keeping.xml(own)
                _recolor(override, overlay)
                _refont(override, overlay)
                keeping.replace(own, override)
    return tuple(before)


def _recolor(root: etree._Element, overlay: Overlay) -> None:
    for slot, rgb in overlay.colors:
        for element in root.iterfind(f".//{A}clrScheme/{A}{slot}"):
            for child in list(element):
                element.remove(child)
            etree.SubElement(element, f"{A}srgbClr", val=rgb)


def _refont(root: etree._Element, overlay: Overlay) -> None:
    for group, name in (("majorFont", overlay.heading), ("minorFont", overlay.body)):
        for script in overlay.scripts if name else ():
            for element in root.iterfind(f".//{A}fontScheme/{A}{group}/{A}{script}"):
                element.attrib.clear()  # what it says of the old font's looks is not true of the new one
                element.set("typeface", name)
