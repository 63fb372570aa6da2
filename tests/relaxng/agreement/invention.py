"""Valid documents, invented from a grammar: as many as wanted, the same for the same seed."""

from __future__ import annotations

import math
from random import Random
from xml.sax.saxutils import escape, quoteattr

from tests.relaxng.agreement.grammars.form import (
    Datatype,
    Grammar,
    NameClass,
    Pattern,
    parts,
)
from tests.relaxng.agreement.grammars.reading import XML_NAMESPACE
from tests.relaxng.agreement.oracle.datatypes import equal
from tests.relaxng.agreement.oracle.name_classes import Name, contains
from tests.relaxng.agreement.samples import sample

WORDS = ("peace", "treaty", " two  words ", "naïve", "№ 7", "<b>", "&", "]]>", "\n", "договор", "𝄞")
_ELSEWHERE = ("urn:elsewhere", "urn:a", "urn:b", "")
_LOCAL = ("any", "other", "Some", "é")
_TRIES = 20
_REFERENCE = "\ue000"
"""Stands for a reference to an identifier, until all identifiers are known."""


class Inventor:
    """Invents documents that `grammar` allows.

    It must be correct, and must need no more than what `sample` knows.
    """

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self._definitions = grammar.combined()
        self._random = Random(seed)
        self._heights: dict[int, float] = {}
        self._names: dict[str | None, float] = dict.fromkeys(self._definitions, math.inf)
        self._left = 0
        self._identifiers = 0
        self._measure()

    @property
    def possible(self) -> bool:
        """Whether there is a valid document at all."""
        return self._names[None] < math.inf

    @property
    def endless(self) -> bool:
        """Whether there is a pattern that nothing finite fits."""
        return math.inf in self._heights.values()

    def document(self, depth: int, size: int) -> str:
        """A document of about `depth` levels and `size` elements at most."""
        self._left, self._identifiers = size, 0
        content = _Content("")
        self._fill(self._definitions[None], content, depth)
        (root,) = content.children
        while _REFERENCE in root:
            number = self._random.randint(1, max(self._identifiers, 1))
            root = root.replace(_REFERENCE, f"id{number}", 1)
        return root

    def _fill(self, pattern: Pattern, content: _Content, depth: int) -> None:
        """Put into `content` what `pattern` allows."""
        random = self._random
        match pattern:
            case ("ref", name):
                self._fill(self._definitions[name], content, depth)
            case ("group" | "mixed", *several):
                for each in several:
                    self._fill(each, content, depth)
                    if pattern[0] == "mixed":
                        content.children.append(self._text())
            case ("interleave", *several):
                for each in random.sample(several, len(several)):
                    self._fill(each, content, depth)
            case ("choice", *several):
                self._fill(self._choose(several, depth), content, depth)
            case ("optional" | "zeroOrMore" | "oneOrMore" as kind, *several):
                for _ in range(self._times(kind, pattern, depth)):
                    self._fill(("group", *several), content, depth)
            case ("text",):
                content.children.append(self._text())
            case ("element", name_class, *several):
                content.children.append(self._element(name_class, several, content, depth - 1))
            case ("attribute", name_class, value):
                self._attribute(name_class, value, content)
            case ("data" | "value" | "list", *_):
                content.children.append(escape(" ".join(self._tokens(pattern))))

    def _element(
        self, name_class: NameClass, patterns: list[Pattern], around: _Content, depth: int
    ) -> str:
        self._left -= 1
        namespace, local = self._name(name_class, {})
        content = _Content(namespace)
        for pattern in patterns:
            self._fill(pattern, content, depth)
        start = f"<{local}"
        if namespace != around.namespace:
            start += f" xmlns={quoteattr(namespace)}"
        for number, ((space, name), value) in enumerate(content.attributes.items()):
            gap = "\n  " if self._random.random() < 0.2 else " "
            prefix = f"n{number}:" if space else ""
            if space == XML_NAMESPACE:
                prefix = "xml:"
            elif space:
                start += f" xmlns:n{number}={quoteattr(space)}"
            start += f"{gap}{prefix}{name}={quoteattr(value)}"
        return f"{start}>{self._inside(content.children)}</{local}>"

    def _inside(self, children: list[str]) -> str:
        """White space may stand beside any child that is an element."""
        inside = ""
        for child in children:
            element = child.startswith("<")
            inside += f"\n{child}\n" if element and self._random.random() < 0.6 else child
        return inside

    def _attribute(self, name_class: NameClass, value: Pattern, content: _Content) -> None:
        name = self._name(name_class, content.attributes)
        content.attributes[name] = " ".join(self._tokens(value))

    def _tokens(self, pattern: Pattern) -> list[str]:
        """The tokens of a value: one, unless it is a list."""
        random = self._random
        match pattern:
            case ("ref", name):
                return self._tokens(self._definitions[name])
            case ("list", *several):
                return self._single(("group", *several))
            case ("group" | "interleave", *several):
                return [token for each in several for token in self._tokens(each)]
            case ("choice", *several):
                return self._tokens(random.choice(several))
            case ("optional" | "zeroOrMore" | "oneOrMore" as kind, *several):
                times = self._times(kind, pattern, 1)
                return [t for _ in range(times) for t in self._tokens(("group", *several))]
            case ("text",):
                return [random.choice(("", "text", " a  b ", "<&\"'>"))]
            case ("value", _, text):
                return [text]
            case ("data", (_, "ID"), _, _):
                self._identifiers += 1
                return [f"id{self._identifiers}"]
            case ("data", (_, "IDREF" | "IDREFS"), _, _):
                return [_REFERENCE]
            case ("data", datatype, parameters, but):
                value = sample(datatype, parameters, random)
                while but is not None and any(equal(*each, value) for each in _excepted(but)):
                    value = sample(datatype, parameters, random)
                return [value]
        return []

    def _single(self, pattern: Pattern) -> list[str]:
        """Tokens, each of which is one word; if some are not after all, they are left out."""
        for _ in range(_TRIES):
            found = self._tokens(pattern)
            if all(len(token.split()) == 1 for token in found):
                return found
        return [token for token in found if len(token.split()) == 1]

    def _text(self) -> str:
        return escape(self._random.choice(WORDS)) if self._random.random() < 0.6 else ""

    def _times(self, kind: str, pattern: Pattern, depth: int) -> int:
        least = int(kind == "oneOrMore")
        if self._height(pattern[1:]) > depth:
            return least
        if self._left <= 0 and self._height(pattern[1:]):
            return least
        if kind == "optional":
            return int(self._random.random() < (0.4 if self._height(pattern[1:]) else 0.12))
        return self._random.choice((least, 1, 1, 2, 3, 5))

    def _choose(self, several: list[Pattern], depth: int) -> Pattern:
        heights = [self._height((each,)) for each in several]
        if self._left <= 0:
            depth = 0
        most = max(depth, min(heights))
        return self._random.choice(
            [each for each, height in zip(several, heights, strict=True) if height <= most]
        )

    def _name(self, name_class: NameClass, taken: dict[Name, str]) -> Name:
        """A name of the class, one that is not `taken`."""
        while True:
            more = "" if self._random.random() < 0.8 else str(len(taken))
            match name_class:
                case ("name", namespace, local):
                    return namespace, local
                case ("choice", *classes):
                    return self._name(self._random.choice(classes), taken)
                case ("nsName", namespace, _):
                    name = (namespace, self._random.choice(_LOCAL) + more)
                case _:
                    name = (self._random.choice(_ELSEWHERE), self._random.choice(_LOCAL) + more)
            if contains(name_class, name) and name not in taken:
                return name

    def _height(self, patterns: tuple[Pattern, ...]) -> float:
        """How many levels of elements `patterns` need at the least."""
        return max((self._heights[id(pattern)] for pattern in patterns), default=0)

    def _measure(self) -> None:
        """The height of every pattern, by going over them until nothing changes."""
        before = None
        while before != self._names:
            before = dict(self._names)
            for name, pattern in self._definitions.items():
                self._names[name] = self._tall(pattern)

    def _tall(self, pattern: Pattern) -> float:
        inner = [self._tall(part) for part in parts(pattern)]
        match pattern[0]:
            case "ref":
                height = self._names[pattern[1]]
            case "notAllowed":
                height = math.inf
            case "choice":
                height = min(inner)
            case "optional" | "zeroOrMore":
                height = 0
            case "element":
                height = 1 + max(inner, default=0)
            case _:
                height = max(inner, default=0)
        self._heights[id(pattern)] = height
        return height


class _Content:
    """What is gathered of an element: its attributes and its content, as XML."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.attributes: dict[Name, str] = {}
        self.children: list[str] = []


def _excepted(pattern: Pattern) -> list[tuple[Datatype, str]]:
    """The values that an exception of `data` names."""
    if pattern[0] == "value":
        return [pattern[1:]]
    return [value for part in parts(pattern) for value in _excepted(part)]
