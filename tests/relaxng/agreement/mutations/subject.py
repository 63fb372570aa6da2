"""A document that is to be changed, and the names that its schema knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeVar

from tests.relaxng.agreement.grammars.form import Grammar, NameClass, Pattern, parts
from tests.relaxng.agreement.grammars.reading import XML_NAMESPACE
from tests.relaxng.agreement.markup import Attribute, Element, Token, elements, tokens

_Thing = TypeVar("_Thing")


class Inapplicable(Exception):  # noqa: N818 - another change is tried then
    """The document has nothing that could be changed in this way."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The local names of a schema's elements, and the names of its attributes."""

    elements: tuple[str, ...]
    attributes: tuple[str, ...]

    @classmethod
    def of(cls, grammar: Grammar) -> Vocabulary:
        """The names that a grammar mentions."""
        elements, attributes = set(), set()
        for definition in grammar.definitions:
            for kind, namespace, local in _names(definition.pattern):
                if kind == "element":
                    elements.add(local)
                else:
                    attributes.add(f"xml:{local}" if namespace == XML_NAMESPACE else local)
        return cls(tuple(sorted(elements)), tuple(sorted(attributes)))


def _names(pattern: Pattern) -> Iterator[tuple[str, str, str]]:
    if pattern[0] in ("element", "attribute"):
        for namespace, local in _listed(pattern[1]):
            yield pattern[0], namespace, local
    for part in parts(pattern):
        yield from _names(part)


def _listed(name_class: NameClass) -> Iterator[tuple[str, str]]:
    if name_class[0] == "name":
        yield name_class[1:]
    elif name_class[0] == "choice":
        for each in name_class[1:]:
            yield from _listed(each)


class Subject:
    """A document that is well-formed; every change of it begins here."""

    def __init__(self, text: str, vocabulary: Vocabulary, random: Random) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.random = random

    @cached_property
    def tokens(self) -> list[Token]:
        """What the document consists of."""
        return list(tokens(self.text))

    @cached_property
    def elements(self) -> list[Element]:
        """The elements, the root first."""
        return elements(self.text)

    @property
    def root(self) -> Element:
        """The root."""
        return self.elements[0]

    def pick(self, things: Sequence[_Thing]) -> _Thing:
        """One of `things`. Raises Inapplicable where there are none."""
        if not things:
            raise Inapplicable
        return self.random.choice(things)

    def inner(self) -> Element:
        """An element that is not the root."""
        return self.pick(self.elements[1:])

    def attributed(self, *names: str) -> tuple[Element, Attribute]:
        """An attribute (of one of these names) that declares no namespace, and its element."""
        return self.pick(
            [
                (element, attribute)
                for element in self.elements
                for attribute in element.attributes
                if not attribute.name.startswith("xmlns") and (not names or attribute.name in names)
            ]
        )

    def near(self, name: str) -> str:
        """A name that a hasty writer might put for `name`."""
        prefix, colon, local = name.rpartition(":")
        at = self.random.randrange(len(local))
        near = self.random.choice(
            [
                local[:at] + local[at + 1 :],
                local[:at] + local[at] + local[at:],
                local[:at] + local[at + 1 : at + 2] + local[at] + local[at + 2 :],
                local.swapcase(),
                local + "s",
                local + ".",
            ]
        )
        if not near or near == local or not (near[0].isalpha() or near[0] == "_"):
            near = local + "x"
        return prefix + colon + near

    def spliced(self, *changes: tuple[int, int, str]) -> str:
        """The text with each (start, end, what stands there instead)."""
        text = self.text
        for start, end, instead in sorted(changes, reverse=True):
            text = text[:start] + instead + text[end:]
        return text

    def written(self, element: Element) -> str:
        """The element as it stands in the text."""
        return self.text[element.start : element.end]

    def renamed(self, element: Element, name: str) -> str:
        """The document with another name for `element`."""
        changes = [(element.start + 1, element.start + 1 + len(element.name), name)]
        if not element.empty_tag:
            changes.append((element.close + 2, element.close + 2 + len(element.name), name))
        return self.spliced(*changes)

    def added(self, element: Element, attribute: str) -> str:
        """The document with `attribute`, as written, at the end of the start tag."""
        at = element.attributes[-1].end if element.attributes else self._behind_name(element)
        return self.spliced((at, at, f" {attribute}"))

    def filled(self, element: Element, content: str) -> str:
        """The document with `content` at the beginning of `element`."""
        if not element.empty_tag:
            return self.spliced((element.inside, element.inside, content))
        tag = self.text[element.start : element.end - 2].rstrip()
        return self.spliced((element.start, element.end, f"{tag}>{content}</{element.name}>"))

    def _behind_name(self, element: Element) -> int:
        return element.start + 1 + len(element.name)
