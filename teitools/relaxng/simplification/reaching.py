"""Which elements a start pattern leads to (RELAX NG, sections 4.19 and 4.20)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
)


def reached(start: Pattern, elements: Iterable[Element]) -> list[Element]:
    """Those of `elements` that `start` leads to, in their order."""
    found: set[Pattern] = set()
    rest = [start]
    while rest:
        pattern = rest.pop()
        if pattern not in found:
            found.add(pattern)
            rest += _inner(pattern)
    return [element for element in elements if element in found]


def in_order(elements: Iterable[Element], first: str) -> list[Element]:
    """`elements` as they stand in their files, those of the source `first` first."""
    sources = {first: 0}
    for element in elements:
        sources.setdefault(element.place[0], len(sources))
    return sorted(elements, key=lambda each: (sources[each.place[0]], each.place[1:]))


def _inner(pattern: Pattern) -> Collection[Pattern]:
    if isinstance(pattern, Choice):
        return pattern.alternatives
    if isinstance(pattern, Group | Interleave):
        return pattern.first, pattern.rest
    if isinstance(pattern, OneOrMore | List | Attribute):
        return (pattern.pattern,)
    if isinstance(pattern, Element):
        return (pattern.content,)
    if isinstance(pattern, Data) and pattern.but is not None:
        return (pattern.but,)
    return ()
