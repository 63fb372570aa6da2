"""Patterns brought from a grammar's table into the one in which grammars are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.datatypes import BUILT_IN, XML_SCHEMA
from teitools.relaxng.datatypes.interface import Datatype, IdType
from teitools.relaxng.datatypes.xml_schema import XmlSchemaLibrary
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

_TEXTUAL = frozenset("token Name NCName NMTOKEN language anyURI".split())
"""Types whose values are texts without needless white space, and equal where these are."""


class Transfer:
    """Brings patterns into the table of `make`; elements become `leaves`.

    What is said in two ways is brought into one: the built-in data types are XML Schema's, and
    a value is one of token where that is the same. Default values are left out, and data types
    and lists that no string matches (`is_empty`).
    """

    def __init__(
        self,
        make: Composition,
        leaves: Mapping[Element, Element],
        is_empty: Callable[[Pattern], bool],
    ) -> None:
        self.make = make
        self.leaves = leaves
        self._is_empty = is_empty
        self._known: dict[Pattern, Pattern] = {}
        self._datatypes: dict[Datatype, Datatype] = {}
        self._token = XmlSchemaLibrary().datatype("token", ())

    def pattern(self, pattern: Pattern) -> Pattern:
        """`pattern`, in the table."""
        known = self._known.get(pattern)
        if known is None:
            self.make.afresh()
            known = self._known[pattern] = self._brought(pattern)
        return known

    def _brought(self, pattern: Pattern) -> Pattern:
        make = self.make
        if isinstance(pattern, Element):
            return self.leaves[pattern]
        if isinstance(pattern, Choice):
            return make.choice([self.pattern(each) for each in pattern.alternatives])
        if isinstance(pattern, Group | Interleave):
            return self._sequence(pattern)
        if isinstance(pattern, OneOrMore):
            return make.one_or_more(self.pattern(pattern.pattern))
        if isinstance(pattern, Text):
            return make.patterns.text
        return self._values(pattern)

    def _sequence(self, pattern: Pattern) -> Pattern:
        parts: list[tuple[bool, Pattern]] = []
        while isinstance(pattern, Group | Interleave):
            parts.append((isinstance(pattern, Group), self.pattern(pattern.first)))
            pattern = pattern.rest
        made = self.pattern(pattern)
        for grouped, first in reversed(parts):
            made = self.make.group(first, made) if grouped else self.make.interleave(first, made)
        return made

    def _values(self, pattern: Pattern) -> Pattern:
        make = self.make.patterns
        if isinstance(pattern, Attribute):
            inner = self.pattern(pattern.pattern)
            if inner is make.not_allowed:
                return inner
            return make.attribute(pattern.name_class, inner, None, pattern.place)
        if isinstance(pattern, List):
            listed = make.list(self.pattern(pattern.pattern))
            return make.not_allowed if self._is_empty(listed) else listed
        if isinstance(pattern, Data):
            but = None if pattern.but is None else self.pattern(pattern.but)
            but = None if but is make.not_allowed else but
            made = make.data(self._datatype(pattern.datatype), but, pattern.place)
            restricted = but is not None or pattern.datatype.parameters
            return make.not_allowed if restricted and self._is_empty(made) else made
        if isinstance(pattern, Value):
            datatype = self._datatype(pattern.datatype)
            if datatype.name in _TEXTUAL and datatype.id_type is IdType.NONE:
                datatype = self._token
            return make.value(datatype, pattern.literal, pattern.meaning, pattern.place)
        return make.not_allowed if pattern.serial == 0 else make.empty

    def _datatype(self, datatype: Datatype) -> Datatype:
        known = self._datatypes.get(datatype)
        if known is None:
            known = datatype
            parameters = tuple(sorted(datatype.parameters))
            if datatype.library == BUILT_IN or parameters != datatype.parameters:
                known = XmlSchemaLibrary().datatype(datatype.name, parameters)
            elif datatype.library != XML_SCHEMA:
                known = XmlSchemaLibrary().datatype(datatype.name, ())
            self._datatypes[datatype] = known
        return known


def without(make: Composition, pattern: Pattern, dead: frozenset[Pattern]) -> Pattern:
    """`pattern` where none of the patterns `dead`, leaves or text, can stand."""
    make.afresh()
    return _Removal(make, dead).pattern(pattern)


class _Removal(Transfer):
    def __init__(self, make: Composition, dead: frozenset[Pattern]) -> None:
        super().__init__(make, {}, lambda pattern: False)
        self._dead = dead

    def _brought(self, pattern: Pattern) -> Pattern:
        if pattern in self._dead:
            return self.make.empty if isinstance(pattern, Text) else self.make.not_allowed
        if isinstance(pattern, Choice | Group | Interleave | OneOrMore):
            return super()._brought(pattern)
        return pattern
