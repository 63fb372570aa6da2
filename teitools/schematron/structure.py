"""What may stand where in a schema (ISO/IEC 19757-3, 5 and annex A): what would be silently passed
over, though it looks as if it were tested, is an error.

Stricter than the grammar it is not: elements may come in any order, as no processor minds it.
"""

from __future__ import annotations

from difflib import get_close_matches

from teitools.schematron import codes
from teitools.schematron.nodes import Node
from teitools.xml.names import SCH

_PROSE = ("title", "p", "emph", "span", "dir", "name", "value-of", "include")
_TOP = (
    "ns", "let", "param", "phase", "pattern", "group", "rules", "diagnostics", "properties",
    "extends", "key",
)  # fmt: skip
_HOLDERS = {
    "schema": _TOP,
    "library": _TOP,
    "pattern": ("let", "param", "rule"),
    "group": ("let", "param", "rule"),
    "rules": ("rule",),
    "rule": ("let", "assert", "report", "extends", "key"),
    "phase": ("let", "active"),
    "diagnostics": ("diagnostic",),
    "properties": ("property",),
}
"""The elements that hold others, and which; prose may stand in all of them."""
KNOWN = frozenset(
    (*_PROSE, *_HOLDERS, *(name for names in _HOLDERS.values() for name in names))
)  # fmt: skip
"""The elements of Schematron."""
_NEEDED = {"value-of": "select", "active": "pattern", "ns": "uri", "let": "value"}
"""Attributes that must say something, besides those that are looked at elsewhere."""


def check(schema: Node) -> None:
    """See that what is in the composed `schema` stands where it has a meaning.

    Raises SchemaError where there is an element that is none of Schematron's, or one where it would
    not be heeded, where an abstract pattern is an instance, and where a variable has no value.
    """
    _check_within(schema)


def is_unknown(node: Node) -> bool:
    """Whether it is in the namespace of Schematron, but no element of it."""
    return node.namespace == SCH and node.name not in KNOWN


def unknown(node: Node) -> str:
    """What is wrong with such an element, in words."""
    near = get_close_matches(node.name, sorted(KNOWN), 1)
    hint = f"; did you mean <{near[0]}>?" if near else ""
    return f"it is no element of Schematron{hint}"


def _check_within(holder: Node) -> None:
    expected = _HOLDERS.get(holder.name, ())
    for each in holder.elements:
        if each.namespace != SCH:
            continue
        if is_unknown(each):
            if holder.name in _HOLDERS:
                raise each.error(codes.MISPLACED, element=each.name, why=unknown(each))
        elif each.name not in expected and each.name not in _PROSE:
            why = f"it has no meaning in <{holder.name}>"
            raise each.error(codes.MISPLACED, element=each.name, why=why)
        _check_attributes(each)
        if not each.is_a("let"):  # what is in one is its value
            _check_within(each)


def _check_attributes(node: Node) -> None:
    needed = _NEEDED.get(node.name)
    if needed is not None:
        value = node.get(needed)
        filled = node.is_a("let") and value is None and (node.text.strip() or any(node.elements))
        if not (value or "").strip() and not filled:
            raise node.error(codes.MISSING_ATTRIBUTE, element=node.name, attribute=needed)
    if node.is_a("pattern", "group") and node.get("abstract") == "true" and node.get("is-a"):
        why = "an abstract pattern cannot be an instance of another"
        raise node.error(codes.MISPLACED, "is-a", element=node.name, why=why)
