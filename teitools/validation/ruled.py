"""A schema, and the rules beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.validation.checking import rule_findings
from teitools.validation.constraints import folder_of
from teitools.validation.engines import Engine, Input, source_of
from teitools.validation.repetitions import untold
from teitools.xml.document import Document


class RuledEngine:
    """Judges by a schema, and by the rules."""

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
        source = source_of(document, name)
        try:
            parsed = Document(source)
        except DocumentError as error:
            yield from error.findings
            return
        yield from self.validate(parsed)

    def validate(self, document: Document) -> Iterator[Finding]:
        """The same for a document that has been parsed."""
        rules = rule_findings(document, folder_of(document.source))
        yield from rules
        yield from untold(self._schema.validate(document), (), rules)
