"""A picture on its way into a deck: what is seen stays, what it told is gone, and it is no larger than needed."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from deckbuild.pictures import probed
from deckbuild.pictures.prepared import prepared, svg_prepared
from drawn import SVG, chunk, encoded, exif, gradient

SECRET = re.compile(b"secret|exif|photoshop|xmp|http|icc_profile|itxt|text", re.IGNORECASE)


def _shown(data: bytes, shown: int = 10_000) -> bytes:
    found = probed(data, "picture")
    return prepared(data, found.form, (found.width, found.height), shown)


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def _telling(kind: str, orientation: int = 1) -> bytes:
    """A picture with everything a program may write into it."""
    xmp = b"<x:xmpmeta>SecretTool http://secret.example</x:xmpmeta>"
    if kind == "png":
        noted = PngImagePlugin.PngInfo()
        noted.add_text("Author", "Secret Artist")
        noted.add_text("Long", "Secret " * 99, zip=True)
        noted.add_itxt("XML:com.adobe.xmp", "Secret")
        return encoded(gradient(48, 32), "png", exif=exif(orientation), pnginfo=noted, dpi=(300, 300)) + b"SecretTail"
    more = {"comment": b"Secret comment"} if kind == "jpeg" else {}
    return encoded(gradient(48, 32), kind, exif=exif(orientation), xmp=xmp, **more) + b"SecretTail"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_that_a_picture_told_is_left(kind: str, orientation: int) -> None:
    telling = _telling(kind, orientation)
    assert SECRET.search(telling)
    kept = _shown(telling)
    assert SECRET.search(kept) is None
    image = _opened(kept)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_picture_of_the_right_size_keeps_every_pixel(kind: str) -> None:
    data = _telling(kind)
    kept = _shown(data)
    assert ImageChops.difference(_opened(data), _opened(kept)).getbbox() is None
    assert _shown(kept) == kept


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_its_camera_said(kind: str, orientation: int) -> None:
    """Red grows to the right and green downwards, and so they do in the file when it was held upright."""
    ways = [None, 0, 3, 1, 5, 4, 6, 2]
    back = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    turn = back.get(orientation, ways[orientation - 1])
    upright = gradient(60, 40)
    stored = upright if turn is None else upright.transpose(turn)
    image = _opened(_shown(encoded(stored, kind, exif=exif(orientation)))).convert("RGB")
    assert image.size == (60, 40)
    assert image.getpixel((58, 20))[0] - image.getpixel((2, 20))[0] > 150
    assert image.getpixel((30, 38))[1] - image.getpixel((30, 2))[1] > 150


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp"])
@pytest.mark.parametrize("size", [(400, 300), (300, 400), (401, 33)])
def test_a_picture_becomes_as_large_as_it_is_shown_and_never_larger(kind: str, size: tuple[int, int]) -> None:
    data = encoded(gradient(*size), kind)
    assert _opened(_shown(data, 5000)).size == size
    small = _opened(_shown(data, 100)).size
    assert small[0] == 100
    assert abs(small[1] - 100 * size[1] / size[0]) <= 0.5
    assert _opened(_shown(data, size[0] - 20)).size == size, "a little too large is left alone"


def test_a_sideways_photograph_is_made_smaller_and_turned() -> None:
    image = _opened(_shown(encoded(gradient(4000, 2000), "jpeg", exif=exif(6)), 500))
    assert image.size == (500, 1000)


@pytest.mark.parametrize(
    ("mode", "kind", "becomes"),
    [
        ("RGB", "jpeg", "JPEG"), ("L", "jpeg", "JPEG"), ("CMYK", "jpeg", "JPEG"), ("RGB", "webp", "JPEG"),
        ("RGBA", "webp", "PNG"), ("RGB", "bmp", "PNG"), ("P", "gif", "PNG"), ("1", "png", "PNG"), ("LA", "png", "PNG"),
        ("P", "png", "PNG"), ("I;16", "png", "PNG"), ("RGB", "avif", "JPEG"), ("RGBA", "avif", "PNG"),
        ("CMYK", "tiff", "PNG"), ("F", "tiff", "PNG"), ("LAB", "tiff", "PNG"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shown", [40, 10_000])
def test_every_form_of_pixels_becomes_one_that_is_shown_everywhere(
    mode: str, kind: str, becomes: str, shown: int
) -> None:
    image = gradient(200, 100, "RGB" if mode == "LAB" else mode if mode != "I;16" else "L")
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(image, *profiles, outputMode="LAB") or image
    if mode == "RGBA":
        image.paste((0, 0, 0, 0), (0, 0, 40, 40))
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 256).convert("I;16")
    kept = _opened(_shown(encoded(image, kind), shown))
    assert kept.format == becomes
    assert kept.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def test_the_transparent_stays_transparent() -> None:
    image = gradient(80, 40, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 40, 40))
    for data in (encoded(image, "png"), encoded(image, "webp", lossless=True), encoded(image.convert("P"), "png")):
        for shown in (40, 10_000):
            kept = _opened(_shown(data, shown)).convert("RGBA")
            assert kept.getpixel((1, 1))[3] == 0 or data[:4] == b"\x89PNG"
            assert kept.getpixel((kept.width - 1, 1))[3] == 255


def test_a_print_picture_has_its_colours_on_the_screen() -> None:
    red = Image.new("CMYK", (50, 50), (0, 255, 255, 0))
    found = _opened(_shown(encoded(red, "jpeg")))
    assert found.mode == "RGB"
    assert found.getpixel((25, 25))[0] > 200
    assert max(found.getpixel((25, 25))[1:]) < 90


def _wide_profile() -> bytes:
    """A profile with other primaries than a screen's: sRGB's own with red and blue exchanged."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data = data.replace(b"sRGB", b"wide").replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))
    return bytes(data.replace(b"rXYZ", b"#XYZ").replace(b"bXYZ", b"rXYZ").replace(b"#XYZ", b"bXYZ"))


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_colours_of_another_profile_become_those_of_a_screen(kind: str) -> None:
    data = encoded(Image.new("RGB", (50, 50), (250, 10, 10)), kind, icc_profile=_wide_profile())
    red, _, blue = _opened(_shown(data)).getpixel((25, 25))
    assert blue > 200 > red


def test_a_broken_profile_does_no_harm() -> None:
    data = encoded(gradient(50, 40), "jpeg", icc_profile=b"Secret nonsense" * 20)
    assert SECRET.search(_shown(data)) is None


def test_a_jpeg_in_plain_red_green_and_blue_keeps_its_colours() -> None:
    """Such a file says so in a segment of Adobe's, without which its colours come out wrong."""
    data = encoded(gradient(48, 32), "jpeg", keep_rgb=True)
    assert ImageChops.difference(_opened(data), _opened(_shown(data))).getbbox() is None


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(gradient(900, 700), "webp")
    assert _shown(data, 300) == _shown(data, 300)


EVIL = """<?xml version="1.0"?><?xml-stylesheet href="http://a.example/a.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/home/secret/plan.png"
 onload="alert(1)" data-secret="1">
 <!-- Secret -->
 <metadata>Secret</metadata><title>Secret</title><script>alert(1)</script>
 <style>@font-face { font-family: x; src: url(http://secret.example/a.woff) } .a { fill: #246 }</style>
 <a xlink:href="javascript:alert(1)"><rect class="a" width="200" height="100"/></a>
 <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Secret</p></foreignObject>
 <g id="one" onclick="alert(1)"><circle r="9"><animate attributeName="r" to="99"/></circle></g><use href="#one"/>
 <linearGradient id="blend"><stop/></linearGradient><rect fill="url(#blend)"/>
 <inkscape:note>Secret</inkscape:note>
 <image href="data:image/png;base64,{png}" width="10" height="10"/>
</svg>"""


def test_an_svg_keeps_what_it_draws_and_nothing_else() -> None:
    import base64

    inside = encoded(gradient(4, 4), "png")
    inside = inside[:33] + chunk(b"tEXt", b"Author\0Secret") + inside[33:]
    svg, png = svg_prepared(EVIL.replace("{png}", base64.b64encode(inside).decode()).encode(), 640)
    text = svg.decode()
    for gone in ("ecret", "alert", "script", "animate", "inkscape", "metadata", "example", "onload", "<!--", "<?"):
        assert gone not in text
    assert base64.b64encode(b"Secret")[:7].decode() not in text
    for kept in ("<rect", "<circle", 'href="#one"', "url(#blend)", "fill: #246", "data:image/png;base64,"):
        assert kept in text
    image = _opened(png)
    assert image.size == (640, 320)
    assert image.convert("RGB").getpixel((600, 300)) == (0x22, 0x44, 0x66)


def test_a_cleaned_svg_stays_as_it_is() -> None:
    svg, _ = svg_prepared(SVG.encode(), 64)
    assert svg_prepared(svg, 64)[0] == svg


def test_a_tall_svg_is_drawn_in_as_many_pixels_as_are_seen() -> None:
    _, png = svg_prepared(SVG.replace("200 100", "10 2000").encode(), 3840)
    width, height = _opened(png).size
    assert width * height <= 24_000_000
    assert abs(height - 200 * width) <= 200
