"""The kind of a picture, told by its first bytes."""

from __future__ import annotations

from deckbuild.pictures.limits import PictureError

SUFFIXES = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png",),
    "gif": (".gif",),
    "webp": (".webp",),
    "avif": (".avif",),
    "tiff": (".tif", ".tiff"),
    "bmp": (".bmp", ".dib"),
    "svg": (".svg",),
}
"""The kinds that can be shown, and how their files are called."""

_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
)
_REFUSED = (
    (b"%PDF", "a PDF", "export the page as SVG or PNG"),
    (b"\x1f\x8b", "compressed (SVGZ?)", "unpack it to an .svg"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile", "save it as SVG or PNG"),
    (b"\x01\0\0\0", "a Windows metafile", "save it as SVG or PNG"),
    (b"8BPS", "a Photoshop document", "export it as PNG or JPEG"),
    (b"\0\0\0\x0cJXL ", "JPEG XL", "save it as PNG or JPEG"),
    (b"\xff\x0a", "JPEG XL", "save it as PNG or JPEG"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000", "save it as PNG or JPEG"),
    (b"\xff\x4f\xff\x51", "JPEG 2000", "save it as PNG or JPEG"),
    (b"\0\0\x01\0", "an icon", "save it as PNG"),
    (b"%!PS", "PostScript", "export it as SVG or PNG"),
    (b"\xc5\xd0\xd3\xc6", "PostScript", "export it as SVG or PNG"),
    (b"PK\x03\x04", "an archive or a document", "save the picture in it by itself"),
)
_KNOWN = "a picture is a JPEG, PNG, SVG, GIF, WebP, AVIF, TIFF or BMP"


def kind_of(data: bytes) -> str:
    """One of `SUFFIXES`. Raises PictureError for anything else, with the way out where it is known."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _of_brand(data)
    for start, what, hint in _REFUSED:
        if data.startswith(start):
            raise PictureError(f"the picture cannot be shown: the file is {what}", hint)
    if _is_markup(data):
        return "svg"
    raise PictureError("the file is no picture that is known", _KNOWN)


def _of_brand(data: bytes) -> str:
    """AVIF and HEIC are containers of one form, told apart by their brands."""
    brands = data[8 : int.from_bytes(data[:4], "big")]
    if b"avif" in brands:
        return "avif"
    if b"avis" in brands:
        raise PictureError("the picture is animated, a slide would show its first moment only", "save one frame as PNG")
    if any(b in brands for b in (b"heic", b"heix", b"mif1", b"heim", b"heis")):
        raise PictureError("the picture cannot be shown: the file is HEIC", "export it as JPEG")
    raise PictureError("the file is no picture: it is a video", "save one frame of it as PNG or JPEG")


def _is_markup(data: bytes) -> bool:
    """Whether it may be an SVG: text that begins with a tag, in UTF-8 or UTF-16."""
    start = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")
