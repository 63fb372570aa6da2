"""Identifiers and what points to them (RELAX NG DTD Compatibility, section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.relaxng.judging.places import mark_of, position_of
from teitools.source import Position


class Identifiers:
    """The IDs of one document, and the IDREFs that none of them has answered yet."""

    def __init__(self) -> None:
        self._declared: dict[str, int] = {}
        self._pending: dict[str, list[str | int]] = {}
        """Attributes and places in turn: there may be very many."""

    def declare(self, value: str, mark: int) -> Position | None:
        """Note an ID at the place `mark`. Gives the place of one before it, where there is one."""
        if self._pending:
            self._pending.pop(value, None)
        first = self._declared.setdefault(value, mark)
        return None if first is mark else position_of(first)

    def is_declared(self, value: str) -> bool:
        """Whether an ID `value` has been seen."""
        return value in self._declared

    def point(self, value: str, attribute: str, place: Position) -> None:
        """Note an IDREF to something that has not been seen yet."""
        self._pending.setdefault(value, []).extend((attribute, mark_of(place)))

    def like(self, value: str) -> str | None:
        """The identifier that is most like `value`, if one is."""
        from teitools.relaxng.automaton.likeness import near

        return next(iter(near(value, self._declared)), None)

    def dangling(self) -> Iterator[tuple[str, str, Position]]:
        """The IDREFs that nothing has answered: value, attribute and place."""
        for value, places in self._pending.items():
            turns = iter(places)
            for attribute, mark in zip(turns, turns, strict=True):
                yield value, str(attribute), position_of(int(mark))
