"""Pictures on a slide as `p:pic`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.writer.markup import quoted
from deckbuild.writer.media import names
from deckbuild.writer.shapes import DECORATIVE, frame, placeholder

if TYPE_CHECKING:
    from deckbuild.layout.shapes import Image
    from deckbuild.writer.text import Links
    from deckbuild.writer.visuals import Attached

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def xml(drawn: Image, shape_id: int, _language: str, _links: Links, attached: Attached) -> str:
    """A picture; an SVG is named beside the PNG that programs without SVG show."""
    name = f'<p:cNvPr id="{shape_id}" name="{quoted(drawn.name)}"'
    name += f' descr="{quoted(drawn.alt)}"/>' if drawn.alt else f">{DECORATIVE}</p:cNvPr>"
    place, locks = "<p:nvPr/>", '<a:picLocks noChangeAspect="1"/>'
    if drawn.placeholder is not None:
        place = f"<p:nvPr>{placeholder(drawn.placeholder)}</p:nvPr>"
        locks = '<a:picLocks noGrp="1" noChangeAspect="1"/>'
    return (
        f"<p:pic><p:nvPicPr>{name}<p:cNvPicPr>{locks}</p:cNvPicPr>{place}</p:nvPicPr>"
        f"<p:blipFill>{_blip(drawn, attached)}{_source(drawn)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr>{frame(drawn.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _blip(drawn: Image, attached: Attached) -> str:
    shown, *vector = [attached.relate("image", f"../media/{name}") for name in names(drawn)]
    if not vector:
        return f'<a:blip r:embed="{shown}"/>'
    return (
        f'<a:blip r:embed="{shown}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector[0]}"/></a:ext></a:extLst></a:blip>'
    )


def _source(drawn: Image) -> str:
    """The part that is shown, in thousandths of a percent from each side."""
    if not any(drawn.crop):
        return ""
    sides = (f'{side}="{round(part * 100_000)}"' for side, part in zip("ltrb", drawn.crop, strict=True) if part)
    return f"<a:srcRect {' '.join(sides)}/>"
