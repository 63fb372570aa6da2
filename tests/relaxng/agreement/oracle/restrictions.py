"""Section 7: what a schema in the simple form may not hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.relaxng.agreement.grammars.form import NOT_ALLOWED, NameClass, Pattern, parts
from tests.relaxng.agreement.oracle.name_classes import overlap, wild
from tests.relaxng.agreement.oracle.simple import IncorrectSchemaError, Simple

_PATHS: dict[str, list[tuple[tuple[str, ...], set[str]]]] = {
    # Section: the outer patterns, one in another, and what may not stand in the innermost.
    "7.1.1": [(("attribute",), {"ref", "attribute"})],
    "7.1.2": [
        (("oneOrMore", "group"), {"attribute"}),
        (("oneOrMore", "interleave"), {"attribute"}),
    ],
    "7.1.3": [(("list",), {"list", "ref", "attribute", "text", "interleave"})],
    "7.1.4": [
        (
            ("data",),
            {"attribute", "ref", "list", "text", "group", "interleave", "oneOrMore", "empty"},
        )
    ],
    "7.1.5": [
        (
            ("start",),
            {
                "attribute",
                "data",
                "value",
                "list",
                "text",
                "group",
                "interleave",
                "oneOrMore",
                "empty",
            },
        )
    ],
}


def restrict(simple: Simple) -> None:
    """Raises IncorrectSchemaError where the schema breaks section 7."""
    _paths(simple.start, ("start",))
    for _, content in simple.elements.values():
        _paths(content, ())
        if content != NOT_ALLOWED and _content_type(content) is None:
            raise IncorrectSchemaError("7.2 data beside something else")
        _attributes(content, repeated=False)
        _interleaves(content, simple)


def _paths(pattern: Pattern, above: tuple[str, ...]) -> None:
    for section, rules in _PATHS.items():
        for outer, barred in rules:
            if pattern[0] in barred and _below(outer, above):
                raise IncorrectSchemaError(f"{section} {'//'.join((*outer, pattern[0]))}")
    for part in parts(pattern):
        _paths(part, (*above, pattern[0]))


def _below(outer: tuple[str, ...], above: tuple[str, ...]) -> bool:
    """Whether the names `outer` are among those `above`, in their order."""
    rest = iter(above)
    return all(name in rest for name in outer)


_EMPTY, _COMPLEX, _SIMPLE = 0, 1, 2


def _content_type(pattern: Pattern) -> int | None:
    """The content type (7.2); None where there is none."""
    match pattern:
        case ("empty",):
            return _EMPTY
        case ("text",) | ("ref", _):
            return _COMPLEX
        case ("value" | "list", *_):
            return _SIMPLE
        case ("data", _, _, but):
            return _SIMPLE if but is None or _content_type(but) is not None else None
        case ("attribute", _, content):
            return None if _content_type(content) is None else _EMPTY
        case ("oneOrMore", inner):
            return _groupable(_content_type(inner), _content_type(inner))
        case ("choice", one, other):
            types = (_content_type(one), _content_type(other))
            return None if None in types else max(types)  # type: ignore[type-var]
        case ("group" | "interleave", one, other):
            return _groupable(_content_type(one), _content_type(other))
    raise AssertionError(pattern)


def _groupable(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return None
    if _EMPTY in (one, other) or one == other == _COMPLEX:
        return max(one, other)
    return None


def _attributes(pattern: Pattern, repeated: bool) -> None:
    """Section 7.3: no attribute twice, and wildcards only within oneOrMore."""
    match pattern:
        case ("attribute", name_class, _):
            if wild(name_class) and not repeated:
                raise IncorrectSchemaError("7.3 a wildcard for attributes that is not repeated")
            return
        case ("group" | "interleave", one, other):
            names = product(_occurring(one, "attribute"), _occurring(other, "attribute"))
            if any(overlap(this[1], that[1]) for this, that in names):
                raise IncorrectSchemaError("7.3 an attribute twice")
        case ("list" | "data", *_):
            return
    for part in parts(pattern):
        _attributes(part, repeated or pattern[0] == "oneOrMore")


def _interleaves(pattern: Pattern, simple: Simple) -> None:
    """Section 7.4: what is interleaved must be told apart."""
    match pattern:
        case ("list" | "data", *_):
            return
        case ("interleave", one, other):
            if any(_occurring(one, "text")) and any(_occurring(other, "text")):
                raise IncorrectSchemaError("7.4 text in both parts of an interleave")
            pairs = product(_element_names(one, simple), _element_names(other, simple))
            if any(overlap(this, that) for this, that in pairs):
                raise IncorrectSchemaError("7.4 an element in both parts of an interleave")
    for part in parts(pattern):
        _interleaves(part, simple)


def _element_names(pattern: Pattern, simple: Simple) -> list[NameClass]:
    return [simple.elements[ref[1]][0] for ref in _occurring(pattern, "ref")]


def _occurring(pattern: Pattern, kind: str) -> Iterator[Pattern]:
    """What of this kind occurs in the pattern, as sections 7.3 and 7.4 define it."""
    if pattern[0] == kind:
        yield pattern
    elif pattern[0] in ("choice", "group", "interleave", "oneOrMore"):
        for part in parts(pattern):
            yield from _occurring(part, kind)
