"""A schema, and the rules beside it."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.findings import Finding
from teitools.validation.checking import rule_findings
from teitools.validation.constraints import AccompaniedEngine, folder_of
from teitools.xml.document import Document


class RuledEngine(AccompaniedEngine):
    """Judges by a schema, and by the rules; what both say is said twice (`repetitions.once`)."""

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`, by the rules and by the schema."""
        yield from rule_findings(document, folder_of(document.source))
        yield from super().validate(document)
