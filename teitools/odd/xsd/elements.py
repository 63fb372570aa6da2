"""The elements of a simple form as XSD must have them: of one name in one content, one type.

XSD asks that elements of one name that may stand side by side have the same type (Element
Declarations Consistent, XML Schema Part 1, 3.8.6). Where the RELAX NG gives them several, they
have one that allows what any of them allows.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.odd.xsd.attributes import name_classes, spine
from teitools.odd.xsd.particles import has_wildcard
from teitools.relaxng.name_classes import Name, QName
from teitools.relaxng.patterns import (
    Choice,
    Element,
    Group,
    Interleave,
    NotAllowed,
    OneOrMore,
    Pattern,
)

Node = tuple[Name, int]
"""An element by one of its names: the name, and the number of its pattern."""


class Elements:
    """The elements within reach of `start`, each with its type's key.

    `elements` are the elements by their numbers. A key is a name in Clark's notation, with
    ``#`` and a number where there are several types for it.
    """

    def __init__(self, start: Pattern) -> None:
        self.elements = {element.serial: element for element in _reached(start)}
        self._possible = _possible(self.elements)
        self._leads: dict[Node, Node] = {}
        self._within = {
            number: self._nodes(element.content) for number, element in self.elements.items()
        }
        self._unite(self._nodes(start))
        self._merge()
        self._keys = self._named()

    def find(self, element: Element, name: Name) -> str | None:
        """The key of `element` as `name`; None where no document can hold it."""
        if element.serial not in self._possible:
            return None
        return self._keys.get(self._leader((name, element.serial)))

    def types(self) -> dict[str, tuple[Name, list[Element]]]:
        """By key, a name and the elements that the type is for, in order of discovery."""
        found: dict[str, tuple[Name, list[Element]]] = {}
        for node in self._all():
            name, number = node
            key = self._keys[self._leader(node)]
            found.setdefault(key, (name, []))[1].append(self.elements[number])
        return found

    def _all(self) -> Iterator[Node]:
        for number, element in self.elements.items():
            if number in self._possible and not _is_wild(element):
                for each in name_classes(element.name_class):
                    assert isinstance(each, QName)
                    yield (each.namespace, each.local), number

    def _nodes(self, pattern: Pattern) -> list[Node]:
        return [
            ((each.namespace, each.local), element.serial)
            for element in _within(pattern)
            if element.serial in self._possible
            for each in name_classes(element.name_class)
            if isinstance(each, QName)
        ]

    def _leader(self, node: Node) -> Node:
        while node in self._leads:
            node = self._leads[node]
        return node

    def _unite(self, nodes: list[Node]) -> bool:
        """Make those one that have one name; whether there were any."""
        changed = False
        leaders: dict[Name, Node] = {}
        for node in nodes:
            leader = self._leader(node)
            known = leaders.setdefault(node[0], leader)
            if self._leader(known) != leader:
                self._leads[leader] = self._leader(known)
                changed = True
        return changed

    def _merge(self) -> None:
        changed = True
        while changed:
            changed = False
            together: dict[Node, list[Node]] = {}
            for node in self._all():
                together.setdefault(self._leader(node), []).extend(self._within[node[1]])
            for nodes in together.values():
                changed = self._unite(nodes) or changed

    def _named(self) -> dict[Node, str]:
        keys: dict[Node, str] = {}
        count: dict[Name, int] = {}
        for node in self._all():
            leader = self._leader(node)
            if leader not in keys:
                name = node[0]
                count[name] = count.get(name, 0) + 1
                namespace, local = name
                clark = f"{{{namespace}}}{local}"
                keys[leader] = clark if count[name] == 1 else f"{clark}#{count[name]}"
        return keys


def _is_wild(element: Element) -> bool:
    return has_wildcard(element.name_class)


def _within(pattern: Pattern) -> list[Element]:
    """The elements that `pattern` names, none twice, in order."""
    found: dict[int, Element] = {}
    waiting = [pattern]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Element):
            found[one.serial] = one
        elif isinstance(one, Choice):
            waiting += reversed(one.alternatives)
        elif isinstance(one, Group | Interleave):
            waiting += [one.rest, one.first]
        elif isinstance(one, OneOrMore):
            waiting.append(one.pattern)
    return list(found.values())


def _reached(start: Pattern) -> list[Element]:
    """The elements that documents may hold; what a wildcard holds is not looked at."""
    found: dict[int, Element] = {}
    waiting = _within(start)[::-1]
    while waiting:
        element = waiting.pop()
        if element.serial not in found:
            found[element.serial] = element
            if not _is_wild(element):
                waiting += _within(element.content)[::-1]
    return list(found.values())


def _possible(elements: dict[int, Element]) -> set[int]:
    """The elements that some finite document holds."""
    found = {number for number, element in elements.items() if _is_wild(element)}
    size = -1
    while len(found) > size:
        size = len(found)
        known: dict[int, bool] = {}
        for number, element in elements.items():
            if number not in found and _satisfiable(element.content, found, known):
                found.add(number)
    return found


def _satisfiable(pattern: Pattern, elements: set[int], known: dict[int, bool]) -> bool:
    if isinstance(pattern, Element):
        return pattern.serial in elements
    if pattern.serial not in known:
        known[pattern.serial] = _holds(pattern, elements, known)
    return known[pattern.serial]


def _holds(pattern: Pattern, elements: set[int], known: dict[int, bool]) -> bool:
    if isinstance(pattern, Choice):
        return any(_satisfiable(each, elements, known) for each in pattern.alternatives)
    if isinstance(pattern, Group | Interleave):
        return all(_satisfiable(each, elements, known) for each in spine(pattern))
    if isinstance(pattern, OneOrMore):
        return _satisfiable(pattern.pattern, elements, known)
    return not isinstance(pattern, NotAllowed)
