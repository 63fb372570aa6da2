"""Schemas of every language in one shape: what judges documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, cast
from urllib.parse import unquote

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Source

if TYPE_CHECKING:
    from teitools.relaxng.schema import Schema
    from teitools.xml.document import Document
    from teitools.xsd import XsdSchema

Input = str | Path | bytes | Source | IO[bytes]
"""A document: a path, the bytes themselves, or a binary file that is open."""


class Engine(Protocol):
    """A schema that is correct."""

    streams: bool
    """Whether documents are judged while they are read; these may be compressed by gzip."""

    @property
    def name(self) -> str:
        """The name a person knows the schema by."""

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema, though it is correct."""

    def files(self, folder: Path) -> list[Path]:
        """The other files of the schema, which is itself a file in `folder`."""

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which findings call `name`, if it is judged by this
        schema alone. That it is not well-formed is a finding. Raises OSError.
        """

    def validate(self, document: Document) -> Iterable[Finding]:
        """What is wrong with a document that has been parsed; findings name its elements."""


class RelaxNGEngine:
    """A RELAX NG schema."""

    streams = True

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    @property
    def name(self) -> str:
        """The name of the schema."""
        return self._schema.name

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema."""
        return self._schema.warnings

    def files(self, folder: Path) -> list[Path]:
        """What the schema includes."""
        return [folder / unquote(address) for address, _ in self._schema.grammar.sources[1:]]

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, as it is read."""
        return self._schema.findings(document, name)

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`, whose bytes are read again."""
        return self.placed(document, self._schema.findings(document.source))

    def placed(self, document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same of a document that has been parsed since: findings name its elements."""
        from teitools.validation.paths import Paths

        return Paths(document).added(findings)


class OddEngine(RelaxNGEngine):
    """A TEI customization, compiled to RELAX NG.

    `addresses` are those of the files it was made of, and `doubts` what is doubtful in it.
    """

    def __init__(
        self, schema: Schema, addresses: Iterable[str], doubts: tuple[Finding, ...]
    ) -> None:
        super().__init__(schema)
        self._addresses = tuple(addresses)
        self._doubts = doubts

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the customization."""
        return (*self._doubts, *super().warnings)

    def files(self, folder: Path) -> list[Path]:
        """The other files that it was made of."""
        return [folder / unquote(address) for address in self._addresses]


class XsdEngine:
    """An XSD."""

    streams = False
    warnings: tuple[Finding, ...] = ()

    def __init__(self, schema: XsdSchema) -> None:
        self._schema = schema

    @property
    def name(self) -> str:
        """The name of the schema."""
        return self._schema.name

    def files(self, folder: Path) -> list[Path]:
        """Not known."""
        return []

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which is read whole first."""
        from teitools.xml.document import Document

        try:
            parsed = Document(source_of(document, name))
        except DocumentError as error:
            yield from error.findings
            return
        yield from self._schema.validate(parsed)

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`."""
        return self._schema.validate(document)


def source_of(document: Input, name: str | None = None) -> Source:
    """All of `document`, which findings call `name`. Raises OSError, TypeError."""
    if isinstance(document, str | Path | bytes | Source) or not hasattr(document, "read"):
        source = Source.of(cast("str | Path | bytes | Source", document))
        return source if name is None else Source(name, source.data)
    known = getattr(document, "name", None)
    return Source(name or (known if isinstance(known, str) else "<stream>"), document.read())
