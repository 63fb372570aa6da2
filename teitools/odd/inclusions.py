"""What an ODD includes (XInclude 1.0): the files of its chapters, with what they specify."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.findings import Finding
from teitools.odd.document import Document
from teitools.odd.reading import Reader
from teitools.odd.sources import Sources, addressed

INCLUDE = "{http://www.w3.org/2001/XInclude}include"


class Inclusions:
    """The files that an ODD includes; each is parsed once, and what is not there is left out.

    `missed` gathers what there is to say about those that cannot be read.
    """

    def __init__(self, reader: Reader, sources: Sources) -> None:
        self._reader = reader
        self._sources = sources
        self._documents = {sources.address: reader.document}
        self._seen: set[str] = set()
        self._missing: dict[str, Finding] = {}

    @property
    def missed(self) -> list[Finding]:
        """What there is to say about those that cannot be read."""
        return list(self._missing.values())

    def all(self) -> Iterator[tuple[str, Document]]:
        """The files that the ODD includes, and those that they include, with their addresses.

        Raises SchemaError where one is not well-formed.
        """
        address = self._sources.address
        yield from self._within(self._reader.document, address, {address})

    def _within(
        self, document: Document, address: str, seen: set[str]
    ) -> Iterator[tuple[str, Document]]:
        for node in document.root.iter(INCLUDE):
            href = node.get("href", "").partition("#")[0].strip()
            if (
                not href
                or node.get("parse", "xml") != "xml"
                or f"{address} {href}" in self._missing
            ):
                continue
            trial = Reader(document)
            found = self._sources.read(trial, node, addressed(node, href), address)
            if found is None:
                self._missing[f"{address} {href}"] = trial.findings[0]
                continue
            there, source = found
            if there in seen:
                continue
            seen.add(there)
            if there not in self._documents:
                self._documents[there] = Document(source)
                self._sources.locate(self._documents[there].root, there)
                self._reader.documents.append(self._documents[there])
            yield there, self._documents[there]
            yield from self._within(self._documents[there], there, seen)
