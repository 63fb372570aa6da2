"""What was found wrong with documents that have been judged before.

A record is found by the bytes of the document, its name and the folder it is in, by all that
was asked for, and by the program (`program`). It counts only if everything else that was
looked at, schemas and what they include among it, is as it was (`Evidence`).
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from teitools.findings import Code, Finding
from teitools.schematron.codes import DOCUMENT_REFUSED, NOT_EVALUATED, NOT_INSTALLED, STOPPED
from teitools.validation.codes import NOT_AS_LOCKED
from teitools.validation.evidence import Evidence
from teitools.validation.ledger import Ledger, Record
from teitools.validation.program import program
from teitools.validation.recording import NotRecordableError, Recorded, record, recorded
from teitools.xml.beside import Beside, Look
from teitools.xml.digests import digest, hashing

_MOST_SAME = 64
MOST_FINDINGS = 2_000
_FLEETING: frozenset[Code] = frozenset(
    (STOPPED, NOT_EVALUATED, NOT_INSTALLED, DOCUMENT_REFUSED, NOT_AS_LOCKED)
)
"""What may be otherwise the next time, though everything is as it was."""
_ARCHIVE = "archive:"
"""No path of a look, which is absolute, begins so."""


class Within(NamedTuple):
    """An archive that documents are members of, and the folder to which it has been unpacked:
    another one each time, and so what is kept names the archive instead."""

    root: str
    archive: str

    def anywhere(self, look: Look) -> Look:
        """`look` as it is kept."""
        return look._replace(path=self._named(look.path), leads=self._named(look.leads))

    def here(self, look: Look) -> Look:
        """A look that was kept, at where the archive is unpacked now."""
        return look._replace(path=self._unpacked(look.path), leads=self._unpacked(look.leads))

    def _named(self, path: str) -> str:
        inside = path == self.root or path.startswith(self.root + os.sep)
        return f"{_ARCHIVE}{path[len(self.root) :]}" if inside else path

    def _unpacked(self, path: str) -> str:
        inside = path == _ARCHIVE or path.startswith(_ARCHIVE + os.sep)
        return f"{self.root}{path[len(_ARCHIVE) :]}" if inside else path


class Memory:
    """Remembers what documents came to, by all that findings rest on."""

    def __init__(self, folder: Path, asked: object) -> None:
        """`folder` is that of the cache; `asked` all that is asked for, which is told from
        anything else by its ``repr``.
        """
        self._ledger = Ledger(folder)
        self._evidence = Evidence()
        self._holds: dict[tuple[str, Within | None], bool] = {}
        self._folders: dict[str, str] = {}
        self._same: dict[bytes, Recorded] = {}
        said = repr((program(), os.getcwd(), asked))
        self._start = hashing(said.encode("utf-8", "surrogatepass"))

    def key(self, name: str, data: bytes, archive: str | None = None) -> bytes:
        """The key of a document: a file, or a member of `archive`, and its bytes."""
        folder, base = os.path.split(name)
        if archive is not None:
            leading = os.path.realpath(archive)
        else:
            leading = os.path.realpath(name) if os.path.islink(name) else self._real(folder)
        hashed = self._start.copy()
        hashed.update(b"\0".join(map(os.fsencode, (name, leading, base))) + b"\0")
        hashed.update(data)
        return hashed.digest()

    def recall(self, key: bytes, within: Within | None = None) -> Recorded | None:
        """What was found by this key, if it still holds; `within` says what the document is in."""
        body = self._ledger.find(key)
        if body is None:
            return None
        try:
            found = self._recorded(body)
            looks = found.looks if within is None else map(within.here, found.looks)
            if self._given_holds(found.given, within) and self._evidence.holds(looks):
                return found
        except (ValueError, TypeError, LookupError, RecursionError):
            pass
        return None

    def _recorded(self, body: bytes) -> Recorded:
        """What `body` says; of many documents it is the same, that there is nothing to say."""
        found = self._same.get(body)
        if found is None:
            found = recorded(body)
            if not found.findings and not found.looks and len(self._same) < _MOST_SAME:
                self._same[body] = found
        return found

    def entries(
        self, key: bytes, findings: list[Finding], beside: Beside, within: Within | None = None
    ) -> list[Record]:
        """What is to be kept of a document: first what it has in common with others, then its
        own; nothing where that may not be. `within` says what the document is in.
        """
        if beside.fleeting or len(findings) > MOST_FINDINGS:
            return []
        if any(each.code in _FLEETING for each in findings):
            return []
        own, common = list(beside.looks), list(beside.shared)
        if within is not None:
            own, common = [*map(within.anywhere, own)], [*map(within.anywhere, common)]
        given, looks = _given(tuple(common))
        try:
            found = findings or own
            body = record(Recorded(findings, own, given)) if found else _nothing(given)
        except NotRecordableError:
            return []
        return [(bytes.fromhex(given), looks), (key, body)]

    def keep(self, entries: list[Record]) -> None:
        """Put down entries, which may have been made in other processes."""
        self._ledger.keep(entries)

    def _real(self, folder: str) -> str:
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return self._folders[folder]

    def _given_holds(self, given: str, within: Within | None) -> bool:
        """Whether what documents have in common still is as it was."""
        asked = (given, within)
        if asked not in self._holds:
            body = self._ledger.find(bytes.fromhex(given))
            looks = [] if body is None else [Look(*each) for each in json.loads(body)]
            if within is not None:
                looks = [*map(within.here, looks)]
            self._holds[asked] = body is not None and self._evidence.holds(looks)
        return self._holds[asked]


@lru_cache(_MOST_SAME)
def _nothing(given: str) -> bytes:
    """The record of a document of which there is nothing to say; many have the same."""
    return record(Recorded([], [], given))


@lru_cache(_MOST_SAME)
def _given(looks: tuple[Look, ...]) -> tuple[str, bytes]:
    """The name of the looks that documents have in common, and these."""
    body = json.dumps(sorted(looks), ensure_ascii=True).encode("ascii")
    return digest(body), body
