"""What a rule is: a module with fixed names that looks at a deck and answers with findings.

    ID         its code, a lasting kebab-case word
    LEVEL      how much a finding matters: `note`, `warning` or `error`
    LOOKS_AT   `source` (what was written), `layout` (the laid-out slides) or `written` (a .pptx file)
    LASTING    optional: True where neither `checks:` nor a comment may make less of it
    check      takes what is looked at, and yields findings

Its docstring is its manual page. `checks/` holds deckbuild's own; a project may name others under `rules:`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from deckbuild.diagnostics import Diagnostic
from deckbuild.layout.slide import LaidSlide
from deckbuild.model import Deck
from deckbuild.source import NOWHERE, Span
from deckbuild.template.model import Template
from deckbuild.texts import Texts

SOURCE, LAYOUT, WRITTEN = "source", "layout", "written"
LOOKS_AT = (SOURCE, LAYOUT, WRITTEN)
"""What a rule may look at."""

LEVELS = ("note", "warning", "error")
"""The levels a rule may have; `checks:` knows `off` as well."""


class Finding(NamedTuple):
    """One problem that a rule found: a message in the user's words, the place, and the ways out.

    `level` is the rule's own where it is empty. `second` is another place that explains the first.
    """

    message: str
    at: Span = NOWHERE
    hints: tuple[str, ...] = ()
    level: str = ""
    second: Span | None = None
    second_note: str = ""


class Subject(NamedTuple):
    """What a rule of `source` or `layout` looks at: a deck that was read without errors, and its slides.

    `now` is an aware moment. `slides` are those of `deck`, laid out on `template`, the cover and the closing slide
    among them. `texts` gives all texts of each section. `audience` is whom the deck is made for, empty for everybody.
    """

    deck: Deck
    now: dt.datetime
    slides: Sequence[LaidSlide]
    template: Template
    texts: Texts
    audience: str = ""


class Rule(NamedTuple):
    """A rule as it is run; `about` is its manual page where that is not the docstring of `check`."""

    code: str
    level: str
    looks_at: str
    check: Callable[[Any], Iterable[Finding]]
    lasting: bool = False
    about: str = ""


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module with the fixed names is."""
    lasting = getattr(module, "LASTING", False)
    return Rule(module.ID, module.LEVEL, module.LOOKS_AT, module.check, lasting, module.__doc__ or "")


def diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    """A finding as a diagnostic: an error of a rule is one that a deck may take back, unless the rule is lasting."""
    message, at, hints, level, second, note = finding
    level = level or rule.level
    return Diagnostic(rule.code, message, at, level, tuple(hints), second, note, is_passable=not rule.lasting)
