"""What `teitools validate` does with one document, here or in a worker."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, cast

import click

from teitools.cli.faults import fault, refusal
from teitools.cli.standard_input import Kept, standard
from teitools.cli.validate_archives import Archives, unaltered
from teitools.cli.validate_inputs import STANDARD
from teitools.cli.validate_remembering import Keeping, Known, Remembering, regular
from teitools.cli.validate_showing import Form, Shown, nothing_wrong
from teitools.cli.verdict import CLEAN, FAULT, FOUND, WRONG_USE, Verdict
from teitools.errors import SchemaError, UsageError
from teitools.findings import Finding, Report, Severity
from teitools.source import Location, Source
from teitools.xml.codes import UNREADABLE

if TYPE_CHECKING:
    from teitools.validation.addresses import Addresses
    from teitools.validation.configuration import Configuration
    from teitools.validation.engines import Engine
    from teitools.validation.inclusion import Inclusion
    from teitools.validation.judgement import Judgement
    from teitools.validation.shelf import Shelf
    from teitools.xml.beside import Beside

_MOST_KEPT = 16 * 1024 * 1024
"""So much of standard input is kept to show lines of it."""
_LITTLE = 1024 * 1024
"""So much of it is kept for instructions to ignore findings."""


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
        shared: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        archives: Archives | None = None,
    ) -> None:
        """`cache` is where schemas are kept, `limit` the least severity that counts. With
        `constraints`, embedded Schematron is run in any case, in `phase` if that is given;
        with `rules` the rules are, though a schema is given. `addresses` answers those of
        schemas. With `inclusion`, documents are judged with what they include.
        `shared` are the ids that documents share, by their resolved paths: see `shared_ids`.
        `archives` knows of documents that are members of one.
        """
        self._shared = dict(shared)
        self._configuration = configuration
        self._rules = rules
        self._addresses = addresses
        self._inclusion = inclusion
        self._archives = archives or Archives()
        self._constraints = constraints
        self._phase = phase
        self._given = given
        self._cache = cache
        self.form = form
        self._limit = limit
        self._shelf: Shelf | None = None
        self._engine: Engine | None = None
        self._beside: Beside | None = None
        self._remembering: Remembering | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_shelf": None, "_engine": None, "_beside": None}

    @property
    def least(self) -> Severity:
        """The least severity that counts."""
        return self._limit

    def file(self, name: str) -> str:
        """The file that has the bytes of a document."""
        place = self._archives.place(name)
        return name if place is None else place.path

    def remember(self) -> None:
        """From now on keep what is found, and do not judge again what is known."""
        told = self._configuration
        asked = (
            (self._given, self._constraints, self._phase, self._rules, self._inclusion),
            (str(told.root), told.assignments) if told and told.assignments else None,
            None if self._addresses is None else self._addresses.settings,
        )
        if self._cache is not None:
            self._remembering = Remembering(self._cache, asked, self._shared)

    def remembered(self, name: str) -> Iterator[str | Verdict | Keeping] | None:
        """The same as a call, without judging, if it is known what would come of it."""
        if self._remembering is None or name == STANDARD:
            return None
        place = self._archives.place(name)
        if place is not None and place.findings:
            return None
        known = self._remembering.known(name, place=place)
        if known is None:
            return None
        if known.judgement.findings or self.form.json or self.form.recorded:
            return self._concluded(name, known)
        return self._silent(name)

    def _silent(self, name: str) -> Iterator[str | Verdict]:
        """What comes of a document of which nothing is said."""
        shown = click.format_filename(name)
        if self.form.printed and not self.form.quiet:
            yield nothing_wrong(shown)
        yield Verdict(shown, CLEAN, True, {}, (), 0)

    def keep(self, entries: list[tuple[bytes, bytes]]) -> None:
        """Put down what is to be kept of documents."""
        if self._remembering is not None:
            self._remembering.memory.keep(entries)

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
        remembering, self._remembering = self._remembering, None
        for _ in self(name):
            pass
        self._remembering = remembering

    def __call__(self, name: str) -> Iterator[str | Verdict | Keeping]:
        """What is printed of the document `name` ("-" is standard input), in pieces; what is to
        be kept; at last a Verdict. Nothing is raised but MemoryError.
        """
        return self._concluded(name, None)

    def _concluded(self, name: str, known: Known | None) -> Iterator[str | Verdict | Keeping]:
        shown = Shown("<stdin>" if name == STANDARD else click.format_filename(name), self.form)
        code, said = CLEAN, tuple[str, ...]()
        try:
            yield from shown.pieces(self._findings(name, shown, known))
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
            code, said = FAULT, (fault(shown.name, error),)
            yield from shown.failed(Report(), said[0])
        if any(severity >= self._limit for severity in shown.counts):
            code = max(code, FOUND)
        said = self._archives.words(name, said)
        valid = shown.valid and code < WRONG_USE
        yield from shown.concluded(valid, said)
        if code < WRONG_USE and self._remembering is not None:
            yield from self._remembering.noted()
        yield Verdict(shown.name, code, valid, dict(shown.counts), said, shown.known)

    def _findings(self, name: str, shown: Shown, known: Known | None) -> Iterable[Finding]:
        place = self._archives.place(name)
        if place is not None and place.findings:
            return Report(place.findings)
        file = name if place is None else place.path
        told = unaltered if place is None else place.told
        engine = self._given_engine()
        memory = None if name == STANDARD else self._remembering
        if memory is not None:
            memory.begin()
        data = regular(file) if memory is not None and known is None else None
        streams = engine is not None and engine.streams and known is None and data is None
        if engine is not None and streams:
            if name == STANDARD:
                return engine.findings(self._input(shown), shown.name)
            shown.again = lambda: file
            return map(told, engine.findings(file, shown.name if place is None else None))
        if known is not None:
            data = known.data
        elif data is None:
            data = self._bytes(file)
        source = Source(shown.name if place is None else file, data)
        shown.again = lambda: source
        if memory is not None and known is None:
            known = memory.known(name, data, place)
        if known is not None:
            return self._found(engine, known.judgement)
        if memory is not None and engine is not None and engine.streams:
            found = map(told, engine.findings(source, source.name))
            return memory.listed(found, name, data, self._beside, place)
        confines = None if place is None else Path(place.root)
        judgement = self._judgement(engine, source, file, confines)
        if place is not None:
            judgement = judgement._replace(findings=[*map(told, judgement.findings)])
        if memory is not None:
            memory.note(name, data, judgement, self._beside, place)
        return self._found(engine, judgement)

    def _bytes(self, name: str) -> bytes:
        return standard().read() if name == STANDARD else Path(name).read_bytes()

    def _judgement(
        self, engine: Engine | None, source: Source, name: str, confines: Path | None = None
    ) -> Judgement:
        if engine is not None:
            from teitools.validation.judgement import judged_by

            return judged_by(engine, source)
        from teitools.validation.checking import judged

        folder = None if name == STANDARD else Path(name).parent
        return judged(
            source,
            folder,
            self._schemas(),
            self._constraints,
            self._phase,
            self._configuration,
            self._inclusion,
            self._shared.get(os.path.realpath(name)) if self._shared else None,
            confines,
        )

    def _found(self, engine: Engine | None, judgement: Judgement) -> Iterator[Finding] | Report:
        """What is to be said of a judgement, that of an `engine` which was given or of others."""
        if engine is None:
            from teitools.validation.checking import settled

            return settled(judgement, self._configuration)
        return iter(judgement.findings) if engine.streams else Report(judgement.findings)

    def _input(self, shown: Shown) -> IO[bytes]:
        """Standard input, the beginning of which is kept if it may be shown."""
        if not self.form.looks_again:
            return standard()
        shows = self.form.terminal or self.form.records
        kept = Kept(standard(), _MOST_KEPT if shows else _LITTLE)
        shown.again = kept.source
        return cast("IO[bytes]", kept)

    def _given_engine(self) -> Engine | None:
        if self._engine is None and self._given is not None:
            from teitools.xml.beside import Beside

            shelf = self._schemas()
            load = (
                partial(shelf.constrained, phase=self._phase) if self._constraints else shelf.load
            )
            beside = Beside()
            engine = load(self._given, beside=beside)
            self._beside = beside
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
