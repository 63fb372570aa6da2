"""How far the declared entities grow and nest (XML 1.0, sections 4.1 to 4.5), and the bounds.

expat calls itself once for each level of nesting, and from 100,000 levels on it takes the
process down; so nesting is measured here, without recursion, and with it what each entity
makes expat read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from teitools.xml import codes
from teitools.xml.mistake import Mistake
from teitools.xml.names import PREDEFINED

MAX_EXPANSION = 1_000_000
"""How many bytes an entity may stand for, with all that it refers to."""
MAX_NESTING = 32
"""How deep entities may refer to entities."""

REFERENCE = re.compile(rb"&([^#&;<> \t\r\n\"'][^&;<> \t\r\n\"']*+);")
_CHARACTER = re.compile(rb"&#(?:0*+([1-9][0-9]{0,6})|x0*+([1-9a-fA-F][0-9a-fA-F]{0,5}));")
_PREDEFINED = frozenset(map(str.encode, PREDEFINED))
_SHOWN = 5


class Entities:
    """The general entities that have been declared; of two declarations the first holds."""

    def __init__(self) -> None:
        self.internal: dict[bytes, tuple[bytes, int]] = {}
        self.external: dict[bytes, bytes] = {}
        self.unparsed: set[bytes] = set()

    def add_internal(self, name: bytes, value: bytes, offset: int) -> None:
        """Take the entity `name` that is declared at `offset`; `value` is as written."""
        if not self._known(name):
            self.internal[name] = (replacement(value), offset)

    def add_external(self, name: bytes, address: bytes) -> None:
        """Take the entity `name` that stands for the file at `address`."""
        if not self._known(name):
            self.external[name] = address

    def add_unparsed(self, name: bytes) -> None:
        """Take the entity `name`, which is not XML."""
        if not self._known(name):
            self.unparsed.add(name)

    def costs(self) -> dict[bytes, int]:
        """How many bytes each internal entity makes a parser read where it is referred to.

        Raises Mistake, at the declaration, when an entity refers to itself, or goes beyond
        MAX_EXPANSION or MAX_NESTING.
        """
        costs = {name: len(value) for name, (value, _) in self.internal.items()}
        references = {
            name: Counter(part for part in referred(value) if part in costs)
            for name, (value, _) in self.internal.items()
            if b"&" in value
        }
        levels = dict.fromkeys(costs.keys() - references.keys(), 1)
        for name in references:
            for entity in _inner_first(name, references, levels, self._recursive):
                self._measure(entity, references[entity], levels, costs)
        for name, cost in costs.items():
            self._bound(name, cost, 0)
        return costs

    def _known(self, name: bytes) -> bool:
        return (
            name in _PREDEFINED
            or name in self.internal
            or name in self.external
            or name in self.unparsed
        )

    def _measure(
        self, name: bytes, parts: Counter[bytes], levels: dict[bytes, int], costs: dict[bytes, int]
    ) -> None:
        levels[name] = 1 + max((levels[part] for part in parts), default=0)
        costs[name] += sum(number * costs[part] for part, number in parts.items())
        self._bound(name, costs[name], levels[name])

    def _bound(self, name: bytes, cost: int, level: int) -> None:
        if cost > MAX_EXPANSION or level > MAX_NESTING:
            large = cost > MAX_EXPANSION
            code = codes.ENTITY_TOO_LARGE if large else codes.ENTITY_TOO_DEEP
            limit = MAX_EXPANSION if large else MAX_NESTING
            raise Mistake(code, self.internal[name][1], entity=_text(name), limit=limit)

    def _recursive(self, cycle: list[bytes]) -> Mistake:
        names = [_text(name) for name in cycle]
        if len(names) > _SHOWN:
            names = [*names[: _SHOWN - 2], "...", names[-1]]
        chain = " -> ".join([*names, names[0]])
        offset = self.internal[cycle[0]][1]
        return Mistake(codes.RECURSIVE_ENTITY, offset, entity=names[0], cycle=chain)


def referred(value: bytes) -> list[bytes]:
    """The names of the general entities that `value` refers to, as often as it does."""
    return REFERENCE.findall(value) if b"&" in value else []


def replacement(value: bytes) -> bytes:
    """The replacement text of an entity whose `value` is as written (section 4.5)."""
    return _CHARACTER.sub(_character, value) if b"&#" in value else value


def _inner_first(
    name: bytes,
    references: Mapping[bytes, Counter[bytes]],
    done: Collection[bytes],
    recursive: Callable[[list[bytes]], Mistake],
) -> Iterator[bytes]:
    """`name` and what it refers to, each after all that it refers to itself, but for `done`."""
    if name in done:
        return
    path = [name]
    around = {name}
    parts = [iter(references[name])]
    while path:
        part = next((part for part in parts[-1] if part not in done), None)
        if part is None:
            parts.pop()
            around.discard(path[-1])
            yield path.pop()
        elif part in around:
            raise recursive(path[path.index(part) :])
        else:
            path.append(part)
            around.add(part)
            parts.append(iter(references[part]))


def _character(match: re.Match[bytes]) -> bytes:
    number = int(match[1]) if match[1] else int(match[2], 16)
    return chr(number).encode("utf-8", "surrogatepass") if number <= 0x10FFFF else match[0]


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
