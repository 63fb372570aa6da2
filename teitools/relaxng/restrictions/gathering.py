"""What occurs in each pattern, gathered from the bottom up as bits."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.relaxng.patterns import Choice, Group, Interleave, OneOrMore, Pattern


def gather(order: Iterable[Pattern], leaves: dict[int, int]) -> dict[int, int]:
    """By serial, the bits of all that occurs in each pattern of `order` (section 7.3).

    `order` has parts before what is made of them; `leaves` are the bits to begin with, by
    serial. Patterns in which none occurs are left out.
    """
    found = dict(leaves)
    get = found.get
    for each in order:
        if isinstance(each, (Group, Interleave)):
            bits = get(each.first.serial, 0) | get(each.rest.serial, 0)
        elif isinstance(each, Choice):
            bits = 0
            for one in each.alternatives:
                bits |= get(one.serial, 0)
        elif isinstance(each, OneOrMore):
            bits = get(each.pattern.serial, 0)
        else:
            continue
        if bits:
            found[each.serial] = bits | get(each.serial, 0)
    return found
