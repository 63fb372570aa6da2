"""Documents with one thing changed, most often for the worse."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from lxml import etree

from teitools.xml.names import tei

_VALUES = ("", "x", "#x", "low", "two words", "1964-09-18", "-1", "{}", "a b c")


def mutate(document: bytes, names: list[str], attributes: list[str], random: Random) -> bytes:
    """`document` with one element or attribute deleted, renamed, moved, added or altered."""
    root = etree.fromstring(document)
    elements = list(root.iter("*"))
    one = random.choice(elements[1:] or elements)
    change = random.choice(_CHANGES)
    change(one, random.choice(elements), random.choice(names), random.choice(attributes), random)
    return etree.tostring(root)


def _delete(one, other, name, attribute, random):
    if one.getparent() is not None:
        one.getparent().remove(one)


def _unwrap(one, other, name, attribute, random):
    parent = one.getparent()
    if parent is not None:
        index = parent.index(one)
        parent[index : index + 1] = list(one)


def _rename(one, other, name, attribute, random):
    one.tag = tei(name)


def _insert(one, other, name, attribute, random):
    one.insert(random.randint(0, len(one)), etree.Element(tei(name)))


def _copy(one, other, name, attribute, random):
    copied = deepcopy(other)
    for node in copied.iter("*"):
        node.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    one.insert(random.randint(0, len(one)), copied)


def _swap(one, other, name, attribute, random):
    following = one.getnext()
    if following is not None:
        one.addprevious(following)


def _text(one, other, name, attribute, random):
    one.text = (one.text or "") + "text"


def _add(one, other, name, attribute, random):
    one.set(_clark(attribute), random.choice(_VALUES))


def _drop(one, other, name, attribute, random):
    if one.attrib:
        del one.attrib[random.choice(sorted(one.attrib))]


def _alter(one, other, name, attribute, random):
    if one.attrib:
        one.set(random.choice(sorted(one.attrib)), random.choice(_VALUES))


def _clark(name: str) -> str:
    local = name.removeprefix("xml:")
    return name if local == name else f"{{http://www.w3.org/XML/1998/namespace}}{local}"


_CHANGES = (
    _delete,
    _unwrap,
    _rename,
    _insert,
    _copy,
    _swap,
    _text,
    _add,
    _drop,
    _alter,
)
