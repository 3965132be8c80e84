"""Names for files and sections made from titles, and the order in which people number files."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+")
_LEADING_NUMBER = re.compile(r"^\d+[\s._-]*")
_NOT_WORD = re.compile(r"[^\w]+|_+")


def slug(text: str) -> str:
    """Lower-case words of the text joined by hyphens, in any script; accents on Latin letters are dropped."""
    plain = unicodedata.normalize("NFKD", text)
    latin = "".join(c for c in plain if not ("\u0300" <= c <= "\u036f"))
    words = _NOT_WORD.sub("-", unicodedata.normalize("NFC", latin).replace("'", "").replace("’", ""))
    return words.strip("-").lower()


def key_of_file(name: str) -> str:
    """A section's key from its file name, without the number in front and the suffix."""
    stem = name.rsplit(".", 1)[0]
    return slug(_LEADING_NUMBER.sub("", stem) or stem)


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """A sort key under which 2-b comes before 10-a, as people number their files."""
    key: list[tuple[int, int, str]] = []
    for part in re.split(r"(\d+)", name.lower()):
        if _NUMBER.fullmatch(part):
            key.append((0, int(part), ""))
        elif part:
            key.append((1, 0, part))
    return key
