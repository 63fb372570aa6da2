"""What is doubtful in a schema, though it is correct: elements that are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.schematron.nodes import Node
from teitools.schematron.structure import is_unknown, unknown
from teitools.xml.names import SCH


def doubts(schema: Node) -> Iterator[tuple[Node, str]]:
    """The elements of `schema` that have no meaning, and why, in words."""
    for each in schema.elements:
        if each.namespace != SCH:
            continue
        if is_unknown(each):
            yield each, unknown(each)
        elif each.is_a("param") and schema.is_a("pattern", "group") and not _takes(schema):
            yield each, f"this {schema.name} is neither abstract nor an instance of an abstract one"
        else:
            yield from doubts(each)


def _takes(pattern: Node) -> bool:
    """Whether the pattern has parameters, or gives them values."""
    return pattern.get("abstract") == "true" or pattern.get("is-a") is not None
