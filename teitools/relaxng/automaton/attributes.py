"""Attributes of an element, taken from its content in any order (sections 6.2.6 and 7.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.automaton.names import contains, join, part
from teitools.relaxng.automaton.requirements import attributes
from teitools.relaxng.name_classes import AnyName, NameChoice, NsName, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Patterns,
)

Found = tuple[Attribute, Pattern]
"""An attribute that may stand there, and what is left when it does."""


class Opening:
    """The content of an element as its start tag meets it.

    `factors` are parts that consist of attributes alone, each with its own; `body` is the
    rest, in which attributes may stand beside content in a choice.
    """

    __slots__ = ("body", "factors", "index", "required", "wild")

    def __init__(self, body: Pattern, factors: list[Pattern]) -> None:
        self.body = body
        self.factors = factors
        self.index: dict[str, int] = {}
        """The factor of each attribute that has a name of its own."""
        self.wild: dict[str | None, dict[int, None]] = {}
        """The factors with attributes that have wildcards for a namespace; None for all."""
        self.required: list[int] = []
        """The factors that cannot be without attributes."""

    def able(self, name: str) -> Iterable[int]:
        """The factors that may have an attribute called `name`."""
        factor = self.index.get(name)
        if factor is not None:
            return (factor,)
        return {**self.wild.get(part(name)[0], {}), **self.wild.get(None, {})}


class Attributes(Composition):
    """Derivatives by attributes, of the patterns of one table."""

    def __init__(self, patterns: Patterns) -> None:
        super().__init__(patterns)
        self._kinds: dict[Pattern, int] = {}
        self._openings: dict[Pattern, Opening] = {}
        self._named: dict[Pattern, tuple[QName | NsName | AnyName, ...]] = {}
        self._found: dict[tuple[Pattern, str], tuple[Found, ...]] = {}

    def clear(self) -> None:
        """Forget what can be found again."""
        super().clear()
        self._kinds.clear()
        self._openings.clear()
        self._named.clear()
        self._found.clear()

    def opening(self, content: Pattern) -> Opening:
        """`content`, with the attributes set apart."""
        known = self._openings.get(content)
        if known is None:
            factors: dict[Pattern, None] = {}
            body = self.normal(self._strip(content, factors))
            known = Opening(body, list(factors))
            for number, factor in enumerate(known.factors):
                if not factor.nullable:
                    known.required.append(number)
                named = self._named.get(factor)
                if named is None:
                    named = self._named[factor] = tuple(_name_classes(factor))
                for each in named:
                    if isinstance(each, QName):
                        known.index[join(each.namespace, each.local)] = number
                    else:
                        namespace = each.namespace if isinstance(each, NsName) else None
                        known.wild.setdefault(namespace, {})[number] = None
            self._openings[content] = known
        return known

    def _strip(self, pattern: Pattern, factors: dict[Pattern, None]) -> Pattern:
        """`pattern` without the parts that consist of attributes; those go to `factors`."""
        parts: list[tuple[bool, Pattern]] = []
        while isinstance(pattern, Group | Interleave) and self._kind(pattern) == _BOTH:
            first = self._strip(pattern.first, factors)
            parts.append((isinstance(pattern, Group), first))
            pattern = pattern.rest
        kind = self._kind(pattern)
        if kind == _ATTRIBUTES:
            self._split(pattern, factors)
            pattern = self.empty
        for grouped, first in reversed(parts):
            combine = self.group if grouped else self.interleave
            pattern = combine(first, pattern)
        return pattern

    def _split(self, pattern: Pattern, factors: dict[Pattern, None]) -> None:
        while isinstance(pattern, Group | Interleave):
            self._split(pattern.first, factors)
            pattern = pattern.rest
        factors[pattern] = None

    def _kind(self, pattern: Pattern) -> int:
        """Whether `pattern` has attributes, content, or both. `empty` has neither."""
        known = self._kinds.get(pattern)
        if known is not None:
            return known
        kind = _NEITHER
        spine = pattern
        while isinstance(spine, Group | Interleave):
            kind |= self._kind(spine.first)
            spine = spine.rest
        if isinstance(spine, Attribute):
            kind |= _ATTRIBUTES
        elif isinstance(spine, Choice):
            for each in spine.alternatives:
                kind |= self._kind(each)
        elif isinstance(spine, OneOrMore):
            kind |= self._kind(spine.pattern)
        elif spine is not self.empty:
            kind |= _CONTENT
        self._kinds[pattern] = kind
        return kind

    def found(self, pattern: Pattern, name: str) -> tuple[Found, ...]:
        """The attributes called `name` that may stand where `pattern` is matched."""
        key = (pattern, name)
        known = self._found.get(key)
        if known is None:
            found: dict[Attribute, Pattern] = {}
            for attribute, rest in self._each_found(pattern, name):
                other = found.get(attribute)
                found[attribute] = rest if other is None else self.choice((other, rest))
            known = self._found[key] = tuple(found.items())
        return known

    def _each_found(self, pattern: Pattern, name: str) -> Iterator[Found]:
        self.spend()
        if isinstance(pattern, Attribute):
            if contains(pattern.name_class, name):
                yield pattern, self.empty
        elif not self._kind(pattern) & _ATTRIBUTES:
            return
        elif isinstance(pattern, Choice):
            for each in pattern.alternatives:
                yield from self.found(each, name)
        elif isinstance(pattern, OneOrMore):
            more = self.more(pattern)
            for attribute, rest in self.found(pattern.pattern, name):
                yield attribute, self.group(rest, more)
        elif isinstance(pattern, Group | Interleave):
            combine = self.group if isinstance(pattern, Group) else self.interleave
            for attribute, rest in self.found(pattern.first, name):
                yield attribute, combine(rest, pattern.rest)
            for attribute, rest in self.found(pattern.rest, name):
                yield attribute, combine(pattern.first, rest)

    def close(self, pattern: Pattern) -> Pattern:
        """`pattern` where no further attribute comes."""
        return self._without(pattern, self.not_allowed)

    def forgive(self, pattern: Pattern) -> Pattern:
        """`pattern` where no further attribute comes, and none is missed."""
        return self._without(pattern, self.empty)

    def _without(self, pattern: Pattern, instead: Pattern) -> Pattern:
        if not self._kind(pattern) & _ATTRIBUTES:
            return pattern
        if isinstance(pattern, Choice):
            return self.choice(self._without(each, instead) for each in pattern.alternatives)
        if isinstance(pattern, OneOrMore):
            return self.one_or_more(self._without(pattern.pattern, instead))
        if isinstance(pattern, Group | Interleave):
            combine = self.group if isinstance(pattern, Group) else self.interleave
            first = self._without(pattern.first, instead)
            return combine(first, self._without(pattern.rest, instead))
        return instead


def _name_classes(factor: Pattern) -> Iterator[QName | NsName | AnyName]:
    """The name classes of the attributes of a factor, choices taken apart."""
    for each in attributes(factor):
        classes = each.name_class
        yield from classes.classes if isinstance(classes, NameChoice) else (classes,)


_NEITHER, _ATTRIBUTES, _CONTENT, _BOTH = 0, 1, 2, 3
