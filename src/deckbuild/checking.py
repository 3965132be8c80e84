"""Runs the rules: those that `make` keeps to, or all of them, and a project's own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from deckbuild.checks import IN_MAKE, NEEDS, RULES, WRITTEN, module_of
from deckbuild.diagnostics import nearest
from deckbuild.rules import diagnostic, rule_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from deckbuild.audit.values import Deck
    from deckbuild.diagnostics import Problems
    from deckbuild.rules import Rule, Subject


def check_deck(subject: Subject, problems: Problems, thorough: bool) -> None:
    """Reports what the rules for source and layout find in a laid-out deck.

    All of them when `thorough`; otherwise those of `IN_MAKE`, and those that the deck's `checks:` makes errors.
    """
    deck = subject.deck
    levels = dict(deck.checks)
    asked = [code for code in IN_MAKE if getattr(deck, NEEDS.get(code, "title"))]
    run(chosen(levels, thorough, asked), subject, problems)
    if deck.rules:
        _check_by_own(subject, problems)


def check_written(deck: Deck, problems: Problems) -> None:
    """Reports what the rules for .pptx files find in one that was read."""
    run((rule_of(import_module(module_of(code))) for code in WRITTEN), deck, problems)


def chosen(levels: Mapping[str, str], thorough: bool, asked: Collection[str] = IN_MAKE) -> Iterator[Rule]:
    """The rules for source and layout that apply where a deck gives codes these levels.

    All of them if thorough, else those asked for; the modules of others are not imported. A lasting rule is not to be
    switched off.
    """
    for code in RULES:
        level = levels.get(code, "")
        if code not in WRITTEN and (thorough or code in asked or level == "error"):
            rule = rule_of(import_module(module_of(code)))
            if level != "off" or rule.lasting:
                yield rule


def _check_by_own(subject: Subject, problems: Problems) -> None:
    """Reports what the project's own rules find, and those of them that cannot be used."""
    from deckbuild import ownrules  # few decks bring rules along

    levels = dict(subject.deck.checks)
    known: list[Rule] = []
    for source in subject.deck.rules:
        try:
            rules = ownrules.load(source)
            if taken := ownrules.clashing([*known, *rules]):
                raise ownrules.OwnRuleError(f"there is a rule with the code {taken} already")
            known += rules
            for rule in rules:
                if levels.get(rule.code) != "off" or rule.lasting:
                    problems.found += [diagnostic(rule, finding) for finding in ownrules.findings(rule, subject)]
        except ownrules.OwnRuleError as problem:
            problems.error("own-rule", str(problem), source.at, "`deckbuild explain own-rule` says how one is written")
    _check_codes(levels, [rule.code for rule in known], subject, problems)


def _check_codes(levels: Mapping[str, str], own: Sequence[str], subject: Subject, problems: Problems) -> None:
    """Reports the codes under `checks:` that neither deckbuild nor the project's own rules have."""
    from deckbuild.manual import codes

    known = (*codes(), *own)
    for code in levels:
        if code not in known:
            hint = nearest(code, known) or "`deckbuild explain` lists deckbuild's own"
            problems.error("unknown-code", f"there is no code `{code}`", subject.deck.at.of("checks"), hint)


def run(rules: Iterable[Rule], subject: Any, problems: Problems) -> None:
    """Adds what the rules find in the subject, which is of the kind that they look at."""
    for rule in rules:
        problems.found += [diagnostic(rule, finding) for finding in rule.check(subject)]
