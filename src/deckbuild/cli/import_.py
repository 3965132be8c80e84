"""`deckbuild import`: documents become a deck project, and what was understood of them is told."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.cli import import_files, import_report
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.terminal import visible
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


class Refusal(NamedTuple):
    """Why nothing was written: the file, empty where it is none of several; a line; the way out."""

    path: str
    message: str
    hint: str = ""


def run(call: Call) -> int:
    """Reads, understands, writes and tells; 1 when a file cannot be read or a word would be lost."""
    from deckbuild.importing.limits import end_of

    import_files.check(call.directory, call.into, call.force)
    until = end_of(len(call.files))
    documents, refusals = _read(call)
    understood, lost = None, list[str]()
    if not refusals:
        understood, lost, refusals = _understood(documents, call, until)
    if understood is None:
        _refuse(refusals, documents, call)
        return PROBLEMS
    write = import_files.add if call.into else import_files.write
    written = write(call.directory, understood.deck, understood.comments)
    if call.into:
        understood = import_report.without_header(understood)
    told = import_report.Told(documents, understood, written, tuple(lost), call)
    print(import_report.as_json(told) if call.format == "json" else import_report.as_text(told), end="")
    for line in lost:
        print(f"error: words may be lost: {visible(line)}", file=sys.stderr)
    return PROBLEMS if lost else FINE


def _read(call: Call) -> tuple[list[Document], list[Refusal]]:
    """The documents of all files, and what is wrong with those that cannot be read."""
    from deckbuild.importing.formats import read

    documents: list[Document] = []
    refusals: list[Refusal] = []
    seen: set[str] = set()
    for path in call.files:
        same = path if "\0" in path else os.path.realpath(path)
        if same in seen:
            refusals.append(Refusal(path, "is named twice", "name it once: its words would be in the deck twice"))
            continue
        seen.add(same)
        try:
            documents.append(read(path, call.encoding))
        except UnreadableError as problem:
            refusals.append(Refusal(path, problem.message, problem.hint))
    return documents, refusals


def _understood(
    documents: Sequence[Document], call: Call, until: float
) -> tuple[Understood | None, list[str], list[Refusal]]:
    """What the documents mean together and what is lost of them, or why they mean nothing."""
    from deckbuild.importing.account import check
    from deckbuild.importing.limits import limited
    from deckbuild.importing.short import shorten
    from deckbuild.importing.understand.understanding import understand

    try:
        with limited(until):
            understood = understand(documents)
            # A title made of a file's name may hold bytes that are no letters.
            title = understood.deck.title.encode("utf-8", "replace").decode()
            understood = understood._replace(deck=understood.deck._replace(title=title))
            understood = shorten(understood) if call.short else understood
            lost = check(documents, understood.deck, understood.account, understood.comments)
            return understood, lost, []
    except UnreadableError as problem:
        path = documents[0].path if len(documents) == 1 else ""
        return None, [], [Refusal(path, problem.message, problem.hint)]


def _refuse(refusals: Sequence[Refusal], documents: Sequence[Document], call: Call) -> None:
    """Says why nothing was written, a line for each file, and which of several could be imported."""
    if call.format == "json":
        import json

        print(json.dumps({"folder": None, "errors": [r._asdict() for r in refusals]}, ensure_ascii=False, indent=2))
        return
    for refusal in refusals:
        where = f"{visible(refusal.path)}: " if refusal.path else ""
        print(f"error: {where}{visible(refusal.message)}", file=sys.stderr)
        if refusal.hint:
            print(f"  = hint: {visible(refusal.hint)}", file=sys.stderr)
    print("nothing was written", file=sys.stderr)
    if documents and len(documents) < len(call.files):
        names = " ".join(_typed(document.path) for document in documents)
        print(f"without them: deckbuild import {visible(names)} -o {visible(_typed(call.directory))}", file=sys.stderr)


def _typed(path: str) -> str:
    """A path as it can be typed in a command."""
    from shlex import quote

    return quote(path)
