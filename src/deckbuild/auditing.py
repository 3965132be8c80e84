"""Audits a deck file from anywhere: reads it within bounds, and holds it against every rule for such files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.reading.deck import read_data
from deckbuild.audit.reading.package import AuditError, LockedError, read_bytes
from deckbuild.bounds import TooLongError, bounded
from deckbuild.checking import check_written
from deckbuild.diagnostics import Problems, in_source_order
from deckbuild.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.audit.values import Deck
    from deckbuild.diagnostics import Diagnostic

    Progress = Callable[[str, int, int], None]

__all__ = ["AuditError", "Audited", "audit", "audit_data"]

SECONDS = 15.0
SECONDS_A_MEGABYTE = 0.2
MEMORY = 640 * 1024 * 1024
"""What an audit may take: by the clock, and more for each megabyte; bytes beyond what the process has taken."""


class Audited(NamedTuple):
    """What an audit found; there is no deck where the file is encrypted. `data` are its bytes."""

    deck: Deck | None
    diagnostics: list[Diagnostic]
    data: bytes = b""


def audit(path: str, strict: bool = False, progress: Progress | None = None) -> Audited:
    """Audits the file at a path. Raises AuditError for one that is no deck, is damaged, or takes too much."""
    return audit_data(read_bytes(path), path, strict, progress)


def audit_data(data: bytes, path: str, strict: bool = False, progress: Progress | None = None) -> Audited:
    """Audits the bytes of a file; `path` is what messages call it."""
    told = (lambda number, of: progress("reading slide", number, of)) if progress else None
    problems, name = Problems(), os.path.basename(path)
    deck = None
    try:
        with bounded(SECONDS + SECONDS_A_MEGABYTE * len(data) / 1e6, MEMORY):
            deck = read_data(data, path, told)
            check_written(deck, problems)
    except LockedError as problem:
        problems.error("pptx-locked", problem.message, Span(Source(path, ""), 0, 0), problem.hint)
    except TooLongError:
        raise AuditError(f"{name} takes too long to read: it is too large, or made to be so") from None
    except MemoryError:
        raise AuditError(f"{name} takes too much memory to read: it is too large, or made to be so") from None
    found = in_source_order(problems.found)
    if strict:
        found = [d._replace(level="error") if d.level == "warning" else d for d in found]
    return Audited(deck, found, data)
