"""Diagnostics in SARIF 2.1.0, the form that code scanning services read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from deckbuild.manual import codes, page
from deckbuild.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Diagnostic
    from deckbuild.source import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What SARIF calls the folder that relative paths start from: the one that the command was given in."""


def sarif(found: Sequence[Diagnostic]) -> str:
    """The diagnostics as a SARIF log with one run; only the codes that were found are among its rules."""
    names = sorted({d.code for d in found})
    driver = {"name": "deckbuild", "semanticVersion": VERSION, "rules": [_rule(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, names.index(d.code)) for d in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    """A code with its manual page; one of a project's own rules has none here."""
    if code not in codes():
        return {"id": code}
    first, _, rest = page(code).partition("\n")
    title = first.partition(": ")[2]
    text = f"{title[:1].upper()}{title[1:]}."
    return {"id": code, "shortDescription": {"text": text}, "help": {"text": rest.strip(), "markdown": rest.strip()}}


def _result(d: Diagnostic, index: int) -> dict[str, Any]:
    message = "\n".join([f"{d.message[:1].upper()}{d.message[1:]}.", *(f"Hint: {hint}" for hint in d.hints)])
    result: dict[str, Any] = {"ruleId": d.code, "ruleIndex": index, "level": d.level, "message": {"text": message}}
    if d.at.source.path:
        result["locations"] = [{"physicalLocation": _place(d.at)}]
    if d.second is not None and d.second.source.path:
        note = d.second_note or "see also"
        result["relatedLocations"] = [{"id": 1, "physicalLocation": _place(d.second), "message": {"text": note}}]
    return result


def _place(span: Span) -> dict[str, Any]:
    """A file and a region in it; lines and columns start at 1, and the end is the column after the last character."""
    place: dict[str, Any] = {"artifactLocation": _file(span.source.path)}
    if span.source.text:
        line, column = span.source.position(span.start)
        last_line, last_column = span.source.position(max(span.end, span.start))
        place["region"] = {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column}
    return place


def _file(path: str) -> dict[str, str]:
    """The address of a file: relative to where the command was given, unless it lies elsewhere."""
    address = quote(path.replace(os.sep, "/"))
    return {"uri": f"file://{address}"} if os.path.isabs(path) else {"uri": address, "uriBaseId": _ROOT}
