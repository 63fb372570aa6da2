"""Grammars without anything that libxml2 is known to get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from tests.relaxng.agreement.grammars.faults import reachable
from tests.relaxng.agreement.grammars.form import (
    TEXT,
    Definition,
    Grammar,
    NameClass,
    Pattern,
    parts,
)
from tests.relaxng.agreement.oracle.name_classes import wild


def plain(grammar: Grammar) -> Grammar:
    """The grammar, with something else instead of all that is in FAULTS."""
    numbers = count()

    def inner(pattern: Pattern) -> Pattern:
        match pattern:
            case ("element", _, *content):
                return ("element", ("name", "", f"e{next(numbers)}"), *map(inner, content))
            case ("attribute", name_class, content):
                return ("attribute", _some_name(name_class), _valued(inner(content)))
            case ("data", datatype, parameters, but):
                return ("data", datatype, parameters, None if but is None else inner(but))
            case ("interleave" | "mixed" | "group", *several):
                return _group([inner(each) for each in several])
            case ("notAllowed",) | ("empty",):
                return TEXT
            case ("list", *several):
                return ("list", _tokens(_group([inner(each) for each in several])))
            case ("oneOrMore" | "zeroOrMore" | "optional" as kind, *several):
                return (kind, _group([inner(each) for each in several]))
            case ("ref", _):
                return ("optional", pattern)
            case ("value", *_):
                return pattern
        return (pattern[0], *map(inner, pattern[1:]))

    def changed(definition: Definition) -> Pattern:
        if definition.name is not None:
            bare = definition.pattern[0] == "element"
            return inner(definition.pattern if bare else ("element", (), definition.pattern))
        starts = [
            each if each[0] == "ref" else inner(each) for each in _started(definition.pattern)
        ]
        return ("choice", *starts) if starts else inner(("element", (), TEXT))

    definitions = tuple(
        replace(each, pattern=changed(each), combine=_combine(each)) for each in grammar.definitions
    )
    found = reachable(Grammar(definitions))
    return Grammar(tuple(each for each in definitions if each.name in found))


def _started(pattern: Pattern) -> Iterator[Pattern]:
    """The outermost elements and references of a start."""
    if pattern[0] in ("element", "ref"):
        yield pattern
    elif pattern[0] != "attribute":
        for part in parts(pattern):
            yield from _started(part)


def _group(several: list[Pattern]) -> Pattern:
    return several[0] if len(several) == 1 else ("group", *several)


def _combine(definition: Definition) -> str | None:
    return "choice" if definition.combine == "interleave" else definition.combine


def _token(pattern: Pattern) -> Pattern:
    """A pattern within a list, with a value instead of text."""
    if pattern == TEXT:
        return ("value", ("", "token"), "a")
    if pattern[0] == "ref":
        return _token(TEXT)
    return pattern if pattern[0] in ("data", "value") else _over(_token, pattern)


def _tokens(pattern: Pattern) -> Pattern:
    """What is in a list: if anything is repeated or chosen, then the whole is repeated."""
    if pattern[0] in ("oneOrMore", "zeroOrMore"):
        return (pattern[0], _token(_decided(pattern[1])))
    return _token(_decided(pattern))


def _decided(pattern: Pattern) -> Pattern:
    """A pattern with neither choice nor repetition."""
    if pattern[0] in ("choice", "optional", "oneOrMore", "zeroOrMore"):
        return _decided(pattern[1])
    return pattern if pattern[0] in ("data", "value", "ref") else _over(_decided, pattern)


def _valued(pattern: Pattern) -> Pattern:
    """A pattern of one value: a choice, or the first part of what is more."""
    match pattern:
        case ("data" | "value" | "list" | "text", *_):
            return pattern
        case ("choice", *several):
            return ("choice", *map(_valued, several))
        case ("group" | "optional" | "oneOrMore" | "zeroOrMore", first, *_):
            return _valued(first)
    return TEXT


def _over(change: Callable[[Pattern], Pattern], pattern: Pattern) -> Pattern:
    start = 2 if pattern[0] in ("element", "attribute") else 1
    return (*pattern[:start], *map(change, pattern[start:]))


def _some_name(name_class: NameClass) -> NameClass:
    if not wild(name_class) and name_class[0] == "choice":
        return _some_name(name_class[1])
    return name_class if name_class[0] == "name" else ("name", "", "w")
