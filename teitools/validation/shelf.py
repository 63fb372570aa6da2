"""Schemas that have been loaded: from a file, an address of the catalog, or bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path
from typing import NamedTuple

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.source import Location, Position, Source
from teitools.validation.addresses import Addresses, is_file_address, path_of
from teitools.validation.codes import UNUSABLE_SCHEMA
from teitools.validation.constraints import (
    ConstrainedEngine,
    SchematronEngine,
    lacks_schematron,
    schematron,
)
from teitools.validation.engines import Engine, OddEngine, RelaxNGEngine, XsdEngine
from teitools.validation.kinds import ACCEPTED, COMPACT, describe, kind_by_content, kind_of
from teitools.xml.beside import Beside
from teitools.xml.names import RNG, SCH, TEI, XS

_MOST = 32
_Stamp = tuple[int, int] | None
_Key = tuple[Path, bool, str | None]
"""A file, whether it is Schematron or Schematron in it that is meant, and the phase."""


class _Kept(NamedTuple):
    result: Engine | SchemaError
    stamps: dict[Path, _Stamp]
    beside: Beside


class Shelf:
    """Schemas, each loaded once, and anew where one of its files has changed.

    With `cache`, a folder, simplified RELAX NG grammars are kept there between processes. A
    shelf that is `settled` does not look for changes, and remembers what is incorrect too: that
    is for one run over many documents.
    """

    def __init__(
        self,
        cache: Path | None = None,
        settled: bool = False,
        addresses: Addresses | None = None,
    ) -> None:
        """`addresses` answers what is no file; without it, the package alone does."""
        self.addresses = addresses or Addresses()
        self._cache = cache
        self._settled = settled
        self._kept: dict[_Key, _Kept] = {}

    def addressed(self, addresses: Addresses | None) -> Shelf:
        """The same schemas, with others to answer addresses; this one where there are none."""
        if addresses is None:
            return self
        shelf = copy(self)
        shelf.addresses = addresses
        return shelf

    def load(
        self,
        schema: str | Path | bytes | Source,
        phase: str | None = None,
        constraints: bool = False,
        beside: Beside | None = None,
    ) -> Engine:
        """The schema in a file, at an address of the catalog, or in bytes.

        With `constraints`, the Schematron in it alone: itself, or what it embeds. `phase` is the
        phase of that. `beside` is told which files it was made of.

        Files that it names in turn are read below its own folder only; bytes have none. Raises
        SchemaError when it is incorrect or of a kind that cannot be used, UsageError when it is
        an address that nothing answers, OSError when it cannot be read.
        """
        if isinstance(schema, str):
            if is_file_address(schema):
                schema = path_of(schema)
            known = None if os.path.exists(schema) else self.addresses.file_of(schema)
            schema = known or Path(schema)
        if beside is None:
            beside = Beside()
        if not isinstance(schema, Path):
            return self._read(Source.of(schema), None, phase, constraints, beside)
        key = (schema, constraints, phase)
        kept = self._kept.get(key)
        if kept is None or not (self._settled or _unchanged(kept)):
            kept = self._load(*key)
            self._keep(key, kept)
        beside.add(kept.beside)
        if isinstance(kept.result, SchemaError):
            raise kept.result.with_traceback(None)
        return kept.result

    def together(self, files: Mapping[str, Path], beside: Beside) -> Engine:
        """The XSDs in `files`, each for the namespace that is its key, as one schema.

        Other files that they name are read below a folder that all of them are in. Raises
        SchemaError, also where one is no XSD.
        """
        from teitools.xsd.joining import join

        paths = list(files.values())
        key = (Path("\0".join(f"{uri} {path}" for uri, path in files.items())), False, None)
        kept = self._kept.get(key)
        if kept is None or not (self._settled or _unchanged(kept)):
            stamps = {path: _stamp(path) for path in paths}
            looks = Beside()
            try:
                source, folder = join(files, looks)
                engine: Engine | SchemaError = self._read(source, folder, None, False, looks)
            except SchemaError as error:
                engine = error
            kept = _Kept(engine, stamps, looks)
            self._keep(key, kept)
        beside.add(kept.beside)
        if isinstance(kept.result, SchemaError):
            raise kept.result.with_traceback(None)
        return kept.result

    def constrained(
        self,
        schema: str | Path | bytes | Source,
        phase: str | None = None,
        beside: Beside | None = None,
    ) -> Engine:
        """The schema, and the Schematron that it embeds. Raises as `load` does."""
        engine = self.load(schema, phase, beside=beside)
        if isinstance(engine, SchematronEngine):
            return engine
        constraints = self.load(schema, phase, True, beside)
        assert isinstance(constraints, SchematronEngine)
        return ConstrainedEngine(engine, constraints)

    def _load(self, path: Path, constraints: bool, phase: str | None) -> _Kept:
        stamp = _stamp(path)
        beside = Beside()
        source = Source.of_schema(path)
        beside.read(path, source.data)
        try:
            engine = self._read(source, path.parent, phase, constraints, beside)
        except SchemaError as error:
            if self._settled:
                plain = (path, False, None) in self._kept
                beside.fleeting = not (plain and lacks_schematron(error))
                return _Kept(error, {}, beside)
            raise
        others = {} if self._settled else {each: _stamp(each) for each in engine.files(path.parent)}
        return _Kept(engine, {path: stamp, **others}, beside)

    def _keep(self, key: _Key, kept: _Kept) -> None:
        self._kept.pop(key, None)
        while len(self._kept) >= _MOST:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[key] = kept

    def _read(
        self,
        source: Source,
        folder: Path | None,
        phase: str | None,
        constraints: bool,
        beside: Beside,
    ) -> Engine:
        kind = (kind_of(source.name) if folder else None) or kind_by_content(source)
        if kind == SCH or (constraints and kind in (RNG, COMPACT, TEI, XS)):
            return schematron(source, kind, folder, phase, self._cache, beside)
        if kind in (RNG, COMPACT):
            from teitools.relaxng.addresses import FolderFiles
            from teitools.relaxng.schema import load_schema

            files = FolderFiles(folder)
            engine = RelaxNGEngine(load_schema(source, files=files, cache=self._cache))
            beside.files(folder or Path(), files.digests)
            beside.fleeting = beside.fleeting or files.fleeting
            return engine
        if kind == TEI:
            return compiled_odd(source, folder, beside)
        if kind == XS:
            from teitools.validation.evidence import Evidence
            from teitools.xsd import XsdSchema

            xsd = XsdSchema(source, folder, _matcher)
            beside.add(xsd.beside)
            beside.fleeting = beside.fleeting or not Evidence().holds(xsd.beside.looks)
            return XsdEngine(xsd)
        facts = {"name": source.name, "kind": describe(kind), "accepted": ACCEPTED}
        location = Location(source.name, Position(1, 1))
        raise SchemaError.of(Finding(UNUSABLE_SCHEMA, location, facts))


def compiled_odd(source: Source, folder: Path | None, beside: Beside) -> Engine:
    """The schema that the ODD in `source`, a file of `folder`, comes to; `beside` is told which
    other files it is made of. Raises SchemaError.
    """
    from teitools.odd.compiling import Options, compile_files
    from teitools.relaxng.addresses import FolderFiles
    from teitools.relaxng.loading import address_of
    from teitools.relaxng.schema import load_schema

    files = FolderFiles(folder)
    options = Options(files=files, address=address_of(Path(source.name)))
    compiled = compile_files(source, "rng", None, options)
    beside.files(folder or Path(), files.digests)
    beside.fleeting = beside.fleeting or files.fleeting
    schema = load_schema(Source(source.name, compiled.data))
    return OddEngine(schema, compiled.addresses, compiled.report.findings)


def _matcher(pattern: str) -> Callable[[str], bool]:
    """What says whether a text is as `pattern` allows. Raises RegexError where it is none."""
    from teitools.relaxng.datatypes.regex import regex

    return regex(pattern).matches


def _unchanged(kept: _Kept) -> bool:
    return all(_stamp(path) == stamp for path, stamp in kept.stamps.items())


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
