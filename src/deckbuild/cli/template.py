"""`deckbuild template --export`: the built-in template as a file to be restyled in PowerPoint."""

from __future__ import annotations

import os

from deckbuild import target
from deckbuild.cli.guard import FINE
from deckbuild.template.export import export
from deckbuild.template.store import builtin


def run(path: str, force: bool) -> int:
    """Writes the template; a file that is there already is only replaced with `force`."""
    target.check(path)
    if os.path.exists(path) and not force:
        raise target.TargetError(f"{path} is there already", "name another file, or replace it with --force")
    data = export(builtin())
    target.replace(path, lambda file: file.write(data))
    print(f"wrote {path}; name it under `template:` in deck.yaml once it looks like yours")
    return FINE
