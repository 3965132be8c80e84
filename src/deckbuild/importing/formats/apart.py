"""Reads a document in a process of its own, with limits: what explodes there is a clear line here."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 10
MEMORY = 450 * 1024 * 1024
"""Bytes of address space that reading a document may take, where the system can limit it."""

_MOST_ANSWER = 200 * 1024 * 1024


def read(kind: str, path: str, encoding: str = "") -> Document:
    """The document in a file of that kind; raises UnreadableError also where reading takes too much of anything."""
    import os
    import subprocess

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p or os.curdir for p in sys.path)}
    command = [sys.executable, "-m", "deckbuild.importing.formats.apart", kind, os.path.abspath(path), encoding]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, env=environment, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"takes more than {SECONDS} seconds to read: it is too large, or made to be so", _EXPORT
        ) from None
    answer = _answer(done.stdout) if done.returncode == 0 else None
    if answer is None:
        raise UnreadableError("cannot be read: it takes too much memory, or it is damaged", _EXPORT)
    if "error" in answer:
        raise UnreadableError(answer["error"], answer["hint"])
    return unpacked(answer, path)


_EXPORT = "save it as text, and import that"


def _answer(data: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(data) if len(data) <= _MOST_ANSWER else None
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def packed(document: Document) -> dict[str, Any]:
    """A document as JSON can carry it."""
    return {
        "blocks": document.blocks,
        "slides": document.slides,
        "title": document.title,
        "language": document.language,
        "remarks": document.remarks,
    }


def unpacked(answer: dict[str, Any], path: str) -> Document:
    """The document that was packed."""
    return Document(
        path,
        tuple(_block(fields) for fields in answer["blocks"]),
        answer["slides"],
        answer["title"],
        answer["language"],
        tuple(answer["remarks"]),
    )


def _block(fields: Sequence[Any]) -> Block:
    block = Block(*fields)
    runs = tuple(Run(*run) for run in block.runs)
    return block._replace(runs=runs, rows=tuple(tuple(row) for row in block.rows))


def _limit() -> None:
    """Takes from this process what it does not need: memory, processor time, and the writing of files."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: str, encoding: str) -> dict[str, Any]:
    """What there is to say of a file, for the parent process: the document or the error."""
    from deckbuild.importing.formats.readers import READERS_APART, bounded

    _limit()
    sys.setrecursionlimit(6000)  # pages nest a few hundred elements, of several calls each
    try:
        with open(path, "rb") as file:
            data = file.read()
        return packed(bounded(READERS_APART[kind](path, data, encoding)))
    except UnreadableError as problem:
        return {"error": problem.message, "hint": problem.hint}
    except MemoryError:
        return {"error": "takes too much memory to read: it is too large, or made to be so", "hint": _EXPORT}
    except RecursionError:
        return {"error": "is nested too deep to be a document", "hint": _EXPORT}
    except Exception as problem:
        return {"error": f"is damaged: {type(problem).__name__} while reading it", "hint": _EXPORT}


if __name__ == "__main__":
    json.dump(main(*sys.argv[1:4]), sys.stdout, ensure_ascii=True)
