"""What SVG cannot draw truly: it is told, and LibreOffice draws the slide instead where it is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml import parse_xml

from conftest import need
from deckbuild.pipeline import Options, prepare
from deckbuild.preview.live import Live
from making import NOW, project

CLOUD = """\
<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="Cloud"/><p:cNvSpPr/>
<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>
<a:xfrm><a:off x="7000000" y="200000"/><a:ext cx="1500000" cy="900000"/></a:xfrm>
<a:prstGeom prst="cloud"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="CC0000"/></a:solidFill></p:spPr></p:sp>"""


@pytest.fixture
def live(tmp_path: Path) -> Live:
    """A deck on a template with a cloud, which no rectangle is."""
    house = Presentation()
    house.slide_master.shapes._spTree.append(parse_xml(CLOUD))
    house.save(str(tmp_path / "house.pptx"))
    project(tmp_path, {"talk.yaml": "title: T\ntemplate: house.pptx\nsections: [{title: A, points: [b]}]\n"})
    source = str(tmp_path / "talk.yaml")
    made = Live(source, lambda: prepare(source, Options(now=NOW)))
    made.refresh()
    return made


def test_what_is_not_drawn_quite_so_is_told(live: Live) -> None:
    drawn = live.drawn(2, 2)
    assert drawn is not None
    assert drawn.untrue == ("the outline of a shape (cloud)",)


def test_libreoffice_draws_it_instead(live: Live) -> None:
    need("soffice")
    with Image.open(io.BytesIO(live.picture(2, 2))) as picture:
        assert picture.width == 1600
        red = sum(count for count, (r, g, _) in picture.convert("RGB").getcolors(1 << 24) if r > 180 and g < 60)
    assert red > 5000


def test_without_libreoffice_the_drawing_stays(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKBUILD_SOFFICE", "/nowhere/soffice")
    assert live.picture(2, 2) == b""


def test_a_slide_that_has_changed_meanwhile_is_not_drawn(live: Live) -> None:
    assert live.drawn(2, 999) is None
    assert live.picture(2, 999) == b""
    assert live.drawn(99, 2) is None
