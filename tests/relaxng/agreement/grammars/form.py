"""The plain form of a grammar: patterns and name classes are tuples that begin with their kind.

Patterns::

    ("empty",) ("text",) ("notAllowed",) ("ref", name)
    ("choice", p, ...) ("group", p, ...) ("interleave", p, ...)
    ("oneOrMore", p, ...) ("zeroOrMore", p, ...) ("optional", p, ...) ("mixed", p, ...)
    ("list", p, ...) ("element", name class, p, ...) ("attribute", name class, p)
    ("data", datatype, parameters, pattern or None) ("value", datatype, text)

Several patterns where RELAX NG's simple form has one stand for their group, as in XML syntax.
Name classes::

    ("name", namespace, local) ("anyName", class or None)
    ("nsName", namespace, class or None) ("choice", class, ...)

A datatype is a pair of its library and its name, parameters are pairs of name and value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Pattern = tuple[Any, ...]
NameClass = tuple[Any, ...]
Datatype = tuple[str, str]
Parameters = tuple[tuple[str, str], ...]

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"

EMPTY: Pattern = ("empty",)
TEXT: Pattern = ("text",)
NOT_ALLOWED: Pattern = ("notAllowed",)


@dataclass(frozen=True, slots=True)
class Definition:
    """A `define`, or a `start`, whose name is None."""

    name: str | None
    combine: str | None
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Grammar:
    """Definitions, as many of a name as there are."""

    definitions: tuple[Definition, ...]

    def combined(self) -> dict[str | None, Pattern]:
        """One pattern for each name (section 4.17). ValueError where they do not combine."""
        gathered: dict[str | None, list[Definition]] = {}
        for definition in self.definitions:
            gathered.setdefault(definition.name, []).append(definition)
        return {name: _combine(each) for name, each in gathered.items()}


def _combine(definitions: list[Definition]) -> Pattern:
    ways = {each.combine for each in definitions if each.combine is not None}
    plain = sum(each.combine is None for each in definitions)
    if len(definitions) > 1 and (len(ways) != 1 or plain > 1):
        raise ValueError(f"{definitions[0].name}: {plain} without combine, and {sorted(ways)}")
    if len(definitions) == 1:
        return definitions[0].pattern
    return (next(iter(ways)), *(each.pattern for each in definitions))


def parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """The patterns that a pattern is made of; of `data` its exception."""
    kind = pattern[0]
    if kind in ("element", "attribute"):
        return pattern[2:]
    if kind == "data":
        return () if pattern[3] is None else (pattern[3],)
    if kind in ("ref", "value"):
        return ()
    return pattern[1:]
