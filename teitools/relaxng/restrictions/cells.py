"""Sets of names as numbers, so that whether name classes overlap is one operation.

The names that the name classes mention, the other names of each namespace that they mention,
and all names elsewhere: every name class of theirs takes or leaves each of these whole. So it
is a set of them, each a bit, and two classes have a name in common if they have a bit in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from teitools.relaxng.name_classes import AnyName, Name, NameChoice, NameClass, NsName, QName
from teitools.relaxng.restrictions.wording import any_name

BLOCK = 4096
"""How many bits are looked at together: numbers of many more would cost memory and time."""


class Cells:
    """The bits for the names of `classes`, which come with the serial numbers of patterns."""

    def __init__(self, classes: Mapping[int, NameClass]) -> None:
        spaces: dict[str, dict[str, None]] = {}
        open_ended = False
        for each in _simple(classes.values()):
            if isinstance(each, QName):
                spaces.setdefault(each.namespace, {})[each.local] = None
                continue
            open_ended = True
            if isinstance(each, NsName):
                spaces.setdefault(each.namespace, {})
        self._classes = classes
        self._bits: dict[Name, int] = {}
        self._ranges: dict[str, tuple[int, int]] = {}
        self._descriptions: list[Name | str] = []
        self._endless = 0
        for namespace, locals_ in spaces.items():
            self._add(namespace, locals_, open_ended)
        if open_ended:
            self._add_endless("any name")
        self.width = len(self._descriptions)

    @property
    def blocks(self) -> range:
        """Where each block of bits starts."""
        return range(0, self.width, BLOCK)

    def masks(self, start: int = 0) -> dict[int, int]:
        """By serial, the classes that have any of the BLOCK bits from `start`, and these bits."""
        found = {serial: self.mask(each, start) for serial, each in self._classes.items()}
        if self.width <= BLOCK:
            return found
        return {serial: mask for serial, mask in found.items() if mask}

    def mask(self, name_class: NameClass, start: int = 0) -> int:
        """The bits of a class from `start` on, no more than BLOCK."""
        if isinstance(name_class, QName):
            bit = self._bits[(name_class.namespace, name_class.local)] - start
            return 1 << bit if 0 <= bit < BLOCK else 0
        if isinstance(name_class, NameChoice):
            mask = 0
            for each in name_class.classes:
                mask |= self.mask(each, start)
            return mask
        first, end = 0, self.width
        if isinstance(name_class, NsName):
            first, end = self._ranges[name_class.namespace]
        first, end = (min(max(bit - start, 0), BLOCK) for bit in (first, end))
        mask = (1 << end) - (1 << first)
        return mask if name_class.but is None else mask & ~self.mask(name_class.but, start)

    def description(self, mask: int, start: int = 0) -> tuple[Name | str, int]:
        """What to call the names of `mask`: the first, and how many there are.

        Where they have no number, words for them, and 1.
        """
        endless = mask & (self._endless >> start)
        if endless:
            return self._descriptions[start + endless.bit_length() - 1], 1
        first = (mask & -mask).bit_length() - 1
        return self._descriptions[start + first], mask.bit_count()

    def _add(self, namespace: str, locals_: Iterable[str], open_ended: bool) -> None:
        first = len(self._descriptions)
        for local in locals_:
            self._bits[(namespace, local)] = len(self._descriptions)
            self._descriptions.append((namespace, local))
        if open_ended:
            self._add_endless(any_name(namespace))
        self._ranges[namespace] = (first, len(self._descriptions))

    def _add_endless(self, words: str) -> None:
        self._endless |= 1 << len(self._descriptions)
        self._descriptions.append(words)


def _simple(classes: Iterable[NameClass]) -> Iterator[QName | NsName | AnyName]:
    """The classes that `classes` are made of, exceptions too."""
    pending = list(classes)
    while pending:
        each = pending.pop()
        if isinstance(each, NameChoice):
            pending.extend(each.classes)
            continue
        yield each
        if not isinstance(each, QName) and each.but is not None:
            pending.append(each.but)
