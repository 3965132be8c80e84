"""The preview's server: loopback only, a handful of addresses, each answered from memory."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from deckbuild.preview import guards

if TYPE_CHECKING:
    from deckbuild.preview.live import Live

HOST = "127.0.0.1"
FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "preview")
"""Where the files of the page are."""

_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
_FILES = ("index.html", "icon.svg", "style.css", "app.js", "deck.js", "presenter.js", "view.js")
_DRAWING = re.compile(r"slides/(\d{1,6})-(\d{1,9})\.(svg|json|png)")
_SECONDS = 10.0
"""How long a request may take to come, and an answer to be taken."""
_MOST_CONNECTIONS = 48
_MOST_LISTENERS = 12
_HEARTBEAT = 15.0


class PreviewServer(ThreadingHTTPServer):
    """Serves one live deck until it is shut down; `address` is where its page is."""

    daemon_threads = True
    request_queue_size = 32

    def __init__(self, live: Live, port: int = 0) -> None:
        self.live = live
        self.token = secrets.token_urlsafe(16)
        self.ended = threading.Event()
        self.listeners = threading.BoundedSemaphore(_MOST_LISTENERS)
        self.connections = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        self.files = {name: _read(name) for name in _FILES}
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Takes a connection on where there are not too many; others are closed, and may come again."""
        if not self.connections.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers in a thread of its own."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that breaks is no concern of the person at the terminal."""

    def end(self) -> None:
        """Ends the server and lets whoever listens go."""
        self.ended.set()
        self.live.end()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = _SECONDS
    server_version, sys_version = "deckbuild", ""

    def handle_one_request(self) -> None:
        """Reads a request and answers it; one that does not come in time is cut off, however slowly it trickles."""
        self._late = threading.Timer(_SECONDS, self._cut)
        self._late.daemon = True
        self._late.start()
        try:
            super().handle_one_request()
        finally:
            self._late.cancel()

    def _cut(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        """Answers a request."""
        self._answer()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing is logged: addresses hold the token."""

    def _answer(self) -> None:
        self._late.cancel()
        refused = guards.refusal(self.command, self.path, dict(self.headers.items()), self.server.server_port)
        if refused:
            self._send(refused, b"", "text/plain", close=True)
            return
        rest = guards.below(self.path, self.server.token)
        if rest is None:
            self._send(404, b"", "text/plain", close=True)
        elif rest == "events":
            self._listen()
        elif rest == "deck.json":
            self._send(200, self.server.live.told, "application/json")
        elif match := _DRAWING.fullmatch(rest):
            self._draw(int(match[1]), int(match[2]), match[3])
        elif (name := rest or "index.html") in self.server.files:
            self._send(200, self.server.files[name], _TYPES[name.rpartition(".")[2]], guards.PAGE_POLICY)
        else:
            self._send(404, b"", "text/plain")

    def _draw(self, number: int, look: int, form: str) -> None:
        """A slide as SVG; what is not true in it, as JSON; or the picture of it that LibreOffice draws then."""
        drawn = self.server.live.drawn(number, look)
        if drawn is None:
            self._send(404, b"", "text/plain")
        elif form == "svg":
            self._send(200, drawn.svg.encode(), "image/svg+xml", guards.DRAWING_POLICY)
        elif form == "json":
            self._send(200, json.dumps(drawn.untrue, ensure_ascii=False).encode(), "application/json")
        elif picture := self.server.live.picture(number, look):
            self._send(200, picture, "image/png")
        else:
            self._send(404, b"", "text/plain")

    def _listen(self) -> None:
        """Tells the page of every new version, for as long as it listens."""
        if not self.server.listeners.acquire(blocking=False):
            self._send(503, b"", "text/plain", close=True)
            return
        try:
            self.close_connection = True
            self._head(200, "text/event-stream", None, guards.PAGE_POLICY)
            version = -1
            while not self.server.ended.is_set():
                now = self.server.live.wait(version, _HEARTBEAT)
                line = f"data: {now}\n\n" if now != version else ": still here\n\n"
                version = now
                self.wfile.write(line.encode())
                self.wfile.flush()
        except OSError:  # the page was closed
            pass
        finally:
            self.server.listeners.release()

    def _send(
        self, status: int, body: bytes, kind: str, policy: str = "default-src 'none'", close: bool = False
    ) -> None:
        self.close_connection = self.close_connection or close
        self._head(status, kind, len(body), policy)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str, length: int | None, policy: str) -> None:
        self.send_response(status)
        for name, value in guards.HEADERS:
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()


def _read(name: str) -> bytes:
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()
