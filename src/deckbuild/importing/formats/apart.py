"""Reads a document in a process of its own, with limits: what explodes there is a clear line here."""

from __future__ import annotations

import json
import math
import sys
import time
from typing import TYPE_CHECKING, Any

from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.limits import SECONDS, end_of
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

MEMORY = 400 * 1024 * 1024
"""Bytes of address space that reading a document may take, where the system can limit it."""

_MOST_ANSWER = 48 * 1024 * 1024
_LEAST = 0.5
_RESERVE = 0.8
"""Seconds for taking over a long answer."""


def read(kind: str, path: str, encoding: str = "", until: float = 0.0) -> Document:
    """The document in a file of that kind, by `until` on the monotonic clock.

    Raises UnreadableError also where reading takes too much of anything.
    """
    import os
    import subprocess

    seconds = max(_LEAST, (until or end_of()) - time.monotonic() - _RESERVE)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p or os.curdir for p in sys.path)}
    command = [sys.executable, "-m", "deckbuild.importing.formats.apart", kind, os.path.abspath(path), encoding]
    try:
        done = subprocess.run(
            [*command, str(math.ceil(seconds))],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"takes more than {SECONDS:g} seconds to import: it is too large, or made to be so", _EXPORT
        ) from None
    answer = _answer(done.stdout) if done.returncode == 0 else None
    if answer is None:
        raise UnreadableError("cannot be read: it takes too much memory, or it is damaged", _EXPORT)
    if "error" in answer:
        raise UnreadableError(answer["error"], answer["hint"])
    return unpacked(answer, path)


_EXPORT = "save it as text, and import that"
_TOO_MUCH = "takes too much memory to read: it is too large, or made to be so"


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


def _limit(seconds: int) -> None:
    """Takes from this process what it does not need: memory, processor time, and the writing of files."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: str, encoding: str, seconds: str) -> dict[str, Any]:
    """What there is to say of a file, for the parent process: the document or the error."""
    from deckbuild.importing.formats.readers import READERS_APART, bounded

    _limit(int(seconds))
    sys.setrecursionlimit(6000)  # pages nest a few hundred elements, of several calls each
    try:
        with open(path, "rb") as file:
            data = file.read()
        return packed(bounded(READERS_APART[kind](path, data, encoding)))
    except UnreadableError as problem:
        return {"error": problem.message, "hint": problem.hint}
    except (MemoryError, SystemError):  # libraries in C say the latter when they mean the former
        return {"error": _TOO_MUCH, "hint": _EXPORT}
    except RecursionError:
        return {"error": "is nested too deep to be a document", "hint": _EXPORT}
    except Exception as problem:
        return {"error": f"is damaged: {type(problem).__name__} while reading it", "hint": _EXPORT}


def _tell(answer: dict[str, Any]) -> None:
    """Writes the answer for the parent process, which has to hold it in memory beside this one."""
    text = json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(text) > _MOST_ANSWER:
        text = json.dumps({"error": _TOO_MUCH, "hint": _EXPORT}).encode()
    sys.stdout.buffer.write(text)


if __name__ == "__main__":
    _tell(main(*sys.argv[1:5]))
