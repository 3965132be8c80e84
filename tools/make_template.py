"""Writes the built-in template from its design in `template/`: the same design gives the same bytes."""

from __future__ import annotations

import argparse
import pathlib

from deckbuild.template.export import export
from deckbuild.template.read import read_bytes
from deckbuild.template.store import dump
from template.package import package

BUILTIN = pathlib.Path(__file__).parent.parent / "src" / "deckbuild" / "data" / "builtin.json"


def main() -> None:
    """Writes the file the package carries and, when asked, the template to look at in PowerPoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, default=BUILTIN, help="where the stored template goes")
    parser.add_argument("--pptx", type=pathlib.Path, help="also write the template as a presentation")
    arguments = parser.parse_args()
    template = read_bytes(package(), "built-in")
    arguments.output.write_text(dump(template), encoding="utf-8", newline="\n")
    if arguments.pptx:
        arguments.pptx.write_bytes(export(template))


if __name__ == "__main__":
    main()
