"""Applies every correction to a deck, and tells what each of them did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.reading.package import AuditError
from deckbuild.editing.package import EditedPackage
from deckbuild.fixing import language, leftovers, metadata, people, sizes, tables, title
from deckbuild.template.model import TemplateError

if TYPE_CHECKING:
    from typing import BinaryIO

    from deckbuild.audit.values import Deck

_FIXES = (title.fix, people.fix, leftovers.fix, metadata.fix, language.fix, tables.fix, sizes.fix)


def corrected(data: bytes, deck: Deck) -> tuple[EditedPackage, list[str]]:
    """The package with everything corrected that can be, and what was done, a line for each thing."""
    try:
        package = EditedPackage(data, deck.path)
        done = [line for fix in _FIXES for line in fix(package, deck)]
    except TemplateError as problem:
        raise AuditError(str(problem)) from None
    return package, done


def write(package: EditedPackage, file: BinaryIO) -> None:
    """Writes a corrected package to an open file."""
    package.write(file).close()
