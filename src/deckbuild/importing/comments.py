"""Comments for the YAML that importing writes: what the document says beside a key that it does not settle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

DRAFT = "draft"
"""The comment behind a `show:` that was cut out of its `say:` and that nobody has looked at yet."""


class Comments(NamedTuple):
    """Comments by the place they stand at, each a tuple of lines without `# `.

    `deck` goes by key of `deck.yaml`: the lines stand above the key, and a key without a value is written empty
    (`embargo:`) below them; the key `""` is the top of the file. `sections` has one mapping for each section, in
    order, by path: `""` is the top of the file, `title`, `time`, `lead`, `points/2` (the second point),
    `points/2/points/1` (the first one below it) stand above their item, and a path that ends in `/show`
    (`points/2/show`, `lead/show`) has one line that stands behind the value, as in `show: A clause  # draft`.
    """

    deck: Mapping[str, tuple[str, ...]] = {}
    sections: tuple[Mapping[str, tuple[str, ...]], ...] = ()


NONE = Comments()
"""No comments."""
