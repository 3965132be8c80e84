"""Names and escapes of the XML that PowerPoint reads."""

from __future__ import annotations

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'

PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml."


def escaped(text: str) -> str:
    """Text for the inside of an element."""
    if not text.isprintable() and not text.replace("\u00a0", " ").isprintable():
        text = _without_refused(text)
    return _marked(text)


def quoted(text: str) -> str:
    """Text for the inside of a double-quoted attribute."""
    if text.isalnum():
        return text
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _marked(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _without_refused(text: str) -> str:
    """The text with spaces for what XML cannot hold: no file has it, but a deck made in Python may."""
    import re  # few texts have anything but letters, digits, signs and plain spaces

    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", text)


def filled(color: str) -> str:
    """A solid fill in a colour, as `layout.shapes` has them; nothing for no colour."""
    return f"<a:solidFill>{painted(color)}</a:solidFill>" if color else ""


def painted(color: str) -> str:
    """A colour as DrawingML: RRGGBB, or a slot of the theme such as `accent1`, `tx2+60`, `tx2-25` or `tx2@70`."""
    if len(color) == 6 and all(c in "0123456789ABCDEFabcdef" for c in color):
        return f'<a:srgbClr val="{color}"/>'
    color, _, opaque = color.partition("@")
    slot, lighter, part = color.partition("+")
    if not lighter:
        slot, _, part = color.partition("-")
    changes = f'<a:lumMod val="{100 - int(part)}000"/>' if part else ""
    changes += f'<a:lumOff val="{part}000"/>' if lighter else ""
    changes += f'<a:alpha val="{opaque}000"/>' if opaque else ""
    return f'<a:schemeClr val="{slot}">{changes}</a:schemeClr>' if changes else f'<a:schemeClr val="{slot}"/>'


def relationships(rows: list[tuple[str, str, str]]) -> str:
    """A relationships part from (id, type, target) rows; a target with a scheme of its own is external.

    A type without a slash is one of the office document's.
    """
    items = []
    for rel_id, kind, target in rows:
        full = kind if "/" in kind else f"{R}/{kind}"
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        quoted_target = _marked(target).replace('"', "&quot;")
        items.append(f'<Relationship Id="{rel_id}" Type="{full}" Target="{quoted_target}"{mode}/>')
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{"".join(items)}</Relationships>'
