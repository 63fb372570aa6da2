"""What a pattern cannot do without, and what it would take next: for messages and completion."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.relaxng.automaton.parts import alternatives
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Element,
    Group,
    Interleave,
    NotAllowed,
    OneOrMore,
    Pattern,
)

Kind = type[Element] | type[Attribute]


def firsts(pattern: Pattern) -> list[Element]:
    """The elements that `pattern` may begin with: without those in which nothing may stand,
    not even nothing (`notAllowed`), for there can be none.
    """
    return list(each_first(pattern))


def each_first(pattern: Pattern) -> Iterator[Element]:
    """The same, one by one."""
    found: set[Pattern] = set()
    waiting = [pattern]
    while waiting:
        each = waiting.pop()
        if each in found:
            continue
        found.add(each)
        if isinstance(each, Element):
            if not isinstance(each.content, NotAllowed):
                yield each
        elif isinstance(each, Choice):
            waiting.extend(each.alternatives)
        elif isinstance(each, Interleave):
            waiting.extend((each.first, each.rest))
        elif isinstance(each, OneOrMore):
            waiting.append(each.pattern)
        elif isinstance(each, Group):
            waiting.append(each.first)
            if each.first.nullable:
                waiting.append(each.rest)


def attributes(pattern: Pattern) -> list[Attribute]:
    """The attributes that may stand where `pattern` is matched."""
    return [each for each in alternatives(pattern) if isinstance(each, Attribute)]


def required(pattern: Pattern, kind: Kind) -> tuple[frozenset[Pattern], ...]:
    """What every match of `pattern` has: sets, of each of which one element (or attribute).

    A set of one is required; of a larger one any will do.
    """
    return _Required(kind).of(pattern)


class _Required:
    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.known: dict[Pattern, tuple[frozenset[Pattern], ...]] = {}

    def of(self, pattern: Pattern) -> tuple[frozenset[Pattern], ...]:
        known = self.known.get(pattern)
        if known is None:
            known = self.known[pattern] = self._of(pattern)
        return known

    def _of(self, pattern: Pattern) -> tuple[frozenset[Pattern], ...]:
        if isinstance(pattern, self.kind):
            return (frozenset((pattern,)),)
        if pattern.nullable:
            return ()
        if isinstance(pattern, Choice):
            return self._of_choice(pattern)
        if isinstance(pattern, OneOrMore):
            return self.of(pattern.pattern)
        if not isinstance(pattern, Group | Interleave):
            return ()
        found: dict[frozenset[Pattern], None] = {}
        while isinstance(pattern, Group | Interleave):
            found.update(dict.fromkeys(self.of(pattern.first)))
            pattern = pattern.rest
        found.update(dict.fromkeys(self.of(pattern)))
        return tuple(found)

    def _of_choice(self, pattern: Choice) -> tuple[frozenset[Pattern], ...]:
        """What all alternatives require; or else one of what each requires first."""
        each = [self.of(alternative) for alternative in pattern.alternatives]
        if not all(each):
            return ()
        others = list(map(set, each[1:]))
        everywhere = [one for one in each[0] if all(one in other for other in others)]
        if everywhere:
            return tuple(everywhere)
        return (frozenset().union(*(sets[0] for sets in each)),)
