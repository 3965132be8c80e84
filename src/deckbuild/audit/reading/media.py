"""Pictures of a package: made small for their colours, and asked for what their metadata tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.paints import Raster
from deckbuild.pictures.limits import PictureError
from deckbuild.pictures.sniff import kind_of

if TYPE_CHECKING:
    from deckbuild.template.opc import Package

LONGEST = 640
"""Points along the longer side of a small picture: a letter of 18 points is five of them wide on a usual page."""
MOST_BYTES = 40_000_000
_KEPT = 24


class Rasters:
    """Small versions of a package's pictures, the last few kept."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._kept: dict[str, Raster | None] = {}

    def __call__(self, part: str) -> Raster | None:
        """A picture made small; None for one that cannot be read."""
        if part not in self._kept:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[part] = self._small(part)
        return self._kept[part]

    def _small(self, part: str) -> Raster | None:
        from deckbuild.pictures.pixels import small  # most decks have no text over pictures

        if self.package.size(part) > MOST_BYTES:
            return None
        try:
            data = self.package.data(part)
            return Raster(*small(data, kind_of(data), LONGEST))
        except PictureError:
            return None
