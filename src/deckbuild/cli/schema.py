"""`deckbuild schema`: the JSON Schema that editors check the YAML with."""

from __future__ import annotations

import json

from deckbuild import target
from deckbuild.cli.guard import FINE
from deckbuild.schema.export import json_schema


def run(output: str) -> int:
    """Prints the schema, or writes it to a file."""
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
    if not output:
        print(text)
        return FINE
    target.replace(output, lambda file: file.write(text.encode() + b"\n"))
    print(f"wrote {output}")
    return FINE
