"""A picture: whole and centred in its room or filling it, never stretched, with caption and credit under it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.fit import LINE_PITCH, fit
from deckbuild.layout.measure import measured
from deckbuild.layout.shapes import EMU_PER_POINT, Image, Paragraph, Shape, inked
from deckbuild.phrases import is_rtl
from deckbuild.richtext import runs
from deckbuild.template.model import Box, Level

if TYPE_CHECKING:
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Picture

BESIDE = True

CAPTION_SIZES, CAPTION_LINES = (14.0, 12.0), 2
"""Sizes and lines of a caption under a picture."""
SIDE_SIZES, SIDE_LINES = (16.0, 14.0, 12.0), 8
"""Sizes and lines of a caption at a picture's side."""
CREDIT_SIZE = 12.0
_GAP = 76200  # between a picture and the caption under it, EMU: 6 points
_SIDE_GAP = 182880  # and one at its side
_SIDE_WIDTHS = (2011680, 3200400)  # of a caption at the side, 2.2 to 3.5 inches
_HOLDERS = ("pic", "obj")
_COARSE = 50
"""Pixels an inch below which each of them is seen: a slide is some 13 inches wide, and a projector shows 144."""
_EMU_PER_INCH = 914400
_SMALLEST = 0.35
"""The part of the room's height that is left to the picture, whatever its caption says."""


def kind(_block: Picture, alone: bool) -> str:
    """A layout for a visual, with points or without."""
    return "visual-only" if alone else "visual"


def lay_out(block: Picture, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The picture and, where it has one, its caption."""
    seen = _looked_at(block, desk)
    if seen is None:
        return ()
    box, caption = _arranged(seen, spot, desk)
    _say_if_coarse(seen, box, desk)
    if spot.alone:
        box, caption = _centred(box, caption, spot.box)
    if is_rtl(spot.language):
        box = _mirrored(box, spot.box)
        caption = caption._replace(box=_mirrored(caption.place, spot.box), align="r") if caption else None
    image = Image(
        "Picture",
        seen.alt,
        box,
        seen.file,
        seen.digest,
        seen.width,
        seen.height,
        _crop(seen, box) if seen.fit == "cover" else (0.0, 0.0, 0.0, 0.0),
        spot.place if spot.place is not None and spot.place.type in _HOLDERS else None,
        seen.form,
    )
    return (image,) if caption is None else (image, caption)


def said(block: Picture, _language: str) -> list[Paragraph]:
    """Its caption, else what it shows; of a decorative picture nothing."""
    text = block.caption or block.alt
    return [Paragraph(runs(text))] if text else []


def _looked_at(block: Picture, desk: Desk) -> Picture | None:
    """The picture with its size; None, and a problem, for a file that cannot be shown."""
    if block.digest and block.form:
        return block
    from deckbuild.pictures import PictureError, probe  # a deck made in Python did not look at the file

    try:
        found = probe(block.file)
    except PictureError as problem:
        message = f"{os.path.basename(block.file)}: {problem.message}"
        desk.problems.error("picture", message, block.at.of("file"), *([problem.hint] if problem.hint else []))
        return None
    return block._replace(digest=found.digest, width=found.width, height=found.height, form=found.form)


def _say_if_coarse(block: Picture, box: Box, desk: Desk) -> None:
    """Warns of a picture that has too few pixels for its box; a drawing has as many as are needed."""
    inches = (box.cx / _EMU_PER_INCH, box.cy / _EMU_PER_INCH)
    density = min(block.width / inches[0], block.height / inches[1])  # of one that is cut, along the side it fills
    if block.form == "svg" or density >= _COARSE:
        return
    wanted = round(block.width * _COARSE / density / 10 + 0.5) * 10
    message = (
        f"{os.path.basename(block.file)} has {block.width} × {block.height} pixels, too few for a picture "
        f"{inches[0]:.1f} inches wide: each of them will be seen"
    )
    hint = f"take it from where it is {wanted:,} pixels wide or more"
    desk.problems.warning("picture-coarse", message, block.at.of("file"), hint)


def _arranged(block: Picture, spot: Spot, desk: Desk) -> tuple[Box, Shape | None]:
    """Picture and caption, as the language is read from the left.

    A caption stands beside a picture that leaves it room there, on the same foot, and else under it.
    """
    room = spot.box
    box = _placed(block, room)
    texts = {key: text for key, text in (("caption", block.caption), ("credit", block.credit)) if text}
    if not texts:
        return box, None
    beside = room.cx - box.cx - _SIDE_GAP
    if beside >= _SIDE_WIDTHS[0]:
        wide = min(beside, _SIDE_WIDTHS[1])
        sized, high = _sized(texts, wide, (SIDE_SIZES, SIDE_LINES), spot, desk, block)
        at = Box(box.x + box.cx + _SIDE_GAP, box.y + max(0, box.cy - high), wide, high)
    else:
        sized, high = _sized(texts, room.cx, (CAPTION_SIZES, CAPTION_LINES), spot, desk, block)
        box = _placed(block, room._replace(cy=max(room.cy - high - _GAP, int(room.cy * _SMALLEST))))
        at = Box(room.x, box.y + box.cy + _GAP, room.cx, high)
    return box, Shape("caption", "Caption", inked(sized, spot.layout.ink), box=at, align="l")


def _placed(block: Picture, room: Box) -> Box:
    """The room itself for a picture that fills it, else the largest box of the picture's own shape in its corner."""
    if block.fit == "cover":
        return room
    if block.width * room.cy > room.cx * block.height:
        wide, high = room.cx, round(room.cx * block.height / block.width)
    else:
        wide, high = round(room.cy * block.width / block.height), room.cy
    return Box(room.x, room.y, max(1, wide), max(1, high))


def _crop(block: Picture, box: Box) -> tuple[float, float, float, float]:
    """What stays out of sight of a picture that fills a box, the same on both sides."""
    shape, wanted = block.width / block.height, box.cx / box.cy
    if shape > wanted:
        side = (1 - wanted / shape) / 2
        return (side, 0.0, side, 0.0)
    side = (1 - shape / wanted) / 2
    return (0.0, side, 0.0, side)


def _centred(box: Box, caption: Shape | None, room: Box) -> tuple[Box, Shape | None]:
    """Picture and caption in the middle of the height; one without a caption in the middle of the width as well."""
    if caption is None:
        return box._replace(x=room.x + (room.cx - box.cx) // 2, y=room.y + (room.cy - box.cy) // 2), None
    bottom = max(box.y + box.cy, caption.place.y + caption.place.cy)
    down = max(0, (room.y + room.cy - bottom) // 2)
    place = caption.place
    return box._replace(y=box.y + down), caption._replace(box=place._replace(y=place.y + down))


def _mirrored(box: Box, room: Box) -> Box:
    """The box as far from the room's right side as it is from its left."""
    return box._replace(x=2 * room.x + room.cx - box.x - box.cx)


def _sized(
    texts: dict[str, str], wide: int, allowed: tuple[tuple[float, ...], int], spot: Spot, desk: Desk, block: Picture
) -> tuple[tuple[Paragraph, ...], int]:
    """Caption and credit in their sizes, and the height they take (EMU)."""
    (ladder, most), font = allowed, desk.template.body_font
    level = Level(ladder[0], False, font, 0, 0, 1.0, 0.0)
    width = wide / EMU_PER_POINT
    sized, high = [], 0.0
    for key, text in texts.items():
        paragraph = Paragraph(runs(text))
        sizes = ladder if key == "caption" else (CREDIT_SIZE,)
        fitted = fit(measured((paragraph,), (level,), spot.language), width, 1e6, sizes, most)
        if not fitted.fits:
            message = f"the {key} takes {sum(fitted.lines)} lines at {fitted.size:g} pt, {most} fit"
            desk.problems.error(
                "caption-long", message, block.at.of(key), "shorten it, and give the rest under `notes`"
            )
        sized.append(paragraph.sized(fitted.size))
        high += sum(fitted.lines) * LINE_PITCH * fitted.size
    return tuple(sized), round(high * EMU_PER_POINT)
