"""The files that are included, each read once: below one folder, and nowhere else."""

from __future__ import annotations

import codecs
import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.errors import DocumentError
from teitools.findings import Code
from teitools.source import Source
from teitools.xinclude import codes
from teitools.xinclude.pieces import File, TextFile
from teitools.xinclude.pointers import Unclear
from teitools.xml.document import Document
from teitools.xml.encoding import codec
from teitools.xml.lexical import illegal
from teitools.xml.names import XI, XML

MOST_BYTES = 100_000_000
"""How many bytes the files that are included may have together."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BASE = f"{{{XML}}}base"


class Absent(Exception):  # noqa: N818 - there may be a fallback
    """A resource that is not to be had, and why (XInclude 1.0, section 4.4)."""


class Refused(Exception):  # noqa: N818 - it becomes a finding
    """An inclusion that is not done, fallback or not: a code and its facts."""

    def __init__(self, code: Code, /, **facts: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.facts: Mapping[str, object] = facts


class Resources:
    """What the document `main`, a file of `folder`, includes: files below `root`."""

    def __init__(self, main: File, folder: Path | None, root: Path | None) -> None:
        self._main = main
        self._folder = folder
        self._root = root
        self._beside = main.document.beside
        if root is not None:
            self._beside.known(root)
        self._documents: dict[Path, File | DocumentError] = {}
        if main.path is not None:
            self._documents[main.path.resolve()] = main
        self._texts: dict[tuple[Path, str], TextFile] = {}
        self._inclusions: dict[int, tuple[list[int], list[tuple[int, int, etree._Element]]]] = {}
        self._bytes = 0

    @property
    def files(self) -> tuple[File | TextFile, ...]:
        """The document itself, and then what has been included."""
        found = [each for each in self._documents.values() if isinstance(each, File)]
        others = [each for each in found if each is not self._main]
        return (self._main, *others, *self._texts.values())

    def inclusions(
        self, file: File, start: int, end: int
    ) -> Iterator[tuple[int, int, etree._Element]]:
        """Begin, end and element of each `xi:include` that begins between two offsets."""
        if id(file) not in self._inclusions:
            found = []
            if XI in file.document.text:
                for element in file.document.tree.iter(f"{{{XI}}}include"):
                    begin, _, finish = file.span(element)
                    found.append((begin, finish, element))
            self._inclusions[id(file)] = ([begin for begin, _, _ in found], found)
        starts, found = self._inclusions[id(file)]
        yield from found[bisect_left(starts, start) : bisect_left(starts, end)]

    def document(self, file: File, element: etree._Element, href: str) -> File:
        """The document that `element` of `file` names. Raises Absent, Refused, DocumentError."""
        path = self._path(file, element, href)
        known = self._documents.get(path)
        if known is None:
            source = Source(self._shown(path), self._read(path))
            try:
                known = File(Document(source), path)
            except DocumentError as error:
                known = error
            self._documents[path] = known
        if isinstance(known, DocumentError):
            raise known.with_traceback(None)
        return known

    def text(self, file: File, element: etree._Element, href: str) -> TextFile:
        """The text that `element` of `file` names. Raises Absent, Refused, Unclear."""
        path = self._path(file, element, href)
        encoding = element.get("encoding", "")
        key = (path, encoding.lower())
        if key not in self._texts:
            text = _decoded(self._read(path), encoding)
            found = illegal.search(text)
            if found is not None:
                raise Unclear(f"includes the character U+{ord(found[0]):04X}, which XML has not")
            self._texts[key] = TextFile(self._shown(path), path, text)
        return self._texts[key]

    def _path(self, file: File, element: etree._Element, href: str) -> Path:
        if file.path is None or self._root is None:
            raise Absent("the document is not a file, so that there is no folder to look in")
        root = self._root.resolve()
        try:
            parts = urlsplit(href)
            base = _base(file.path.parent, element)
            asked = None if base is None else base / unquote(parts.path)
            path = None if asked is None else asked.resolve()
            if asked is not None:
                self._beside.known(asked)
        except (OSError, RuntimeError, ValueError):
            raise Absent("that is no name of a file") from None
        if parts.scheme or parts.netloc or path is None or not path.is_relative_to(root):
            raise Refused(codes.OUTSIDE, folder=os.path.relpath(root))
        return path

    def _read(self, path: Path) -> bytes:
        try:
            if not path.is_file():
                there = path.exists()
                self._beside.found(path, there)
                raise Absent("it is not a file" if there else "there is no such file")
            with path.open("rb") as opened:
                data = opened.read(MOST_BYTES - self._bytes + 1)
        except (OSError, ValueError) as error:
            self._beside.fleeting = True
            raise Absent(getattr(error, "strerror", None) or str(error)) from None
        self._beside.read(path, data)
        self._bytes += len(data)
        if self._bytes > MOST_BYTES:
            raise Refused(codes.TOO_MUCH, limit=f"{MOST_BYTES:,} bytes")
        return data

    def _shown(self, path: Path) -> str:
        """The name of another file, as the document is named."""
        named = Path(self._main.document.source.name).parent
        folder = (self._folder or Path()).resolve()
        return os.path.normpath(named / os.path.relpath(path, folder))


def _base(folder: Path, element: etree._Element) -> Path | None:
    """The folder that `xml:base` leads to from `folder`; None where that is an address."""
    bases = [each.get(_BASE) for each in (element, *element.iterancestors())]
    for base in reversed([each for each in bases if each]):
        parts = urlsplit(base)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
        folder = folder / path if is_folder else (folder / path).parent
    return folder


def _decoded(data: bytes, encoding: str) -> str:
    """`data` as text: by its byte order mark, or `encoding`, or in UTF-8. Raises Unclear."""
    name = codec(encoding or "utf-8")
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, name = data[len(mark) :], marked
            break
    if name is None:
        raise Unclear(f"has encoding={encoding!r}, which is not known")
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        problem = f"includes what is not text in {name.upper()}; encoding may say which it is in"
        raise Unclear(problem) from None
