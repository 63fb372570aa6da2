"""Model classes as plain alternatives of elements.

A class among whose members are classes becomes the choice of all their elements, each named
once, unless it is large. This is the same language; libxml2 loads it faster, because it follows
each reference anew wherever it meets one. But Jing goes one call deeper for each alternative, and
overflows its stack: a large class refers to its large classes, and more alternatives than that
are written in groups.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.odd.content import (
    Choice,
    ElementRef,
    Interleave,
    ListOf,
    Named,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.grammar import Attribute, AttributeChoice, Grammar, Use

_MOST = 72
_FEW = 24
"""How many alternatives stand side by side, and how many a class has that is not referred to."""


def grouped(items: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """The alternatives of a choice, in choices of their own where they are many."""
    while len(items) > _MOST:
        size = max(2, -(-len(items) // _MOST)) if len(items) <= _MOST**2 else _MOST
        groups = [items[at : at + size] for at in range(0, len(items), size)]
        items = tuple(group[0] if len(group) == 1 else Choice(group) for group in groups)
    return items


def flattened(grammar: Grammar) -> dict[str, Pattern]:
    """The named patterns of `grammar` that something refers to, classes of elements flattened."""
    flat = _Flat(grammar.patterns, grammar.combined)
    kept: dict[str, Pattern] = {}
    ahead = [element.content for element in grammar.elements.values()]
    ahead += grammar.data.values()
    ahead += (attribute.value for attribute in grammar.attributes.values())
    for uses in (
        *(each.attributes for each in grammar.elements.values()),
        *grammar.groups.values(),
    ):
        ahead += _values(uses)
    if grammar.externals:
        ahead += [Named(name) for name in grammar.patterns]
    while ahead:
        for name in _names(ahead.pop()):
            if name in grammar.patterns and name not in kept:
                kept[name] = flat.pattern(name)
                ahead.append(kept[name])
    return {name: kept[name] for name in grammar.patterns if name in kept}


class _Flat:
    def __init__(self, patterns: dict[str, Pattern], combined: frozenset[str]) -> None:
        self._patterns = patterns
        self._combined = combined
        self._known: dict[str, tuple[ElementRef, ...] | None] = {}

    def pattern(self, name: str) -> Pattern:
        elements = self._elements(name)
        if elements is None:
            return self._patterns[name]
        if len(elements) == 1:
            return elements[0]
        return Choice(elements if len(elements) <= _MOST else self._parts(name))

    def _parts(self, name: str) -> tuple[Pattern, ...]:
        """The members of a large class: those of its small classes one by one."""
        whole, pattern = self._elements(name), self._patterns[name]
        named: dict[Pattern, None] = {}
        covered: set[ElementRef] = set()
        for item in pattern.items if isinstance(pattern, Choice) else (pattern,):
            inner = self._elements(item.name) if isinstance(item, Named) else None
            if inner is not None and len(inner) > _FEW and not covered.issuperset(inner):
                named[item] = None
                covered.update(inner)
        alone = [element for element in whole or () if element not in covered]
        return (*alone, *named)

    def _elements(self, name: str) -> tuple[ElementRef, ...] | None:
        """The elements that a pattern is a choice of, or None where it is something else."""
        if name not in self._known:
            self._known[name] = None  # it may come back to itself
            self._known[name] = self._alternatives(self._patterns[name])
        return self._known[name]

    def _alternatives(self, pattern: Pattern) -> tuple[ElementRef, ...] | None:
        found: dict[ElementRef, None] = {}
        for item in pattern.items if isinstance(pattern, Choice) else (pattern,):
            if isinstance(item, ElementRef):
                found[item] = None
                continue
            inner = None
            if isinstance(item, Named) and item.name in self._patterns:
                inner = None if item.name in self._combined else self._elements(item.name)
            if inner is None:
                return None
            found.update(dict.fromkeys(inner))
        return tuple(found) or None


def _values(uses: tuple[Use, ...]) -> Iterator[Pattern]:
    """The patterns of the values of the attributes among `uses`."""
    for use in uses:
        if isinstance(use, Attribute):
            yield use.value
        elif isinstance(use, AttributeChoice):
            for alternative in use.alternatives:
                yield from _values(alternative)


def _names(pattern: Pattern) -> list[str]:
    match pattern:
        case Named(name):
            return [name]
        case Sequence(items) | Choice(items) | Interleave(items):
            return [name for item in items for name in _names(item)]
        case Repeat(item, _, _) | ListOf(item):
            return _names(item)
    return []
