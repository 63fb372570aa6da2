"""The project's schema, which says what the explicit form may hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from teitools import resources
from teitools.findings import Finding
from teitools.relaxng.schema import Schema, load_schema
from teitools.xml.element_types import element_types


@cache
def _schema() -> Schema:
    return load_schema(resources.path("schema", "teitools.rng"))


def judge(data: bytes) -> Iterator[Finding]:
    """What is wrong with a document by the project's schema."""
    return _schema().findings(data, "document")


def is_valid(data: bytes) -> bool:
    """Whether the project's schema accepts the document."""
    return next(judge(data), None) is None


def holds_text(name: str) -> bool:
    """Whether the elements of that name may hold text; the unknown may."""
    kind = element_types().get(name)
    return kind is None or kind.text
