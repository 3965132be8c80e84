"""Reckons anew what texts are shrunk to, where the stored size is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.fitting import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from deckbuild.audit.values import Deck
    from deckbuild.editing.package import EditedPackage

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LEAST = 12.0
"""Points below which nothing is shrunk: somebody has to say less."""
_STEP = 0.1
"""Shares of a size by which programs differ; what differs by less is not stale."""


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Writes the size that PowerPoint would, had somebody clicked into the text."""
    for slide in deck.slides:
        for shape in slide.shapes:
            body = shape.body
            if body is None or shape.frame is None or body.autofit != "text" or not shape.text.strip():
                continue
            best, closer = fitted(body, shape.frame)
            smallest = min(run.size * best for run in body.runs if run.text.strip())
            if abs(best - body.scale) > _STEP and (best > body.scale or smallest >= _LEAST):
                names = list(package.edited(slide.part).iter(f"{_P}cNvPr"))
                _store(names[shape.number].getparent().getparent(), best, closer)
                yield f"slide {slide.number}: {shape.called} shrunk to {best:.0%}, not {body.scale:.0%}"


def _store(shape: etree._Element, scale: float, closer: float) -> None:
    text = shape.find(f"{_P}txBody/{_A}bodyPr")
    for tag in ("noAutofit", "spAutoFit", "normAutofit"):
        for old in text.findall(f"{_A}{tag}"):
            text.remove(old)
    fit = text.makeelement(f"{_A}normAutofit")
    if scale < 1:
        fit.set("fontScale", str(round(scale * 100_000)))
    if closer:
        fit.set("lnSpcReduction", str(round(closer * 100_000)))
    warp = text.find(f"{_A}prstTxWarp")
    text.insert(0 if warp is None else 1, fit)
