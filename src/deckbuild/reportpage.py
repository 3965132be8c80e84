"""A report as one HTML page that needs nothing else: problems, and a picture of each slide beside its own."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Diagnostic

LEVELS = ("error", "warning", "note")
_STYLE = """
:root{color-scheme:light dark;--ink:#1b2733;--quiet:#52606d;--paper:#fff;--card:#f5f7fa;--line:#cbd2d9;
--error:#a61b1b;--warning:#8a4b08;--note:#0b5394;--link:#0b5394}
@media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;--quiet:#a9b4bf;--paper:#12181f;--card:#1c242d;--line:#3b4754;
--error:#ff9b9b;--warning:#ffc46b;--note:#8cc4ff;--link:#8cc4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer{max-width:72rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.2rem;line-height:1.3;margin:0 0 .75rem}
a{color:var(--link)}.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;padding:0;margin:.75rem 0;list-style:none;font-weight:600}
.quiet{color:var(--quiet)}.hint{color:var(--quiet)}
nav ul{display:flex;flex-wrap:wrap;gap:.4rem;padding:0;list-style:none}
nav a{display:block;padding:.15rem .6rem;border:1px solid var(--line);border-radius:.4rem;text-decoration:none}
section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.25rem;margin:1rem 0}
.slide{display:grid;grid-template-columns:minmax(0,24rem) minmax(0,1fr);gap:1.25rem;align-items:start}
.slide h2{grid-column:1/-1;margin:0}.bare{grid-template-columns:minmax(0,1fr)}
img{width:100%;height:auto;border:1px solid var(--line);border-radius:.3rem;background:#fff}
.problems{margin:0;padding:0;list-style:none}.problems li{padding:.5rem 0;border-top:1px solid var(--line)}
.problems li:first-child{border-top:0;padding-top:0}.level{font-weight:700}
.error{color:var(--error)}.warning{color:var(--warning)}.note{color:var(--note)}
code{font:.9em ui-monospace,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
p{margin:.25rem 0;overflow-wrap:anywhere}
@media(max-width:50rem){.slide{grid-template-columns:1fr}}
@media print{section{break-inside:avoid}nav{display:none}}
"""


class Entry(NamedTuple):
    """A slide of the report: number, title, its problems, and its picture as PNG (empty where there is none)."""

    number: int
    title: str
    problems: Sequence[Diagnostic]
    picture: bytes = b""
    hidden: bool = False


class Report(NamedTuple):
    """What a report says: of which file, of the file as a whole, of its slides; `remarks` come first."""

    name: str
    general: Sequence[Diagnostic]
    entries: Sequence[Entry]
    remarks: Sequence[str] = ()


def page(report: Report) -> str:
    """The report as an HTML page; every text from outside is escaped, and nothing is loaded or run."""
    name = html.escape(report.name)
    found = [*report.general, *(one for entry in report.entries for one in entry.problems)]
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    parts = [_head(name), _counts(counts, len(report.entries))]
    parts += [f'<p class="quiet">{html.escape(remark)}</p>' for remark in report.remarks]
    parts += [_navigation(report.entries), '</header>\n<main id="problems">']
    if report.general:
        parts.append(f"<section><h2>The file as a whole</h2>{_problems(report.general)}</section>")
    parts += [_slide(entry) for entry in report.entries]
    parts.append(
        '</main>\n<footer><p class="quiet">Each code has a page: <code>deckbuild explain CODE</code>.</p></footer>'
    )
    return "\n".join([*parts, "</body>\n</html>\n"])


def _head(name: str) -> str:
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Check of {name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<header>\n<a class="skip" href="#problems">To the problems</a>\n<h1>Check of {name}</h1>'
    )


def _counts(counts: dict[str, int], slides: int) -> str:
    items = "".join(
        f'<li class="{level}">{count} {level}{"" if count == 1 else "s"}</li>'
        for level, count in counts.items()
        if count
    )
    items = items or "<li>No problems found</li>"
    return f'<ul class="counts">{items}<li class="quiet">{slides} slide{"" if slides == 1 else "s"}</li></ul>'


def _navigation(entries: Sequence[Entry]) -> str:
    links = "".join(
        f'<li><a href="#slide-{one.number}">Slide {one.number}: {len(one.problems)}</a></li>'
        for one in entries
        if one.problems
    )
    return f'<nav aria-label="Slides with problems"><ul>{links}</ul></nav>' if links else ""


def _slide(entry: Entry) -> str:
    title = html.escape(entry.title) or "without a title"
    hidden = " (hidden)" if entry.hidden else ""
    image = ""
    if entry.picture:
        data = base64.b64encode(entry.picture).decode()
        alt = f"Slide {entry.number} as LibreOffice draws it"
        image = f'<img src="data:image/png;base64,{data}" alt="{alt}" loading="lazy">'
    problems = _problems(entry.problems) if entry.problems else '<p class="quiet">No problems found.</p>'
    bare = "" if image else " bare"
    return (
        f'<section class="slide{bare}" id="slide-{entry.number}" aria-labelledby="title-{entry.number}">'
        f'<h2 id="title-{entry.number}">{entry.number}. {title}{hidden}</h2>{image}<div>{problems}</div></section>'
    )


def _problems(found: Sequence[Diagnostic]) -> str:
    """The problems, those that matter most first."""
    listed = sorted(found, key=lambda one: LEVELS.index(one.level) if one.level in LEVELS else len(LEVELS))
    return f'<ul class="problems">{"".join(map(_problem, listed))}</ul>'


def _problem(one: Diagnostic) -> str:
    place = ""
    if one.at.source.text and not one.at.source.path.lower().endswith((".pptx", ".pptm", ".potx", ".ppsx")):
        line, column = one.at.source.position(one.at.start)
        place = f' <span class="quiet">{html.escape(one.at.source.path)}:{line}:{column}</span>'
    hints = "".join(f'<p class="hint">{_written(hint)}</p>' for hint in one.hints if hint)
    level = one.level if one.level in LEVELS else "note"
    message = _written(one.message[:1].upper() + one.message[1:])
    code = f"<code>{html.escape(one.code)}</code>"
    return (
        f'<li><p><span class="level {level}">{level.capitalize()}</span> {code}{place}</p><p>{message}</p>{hints}</li>'
    )


def _written(text: str) -> str:
    """A text with what stands between backticks as code."""
    pieces = html.escape(text).split("`")
    if len(pieces) % 2 == 0:
        return "`".join(pieces)
    return "".join(f"<code>{piece}</code>" if number % 2 else piece for number, piece in enumerate(pieces))
