"""Reads a presentation or template file (.pptx, .potx, .potm) into a template."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.template.model import MOST_BYTES, Template, TemplateError

if TYPE_CHECKING:
    from deckbuild.template.overlay import Overlay


def read(path: str, overlay: Overlay | None = None) -> Template:
    """The template in a file, named after it; raises TemplateError for what cannot be used."""
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise TemplateError(f"there is no template {path}") from None
    except IsADirectoryError:
        raise TemplateError(f"{path} is a folder, not a template") from None
    except OSError as error:
        raise TemplateError(f"{path} cannot be read: {error.strerror or error}") from None
    if len(data) > MOST_BYTES:
        raise TemplateError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB")
    return read_bytes(data, name, overlay)


def read_bytes(data: bytes, name: str, overlay: Overlay | None = None) -> Template:
    """The template in the bytes of a file; `name` is what messages call it, `overlay` what a deck lays over it."""
    from deckbuild.template.assemble import assemble  # needs lxml, which a deck from the built-in does not

    return assemble(data, name, overlay)
