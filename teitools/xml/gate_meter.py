"""How much the entities that a document refers to make expat read, and the bound of it.

A reference of a few bytes may stand for a million; so what all references stand for may be
more than the document itself, but not many times more.
"""

from __future__ import annotations

from collections.abc import Mapping

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Location, Position
from teitools.xml.codes import TOO_LARGE
from teitools.xml.gate_entities import REFERENCE
from teitools.xml.places import Place

FREE = 10_000_000
"""How many bytes all references may stand for in any document,"""
FACTOR = 10
"""and how many more for each byte of the document."""


class Meter:
    """What the references in a document stand for."""

    __slots__ = ("_costs", "_left", "_longest", "_name", "_place", "_rest")

    def __init__(self, costs: Mapping[bytes, int], name: str, position: Position) -> None:
        """`costs` are those of the entities; `name` is that of the document, and `position`
        where the root element begins.
        """
        self._costs = costs
        self._name = name
        self._left = FREE
        self._longest = max(map(len, costs), default=0) + 2
        self._place = Place(position)
        self._rest = b""

    def feed(self, chunk: bytes) -> None:
        """Count the references in `chunk`. Raises DocumentError when they go beyond the bound,
        at the first reference that does.
        """
        self._left += FACTOR * len(chunk)
        data = self._rest + chunk
        found = REFERENCE.findall(data)
        cost = sum(self._costs.get(name, 0) for name in found)
        if cost > self._left:
            raise self._error(data)
        self._left -= cost
        last = data.rfind(b"&", max(0, len(data) - self._longest))
        keep = last >= 0 and data.find(b";", last) < 0
        self._rest = data[last:] if keep else b""
        self._place.feed(data[: len(data) - len(self._rest)])

    def _error(self, data: bytes) -> DocumentError:
        offset = 0
        for match in REFERENCE.finditer(data):
            self._left -= self._costs.get(match[1], 0)
            if self._left < 0:
                offset = match.start()
                break
        position = self._place.ahead(data[:offset])
        reason = (
            f"the entities that it refers to stand for more than {FACTOR} times as much as it has"
        )
        return DocumentError.of(
            Finding(TOO_LARGE, Location(self._name, position), {"reason": reason})
        )


def needed(costs: Mapping[bytes, int]) -> bool:
    """Whether any entity stands for so much more than its reference that a Meter is needed."""
    return any(cost > FACTOR * (len(name) + 2) for name, cost in costs.items())
