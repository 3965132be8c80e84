"""Rules that a project brings along: from its own Python files, and from installed packages, both by name.

A file is run only because deck.yaml names it under `rules:`; a package's rules are an entry point of the group
`deckbuild.rules`. Either is a module with the fixed names of one rule (see `rules`), or with several in `RULES`.
"""

from __future__ import annotations

import os
import re
from types import ModuleType
from typing import TYPE_CHECKING

from deckbuild.manual import codes, page_of
from deckbuild.rules import LEVELS, LOOKS_AT, WRITTEN, Finding, Rule, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.model import RuleSource
    from deckbuild.rules import Subject

GROUP = "deckbuild.rules"
"""The entry points that packages offer rules by."""

_NAMES = ("ID", "LEVEL", "LOOKS_AT", "check")
_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class OwnRuleError(Exception):
    """A rule that cannot be used; the message is one line in the user's words."""


def load(source: RuleSource) -> list[Rule]:
    """The rules of a file or of an installed package. Raises OwnRuleError."""
    module = _run(source.name) if source.name.endswith(".py") else _installed(source.name)
    return [_sound(rule, source.name) for rule in _rules_in(module, source.name)]


def clashing(rules: Sequence[Rule]) -> str:
    """The first code that is taken already: by deckbuild, or by a rule before it; empty if there is none."""
    taken = set(codes())
    for rule in rules:
        if rule.code in taken:
            return rule.code
        taken.add(rule.code)
    return ""


def findings(rule: Rule, subject: Subject) -> list[Finding]:
    """What a rule of somebody else's finds. Raises OwnRuleError where it stops, or answers with something else."""
    try:
        found: Iterable[object] = rule.check(subject) or ()
        answers = list(found)
    except Exception as problem:
        raise OwnRuleError(f"the rule {rule.code} stopped: {_told(problem)}") from problem
    sound = [answer for answer in answers if isinstance(answer, Finding)]
    if len(sound) < len(answers):
        other = next(answer for answer in answers if not isinstance(answer, Finding))
        raise OwnRuleError(f"the rule {rule.code} yields {type(other).__name__} {other!r:.40}, and no Finding")
    if wrong := [f.level for f in sound if f.level and f.level not in LEVELS]:
        raise OwnRuleError(f"the rule {rule.code} has a finding of the level {wrong[0]!r}; levels are {_all(LEVELS)}")
    return sound


def own_page(rule: Rule) -> str:
    """The manual page of a rule: the docstring of its module or of its function."""
    import inspect

    return page_of(rule.code, inspect.cleandoc(rule.about or rule.check.__doc__ or "no manual page"))


def _run(path: str) -> ModuleType:
    """The module that a file is; nothing is left beside it, and nothing else can import it."""
    name = os.path.basename(path)
    module = ModuleType(name.removesuffix(".py"))
    module.__file__ = path
    try:
        with open(path, "rb") as file:
            exec(compile(file.read(), path, "exec"), module.__dict__)
    except (Exception, SystemExit) as problem:
        raise OwnRuleError(f"{name} cannot be run: {_told(problem)}") from problem
    return module


def _installed(name: str) -> ModuleType:
    from importlib.metadata import entry_points  # it looks through all installed packages

    found = entry_points(group=GROUP)
    if name not in found.names:
        there = f"there are: {_all(sorted(found.names))}" if found.names else "no installed package offers any"
        raise OwnRuleError(f"no installed package has rules called {name!r}; {there}")
    try:
        module = found[name].load()
    except Exception as problem:
        raise OwnRuleError(f"the rules {name!r} cannot be imported: {_told(problem)}") from problem
    if isinstance(module, ModuleType):
        return module
    raise OwnRuleError(f"the entry point {name!r} is no module")


def _rules_in(module: ModuleType, name: str) -> list[Rule]:
    """The rules of a module: those in `RULES`, or the one that it is."""
    listed = getattr(module, "RULES", None)
    short = os.path.basename(name)
    if listed is not None:
        if not isinstance(listed, (list, tuple)) or not all(isinstance(rule, Rule) for rule in listed):
            raise OwnRuleError(f"RULES of {short} is no list of deckbuild.Rule")
        return list(listed)
    if missing := [wanted for wanted in _NAMES if not hasattr(module, wanted)]:
        raise OwnRuleError(f"{short} has no {_all(missing)}, and no RULES")
    return [rule_of(module)]


def _sound(rule: Rule, name: str) -> Rule:
    """The rule, if its code, its level and what it looks at are what they may be."""
    short = os.path.basename(name)
    if not isinstance(rule.code, str) or not _CODE.fullmatch(rule.code):
        raise OwnRuleError(
            f"{short}: {rule.code!r} is no code; a code is small letters and hyphens, such as house-words"
        )
    if rule.level not in LEVELS:
        raise OwnRuleError(f"{short}: {rule.code} has the level {rule.level!r}; levels are {_all(LEVELS)}")
    if rule.looks_at not in LOOKS_AT or rule.looks_at == WRITTEN:
        raise OwnRuleError(f"{short}: {rule.code} looks at {rule.looks_at!r}; it may look at {_all(LOOKS_AT[:2])}")
    if not callable(rule.check):
        raise OwnRuleError(f"{short}: `check` of {rule.code} is no function")
    return rule


def _told(problem: BaseException) -> str:
    """An exception in one line, with the line of the code that raised it."""
    if isinstance(problem, SyntaxError) and problem.lineno:
        return f"line {problem.lineno}: {problem.msg}"
    last = problem.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = f"line {last.tb_lineno} of {os.path.basename(last.tb_frame.f_code.co_filename)}: " if last else ""
    return " ".join(f"{where}{type(problem).__name__}: {problem}".split()).removesuffix(": ")


def _all(words: Sequence[str]) -> str:
    return ", ".join(words)
