"""One thing found in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from teitools.findings.code import Code, Severity
from teitools.source import Location

_NO_FACTS: Mapping[str, object] = {}


class Finding(NamedTuple):
    """A code, a place, and the facts that the code's template names.

    `related` holds other places that matter (the first of two equal ids, the definition
    in the schema). `level` replaces the code's severity where a configuration says so.
    """

    code: Code
    location: Location
    facts: Mapping[str, object] = _NO_FACTS
    related: tuple[Location, ...] = ()
    level: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.code.severity if self.level is None else self.level

    @property
    def message(self) -> str:
        """The sentence a reader sees, made from the code's template and the facts."""
        return self.code.template.format_map(self.facts)

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.label} [{self.code}] {self.message}"
