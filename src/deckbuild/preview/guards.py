"""Who may ask the preview's server for what: only the page itself, by its own address and token, on this machine."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

METHODS = ("GET", "HEAD")
MOST_PATH = 512
"""Characters of a path; the page's own are shorter than a hundred."""

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cache-Control", "no-store"),
)
"""Sent with every answer."""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""What a page, and a drawing that is opened by itself, may load: nothing from elsewhere, and no script but our own."""


def hosts(port: int) -> tuple[str, ...]:
    """The names by which this machine alone reaches the server."""
    return (f"127.0.0.1:{port}", f"localhost:{port}")


def refusal(method: str, path: str, headers: Mapping[str, str], port: int) -> int:
    """The status that a request is refused with, 0 for one that may go on.

    A page from elsewhere can have a browser ask, also by a name of its own that it lets lead here: its requests have
    another Host or Origin, or say that they cross sites.
    """
    if method not in METHODS:
        return 405
    if len(path) > MOST_PATH:
        return 414
    if headers.get("Host", "").lower() not in hosts(port):
        return 403
    origin = headers.get("Origin")
    if origin is not None and origin.lower() not in (f"http://{host}" for host in hosts(port)):
        return 403
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return 403
    return 0


def below(path: str, token: str) -> str | None:
    """What comes after the token in a path, None where the token is not the right one."""
    first, slash, rest = path.lstrip("/").partition("/")
    if not slash or not hmac.compare_digest(first.encode("utf-8", "replace"), token.encode()):
        return None
    return rest.partition("?")[0]
