"""What is kept of documents between two runs: what was read of each, and what was said of it.

A folder of JSON files; what cannot be read there is read from the document again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from teitools.corpus import Document
from teitools.files import replace
from teitools.findings import Code, Finding, Severity
from teitools.site.units import Unit
from teitools.source import Location, Position

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """A document, its parts for the search with the numbers of those in which each word
    stands, and what was noticed when it was read."""

    document: Document
    units: list[Unit]
    words: dict[str, list[int]]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Records:
    """The records in `folder`, of one `version` of teitools."""

    folder: Path
    version: str = ""

    def key(self, digest: str, path: str) -> str:
        """The name under which a document is kept, by the digest of its bytes and its path."""
        whole = f"{self.version}\n{_FORMAT}\n{digest}\n{path}"
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def get(self, key: str, name: str) -> Record | None:
        """What is kept of a document, which is called `name` now."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            return Record(
                Document.from_json(data["document"]),
                [Unit(*each) for each in data["units"]],
                data["words"],
                tuple(finding_of(each, name) for each in data["findings"]),
            )
        return None

    def parts(self, key: str) -> tuple[list[Unit], dict[str, list[int]]] | None:
        """The parts of a document, and the words in them; None where nothing is kept."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            return [Unit(*each) for each in data["units"]], data["words"]
        return None

    def put(self, key: str, record: Record) -> None:
        """Keep a record; a folder that cannot be written is no error."""
        data = {
            "document": record.document.to_json(),
            "units": record.units,
            "words": record.words,
            "findings": [data_of(each) for each in record.findings],
        }
        self._write(key, data)

    def said(self, key: str, name: str) -> tuple[Finding, ...] | None:
        """What was said when a page was made, of the document `name`."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            return tuple(finding_of(each, name) for each in data)
        return None

    def note(self, key: str, findings: Iterable[Finding]) -> None:
        """Keep what is said of a page."""
        self._write(key, [data_of(each) for each in findings])

    def _write(self, key: str, data: object) -> None:
        with suppress(OSError, ValueError):
            self.folder.mkdir(parents=True, exist_ok=True)
            replace(self.folder / f"{key}.json", json.dumps(data).encode())

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove all other records."""
        kept = {f"{key}.json" for key in keys}
        with suppress(OSError):
            for file in self.folder.glob("*.json"):
                if file.name not in kept:
                    file.unlink()


def data_of(finding: Finding) -> list[Any]:
    """A finding as JSON."""
    code, place = finding.code, finding.location
    return [
        [code.id, code.name, int(code.severity), code.template],
        [place.position, place.xpath],
        {name: str(value) for name, value in finding.facts.items()},
    ]


def finding_of(data: list[Any], source: str) -> Finding:
    """The finding about `source` that `data_of` wrote."""
    (identifier, name, severity, template), (position, xpath), facts = data
    code = Code(identifier, name, Severity(severity), template)
    place = Location(source, None if position is None else Position(*position), xpath)
    return Finding(code, place, facts)
