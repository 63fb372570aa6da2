"""What was found wrong with documents that have been judged before.

A record is found by the bytes of the document, its name and the folder it is in, by all that
was asked for, and by the program (`program`). It counts only if everything else that was
looked at, schemas and what they include among it, is as it was (`Evidence`).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from teitools.findings import Code, Finding
from teitools.schematron.codes import DOCUMENT_REFUSED, NOT_EVALUATED, NOT_INSTALLED, STOPPED
from teitools.validation.codes import NOT_AS_LOCKED
from teitools.validation.evidence import Evidence
from teitools.validation.ledger import Ledger, Record
from teitools.validation.program import program
from teitools.validation.recording import NotRecordableError, Recorded, record, recorded
from teitools.xml.beside import Beside, Look
from teitools.xml.digests import digest, hashing

MOST_FINDINGS = 2_000
_FLEETING: frozenset[Code] = frozenset(
    (STOPPED, NOT_EVALUATED, NOT_INSTALLED, DOCUMENT_REFUSED, NOT_AS_LOCKED)
)
"""What may be otherwise the next time, though everything is as it was."""


class Memory:
    """Remembers what documents came to, by all that findings rest on."""

    def __init__(self, folder: Path, asked: object) -> None:
        """`folder` is that of the cache; `asked` all that is asked for, which is told from
        anything else by its ``repr``.
        """
        self._ledger = Ledger(folder)
        self._evidence = Evidence()
        self._holds: dict[str, bool] = {}
        self._folders: dict[str, str] = {}
        said = repr((program(), os.getcwd(), asked))
        self._start = hashing(said.encode("utf-8", "surrogatepass"))

    def key(self, name: str, data: bytes) -> bytes:
        """The key of a document: a file, and its bytes."""
        folder, base = os.path.split(name)
        leading = os.path.realpath(name) if os.path.islink(name) else self._real(folder)
        hashed = self._start.copy()
        hashed.update(b"\0".join(map(os.fsencode, (name, leading, base))) + b"\0")
        hashed.update(data)
        return hashed.digest()

    def recall(self, key: bytes) -> Recorded | None:
        """What was found by this key, if it still holds."""
        body = self._ledger.find(key)
        if body is None:
            return None
        try:
            found = recorded(body)
            if self._given_holds(found.given) and self._evidence.holds(found.looks):
                return found
        except (ValueError, TypeError, LookupError, RecursionError):
            pass
        return None

    def entries(self, key: bytes, findings: list[Finding], beside: Beside) -> list[Record]:
        """What is to be kept of a document: first what it has in common with others, then its
        own; nothing where that may not be.
        """
        if beside.fleeting or len(findings) > MOST_FINDINGS:
            return []
        if any(each.code in _FLEETING for each in findings):
            return []
        given, looks = _given(beside)
        try:
            body = record(Recorded(findings, list(beside.looks), given))
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

    def _given_holds(self, given: str) -> bool:
        """Whether what documents have in common still is as it was."""
        if given not in self._holds:
            body = self._ledger.find(bytes.fromhex(given))
            looks = [] if body is None else [Look(*each) for each in json.loads(body)]
            self._holds[given] = body is not None and self._evidence.holds(looks)
        return self._holds[given]


def _given(beside: Beside) -> tuple[str, bytes]:
    """The name of the looks that documents have in common, and these."""
    body = json.dumps(sorted(beside.shared), ensure_ascii=True).encode("ascii")
    return digest(body), body
