"""Model classes as plain alternatives of elements.

A class among whose members are classes becomes the choice of all their elements, each named
once. This is the same language; libxml2 loads it in a tenth of the time, because it follows
each reference anew wherever it meets one.
"""

from __future__ import annotations

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
from teitools.odd.grammar import Grammar


def flattened(grammar: Grammar) -> dict[str, Pattern]:
    """The named patterns of `grammar` that something refers to, classes of elements flattened."""
    flat = _Flat(grammar.patterns, grammar.combined)
    kept: dict[str, Pattern] = {}
    ahead = [element.content for element in grammar.elements.values()]
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
        return elements[0] if len(elements) == 1 else Choice(elements)

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


def _names(pattern: Pattern) -> list[str]:
    match pattern:
        case Named(name):
            return [name]
        case Sequence(items) | Choice(items) | Interleave(items):
            return [name for item in items for name in _names(item)]
        case Repeat(item, _, _) | ListOf(item):
            return _names(item)
    return []
