"""The report on a template: for a person, in plain words; for programs, as JSON."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from deckbuild.cli.terminal import BOLD, DIM, YELLOW, styled, visible
from deckbuild.survey.changes import word
from deckbuild.template.model import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.survey.values import Font, Survey, Surveyed
    from deckbuild.template.contrast import Contrast

SERVES = {
    "cover": "the cover",
    "content": "points",
    "visual": "points beside a visual",
    "visual-only": "a visual alone",
    "figures": "figures",
    "two-content": "two columns",
    "comparison": "a comparison",
    "statement": "a lead alone",
    "quote": "a quote alone",
    "title-only": "a title alone",
    "closing": "the closing slide",
}
"""The kinds of slide in a reader's words."""

_EMU_PER_CM = 360_000
_RATIOS = ((16, 9), (4, 3), (16, 10), (3, 2), (9, 16), (3, 4))
_LEAST_WIDTH = 60


def as_text(surveyed: Surveyed, width: int, color: bool) -> str:
    """The report in paragraphs: what serves which sections, the layouts, the fonts, what does not leave the file."""
    template, width = surveyed.template, max(width, _LEAST_WIDTH)
    count = len(template.layouts)
    lines = [
        styled(visible(_title(surveyed)), BOLD, color),
        f"{_page(surveyed)}, {_counted(count, 'layout')}"
        + (f" of {len(template.masters)} masters" if len(template.masters) > 1 else ""),
        "",
        styled("What a deck puts where", BOLD, color),
    ]
    wide = max(map(len, SERVES.values()))
    lines += [f"  {SERVES[kind]:<{wide}}  {visible(_called(surveyed.layouts[n]))}" for kind, n in surveyed.serving]
    lines += ["", styled("Layouts", BOLD, color)]
    for one in surveyed.layouts:
        lines += _layout(one, width, color)
    lines += ["", styled("Fonts", BOLD, color), *(f"  {visible(_font(font))}" for font in surveyed.fonts)]
    if not surveyed.fonts:
        lines.append("  none is named: PowerPoint takes its own")
    lines += ["", styled("Colours", BOLD, color), f"  {_colors(surveyed)}"]
    if surveyed.remarks:
        lines += ["", styled("What does not come along", BOLD, color)]
        for remark in surveyed.remarks:
            said = f"{remark.message} ({remark.hint})" if remark.hint else remark.message
            lines += textwrap.wrap(visible(said), width, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines)


def _title(surveyed: Surveyed) -> str:
    name = surveyed.template.name
    return "The built-in template" if name == "built-in" else name


def _called(one: Survey) -> str:
    return f"{one.master}/{one.name}" if one.master else one.name


def _page(surveyed: Surveyed) -> str:
    """The size of the page, in centimetres and as a ratio that has a name."""
    scale, template = surveyed.template.scale, surveyed.template
    wide, high = template.width * scale / _EMU_PER_CM, template.height * scale / _EMU_PER_CM
    ratio = next((f" ({a}:{b})" for a, b in _RATIOS if abs(wide / high - a / b) < 0.01), "")
    return f"{wide:.1f} × {high:.1f} cm{ratio}{', portrait' if high > wide else ''}"


def _layout(one: Survey, width: int, color: bool) -> Iterator[str]:
    yield f"  {visible(_called(one))}"
    poor = [contrast for contrast in one.contrasts if contrast.is_poor]
    for head, text, is_poor in (
        ("for", _use(one), False),
        ("holds", f"{_counted(one.lines, 'line')} of text at {one.size:g} pt" if one.size else "", False),
        ("lacks", ", ".join(one.missing), False),
        ("on slides", "; ".join(f"{what} {how}" for what, how in one.changes), False),
        ("embargoed", "; ".join(f"{what} {how}" for what, how in one.strips), False),
        ("contrast", _readings(one), False),
        ("hard to read", _hard(poor), True),
    ):
        if text:
            wrapped = textwrap.wrap(visible(text), width - 19)
            first = f"    {head:<13}"
            yield styled(first, YELLOW if is_poor else DIM, color) + wrapped[0]
            yield from (" " * 17 + line for line in wrapped[1:])


def _use(one: Survey) -> str:
    if one.serves:
        return ", ".join(SERVES[kind] for kind in one.serves)
    if one.full_name:
        return f"sections that ask for it: layout: {one.full_name}"
    return "nothing: it has no name to ask for"


def _readings(one: Survey) -> str:
    """The contrast of the places with other than deckbuild's own names, equal ones together."""
    found: dict[str, list[str]] = {}
    for contrast in one.contrasts:
        if not contrast.place.name.startswith(OWN):
            said = f"{contrast.ratio:.1f}:1" if contrast.ratio else "on a picture"
            if word(contrast.place) not in found.setdefault(said, []):
                found[said].append(word(contrast.place))
    return "; ".join(f"{', '.join(words)} {said}" for said, words in found.items())


def _hard(poor: list[Contrast]) -> str:
    """The places that are hard to read, those with the same colours together."""
    found: dict[str, list[str]] = {}
    for contrast in poor:
        colors = f"#{contrast.text.rgb} on #{contrast.behind.rgb}"
        said = f"{colors} has {contrast.ratio:.1f}:1, text of its size needs {contrast.needed:g}:1"
        places = found.setdefault(said, [])
        places += [] if word(contrast.place) in places else [word(contrast.place)]
    return "; ".join(f"{', '.join(places)}: {said}" for said, places in found.items())


def _font(font: Font) -> str:
    here = {
        "table": "its widths are known",
        "installed": "measured as it is installed here",
        "stand-in": f"not here: text is measured with {font.measure.by}, a little wider to be safe",
    }[font.measure.how]
    if font.measure.how == "table" and not font.installed:
        here += ", it is not installed here"
    return f"{font.name} ({', '.join(font.roles)}): {here}{', and it is in the file' if font.embedded else ''}"


def _colors(surveyed: Surveyed) -> str:
    total = surveyed.fixed + surveyed.themed
    if not surveyed.fixed:
        return "all are the theme's: `theme:` changes them"
    return f"{surveyed.themed} of {total} are the theme's: `theme:` changes them, and not the other {surveyed.fixed}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def as_json(surveyed: Surveyed, pictures: list[str]) -> str:
    """The same for programs; sizes in EMU, and the paths of the pictures that were drawn."""
    import json

    template, scale = surveyed.template, surveyed.template.scale
    document = {
        "template": template.name,
        "page": {"width": round(template.width * scale), "height": round(template.height * scale)},
        "masters": list(template.masters),
        "serving": {kind: _called(surveyed.layouts[number]) for kind, number in surveyed.serving},
        "layouts": [_layout_json(one) for one in surveyed.layouts],
        "fonts": [
            {
                "name": font.name,
                "roles": list(font.roles),
                "measured": font.measure.how,
                "by": font.measure.by,
                "installed": font.installed,
                "embedded": font.embedded,
            }
            for font in surveyed.fonts
        ],
        "colors": {"theme": dict(template.colors), "from_theme": surveyed.themed, "fixed": surveyed.fixed},
        "pictures": pictures,
        "left_out": [one._asdict() for one in surveyed.remarks],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _layout_json(one: Survey) -> dict[str, Any]:
    return {
        "name": one.layout.name,
        "master": one.layout.master,
        "write": one.full_name or None,
        "kind": one.layout.kind or None,
        "serves": list(one.serves),
        "lines": one.lines,
        "size": one.size or None,
        "missing": list(one.missing),
        "changes": [change._asdict() for change in one.changes],
        "changes_with_embargo": [change._asdict() for change in one.strips],
        "contrasts": [
            {
                "place": contrast.place.name,
                "type": contrast.place.type,
                "ratio": round(contrast.ratio, 2) or None,
                "needed": contrast.needed,
                "text": contrast.text.rgb,
                "behind": contrast.behind.rgb or None,
                "poor": contrast.is_poor,
            }
            for contrast in one.contrasts
        ],
    }
