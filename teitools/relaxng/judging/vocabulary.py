"""What a schema knows by name, and how special each thing is to the places it may stand in."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from weakref import WeakKeyDictionary

from teitools.relaxng.automaton.names import listed, part
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Attribute, Element, Pattern


class Vocabulary:
    """The elements and attributes of `grammar`, counted when something is first asked."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

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

    @cached_property
    def _counted(self) -> Counter[Pattern]:
        counted: Counter[Pattern] = Counter()
        for element in self._grammar.elements:
            counted.update(
                each for each in parts(element.content) if isinstance(each, Element | Attribute)
            )
        return counted

    @cached_property
    def _names(self) -> frozenset[tuple[str, bool]]:
        return frozenset(
            (name, isinstance(each, Attribute))
            for each in self._counted
            if isinstance(each, Element | Attribute)
            for name in listed(each.name_class) or ()
        )


_KNOWN: WeakKeyDictionary[Grammar, Vocabulary] = WeakKeyDictionary()


def vocabulary_of(grammar: Grammar) -> Vocabulary:
    """The vocabulary of `grammar`, made once."""
    known = _KNOWN.get(grammar)
    if known is None:
        known = _KNOWN[grammar] = Vocabulary(grammar)
    return known
