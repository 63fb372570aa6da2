"""What an engine says of a document, whichever engine it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[int, int]
"""A line and a column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a document is valid, and if not, the places of its errors, in their order."""

    valid: bool
    places: tuple[Place, ...] = ()
    said: tuple[str, ...] = ()

    @classmethod
    def of(cls, errors: Iterable[tuple[Place, str]], dangling: str) -> Judgement:
        """That these errors were found, in the order of their places.

        References to nothing, known by what `dangling` says, come last: they are found at the
        end, and an engine need not name them where it did not look into all of the document.
        """
        ordered = sorted(errors, key=lambda error: (dangling in error[1], error[0]))
        return cls(False, tuple(at for at, _ in ordered), tuple(said for _, said in ordered))

    @property
    def first(self) -> str:
        """The first message, with its place."""
        if not self.said:
            return "valid" if self.valid else "invalid"
        line, column = self.places[0]
        return f"{line}:{column} {self.said[0]}"


@dataclass(frozen=True, slots=True)
class Incorrect:
    """What an engine says of a schema that it refuses."""

    said: str


VALID = Judgement(True)
