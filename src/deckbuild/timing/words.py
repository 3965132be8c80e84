"""Counts the words of a text as it is written, or its characters where no spaces part words."""

BY_CHARACTER = frozenset(("ja", "ko", "zh"))
"""Languages that are counted in syllables or characters."""

# Punctuation of Korean, Japanese and Chinese texts.
_SILENT = ".,:;!?()[]\"'-–—~·…“”‘’*。、，．：；！？「」『』（）〈〉《》【】・〜"


def count_words(text: str, language: str) -> int:
    """The words of a text, or its characters without spaces and punctuation where no spaces part words."""
    if primary(language) in BY_CHARACTER:
        return len("".join(text.split())) - sum(map(text.count, _SILENT))
    dashes = text.count(" – ") + text.count(" — ") + text.count(" - ")
    return len(text.split()) - dashes


def primary(language: str) -> str:
    """The language subtag of a tag."""
    return language[:2].lower() if language[2:3] in ("", "-", "_") else ""
