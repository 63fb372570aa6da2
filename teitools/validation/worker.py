"""One worker: a process that does a task for one batch of items after another."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from mmap import mmap
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, NamedTuple

from teitools.dataclass import dataclass
from teitools.validation.batches import Batch
from teitools.validation.limits import OUT_OF_MEMORY, OUT_OF_TIME, Alarm, Limits, confine
from teitools.validation.losses import MEMORY, TIME, Lost, Task

Messages = list[tuple[int, object]]
"""What was made of items, by their numbers."""

METHOD = "fork" if sys.platform == "linux" else "spawn"
_FLUSH = 256 * 1024
_SOON = 0.2
_PATIENCE = 2.0
_FAILED = 70
_SIZE = 8
_UNLIMITED = Limits()
_OUT_OF_TIME = (OUT_OF_TIME, -getattr(signal, "SIGALRM", -OUT_OF_TIME))


@dataclass(frozen=True, slots=True)
class Done:
    """The item is done."""


class Worker:
    """A worker as its parent sees it."""

    def __init__(
        self,
        task: Task,
        items: Sequence[str],
        siblings: Iterable[Worker],
        sizes: Sequence[int] = (),
        limits: Limits = _UNLIMITED,
    ) -> None:
        """Start the process. Raises OSError where the system has no room for it."""
        context: Any = get_context(METHOD)
        self.connection, theirs = context.Pipe(duplex=True)
        self.batches: list[Batch] = []
        """What it has been given and has not done; the first of it is begun."""
        self.amid = False
        """Whether something has been received, but not all, of the first item of these."""
        inherited = [self.connection, *(each.connection for each in siblings)]
        self._at = mmap(-1, _SIZE) if METHOD == "fork" else None
        work = _Work(task, items, sizes, limits, self._at)
        arguments = (theirs, work, inherited if METHOD == "fork" else [])
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        held = hasattr(signal, "pthread_sigmask") and METHOD == "fork"
        if held:  # an interruption must not find the process before it has learned to ignore it
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        except BaseException:
            self.connection.close()
            raise
        finally:
            theirs.close()
            if held:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def give(self, batch: Batch) -> None:
        """Have it do `batch` after what it has. It may have ended: then `receive` tells so."""
        self.batches.append(batch)
        with suppress(OSError):
            self.connection.send(batch)

    def receive(self) -> Messages:
        """What it has made. Raises EOFError when it has ended."""
        try:
            received: Messages = self.connection.recv()
        except (EOFError, OSError):
            raise EOFError from None
        return received

    def current(self) -> int | None:
        """The number of the item that it was at last, if that is known."""
        if self._at is None:
            return None
        number = int.from_bytes(self._at[:_SIZE], "little")
        return number - 1 if number else None

    def lost(self) -> Lost:
        """Why it ended."""
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        if code in _OUT_OF_TIME:
            return Lost("it took too long", TIME)
        if code == OUT_OF_MEMORY:
            return Lost("it took too much memory", MEMORY)
        return Lost(self._words(code))

    def _words(self, code: int | None) -> str:
        if code is None or code >= 0:
            return f"the process that judged it ended (exit code {code})"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        short = "; was there too little memory?" if name == "SIGKILL" else ""
        return f"the process that judged it was ended by {name}{short}"

    def stop(self) -> None:
        """End it, done or not."""
        self.connection.close()
        self._end_group()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _end_group(self) -> None:
        """End what the process has started as well."""
        pid = self._process.pid
        if METHOD == "fork" and pid is not None:
            with suppress(OSError):
                os.killpg(pid, signal.SIGTERM)


class _Work(NamedTuple):
    """What a worker is to do; the number of the item it is at stands, plus one, in `at`."""

    task: Task
    items: Sequence[str]
    sizes: Sequence[int]
    limits: Limits
    at: mmap | None


class _Outbox:
    """What has been made and not been sent: not much, and not for long."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._divided = False
        self.alarm = Alarm()
        self._begin()

    def put(self, number: int, message: object) -> None:
        if isinstance(message, Done) and self._divided:
            self._messages.append((number, message))
            self.send()  # so that it is not done twice
            self._divided = False
            return
        self._messages.append((number, message))
        self._size += len(message) if isinstance(message, str) else 0
        if self._size > _FLUSH or monotonic() > self._due:
            self._divided = not isinstance(message, Done)
            self.send()

    def send(self) -> None:
        if self._messages:
            self._connection.send(self._messages)
        self._begin()

    def _begin(self) -> None:
        self._messages: Messages = []
        self._size = 0
        self._due = monotonic() + _SOON


def _serve(connection: Connection, work: _Work, inherited: Iterable[Connection]) -> None:
    """Do batches until there are none: what the process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers
    for each in inherited:
        each.close()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if METHOD == "fork":
        with suppress(OSError):
            os.setpgid(0, 0)
    status = _FAILED
    try:
        outbox = _Outbox(connection)
        confine(work.limits.memory)
        while True:
            start, end = connection.recv()
            for number in range(start, end):
                _do(work, number, outbox)
            outbox.send()
    except MemoryError:
        status = OUT_OF_MEMORY
    except (EOFError, OSError):
        status = 0  # the parent wants no more
    finally:
        os._exit(status)  # nothing of the parent's is flushed or torn down here


def _do(work: _Work, number: int, outbox: _Outbox) -> None:
    """Do one item, within its time."""
    if work.at is not None:
        work.at[:_SIZE] = (number + 1).to_bytes(_SIZE, "little")
    seconds = work.limits.time(work.sizes[number] if work.sizes else 0)
    if seconds is not None:
        outbox.alarm.set(seconds)
    for message in work.task(work.items[number]):
        outbox.put(number, message)
    outbox.put(number, Done())
    if seconds is not None:
        outbox.alarm.set(None)
