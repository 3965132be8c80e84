"""Edits made in other programs, pulled: of each what went into the YAML, and what stays in the deck with its reason.

    python benchmarks/clients/pulled.py FOLDER

`FOLDER` is that of `matrix.py --edits`, with the decks that it made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent / "tests"), str(HERE)]

from matrix import CLIENTS, STAMPS  # noqa: E402
from running import EDITS  # noqa: E402

from deckbuild.pipeline import Options  # noqa: E402
from deckbuild.pulling.pull import Pull, pull  # noqa: E402
from deckbuild.pulling.summary import changes  # noqa: E402
from making import NOW  # noqa: E402

STAYS = ("move_box", "resize_picture", "add_picture", "add_text_box", "add_chart", "comment", "animate",
         "add_transition")  # fmt: skip
"""Edits that no YAML has words for."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    source = str(folder / "talk" / "talk.yaml")
    for client in CLIENTS:
        for edit in EDITS:
            path = folder / f"edits-{client}" / f"{edit}.pptx"
            if path.exists():
                made = pull(source, str(path), Options(now=NOW))
                print(f"{client:12} {edit:18} {_verdict(edit, made)}", flush=True)


def _verdict(edit: str, made: Pull) -> str:
    assert made.old is not None
    assert made.new is not None
    went = [f"{key}: {what}" for key, what in changes(made.old, made.new)]
    stamps = () if edit == "add_text_box" else STAMPS  # a box may be called as stamps are
    left = [f"{one.key}: {one.what}" for one in made.left if not any(s.split()[-1] in one.what for s in stamps)]
    wanted = (0, 1) if edit in STAYS else (0, 0) if edit == "save" else (1, 0)
    is_well = (bool(went), bool(left)) == tuple(map(bool, wanted))
    return ("ok   " if is_well else "LOOK ") + "; ".join(went + [f"stays: {one}" for one in left])


if __name__ == "__main__":
    main()
