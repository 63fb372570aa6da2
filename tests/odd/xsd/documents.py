"""Random documents of a RELAX NG schema, made from its simple form alone."""

from __future__ import annotations

from functools import cache
from random import Random

from lxml import etree

from teitools.odd.xsd.attributes import name_classes, spine
from teitools.relaxng.datatypes.facets import NOWHERE
from teitools.relaxng.loading import load_grammar
from teitools.relaxng.name_classes import Name, NameClass, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from teitools.source import Source

WORDS = ("peace", "treaty", "  ", "naïve", "№ 7", "<b>", "&", "[sic]", "\n", "договор")
VALUES = """
word w-1 a.b #x https://example.org/a?b=c a.xml#b 1 2 10 0 -7 1.5 -2 -1E4 0.5 1.2 10.20.30 1.0rc1
1/2 -3/4 1964-09-18 2000-02-29 1964 -0044 1964-09 --09-18 --09 ---18 12:00:00 P1Y2M PT1H true
1964-09-18T12:00:00Z 1999-12-31T23:59:59 2026-01-01 1964-W38 P1Y 1.5cm 1,-2.5 en ru-Latn a:b
_a.b-c 0 99 18:30 X x A AB ab abc 12.5 100 U+0041 rgb #fff 0.25 %s yes no urn:isbn:1 text/plain
1,2 1,2,3,4 0,0,5,5 1,2_3,4_5,6 a-1 b(1) 1.0 2.3.4 1a 19640918 +1 &#x41;
""".split()
VALUES += ["", "a token", " two  spaces ", "0,0 5,5", "0,0 5,5 6,6", "0,0 5,5 6,6 7,7", "1 2 3"]
_ENDLESS = 999
_MANY = 150
"""How many elements a document has before it is ended as soon as may be."""


class DocumentMaker:
    """Documents of the RELAX NG `schema`; the same `seed` gives the same ones."""

    def __init__(self, schema: bytes, seed: int) -> None:
        self.grammar = load_grammar(Source("schema.rng", schema))
        self.random = Random(seed)
        self._height = _heights(self.grammar.elements)
        self._number = 0
        self._made = 0
        self.values = cache(self._values)

    def names(self) -> list[str]:
        """The names of all elements that have one, in Clark's notation."""
        return sorted(
            {
                f"{{{each.namespace}}}{each.local}"
                for element in self.grammar.elements
                for each in name_classes(element.name_class)
                if isinstance(each, QName)
            }
        )

    def attributes(self) -> list[str]:
        """The names of all attributes that have one, in Clark's notation."""
        return sorted(
            {
                f"{{{each.namespace}}}{each.local}" if each.namespace else each.local
                for element in self.grammar.elements
                for attribute in _attributes(element.content)
                for each in name_classes(attribute.name_class)
                if isinstance(each, QName)
            }
        )

    def document(self, depth: int = 10) -> etree._Element:
        """A document, of about `depth` levels at most."""
        self._made = 0
        holder = etree.Element("holder")
        self._add(holder, self.grammar.start, depth)
        (root,) = holder
        return root

    def _add(self, node: etree._Element, pattern: Pattern, depth: int) -> None:
        for item in self._items(node, pattern, depth):
            if isinstance(item, str):
                if len(node):
                    node[-1].tail = (node[-1].tail or "") + item
                else:
                    node.text = (node.text or "") + item
            else:
                node.append(item)

    def _items(
        self, node: etree._Element, pattern: Pattern, depth: int
    ) -> list[str | etree._Element]:
        """What stands for `pattern` in `node`, to which its attributes are given."""
        random = self.random
        match pattern:
            case Element():
                return [self._element(pattern, depth)]
            case Attribute():
                self._attribute(node, pattern)
                return []
            case Text():
                return [random.choice(WORDS)]
            case Data() | Value() | List():
                return [self.value(pattern)]
            case Choice():
                return self._items(node, self._chosen(pattern, depth), depth)
            case OneOrMore():
                often = 1
                if self._height(pattern) < depth:
                    often = random.randint(1, 4) if random.random() < 0.7 else 1
                found = [self._items(node, pattern.pattern, depth) for _ in range(often)]
                return [item for items in found for item in items]
            case Group():
                found = [self._items(node, each, depth) for each in spine(pattern)]
                return [item for items in found for item in items]
            case Interleave():
                return self._mixed([self._items(node, each, depth) for each in spine(pattern)])
        return []

    def _mixed(self, several: list[list]) -> list:
        mixed = []
        several = [items for items in several if items]
        while several:
            items = self.random.choice(several)
            mixed.append(items.pop(0))
            several = [items for items in several if items]
        return mixed

    def _chosen(self, pattern: Choice, depth: int) -> Pattern:
        rest = [each for each in pattern.alternatives if each is not self.grammar.patterns.empty]
        if len(rest) < len(pattern.alternatives):
            attributes = all(isinstance(each, Attribute) for each in rest)
            if self.random.random() > (0.12 if attributes else 0.6):
                return self.grammar.patterns.empty
        low = [each for each in rest if self._height(each) < depth]
        if not low and len(rest) < len(pattern.alternatives):
            return self.grammar.patterns.empty
        return self.random.choice(low or [min(rest, key=self._height)])

    def _element(self, element: Element, depth: int) -> etree._Element:
        node = etree.Element(_clark(self._name(element.name_class)))
        self._made += 1
        self._add(node, element.content, depth - 1 if self._made < _MANY else 0)
        return node

    def _attribute(self, node: etree._Element, attribute: Attribute) -> None:
        name_class = attribute.name_class
        name = "any" if name_class.contains("", "any") else _clark(self._name(name_class))
        node.set(name, self.value(attribute.pattern))

    def _name(self, name_class: NameClass) -> Name:
        named = [each for each in name_classes(name_class) if isinstance(each, QName)]
        if named and len(named) == len(name_classes(name_class)):
            one = self.random.choice(named)
            return one.namespace, one.local
        uris = [getattr(each, "namespace", "urn:any") for each in name_classes(name_class)]
        for namespace in self.random.sample([*uris, "", "urn:other"], len(uris) + 2):
            if name_class.contains(namespace, "any"):
                return namespace, "any"
        raise AssertionError(name_class)

    def value(self, pattern: Pattern) -> str:
        """A value that `pattern` allows."""
        match pattern:
            case Text():
                return "text"
            case Value():
                return pattern.literal
            case Choice():
                return self.value(self.random.choice(pattern.alternatives))
            case List():
                return " ".join(self._tokens(pattern.pattern))
            case Data():
                return self._data(pattern)
        return ""

    def _data(self, pattern: Data) -> str:
        if pattern.datatype.name == "ID":
            self._number += 1
            return f"id{self._number}"
        return self.random.choice(self.values(pattern))

    def _values(self, pattern: Data) -> list[str]:
        found = [text for text in VALUES if pattern.datatype.allows(text, NOWHERE)]
        assert found, (pattern.datatype.name, pattern.datatype.parameters)
        return found

    def _tokens(self, pattern: Pattern) -> list[str]:
        match pattern:
            case OneOrMore():
                often = self.random.randint(1, 3)
                found = [self._tokens(pattern.pattern) for _ in range(often)]
                return [token for tokens in found for token in tokens]
            case Group():
                return [token for each in spine(pattern) for token in self._tokens(each)]
            case Choice():
                return self._tokens(self.random.choice(pattern.alternatives))
        value = self.value(pattern)
        return value.split() if len(value.split()) == 1 else []


def _clark(name: Name) -> str:
    return f"{{{name[0]}}}{name[1]}" if name[0] else name[1]


def _attributes(pattern: Pattern) -> list[Attribute]:
    match pattern:
        case Attribute():
            return [pattern]
        case Choice():
            return [one for each in pattern.alternatives for one in _attributes(each)]
        case Group() | Interleave():
            return [one for each in spine(pattern) for one in _attributes(each)]
        case OneOrMore():
            return _attributes(pattern.pattern)
    return []


def _heights(elements: list[Element]):
    """How many levels a pattern needs at the least."""
    known: dict[int, int] = {}

    def height(pattern: Pattern) -> int:
        match pattern:
            case Element():
                return known.get(pattern.serial, _ENDLESS)
            case NotAllowed():
                return _ENDLESS
            case Choice():
                return min(height(each) for each in pattern.alternatives)
            case Group() | Interleave():
                return max(height(each) for each in spine(pattern))
            case OneOrMore():
                return height(pattern.pattern)
        return 0

    changed = True
    while changed:
        changed = False
        for element in elements:
            high = 1 + height(element.content)
            if high < known.get(element.serial, _ENDLESS):
                known[element.serial] = high
                changed = True
    return cache(height)
