"""The smallest things that match: elements count most, then attributes, then texts."""

from __future__ import annotations

from teitools.relaxng.comparison.samples import Samples
from teitools.relaxng.comparison.sides import Side, id_type
from teitools.relaxng.comparison.trees import ATTRIBUTE, ELEMENT, TEXT, Identifier, Tree
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)

ENDLESS = 10**12

Children = tuple[Tree | str, ...]
Given = tuple[tuple[Name, str], ...]
Filling = tuple[Given, Children]


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
                attributes.append((name, self.value(each.pattern)))
            else:
                children.append(self.samples.first(each) or "")
        return tuple(attributes), tuple(children)

    def value(self, pattern: Pattern) -> str:
        """A value of an attribute."""
        value = self.samples.first(pattern) or ""
        kind = id_type(pattern)
        return value if kind is IdType.NONE else Identifier(value, kind)

    def around(self, pattern: Pattern) -> dict[Element, int]:
        """How large the smallest match of `pattern` is beside each leaf that it may have."""
        found: dict[Element, int] = {}
        best: dict[Pattern, int] = {}
        waiting = [(pattern, 0)]
        while waiting:
            each, size = waiting.pop()
            if best.get(each, ENDLESS) <= size:
                continue
            best[each] = size
            if isinstance(each, Element):
                found[each] = size
            elif isinstance(each, Choice):
                waiting += ((inner, size) for inner in each.alternatives)
            elif isinstance(each, OneOrMore):
                waiting.append((each.pattern, size))
            elif isinstance(each, Group | Interleave):
                waiting.append((each.first, size + self.size(each.rest)))
                waiting.append((each.rest, size + self.size(each.first)))
        return found

    def having(self, pattern: Pattern, part: Pattern, child: Tree | str) -> Filling:
        """The attributes and children of a smallest match of `pattern` that has `part`, a leaf or
        text, which is `child`.
        """
        size, given, children = self._having(pattern, part, child, {})
        return (given, children) if size < ENDLESS else ((), (child,))

    def _having(
        self,
        pattern: Pattern,
        part: Pattern,
        child: Tree | str,
        known: dict[Pattern, tuple[int, Given, Children]],
    ) -> tuple[int, Given, Children]:
        if pattern in known:
            return known[pattern]
        best: tuple[int, Given, Children] = (ENDLESS, (), ())
        if pattern is part:
            best = (0, (), (child,))
        elif isinstance(pattern, Choice):
            inner = [self._having(each, part, child, known) for each in pattern.alternatives]
            best = min(inner, key=lambda each: each[0])
        elif isinstance(pattern, OneOrMore):
            best = self._having(pattern.pattern, part, child, known)
        elif isinstance(pattern, Group | Interleave):
            first = self._having(pattern.first, part, child, known)
            rest = self._having(pattern.rest, part, child, known)
            sizes = first[0] + self.size(pattern.rest), rest[0] + self.size(pattern.first)
            if min(sizes) < ENDLESS and sizes[0] <= sizes[1]:
                given, children = self.fill(pattern.rest)
                best = (sizes[0], (*first[1], *given), (*first[2], *children))
            elif min(sizes) < ENDLESS:
                given, children = self.fill(pattern.first)
                best = (sizes[1], (*given, *rest[1]), (*children, *rest[2]))
        known[pattern] = best
        return best
