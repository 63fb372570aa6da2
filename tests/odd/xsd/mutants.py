"""Documents with one thing changed, by the kind of change, most often for the worse."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from lxml import etree

_VALUES = ("", "x", "#x", "low", "two words", "1964-09-18", "-1", "{}", "a b c", "1", "en")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Mutator:
    """Changes documents; `names` and `attributes` are those of the schema."""

    def __init__(self, names: list[str], attributes: list[str], seed: int) -> None:
        self.names = names
        self.attributes = attributes
        self.random = Random(seed)

    def mutant(self, document: bytes, kind: str) -> bytes:
        """`document` with one change of a kind of `KINDS`."""
        root = etree.fromstring(document, etree.XMLParser(recover=True))
        elements = list(root.iter("*"))
        one = self.random.choice(elements[1:] or elements)
        KINDS[kind](self, one, self.random.choice(elements))
        return etree.tostring(root, encoding="UTF-8")

    def delete(self, one, other):
        if one.getparent() is not None:
            _remove(one)

    def unwrap(self, one, other):
        parent = one.getparent()
        if parent is not None:
            index = parent.index(one)
            parent[index : index + 1] = list(one)

    def rename(self, one, other):
        one.tag = self.random.choice(self.names)

    def rename_alike(self, one, other):
        parent = one.getparent()
        if parent is not None:
            one.tag = self.random.choice([each.tag for each in parent.iter("*")])

    def insert(self, one, other):
        one.insert(self._place(one), etree.Element(self.random.choice(self.names)))

    def insert_foreign(self, one, other):
        one.insert(self._place(one), etree.Element("{urn:foreign}thing"))

    def copy(self, one, other):
        one.insert(self._place(one), _copied(other))

    def repeat(self, one, other):
        if one.getparent() is not None:
            one.addnext(_copied(one))

    def swap(self, one, other):
        following = one.getnext()
        if following is not None:
            one.addprevious(following)

    def text(self, one, other):
        one.text = (one.text or "") + "text"

    def empty(self, one, other):
        one[:] = []
        one.text = None

    def add_attribute(self, one, other):
        one.set(self.random.choice(self.attributes), self.random.choice(_VALUES))

    def drop_attribute(self, one, other):
        if one.attrib:
            del one.attrib[self.random.choice(sorted(one.attrib))]

    def alter_attribute(self, one, other):
        if one.attrib:
            one.set(self.random.choice(sorted(one.attrib)), self.random.choice(_VALUES))

    def _place(self, node):
        return self.random.randint(0, len(node))


def _remove(node):
    tail, parent, before = node.tail, node.getparent(), node.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def _copied(node):
    copied = deepcopy(node)
    copied.tail = None
    for each in copied.iter("*"):
        each.attrib.pop(_XML_ID, None)
    return copied


KINDS = {
    name.replace("_", " "): function
    for name, function in vars(Mutator).items()
    if not name.startswith("_") and name != "mutant"
}
