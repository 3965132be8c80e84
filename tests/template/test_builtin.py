"""The built-in template: made by its script, legible everywhere, nothing on top of anything."""

from __future__ import annotations

import colorsys
import itertools
import os
import pathlib
import subprocess
import sys

import pytest
from lxml import etree

from deckbuild.template import model, store
from deckbuild.template.model import Box, Layout, Placeholder

BUILTIN = store.builtin()
PARTS = {part.name: part.data for part in BUILTIN.parts}
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FURNITURE = ("ftr", "dt", "sldNum")
STRIP = (model.EMBARGO, model.MARKING, model.MARKING_FOOT)
POINT = 12700
layouts = pytest.mark.parametrize("layout", BUILTIN.layouts, ids=lambda layout: layout.name)


def place(layout: Layout, type_: str) -> Placeholder:
    return next(one for one in layout.placeholders if one.type == type_)


def test_the_script_writes_the_committed_file(tmp_path):
    written = tmp_path / "builtin.json"
    project = pathlib.Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(project / "tools" / "make_template.py"), "--output", str(written)]
    subprocess.run(command, check=True, env=environment)
    with open(store.BUILTIN, "rb") as committed:
        assert written.read_bytes() == committed.read()


def test_every_kind_of_layout_is_there_once():
    assert [layout.kind for layout in BUILTIN.layouts] == [
        "cover",
        "content",
        "two-content",
        "comparison",
        "visual",
        "visual-only",
        "statement",
        "figures",
        "title-only",
        "closing",
        "blank",
    ]
    assert {layout.kind for layout in BUILTIN.layouts} == set(model.KINDS)


@layouts
def test_a_layout_has_footer_date_number_embargo_and_markings(layout):
    types = [one.type for one in layout.placeholders]
    names = [one.name for one in layout.placeholders]
    assert all(types.count(type_) == 1 for type_ in FURNITURE)
    assert all(names.count(name) == 1 for name in STRIP)


@layouts
def test_no_place_stands_on_another_or_outside_the_slide(layout):
    boxes = [one.box for one in layout.placeholders]
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.cx <= BUILTIN.width
        assert box.y + box.cy <= BUILTIN.height
    for one, other in itertools.combinations(boxes, 2):
        assert not overlapping(one, other)


@pytest.mark.parametrize("name", ["notesMasters/notesMaster1", "handoutMasters/handoutMaster1"])
def test_no_place_of_a_printed_page_stands_on_another(name):
    root = etree.fromstring(PARTS[f"ppt/{name}.xml"])
    boxes = [
        Box(*(int(xfrm[i].get(key)) for i, key in ((0, "x"), (0, "y"), (1, "cx"), (1, "cy"))))
        for xfrm in root.iterfind(f".//{P}sp/{P}spPr/{A}xfrm")
    ]
    assert len(boxes) in (4, 6)
    assert all(box.x + box.cx <= BUILTIN.notes_width for box in boxes)
    assert all(box.y + box.cy <= BUILTIN.notes_height for box in boxes)
    assert not any(overlapping(one, other) for one, other in itertools.combinations(boxes, 2))


def overlapping(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.cx and other.x < one.x + one.cx
    return across and one.y < other.y + other.cy and other.y < one.y + one.cy


def test_identities_of_places_are_unique_in_a_layout():
    for layout in BUILTIN.layouts:
        idxs = [one.idx for one in layout.placeholders]
        assert len(set(idxs)) == len(idxs)


@pytest.mark.parametrize("kind", [kind for kind in model.KINDS if kind not in ("cover", "closing", "blank")])
def test_a_title_of_two_lines_of_36_points_fits(kind):
    title = next(place(layout, "title") for layout in BUILTIN.layouts if layout.kind == kind)
    assert title.levels[0].size == 32
    assert title.levels[0].spacing == 0.9
    assert room(title) >= 2 * 36 * 1.2 * 0.9


def test_eight_points_of_24_fit_the_body():
    body = next(place(layout, "obj") for layout in BUILTIN.layouts if layout.kind == "content")
    first = body.levels[0]
    assert first.size == 24
    assert room(body) >= 8 * 24 * 1.2 + 7 * first.before
    assert [level.size for level in body.levels[:3]] == [24, 20, 18]
    assert all(level.indent < 0 and level.margin >= -level.indent for level in body.levels)


def test_the_footer_takes_a_disclaimer_of_two_lines():
    footer = place(BUILTIN.layouts[1], "ftr")
    assert room(footer) >= 2 * 10 * 1.2
    assert footer.box.cx > BUILTIN.width / 2


def test_a_marking_is_at_least_12_points_and_on_the_right():
    for layout in BUILTIN.layouts:
        above, below = (next(p for p in layout.placeholders if p.name == name) for name in STRIP[1:])
        assert above.levels[0].size >= 12
        assert below.levels[0].size >= 12
        assert min(above.box.x, below.box.x) > BUILTIN.width / 2


def test_the_notes_page_has_room_for_35_lines_of_12_points():
    body = next(one for one in BUILTIN.notes if one.type == "body")
    assert body.levels[0].size == 12
    assert room(body) >= 35 * 12 * 1.2
    assert {one.type for one in BUILTIN.notes} == {"hdr", "dt", "sldImg", "body", "ftr", "sldNum"}


def room(one: Placeholder) -> float:
    """Height for text, in points."""
    return (one.box.cy - one.insets[1] - one.insets[3]) / POINT


def test_every_master_has_a_theme_of_its_own():
    rels = [name for name in PARTS if "Masters/_rels" in name]
    themes = [
        entry.get("Target")
        for name in rels
        for entry in etree.fromstring(PARTS[name])
        if entry.get("Type", "").endswith("/theme")
    ]
    assert len(themes) == len(set(themes)) == 3


def test_space_before_paragraphs_is_in_points_everywhere():
    assert not any(b"<a:spcBef><a:spcPct" in data for data in PARTS.values())
    assert b"<a:spcBef><a:spcPts" in PARTS["ppt/slideMasters/slideMaster1.xml"]


def test_the_templates_faces_cover_east_asian_and_arabic_scripts():
    theme = PARTS["ppt/theme/theme1.xml"].decode()
    for script, face in (("Hang", "Malgun Gothic"), ("Jpan", "Yu Gothic"), ("Hans", "Microsoft YaHei")):
        assert theme.count(f'<a:font script="{script}" typeface="{face}"/>') == 2
    assert theme.count('<a:font script="Arab" typeface="Arial"/>') == 2


COLORS = dict(BUILTIN.colors)
ALIASES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@pytest.mark.parametrize("slot", [slot for slot in COLORS if slot.startswith(("accent", "hlink", "folHlink"))])
@pytest.mark.parametrize("ground", ["lt1", "lt2"])
def test_an_accent_can_be_read_on_the_light_backgrounds(slot, ground):
    assert contrast(rgb(COLORS[slot]), rgb(COLORS[ground])) >= 4.5


@layouts
def test_every_text_can_be_read_on_what_is_behind_it(layout):
    sheet, master = (etree.fromstring(PARTS[name]) for name in (layout.part, "ppt/slideMasters/slideMaster1.xml"))
    shapes = {one.find(f".//{P}cNvPr").get("name"): one for one in sheet.iter(f"{P}sp")}
    for one in layout.placeholders:
        ground = behind(one.box, sheet, master)
        plain = one.type in ("title", "ctrTitle", *FURNITURE) or one.name in STRIP
        for number in (1,) if plain else (1, 2, 3):
            color = text_color(shapes[one.name], one.type, number, master)
            assert contrast(color, ground) >= 4.5, (one.name, number)


def behind(box: Box, sheet, master) -> tuple[float, float, float]:
    """The colour at the middle of a box: the last flat shape there, else the background."""
    both = [sheet] if sheet.get("showMasterSp") == "0" else [master, sheet]
    own = sheet.find(f"{P}cSld/{P}bg")
    ground = own if own is not None else master.find(f"{P}cSld/{P}bg")
    found = resolved(ground.find(f".//{A}schemeClr"))
    x, y = box.x + box.cx // 2, box.y + box.cy // 2
    for shape in (shape for root in both for shape in root.iter(f"{P}sp")):
        filled = shape.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
        offset, extent = (shape.find(f"{P}spPr/{A}xfrm/{A}{tag}") for tag in ("off", "ext"))
        if filled is None or offset is None:
            continue
        left, top = int(offset.get("x")), int(offset.get("y"))
        if left <= x < left + int(extent.get("cx")) and top <= y < top + int(extent.get("cy")):
            found = resolved(filled)
    return found


def text_color(shape, type_: str, number: int, master) -> tuple[float, float, float]:
    wanted = "title" if type_ in ("title", "ctrTitle") else type_ if type_ in FURNITURE else "body"
    bases = [one for one in master.iter(f"{P}sp") if one.find(f".//{P}ph") is not None]
    base = next(one for one in bases if one.find(f".//{P}ph").get("type", "obj") == wanted)
    style = {"title": "titleStyle", "body": "bodyStyle"}.get(wanted, "otherStyle")
    sources = [
        shape.find(f"{P}txBody/{A}lstStyle"),
        base.find(f"{P}txBody/{A}lstStyle"),
        master.find(f".//{P}{style}"),
    ]
    found = (source.find(f"{A}lvl{number}pPr/{A}defRPr/{A}solidFill/{A}schemeClr") for source in sources)
    return resolved(next(color for color in found if color is not None))


def resolved(color) -> tuple[float, float, float]:
    """A theme colour with its changes of luminance."""
    slot = color.get("val")
    hue, light, saturation = colorsys.rgb_to_hls(*rgb(COLORS[ALIASES.get(slot, slot)]))
    changes = {etree.QName(one).localname: int(one.get("val")) / 100000 for one in color}
    light = light * changes.get("lumMod", 1) + changes.get("lumOff", 0)
    return colorsys.hls_to_rgb(hue, min(light, 1), saturation)


def rgb(text: str) -> tuple[float, float, float]:
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(color: tuple[float, float, float]) -> float:
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
