"""Which elements a pattern stands in, where several share it."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.relaxng.patterns import Element, Pattern
from teitools.relaxng.restrictions.gathering import gather
from teitools.relaxng.restrictions.survey import Survey


def elements_with(survey: Survey, patterns: Sequence[Pattern]) -> list[list[Element]]:
    """For each of `patterns`, the elements in whose content it occurs."""
    leaves: dict[int, int] = {}
    for number, pattern in enumerate(patterns):
        leaves[pattern.serial] = leaves.get(pattern.serial, 0) | 1 << number
    bits = gather(survey.order, leaves)
    found: list[list[Element]] = [[] for _ in patterns]
    for element in survey.elements:
        here = bits.get(element.content.serial, 0)
        while here:
            low = here & -here
            here ^= low
            found[low.bit_length() - 1].append(element)
    return found
