"""Slides, layouts and masters opened with what they inherit: text styles, theme, colour map, backgrounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.reading.elements import A, P
from deckbuild.template.colors import Palette
from deckbuild.template.resolve import Theme, read_theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from deckbuild.template.opc import Link, Package

_NO_THEME = Theme("", "", ())


class Sheet(NamedTuple):
    """A slide, layout or master: its element, and what its shapes are drawn with.

    `above` are the sheets that it inherits from, the nearest first. `pictures` pairs the ids of relationships with
    parts, `links` with relationships.
    """

    part: str
    root: etree._Element
    above: tuple[Sheet, ...]
    theme: etree._Element | None
    fonts: Theme
    palette: Palette
    pictures: dict[str, str]
    theme_pictures: dict[str, str]
    links: dict[str, Link]

    @property
    def master(self) -> Sheet:
        """The master at the end of what it inherits from; itself where there is none."""
        return self.above[-1] if self.above else self

    @property
    def shows_above(self) -> bool:
        """Whether what the sheets above draw is seen on it."""
        return self.root.get("showMasterSp") not in ("0", "false")


class Sheets:
    """The layouts and masters of a package, opened once each."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._opened: dict[str, Sheet] = {}

    def slide(self, part: str) -> Sheet:
        """A slide; it is not kept, for there may be thousands."""
        return self._open(part)

    def _kept(self, part: str) -> Sheet:
        if part not in self._opened:
            self._opened[part] = self._open(part)
        return self._opened[part]

    def _open(self, part: str) -> Sheet:
        package = self.package
        root = package.xml(part)
        links = {link.id: link for link in package.links(part)}
        above = self._above(root, list(links.values()))
        theme_part = _target(links.values(), "theme")
        theme: etree._Element | None
        if above and not theme_part:
            theme, fonts, theme_pictures = above[-1].theme, above[-1].fonts, above[-1].theme_pictures
        elif theme_part:
            theme = package.xml(theme_part)
            fonts, theme_pictures = read_theme(theme), pictures_in(package.links(theme_part))
        else:
            theme, fonts, theme_pictures = None, _NO_THEME, {}
        mapping = _mapping(root, above)
        palette = Palette(mapping, dict(fonts.colors))
        return Sheet(part, root, above, theme, fonts, palette, pictures_in(links.values()), theme_pictures, links)

    def _above(self, root: etree._Element, links: list[Link]) -> tuple[Sheet, ...]:
        kinds = {f"{P}sld": "slideLayout", f"{P}sldLayout": "slideMaster"}
        target = _target(links, kinds.get(str(root.tag), ""))
        if not target:
            return ()
        sheet = self._kept(target)
        return (sheet, *sheet.above)


def pictures_in(links: Iterable[Link]) -> dict[str, str]:
    """The picture parts that relationships lead to, by id."""
    return {link.id: link.target for link in links if link.kind == "image" and not link.external}


def _target(links: Iterable[Link], kind: str) -> str:
    return next((link.target for link in links if link.kind == kind and not link.external), "")


def _mapping(root: etree._Element, above: tuple[Sheet, ...]) -> dict[str, str]:
    own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if own is None:
        own = root.find(f"{P}clrMap")
    if own is not None:
        return {str(name): str(value) for name, value in own.attrib.items()}
    return dict(above[0].palette.mapping) if above else {}
