"""What a picture file tells besides its picture: where, when, with what and by whom it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.pictures.limits import PictureError
from deckbuild.pictures.pixels import opened, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACE, _DETAILS = 0x8825, 0x8769
_TOLD = (
    ("who made it", (0x013B, 0x8298, 0x9C9D), (0xA430,)),
    ("the camera", (0x010F, 0x0110), (0xA431, 0xA434, 0xA435)),
    ("when it was taken", (), (0x9003, 0x9004)),
    ("a description", (0x010E, 0x9C9B, 0x9C9C), (0x9286,)),
)
"""What is told, by EXIF tags of the picture itself and of its details; the standard's numbers."""
_TEXTS = {"author": "who made it", "artist": "who made it", "copyright": "who made it"}
_XMP = ("xmp", "XML:com.adobe.xmp")


def told(data: bytes, kind: str) -> tuple[str, ...]:
    """What metadata tells, in words such as `the place where it was taken`; none for what cannot be read."""
    try:
        with quiet(), opened(data, kind) as image:
            return tuple(dict.fromkeys((*_of_exif(image), *_of_texts(image.info))))
    except PictureError:
        return ()


def _of_exif(image: Any) -> Iterator[str]:
    exif = image.getexif()
    if any(tag in exif.get_ifd(_PLACE) for tag in (2, 4)):
        yield "the place where it was taken"
    details = exif.get_ifd(_DETAILS)
    for words, own, further in _TOLD:
        if any(exif.get(tag) for tag in own) or any(details.get(tag) for tag in further):
            yield words


def _of_texts(info: dict[Any, Any]) -> Iterator[str]:
    for name, value in info.items():
        words = str(name).lower()
        if words in _TEXTS and value:
            yield _TEXTS[words]
        elif words in ("description", "comment", "title") and value:
            yield "a description"
        elif name in _XMP and value:
            text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
            if "GPSLatitude" in text:
                yield "the place where it was taken"
            if "<dc:creator>" in text:
                yield "who made it"
