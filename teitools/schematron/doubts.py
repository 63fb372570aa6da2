"""What is doubtful in a schema, though it is correct: elements that are silently passed over."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from teitools.schematron.nodes import Node
from teitools.xml.names import SCH

_KNOWN = frozenset(
    "active assert diagnostic diagnostics dir emph extends group include key let library name ns p "
    "param pattern phase properties property report rule rules schema span title value-of".split()
)
_PLACES = {
    "rule": frozenset(("pattern", "group", "rules", "library")),
    "assert": frozenset(("rule",)),
    "report": frozenset(("rule",)),
    "pattern": frozenset(("schema", "library")),
    "group": frozenset(("schema", "library")),
    "phase": frozenset(("schema", "library")),
    "ns": frozenset(("schema", "library")),
}


def doubts(schema: Node) -> Iterator[tuple[Node, str]]:
    """The elements of `schema` that have no meaning, and why, in words."""
    for each in schema.elements:
        if each.namespace != SCH:
            continue
        expected = _PLACES.get(each.name)
        if each.name not in _KNOWN:
            near = get_close_matches(each.name, _KNOWN, 1)
            hint = f"; did you mean <{near[0]}>?" if near else ""
            yield each, f"it is no element of Schematron{hint}"
        elif expected is not None and schema.name not in expected:
            yield each, f"it has no meaning in <{schema.name}>"
        else:
            yield from doubts(each)
