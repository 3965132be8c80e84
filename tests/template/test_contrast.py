"""The contrast of a layout's text against what is truly behind it: background, artwork, its own fill."""

from __future__ import annotations

import pytest

from deckbuild.template.contrast import Contrast, contrasts
from deckbuild.template.read import read_bytes
from deckbuild.template.sheets import Sheets
from deckbuild.template.store import builtin
from templates.office import layouts, master
from templates.package import brand, packed

_GREY = '<p:bgPr><a:solidFill><a:srgbClr val="808080"/></a:solidFill><a:effectLst/></p:bgPr>'
_PICTURE = "<p:bgPr><a:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr>"
_GRADIENT = (
    '<p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000">'
    '<a:srgbClr val="202020"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill><a:effectLst/></p:bgPr>'
)
_WHOLE = '<a:off x="0" y="0"/><a:ext cx="12191695" cy="6858000"/>'
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_CORNER = (
    '<a:custGeom><a:pathLst><a:path w="10" h="10"><a:moveTo><a:pt x="10" y="9"/></a:moveTo><a:lnTo>'
    '<a:pt x="10" y="10"/></a:lnTo><a:lnTo><a:pt x="9" y="10"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
)


def _shape(look: str, frame: str = _WHOLE) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Art"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{frame}</a:xfrm>{look}</p:spPr></p:sp>"
    )


def title(shapes: str = "", background: str = "") -> Contrast:
    """The title of a layout in black, on what is drawn behind it."""
    first, *rest = layouts()
    first = first._replace(shapes=shapes, background=background)
    template = read_bytes(packed(brand((master((first, *rest)),), 13.333, 7.5)), "brand.pptx")
    layout = template.layouts[0]
    return next(c for c in contrasts(Sheets(template).of(layout), layout) if c.place.type == "ctrTitle")


@pytest.mark.parametrize(
    ("shapes", "background", "behind"),
    [
        ("", "", "FFFFFF"),
        ("", _GREY, "808080"),
        ("", _GRADIENT, "202020"),
        (_shape(_RECTANGLE + _BLACK), _GREY, "000000"),
        (_shape(_RECTANGLE + "<a:noFill/>"), _GREY, "808080"),
        (_shape(_CORNER + _BLACK), _GREY, "808080"),
        (_shape('<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>' + _BLACK), "", "000000"),
        (_shape(_RECTANGLE + _BLACK, '<a:off x="0" y="0"/><a:ext cx="12191695" cy="90000"/>'), "", "FFFFFF"),
        (_shape(_RECTANGLE + '<a:solidFill><a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr></a:solidFill>'),
         "", "808080"),
    ],
)  # fmt: skip
def test_the_ground_is_what_is_seen_behind_the_text(shapes: str, background: str, behind: str) -> None:
    assert title(shapes, background).behind.rgb == behind


def test_shapes_in_a_group_stand_where_the_group_puts_them() -> None:
    small = '<a:off x="0" y="0"/><a:ext cx="100" cy="100"/>'
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="91" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        f'{_WHOLE}<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm>{_BLACK}</p:grpSpPr>'
        f"{_shape(_RECTANGLE + '<a:grpFill/>', small)}</p:grpSp>"
    )
    assert title(group).behind.rgb == "000000"


def test_text_on_a_picture_has_no_ratio_and_is_not_called_poor() -> None:
    found = title(background=_PICTURE)
    assert (found.ratio, found.is_poor) == (0.0, False)


def test_text_that_cannot_be_read_is_poor() -> None:
    assert title(_shape(_RECTANGLE + _BLACK)).is_poor
    assert title(_shape(_RECTANGLE + _BLACK)).ratio == pytest.approx(1.0)


def test_every_text_of_the_builtin_template_can_be_read() -> None:
    template = builtin()
    sheets = Sheets(template)
    found = [c for layout in template.layouts for c in contrasts(sheets.of(layout), layout)]
    assert len(found) > 60
    assert [c for c in found if c.is_poor or not c.ratio] == []


def test_the_colours_are_traced_to_the_slots_of_the_theme() -> None:
    template = builtin()
    cover = contrasts(Sheets(template).of(template.layouts[0]), template.layouts[0])[0]
    assert (cover.text.slot, cover.behind.slot) == ("lt1", "dk2")
