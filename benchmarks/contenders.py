"""The tools that are compared: how each is set up, what it reads, and how it is started."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import decks

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
PROJECT = HERE.parent


class Tool(NamedTuple):
    """A tool that is ready: its version, its input, its command for a source and a target.

    Above `most` sections it would take minutes and is left out; 0 is no limit.
    """

    name: str
    version: str
    suffix: str
    write: Callable[[decks.Deck], str]
    command: Callable[[str, str], list[str]]
    most: int = 0


class MissingError(Exception):
    """A tool that cannot be set up here; the text says why."""


def _run(*command: str | Path) -> str:
    """The output of a set-up step."""
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise MissingError(f"{command[0]} is not installed") from None
    except subprocess.CalledProcessError as error:
        last_words = (error.stderr or error.stdout).strip().splitlines() or ["no message"]
        raise MissingError(f"{Path(command[0]).name} {command[1]} failed: {last_words[-1]}") from None
    return done.stdout


def interpreter(work: Path) -> Path:
    """Python in a virtual environment with deckbuild as a user has it: installed from a wheel, compiled."""
    folder = work / "venv"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    shutil.rmtree(work / "wheel", ignore_errors=True)
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work / "wheel", PROJECT)
    (wheel,) = (work / "wheel").glob("deckbuild-*.whl")
    _run(python, "-m", "pip", "install", "--quiet", wheel)
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", wheel)
    return python


def deckbuild(work: Path, command: str = "") -> Tool:
    """Deckbuild, from its own virtual environment, or the command given instead."""
    program = command or str(interpreter(work).with_name("deckbuild"))
    version = _run(program, "--version").strip().split()[-1]
    return Tool(
        "deckbuild",
        version,
        "yaml",
        decks.as_yaml,
        lambda source, target: [program, "make", source, "-o", target],
    )


def pandoc(work: Path) -> Tool:
    """Pandoc as the system has it; its time grows with the square of the slides.

    It reads by its faster reader: that of its own Markdown takes longer on these decks than its writer.
    """
    program = shutil.which("pandoc")
    if program is None:
        raise MissingError("pandoc is not installed")
    version = _run(program, "--version").split()[1]
    reference = work / "reference.pptx"
    pandoc_reference(program, reference)
    options = ["--from=commonmark_x", "--slide-level=1", f"--reference-doc={reference}"]
    return Tool(
        "pandoc",
        version,
        "md",
        decks.as_markdown,
        lambda source, target: [program, source, *options, "-o", target],
        600,
    )


def pandoc_reference(program: str, target: Path) -> None:
    """Pandoc's own reference deck, changed so that it writes footers and numbers.

    It does so only if the master says that slides have them (`p:hf`), with the footer of the layout's text.
    """
    data = subprocess.run([program, "--print-default-data-file", "reference.pptx"], capture_output=True, check=True)
    original = target.with_suffix(".original.pptx")
    original.write_bytes(data.stdout)
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if re.fullmatch(r"ppt/slideMasters/slideMaster\d+\.xml", name):
                part = part.replace(b"<p:txStyles>", b'<p:hf hdr="0" dt="0"/><p:txStyles>', 1)
            if re.fullmatch(r"ppt/slide(Masters|Layouts)/slide(Master|Layout)\d+\.xml", name):
                part = _with_footer(part)
            new.writestr(name, part)


def _with_footer(part: bytes) -> bytes:
    """A master or layout whose footer placeholder says the disclaimer."""
    text = f"<a:p><a:r><a:t>{decks.DISCLAIMER}</a:t></a:r>".encode()
    return re.sub(rb'(<p:ph type="ftr"(?:(?!</p:sp>).)*?)<a:p>', rb"\1" + text, part, count=1, flags=re.DOTALL)


def pptxgenjs(work: Path, compression: str) -> Tool:
    """PptxGenJS from npm; `compression` is `stored`, as it comes, or `deflate`."""
    node, folder = shutil.which("node"), work / "node"
    if node is None:
        raise MissingError("node is not installed")
    package = folder / "node_modules" / "pptxgenjs" / "package.json"
    if not package.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "pptxgenjs")
    version = _run(node, "-p", f"require({str(package)!r}).version").strip()
    script = shutil.copy(HERE / "pptxgen.js", folder)  # node looks for packages beside the script
    name = "PptxGenJS" if compression == "stored" else "PptxGenJS (deflate)"
    return Tool(
        name,
        version,
        "json",
        decks.as_json,
        lambda source, target: [node, str(script), source, target, compression],
    )


def plain(work: Path) -> Tool:
    """A plain python-pptx script. Its time, too, grows with the square of the slides."""
    python = work / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(work / "venv", with_pip=True)
    _run(python, "-m", "pip", "install", "--quiet", "python-pptx", "PyYAML")
    version = _run(python, "-c", "import pptx; print(pptx.__version__)").strip()
    script = str(HERE / "plain_pptx.py")
    return Tool(
        "python-pptx",
        version,
        "yaml",
        decks.as_yaml,
        lambda source, target: [str(python), script, source, target],
        600,
    )


SETUPS: dict[str, Callable[[Path], Tool]] = {
    "deckbuild": deckbuild,
    "pandoc": pandoc,
    "pptxgenjs": lambda work: pptxgenjs(work, "stored"),
    "pptxgenjs-deflate": lambda work: pptxgenjs(work, "deflate"),
    "python-pptx": plain,
}
"""How each tool is set up, by the name that the command line knows it by."""
