"""The preview's page as one file that needs nothing else: for who shall see the slides without the deck."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from typing import TYPE_CHECKING

from deckbuild.preview.draw.marks import escaped
from deckbuild.preview.draw.slide import draw
from deckbuild.preview.server import FOLDER
from deckbuild.preview.show import looks, show

if TYPE_CHECKING:
    from deckbuild.pipeline import Prepared

_SCRIPTS = ("deck.js", "view.js", "presenter.js", "app.js")
"""The page's scripts, each after those that it takes something from."""

_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?=async |function |class |const )", re.MULTILINE)


def alone(prepared: Prepared, notes: bool = False) -> str:
    """The page with the deck in it; the notes only where they are asked for, problems and hidden slides never."""
    told = show(prepared, looks((), prepared.slides, 1), 1)
    shown = [slide for slide in told["slides"] if not slide["hidden"]]
    told |= {"problems": [], "more_problems": 0, "stale": False, "slides": shown}
    for place, slide in enumerate(shown, 1):
        svg = draw(prepared, slide["number"]).svg
        slide["number"] = place  # the page counts what it has
        slide["image"] = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
        if not notes:
            slide["notes"] = []
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    script = "\n".join(_bare(_read(name)) for name in _SCRIPTS)
    style = _read("style.css")
    page = _read("index.html")
    page = re.sub(
        r'<link rel="icon"[^>]*>\n|<link rel="stylesheet"[^>]*>\n|<script type="module"[^>]*></script>\n', "", page
    )
    page = page.replace("<title>deckbuild preview</title>", f"<title>{escaped(told['title'])}</title>")
    policy = (
        f"default-src 'none'; img-src data:; script-src 'sha256-{_hash(script)}'; style-src 'sha256-{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<style>{style}</style>\n'
    tail = f'<script type="application/json" id="deck">{data}</script>\n<script type="module">{script}</script>\n'
    return page.replace("<title>", f"{head}<title>", 1).replace("</body>", f"{tail}</body>", 1)


def _bare(script: str) -> str:
    """A script without what joins it to the others, for they are one now."""
    return _EXPORT.sub("", _IMPORT.sub("", script))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()
