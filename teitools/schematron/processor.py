"""SaxonC in a process of its own, which may be killed: what a schema asks for is not trusted."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from typing import Any

START_LIMIT = 30.0
"""How many seconds anything may take."""
PER_MEGABYTE = 10.0
"""And for each megabyte of the document besides."""
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")
_WORKER = Path(__file__).with_name("worker.py")


class NotInstalledError(Exception):
    """SaxonC is not installed."""


class StoppedError(Exception):
    """The process ended, or was killed; the text says why."""


class Processor:
    """The process, started when it is needed, and again where it has ended."""

    def __init__(self, limit: float = START_LIMIT) -> None:
        """`limit` is how many seconds a request may take."""
        self.limit = limit
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._compiled: dict[str, str] = {}
        self._lock = Lock()
        self._timed_out = False
        atexit.register(self.stop)

    def start(self) -> None:
        """Start the process, if it does not run, without waiting. Raises NotInstalledError."""
        if self._process is not None and self._owner == os.getpid():
            if self._process.poll() is None:
                return
            self.stop()
        folder = saxon_folder()
        if folder is None:
            raise NotInstalledError
        self._compiled = {}
        self._lock = Lock()
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_WORKER), folder],
            cwd=Path(sys.executable).anchor or None,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def compile(self, stylesheet: str) -> str | None:
        """Compile a stylesheet. Gives what is wrong with it, in SaxonC's words; None if nothing.

        Raises NotInstalledError, StoppedError.
        """
        key = _key(stylesheet)
        if self._compiled.get(key) == "done" and self._running():
            return None
        answer = self._ask({"do": "compile", "key": key, "text": stylesheet}, self.limit)
        error = answer.get("error")
        if error is None:
            self._compiled[key] = "done"
        return error

    def run(self, stylesheet: str, request: dict[str, Any]) -> dict[str, Any]:
        """Run a stylesheet: see `worker.Engine.run`. Gives ``result`` or ``error``.

        Raises NotInstalledError, StoppedError.
        """
        limit = self.limit + PER_MEGABYTE * len(request["document"]["text"]) / 1_000_000
        key = _key(stylesheet)
        for _ in range(2):
            error = self.compile(stylesheet)
            if error is not None:
                return {"error": error}
            answer = self._ask({"do": "run", "key": key, **request}, limit)
            if "unknown" not in answer:
                return answer
            self._compiled.pop(key, None)
        return {"error": "the stylesheet is gone"}

    def stop(self) -> None:
        """End the process, if it is ours."""
        process, self._process = self._process, None
        self._compiled = {}
        if process is None or self._owner != os.getpid():
            return
        with suppress(OSError):
            process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()

    def _running(self) -> bool:
        process = self._process
        return process is not None and self._owner == os.getpid() and process.poll() is None

    def _ask(self, request: dict[str, Any], limit: float) -> dict[str, Any]:
        self.start()
        with self._lock:
            process = self._process
            assert process is not None
            self._timed_out = False
            timer = Timer(limit, self._kill, [process])
            timer.daemon = True
            timer.start()
            try:
                answer = _exchange(process, json.dumps(request).encode("ascii"))
            except (OSError, ValueError):
                answer = None
            finally:
                timer.cancel()
        if answer is None:
            code = process.wait()
            self.stop()
            if self._timed_out:
                raise StoppedError(f"it took more than {limit:.0f} seconds")
            raise StoppedError(f"the process that ran it ended (exit code {code})")
        return answer

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        self._timed_out = True
        process.kill()


def saxon_folder() -> str | None:
    """The folder that SaxonC is installed in; None where it is not installed."""
    try:
        found = find_spec("saxonche")
    except (ImportError, ValueError):
        return None
    if found is None or found.origin is None:
        return None
    package = bool(found.submodule_search_locations)
    folder = Path(found.origin).parent
    return str(folder.parent if package else folder)


def _exchange(process: subprocess.Popen[bytes], data: bytes) -> dict[str, Any] | None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(len(data).to_bytes(8, "big") + data)
    process.stdin.flush()
    size = process.stdout.read(8)
    if len(size) < 8:
        return None
    said = process.stdout.read(int.from_bytes(size, "big"))
    answer: dict[str, Any] = json.loads(said)
    return answer


def _key(stylesheet: str) -> str:
    return hashlib.sha256(stylesheet.encode("utf-8", "surrogatepass")).hexdigest()


PROCESSOR = Processor()
"""The one that this process uses."""
