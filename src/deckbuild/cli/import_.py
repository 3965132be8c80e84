"""`deckbuild import`: documents become a deck project, and what was understood of them is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.cli import import_files, import_report
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.importing.document import Document, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.importing.understand.understanding import Understood


class Call(NamedTuple):
    """What a person asked of `import`."""

    files: tuple[str, ...]
    directory: str
    into: bool = False
    force: bool = False
    encoding: str = ""
    short: bool = True
    report: bool = False
    format: str = "text"
    quiet: bool = False


def run(call: Call) -> int:
    """Reads, understands, writes and tells; 1 when a file cannot be read or a word would be lost."""
    from deckbuild.importing.account import check

    import_files.check(call.directory, call.into, call.force)
    documents = _read(call)
    if documents is None:
        return PROBLEMS
    understood = _understood(documents, call)
    if understood is None:
        return PROBLEMS
    lost = check(documents, understood.deck, understood.account, understood.comments)
    write = import_files.add if call.into else import_files.write
    written = write(call.directory, understood.deck, understood.comments)
    told = import_report.Told(documents, understood, written, tuple(lost), call)
    print(import_report.as_json(told) if call.format == "json" else import_report.as_text(told), end="")
    for line in lost:
        print(f"error: words may be lost: {line}", file=sys.stderr)
    return PROBLEMS if lost else FINE


def _read(call: Call) -> list[Document] | None:
    """The documents of all files; None, with the reasons told, when one cannot be read."""
    from deckbuild.importing.formats import read

    documents: list[Document] = []
    unread: list[str] = []
    for path in dict.fromkeys(call.files):
        try:
            documents.append(read(path, call.encoding))
        except UnreadableError as problem:
            unread.append(path)
            _tell(f"{path} {problem.message}", problem.hint)
    if not unread:
        return documents
    if documents:
        names = " ".join(_typed(document.path) for document in documents)
        _tell("", f"the other files can be imported alone: deckbuild import {names} -o {_typed(call.directory)}")
    print("nothing was written", file=sys.stderr)
    return None


def _understood(documents: Sequence[Document], call: Call) -> Understood | None:
    from deckbuild.importing.short import shorten
    from deckbuild.importing.understand.understanding import understand

    try:
        understood = understand(documents)
    except UnreadableError as problem:
        _tell(", ".join(document.path for document in documents) + f": {problem.message}", problem.hint)
        print("nothing was written", file=sys.stderr)
        return None
    return shorten(understood) if call.short else understood


def _tell(message: str, hint: str) -> None:
    if message:
        print(f"error: {message}", file=sys.stderr)
    if hint:
        print(f"  = hint: {hint}", file=sys.stderr)


def _typed(path: str) -> str:
    """A path as it can be typed in a command."""
    from shlex import quote

    return quote(path)
