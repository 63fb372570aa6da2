"""XML catalogs: other places for addresses (OASIS XML Catalogs 1.1)."""

from __future__ import annotations

import pyexpat
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from teitools.dataclass import dataclass
from teitools.errors import UsageError
from teitools.relaxng.addresses import escaped
from teitools.xml.beside import Beside

NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_XML = "http://www.w3.org/XML/1998/namespace"
_LARGEST = 4 * 1024 * 1024
_DEEPEST = 100
_MOST = 100
"""How many catalogs one may lead to."""
_EXACT = {"uri": ("name", "uri"), "system": ("systemId", "uri")}
_STARTS = {
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
}
_ENDS = {"uriSuffix": ("uriSuffix", "uri"), "systemSuffix": ("systemIdSuffix", "uri")}
_OTHERS = {"nextCatalog": ("catalog", "catalog"), "delegateURI": ("uriStartString", "catalog")}
_KNOWN: Mapping[str, tuple[str, str]] = {**_EXACT, **_STARTS, **_ENDS, **_OTHERS}


@dataclass(slots=True)
class _File:
    """The entries of one file: what is asked, what is answered (RFC 3986 resolved)."""

    exact: dict[str, str] = field(default_factory=dict)
    starts: list[tuple[str, str]] = field(default_factory=list)
    ends: list[tuple[str, str]] = field(default_factory=list)
    delegates: list[tuple[str, str]] = field(default_factory=list)
    following: list[str] = field(default_factory=list)

    def add(self, kind: str, asked: str, answered: str) -> None:
        if kind in _EXACT:
            self.exact.setdefault(asked, answered)  # the first counts (7.1.2)
        elif kind in _STARTS:
            self.starts.append((asked, answered))
        elif kind in _ENDS:
            self.ends.append((asked, answered))
        elif kind == "delegateURI":
            self.delegates.append((asked, answered))
        else:
            self.following.append(answered)

    def answer(self, asked: str) -> str | None:
        """By an equal name, else by the longest beginning, else by the longest end (7.2.2)."""
        if asked in self.exact:
            return self.exact[asked]
        if begun := [each for each in self.starts if asked.startswith(each[0])]:
            start, prefix = max(begun, key=lambda each: len(each[0]))
            return prefix + asked[len(start) :]
        if ended := [each for each in self.ends if asked.endswith(each[0])]:
            return max(ended, key=lambda each: len(each[0]))[1]
        return None


class XmlCatalog:
    """A catalog and those that it leads to, read when they are needed.

    Nothing outside `folder` is read, be it a catalog or what a catalog answers.
    """

    def __init__(self, file: Path, folder: Path | None = None) -> None:
        """Read `file`. Raises UsageError where it is incorrect, OSError."""
        self._folder = (folder or file.parent).resolve()
        self._files: dict[Path, _File] = {}
        self.file = file.resolve()
        self.beside = Beside()
        """The catalogs that have been read, and where what they answer leads."""
        self._files[self.file] = self._read(file)

    def answer(self, address: str) -> str | Path | None:
        """What stands for `address`: a file, or another address; None where nothing does.

        Raises UsageError where a catalog that must be read is incorrect, or an answer is a file
        outside the folder.
        """
        found = self._find(escaped(address), [self.file], set())
        if found is None or _scheme(found) != "file":
            return found
        return self._inside(found)

    @property
    def names(self) -> Iterator[str]:
        """The addresses that are answered one by one, so far as catalogs have been read."""
        for each in self._files.values():
            yield from each.exact

    def _find(self, asked: str, files: list[Path], seen: set[Path]) -> str | None:
        for file in files:
            if file in seen:
                continue
            seen.add(file)
            if len(seen) > _MOST:
                raise UsageError(f"{self.file}: more than {_MOST} catalogs are named")
            if file not in self._files:
                try:
                    self._files[file] = self._read(file)
                except OSError as error:
                    raise UsageError(f"{file}: {error.strerror or error}") from None
            entries = self._files[file]
            found = entries.answer(asked)
            if found is not None:
                return found
            delegates = [each for each in entries.delegates if asked.startswith(each[0])]
            if delegates:  # these alone are asked then (7.2.2, step 6)
                delegates.sort(key=lambda each: -len(each[0]))
                return self._find(asked, [self._inside(each[1]) for each in delegates], seen)
            found = self._find(asked, [self._inside(each) for each in entries.following], seen)
            if found is not None:
                return found
        return None

    def _inside(self, address: str) -> Path:
        """The file at `address`. Raises UsageError where it is outside the folder."""
        from urllib.request import url2pathname  # slow to load

        parts = urlsplit(address)
        if parts.scheme == "file" and parts.netloc in ("", "localhost"):
            try:
                named = url2pathname(parts.path)
                path = Path(named).resolve()
                self.beside.known(named)
            except (OSError, RuntimeError, ValueError):
                path = Path()
            if path.is_relative_to(self._folder):
                return path
        said = f"the catalog names {address!r}, which is not a file below {self._folder}"
        raise UsageError(f"{self.file}: {said}; such files are never read")

    def _read(self, file: Path) -> _File:
        """What stands in `file`. Raises UsageError where it is no catalog, OSError."""
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise UsageError(f"{file}: this is no regular file")  # a pipe would wait for ever
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise UsageError(f"{file}: a catalog may have {_LARGEST} bytes")
        self.beside.read(file, data)
        return _Reader(file).read(data)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""


class _Reader:
    """Reads one file. No entity is expanded, no DTD is read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._entries = _File()
        self._bases = [file.resolve().as_uri()]
        self._parser = pyexpat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity

    def read(self, data: bytes) -> _File:
        try:
            self._parser.Parse(data, True)
        except pyexpat.ExpatError as error:
            said = pyexpat.ErrorString(error.code)
            raise UsageError(f"{self._file}:{error.lineno}: this is not XML: {said}") from None
        except (LookupError, ValueError) as error:  # an encoding that does not exist
            raise UsageError(f"{self._file}: this is not XML: {error}") from None
        return self._entries

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if len(self._bases) > _DEEPEST:
            raise self._wrong("elements are nested too deep")
        if len(self._bases) == 1 and (namespace, local) != (NAMESPACE, "catalog"):
            raise self._wrong(f"the root is <{local}>; expected is <catalog> of {NAMESPACE}")
        base = self._bases[-1]
        if (given := attributes.get(f"{_XML} base")) is not None:
            base = self._joined(base, given)
        self._bases.append(base)
        if namespace == NAMESPACE and local in _KNOWN:
            asked, answered = _KNOWN[local]
            for needed in (asked, answered):
                if needed not in attributes:
                    raise self._wrong(f"<{local}> has no attribute {needed!r}")
            target = self._joined(base, attributes[answered])
            self._entries.add(local, escaped(attributes[asked].strip()), target)

    def _joined(self, base: str, reference: str) -> str:
        try:
            return urljoin(base, escaped(reference.strip()))
        except ValueError:
            raise self._wrong(f"{reference!r} is no address") from None

    def _end(self, _: str) -> None:
        self._bases.pop()

    def _entity(self, name: str, *_: object) -> None:
        raise self._wrong(f"the entity {name!r} is declared; a catalog may have none")

    def _wrong(self, problem: str) -> UsageError:
        return UsageError(f"{self._file}:{self._parser.CurrentLineNumber}: {problem}")
