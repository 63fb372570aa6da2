"""Small documents for random grammars: some fit, some nearly, some not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.invention import Inventor
from tests.relaxng.agreement.oracle.derivatives import Element
from tests.relaxng.agreement.oracle.documents import read
from tests.relaxng.agreement.oracle.name_classes import Name

_ELEMENTS: tuple[Name, ...] = (("", "a"), ("", "b"), ("", "c"), ("", "d"), ("urn:x", "a"))
_ATTRIBUTES: tuple[Name, ...] = (("", "p"), ("", "q"), ("", "r"), ("urn:x", "p"), ("urn:x", "z"))
_TEXTS = (
    *("a", "b", "x", "1", "0", "007", "-0", "+5", "300", "true", "2000-02-29", "2000-02-30"),
    *("", " ", "\n", " a", "a b", "two words", " two  words ", "abc", "a a b", "1 2", "a\tb"),
)


def documents(grammar: Grammar, seed: int, number: int) -> Iterator[Element]:
    """`number` documents: invented ones, changed ones, and any."""
    random = Random(seed)
    inventor = Inventor(grammar, seed)
    for count in range(number):
        if inventor.possible and count % 4:
            document = read(inventor.document(2 + count % 4, 12).encode())
            for _ in range(count % 4 - 1):
                document = _changed(document, random)
            yield document
        else:
            yield _any(random, 3)


def _any(random: Random, depth: int) -> Element:
    attributes = {name: random.choice(_TEXTS) for name in random.sample(_ATTRIBUTES, 2)}
    few = dict(list(attributes.items())[: random.randrange(3)])
    children: list[Element | str] = []
    for _ in range(random.randrange(depth + 1)):
        child = _any(random, depth - 1) if random.random() < 0.6 else random.choice(_TEXTS)
        children.append(child)
    return Element(random.choice(_ELEMENTS), few, tuple(children))


def _changed(document: Element, random: Random) -> Element:
    """The document with one thing changed: here, or further in."""
    inner = [n for n, child in enumerate(document.children) if isinstance(child, Element)]
    if inner and random.random() < 0.6:
        at = random.choice(inner)
        child = document.children[at]
        assert isinstance(child, Element)
        return _with_children(document, at, at + 1, _changed(child, random))
    return random.choice(_CHANGES)(document, random)


def _with_children(document: Element, start: int, end: int, *new: Element | str) -> Element:
    children = document.children
    return replace(document, children=(*children[:start], *new, *children[end:]))


def _renamed(document: Element, random: Random) -> Element:
    return replace(document, name=random.choice(_ELEMENTS))


def _lacking(document: Element, random: Random) -> Element:
    at = random.randrange(len(document.children) + 1)
    return _with_children(document, at, at + 1)


def _doubled(document: Element, random: Random) -> Element:
    at = random.randrange(len(document.children) + 1)
    return _with_children(document, at, at, *document.children[at : at + 1])


def _swapped(document: Element, random: Random) -> Element:
    at = random.randrange(len(document.children) + 1)
    return _with_children(document, at, at + 2, *reversed(document.children[at : at + 2]))


def _inserted(document: Element, random: Random) -> Element:
    at = random.randrange(len(document.children) + 1)
    new = random.choice((random.choice(_TEXTS), _any(random, 1)))
    return _with_children(document, at, at, new)


def _replaced(document: Element, random: Random) -> Element:
    return replace(document, children=(random.choice(_TEXTS),))


def _attribute_set(document: Element, random: Random) -> Element:
    new = {random.choice(_ATTRIBUTES): random.choice(_TEXTS)}
    return replace(document, attributes=document.attributes | new)


def _attribute_value(document: Element, random: Random) -> Element:
    if not document.attributes:
        return document
    name = random.choice(list(document.attributes))
    return replace(document, attributes=document.attributes | {name: random.choice(_TEXTS)})


def _attribute_lacking(document: Element, random: Random) -> Element:
    if not document.attributes:
        return document
    name = random.choice(list(document.attributes))
    rest = {each: text for each, text in document.attributes.items() if each != name}
    return replace(document, attributes=rest)


_CHANGES: tuple[Callable[[Element, Random], Element], ...] = (
    _renamed,
    _lacking,
    _doubled,
    _swapped,
    _inserted,
    _replaced,
    _attribute_set,
    _attribute_value,
    _attribute_lacking,
)
