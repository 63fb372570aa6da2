"""The documents of a corpus in their order, and who and what they name together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from teitools.corpus.documents import Described, Document, Named
from teitools.corpus.joining import Joined
from teitools.corpus.names import output_names
from teitools.corpus.sorting import sort_key
from teitools.dataclass import dataclass
from teitools.findings import Finding


@dataclass(frozen=True, slots=True)
class Occurrence:
    """That a document names somebody or something, in one role."""

    document: Document
    named: Named


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization, place or date that documents name.

    `identity` is one of the identities that are known of it. `described` says more, where a
    document or a register does. `occurrences` are in the order of the documents.
    """

    kind: str
    identity: str
    label: str
    sort: str
    occurrences: tuple[Occurrence, ...]
    described: Described | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents in which it occurs, each once."""
        return tuple({each.document.path: each.document for each in self.occurrences}.values())


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a folder by date, then title; and the registers among them.

    `documents` are those with a text, each with a `name` of its own; `registers` have entries
    and no text. `findings` say what was noticed when they were read, and which files could not
    be read and are left out. `joined` knows which identities are one.
    """

    folder: Path
    documents: tuple[Document, ...]
    registers: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    findings: tuple[Finding, ...] = ()
    joined: Joined | None = None

    @classmethod
    def of(
        cls,
        folder: Path,
        read: Iterable[Document],
        authorities: Iterable[Document] = (),
        findings: Iterable[Finding] = (),
    ) -> Corpus:
        """The corpus of some documents that were read from `folder`. `authorities` are
        registers from elsewhere: files of persons, places and organizations."""
        everything = list(read)
        names = output_names(each.path for each in everything if not each.register)
        texts = [replace(d, name=names[d.path]) for d in everything if not d.register]
        texts.sort(key=_order)
        registers = [each for each in everything if each.register] + list(authorities)
        joined = Joined([*texts, *registers], registers)
        entities = _entities(texts, joined)
        return cls(folder, tuple(texts), tuple(registers), tuple(entities), tuple(findings), joined)

    def identity(self, kind: str, identity: str) -> str:
        """The identity under which the entity that is meant by `identity` is found."""
        return identity if self.joined is None else self.joined.representative(kind, identity)

    def of_kind(self, kind: str) -> tuple[Entity, ...]:
        """The entities of one kind, sorted."""
        return tuple(each for each in self.entities if each.kind == kind)


def _order(document: Document) -> tuple[object, ...]:
    return (document.dating.order, sort_key(document.title), document.path)


def _entities(texts: list[Document], joined: Joined) -> list[Entity]:
    gathered: dict[tuple[str, str], list[Occurrence]] = {}
    order: dict[str, int] = {each.path: number for number, each in enumerate(texts)}
    for document in texts:
        for named in document.named:
            key = (named.kind, joined.representative(named.kind, named.identity))
            gathered.setdefault(key, []).append(Occurrence(document, named))
    entities = []
    for (kind, identity), occurrences in gathered.items():
        described = joined.described(kind, identity)
        label = described.label if described else _label(occurrences)
        sort = described.sort if described else label
        if kind == "date":
            label = sort = identity.removeprefix("date:")
        entities.append(Entity(kind, identity, label, sort, tuple(occurrences), described))
    entities.sort(
        key=lambda each: (
            each.kind,
            sort_key(each.sort),
            each.sort,
            order[each.occurrences[0].document.path],
            each.identity,
        )
    )
    return entities


def _label(occurrences: list[Occurrence]) -> str:
    """The words that occur most often; among equals those that come first."""
    counts: dict[str, int] = {}
    for each in occurrences:
        counts[each.named.label] = counts.get(each.named.label, 0) + each.named.count
    return max(counts, key=lambda label: counts[label])
