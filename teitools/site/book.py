"""All documents of a site as one book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from teitools.corpus import Document, Entity
from teitools.errors import DocumentError
from teitools.site.addresses import address, page_of
from teitools.site.indexes import anchor_of
from teitools.site.options import Options
from teitools.site.plan import Plan
from teitools.site.rendering import own_sheet
from teitools.site.workers import Workers
from teitools.source import Source
from teitools.views.epub.collecting import (
    INDEX,
    Collection,
    IndexEntry,
    Part,
    first_file,
    make_collection,
    make_part,
    missing_part,
)
from teitools.views.epub.dating import changed_last
from teitools.views.epub.writing import Tongue
from teitools.xml.parsing import parse

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_MOST_CREATORS = 50


@dataclass(frozen=True, slots=True)
class PartTask:
    """A document, and what the book knows of it."""

    file: Path
    title: str
    prefix: str
    others: Mapping[str, str]
    address: str
    options: Options
    broken: str
    tongue: Tongue


def make_part_of(task: PartTask) -> Part:
    """The part of a document; what cannot be read or shown is said in its place."""
    options = task.options
    try:
        return make_part(
            parse(Source.of(task.file)),
            options.view,
            title=task.title,
            prefix=task.prefix,
            others=task.others,
            address=task.address,
            facsimile=options.facsimile,
            sheet=None if options.xslt is None else own_sheet(options.xslt),
            folder=task.file.parent,
        )
    except (DocumentError, OSError):
        return missing_part(task.title, task.prefix, task.broken, task.tongue)


def make_site_book(plan: Plan, folder: Path, workers: Workers) -> bytes:
    """The documents of a site in their order, and its indexes of persons, organizations and
    places, as an EPUB. Raises OSError, and UsageError for a wrong SOURCE_DATE_EPOCH."""
    documents = plan.corpus.documents
    options, words = plan.options, plan.words
    tongue = Tongue(words.language, words.direction)
    prefixes = {each.path: f"d{number}-" for number, each in enumerate(documents, 1)}
    tasks = [
        PartTask(
            folder / each.path,
            _title(plan, each),
            prefixes[each.path],
            _others(plan, each, prefixes),
            options.url + address(page_of(each.name)) if options.url else "",
            options,
            words.of("broken-text"),
            tongue,
        )
        for each in documents
    ]
    parts = list(workers.map(make_part_of, tasks))
    homes = {each.path: part.homes or {} for each, part in zip(documents, parts, strict=True)}
    collection = Collection(
        options.title,
        tongue,
        options.introduction,
        options.url,
        _creators(documents),
        tuple(each.language for each in documents if _TAG.match(each.language)),
    )
    index = [
        (
            words.of(f"{kind}s"),
            [_entry(plan, e, prefixes, homes) for e in plan.corpus.of_kind(kind)],
        )
        for kind in ("person", "organization", "place")
    ]
    modified = changed_last(folder / each.path for each in documents)
    return make_collection(collection, parts, index, modified, options.view, options.css)


def _title(plan: Plan, document: Document) -> str:
    return document.title or plan.words.of("untitled")


def _others(plan: Plan, document: Document, prefixes: Mapping[str, str]) -> dict[str, str]:
    """Where the relative links of a document lead in the book."""
    pages = {page_of(each.name): prefixes[each.path] for each in plan.corpus.documents}
    found = {}
    for pointer in document.links:
        target = plan.target(document, pointer)
        if target is None:
            continue
        prefix = pages.get(target[0])
        found[pointer] = f"{INDEX}#{target[1]}" if prefix is None else first_file(prefix)
    return found


def _entry(
    plan: Plan,
    entity: Entity,
    prefixes: Mapping[str, str],
    homes: Mapping[str, Mapping[str, str]],
) -> IndexEntry:
    places: dict[str, str] = {}
    for each in entity.occurrences:
        document, anchors = each.document, each.named.anchors
        home = homes[document.path].get(anchors[0]) if anchors else None
        there = f"{home}#{anchors[0]}" if home else first_file(prefixes[document.path])
        places.setdefault(_title(plan, document), there)
    details = entity.described.details if entity.described else ""
    anchor = anchor_of(entity.kind, entity.identity)
    return IndexEntry(anchor, entity.label, details, tuple(places.items()))


def _creators(documents: Sequence[Document]) -> tuple[str, ...]:
    def named() -> Iterator[str]:
        for document in documents:
            yield from document.authors

    return tuple(dict.fromkeys(named()))[:_MOST_CREATORS]
