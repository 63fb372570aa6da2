"""Names that may occur in both parts of a pattern that has two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teitools.relaxng.name_classes import Name
from teitools.relaxng.patterns import Group, Interleave, Pattern
from teitools.relaxng.restrictions.cells import Cells
from teitools.relaxng.restrictions.gathering import gather
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.searching import first


class Overlap(NamedTuple):
    """`name` (or words for names without number) is that of one in each part of `pattern`."""

    pattern: Group | Interleave
    first: Pattern
    rest: Pattern
    name: Name | str
    shared: int
    """How many names, or sets of names, they have in common."""

    def more(self, kind: str) -> str:
        """What to say of the other names: `` (and 2 more attributes)``."""
        if self.shared == 1:
            return ""
        return f" (and {self.shared - 1} more {kind}{'s' if self.shared > 2 else ''})"


def overlaps(
    order: Sequence[Pattern],
    pairs: Sequence[Group | Interleave],
    cells: Cells,
    mistakes: Mistakes,
) -> Iterator[Overlap]:
    """The patterns of `pairs` with a name in both parts, each with one of its names.

    `cells` has the names of the leaves of `order`, which has all that occurs in `pairs`. Those
    for which there is no room among `mistakes` are counted there. Raises SchemaError where
    there is too much to do.
    """
    mistakes.limit(len(order), cells.width, len(order) * len(cells.blocks))
    for start in cells.blocks:
        leaves = cells.masks(start)
        bits = gather(order, leaves)
        get = bits.get
        for pattern in pairs:
            common = get(pattern.first.serial, 0) & get(pattern.rest.serial, 0)
            if not common:
                continue
            if mistakes.full:
                mistakes.count()
                continue
            one = first(pattern.first, bits, common, mistakes)
            other = first(pattern.rest, bits, common & leaves[one.serial], mistakes)
            name, count = cells.description(common, start)
            yield Overlap(pattern, one, other, name, count)
