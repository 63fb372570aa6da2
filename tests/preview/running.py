"""A preview that runs as it does for a person: the command, in a process of its own."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


class Running:
    """A preview at `address`."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        parts = urlsplit(address)
        self.host, self.port = parts.hostname or "", parts.port or 0

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        """The status and the text for a path, sent as it is."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace")
        finally:
            connection.close()

    @contextmanager
    def listening(self, since: str) -> Iterator[http.client.HTTPResponse]:
        """A page that waits for news of what it has shown since, from when it is heard."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request("GET", f"/.teitools/events?since={since}")
            response = connection.getresponse()
            assert response.readline() == b": listening\n"
            yield response
        finally:
            connection.close()

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; the exit status, and what was said."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


@contextmanager
def running(place: Path, *options: str) -> Iterator[Running]:
    """``teitools preview``, from the moment it says where."""
    command = [sys.executable, "-m", "teitools", "preview", str(place), "--no-config", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            assert " at http://" in said, said + process.stderr.read()
            yield Running(process, said.split(" at ")[1].split(" ")[0])
        finally:
            process.kill()
