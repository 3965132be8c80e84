"""Decks through other programs: what a save without an edit invents, and whether every edit is told once.

    python benchmarks/clients/matrix.py FOLDER --clients-python PYTHON [--only CLIENT ...] [--edits [--make]]

`PYTHON` is that of an environment with `aspose.slides Spire.Presentation document-builder python-pptx`; Aspose needs
libgdiplus on the system as well, and LibreOffice is driven by the system's Python with its `uno`. Without
`--edits`, the sample and a deck with every block are saved by each program on the built-in template and three others;
with it, each program makes the edits of its driver in a deck. With `--make` each edited deck is made again after the
YAML has changed on every slide: the edit is still there, told once. Aspose, Spire and ONLYOFFICE run in evaluation mode
and put a stamp on slides, which is a thing of somebody else's: it is counted apart.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent / "tests"), str(HERE)]

from running import EDITS  # noqa: E402

from deckbuild.pipeline import Prepared  # noqa: E402
from making import prepared  # noqa: E402
from merging.remaking import changed, remake  # noqa: E402
from readback.decks import TALK, Edited, built, compare_with, told  # noqa: E402
from templates import decks  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENTS = ("libreoffice", "aspose", "spire", "onlyoffice", "pptx")
TEMPLATES = ("wide-16-9", "old-4-3", "a4-landscape")
STAMPS = ("text TextBox", "text New shape", "text Shape ")
"""How the stamps of evaluation modes are called."""

_ONE_BY_ONE = ("onlyoffice", "libreoffice")
"""Programs of which one edit may end the process: each edit has its own."""

EXPECTED = {
    "save": [], "reword_title": ["grain: words title"], "reword_point": ["grain: words body"],
    "add_point": ["grain: added body"], "remove_point": ["grain: removed body"], "move_point": ["grain: moved body"],
    "indent_point": ["grain: level body"], "embolden": ["grain: format body"], "italicise": ["grain: format body"],
    "link": ["grain: format body"], "reword_notes": ["grain: words notes"], "move_box": ["grain: box body"],
    "resize_picture": ["hill: box picture"], "describe_picture": ["hill: alt picture"],
    "reword_cell": ["towns: cell table"], "change_figure": ["trade: cell chart"],
    "reword_event": ["history: words drawing"], "add_picture": ["grain: foreign picture"],
    "add_text_box": ["grain: foreign text"], "add_chart": ["grain: foreign chart"],
    "comment": ["grain: foreign comment"], "animate": ["grain: foreign animation"],
    "add_transition": ["grain: foreign transition"],
    "move_slide": ["grain: moved"], "hide_slide": ["towns: hidden"], "add_slide": [": added"],
    "copy_slide": [": copied"], "remove_slide": ["hill: removed"],
}  # fmt: skip
"""What is told of each edit, without the names of things and the numbers of slides."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients-python", required=True)
    parser.add_argument("--only", nargs="*", default=CLIENTS, choices=CLIENTS)
    parser.add_argument("--edits", action="store_true")
    parser.add_argument("--make", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rows = edits(asked) if asked.edits else saves(asked)
    for row in rows:
        print(row, flush=True)


def saves(asked: argparse.Namespace) -> Iterator[str]:
    """Saves without an edit: one row for each deck and program."""
    for name, source, made in _decks(asked.folder):
        for client in asked.only:
            target = asked.folder / f"{name}-{client}"
            _run(client, source, target, asked.clients_python, ["save"])
            yield f"{name:24} {client:12} {_verdict([], compare_with(target / 'save.pptx', made))}"


def edits(asked: argparse.Namespace) -> Iterator[str]:
    """Every edit in every program: one row each."""
    folder = asked.folder / "talk"
    folder.mkdir(exist_ok=True)
    source, made = built(folder), prepared(folder, TALK)
    for client in asked.only:
        target = asked.folder / f"edits-{client}"
        said = _run(client, source, target, asked.clients_python, [])
        for edit in EDITS:
            path = target / f"{edit}.pptx"
            verdict = _verdict(EXPECTED[edit], compare_with(path, made)) if path.exists() else said.get(edit, "no call")
            yield f"{client:12} {edit:18} {verdict}"
            if asked.make and path.exists():
                yield f"{client:12} {edit:18} made again: {_made_again(folder, path, edit)}"


def _made_again(folder: Path, edited: Path, edit: str) -> str:
    """What is told of an edited deck after the YAML has changed and the deck was made again."""
    path = folder / "again.pptx"
    shutil.copyfile(edited, path)
    shutil.copyfile(edited, edited.with_suffix(".before"))
    result = remake(path, changed(), is_checked=False)
    shutil.copyfile(path, edited.with_suffix(".after"))
    expected = [] if edit == "remove_slide" else EXPECTED[edit]  # the YAML has changed it: it is back, in conflict
    conflicts = result.merged.conflicts if result.merged is not None else -1
    verdict = _verdict(expected, compare_with(path, prepared(folder, changed())))
    return verdict if conflicts == (edit == "remove_slide") else f"{verdict}, WRONG: {conflicts} conflicts"


def _decks(folder: Path) -> Iterator[tuple[str, Path, Prepared]]:
    for template in TEMPLATES:
        for kind in decks.KINDS:
            made = decks.made(template, kind, folder)
            path = folder / f"{template}-{kind}.deck.pptx"
            path.write_bytes(made.data)
            yield f"{template}-{kind}", path, made.prepared
    yield from _built_in(folder)


def _built_in(folder: Path) -> Iterator[tuple[str, Path, Prepared]]:
    """The same decks on the built-in template."""
    from deckbuild.diagnostics import Problems
    from deckbuild.pipeline import prepare_project
    from deckbuild.readers.project import read_project
    from deckbuild.writer.package import write
    from templates.everything import everything

    problems = Problems()
    project = read_project(str(HERE.parent.parent / "slides"), problems)
    assert project.deck is not None
    for kind in decks.KINDS:
        deck = project.deck if kind == "sample" else everything(project.deck, folder)
        made = prepare_project(project._replace(deck=deck), problems, decks.NOW)
        assert made.template is not None
        file = io.BytesIO()
        write(file, made.deck, made.slides, made.template, made.embargoed)
        path = folder / f"built-in-{kind}.deck.pptx"
        path.write_bytes(file.getvalue())
        yield f"built-in-{kind}", path, made


def _run(client: str, source: Path, target: Path, python: str, names: list[str]) -> dict[str, str]:
    """Runs a client's driver; what it could not do, by the edits' names."""
    target.mkdir(exist_ok=True)
    for old in target.glob("*.pptx"):
        old.unlink()
    interpreter = "/usr/bin/python3" if client == "libreoffice" else python
    command = ["nice", interpreter, str(HERE / f"by_{client}.py"), str(source), str(target)]
    said: dict[str, str] = {}
    for asked in [[name] for name in names or EDITS] if client in _ONE_BY_ONE else [names]:
        done = subprocess.run([*command, *asked], capture_output=True, text=True, timeout=900)
        lines = [line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line]
        said |= {name: what for name, what in lines if name in EDITS}
        if done.returncode and not lines:
            said |= dict.fromkeys(asked or EDITS, f"ended with {done.returncode}: {done.stderr[-200:]}")
    return said


def _verdict(expected: list[str], found: Edited) -> str:
    lines = told(found)
    stamps = [line for line in lines if _is_stamp(line)]
    lines = [line for line in lines if line not in stamps]
    own = [line for line in stamps if line.startswith("grain:")]
    if expected == ["grain: foreign text"] and not lines and len(own) > 1:  # a box that is called as stamps are
        lines = [own[0]]
        stamps.remove(own[0])
    plain = [_plain(line) for line in lines]
    stamped = f" (and {len(stamps)} stamps)" if stamps else ""
    others = [line for side in ("ours", "both", "same") for line in told(found, side)]
    if expected == ["grain: foreign comment"]:  # one program puts comments on the slide that it opened
        plain = [line.replace("deckbuild-cover", "grain") for line in plain]
    if expected == ["grain: moved"] and "grain: group" in plain:  # it went into the last section as well
        plain.remove("grain: group")
    if plain == expected and not others:
        return f"ok{stamped}"
    return f"WRONG: {lines} {others or ''}{stamped}"


def _is_stamp(line: str) -> bool:
    return any(f"foreign {stamp}" in line for stamp in STAMPS) and not line.endswith("Mine")


def _plain(line: str) -> str:
    """A line without the name of a thing and the number of a slide."""
    if line.startswith("#"):
        return line[line.index(":") :]
    words = line.split(" ")
    return " ".join(words[:3]) if "foreign" in line else line


if __name__ == "__main__":
    main()
