"""What a person sees of a pull: what went back, what stays in the deck and why, what `make` will bring; or a patch."""

from __future__ import annotations

import difflib
import os
import re
from typing import TYPE_CHECKING, Any

from deckbuild.cli.terminal import BOLD, DIM, YELLOW, shortened, styled, visible, width
from deckbuild.places import shown
from deckbuild.pulling.summary import changes
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.pulling.pull import Pull
    from deckbuild.pulling.values import Left

_DECK = "deck.yaml"
_WIDEST_KEY = 28
_LONG = re.compile("“([^”]{72,})”")
"""Words of a person that are shown in part only."""


def as_text(made: Pull, kept: str, color: bool, dry_run: bool = False) -> str:
    """The report for a person; `kept` is the folder with the old files."""
    lines: list[str] = []
    found = _changes(made)
    keys = [key for key, _ in found] + [one.key or _DECK for one in (*made.left, *made.coming)]
    wide = min(_WIDEST_KEY, max(map(len, keys), default=0))
    if found:
        lines.append(styled(f"{'would be ' if dry_run else ''}pulled from {shown(made.path)}", BOLD, color))
        lines += [f"  {shortened(visible(key), wide):<{wide}}  {visible(what)}" for key, what in found]
    lines += _listed("stays in the deck", made.left, wide, YELLOW, color)
    lines += _listed("the next `deckbuild make` changes in the deck", made.coming, wide, DIM, color)
    if lines:
        lines.append("")
    if not made.files:
        lines.append("nothing to pull" + ("" if made.left else f": {shown(made.path)} is what the YAML says"))
    elif dry_run:
        lines.append("nothing was written")
    else:
        count = len([path for path, data in made.files.items() if data is not None])
        lines.append(
            f"wrote {count} file{'s' if count != 1 else ''}; the old ones are in {shown(os.path.join(kept, 'old'))}"
        )
    return "\n".join(lines)


def _listed(heading: str, found: Sequence[Left], wide: int, style: str, color: bool) -> Iterator[str]:
    if not found:
        return
    yield styled(heading, style, color)
    room = max(40, width() - wide - 4)
    first_at = {one.key: n for n, one in reversed(list(enumerate(found)))}
    for one in sorted(found, key=lambda one: first_at[one.key]):
        words = _LONG.sub(_cut, f"{one.what}: {one.why}")
        first, *rest = _filled(visible(words), room)
        yield f"  {shortened(visible(one.key or _DECK), wide):<{wide}}  {first}"
        yield from (" " * (wide + 4) + line for line in rest)


def _cut(words: re.Match[str]) -> str:
    return f"“{shortened(words[1], 60)}”"


def _filled(text: str, room: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]


def _changes(made: Pull) -> list[tuple[str, str]]:
    """What went back, by the key of the section."""
    assert made.old is not None
    assert made.new is not None
    found = changes(made.old, made.new)
    found += [(os.path.basename(old), f"is {os.path.basename(new)} from now on") for old, new in made.renames.items()]
    return found


def as_json(made: Pull, kept: str, dry_run: bool) -> dict[str, Any]:
    """The same for programs, with the patch."""
    assert made.new is not None
    return {
        "deck": shown(made.path),
        "written": not dry_run and bool(made.files),
        "kept": kept or None,
        "files": [{"path": shown(path), "state": _state(path, data, made)} for path, data in made.files.items()],
        "renamed": {shown(old): shown(new) for old, new in made.renames.items()},
        "pulled": [{"section": key, "what": what} for key, what in _changes(made)],
        "left": [{"section": one.key or None, "what": one.what, "why": one.why} for one in made.left],
        "make_changes": [{"section": one.key or None, "what": one.what, "how": one.why} for one in made.coming],
        "sections": [{"key": s.key, "title": plain(s.title), "omit": s.omit} for s in made.new.sections],
        "problems": [
            {"code": d.code, "level": d.level, "message": d.message} for d in made.diagnostics if d.level != "note"
        ],
        "patch": patch(made),
    }


def _state(path: str, data: bytes | None, made: Pull) -> str:
    if data is None:
        return "removed"
    if path in made.renames.values():
        return "renamed"
    return "changed" if os.path.exists(path) else "added"


def patch(made: Pull) -> str:
    """The changes of the files as a unified patch, which `git apply` and `patch -p1` take in the project's folder."""
    parts: list[str] = []
    before = {new: old for old, new in made.renames.items()}
    for path, data in sorted(made.files.items(), key=lambda item: item[0]):
        if data is None and path in made.renames:
            continue
        source = before.get(path, path)
        old = _text(source)
        new = data.decode("utf-8") if data is not None else None
        parts += _of_file(os.path.relpath(source, made.root), os.path.relpath(path, made.root), old, new)
    return "".join(parts)


def _of_file(source: str, path: str, old: str | None, new: str | None) -> list[str]:
    source, path = source.replace(os.sep, "/"), path.replace(os.sep, "/")
    head = [f"diff --git a/{source} b/{path}\n"]
    if source != path:
        head += [f"rename from {source}\n", f"rename to {path}\n"]
    elif old is None:
        head.append("new file mode 100644\n")
    elif new is None:
        head.append("deleted file mode 100644\n")
    names = ("/dev/null" if old is None else f"a/{source}", "/dev/null" if new is None else f"b/{path}")
    lines = difflib.unified_diff(_lines(old or ""), _lines(new or ""), *names)
    return head + [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    *whole, last = text.split("\n")
    return [*(line + "\n" for line in whole), *([last] if last else [])]


def _text(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
