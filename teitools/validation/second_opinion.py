"""Two schemas of one language's making, for one purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.findings import Finding
from teitools.xml.document import Document, Schema


class SecondOpinion:
    """A schema, and another that is loaded and asked only where the first finds nothing.

    For schemas that are compiled from one source: what both find, they find alike.
    """

    def __init__(self, first: Schema, second: Callable[[], Schema]) -> None:
        self.name = first.name
        self._first = first
        self._second = second

    def validate(self, document: Document) -> Iterable[Finding]:
        """What the first finds wrong, or else what the second does."""
        return list(self._first.validate(document)) or self._second().validate(document)
