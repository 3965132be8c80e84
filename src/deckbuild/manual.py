"""The manual pages of the codes that problems have, with examples that the tests run.

A rule's page is the docstring of its module in `checks/`; any other code has a Markdown file in `data/manual/`.
"""

from __future__ import annotations

import os

_HERE = os.path.dirname(__file__)
_FOLDER = os.path.join(_HERE, "data", "manual")
_RULES = os.path.join(_HERE, "checks")


def codes() -> tuple[str, ...]:
    """All codes, in alphabetical order."""
    pages = (name.removesuffix(".md") for name in os.listdir(_FOLDER) if name.endswith(".md"))
    return tuple(sorted((*pages, *rule_codes())))


def rule_codes() -> tuple[str, ...]:
    """The codes of the rules, in alphabetical order."""
    modules = (name.removesuffix(".py") for name in os.listdir(_RULES) if name.endswith(".py"))
    return tuple(sorted(name.replace("_", "-") for name in modules if not name.startswith("_")))


def page(code: str) -> str:
    """The manual page of a code, in Markdown; its first line is `# code: what it says`."""
    path = os.path.join(_FOLDER, f"{code}.md")
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            return file.read()
    import ast  # read and not imported: a page needs nothing of what its rule needs

    with open(os.path.join(_RULES, f"{code.replace('-', '_')}.py"), encoding="utf-8") as file:
        return page_of(code, ast.get_docstring(ast.parse(file.read())) or "")


def page_of(code: str, docstring: str) -> str:
    """The page that a rule's docstring makes: its first line says what the rule says, as a sentence."""
    first, _, rest = docstring.partition("\n")
    return f"# {code}: {first[:1].lower()}{first[1:].rstrip('.')}\n{rest}\n"
