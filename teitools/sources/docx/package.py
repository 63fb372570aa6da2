"""The package of a Word document: a ZIP archive of parts, opened with bounds (ECMA-376, part 2).

Parts are read, never written to a file, and a part is found by its name in the archive alone:
what a relationship calls external is never opened.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from posixpath import dirname, normpath
from typing import NamedTuple, NoReturn

from lxml import etree

from teitools.errors import DocumentError
from teitools.findings import Code, Finding
from teitools.source import Location, Source
from teitools.sources import codes
from teitools.sources.docx.names import PACKAGE, STRICT
from teitools.xml.encoding import decode
from teitools.xml.parsing import parse_text

MOST_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SAVE = "save it as .docx, in Word or LibreOffice"
_OTHERS = (
    (b"{\\rtf", f"this is a document in RTF, not in .docx; {_SAVE}"),
    (b"%PDF", "this is a PDF document, not a Word document"),
    (b"<?xml", f"this is XML, not a .docx archive; if it is a Word document, {_SAVE}"),
)
_RELATION = f"{{{PACKAGE}}}Relationship"


class Relation(NamedTuple):
    """A relationship: the last word of its type, where it leads, and whether outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one document. No more than `limit` bytes of them are unpacked."""

    def __init__(self, source: Source, limit: int) -> None:
        self.name = source.name
        self._left = self._limit = limit
        if not source.data.startswith(b"PK"):
            self._refuse_other(source.data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, OverflowError) as error:
            self.fail(f"the archive cannot be read: {error}")
        if len(entries) > MOST_PARTS:
            self.fail(f"the archive has more than {MOST_PARTS:,} parts", codes.BEYOND_LIMIT)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if self._entries.setdefault(entry.filename.lower(), entry) is not entry:
                self.fail(f"the archive has two parts called {entry.filename!r}")
        self._refuse_opendocument()

    def fail(self, problem: str, code: Code = codes.DAMAGED) -> NoReturn:
        """Raise DocumentError."""
        raise DocumentError.of(Finding(code, Location(self.name), {"problem": problem}))

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name.lower() in self._entries

    def names(self) -> list[str]:
        """The names of all parts."""
        return [entry.filename for entry in self._entries.values()]

    def part(self, name: str) -> etree._Element | None:
        """The root of the part of that name; None where there is none.

        Raises DocumentError for one that is damaged, too large, or no XML that is harmless.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        source = Source(f"{self.name}/{entry.filename}", self._unpacked(entry))
        text = decode(source)
        if "<!DOCTYPE" in text:
            self.fail(f"{entry.filename} has a document type declaration, which no part may have")
        for strict, transitional in STRICT:
            text = text.replace(f'"{strict}"', f'"{transitional}"')
        return parse_text(text, source.name).getroot()

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of the part of that name (of the package itself: ``""``), by id."""
        folder, _, file = name.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        found = {}
        for each in root.iter(_RELATION) if root is not None else ():
            external = each.get("TargetMode") == "External"
            target = each.get("Target") or ""
            if not external:
                target = normpath(f"{dirname(name)}/{target}" if target[:1] != "/" else target)
            kind = (each.get("Type") or "").rpartition("/")[2]
            found[each.get("Id") or ""] = Relation(kind, target.lstrip("/"), external)
        return found

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            self.fail(f"{entry.filename} is encrypted; save the document without a password")
        if entry.compress_type not in _METHODS:
            self.fail(f"{entry.filename} is packed in a way that a document may not be")
        try:
            with self._archive.open(entry) as file:
                data = file.read(self._left + 1)
        # NotImplementedError is what zipfile raises for a member that it cannot unpack
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            self.fail(f"{entry.filename} cannot be unpacked: {error}")
        if len(data) > self._left:
            self.fail(
                f"its parts are longer than the limit of {self._limit:,} bytes; set a higher one "
                "(--max-bytes) to go on",
                codes.BEYOND_LIMIT,
            )
        self._left -= len(data)
        return data

    def _refuse_other(self, data: bytes) -> NoReturn:
        """Say what it is that is no archive."""
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                self.fail("the document is encrypted; open it in Word, and save it unencrypted")
            self.fail(f"this is a document of an old Office (.doc), not .docx; {_SAVE}")
        for magic, problem in _OTHERS:
            if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(magic):
                self.fail(problem)
        self.fail("this is no .docx document" if data else "the file is empty")

    def _refuse_opendocument(self) -> None:
        entry = self._entries.get("mimetype")
        if entry is not None and b"opendocument" in self._unpacked(entry)[:200]:
            self.fail(f"this is an OpenDocument text, not .docx; {_SAVE}")
