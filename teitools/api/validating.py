"""The verbs `validate` and `load_schema`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from typing import IO, TYPE_CHECKING

from teitools.api.addressing import Catalogs, addresses_of
from teitools.findings import Finding, Report
from teitools.source import Source
from teitools.validation.engines import Engine
from teitools.validation.shelf import Shelf

if TYPE_CHECKING:
    from teitools.validation.inclusion import Inclusion

Input = str | Path | bytes | Source
Document = str | Path | bytes | Source | IO[bytes]


class Schema:
    """A schema that is correct, ready to judge documents."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """What judges, whatever language the schema is in."""
        return self._engine

    @property
    def name(self) -> str:
        """The name a person knows the schema by."""
        return self._engine.name

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema, though it is correct."""
        return self._engine.warnings

    def validate(self, document: Document) -> Report:
        """What this schema, and nothing else, finds wrong with `document`: a path, bytes, or a
        binary file that is open.

        A document that is not well-formed gives a report that is not valid. Raises OSError
        when it cannot be read.
        """
        return Report(self.findings(document))

    def findings(self, document: Document, name: str | None = None) -> Iterator[Finding]:
        """The same, one finding after another, which call the document `name`.

        RELAX NG judges a document while it is read: it may be of any length, and a pipe.
        """
        return self._engine.findings(document, name)

    def __repr__(self) -> str:
        return f"Schema({self.name!r})"


def load_schema(
    source: Input,
    phase: str | None = None,
    *,
    schematron: bool = False,
    cache: bool = False,
    catalog: Catalogs | None = None,
    lock: str | Path | None = None,
    frozen: bool = False,
) -> Schema:
    """The schema in `source`, a path or bytes: RELAX NG (XML or compact syntax), XSD, Schematron,
    or ODD.

    With `schematron`, the Schematron that is embedded in another schema is run as well. `phase`
    is the phase of the Schematron (``#ALL``, ``#DEFAULT`` and ``#ANY`` too); where one is given,
    embedded Schematron is run.

    A ``str`` may also be an address that is answered: by the package, by `catalog` (the path of an
    OASIS XML catalog, or several), or by `lock` (that of a ``teitools.lock``, or of its folder);
    with `frozen`, only by the package and the lock. Nothing is fetched. Schemas that `source`
    includes are read below its own folder only. With `cache`, simplified RELAX NG schemas are kept
    in the user's cache folder for other processes. A customization is compiled, with the
    specifications of the TEI that belong to teitools. Raises SchemaError, with findings, when
    the schema is incorrect or of another kind, UsageError when it is an address that nothing
    answers or when a catalog or the lock is incorrect, OSError when one cannot be read.
    """
    shelf = _shelf(cache).addressed(addresses_of(catalog, lock, frozen, default_cache()))
    if schematron or phase is not None:
        return Schema(shelf.constrained(source, phase))
    return Schema(shelf.load(source))


def validate(
    document: Document,
    *,
    schema: Schema | Input | None = None,
    folder: Path | None = None,
    phase: str | None = None,
    schematron: bool = False,
    cache: bool = False,
    xinclude: bool | str | Path = False,
    catalog: Catalogs | None = None,
    lock: str | Path | None = None,
    frozen: bool = False,
) -> Report:
    """What is wrong with `document`: a path, bytes, or a binary file that is open.

    Without `schema` it is judged by the schemas that its `<?xml-model?>` instructions name
    and by the rules; with `schema`, by that one alone. Relative addresses of schemas count
    from `folder`, which is by default that of the document's file. A document that is not
    well-formed, or for which no schema is found, gives a report that is not valid. For `phase`,
    `schematron`, `cache`, `catalog`, `lock` and `frozen` see `load_schema`; without `schematron`,
    embedded Schematron is run where an instruction asks for it.

    With `xinclude`, the document is judged with what it includes by `xi:include`: files below its
    own folder, or below the folder that `xinclude` is; what is found there is at the included
    file's own place. Raises SchemaError when a schema is incorrect, OSError when a file cannot be
    read.
    """
    inclusion = _inclusion(xinclude)
    if schema is not None:
        if not isinstance(schema, Schema):
            schema = load_schema(
                schema,
                phase,
                schematron=schematron,
                cache=cache,
                catalog=catalog,
                lock=lock,
                frozen=frozen,
            )
        if inclusion is not None:
            from teitools.validation.inclusion import IncludingEngine

            return Report(IncludingEngine(schema.engine, inclusion).findings(document))
        return schema.validate(document)
    from teitools.validation.checking import check
    from teitools.validation.engines import source_of

    if folder is None and isinstance(document, str | Path):
        folder = Path(document).parent
    source = source_of(document)
    shelf = _shelf(cache).addressed(addresses_of(catalog, lock, frozen, default_cache()))
    return check(source, folder, shelf, schematron, phase, inclusion=inclusion)


def _inclusion(asked: bool | str | Path) -> Inclusion | None:
    """That documents are judged with what they include, and from which folder."""
    if asked is False:
        return None
    from teitools.validation.inclusion import Inclusion

    return Inclusion(None if asked is True else Path(asked))


@once
def _shelf(cached: bool) -> Shelf:
    """The schemas that this process has loaded."""
    return Shelf(default_cache() if cached else None)


def default_cache() -> Path | None:
    """The folder of the user in which schemas are kept, if there is a place for it."""
    from teitools.relaxng.caching import cache_folder

    with suppress(RuntimeError):  # the user has no home
        return cache_folder()
    return None
