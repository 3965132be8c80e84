"""The shapes of a slide with what they inherit, and everything that is painted, from the back to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.frames import Frame, Placing, framed
from deckbuild.audit.paints import Layer, Paint, Unknown, is_seen_through, shadowed
from deckbuild.audit.reading.elements import P14, A, P, R, choice, is_true, local, number, whole
from deckbuild.audit.reading.fills import fill_of, image_in, outline_or_box, shadow_of
from deckbuild.audit.reading.links import link_in
from deckbuild.audit.reading.tables import Styles, table_of
from deckbuild.audit.reading.text import Inherited, body_of, font_reference
from deckbuild.audit.values import Media, Shape
from deckbuild.template.model import FURNITURE, TITLES, Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from deckbuild.audit.reading.sheets import Sheet
    from deckbuild.audit.values import Body

MOST_SHAPES = 5_000
"""Shapes of one slide that are read; nobody could see more."""
_DEEPEST = 40
_GRAPHICS = {"tbl": "table", "chart": "chart", "relIds": "diagram", "oleObj": "object"}
_FILMS = ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile", "audioCd")


_INSCRIBED = {"ellipse": (0.1464, 0.1464), "diamond": (0.25, 0.25), "octagon": (0.1464, 0.1464)}
"""The parts of width and height, at each side, that text keeps away from the edges of presets."""
_ROUND = 0.16667 * 0.29289


class Found(NamedTuple):
    """A shape and how many layers lie below its text."""

    shape: Shape
    below: int


class Drawing:
    """Reads the shapes of a sheet; `layers` are what they paint, from the back to the front."""

    def __init__(self, sheet: Sheet, defaults: etree._Element | None, styles: Styles, jumps: frozenset[str]) -> None:
        self.sheet, self.styles, self.jumps = sheet, styles, jumps
        self.defaults = defaults
        self.layers: list[Layer] = []
        self.found: list[Found] = []
        names = sheet.root.iter(f"{P}cNvPr")
        self._numbers = {name: number_ for number_, name in enumerate(names)}

    def read(self, placeholders: bool = True) -> Drawing:
        """Reads the tree of shapes; of layouts and masters what is no placeholder."""
        tree = self.sheet.root.find(f"{P}cSld/{P}spTree")
        for element in () if tree is None else tree:
            one = choice(element)
            if placeholders or _place(one) is None:
                self._shape(one, Placing(), None, 0, False)
        return self

    def _shape(self, element: etree._Element, placing: Placing, fill: Paint | None, depth: int, told: bool) -> None:
        if len(self.found) >= MOST_SHAPES or depth > _DEEPEST:
            return
        reader = {
            "sp": self._text_shape,
            "cxnSp": self._line,
            "pic": self._picture,
            "graphicFrame": self._graphic,
            "contentPart": self._other,
        }.get(local(element))
        if local(element) == "grpSp":
            self._group(element, placing, fill, depth, told)
        elif reader is not None:
            reader(element, self._head(element, placing, depth, told), fill)

    def _head(self, element: etree._Element, placing: Placing, depth: int, told: bool) -> Shape:
        """What all kinds of shapes have."""
        name = element.find(f"*/{P}cNvPr")
        place = _place(element)
        base = None if place is None else self._base(place)
        frame = _frame(element)
        if frame is None and base is not None:
            frame = next((one for shape in base if (one := _frame(shape)) is not None), None)
        return Shape(
            "shape",
            "" if name is None else name.get("name", ""),
            -1 if name is None else self._numbers.get(name, -1),
            None if frame is None else placing.place(frame),
            "" if place is None else place.get("type", "obj"),
            "" if name is None else " ".join((name.get("descr") or name.get("title") or "").split()),
            name is not None and any(local(e) == "decorative" and is_true(e.get("val")) for e in name.iter()),
            name is not None and is_true(name.get("hidden")),
            link=None if name is None else link_in(name.find(f"{A}hlinkClick"), self.sheet, self.jumps),
            inside=depth > 0,
            told=told,
        )

    def _add(self, shape: Shape, below: int | None = None) -> None:
        self.found.append(Found(shape, len(self.layers) if below is None else below))

    def _paint(
        self,
        shape: Shape,
        element: etree._Element | None,
        paint: Paint | None,
        style: etree._Element | None = None,
    ) -> None:
        if paint is None or shape.frame is None or shape.hidden:
            return
        frame, outline = shape.frame, outline_or_box(element)
        shadow = shadow_of(element, style, self.sheet) if is_seen_through(paint) else None
        if shadow is not None:
            color, right, down = shadow
            fallen = frame._replace(x=frame.x + right, y=frame.y + down)
            self.layers.append(Layer(fallen, outline, shadowed(paint, color)))
        self.layers.append(Layer(frame, outline, paint))

    def _group(self, element: etree._Element, placing: Placing, fill: Paint | None, depth: int, told: bool) -> None:
        head = self._head(element, placing, depth, told)
        properties = element.find(f"{P}grpSpPr")
        self._add(head._replace(kind="group"))
        if head.hidden:
            return
        frame, inner = _frame(element), _inner(properties)
        if frame is not None and inner is not None:
            placing = placing.inside(frame, inner)
        fill = fill_of(properties, None, self.sheet, fill)
        for child in element:
            self._shape(choice(child), placing, fill, depth + 1, told or bool(head.alt) or head.decorative)

    def _text_shape(self, element: etree._Element, head: Shape, fill: Paint | None) -> None:
        look, style = element.find(f"{P}spPr"), element.find(f"{P}style")
        place = _place(element)
        base = [] if place is None else self._base(place)
        looks = [one for shape in base if (one := shape.find(f"{P}spPr")) is not None]
        paint = fill_of(look, style, self.sheet, fill)
        if paint is None and not _says_fill(look):
            paint = next((p for one in looks if (p := fill_of(one, None, self.sheet)) is not None), None)
        text = element.find(f"{P}txBody")
        body = None if text is None else body_of(text, self._inherited(place, base, style), self.sheet, self.jumps)
        if body is not None and look is not None and head.frame is not None and place is None:
            body = _inscribed(body, outline_or_box(look), head.frame)
        words = body is not None and bool(body.text.strip())
        drawn = words or place is None  # an empty place is not shown
        if drawn:
            self._paint(head, look, paint, style)
        edged = (
            look is not None
            and look.find(f"{A}ln/{A}noFill") is None
            and (look.find(f"{A}ln/*") is not None or (style is not None and style.find("{*}lnRef[@idx='0']") is None))
        )
        kind = "text" if words or place is not None or _is_box(element) else "shape"
        if kind == "shape" and look is not None and look.find(f"{A}prstGeom[@prst='line']") is not None:
            kind = "line"
        seen = words or (drawn and (paint is not None or edged))
        self._add(head._replace(kind=kind, body=body, visible=seen))

    def _line(self, _: etree._Element, head: Shape, __: Paint | None) -> None:
        self._add(head._replace(kind="line"))

    def _picture(self, element: etree._Element, head: Shape, _: Paint | None) -> None:
        fill = element.find(f"{P}blipFill")
        paint = Unknown() if fill is None else image_in(fill, self.sheet)
        self._paint(head, element.find(f"{P}spPr"), paint)
        media = self._media(element)
        blip = None if fill is None else fill.find(f"{A}blip")
        part = "" if blip is None else self.sheet.pictures.get(blip.get(f"{R}embed", ""), "")
        left, top, right, bottom = (max(0.0, side) for side in getattr(paint, "crop", (0.0,) * 4))
        kept = max(0.0, 1 - left - right) * max(0.0, 1 - top - bottom)
        kind = "picture" if media is None else "media"
        self._add(head._replace(kind=kind, part=part, media=media, cropped=1 - kept))

    def _media(self, element: etree._Element) -> Media | None:
        properties = element.find(f"{P}nvPicPr/{P}nvPr")
        if properties is None:
            return None
        named = next((one for one in properties if local(one) in _FILMS), None)
        if named is None:
            return None
        newer = next(properties.iter(f"{P14}media"), None)
        captions = newer is not None and any(local(one) in ("track", "cc") for one in newer.iter())
        link = self.sheet.links.get(named.get(f"{R}link", ""))
        kind = "film" if local(named) in ("videoFile", "quickTimeFile") else "sound"
        embedded = newer is not None and newer.get(f"{R}embed", "") in self.sheet.links
        return Media(
            kind, "" if link is None else link.target, link is not None and link.external and not embedded, captions
        )

    def _graphic(self, element: etree._Element, head: Shape, _: Paint | None) -> None:
        data = element.find(f"{A}graphic/{A}graphicData")
        inner = None if data is None else next((one for one in data.iter() if local(one) in _GRAPHICS), None)
        kind = "object" if inner is None else _GRAPHICS[local(inner)]
        if kind == "table" and inner is not None and head.frame is not None:
            below = len(self.layers)
            table = table_of(inner, head.frame, self.sheet, self.styles, self._plain(), self.jumps)
            self.layers += () if head.hidden else table.layers
            head = head._replace(cells=table.cells, header=table.header)
            self._add(head._replace(kind=kind), max(below, len(self.layers)))
            return
        identity = "" if inner is None else inner.get(f"{R}id", "")
        link = self.sheet.links.get(identity)
        self._paint(head, None, Unknown(f"a {kind}"))
        self._add(head._replace(kind=kind, part="" if link is None else link.target))

    def _other(self, _: etree._Element, head: Shape, __: Paint | None) -> None:
        self._add(head._replace(kind="object"))

    def _plain(self) -> Inherited:
        """What text that is in no placeholder inherits."""
        return Inherited((), () if self.defaults is None else (self.defaults,), own=1)

    def _inherited(
        self,
        place: etree._Element | None,
        base: list[etree._Element],
        style: etree._Element | None,
    ) -> Inherited:
        font = font_reference(style)
        if place is None:
            return self._plain()._replace(font=font)
        kind = place.get("type", "obj")
        named = "titleStyle" if kind in TITLES else "otherStyle" if kind in FURNITURE else "bodyStyle"
        styled = self.sheet.master.root.find(f"{P}txStyles/{P}{named}")
        bodies = [one for shape in base if (one := shape.find(f"{P}txBody/{A}bodyPr")) is not None]
        lists = [one for shape in base if (one := shape.find(f"{P}txBody/{A}lstStyle")) is not None]
        rest = [one for one in (styled, self.defaults) if one is not None]
        return Inherited(tuple(bodies), (*lists, *rest), font, 1 + len(lists))

    def _base(self, place: etree._Element) -> list[etree._Element]:
        """The placeholders that a slide's inherits from, of its layout and of its master."""
        found = []
        for sheet in self.sheet.above:
            shape = counterpart(place, sheet)
            if shape is not None:
                found.append(shape)
                place = _place(shape) if _place(shape) is not None else place
        return found


def _inscribed(body: Body, outline: object, frame: Frame) -> Body:
    """The text of a shape that is no rectangle stands in the largest one that fits into it."""
    across, down = _INSCRIBED.get(str(outline), (0.0, 0.0))
    left, top, right, bottom = body.insets
    wide, high = round(frame.cx * across), round(frame.cy * down)
    if outline == "roundRect":
        wide = high = round(min(frame.cx, frame.cy) * _ROUND)
    return body._replace(insets=(left + wide, top + high, right + wide, bottom + high))


def counterpart(place: etree._Element, sheet: Sheet) -> etree._Element | None:
    """The placeholder of a sheet above that one inherits from: by number on layouts, by type on masters."""
    kind, index = place.get("type", "obj"), place.get("idx", "0")
    shapes = [(shape, one) for shape in _shapes(sheet.root) if (one := _place(shape)) is not None]
    if sheet.above:  # a layout
        same = [shape for shape, one in shapes if one.get("idx", "0") == index and _alike(one.get("type", "obj"), kind)]
        return next(
            iter(same), next((s for s, one in shapes if one.get("type", "obj") == kind and kind != "obj"), None)
        )
    wanted = "title" if kind in TITLES else kind if kind in FURNITURE else "body"
    return next((shape for shape, one in shapes if one.get("type", "obj") == wanted), None)


def _alike(one: str, other: str) -> bool:
    """Whether a placeholder can fill another: a title a title, and content any content."""
    return (one in TITLES) == (other in TITLES) and (one in FURNITURE) == (other in FURNITURE)


def _shapes(root: etree._Element) -> Iterator[etree._Element]:
    tree = root.find(f"{P}cSld/{P}spTree")
    return iter(()) if tree is None else (choice(one) for one in tree)


def _place(element: etree._Element) -> etree._Element | None:
    return element.find(f"*/{P}nvPr/{P}ph")


def _is_box(element: etree._Element) -> bool:
    properties = element.find(f"{P}nvSpPr/{P}cNvSpPr")
    return properties is not None and is_true(properties.get("txBox"))


def _says_fill(look: etree._Element | None) -> bool:
    return look is not None and look.find(f"{A}noFill") is not None


def _frame(element: etree._Element) -> Frame | None:
    """Where a shape says that it stands, in its group's terms."""
    for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm", f"{P14}xfrm"):
        transform = element.find(path)
        if transform is not None:
            off, ext = transform.find(f"{A}off"), transform.find(f"{A}ext")
            if off is None or ext is None:
                return None
            box = Box(whole(off.get("x")), whole(off.get("y")), whole(ext.get("cx")), whole(ext.get("cy")))
            angle = number(transform.get("rot")) / 60_000
            return framed(box, angle, is_true(transform.get("flipH")), is_true(transform.get("flipV")))
    return None


def _inner(properties: etree._Element | None) -> Box | None:
    """The box by which a group measures what is in it."""
    transform = None if properties is None else properties.find(f"{A}xfrm")
    if transform is None:
        return None
    off, ext = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    if off is None or ext is None:
        return None
    return Box(whole(off.get("x")), whole(off.get("y")), whole(ext.get("cx")), whole(ext.get("cy")))
