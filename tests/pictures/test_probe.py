"""What is said of a picture file: its kind and size, or why it cannot be shown."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deckbuild.pictures import PictureError, probe, probed
from drawn import SVG, chunk, encoded, exif, gradient, jpeg, png

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "webp", "avif", "tiff", "bmp"])
def test_every_kind_says_its_size(kind: str) -> None:
    found = probed(encoded(gradient(40, 30), kind), f"view.{kind}")
    assert (found.kind, found.width, found.height, found.remark) == (kind, 40, 30, "")


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff"])
@pytest.mark.parametrize("held", range(1, 9))
def test_a_picture_has_the_size_it_is_to_be_seen_in(kind: str, held: int) -> None:
    found = probed(encoded(gradient(40, 30), kind, exif=exif(held)), f"view.{kind}")
    assert (found.width, found.height) == ((30, 40) if held >= 5 else (40, 30))


def test_the_content_decides_and_a_wrong_suffix_is_told(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(jpeg())
    found = probe(str(tmp_path / "photo.png"))
    assert (found.kind, found.remark) == ("jpeg", "photo.png is not what its name says: it holds JPEG")


def test_the_digest_follows_the_bytes() -> None:
    assert probed(jpeg(), "a.jpg").digest == probed(jpeg(), "b.jpg").digest != probed(jpeg(65), "a.jpg").digest


def test_a_print_jpeg_is_read() -> None:
    found = probed(encoded(gradient(40, 30, "CMYK"), "jpeg"), "print.jpg")
    assert (found.width, found.height) == (40, 30)


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        (SVG, (200, 100)),
        (SVG.replace("viewBox", 'width="10cm" viewBox'), (378, 189)),
        (SVG.replace('viewBox="0 0 200 100"', 'width="30" height="20pt"'), (30, 27)),
        (SVG.replace("viewBox", 'width="100%" height="100%" viewBox'), (200, 100)),
        ('<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/y.dtd">' + SVG, (200, 100)),
    ],
)
def test_an_svg_says_its_own_size(svg: str, size: tuple[int, int]) -> None:
    found = probed(svg.encode(), "plan.svg")
    assert (found.kind, found.width, found.height) == ("svg", *size)


def test_an_svg_in_another_encoding_is_read() -> None:
    assert probed(f'<?xml version="1.0" encoding="UTF-16"?>{SVG}'.encode("utf-16"), "plan.svg").width == 200


def _animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "green", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def _bomb() -> bytes:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def _deep() -> str:
    doubled = "".join(f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(40))
    return SVG.replace("<rect", f'<g id="a0"><path d="M0 0"/></g>{doubled}<rect')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the picture is an empty file"),
        (b"hello", "the file is no picture that is known"),
        (jpeg()[:-200], "the picture is damaged: it breaks off in the middle"),
        (png()[:-20], "the picture is damaged: it breaks off in the middle"),
        (png().replace(b"IDAT", b"IDAT\0", 1), "the picture is damaged: a checksum does not agree"),
        (b"\xff\xd8\xff\xd9", "the picture is damaged: there is no picture in the file"),
        (encoded(gradient(300, 300), "webp")[:-30], "the picture is damaged: it cannot be unpacked"),
        (b"GIF89a", "the picture is damaged: it is no GIF that can be read"),
        (_animated("gif"), "the picture is animated (3 frames), a slide would show the first one only"),
        (_animated("webp"), "the picture is animated (3 frames), a slide would show the first one only"),
        (_animated("png"), "the picture is animated (3 frames), a slide would show the first one only"),
        (_animated("tiff"), "the picture has 3 pages, a slide shows one"),
        (_bomb(), "the picture has 3,600 million pixels (60,000 × 60,000), more than 100 are not read"),
        (b"%PDF-1.7", "the picture cannot be shown: the file is a PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "the picture cannot be shown: the file is HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp41isom", "the file is no picture: it is a video"),
        (b"<svg", "the picture is damaged: the SVG is not well-formed XML"),
        (b"<html/>", "the file is no picture that is known: it is XML, and no SVG"),
        (b"<svg viewBox='0 0 1 1'/>", "the SVG does not name its namespace"),
        (
            SVG.replace("200 100", "1 999").encode(),
            "the SVG is more than 500 times as long as it is wide, nobody would see it",
        ),
        (SVG.replace("200 100", "0 0").encode(), "the SVG does not say how large it is"),
        (
            f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}'.encode(),
            "the SVG declares entities, which no program may follow safely",
        ),
        (
            SVG.replace("<rect", '<image href="other.png"/><rect').encode(),
            "the SVG needs another file: it refers to something outside itself",
        ),
        (
            SVG.replace("<rect", '<rect style="fill:url(http://a.example/b)"/><rect').encode(),
            "the SVG needs another file: it refers to something outside itself",
        ),
        (
            SVG.replace("<rect", "<style>@import 'a.css';</style><rect").encode(),
            "the SVG needs another file: it refers to something outside itself",
        ),
        (SVG.replace("<rect", '<g id="a"><use href="#a"/></g><rect').encode(),
         "the SVG repeats a part of it inside itself"),
        (_deep().encode(), "the SVG draws more than 200,000 elements"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_one_clear_line(data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(data)
    with pytest.raises(PictureError) as caught:
        probe(str(tmp_path / "picture"))
    assert caught.value.message == message


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="the picture cannot be read: No such file or directory"):
        probe(str(tmp_path / "none.png"))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(PictureError, match="the picture has 50 MB, more than 50 MB are not read"):
        probe(str(tmp_path / "huge.png"))


_WHOLE = [
    jpeg(exif=exif(6)),
    png(exif=exif(6)),
    *(encoded(gradient(30, 20), k) for k in ("gif", "webp", "tiff", "bmp", "avif")),
    SVG.encode(),
]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(_WHOLE), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), max_size=4), st.data())
def test_damage_is_found_or_does_no_harm(whole: bytes, changes: list[tuple[float, bytes]], draw: st.DataObject) -> None:
    data = bytearray(whole)
    for where, new in changes:
        at = int(where * (len(data) - 1))
        data[at : at + len(new)] = new
    data = data[: draw.draw(st.integers(1, len(data)))]
    with suppress(PictureError):
        found = probed(bytes(data), "picture")
        assert found.width > 0
        assert found.height > 0
