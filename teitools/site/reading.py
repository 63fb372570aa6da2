"""The first step of a site, for one document: it is read, or what is kept of it is taken."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from teitools.corpus import Document
from teitools.corpus.reading import read_document
from teitools.dataclass import dataclass
from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.site.records import Record, Records
from teitools.site.units import Unit, units_of, words_of
from teitools.site.workers import fault
from teitools.source import Source


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """A file of the corpus, and its path below the folder."""

    file: Path
    path: str
    records: Records


@dataclass(frozen=True, slots=True)
class Read:
    """What became of it: the document, where it could be read, and the key of its record."""

    path: str
    document: Document | None
    key: str
    findings: tuple[Finding, ...]
    message: str = ""


def read(task: ReadingTask) -> Read:
    """Read a document. Whatever is wrong with it is a finding, or a message."""
    try:
        return _read(task)
    except DocumentError as error:
        return Read(task.path, None, "", error.findings, "" if error.findings else str(error))
    except OSError as error:
        return Read(task.path, None, "", (), f"{task.file}: {error.strerror or error}")
    except Exception as error:
        return Read(task.path, None, "", (), fault(str(task.file), error))


def parts_of(file: Path, path: str) -> tuple[list[Unit], dict[str, list[int]]]:
    """The parts of a document for the search, and their words; none where it cannot be read."""
    try:
        units = units_of(read_document(Source.of(file), path).prepared.tree)
    except (DocumentError, OSError):
        return [], {}
    return units, words_of(units)


def _read(task: ReadingTask) -> Read:
    source = Source.of(task.file)
    key = task.records.key(sha256(source.data).hexdigest(), task.path)
    record = task.records.get(key, str(task.file))
    if record is None:
        reading = read_document(source, task.path)
        units = [] if reading.document.register else units_of(reading.prepared.tree)
        record = Record(reading.document, units, words_of(units), reading.findings)
        task.records.put(key, record)
    return Read(task.path, record.document, key, record.findings)
