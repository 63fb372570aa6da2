"""The documents of a run: the one that is judged, and others that the schema asks for.

Others are files below the folder of the document or that of the schema, and nowhere else.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from teitools.errors import DocumentError
from teitools.schematron.places import Places
from teitools.source import Location, Source
from teitools.xml.document import Document
from teitools.xml.schema_files import below

MOMENT = "moment"
_NAMELESS = "urn:x-teitools:document"
_MOST = 1000
_MOST_BYTES = 200_000_000


class Documents:
    """The documents, by address."""

    def __init__(self, document: Document, folder: Path | None, schema: Path | None) -> None:
        """`folder` is that of `document`, `schema` that of the schema, where they are files."""
        self.primary = document
        self._folders = [each for each in (folder, schema) if each is not None]
        self.address = _NAMELESS
        if folder is not None:
            self.address = (folder.resolve() / Path(document.source.name).name).as_uri()
        self.base = (schema.resolve() / "schema").as_uri() if schema is not None else ""
        self._others: dict[str, Document] = {}
        self._places: dict[str, Places] = {}
        self.refused: dict[str, str] = {}
        """The addresses that were asked for in vain, and why."""
        self._bytes = 0
        self._moment = ""

    def ask(self, address: str) -> None:
        """Read the document at `address`, or remember why that is not done; or say from now on
        what time it is, which is `MOMENT`.
        """
        if address == MOMENT:
            self._moment = datetime.now(UTC).isoformat()
            self.primary.beside.fleeting = True
            return
        try:
            self._others[address] = self._read(address)
        except _RefusedError as error:
            self.refused[address] = str(error)

    def request(self) -> dict[str, object]:
        """What a run is to know of the documents."""
        return {
            "document": {"address": self.address, "text": _undeclared(self.primary.text)},
            "others": {key: _undeclared(each.text) for key, each in self._others.items()},
            "absent": list(self.refused),
            "moment": self._moment,
            "base": self.base,
        }

    def location(self, address: str, kind: str, event: int, name: str) -> Location:
        """The place of a node of the document at `address`."""
        document = self._others.get(address, self.primary)
        if address not in self._places:
            self._places[address] = Places(document)
        return self._places[address].location(kind, event, name)

    def _read(self, address: str) -> Document:
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise _RefusedError(f"that is no address: {error}") from None
        if not parts.scheme and not parts.netloc:
            what = "the document" if self.address == _NAMELESS else "the schema"
            raise _RefusedError(f"a relative address leads nowhere, as {what} is not a file")
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            known = "only files beside the document or the schema are read"
            raise _RefusedError(known)
        path = unquote(parts.path)
        file = next((one for each in self._folders if (one := _file(each, path))), None)
        if file is None:
            self.primary.beside.fleeting = True
            raise _RefusedError("it is not a file below the document's folder or the schema's")
        if len(self._others) >= _MOST:
            raise _RefusedError("these are too many documents")
        beside = self.primary.beside
        try:
            source = Source.of(file, _MOST_BYTES - self._bytes + 1)
        except OSError as error:
            beside.fleeting = True
            raise _RefusedError(error.strerror or str(error)) from None
        self._bytes += len(source.data)
        beside.read(path, source.data)
        if self._bytes > _MOST_BYTES:
            raise _RefusedError("the documents are too large together")
        try:
            return Document(Source(self._shown(file), source.data))
        except DocumentError as error:
            raise _RefusedError(str(error)) from None

    def _shown(self, file: Path) -> str:
        """The name of another file, as the document is named."""
        named = Path(self.primary.source.name)
        for folder in self._folders[:1]:
            try:
                return str(named.parent / file.relative_to(folder.resolve()))
            except ValueError:
                continue
        return str(file)


class _RefusedError(Exception):
    """A document that is not read, and why."""


def _file(folder: Path, path: str) -> Path | None:
    try:
        file = below(folder, folder, path.replace("%", "%25"))
    except (OSError, RuntimeError, ValueError):
        return None
    return file if file is not None and file.is_file() else None


def _undeclared(text: str) -> str:
    """`text` without the encoding it had: it is in another now."""
    if not text.startswith("<?xml"):
        return text
    import re

    return re.sub(r"""^(<\?xml[^>]*?)\s+encoding\s*=\s*("[^"]*"|'[^']*')""", r"\1", text, count=1)
