"""Pictures in the package: one part for each file, sharp enough, known to every program, telling nothing."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image

from deckbuild.api import build
from deckbuild.cli.guard import guarded
from deckbuild.model import Deck, Point, Section
from deckbuild.model.visuals import Picture
from deckbuild.pictures import PictureError
from drawn import SVG, encoded, exif, gradient, jpeg
from package_checks import faults

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
POINTS = (Point("The line was reopened in 2013"),)


def made(folder: Path, pictures: Sequence[Picture], points: tuple[Point, ...] = ()) -> Path:
    """A deck with a slide for each picture."""
    sections = [Section(f"Slide {n}", points=points, visual=one) for n, one in enumerate(pictures)]
    deck = Deck(title="Pictures", cover=False, sections=tuple(sections))
    return folder.joinpath(build(deck, str(folder / "deck.pptx")))


def media(deck: Path) -> dict[str, bytes]:
    """The pictures in a package."""
    with zipfile.ZipFile(deck) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist() if name.startswith("ppt/media/")}


def slide(deck: Path, number: int = 1) -> etree._Element:
    """A slide's XML."""
    with zipfile.ZipFile(deck) as package:
        return etree.fromstring(package.read(f"ppt/slides/slide{number}.xml"))


def file(folder: Path, name: str, data: bytes, **more: str) -> Picture:
    """A picture of a new file."""
    (folder / name).write_bytes(data)
    return Picture(str(folder / name), alt="A view", **more)  # type: ignore[arg-type]


def test_a_picture_on_many_slides_is_one_part_as_sharp_as_the_largest(tmp_path: Path) -> None:
    wide = file(tmp_path, "wide.jpg", jpeg(6000, 1000))
    beside = made(tmp_path, [wide, wide], POINTS)
    (small,) = media(beside).values()
    first = Image.open(io.BytesIO(small)).width
    assert first < 2100
    deck = Deck(
        title="Two",
        cover=False,
        sections=(Section("Beside", points=POINTS, visual=wide), Section("Alone", visual=wide)),
    )
    build(deck, str(tmp_path / "two.pptx"))
    (large,) = media(tmp_path / "two.pptx").values()
    assert 3300 < Image.open(io.BytesIO(large)).width <= 3840
    assert faults(tmp_path / "two.pptx") == []


def test_nothing_a_camera_noted_is_in_the_package(tmp_path: Path) -> None:
    photo = encoded(gradient(60, 40), "jpeg", exif=exif(6), comment=b"Secret")
    deck = made(tmp_path, [file(tmp_path, "SecretName.jpg", photo), file(tmp_path, "b.jpg", photo)])
    with zipfile.ZipFile(deck) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert re.search(b"Secret|Exif", whole) is None
    assert str(tmp_path).encode() not in whole


def test_an_svg_stands_beside_the_picture_for_other_programs(tmp_path: Path) -> None:
    deck = made(tmp_path, [file(tmp_path, "plan.svg", SVG.encode())], POINTS)
    found = media(deck)
    assert sorted(name.rsplit(".", 1)[1] for name in found) == ["png", "svg"]
    assert Image.open(io.BytesIO(next(v for k, v in found.items() if k.endswith("png")))).width > 1500
    assert len(slide(deck).findall(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")) == 1
    assert faults(deck) == []


@pytest.mark.parametrize("kind", ["webp", "avif", "tiff", "bmp", "gif"])
def test_kinds_that_powerpoint_does_not_show_become_others(kind: str, tmp_path: Path) -> None:
    deck = made(tmp_path, [file(tmp_path, f"view.{kind}", encoded(gradient(60, 40), kind))])
    ((name, data),) = media(deck).items()
    assert Image.open(io.BytesIO(data)).format == {"jpg": "JPEG", "png": "PNG"}[name.rsplit(".", 1)[1]]


def test_a_picture_fills_the_layouts_place_for_it(tmp_path: Path) -> None:
    deck = made(tmp_path, [file(tmp_path, "view.jpg", jpeg())], POINTS)
    (picture,) = slide(deck).iter(f"{P}pic")
    assert picture.find(f".//{P}ph").get("idx") == "2"
    assert picture.find(f".//{P}cNvPr").get("descr") == "A view"
    assert picture.find(f".//{A}picLocks").get("noChangeAspect") == "1"


def test_a_decorative_picture_says_so(tmp_path: Path) -> None:
    deck = made(tmp_path, [file(tmp_path, "view.jpg", jpeg())._replace(alt="")])
    (picture,) = slide(deck).iter(f"{P}pic")
    assert picture.find(f".//{P}cNvPr").get("descr") is None
    assert picture.find(".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative").get("val") == "1"


def test_a_picture_that_fills_its_room_is_cut_in_the_deck_and_kept_whole_in_the_file(tmp_path: Path) -> None:
    deck = made(tmp_path, [file(tmp_path, "tall.png", encoded(gradient(100, 300), "png"), fit="cover")])
    (cut,) = slide(deck).iter(f"{A}srcRect")
    assert set(cut.attrib) == {"t", "b"}
    assert cut.get("t") == cut.get("b")
    assert 0 < int(cut.get("t")) < 50_000
    assert Image.open(io.BytesIO(next(iter(media(deck).values())))).size == (100, 300)


def test_many_pictures_come_in_order_and_the_same_every_time(tmp_path: Path) -> None:
    pictures = [file(tmp_path, f"{n}.jpg", jpeg(5000 + n, 60, exif=exif(3))) for n in range(12)]
    first = made(tmp_path, pictures).read_bytes()
    assert made(tmp_path, pictures).read_bytes() == first
    shown = [slide(tmp_path / "deck.pptx", n).find(f".//{A}blip") is not None for n in range(1, 13)]
    assert all(shown)
    assert len(media(tmp_path / "deck.pptx")) == 12


def test_a_file_that_goes_bad_between_reading_and_writing_leaves_the_old_deck(tmp_path: Path) -> None:
    picture = file(tmp_path, "view.webp", encoded(gradient(60, 40), "webp"))
    old = made(tmp_path, [picture]).read_bytes()
    settled = picture._replace(digest="1" * 32, width=60, height=40, form="jpeg")
    (tmp_path / "view.webp").write_bytes(b"RIFF\0\0\0\0WEBPnonsense")
    with pytest.raises(PictureError, match=r"view\.webp: the picture is damaged"):
        made(tmp_path, [settled])
    assert (tmp_path / "deck.pptx").read_bytes() == old


def test_the_command_line_tells_of_it_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise PictureError("view.webp: the picture is damaged", "save it again")

    assert guarded(command) == 1
    assert capsys.readouterr().err == "error: view.webp: the picture is damaged\n  = hint: save it again\n"


def test_right_to_left_captions_end_at_the_right(tmp_path: Path) -> None:
    picture = file(tmp_path, "view.jpg", jpeg(400, 100), caption="الجسر")
    deck = Deck(title="صور", language="ar", cover=False, sections=(Section("صورة", visual=picture),))
    build(deck, str(tmp_path / "deck.pptx"))
    caption = next(
        s for s in slide(tmp_path / "deck.pptx").iter(f"{P}sp") if s.find(f".//{P}cNvPr").get("name") == "Caption"
    )
    properties = caption.find(f".//{A}pPr")
    assert (properties.get("algn"), properties.get("rtl")) == ("r", "1")
