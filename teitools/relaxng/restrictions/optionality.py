"""How attributes occur in elements: always, as they please, or instead of something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Element,
    Empty,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)
from teitools.relaxng.restrictions.cells import BLOCK
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.survey import ATTRIBUTE, Survey

_WEIGHT = 10
"""How many steps each occurrence counts for."""


class Occurrence(NamedTuple):
    """An attribute in the content of an element.

    `required`: somewhere there it is in no choice. `alternative`: somewhere there it is in a
    choice with something else than `empty`.
    """

    element: Element
    attribute: Attribute
    required: bool
    alternative: bool


def occurrences(
    survey: Survey, attributes: Sequence[Attribute], mistakes: Mistakes
) -> list[Occurrence]:
    """Where each of `attributes` occurs, element by element.

    Raises SchemaError, by `mistakes`, where that is too often.
    """
    order = [each for each in survey.order if survey.holds[each.serial] & ATTRIBUTE]
    blocks = range(0, len(attributes), BLOCK)
    mistakes.limit(len(order), len(attributes), len(order) * len(blocks))
    found: list[Occurrence] = []
    for start in blocks:
        block = attributes[start : start + BLOCK]
        bits = _Choices(len(block)).gather(order, block)
        for element in survey.elements:
            occurring = bits.get(element.content.serial, 0)
            if occurring:
                found.extend(_occurring(element, block, occurring))
                mistakes.limit(len(order), len(attributes), len(found) * _WEIGHT)
    return found


def _occurring(element: Element, block: Sequence[Attribute], found: int) -> Iterator[Occurrence]:
    size = len(block)
    ones = (1 << size) - 1
    required, optional, alternative = (found >> size * part & ones for part in range(3))
    left = required | optional | alternative
    while left:
        bit = left & -left
        left ^= bit
        attribute = block[bit.bit_length() - 1]
        yield Occurrence(element, attribute, bool(required & bit), bool(alternative & bit))


class _Choices:
    """Bits in three parts of `size`: what is in no choice, in harmless ones, in others."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._ones = (1 << size) - 1

    def gather(self, order: Sequence[Pattern], block: Sequence[Attribute]) -> dict[int, int]:
        """The bits of each pattern in `order`, by serial; patterns without are left out."""
        found = {each.serial: 1 << number for number, each in enumerate(block)}
        get = found.get
        for each in order:
            if isinstance(each, (Group, Interleave)):
                bits = get(each.first.serial, 0) | get(each.rest.serial, 0)
            elif isinstance(each, Choice):
                bits = 0
                for one in each.alternatives:
                    bits |= get(one.serial, 0)
                if bits:
                    bits = self._chosen(bits, each)
            elif isinstance(each, OneOrMore):
                bits = get(each.pattern.serial, 0)
            else:
                continue
            if bits:
                found[each.serial] = bits
        return found

    def _chosen(self, bits: int, choice: Choice) -> int:
        """Section 3: every choice must be one with `empty`, and there must be one."""
        size, ones = self._size, self._ones
        if len(choice.alternatives) == 2 and any(
            isinstance(each, Empty) for each in choice.alternatives
        ):
            return ((bits & ones) << size) | (bits & ~ones)
        return ((bits | bits >> size | bits >> size * 2) & ones) << size * 2
