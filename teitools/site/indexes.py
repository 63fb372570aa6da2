"""The indexes of a site: what they list, in which sections, on how many pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from teitools.corpus import Corpus, Document, Entity, Occurrence
from teitools.corpus.sorting import initial, sort_key
from teitools.dataclass import dataclass

DATES, DAYS = "dates", "days"
_ENTITIES = {
    "persons": "person", "places": "place", "organizations": "organization", DAYS: "date",
}  # fmt: skip
_TERMS: dict[str, Callable[[Document], tuple[str, ...]]] = {
    "types": lambda document: document.types,
    "subjects": lambda document: document.subjects,
    "archives": lambda document: document.archives,
}
KINDS = (DATES, "persons", "places", "organizations", DAYS, "types", "subjects", "archives")
_MOST = 4000
"""How many lines and links a page of an index has, about."""
_LINES = 4
"""How many of these a document is, with author, kind and summary."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: what it is called, and the documents or entities that are listed for it.

    Several entities are those that have the same name, and of which nothing says that they are
    one. For the index of dates a row is a document.
    """

    identifier: str
    label: str
    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def weight(self) -> int:
        """How many lines and links it is."""
        named = sum(_weight(each) for entity in self.entities for each in entity.occurrences)
        return 1 + _LINES * len(self.documents) + named


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one letter or year; `label` is empty where there are no sections.
    `continues` says that the section begins on a page before."""

    identifier: str
    label: str
    rows: tuple[Row, ...]
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One page of an index."""

    file: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its pages, and how many entries it has."""

    kind: str
    parts: tuple[Part, ...]
    count: int


def indexes_of(corpus: Corpus) -> list[Index]:
    """The indexes for which a corpus has entries, in the order in which they are offered."""
    found = []
    for kind in KINDS:
        sections = list(_sections(kind, corpus))
        if sections:
            count = sum(len(section.rows) for section in sections)
            found.append(Index(kind, tuple(_parts(kind, sections)), count))
    return found


def anchor_of(kind: str, identity: str) -> str:
    """The identifier of an entry: of its identity, so that links to it stay true."""
    return f"e-{sha256(f'{kind} {identity}'.encode('utf-8', 'replace')).hexdigest()[:_DIGITS]}"


def _sections(kind: str, corpus: Corpus) -> Iterator[Section]:
    if kind == DATES:
        yield from _years(corpus.documents)
    elif kind in _TERMS:
        rows = tuple(_terms(kind, corpus.documents))
        if rows:
            yield Section("", "", rows)
    elif kind == DAYS:
        yield from _grouped(_entity_rows(corpus.of_kind("date")), _year_of)
    else:
        yield from _grouped(_entity_rows(corpus.of_kind(_ENTITIES[kind])), _letter_of)


def _years(documents: Iterable[Document]) -> Iterator[Section]:
    years: dict[int | None, list[Row]] = {}
    for each in documents:
        row = Row(anchor_of("document", each.path), each.title, (each,))
        years.setdefault(each.dating.year, []).append(row)
    for year, rows in years.items():
        if year is None:
            yield Section("undated", "", tuple(rows))
        else:
            yield Section(f"y{year}", str(year), tuple(rows))


def _terms(kind: str, documents: Iterable[Document]) -> Iterator[Row]:
    found: dict[str, list[Document]] = {}
    for document in documents:
        for term in _TERMS[kind](document):
            found.setdefault(term, []).append(document)
    for term in sorted(found, key=lambda each: (sort_key(each), each)):
        yield Row(anchor_of(kind, term), term, tuple(found[term]))


def _entity_rows(entities: Iterable[Entity]) -> Iterator[Row]:
    """A row for each name: entities with the same name stand side by side."""
    named: dict[str, list[Entity]] = {}
    for each in entities:
        named.setdefault(each.sort, []).append(each)
    for label, same in named.items():
        yield Row(anchor_of(same[0].kind, same[0].identity), label, (), tuple(same))


def _grouped(rows: Iterable[Row], section_of: Callable[[Row], str]) -> Iterator[Section]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(section_of(row), []).append(row)
    for label, held in found.items():
        yield Section(f"s-{label if label != '#' else '0'}", label, tuple(held))


def _letter_of(row: Row) -> str:
    return initial(row.label)


def _year_of(row: Row) -> str:
    sign, digits = ("-", row.label[1:]) if row.label.startswith("-") else ("", row.label)
    return sign + digits.partition("-")[0].partition("/")[0]


def _parts(kind: str, sections: Iterable[Section]) -> Iterator[Part]:
    number, held, weight = 1, list[Section](), 0
    for section in _pieces(sections):
        more = sum(row.weight for row in section.rows)
        if held and weight + more > _MOST:
            yield Part(_file(kind, number), tuple(held))
            number, held, weight = number + 1, [], 0
        held.append(section)
        weight += more
    yield Part(_file(kind, number), tuple(held))


def _pieces(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections; one that is too long for a page in several, of which the first has the
    identifier."""
    for section in sections:
        rows: list[Row] = []
        weight, piece = 0, 1
        for row in _short_rows(section.rows):
            if rows and weight + row.weight > _MOST:
                yield _piece(section, piece, rows)
                rows, weight, piece = [], 0, piece + 1
            rows.append(row)
            weight += row.weight
        yield _piece(section, piece, rows)


def _short_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; one that is too long for a page in several, of which the first has the
    identifier."""
    most = _MOST // _LINES
    for row in rows:
        if row.weight <= _MOST:
            yield row
        elif row.entities:
            yield from _cut(row)
        else:
            for start in range(0, len(row.documents), most):
                identifier = "" if start else row.identifier
                yield Row(identifier, row.label, row.documents[start : start + most])


def _cut(row: Row) -> Iterator[Row]:
    held: list[Entity] = []
    weight = 0
    for entity in row.entities:
        occurrences: list[Occurrence] = []
        for each in entity.occurrences:
            more = _weight(each)
            if weight and weight + more > _MOST:
                whole = [*held, replace(entity, occurrences=tuple(occurrences))]
                yield Row(row.identifier, row.label, (), tuple(e for e in whole if e.occurrences))
                held, occurrences, weight = [], [], 0
            occurrences.append(each)
            weight += more
        held.append(replace(entity, occurrences=tuple(occurrences)))
    yield Row(row.identifier, row.label, (), tuple(held))


def _weight(occurrence: Occurrence) -> int:
    return 2 + len(occurrence.named.anchors)


def _piece(section: Section, number: int, rows: list[Row]) -> Section:
    identifier = section.identifier if number == 1 else f"{section.identifier}-{number}"
    identifier = identifier if section.identifier else ""
    return Section(identifier, section.label, tuple(rows), number > 1)


def _file(kind: str, number: int) -> str:
    name = "mentioned-dates" if kind == DAYS else kind
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"
