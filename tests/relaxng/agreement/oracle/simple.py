"""The simple form: sections 4.12 to 4.21, from the plain form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

from tests.relaxng.agreement.grammars.form import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Grammar,
    NameClass,
    Pattern,
    parts,
)
from tests.relaxng.agreement.oracle.datatypes import UnknownDatatypeError, check


class IncorrectSchemaError(ValueError):
    """The schema breaks a rule; the text begins with the section that has it."""


@dataclass(frozen=True, slots=True)
class Simple:
    """The start, and the elements: ``("ref", n)`` stands for the n-th one.

    Patterns: empty, text, notAllowed, choice, group and interleave of two, oneOrMore, list and
    attribute of one, data, value, and ref.
    """

    start: Pattern
    elements: dict[int, tuple[NameClass, Pattern]]


def simplify(grammar: Grammar) -> Simple:
    """The simple form of a grammar. Raises IncorrectSchemaError."""
    try:
        definitions = grammar.combined()
    except ValueError as error:
        raise IncorrectSchemaError(f"4.17 {error}") from None
    if None not in definitions:
        raise IncorrectSchemaError("4.18 no start")
    for definition in grammar.definitions:
        for pattern in _all(definition.pattern):
            _look(pattern, definitions)
    lifted = _Lifting(definitions)
    start = lifted.pattern(("ref", None), ())
    return _reachable(start, lifted.elements)


class _Lifting:
    """Takes the elements out of the patterns and puts definitions in place (4.19)."""

    def __init__(self, definitions: dict[str | None, Pattern]) -> None:
        self._definitions = definitions
        self._numbers: dict[int, int] = {}
        self.elements: dict[int, tuple[NameClass, Pattern]] = {}

    def pattern(self, pattern: Pattern, within: tuple[str | None, ...]) -> Pattern:
        """The simple form of a pattern, `within` the definitions that are being put in place."""

        def inner(pattern: Pattern) -> Pattern:
            return self.pattern(pattern, within)

        match pattern:
            case ("ref", name):
                if name in within:
                    raise IncorrectSchemaError(f"4.19 {name} leads to itself")
                return self.pattern(self._definitions[name], (*within, name))
            case ("element", name_class, *content):
                return ("ref", self._element(pattern, name_class, content))
            case ("attribute", name_class, content):
                return _of_one("attribute", name_class, inner(content))
            case ("data", datatype, parameters, but):
                simple = NOT_ALLOWED if but is None else inner(but)
                return ("data", datatype, parameters, None if simple == NOT_ALLOWED else simple)
            case ("choice" | "group" | "interleave" as kind, *several):
                return _of_several(kind, map(inner, several))
            case ("empty" | "text" | "notAllowed" | "value", *_):
                return pattern
        content = _of_several("group", map(inner, pattern[1:]))
        return _repeated(pattern[0], content)

    def _element(self, pattern: Pattern, name_class: NameClass, content: list[Pattern]) -> int:
        number = self._numbers.setdefault(id(pattern), len(self._numbers))
        if number not in self.elements:
            self.elements[number] = (name_class, NOT_ALLOWED)
            simple = _of_several("group", (self.pattern(each, ()) for each in content))
            self.elements[number] = (name_class, simple)
        return number


def _repeated(kind: str, content: Pattern) -> Pattern:
    match kind:
        case "oneOrMore" | "list":
            return _of_one(kind, content)
        case "zeroOrMore":
            return _of_two("choice", _of_one("oneOrMore", content), EMPTY)
        case "optional":
            return _of_two("choice", content, EMPTY)
        case "mixed":
            return _of_two("interleave", content, TEXT)
    raise AssertionError(kind)


def _of_several(kind: str, patterns: Iterator[Pattern]) -> Pattern:
    return reduce(_with(kind), patterns)


def _with(kind: str) -> Callable[[Pattern, Pattern], Pattern]:
    return lambda one, other: _of_two(kind, one, other)


def _of_one(kind: str, *inner: object) -> Pattern:
    """Sections 4.20 and 4.21 for a pattern of one pattern."""
    if inner[-1] == NOT_ALLOWED or (kind, inner[-1]) == ("oneOrMore", EMPTY):
        return inner[-1]  # type: ignore[return-value]
    return (kind, *inner)


def _of_two(kind: str, one: Pattern, other: Pattern) -> Pattern:
    """Sections 4.20 and 4.21 for a pattern of two."""
    if kind == "choice":
        if NOT_ALLOWED in (one, other):
            return other if one == NOT_ALLOWED else one
        return EMPTY if one == other == EMPTY else (kind, one, other)
    if NOT_ALLOWED in (one, other):
        return NOT_ALLOWED
    if EMPTY in (one, other):
        return other if one == EMPTY else one
    return (kind, one, other)


def _reachable(start: Pattern, elements: dict[int, tuple[NameClass, Pattern]]) -> Simple:
    found: dict[int, tuple[NameClass, Pattern]] = {}
    waiting = [start]
    while waiting:
        for pattern in _all(waiting.pop()):
            if pattern[0] == "ref" and pattern[1] not in found:
                found[pattern[1]] = elements[pattern[1]]
                waiting.append(elements[pattern[1]][1])
    return Simple(start, found)


def _all(pattern: Pattern) -> Iterator[Pattern]:
    """The pattern and all in it."""
    yield pattern
    for part in parts(pattern):
        yield from _all(part)


def _look(pattern: Pattern, definitions: dict[str | None, Pattern]) -> None:
    """What holds of every pattern, whether or not anything leads to it."""
    match pattern:
        case ("ref", name) if name not in definitions:
            raise IncorrectSchemaError(f"4.18 {name} is not defined")
        case ("element", name_class, *_):
            _look_at_names(name_class, ())
        case ("attribute", name_class, _):
            _look_at_names(name_class, ())
            _look_for_xmlns(name_class)
        case ("data", datatype, parameters, _):
            _look_at_datatype(datatype, parameters)
        case ("value", datatype, _):
            _look_at_datatype(datatype, ())


def _look_at_datatype(datatype: tuple[str, str], parameters: tuple[tuple[str, str], ...]) -> None:
    try:
        check(datatype, parameters)
    except UnknownDatatypeError as error:
        raise IncorrectSchemaError(f"4.16 {error}") from None


def _look_at_names(name_class: NameClass, barred: tuple[str, ...]) -> None:
    kind = name_class[0]
    if kind in barred:
        raise IncorrectSchemaError(f"4.16 {kind} in an except")
    inside = {"anyName": ("anyName",), "nsName": ("anyName", "nsName")}.get(kind, ())
    for part in name_class[1:]:
        if isinstance(part, tuple):
            _look_at_names(part, (*barred, *inside))


def _look_for_xmlns(name_class: NameClass) -> None:
    match name_class:
        case ("name", "", "xmlns") | ("name" | "nsName", "http://www.w3.org/2000/xmlns", *_):
            raise IncorrectSchemaError("4.16 an attribute that declares a namespace")
    for part in name_class[1:]:
        if isinstance(part, tuple):
            _look_for_xmlns(part)
