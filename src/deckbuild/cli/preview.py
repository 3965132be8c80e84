"""`deckbuild preview`: the deck in the browser, changed as its files change."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.make import options_of
from deckbuild.cli.terminal import visible
from deckbuild.pipeline import prepare
from deckbuild.preview.live import Live
from deckbuild.preview.server import PreviewServer
from deckbuild.target import TargetError, reason

if TYPE_CHECKING:
    from deckbuild.cli.make import Call


def run(call: Call, port: int = 0, opens: bool = True) -> int:
    """Serves the page until it is interrupted, which is the way to end it."""
    if not os.path.exists(call.source):
        print(f"error: there is no file or folder {visible(call.source)}", file=sys.stderr)
        return PROBLEMS
    options = options_of(call)
    live = Live(call.source, lambda: prepare(call.source, options))
    live.refresh()
    server = _server(live, port)
    threads = [
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True),
        threading.Thread(target=live.follow, args=(server.ended,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    print(f"{server.address}\nthe page is for this machine alone; Ctrl-C ends it", flush=True)
    if opens:
        webbrowser.open(server.address)
    try:
        server.ended.wait()
    except KeyboardInterrupt:
        pass
    finally:
        server.end()
    if live.failed is not None:
        raise live.failed
    return FINE


def _server(live: Live, port: int) -> PreviewServer:
    try:
        return PreviewServer(live, port)
    except OSError as problem:
        hint = "another program has it: name another, or none for any that is free"
        raise TargetError(f"port {port} cannot be used: {reason(problem)}", hint) from problem
