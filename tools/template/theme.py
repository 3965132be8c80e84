"""The theme: a palette in which every pair that is used reads well, Calibri with a face for each script."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

COLORS = {
    "dk1": "1B2733",
    "lt1": "FFFFFF",
    "dk2": "12355B",
    "lt2": "EEF2F6",
    "accent1": "1F5F9E",
    "accent2": "A85100",
    "accent3": "24705F",
    "accent4": "6B4A94",
    "accent5": "B3261E",
    "accent6": "4A6274",
    "hlink": "0B5CAD",
    "folHlink": "5F4489",
}
FONT = "Calibri"
SCRIPTS = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Leelawadee UI",
    "Deva": "Nirmala UI",
    "Beng": "Nirmala UI",
    "Taml": "Nirmala UI",
    "Ethi": "Ebrima",
    "Khmr": "Leelawadee UI",
    "Laoo": "Leelawadee UI",
    "Armn": "Calibri",
    "Geor": "Sylfaen",
    "Mong": "Mongolian Baiti",
    "Tibt": "Microsoft Himalaya",
    "Viet": "Calibri",
}

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(name: str) -> str:
    """The theme part; every master has one of its own, told apart by name."""
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f" name={quoteattr(name)}><a:themeElements>{_colors()}{_fonts()}{_formats()}</a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _colors() -> str:
    entries = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in COLORS.items())
    return f'<a:clrScheme name="Deckbuild">{entries}</a:clrScheme>'


def _fonts() -> str:
    scripts = "".join(f'<a:font script="{script}" typeface="{face}"/>' for script, face in SCRIPTS.items())
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'
    return (
        f'<a:fontScheme name="Deckbuild"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
    )


def _formats() -> str:
    """Flat fills, plain lines, no effects: nothing that a projector or a printer would blur."""
    lines = "".join(f'<a:ln w="{width}">{_FILL}<a:prstDash val="solid"/></a:ln>' for width in (9525, 19050, 28575))
    return (
        f'<a:fmtScheme name="Deckbuild"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
