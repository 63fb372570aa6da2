"""SaxonC in a process of its own, which may be killed: what a schema asks for is not trusted."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import select
import subprocess
import sys
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import RLock, Timer
from typing import Any

START_LIMIT = 30.0
"""How many seconds anything may take."""
PER_MEGABYTE = 10.0
"""And for each megabyte of the document besides."""
_MOMENT = 1000
"""The milliseconds in which most answers come."""
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")
_WORKER = Path(__file__).resolve().with_name("worker.py")


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
        self._lock = RLock()
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
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_WORKER), folder],
            cwd=Path(sys.executable).anchor or None,
            env={"TZ": "UTC"}  # dates without a time zone are the same everywhere
            | {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
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
        if self._owner not in (0, os.getpid()):
            self._lock = RLock()  # another process may have been forked while it was held
        with self._lock:
            self.start()
            process = self._process
            assert process is not None
            watch = _Watch(process, limit)
            try:
                told = {**request, "limit": limit}
                answer = _exchange(process, json.dumps(told).encode("ascii"), watch)
            except (OSError, ValueError):
                answer = None
            finally:
                watch.end()
        if answer is None:
            code = process.wait()
            self.stop()
            if watch.killed:
                raise StoppedError(f"it took more than {limit:.0f} seconds")
            raise StoppedError(f"the process that ran it ended (exit code {code})")
        return answer


class _Watch:
    """Kills a process that does not answer in time, by a thread where there is need of one."""

    def __init__(self, process: subprocess.Popen[bytes], limit: float) -> None:
        self._process = process
        self._limit = limit
        self._timer: Timer | None = None
        self.killed = False

    def wait(self) -> None:
        """Wait for an answer to begin, but not for longer than a moment; then begin to watch."""
        if self._process.stdout is None or os.name != "posix":
            soon = False
        else:
            poll = select.poll()
            poll.register(self._process.stdout, select.POLLIN)
            soon = bool(poll.poll(min(_MOMENT, self._limit * 1000)))
        if not soon:
            self._timer = Timer(max(self._limit - _MOMENT / 1000, 0.01), self._kill)
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _kill(self) -> None:
        self.killed = True
        self._process.kill()


def saxon_folder() -> str | None:
    """The folder that SaxonC is installed in; None where it is not installed."""
    try:
        found = find_spec("saxonche")
    except (ImportError, ValueError):
        return None
    if found is None or found.origin is None:
        return None
    package = bool(found.submodule_search_locations)
    folder = Path(found.origin).resolve().parent
    return str(folder.parent if package else folder)


def _exchange(
    process: subprocess.Popen[bytes], data: bytes, watch: _Watch
) -> dict[str, Any] | None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(len(data).to_bytes(8, "big") + data)
    process.stdin.flush()
    watch.wait()
    size = process.stdout.read(8)
    if len(size) < 8:
        return None
    said = process.stdout.read(int.from_bytes(size, "big"))
    answer: dict[str, Any] = json.loads(said)
    return answer


@lru_cache(64)
def _key(stylesheet: str) -> str:
    return hashlib.sha256(stylesheet.encode("utf-8", "surrogatepass")).hexdigest()


PROCESSOR = Processor()
"""The one that this process uses."""
