"""Problems as values: a diagnostic, the list that collects them, and their renderers."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from deckbuild.source import NOWHERE, Span

LEVELS = ("off", "note", "warning", "error")
"""How much a problem matters, from silenced to one that stops the writing."""


NEVER_SILENT = frozenset(
    ("encoding", "control-character", "too-large", "yaml", "duplicate-key", "embargo", "disclaimer", "marking")
)
"""Codes, and first words of codes, that nothing silences: unread files, and what must be on a slide."""


PASSABLE = frozenset(
    "unknown-key link unknown-layout unknown-highlight overflow title-long source-long".split()  # noqa: SIM905
)
"""Errors that a deck may take back: without them it is still the deck that was asked for. After any other error
something of it is missing, and nothing hides that."""


class Diagnostic(NamedTuple):
    """One problem at its place.

    `code` is a lasting kebab-case word, `message` lower case without a full stop, in the user's words.
    `second` is another place that explains the first ("first used here"), `hints` the ways out. `is_passable` says
    that a deck may take an error back, for it is the deck that was asked for all the same.
    """

    code: str
    message: str
    at: Span = NOWHERE
    level: str = "error"
    hints: tuple[str, ...] = ()
    second: Span | None = None
    second_note: str = ""
    is_passable: bool = False

    @property
    def is_error(self) -> bool:
        """Whether the problem stops the writing."""
        return self.level == "error"


class Problems:
    """Collects diagnostics, so that a person sees all of them at once and not one a run."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def error(
        self,
        code: str,
        message: str,
        at: Span = NOWHERE,
        *hints: str,
        second: Span | None = None,
        second_note: str = "",
    ) -> None:
        """Adds a problem that stops the writing."""
        self.found.append(Diagnostic(code, message, at, "error", hints, second, second_note))

    def warning(self, code: str, message: str, at: Span = NOWHERE, *hints: str) -> None:
        """Adds a problem worth a look that does not stop the writing."""
        self.found.append(Diagnostic(code, message, at, "warning", hints))

    def note(self, code: str, message: str, at: Span = NOWHERE, *hints: str) -> None:
        """Adds a remark."""
        self.found.append(Diagnostic(code, message, at, "note", hints))

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the writing."""
        return any(d.is_error for d in self.found)


def in_source_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by file in the order first met, then by place; problems without a place come last."""
    files: dict[str, int] = {}
    for d in found:
        files.setdefault(d.at.source.path, len(files))
    files[""] = len(files)
    return sorted(found, key=lambda d: (files[d.at.source.path], d.at.start))


def is_lasting(found: Diagnostic) -> bool:
    """Whether a problem is one that nothing silences, nor makes less of."""
    if found.is_passable:
        return False
    if found.is_error and found.code not in PASSABLE:
        return True
    return found.code in NEVER_SILENT or found.code.split("-")[0] in NEVER_SILENT


def with_levels(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> list[Diagnostic]:
    """The diagnostics with the levels that a deck's `checks:` gives them; those set to `off` are left out.

    What must never be silenced (see `is_lasting`) keeps its level.
    """
    changed = (d if is_lasting(d) else d._replace(level=levels.get(d.code, d.level)) for d in found)
    return [d for d in changed if d.level != "off"]


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint naming the known words that look most like `word`, or an empty text."""
    import difflib  # only a message needs it

    close = difflib.get_close_matches(word.lower(), list(known), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(close)}?" if close else ""
