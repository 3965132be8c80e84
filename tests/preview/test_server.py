"""The preview's server against whoever should not reach it: other sites, other names, other paths, slow clients."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from deckbuild.pipeline import Options, prepare
from deckbuild.preview import server as servers
from deckbuild.preview.live import Live
from making import NOW, project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.preview.server import PreviewServer

TALK = "title: A talk\ndisclaimer: Own views.\nsections: [{title: One, points: [a point]}]\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """A preview of a small deck on a free port of the loopback."""
    project(tmp_path, {"talk.yaml": TALK, "secret.txt": "nobody may read this"})
    source = str(tmp_path / "talk.yaml")
    live = Live(source, lambda: prepare(source, Options(now=NOW)))
    live.refresh()
    made = servers.PreviewServer(live)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.end()
    thread.join(5)


def ask(
    server: PreviewServer, path: str, method: str = "GET", headers: dict[str, str] | None = None, inside: bool = True
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; the path is below the token unless it is not to be."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    try:
        connection.putrequest(
            method, f"/{server.token}/{path}" if inside else path, skip_host=bool(headers and "Host" in headers)
        )
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_the_page_and_all_that_it_needs_is_served(server: PreviewServer) -> None:
    for path in (
        "",
        "index.html",
        "style.css",
        "app.js",
        "deck.js",
        "view.js",
        "presenter.js",
        "icon.svg",
        "deck.json",
    ):
        status, headers, body = ask(server, path)
        assert (status, bool(body)) == (200, True), path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    deck = json.loads(ask(server, "deck.json")[2])
    look = deck["slides"][1]["look"]
    status, headers, body = ask(server, f"slides/2-{look}.svg")
    assert (status, headers["Content-Type"]) == (200, "image/svg+xml")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert b"a point" in body


def test_only_the_loopback_listens(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


OTHERS = (
    {"Host": "evil.example"},
    {"Host": "evil.example:{port}"},
    {"Host": "127.0.0.1"},
    {"Host": "127.0.0.1:1"},
    {"Host": "localhost.evil.example:{port}"},
    {"Host": "[::1]:{port}"},
    {"Host": ""},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://127.0.0.1:{port}"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://127.0.0.1:{port}.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)
"""What requests say that a page from elsewhere had a browser send."""


@pytest.mark.parametrize("headers", OTHERS, ids=lambda h: "-".join(f"{k} {v}" for k, v in h.items()))
@pytest.mark.parametrize("path", ["deck.json", "events"])
def test_other_sites_get_nothing(headers: dict[str, str], path: str, server: PreviewServer) -> None:
    sent = {name: value.format(port=server.server_port) for name, value in headers.items()}
    status, _, body = ask(server, path, headers=sent)
    assert (status, body) == (403, b"")


@pytest.mark.parametrize("token", ["", "x", "0" * 22, "{token}x", "{short}", "%2e", "{token}%00", "{upper}"])
def test_without_the_token_there_is_nothing(token: str, server: PreviewServer) -> None:
    right = server.token
    tried = token.format(token=right, short=right[:-1], upper=right.swapcase())
    for path in (f"/{tried}/deck.json", f"/{tried}/", f"/{tried}", "/deck.json", "/favicon.ico", "/"):
        assert ask(server, path, inside=False)[0] == 404


PATHS = (
    "../secret.txt", "../../../../etc/passwd", "..%2f..%2fsecret.txt", "%2e%2e/secret.txt", "....//secret.txt",
    "slides/../secret.txt", "/etc/passwd", "talk.yaml", "secret.txt", "deck.json/../secret.txt", "app.js%00.txt",
    "slides/1-1.svg%00", "slides/../../app.js", "slides/0-1.svg", "slides/999999-1.svg", "slides/1-999999999.svg",
    "slides/-1-1.svg", "slides/1e9-1.svg", "..\\secret.txt", "static/app.js", "%61pp.js",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_to_a_file(path: str, server: PreviewServer) -> None:
    status, _, body = ask(server, path)
    assert (status, body) == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_sent(method: str, server: PreviewServer) -> None:
    assert ask(server, "deck.json", method)[0] == 405


def test_odd_requests_end_in_a_refusal(server: PreviewServer) -> None:
    assert ask(server, "x" * 600)[0] == 414
    for raw in (b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET\r\n\r\n", b"X" * 70_000):
        with socket.create_connection(("127.0.0.1", server.server_port), 5) as connection:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(5)
            answer = b""
            while part := connection.recv(65536):
                answer += part
            assert b" 200 " not in answer
            assert b"A talk" not in answer


def test_a_client_that_trickles_is_cut_off(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_SECONDS", 0.4)
    with socket.create_connection(("127.0.0.1", server.server_port), 5) as connection:
        connection.settimeout(0.1)
        ended = False
        for _ in range(40):
            try:
                connection.sendall(b"G")
                ended = connection.recv(1) == b""
            except TimeoutError:
                continue
            except OSError:
                ended = True
            if ended:
                break
        assert ended
    assert ask(server, "deck.json")[0] == 200


def test_many_connections_leave_room_for_the_page(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_SECONDS", 0.5)
    idle = [socket.create_connection(("127.0.0.1", server.server_port), 5) for _ in range(80)]
    try:
        end = time.monotonic() + 8
        status = 0
        while status != 200 and time.monotonic() < end:
            try:
                status = ask(server, "deck.json")[0]
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
        assert status == 200
    finally:
        for one in idle:
            one.close()


def test_whoever_listens_is_told_of_every_version(server: PreviewServer) -> None:
    address = urlsplit(server.address)
    with socket.create_connection((address.hostname or "", address.port or 0), 5) as connection:
        connection.sendall(f"GET {address.path}events HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
        read = b""
        while b"data: 1\n" not in read:
            read += connection.recv(4096)
        server.live.refresh()
        while b"data: 2\n" not in read:
            read += connection.recv(4096)
    assert b"text/event-stream" in read


def test_no_more_than_a_dozen_listen_at_once(server: PreviewServer) -> None:
    address = urlsplit(server.address)
    request = f"GET {address.path}events HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode()
    listeners = [socket.create_connection((address.hostname or "", address.port or 0), 5) for _ in range(13)]
    try:
        firsts = []
        for one in listeners:
            one.sendall(request)
            firsts.append(one.recv(15))
        assert firsts[:12] == [b"HTTP/1.1 200 OK"] * 12
        assert firsts[12].startswith(b"HTTP/1.1 503")
    finally:
        for one in listeners:
            one.close()
