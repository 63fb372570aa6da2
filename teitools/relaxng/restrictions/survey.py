"""All patterns of a schema, each once, and what each contains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import NameChoice, NameClass, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

ATTRIBUTE = 1
ELEMENT = 2
TEXT = 4
EMPTY = 8
DATA = 16
VALUE = 32
LIST = 64
GROUP = 128
INTERLEAVE = 256
ONE_OR_MORE = 512
GROUPED = 1024
"""An attribute within a group."""
INTERLEAVED = 2048
"""An attribute within an interleave."""
UNREPEATED = 4096
"""An attribute with a wildcard for its name, within no oneOrMore."""
BESIDE = 8192
"""A string beside something else that can match children (section 7.2)."""

STRING = DATA | VALUE | LIST
CONTENT = STRING | ELEMENT | TEXT

_CLOSED = (Attribute, List, Data)


class Survey:
    """The patterns of a grammar from the bottom up: each comes after those it is made of.

    `holds` says by serial what a pattern is or contains, in bits. What is within elements,
    attributes, lists and data is not counted among what is outside them.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.order = every_pattern(grammar)
        self.elements: list[Element] = []
        self.attributes: list[Attribute] = []
        self.groups: list[Group] = []
        self.interleaves: list[Interleave] = []
        self.repetitions: list[OneOrMore] = []
        self.lists: list[List] = []
        self.data: list[Data | Value] = []
        self.holds: dict[int, int] = {}
        self._fill()
        self._owners: dict[int, tuple[Element | None, Attribute | None]] = {}

    @classmethod
    def of(cls, grammar: Grammar | Survey) -> Survey:
        """The survey of a grammar, or the survey that is given itself."""
        return grammar if isinstance(grammar, Survey) else cls(grammar)

    def owner(self, pattern: Pattern) -> tuple[Element | None, Attribute | None]:
        """The first element and the attribute that `pattern` stands in.

        No element is the start pattern; no attribute is the content of the element.
        """
        if not self._owners:
            self._find_owners()
        return self._owners[pattern.serial]

    def contents(self) -> Iterator[tuple[Element | None, Pattern]]:
        """The start pattern (of no element), and the content of each element."""
        yield None, self.grammar.start
        for element in self.elements:
            yield element, element.content

    def _fill(self) -> None:
        holds = self.holds
        for each in self.order:
            if isinstance(each, Group):
                self.groups.append(each)
                below = _paired(holds[each.first.serial], holds[each.rest.serial])
                holds[each.serial] = below | (GROUP | GROUPED if below & ATTRIBUTE else GROUP)
            elif isinstance(each, Choice):
                below = 0
                for one in each.alternatives:
                    below |= holds[one.serial]
                holds[each.serial] = below
            elif isinstance(each, OneOrMore):
                self.repetitions.append(each)
                below = holds[each.pattern.serial] & ~UNREPEATED
                holds[each.serial] = below | (
                    ONE_OR_MORE | BESIDE if below & STRING else ONE_OR_MORE
                )
            elif isinstance(each, Interleave):
                self.interleaves.append(each)
                below = _paired(holds[each.first.serial], holds[each.rest.serial])
                holds[each.serial] = below | (
                    INTERLEAVE | INTERLEAVED if below & ATTRIBUTE else INTERLEAVE
                )
            else:
                holds[each.serial] = self._leaf(each)

    def _leaf(self, pattern: Pattern) -> int:
        if isinstance(pattern, Value):
            self.data.append(pattern)
            return VALUE
        if isinstance(pattern, Element):
            self.elements.append(pattern)
            return ELEMENT
        if isinstance(pattern, Attribute):
            self.attributes.append(pattern)
            return ATTRIBUTE if is_finite(pattern.name_class) else ATTRIBUTE | UNREPEATED
        if isinstance(pattern, Data):
            self.data.append(pattern)
            return DATA
        if isinstance(pattern, List):
            self.lists.append(pattern)
            return LIST
        if isinstance(pattern, Text):
            return TEXT
        return EMPTY if isinstance(pattern, Empty) else 0

    def _find_owners(self) -> None:
        owners = self._owners
        for element, content in self.contents():
            pending: list[tuple[Pattern, Attribute | None]] = [(content, None)]
            while pending:
                pattern, attribute = pending.pop()
                if pattern.serial in owners:
                    continue
                owners[pattern.serial] = (element, attribute)
                inside = pattern if isinstance(pattern, Attribute) else attribute
                pending.extend((each, inside) for each in reversed(parts(pattern)))


def parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """The patterns that `pattern` is made of; an element is not opened."""
    return _PARTS.get(pattern.__class__, _none)(pattern)


def occurring(pattern: Pattern) -> tuple[Pattern, ...]:
    """The parts of `pattern` that occur in it as section 7.3 has it: not those in an
    attribute, a list or data.
    """
    return () if isinstance(pattern, _CLOSED) else parts(pattern)


def is_finite(name_class: NameClass) -> bool:
    """Whether a name class has no wildcard."""
    if isinstance(name_class, QName):
        return True
    return isinstance(name_class, NameChoice) and all(
        isinstance(each, QName) for each in name_class.classes
    )


def _paired(first: int, rest: int) -> int:
    """What two patterns hold that stand in a group or interleave."""
    if (first & STRING and rest & CONTENT) or (rest & STRING and first & CONTENT):
        return first | rest | BESIDE
    return first | rest


def every_pattern(grammar: Grammar) -> list[Pattern]:
    """Every pattern that the start pattern leads to, through the content of elements too, each
    after those that it is made of.
    """
    found: dict[int, Pattern] = {}
    pending: list[Pattern] = [grammar.start]
    while pending:
        pattern = pending.pop()
        if pattern.serial not in found:
            found[pattern.serial] = pattern
            made_of = _PARTS.get(pattern.__class__)
            if made_of:
                pending += made_of(pattern)
            elif isinstance(pattern, Element):
                pending.append(pattern.content)
    return [found[serial] for serial in sorted(found)]


def _none(_: Pattern) -> tuple[Pattern, ...]:
    return ()


def _one(pattern: Any) -> tuple[Pattern, ...]:
    return (pattern.pattern,)


def _excepted(data: Any) -> tuple[Pattern, ...]:
    return (data.but,) if data.but else ()


_PARTS: dict[type[Pattern], Callable[[Any], tuple[Pattern, ...]]] = {
    Choice: attrgetter("alternatives"),
    Group: attrgetter("first", "rest"),
    Interleave: attrgetter("first", "rest"),
    OneOrMore: _one,
    Attribute: _one,
    List: _one,
    Data: _excepted,
}
