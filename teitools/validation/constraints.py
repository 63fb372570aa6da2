"""Schematron as an engine: stand-alone, or embedded in a schema of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding
from teitools.source import Source
from teitools.validation.engines import Engine, Input, source_of
from teitools.validation.kinds import COMPACT
from teitools.xml.beside import SHA, Beside
from teitools.xml.names import TEI

if TYPE_CHECKING:
    from teitools.schematron.schema import Schematron
    from teitools.xml.document import Document


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

    def files(self, folder: Path) -> list[Path]:
        """What the schema includes."""
        return [folder / unquote(address) for address in self.schema.addresses]

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which is read whole first."""
        parsed = _parsed(document, name)
        yield from self.validate(parsed) if not isinstance(parsed, tuple) else parsed

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`."""
        return self.schema.validate(document, folder_of(document.source))


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


class ConstrainedEngine(AccompaniedEngine):
    """A schema, and the Schematron that is embedded in it."""

    def __init__(self, schema: Engine, constraints: SchematronEngine) -> None:
        super().__init__(schema)
        self._constraints = constraints

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema."""
        return (*super().warnings, *self._constraints.warnings)

    def files(self, folder: Path) -> list[Path]:
        """What the schema includes."""
        return [*super().files(folder), *self._constraints.files(folder)]

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`, by the schema and by the Schematron."""
        yield from super().validate(document)
        yield from self._constraints.validate(document)


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
