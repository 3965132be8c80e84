"""YAML syntax problems in a person's words, with the corrected line; what a misread text was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.source import Source, Span

if TYPE_CHECKING:
    from deckbuild.diagnostics import Problems
    from deckbuild.yamltext import Scalar


def report(source: Source, error: Exception, problems: Problems) -> None:
    """Adds the diagnostic of a syntax error that the YAML parser raised."""
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index if mark else 0, len(source.text))
    problems.error("yaml-syntax", str(getattr(error, "problem", error)), Span(source, at, at + 1))


def looks_like(source: Source, scalar: Scalar) -> str:  # noqa: ARG001
    """What a text found where a list or mapping was expected was meant to be, as a hint, or ""."""
    return ""
