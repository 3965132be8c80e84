"""Names for files and sections made from titles, and the order in which people number files."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+")
_LEADING_NUMBER = re.compile(r"^\d+[\s._-]*")
_LATIN_ACCENTS = re.compile(r"([A-Za-z])[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")


def slug(text: str) -> str:
    """Lower-case words of the text joined by hyphens, in any script; accents on Latin letters are dropped."""
    words = text.replace("'", "").replace("’", "")
    if words.isascii():
        return _BETWEEN.sub("-", words).strip("-").lower()
    latin = _LATIN_ACCENTS.sub(r"\1", unicodedata.normalize("NFKD", words))
    kept = "".join(c if _is_of_a_word(c) else "-" for c in unicodedata.normalize("NFC", latin).lower())
    return re.sub("-+", "-", kept).strip("-")


def _is_of_a_word(char: str) -> bool:
    """Letters, digits, and the vowel signs that many scripts write as marks."""
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


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
