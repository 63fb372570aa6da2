"""One worker: a process that does a task for one batch of items after another."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from teitools.validation.batches import Batch

Task = Callable[[str], Iterable[object]]
Messages = list[tuple[int, object]]
"""What was made of items, by their numbers."""

METHOD = "fork" if sys.platform == "linux" else "spawn"
_FLUSH = 256 * 1024
_SOON = 0.2
_PATIENCE = 2.0
_FAILED = 70


@dataclass(frozen=True, slots=True)
class Done:
    """The item is done."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The item was not done, for the worker ended."""

    reason: str


class Worker:
    """A worker as its parent sees it."""

    def __init__(self, task: Task, items: Sequence[str], siblings: Iterable[Worker]) -> None:
        """Start the process. Raises OSError where the system has no room for it."""
        context: Any = get_context(METHOD)
        self.connection, theirs = context.Pipe(duplex=True)
        self.batches: list[Batch] = []
        """What it has been given and has not done; the first of it is begun."""
        self.amid = False
        """Whether something has been received, but not all, of the first item of these."""
        inherited = [self.connection, *(each.connection for each in siblings)]
        arguments = (theirs, task, items, inherited if METHOD == "fork" else [])
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

    def reason(self) -> str:
        """Why it ended, in words."""
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"the process that judged it ended (exit code {code})"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        short = "; was there too little memory?" if name == "SIGKILL" else ""
        return f"the process that judged it was ended by {name}{short}"

    def stop(self) -> None:
        """End it, done or not."""
        self.connection.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


class _Outbox:
    """What has been made and not been sent: not much, and not for long."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._begin()

    def put(self, number: int, message: object) -> None:
        self._messages.append((number, message))
        self._size += len(message) if isinstance(message, str) else 0
        if self._size > _FLUSH or monotonic() > self._due:
            self.send()

    def send(self) -> None:
        if self._messages:
            self._connection.send(self._messages)
        self._begin()

    def _begin(self) -> None:
        self._messages: Messages = []
        self._size = 0
        self._due = monotonic() + _SOON


def _serve(
    connection: Connection, task: Task, items: Sequence[str], inherited: Iterable[Connection]
) -> None:
    """Do batches until there are none: what the process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers
    for each in inherited:
        each.close()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    status = _FAILED
    try:
        outbox = _Outbox(connection)
        while True:
            start, end = connection.recv()
            for number in range(start, end):
                for message in task(items[number]):
                    outbox.put(number, message)
                outbox.put(number, Done())
            outbox.send()
    except (EOFError, OSError):
        status = 0  # the parent wants no more
    finally:
        os._exit(status)  # nothing of the parent's is flushed or torn down here
