"""What no transcript says of itself: publisher, licence, encoder, identifiers, repository."""

from __future__ import annotations

from dataclasses import fields, replace

from teitools.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """What the document says of itself that a text was typed from: its title, who wrote it."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None
    file: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Responsible:
    """Somebody whom ``resp`` points to: an identifier, a name, what they did, and which day."""

    id: str
    name: str
    role: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What a header file adds to a header. `identifiers` are pairs of type and value.

    `repository` is the full name of the archive that holds the original. `responsible` are
    those to whom marks in the text are due.
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
    origin: Origin | None = None
    responsible: tuple[Responsible, ...] = ()

    @property
    def is_published(self) -> bool:
        """Whether there is anything for a publication statement."""
        return any((self.publisher, self.place, self.date, self.licence, self.identifiers))

    def over(self, other: Description) -> Description:
        """This description, with what it does not say as `other` says it."""
        mine = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        return replace(other, **mine)
