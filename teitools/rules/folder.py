"""The files beside a document: whether they are there, and what ids they have.

Files are looked for below the folder of the document and nowhere else; where a document includes
others, below the folder that these may be in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from time import time_ns
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.errors import DocumentError
from teitools.rules.identified import identified
from teitools.source import Source
from teitools.xml.beside import BLAKE, Beside
from teitools.xml.digests import digest
from teitools.xml.document import Document
from teitools.xml.schema_files import below

_LARGEST = 64 * 1024 * 1024
"""How many bytes a file may have whose ids are looked for."""
_SETTLES = 2_000_000_000
"""The nanoseconds after which a file that changes again has another time for it."""


class Folder:
    """The folder of a document, or None: then there is nothing to say of files."""

    def __init__(
        self,
        path: Path | None,
        root: Path | None = None,
        elsewhere: Callable[[etree._Element], Path | None] | None = None,
        looks: Beside | None = None,
        shared: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Files are looked for below `root`, by default `path`. `elsewhere` tells the folder of
        the file that an element is in, where that is not the same for all. `looks` is told what
        is looked at. `shared` are the ids that another document of the corpus has, and where.
        """
        self.shared = shared
        self._path = path
        self._root = root or path
        self._elsewhere = elsewhere
        self._looks = looks or Beside()
        self._others: dict[Path | None, Folder] = {path: self}
        self._there: dict[str, bool | None] = {}

    def beside(self, element: etree._Element) -> Folder:
        """The folder from which relative addresses of `element` count."""
        if self._elsewhere is None:
            return self
        path = self._elsewhere(element)
        if path not in self._others:
            self._others[path] = Folder(path, self._root, looks=self._looks)
        return self._others[path]

    def has(self, address: str) -> bool | None:
        """Whether there is a file at the relative `address`; None where that is not looked at."""
        if address not in self._there:
            file = self._file(address)
            try:
                there = None if file is None else file.exists()
            except OSError:
                there = None
                self._looks.fleeting = True
            self._there[address] = there
            if file is not None and there is not None:
                self._looks.found(self._asked(address), there)
        return self._there[address]

    def ids(self, address: str) -> frozenset[str] | None:
        """Every `xml:id` of the file at `address`; None where it cannot be read as XML."""
        file = self._file(address)
        try:
            if file is None or not file.is_file():
                self._looks.fleeting = True
                return None
            known = file.stat()
            if known.st_size > _LARGEST:
                self._looks.fleeting = True
                return None
            changed = max(known.st_mtime_ns, known.st_ctime_ns)
            settled = changed + _SETTLES < time_ns()
            read = _kept_ids if settled else _ids
            ids, held = read(file, known.st_size, changed, known.st_ino)
        except OSError:
            self._looks.fleeting = True
            return None
        self._looks.known(self._asked(address), BLAKE + held)
        return ids

    def _asked(self, address: str) -> Path:
        return (self._path or Path()) / unquote(urlsplit(address).path)

    def _file(self, address: str) -> Path | None:
        if self._path is None or self._root is None:
            return None
        try:
            file = below(self._root, self._path, address)
        except (OSError, RuntimeError, ValueError):
            self._looks.fleeting = True
            return None
        if file is None and not urlsplit(address).netloc and "\0" not in address:
            self._looks.known(self._asked(address))
        return file


def _ids(file: Path, *_: int) -> tuple[frozenset[str] | None, str]:
    """The ids in a file, and the digest of its bytes. Raises OSError."""
    data = file.read_bytes()
    held = digest(data)
    try:
        tree = Document(Source(str(file), data)).tree
    except DocumentError:
        return None, held
    return frozenset(identifier for identifier, _ in identified(tree)), held


_kept_ids = lru_cache(maxsize=64)(_ids)
