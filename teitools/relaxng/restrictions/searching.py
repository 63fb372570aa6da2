"""Where in a pattern something stands that it is known to contain, for messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teitools.relaxng.patterns import Attribute, Element, Pattern, Place
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.survey import occurring


def first(pattern: Pattern, bits: Mapping[int, int], wanted: int, mistakes: Mistakes) -> Pattern:
    """The first innermost pattern in `pattern` with any of `wanted` among its `bits`."""
    while True:
        for each in occurring(pattern):
            mistakes.spend()
            if bits.get(each.serial, 0) & wanted:
                pattern = each
                break
        else:
            return pattern


def innermost(
    pattern: Pattern, bits: Mapping[int, int], wanted: int, seen: set[int]
) -> Iterator[Pattern]:
    """All innermost patterns in `pattern` with `wanted` among their `bits`.

    Leaves out those that are in `seen`, and adds to it what it has gone through.
    """
    pending = [pattern]
    while pending:
        each = pending.pop()
        if each.serial in seen or not bits[each.serial] & wanted:
            continue
        seen.add(each.serial)
        deeper = [part for part in occurring(each) if bits[part.serial] & wanted]
        if deeper:
            pending.extend(reversed(deeper))
        else:
            yield each


def place_of(owner: tuple[Element | None, Attribute | None]) -> Place | None:
    """Where what something stands in is defined; None for the start pattern."""
    element, attribute = owner
    if attribute is not None:
        return attribute.place
    return None if element is None else element.place
