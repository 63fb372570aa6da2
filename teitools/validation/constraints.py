"""Schematron as an engine: stand-alone, or embedded in a schema of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding
from teitools.source import Source
from teitools.validation.engines import Engine, Input, RelaxNGEngine, source_of
from teitools.validation.kinds import COMPACT
from teitools.xml.beside import SHA, Beside
from teitools.xml.names import TEI

if TYPE_CHECKING:
    from teitools.schematron.schema import Schematron
    from teitools.xml.document import Document

_VERSION = rb"""(?!<\?xml[ \t\r\n])|<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']1\.0["']"""
_PREFIXED = rb"<\?[^\s?>]*:"
"""A processing instruction with a colon in its name."""


class SchematronEngine:
    """A Schematron schema, in one phase."""

    streams = False

    def __init__(self, schema: Schematron) -> None:
        self.schema = schema

    @property
    def name(self) -> str:
        """The name of the schema."""
        return self.schema.name

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema."""
        return self.schema.warnings

    def is_silent(self, data: bytes) -> bool:
        """Whether it is known of a document without its tree that nothing is said of it."""
        return self.schema.is_silent_early(data)

    def files(self, folder: Path) -> list[Path]:
        """What the schema includes."""
        return [folder / unquote(address) for address in self.schema.addresses]

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which is read whole first."""
        parsed = _parsed(document, name)
        yield from self.validate(parsed) if not isinstance(parsed, tuple) else parsed

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`."""
        if not self.schema.is_silent(document):
            yield from self.schema.run(document, folder_of(document.source))


class AccompaniedEngine:
    """A schema, and what else judges the same document, which is parsed once."""

    streams = False

    def __init__(self, schema: Engine) -> None:
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
        return self._schema.files(folder)

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which is read whole first."""
        parsed = _parsed(document, name)
        yield from self.validate(parsed) if not isinstance(parsed, tuple) else parsed

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with a document that has been parsed."""
        yield from self._schema.validate(document)

    def whole_findings(self, document: Document) -> Iterator[Finding]:
        """The same, with what belongs to the document. Raises DocumentError."""
        return self.validate(document)


class ConstrainedEngine(AccompaniedEngine):
    """A schema, and the Schematron that is embedded in it.

    RELAX NG often knows a valid document without events, and the Schematron that it has nothing to
    say of it: then no tree is made.
    """

    def __init__(self, schema: Engine, constraints: SchematronEngine) -> None:
        super().__init__(schema)
        self._relaxng = schema if isinstance(schema, RelaxNGEngine) else None
        self._constraints = constraints

    def judge(self, source: Source) -> tuple[list[Finding], Beside]:
        """What is wrong with `source`, and what else was looked at. Raises DocumentError."""
        from teitools.xml.document import Document as Parsed

        told = self._told(source)
        if told == [] and _is_plain(source.data) and self._constraints.is_silent(source.data):
            return [], Beside()
        document = Parsed(source)
        return list(self._judged(document, told)), document.beside

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema."""
        return (*super().warnings, *self._constraints.warnings)

    def files(self, folder: Path) -> list[Path]:
        """What the schema includes."""
        return [*super().files(folder), *self._constraints.files(folder)]

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which is read whole first."""
        try:
            yield from self.judge(source_of(document, name))[0]
        except DocumentError as error:
            yield from error.findings

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`, by the schema and by the Schematron."""
        return self._judged(document, self._told(document.source))

    def _told(self, source: Source) -> list[Finding] | None:
        """What RELAX NG says of `source`; None where the schema is another, which needs a tree."""
        return None if self._relaxng is None else list(self._relaxng.findings(source))

    def _judged(self, document: Document, told: list[Finding] | None) -> Iterator[Finding]:
        """All findings, where RELAX NG has `told` its own."""
        if self._relaxng is None or told is None:
            yield from self._schema.validate(document)
        else:
            yield from self._relaxng.placed(document, told)
        yield from self._constraints.validate(document)


def _is_plain(data: bytes) -> bool:
    """Whether a parser of trees would certainly take a document, too, that is well-formed: it has
    nothing that is read in another way there.
    """
    return (
        re.match(_VERSION, data) is not None
        and b"<!DOCTYPE" not in data
        and re.search(_PREFIXED, data) is None
    )


def schematron(
    source: Source,
    kind: str | None,
    folder: Path | None,
    phase: str | None,
    cache: Path | None,
    beside: Beside,
) -> SchematronEngine:
    """The Schematron in `source`, a file of `folder`: alone, or embedded in a schema of `kind`.

    That of compact syntax and of a customization is taken from what they are converted to, which
    its places are about. `beside` is told which other files are read. Raises SchemaError.
    """
    from teitools.schematron.schema import load

    if kind == COMPACT:
        source = _in_xml(source)
    elif kind == TEI:
        source = _of_customization(source, folder, beside)
    loaded = load(source, folder, phase, cache)
    beside.files(folder or Path(), loaded.digests, SHA)
    beside.fleeting = beside.fleeting or loaded.fleeting
    return SchematronEngine(loaded)


def lacks_schematron(error: SchemaError) -> bool:
    """Whether all that is wrong is that a schema embeds no Schematron."""
    return [each.code.name for each in error.findings] == ["nothing-embedded"]


def folder_of(source: Source) -> Path | None:
    """The folder of a document that is a file; None for others."""
    try:
        path = Path(source.name)
        return path.parent if path.is_file() else None
    except (OSError, ValueError):
        return None


def _parsed(document: Input, name: str | None) -> Document | tuple[Finding, ...]:
    from teitools.xml.document import Document as Parsed

    try:
        return Parsed(source_of(document, name))
    except DocumentError as error:
        return error.findings


def _in_xml(source: Source) -> Source:
    from teitools.relaxng.loading import read_schema
    from teitools.relaxng.syntax.xml_writer import write_xml

    root = read_schema(source, "", annotations=True)
    return Source(f"{source.name} (in XML syntax)", write_xml(root))


def _of_customization(source: Source, folder: Path | None, beside: Beside) -> Source:
    from teitools.odd.compiling import Options, compile_files
    from teitools.relaxng.addresses import FolderFiles
    from teitools.relaxng.loading import address_of

    files = FolderFiles(folder)
    options = Options(files=files, address=address_of(Path(source.name)))
    compiled = compile_files(source, "sch", None, options)
    beside.files(folder or Path(), files.digests)
    beside.fleeting = beside.fleeting or files.fleeting
    return Source(f"{source.name} (compiled)", compiled.data)
