"""Two grammars in one table of patterns.

In the table an element is a leaf: it stands for its name class, and not for its definition.
Definitions of the same name class are numbered; the first one of either grammar has the same
leaf. So contents that say the same are one pattern, whichever grammar they come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from teitools.relaxng.automaton.attributes import Attributes
from teitools.relaxng.automaton.derivatives import Derivatives
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.comparison.samples import Samples
from teitools.relaxng.comparison.symbols import Alphabet
from teitools.relaxng.comparison.transfer import Transfer, without
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import Name, NameClass
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
    Patterns,
)


class Table:
    """The patterns of both grammars, and what their names are told apart by."""

    def __init__(self, grammars: Iterable[Grammar]) -> None:
        self.patterns = Patterns()
        self.derivatives = Derivatives(self.patterns)
        self.attributes = Attributes(self.patterns)
        self.samples = Samples(self.derivatives)
        found = [_classes(grammar) for grammar in grammars]
        self.elements = Alphabet(each for elements, _ in found for each in elements)
        self.names = Alphabet(each for _, attributes in found for each in attributes)
        self._leaves: dict[tuple[frozenset[Name], int], Element] = {}
        self.symbols: dict[Element, frozenset[Name]] = {}
        self._inside: dict[Pattern, frozenset[Element]] = {}
        self._simple: dict[Pattern, bool] = {}
        self._text: dict[Pattern, bool] = {}

    def leaf(self, element: Element, number: int) -> Element:
        """The leaf of the definition `number` of its name class, from 0."""
        symbols = self.elements.of(element.name_class)
        known = self._leaves.get((symbols, number))
        if known is None:
            known = self.patterns.element(element.name_class, element.place)
            self._leaves[symbols, number] = known
            self.symbols[known] = symbols
        return known

    def leaves(self, pattern: Pattern) -> frozenset[Element]:
        """The leaves in `pattern`."""
        known = self._inside.get(pattern)
        if known is None:
            found: set[Element] = set()
            waiting, seen = [pattern], {pattern}
            while waiting:
                each = waiting.pop()
                if isinstance(each, Element):
                    found.add(each)
                elif each in self._inside:
                    found |= self._inside[each]
                elif isinstance(each, Choice) and each is not pattern:
                    found |= self.leaves(each)
                else:
                    more = [inner for inner in _parts(each) if inner not in seen]
                    seen.update(more)
                    waiting += more
            known = self._inside[pattern] = frozenset(found)
        return known

    def names_of(self, leaves: Iterable[Element]) -> frozenset[Name]:
        """The symbols of `leaves` together."""
        return frozenset().union(*(self.symbols[each] for each in leaves))

    def is_simple(self, pattern: Pattern) -> bool:
        """Whether a name tells which leaf of `pattern` is meant."""
        known = self._simple.get(pattern)
        if known is None:
            leaves = self.leaves(pattern)
            number = sum(len(self.symbols[each]) for each in leaves)
            known = self._simple[pattern] = number == len(self.names_of(leaves))
        return known

    def has_text(self, pattern: Pattern) -> bool:
        """Whether `text` is in `pattern`, elements and attributes aside."""
        known = self._text.get(pattern)
        if known is None:
            known = self._text[pattern] = self.patterns.text in parts(pattern)
        return known


class Side:
    """One of the grammars. `contents` are those of its leaves; `impossible` are the elements
    that no document can have, because what they require never ends; they are taken out.
    """

    def __init__(self, table: Table, grammar: Grammar) -> None:
        self.table = table
        numbers: dict[frozenset[Name], int] = {}
        leaves: dict[Element, Element] = {}
        for element in grammar.elements:
            symbols = table.elements.of(element.name_class)
            number = numbers[symbols] = numbers.get(symbols, -1) + 1
            leaves[element] = table.leaf(element, number)
        transfer = Transfer(table.derivatives, leaves, table.samples.is_empty)
        self.place = grammar.place
        self.places = {leaf: element.place for element, leaf in leaves.items()}
        self.start = transfer.pattern(grammar.start)
        self.contents = {
            leaf: transfer.pattern(element.content) for element, leaf in leaves.items()
        }
        self.impossible = tuple(self._unproductive())
        if self.impossible:
            dead = frozenset(self.impossible)
            self.start = without(table.derivatives, self.start, dead)
            for leaf in self.contents:
                self.contents[leaf] = without(table.derivatives, self.contents[leaf], dead)

    def _unproductive(self) -> list[Element]:
        waiting = list(self.contents)
        ends: set[Element] = set()
        while True:
            still = []
            for leaf in reversed(waiting):
                if _ends(self.contents[leaf], ends):
                    ends.add(leaf)
                else:
                    still.append(leaf)
            if len(still) == len(waiting):
                return still
            waiting = still


def _ends(pattern: Pattern, ends: set[Element]) -> bool:
    """Whether something matches `pattern`, when `ends` are the elements that have an end."""
    while isinstance(pattern, Group | Interleave):
        if not _ends(pattern.first, ends):
            return False
        pattern = pattern.rest
    if pattern.nullable:
        return True
    if isinstance(pattern, Element):
        return pattern in ends
    if isinstance(pattern, Choice):
        return any(_ends(each, ends) for each in pattern.alternatives)
    if isinstance(pattern, OneOrMore | List | Attribute):
        return _ends(pattern.pattern, ends)
    return pattern.serial != 0


def _parts(pattern: Pattern) -> tuple[Pattern, ...]:
    if isinstance(pattern, Choice):
        return pattern.alternatives
    if isinstance(pattern, Group | Interleave):
        return pattern.first, pattern.rest
    if isinstance(pattern, OneOrMore):
        return (pattern.pattern,)
    return ()


def _classes(grammar: Grammar) -> tuple[list[NameClass], list[NameClass]]:
    """The name classes of elements, and those of attributes."""
    elements = [element.name_class for element in grammar.elements]
    attributes: list[NameClass] = []
    waiting: list[Pattern] = [grammar.start, *(each.content for each in grammar.elements)]
    seen = set(waiting)
    while waiting:
        each = waiting.pop()
        if isinstance(each, Attribute):
            attributes.append(each.name_class)
        for inner in _parts(each):
            if inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    return elements, attributes


def id_type(pattern: Pattern) -> IdType:
    """What values of `pattern` mean for identifiers."""
    if isinstance(pattern, Data):
        return pattern.datatype.id_type
    if isinstance(pattern, Choice):
        return max(map(id_type, pattern.alternatives))
    return IdType.NONE
