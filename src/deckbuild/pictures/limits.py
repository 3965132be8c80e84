"""What is too large or too damaged to be shown, and how that is said."""

MOST_BYTES = 50_000_000
"""Bytes of a picture file; a photograph of the largest cameras has 40 million."""

MOST_PIXELS = 100_000_000
"""Pixels of a picture: 400 MB when unpacked, twelve times what a 4K projector shows."""


class PictureError(ValueError):
    """A picture that cannot be shown.

    `message` is lower case without a full stop, `hint` the way out and may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def damaged(what: str) -> PictureError:
    """The error for a file of a known kind that breaks that kind's rules."""
    return PictureError(f"the picture is damaged: {what}", "save or download it again")


def check_pixels(width: int, height: int) -> None:
    """Raises PictureError for a picture without extent, or with too much of it."""
    if width < 1 or height < 1:
        raise PictureError(f"the picture is empty: {width} × {height} pixels")
    if width * height > MOST_PIXELS:
        millions = f"{width * height / 1e6:,.0f} million pixels"
        message = (
            f"the picture has {millions} ({width:,} × {height:,}), more than {MOST_PIXELS // 1_000_000} are not read"
        )
        raise PictureError(message, "save it smaller: a slide shows 3840 pixels across at most")
