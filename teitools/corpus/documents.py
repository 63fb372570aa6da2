"""What is known of one document of a corpus. Data only; it can be written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from teitools.corpus.dates import Dating
from teitools.dataclass import dataclass

PERSON, ORGANIZATION, PLACE, DATE = "person", "organization", "place", "date"
KINDS = (PERSON, ORGANIZATION, PLACE, DATE)
AUTHOR, SENDER, RECIPIENT, SPEAKER, MENTIONED = (
    "author", "sender", "recipient", "speaker", "mentioned",
)  # fmt: skip
ROLES = (AUTHOR, SENDER, RECIPIENT, SPEAKER, MENTIONED)


@dataclass(frozen=True, slots=True)
class Named:
    """Who or what a document names, in one role.

    `identity` says who is meant (see `identities`); where the document does not say it, it is
    of this document and these words alone. `anchors` are the identifiers of the places, in the
    HTML page, and `count` how many there are (for speakers: of speeches, with the first as
    anchor). `heads` are those anchors that come first for an entry in the page's own index.
    """

    kind: str
    role: str
    label: str
    identity: str
    anchors: tuple[str, ...] = ()
    count: int = 1
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """Who or what a document describes: a ``person``, ``org`` or ``place`` with its `id`.

    `same` are the identities that it says it has elsewhere, `details` a few words (dates of
    life, role), `address` where the world keeps it, or nothing.
    """

    kind: str
    id: str
    label: str
    sort: str
    details: str = ""
    address: str = ""
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document: what its header says, and who and what is named in it.

    `path` is its file below the folder of the corpus, with ``/``; `digest` that of its bytes
    (SHA-256). `name` is the path of what is made of it, without ending: safe in an address and
    in every file system, and different from those of all others in the corpus; empty until
    the corpus is put together. `register` says that it has entries and no text. `links` are
    the relative addresses that it points to.
    """

    path: str
    digest: str
    title: str
    dating: Dating
    language: str = ""
    authors: tuple[str, ...] = ()
    abstract: str = ""
    archives: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    changed: str = ""
    named: tuple[Named, ...] = ()
    described: tuple[Described, ...] = ()
    links: tuple[str, ...] = ()
    register: bool = False
    name: str = ""

    def to_json(self) -> dict[str, Any]:
        """The document as a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Document:
        """The document that `to_json` wrote. Raises KeyError, TypeError for anything else."""
        values = {each.name: data[each.name] for each in fields(cls)}
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = tuple(value)
        values["dating"] = Dating(**data["dating"])
        values["named"] = tuple(_restored(Named, each) for each in data["named"])
        values["described"] = tuple(_restored(Described, each) for each in data["described"])
        return cls(**values)


def _restored(kind: type[Any], data: Mapping[str, Any]) -> Any:
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in data.items()})
