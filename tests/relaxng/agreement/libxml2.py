"""libxml2, in a process of its own: it may not come back, and it may take the process with it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from lxml import etree

_PATIENCE = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What libxml2 says: of the schema, and of each document whether it is valid."""

    correct: bool
    valid: tuple[bool, ...] = ()


class Libxml2:
    """A process that answers; it is started anew where it did not come back."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def judge(self, schema: bytes, documents: Sequence[bytes]) -> Answer | None:
        """What libxml2 says; None where it does not come back, or not in one piece."""
        self._connection.send((schema, list(documents)))
        try:
            if self._connection.poll(_PATIENCE):
                answer: Answer = self._connection.recv()
                return answer
        except EOFError:
            pass
        self._stop()
        self._start()
        return None

    def _start(self) -> None:
        self._connection, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _stop(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()


def _serve(connection: Connection) -> None:
    while True:
        try:
            schema, documents = connection.recv()
        except EOFError:
            return
        connection.send(_judge(schema, documents))


def _judge(schema: bytes, documents: Sequence[bytes]) -> Answer:
    try:
        engine = etree.RelaxNG(etree.fromstring(schema))
    except etree.RelaxNGError:
        return Answer(False)
    valid = [engine.validate(etree.fromstring(document)) for document in documents]
    return Answer(True, tuple(valid))
