"""The files beside a document: whether they are there, and what ids they have.

Files are looked for below the folder of the document and nowhere else; where a document includes
others, below the folder that these may be in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from lxml import etree

from teitools.errors import DocumentError
from teitools.rules.identified import identified
from teitools.source import Source
from teitools.xml.document import Document
from teitools.xml.schema_files import below

_LARGEST = 64 * 1024 * 1024
"""How many bytes a file may have whose ids are looked for."""


class Folder:
    """The folder of a document, or None: then there is nothing to say of files."""

    def __init__(
        self,
        path: Path | None,
        root: Path | None = None,
        elsewhere: Callable[[etree._Element], Path | None] | None = None,
    ) -> None:
        """Files are looked for below `root`, by default `path`. `elsewhere` tells the folder of
        the file that an element is in, where that is not the same for all.
        """
        self._path = path
        self._root = root or path
        self._elsewhere = elsewhere
        self._others: dict[Path | None, Folder] = {path: self}
        self._there: dict[str, bool | None] = {}

    def beside(self, element: etree._Element) -> Folder:
        """The folder from which relative addresses of `element` count."""
        if self._elsewhere is None:
            return self
        path = self._elsewhere(element)
        if path not in self._others:
            self._others[path] = Folder(path, self._root)
        return self._others[path]

    def has(self, address: str) -> bool | None:
        """Whether there is a file at the relative `address`; None where that is not looked at."""
        if address not in self._there:
            file = self._file(address)
            try:
                self._there[address] = None if file is None else file.exists()
            except OSError:
                self._there[address] = None
        return self._there[address]

    def ids(self, address: str) -> frozenset[str] | None:
        """Every `xml:id` of the file at `address`; None where it cannot be read as XML."""
        file = self._file(address)
        try:
            if file is None or not file.is_file():
                return None
            known = file.stat()
            if known.st_size > _LARGEST:
                return None
            return _ids(file, known.st_mtime_ns, known.st_size)
        except OSError:
            return None

    def _file(self, address: str) -> Path | None:
        if self._path is None or self._root is None:
            return None
        try:
            return below(self._root, self._path, address)
        except (OSError, RuntimeError, ValueError):
            return None


@lru_cache(maxsize=64)
def _ids(file: Path, changed: int, size: int) -> frozenset[str] | None:
    try:
        tree = Document(Source(str(file), file.read_bytes())).tree
    except (DocumentError, OSError):
        return None
    return frozenset(identifier for identifier, _ in identified(tree))
