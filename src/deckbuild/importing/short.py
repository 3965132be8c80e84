"""Short forms: a whole clause of a point's own words for the slide, where cutting the rest off changes no meaning.

Nothing is reworded. A clause is taken only where what is left out holds none of the words that could turn, limit or
attribute it (`unsafe` in the word list), in the text's own language; where that is in doubt, there is no short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from deckbuild.importing.comments import DRAFT, Comments
from deckbuild.importing.understand.lexicon import folded, is_eastern, lexicon
from deckbuild.importing.understand.pieces import cut
from deckbuild.importing.understand.understanding import Understood
from deckbuild.model import Deck, Point, Section
from deckbuild.richtext import markdown, plain, runs

MOST_WORDS, MOST_LETTERS, MOST_EASTERN = 14, 90, 45
"""A point that has more words and more characters than these is long; in Korean and Japanese, more characters."""

LONGEST = 130
"""Characters that are too many for a point in however few words."""

MISSING = f"{DRAFT}: no clause of this can stand alone on the slide; write a short `show` for it"
"""The comment above a point that is left to the notes."""

_SENTENCE_END = re.compile(r"[.!?…]+[”\"»’)]*(?=\s+[^\s\W]|\s+[“«\"„(])|[。！？][」』）]*(?=\S)")
_LAST_WORD = re.compile(r"(?:^|[\s(\"“«„])((?:[^\W_]\.)*[^\W_]*)$")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ("『", "』"))
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|[a-z]{3,}ed)\b")
_OPEN_ENDS = frozenset(
    [
        "include",
        "includes",
        "included",
        "including",
        "are",
        "is",
        "was",
        "were",
        "be",
        "been",
        "following",
        "follows",
        "namely",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "and",
        "or",
        "the",
        "a",
        "an",
        "as",
        "from",
        "between",
        "among",
        "into",
        "both",
        "such",
        "said",
        "says",
    ]
)
_COMMA = re.compile(r",\s+")
_ADDITIONS = frozenset(
    ["with", "through", "consequently", "thereby", "thus", "above", "especially", "particularly", "notably", "mainly"]
)
_OPENERS = frozenset(
    [
        "after",
        "in",
        "on",
        "for",
        "over",
        "since",
        "under",
        "by",
        "at",
        "during",
        "across",
        "from",
        "today",
        "last",
        "this",
    ]
)
_SUBORDINATE = frozenset(
    [
        "if",
        "when",
        "although",
        "though",
        "while",
        "because",
        "since",
        "as",
        "unless",
        "until",
        "once",
        "whether",
        "that",
        "which",
        "who",
    ]
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|whom|where)\b")


def shorten(understood: Understood) -> Understood:
    """The same with a draft `show` for every point and lead that is too long for a slide.

    A point without a safe clause is left to the notes, with a comment that asks for one.
    """
    deck, comments = understood.deck, understood.comments
    sections, remarks = [], []
    for n, section in enumerate(deck.sections):
        held = dict(comments.sections[n]) if n < len(comments.sections) else {}
        sections.append(_section(section, deck, held))
        remarks.append(held)
    return understood._replace(
        deck=deck._replace(sections=tuple(sections)), comments=Comments(comments.deck, tuple(remarks))
    )


def is_long(text: str) -> bool:
    """Whether a text without formatting is too long for a point on a slide."""
    if is_eastern(text):
        return len(text) > MOST_EASTERN
    return len(text) > LONGEST or (len(text) > MOST_LETTERS and len(text.split()) > MOST_WORDS)


def short_form(text: str, language: str) -> str:
    """The longest clause from the start of a text that can stand alone; empty where none can safely."""
    primary = language.split("-")[0].lower()
    if primary not in lexicon()["unsafe"] or not _is_balanced(text):
        return ""
    best = ""
    for end in _clause_ends(text, primary):
        clause = text[:end].rstrip(" ,;:–—-")
        if (
            len(clause) > len(best)
            and _fits(clause)
            and _is_balanced(clause)
            and is_safe(text[end:], primary, text[end - 1])
        ):
            best = clause
    return best


def is_safe(rest: str, language: str, after: str = "") -> bool:
    """Whether a text that is left out has no word that could change the meaning of what stays; `after` ends that.

    What is left out may negate, limit, doubt or attribute nothing, and no sentence of it may begin by pointing back.
    For English the two kinds of words are told apart; other languages are served by one long list for both.
    """
    if language in ("ko", "ja"):
        return not any(sign in rest for sign in lexicon()["unsafe"][language])
    words = _words(rest)
    if language == "en":
        starts = [found[0] for sentence in _SENTENCE_END.split(rest) if (found := _words(sentence))]
        starts = starts if after in '.!?…”"’)»' else starts[1:]
        if any(start in _listed("pointing", language) for start in starts):
            return False
        return not _any_of(words, _listed("turning", language))
    return not _any_of(words, _listed("unsafe", language))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.casefold())


def _any_of(words: Sequence[str], listed: frozenset[str]) -> bool:
    """Whether one of the words, or a part of a compound, is in a list."""
    return any(
        word.replace("’", "'") in listed or any(part in listed for part in re.split("['’-]", word)) for word in words
    )


@lru_cache(maxsize=32)
def _listed(kind: str, language: str) -> frozenset[str]:
    return frozenset(word for phrase in lexicon()[kind][language] for word in phrase.split())


def _clause_ends(text: str, language: str) -> Iterator[int]:
    """Where clauses that begin with the text may end."""
    head = text[: 2 * LONGEST]  # a clause that ends further on is too long anyway
    ends = [m.end() for m in _SENTENCE_END.finditer(head) if _is_sentence(head[: m.end()])]
    yield from ends
    sentence = head[: ends[0]] if ends else head
    yield from (sign.start() for sign in re.finditer(r";\s", sentence) if ":" not in sentence[: sign.start()])
    if language == "en":
        yield from _english_ends(sentence)


def _english_ends(sentence: str) -> Iterator[int]:
    """Where a main clause of an English sentence ends before the sentence does."""
    for sign in re.finditer(r":\s", sentence):
        head = sentence[: sign.start()]
        if _is_main_clause(head) and _last_word(head) not in _OPEN_ENDS and not _any_of(_words(head), _saying()):
            yield sign.start()
    dashes = [m.start() for m in re.finditer(r"\s[–—-]\s", sentence)]
    if len(dashes) == 1 and _is_main_clause(sentence[: dashes[0]]):
        yield dashes[0]
    for comma in _COMMA.finditer(sentence):
        head, rest = sentence[: comma.start()], sentence[comma.end() :]
        if _is_main_clause(head) and _is_addition(rest, head):
            yield comma.start()


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return _listed("turning", "en") - frozenset(("not", "no", "even", "still", "almost", "nearly", "as", "paper"))


def _is_main_clause(head: str) -> bool:
    """Whether words from the start of a sentence are a clause of their own: with a verb, and nothing begun and open."""
    words = _words(head)
    _first, _, second = head.partition(", ")
    if second:
        # An adverbial in front may be parted by a comma; any other comma may be that of a list or an insertion.
        if not words or words[0] not in _OPENERS or ", " in second or not _VERB.search(second):
            return False
        head = second
    elif words and words[0] in _SUBORDINATE:
        return False
    return bool(_VERB.search(head)) and not _RELATIVE.search(head) and not _any_of(_words(head)[-1:], _OPEN_ENDS)


def _is_addition(rest: str, head: str) -> bool:
    """Whether what follows a comma adds to the clause before it: a phrase, a participle, or a clause of its own."""
    words = _words(rest)
    if len(words) < 3:
        return False
    first = words[0]
    if first in _ADDITIONS:
        return True
    if first == "one" and re.search(r"\btwo\b", head):
        return True
    lists = re.search(r"[a-z]{2,}ing\b", head.partition(", ")[2] or head)
    if re.fullmatch(r"[a-z]{3,}ing", first) and first not in ("including", "being", "during", "according"):
        return not lists
    before = rest.partition(", ")[0]
    begins_clause = (first == "and" and len(words) > 4) or first not in _SUBORDINATE | _OPEN_ENDS | {"and", "or", "nor"}
    return begins_clause and bool(re.search(r"\b(?:is|are|was|were|has|have|had|will)\b", before))


def _is_sentence(text: str) -> bool:
    """Whether a text that ends with a full stop ends a sentence, and not with an abbreviation or a number."""
    if text[-1] in "。！？」』）":
        return True
    word = text.rstrip('”"»’)').rstrip("…")
    if word[-1:] in "!?":
        return True
    found = _LAST_WORD.search(word.rstrip("."))
    last = found[1] if found else ""
    if is_eastern(last) or (last.isdigit() and len(last) == 4):
        return True
    return len(last) > 2 and last.isalpha() and last.casefold() not in folded("abbreviations")


def _last_word(text: str) -> str:
    found = re.findall(r"\w+", text.casefold())
    return found[-1] if found else ""


def _fits(clause: str) -> bool:
    if is_eastern(clause):
        return 6 <= len(clause) <= MOST_EASTERN
    return not is_long(clause) and len(clause.split()) >= 3


def _is_balanced(text: str) -> bool:
    """Whether every bracket and quotation mark that opens in a text closes in it."""
    if text.count('"') % 2:
        return False
    return all(
        text.count(a) == text.count(b) for a, b in _PAIRS if (a, b) != ("„", "“") and not ("„" in text and a == "“")
    )


def _section(section: Section, deck: Deck, held: dict[str, tuple[str, ...]]) -> Section:
    language = section.language or deck.language
    lead = _point(section.lead, language, "lead", held) if section.lead else None
    return section._replace(lead=lead, points=_points(section.points, language, "points", held))


def _points(points: Sequence[Point], language: str, path: str, held: dict[str, tuple[str, ...]]) -> tuple[Point, ...]:
    made = []
    for n, point in enumerate(points, 1):
        place = f"{path}/{n}"
        short = _point(point, language, place, held)
        made.append(short._replace(points=_points(point.points, language, f"{place}/points", held)))
    return tuple(made)


def _point(point: Point, language: str, path: str, held: dict[str, tuple[str, ...]]) -> Point:
    """The point with a draft of what to show, if it is too long and anything of it is to be shown."""
    text = plain(point.show)
    if not point.show or not is_long(text):
        return point
    whole = runs(point.show)
    clause = short_form(text, language)
    say = point.say or point.show
    if not clause:
        held[path] = (*held.get(path, ()), MISSING)
        return point._replace(show="", say=say)
    held[f"{path}/show"] = (DRAFT,)
    return point._replace(show=markdown(cut(whole, 0, len(clause))), say=say)
