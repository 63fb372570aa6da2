"""What a pattern consists of."""

from __future__ import annotations

from teitools.relaxng.patterns import (
    Choice,
    Data,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
)


def parts(pattern: Pattern) -> list[Pattern]:
    """`pattern` and all patterns in it, without entering elements and attributes."""
    found: dict[Pattern, None] = {}
    waiting = [pattern]
    while waiting:
        each = waiting.pop()
        if each in found:
            continue
        found[each] = None
        if isinstance(each, Choice):
            waiting.extend(each.alternatives)
        elif isinstance(each, Group | Interleave):
            waiting.extend((each.first, each.rest))
        elif isinstance(each, OneOrMore | List):
            waiting.append(each.pattern)
        elif isinstance(each, Data) and each.but is not None:
            waiting.append(each.but)
    return list(found)
