"""The smallest things that match: elements count most, then attributes, then texts."""

from __future__ import annotations

from teitools.relaxng.comparison.samples import Samples
from teitools.relaxng.comparison.sides import Side
from teitools.relaxng.comparison.trees import Tree
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Text,
)

ELEMENT, ATTRIBUTE, TEXT = 10_000, 100, 1
ENDLESS = 10**12

Children = tuple[Tree | str, ...]


class Smallest:
    """What is smallest of one side."""

    def __init__(self, side: Side, samples: Samples) -> None:
        self.side = side
        self.samples = samples
        self._elements: dict[Element, int] = dict.fromkeys(side.contents, ENDLESS)
        self._known: dict[Pattern, int] = {}
        self._settle()

    def _settle(self) -> None:
        """Find the size of each element: those of its content, until nothing gets smaller."""
        changed = True
        while changed:
            self._known = {}
            changed = False
            for leaf, content in self.side.contents.items():
                size = ELEMENT + self.size(content)
                if size < self._elements[leaf]:
                    self._elements[leaf] = size
                    changed = True
        self._known = {}

    def size(self, pattern: Pattern) -> int:
        """How large the smallest match of `pattern` is."""
        known = self._known.get(pattern)
        if known is None:
            known = self._known[pattern] = self._size(pattern)
        return known

    def _size(self, pattern: Pattern) -> int:
        if pattern.nullable:
            return 0
        if isinstance(pattern, Element):
            return self._elements.get(pattern, ENDLESS)
        if isinstance(pattern, Choice):
            return min(map(self.size, pattern.alternatives))
        if isinstance(pattern, OneOrMore):
            return self.size(pattern.pattern)
        if isinstance(pattern, Attribute):
            return ATTRIBUTE
        size = 0
        while isinstance(pattern, Group | Interleave):
            size += self.size(pattern.first)
            pattern = pattern.rest
        if pattern.serial == 0:
            return ENDLESS
        if size or isinstance(pattern, Element | Choice | OneOrMore | Attribute):
            return size + self.size(pattern)
        return size + TEXT

    def element(self, leaf: Element, name: Name | None = None) -> Tree:
        """A smallest element of `leaf`."""
        attributes, children = self.fill(self.side.contents[leaf])
        chosen = name or self.side.table.elements.best(self.side.table.symbols[leaf])
        return Tree(chosen, attributes, children)

    def fill(self, pattern: Pattern) -> tuple[tuple[tuple[Name, str], ...], tuple[Tree | str, ...]]:
        """The attributes and children of a smallest match of `pattern`."""
        attributes: list[tuple[Name, str]] = []
        children: list[Tree | str] = []
        waiting = [pattern]
        while waiting:
            each = waiting.pop()
            if each.nullable:
                continue
            if isinstance(each, Choice):
                waiting.append(min(each.alternatives, key=self.size))
            elif isinstance(each, OneOrMore):
                waiting.append(each.pattern)
            elif isinstance(each, Group | Interleave):
                waiting += (each.rest, each.first)
            elif isinstance(each, Element):
                children.append(self.element(each))
            elif isinstance(each, Attribute):
                names = self.side.table.names
                name = names.best(names.of(each.name_class))
                attributes.append((name, self.samples.first(each.pattern) or ""))
            else:
                children.append(self.samples.first(each) or "")
        return tuple(attributes), tuple(children)

    def with_leaf(self, pattern: Pattern, leaf: Element | None, name: Name | None) -> Children:
        """The children of a smallest match of `pattern` that has `leaf`, or text without it."""
        size, children = self._with(pattern, leaf, name, {})
        return children if size < ENDLESS else ()

    def _with(
        self,
        pattern: Pattern,
        leaf: Element | None,
        name: Name | None,
        known: dict[Pattern, tuple[int, Children]],
    ) -> tuple[int, Children]:
        if pattern in known:
            return known[pattern]
        best: tuple[int, Children] = (ENDLESS, ())
        if pattern is leaf:
            best = (self.size(pattern), (self.element(pattern, name),))
        elif leaf is None and isinstance(pattern, Text):
            best = (TEXT, ("text",))
        elif isinstance(pattern, Choice):
            found = (self._with(each, leaf, name, known) for each in pattern.alternatives)
            best = min(found, key=lambda each: each[0])
        elif isinstance(pattern, OneOrMore):
            best = self._with(pattern.pattern, leaf, name, known)
        elif isinstance(pattern, Group | Interleave):
            first = self._with(pattern.first, leaf, name, known)
            rest = self._with(pattern.rest, leaf, name, known)
            sizes = first[0] + self.size(pattern.rest), rest[0] + self.size(pattern.first)
            if sizes[0] <= sizes[1]:
                best = (sizes[0], (*first[1], *self.fill(pattern.rest)[1]))
            else:
                best = (sizes[1], (*self.fill(pattern.first)[1], *rest[1]))
        known[pattern] = best
        return best
