"""What `teitools validate` does with one document, here or in a worker."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import click

from teitools.cli.validate_inputs import STANDARD
from teitools.cli.validate_showing import Form, Shown, styled
from teitools.errors import SchemaError, UsageError
from teitools.findings import Finding, Report, Severity
from teitools.reporters import text
from teitools.source import Location, Source
from teitools.xml.codes import UNREADABLE

if TYPE_CHECKING:
    from teitools.validation.addresses import Addresses
    from teitools.validation.configuration import Configuration
    from teitools.validation.engines import Engine
    from teitools.validation.inclusion import Inclusion
    from teitools.validation.shelf import Shelf

CLEAN, FOUND, WRONG_USE, FAULT = 0, 1, 2, 3
_MOST_KEPT = 16 * 1024 * 1024
"""So much of standard input is kept to show lines of it."""
_LITTLE = 1024 * 1024
"""So much of it is kept for instructions to ignore findings."""


class Verdict(NamedTuple):
    """What came of a document: the exit code, what is said on standard error, how many findings
    are known by the baseline."""

    name: str
    code: int
    valid: bool
    counts: dict[Severity, int]
    said: tuple[str, ...] = ()
    known: int = 0


class Judging:
    """Judges one document after another, by the schema `given`, or by those they name.

    It may be sent to another process, where it loads its schemas anew.
    """

    def __init__(
        self,
        given: str | Source | None,
        cache: Path | None,
        form: Form,
        limit: Severity,
        constraints: bool = False,
        phase: str | None = None,
        configuration: Configuration | None = None,
        rules: bool = False,
        addresses: Addresses | None = None,
        inclusion: Inclusion | None = None,
    ) -> None:
        """`cache` is where schemas are kept, `limit` the least severity that counts. With
        `constraints`, embedded Schematron is run in any case, in `phase` if that is given;
        with `rules` the rules are, though a schema is given. `addresses` answers those of
        schemas. With `inclusion`, documents are judged with what they include.
        """
        self._configuration = configuration
        self._rules = rules
        self._addresses = addresses
        self._inclusion = inclusion
        self._constraints = constraints
        self._phase = phase
        self._given = given
        self._cache = cache
        self.form = form
        self._limit = limit
        self._shelf: Shelf | None = None
        self._engine: Engine | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_shelf": None, "_engine": None}

    def load(self) -> tuple[Finding, ...]:
        """Load the schema that was given, if one was; what is doubtful in it. Raises SchemaError
        where it is incorrect, OSError where it cannot be read.
        """
        engine = self._given_engine()
        return () if engine is None else engine.warnings

    @property
    def streams(self) -> bool:
        """Whether documents are judged while they are read."""
        engine = self._given_engine()
        return engine is not None and engine.streams

    def prepare(self, name: str) -> None:
        """Judge a document for nothing but to have loaded and learned what others need too."""
        for _ in self(name):
            pass

    def __call__(self, name: str) -> Iterator[str | Verdict]:
        """What is printed of the document `name` ("-" is standard input), in pieces; at last a
        Verdict. Nothing is raised.
        """
        shown = Shown("<stdin>" if name == STANDARD else click.format_filename(name), self.form)
        code = CLEAN
        said: tuple[str, ...] = ()
        try:
            yield from shown.pieces(self._findings(name, shown))
        except OSError as error:
            code = WRONG_USE
            facts = {"reason": error.strerror or str(error)}
            yield from shown.pieces(Report([Finding(UNREADABLE, Location(shown.name), facts)]))
        except SchemaError as error:
            code = FAULT
            not_judged = f"{shown.name}: not judged, for a schema that it names is incorrect:"
            said = (not_judged, refusal(error))
            yield from shown.failed(error.report, not_judged)
        except UsageError as error:
            code = WRONG_USE
            said = (str(error),)
            yield from shown.failed(Report(), said[0])
        except Exception as error:  # the last guard: one document never stops the rest
            code = FAULT
            said = (fault(shown.name, error),)
            yield from shown.failed(Report(), said[0])
        if any(severity >= self._limit for severity in shown.counts):
            code = max(code, FOUND)
        valid = shown.valid and code < WRONG_USE
        yield from shown.concluded(valid, said)
        yield Verdict(shown.name, code, valid, dict(shown.counts), said, shown.known)

    def _findings(self, name: str, shown: Shown) -> Iterator[Finding] | Report:
        engine = self._given_engine()
        if engine is not None and engine.streams:
            if name == STANDARD:
                return engine.findings(self._input(shown), shown.name)
            shown.again = lambda: name
            return engine.findings(name, shown.name)
        data = _standard().read() if name == STANDARD else Path(name).read_bytes()
        source = Source(shown.name, data)
        shown.again = lambda: source
        if engine is not None:
            return Report(engine.findings(source))
        from teitools.validation.checking import check

        folder = None if name == STANDARD else Path(name).parent
        return check(
            source,
            folder,
            self._schemas(),
            self._constraints,
            self._phase,
            self._configuration,
            self._inclusion,
        )

    def _input(self, shown: Shown) -> IO[bytes]:
        """Standard input, the beginning of which is kept if it may be shown."""
        if not self.form.looks_again:
            return _standard()
        shows = self.form.terminal or self.form.records
        kept = _Kept(_standard(), _MOST_KEPT if shows else _LITTLE)
        shown.again = kept.source
        return cast("IO[bytes]", kept)

    def _given_engine(self) -> Engine | None:
        if self._engine is None and self._given is not None:
            shelf = self._schemas()
            load = (
                partial(shelf.constrained, phase=self._phase) if self._constraints else shelf.load
            )
            engine = load(self._given)
            if self._rules:
                from teitools.validation.ruled import RuledEngine

                engine = RuledEngine(engine)
            if self._inclusion is not None:
                from teitools.validation.inclusion import IncludingEngine

                engine = IncludingEngine(engine, self._inclusion)
            self._engine = engine
        return self._engine

    def _schemas(self) -> Shelf:
        if self._shelf is None:
            from teitools.validation.shelf import Shelf

            self._shelf = Shelf(self._cache, True, self._addresses)
        return self._shelf


class _Kept:
    """A file that is read, and what has been read of it unless that is much."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._read = getattr(file, "read1", file.read)
        self._pieces: list[bytes] = []
        self._room = most

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, as soon as there are some."""
        piece: bytes = self._read(size)
        self._room -= len(piece)
        if self._room >= 0:
            self._pieces.append(piece)
        else:
            self._pieces.clear()
        return piece

    def source(self) -> Source | None:
        """What has been read so far; None if that is much."""
        return Source("<stdin>", b"".join(self._pieces)) if self._room >= 0 else None


def refusal(error: SchemaError) -> str:
    """Why a schema cannot be used."""
    return "\n".join(text.line(finding, styled) for finding in error.findings) or str(error)


def fault(name: str, error: Exception) -> str:
    """That something went wrong which is not the fault of the user or the document."""
    if os.environ.get("TEITOOLS_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{name}: a fault of teitools itself, please report: {told}"


def _standard() -> IO[bytes]:
    if sys.stdin is None:
        raise OSError("there is no standard input")
    return sys.stdin.buffer
