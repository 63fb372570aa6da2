"""The server of a preview: on this machine only, for whoever knows its own name."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from teitools.preview.answers import TEXT, Answer, Shown

HOSTS = ("127.0.0.1", "::1")
EVENTS = "/.teitools/events"
_ALIVE = 10.0
"""Seconds after which a page that waits is told that the server is still there."""
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}


class Server(ThreadingHTTPServer):
    """Serves `shown` at `host`, one of `HOSTS`, and `port`, any that is free where that is 0.

    Raises OSError where the port is taken.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"

    def __init__(self, shown: Shown, host: str = HOSTS[0], port: int = 0) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.shown = shown
        self.closing = False
        self._run = secrets.token_hex(4)
        self._number = 1
        self._condition = threading.Condition()
        super().__init__((host, port), _Handler)
        written = f"[{host}]" if ":" in host else host
        port = self.server_address[1]
        self.address = f"http://{written}:{port}/"
        self.names = frozenset({f"{written}:{port}", f"localhost:{port}"})

    def server_bind(self) -> None:
        """Take the port; ask nobody what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]

    @property
    def stamp(self) -> str:
        """Which state of the files is shown: another after each change, and each start."""
        return f"{self._run}-{self._number}"

    def changed(self) -> None:
        """Tell every page that there is something new."""
        with self._condition:
            self._number += 1
            self._condition.notify_all()

    def wait(self, since: str) -> bool:
        """Wait a while for a state other than `since`; whether there is one."""
        with self._condition:
            self._condition.wait_for(lambda: self.stamp != since or self.closing, _ALIVE)
            return self.stamp != since

    def close(self) -> None:
        """End: let no page wait, and give the port back."""
        with self._condition:
            self.closing = True
            self._condition.notify_all()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error; others are shown by the handler."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "teitools"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answer a request."""
        self._respond()

    def do_HEAD(self) -> None:
        """Answer, without the content."""
        self._respond()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _respond(self) -> None:
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].lower() not in self.server.names:
            self._send(Answer(403, TEXT, b"This is not the host you mean.\n"))
            return
        parts = urlsplit(self.path)
        if not self.path.startswith("/") or self.path.startswith("//"):
            self._send(Answer(400, TEXT, b"A path begins with one slash.\n"))
        elif parts.path == EVENTS:
            self._tell((parse_qs(parts.query).get("since") or [""])[0])
        else:
            self._send(self._answer(unquote(parts.path)))

    def _answer(self, path: str) -> Answer:
        try:
            return self.server.shown.answer(path, self.server.stamp)
        except Exception as error:  # whatever it is, the server goes on, and says so
            text = f"A fault of teitools: {type(error).__name__}: {error}\n"
            return Answer(500, TEXT, text.encode())

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.data)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.data)

    def _tell(self, since: str) -> None:
        """Server-sent events: one, when there is something else to show than at `since`."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        try:
            self.wfile.write(b": listening\n\n")
            while not self.server.closing:
                new = self.server.wait(since)
                self.wfile.write(b"data: changed\n\n" if new else b": still here\n\n")
                self.wfile.flush()
                if new:
                    return
        except OSError:  # the browser went away
            return
