"""What a schema knows by name, and how special each thing is to the places it may stand in."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from teitools.relaxng.automaton.names import listed, part
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)

_HELD = (Element, Attribute)
_PAIRS = (Group, Interleave)


class Vocabulary:
    """The elements and attributes of `grammar`, counted when something is first asked."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._held: dict[Element, frozenset[Pattern]] = {}
        self._choices: dict[Choice, tuple[frozenset[Pattern], list[Pattern]]] = {}

    def spread(self, pattern: Pattern) -> int:
        """In how many elements' contents `pattern`, an element or an attribute, stands."""
        return self._counted[pattern]

    def knows(self, name: str, attribute: bool) -> bool:
        """Whether anything in the schema is called `name`, wildcards aside."""
        return (name, attribute) in self._names

    @cached_property
    def namespaces(self) -> tuple[str, ...]:
        """The namespaces of the names that the schema lists."""
        return tuple(sorted({part(name)[0] for name, _ in self._names} - {""}))

    def held(self, element: Element) -> frozenset[Pattern]:
        """The elements and attributes anywhere in the content of `element`."""
        known = self._held.get(element)
        if known is None:
            known = self._held[element] = self._within(element.content)
        return known

    def _within(self, content: Pattern) -> frozenset[Pattern]:
        found: set[Pattern] = set()
        seen: set[Pattern] = set()
        waiting = [content]
        while waiting:
            each = waiting.pop()
            if each in seen:
                continue
            seen.add(each)
            if isinstance(each, _HELD):
                found.add(each)
            elif isinstance(each, Choice):
                held, others = self._parted(each)
                found |= held
                waiting += others
            elif isinstance(each, _PAIRS):
                waiting += (each.first, each.rest)
            elif isinstance(each, OneOrMore):
                waiting.append(each.pattern)
        return frozenset(found)

    def _parted(self, choice: Choice) -> tuple[frozenset[Pattern], list[Pattern]]:
        """The elements and attributes among the alternatives, and the others.

        Remembered, for a few long choices are in many contents.
        """
        known = self._choices.get(choice)
        if known is None:
            held = frozenset(each for each in choice.alternatives if isinstance(each, _HELD))
            others = [each for each in choice.alternatives if each not in held]
            known = self._choices[choice] = (held, others)
        return known

    @cached_property
    def _counted(self) -> Counter[Pattern]:
        counted: Counter[Pattern] = Counter()
        for element in self._grammar.elements:
            counted.update(self.held(element))
        return counted

    @cached_property
    def _names(self) -> frozenset[tuple[str, bool]]:
        return frozenset(
            (name, isinstance(each, Attribute))
            for each in self._counted
            if isinstance(each, _HELD)
            for name in listed(each.name_class) or ()
        )
