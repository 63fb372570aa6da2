"""What no transcript says of itself: publisher, licence, encoder, identifiers, repository."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Description:
    """What a header file adds to a header. `identifiers` are pairs of type and value.

    `repository` is the full name of the archive that holds the original.
    """

    title: str | None = None
    language: str | None = None
    edition: str | None = None
    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    licence: str | None = None
    licence_target: str | None = None
    availability: str | None = None
    identifiers: tuple[tuple[str | None, str], ...] = ()
    encoder: str | None = None
    repository: str | None = None
    settlement: str | None = None
    country: str | None = None
    note: str | None = None

    @property
    def is_published(self) -> bool:
        """Whether there is anything for a publication statement."""
        return any((self.publisher, self.place, self.date, self.licence, self.identifiers))
