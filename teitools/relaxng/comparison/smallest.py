"""The smallest things that match: elements count most, then attributes, then texts."""

from __future__ import annotations

from collections.abc import Iterable

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
        self._surroundings: dict[Pattern, tuple[dict[Pattern, int], dict[Pattern, Pattern]]] = {}
        self._trees: dict[Element, Tree] = {}
        self._settle()

    def _settle(self) -> None:
        """Find the size of each element: those of its content, until nothing gets smaller."""
        changed = True
        contents = list(self.side.contents.items())
        while changed:
            self._known = {}
            changed = False
            contents.reverse()
            for leaf, content in contents:
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
        known = self._trees.get(leaf)
        if known is None:
            chosen = self.side.table.elements.best(self.side.table.symbols[leaf])
            known = self._trees[leaf] = Tree(chosen, *self.fill(self.side.contents[leaf]))
        return known if name is None else Tree(name, known.attributes, known.children)

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

    def around(self, pattern: Pattern) -> dict[Pattern, int]:
        """How large the smallest match of `pattern` is beside each part that it may have."""
        return self._around(pattern)[0]

    def _around(self, pattern: Pattern) -> tuple[dict[Pattern, int], dict[Pattern, Pattern]]:
        """The sizes, and the pattern in which each part is then."""
        known = self._surroundings.get(pattern)
        if known is None:
            sizes: dict[Pattern, int] = {pattern: 0}
            parents: dict[Pattern, Pattern] = {}
            waiting = [pattern]
            while waiting:
                each = waiting.pop()
                own = sizes[each]
                if isinstance(each, Choice):  # nothing is needed beside an alternative
                    better = [i for i in each.alternatives if own < sizes.get(i, ENDLESS)]
                    sizes.update(dict.fromkeys(better, own))
                    parents.update(dict.fromkeys(better, each))
                    waiting += [inner for inner in better if not isinstance(inner, Element)]
                    continue
                for inner, more in self._inside(each):
                    size = own + more
                    if size < sizes.get(inner, ENDLESS):
                        sizes[inner] = size
                        parents[inner] = each
                        waiting.append(inner)
            known = self._surroundings[pattern] = (sizes, parents)
        return known

    def _inside(self, pattern: Pattern) -> Iterable[tuple[Pattern, int]]:
        """The parts of `pattern`, no choice, and what is needed beside them."""
        if isinstance(pattern, OneOrMore):
            return ((pattern.pattern, 0),)
        if isinstance(pattern, Group | Interleave):
            first, rest = pattern.first, pattern.rest
            return ((first, self.size(rest)), (rest, self.size(first)))
        return ()

    def having(self, pattern: Pattern, part: Pattern, child: Tree | str) -> Filling:
        """The attributes and children of a smallest match of `pattern` that has `part`, a leaf or
        text, which is `child`.
        """
        _, parents = self._around(pattern)
        given: Given = ()
        children: Children = (child,)
        while part in parents:
            parent = parents[part]
            if isinstance(parent, Group | Interleave):
                before = parent.rest is part
                beside = self.fill(parent.first if before else parent.rest)
                given = (*beside[0], *given) if before else (*given, *beside[0])
                children = (*beside[1], *children) if before else (*children, *beside[1])
            part = parent
        return given, children
