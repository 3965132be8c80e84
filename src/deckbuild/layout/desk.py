"""What laying out a slide needs besides the section."""

from typing import NamedTuple

from deckbuild.diagnostics import Problems
from deckbuild.layout.choose import Layouts
from deckbuild.layout.furniture import Furnisher
from deckbuild.model import Deck
from deckbuild.template.model import Template


class Desk(NamedTuple):
    """What laying out a slide needs besides the section: the deck, its template and what was chosen from it."""

    deck: Deck
    template: Template
    layouts: Layouts
    furnisher: Furnisher
    problems: Problems
