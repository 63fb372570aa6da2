"""Archives (zip, tar) unpacked where only this process looks, within bounds.

Members are regular files with names that stay in the archive. Of media nothing but the name is
kept: that they are there is all that is asked of them. Nothing is ever written elsewhere.
"""

from __future__ import annotations

import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from teitools.findings import Code, Finding
from teitools.source import Location
from teitools.validation.codes import REFUSED_ARCHIVE, REFUSED_MEMBER

ZIP = (".zip",)
MOST_MEMBERS = 200_000
LEAST_BYTES = 1_000_000_000
MOST_TIMES = 100
"""What is in an archive may have so many bytes, or so many times those of the archive itself."""
_MOST_HEADER = 1_000_000
_CHUNK = 1_048_576
LINKS = ("it is a link", "it is no regular file")
"""What is wrong with members that need not be documents."""
_TOO_MUCH = "there is more in it than may be unpacked"
_LONGEST = 1_000
_HEADERS = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)
_MEDIA = (
    *(".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".jp2", ".bmp", ".pdf"),
    *(".mp3", ".mp4", ".wav", ".ogg", ".webm", ".mov", ".avi", ".m4a", ".flac"),
)
_ERRORS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError),
    *(OSError, ValueError, NotImplementedError, RuntimeError, OverflowError),
)
"""What the libraries raise for archives that are damaged, encrypted, or not as they should be."""


class _BombError(Exception):
    """The archive holds too much."""


class _Entry(NamedTuple):
    """A member: its name, why it is not read, if it is not, and how it is opened."""

    name: str
    problem: str | None
    member: zipfile.ZipInfo | tarfile.TarInfo


class Unpacked(NamedTuple):
    """The names of what is in an archive, in its order, and what is wrong: by name, ``""`` is the
    archive itself.
    """

    names: list[str]
    findings: dict[str, list[Finding]]


def unpack(archive: Path, shown: str, folder: Path) -> Unpacked:
    """Unpack `archive`, which findings call `shown`, to the empty `folder`."""
    return _Unpacking(archive, shown, folder).done()


class _Unpacking:
    def __init__(self, archive: Path, shown: str, folder: Path) -> None:
        self._archive = archive
        self._shown = shown
        self._folder = folder
        self._left = 0
        self._names: dict[str, bool] = {}
        """Each with whether it has been unpacked."""
        self._findings: dict[str, list[Finding]] = {}

    def done(self) -> Unpacked:
        try:
            self._left = max(LEAST_BYTES, MOST_TIMES * self._archive.stat().st_size)
            if self._archive.name.lower().endswith(ZIP):
                self._unzip()
            else:
                self._untar()
        except (_BombError, *_ERRORS) as error:
            self._tell("", REFUSED_ARCHIVE, _words(error))
        return Unpacked([name for name, there in self._names.items() if there], self._findings)

    def _unzip(self) -> None:
        with zipfile.ZipFile(self._archive) as opened:
            for info in opened.infolist():
                if not info.is_dir():
                    self._take(self._zipped(info), lambda info=info: opened.open(info))

    def _zipped(self, info: zipfile.ZipInfo) -> _Entry:
        """A member of a zip, of which no more can be read than its directory says."""
        problem = None
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.flag_bits & 1:
            problem = "it is encrypted"
        elif kind not in (0, stat.S_IFREG):
            problem = LINKS[kind != stat.S_IFLNK]
        elif info.file_size > self._left and not _is_medium(info.orig_filename):
            problem = _TOO_MUCH
        return _Entry(info.orig_filename, problem, info)

    def _untar(self) -> None:
        with tarfile.open(self._archive, "r:*", tarinfo=_Member) as opened:
            for info in opened:
                opened.members = []  # type: ignore[attr-defined]  # they are not needed again
                if not info.isdir():
                    self._take(_tarred(info), lambda info=info: opened.extractfile(info))

    def _take(self, entry: _Entry, opening: object) -> None:
        """Unpack one member, or say why that is not done."""
        name, problem = _normal(entry.name), entry.problem
        if name is None:
            self._tell(entry.name, REFUSED_MEMBER, "its name leads out of the archive")
            return
        if len(self._names) >= MOST_MEMBERS:
            raise _BombError(f"there are more than {MOST_MEMBERS:,} members")
        if name in self._names:
            self._discard(name)
            problem = "the archive has two members of this name"
        self._names.setdefault(name, False)
        if problem is None:
            problem = self._unpacked(name, opening)
        if problem is not None:
            self._discard(name)
            self._tell(name, REFUSED_MEMBER, problem)

    def _unpacked(self, name: str, opening: object) -> str | None:
        """Write a member to its place; why that was not possible."""
        assert callable(opening)
        target = self._folder.joinpath(*name.split("/"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as written:
                if not _is_medium(name):
                    with opening() as held:
                        self._copy(held, written)
        except _ERRORS as error:
            return _words(error)
        self._names[name] = True
        return None

    def _copy(self, held: IO[bytes], written: IO[bytes]) -> None:
        while data := held.read(_CHUNK):
            self._left -= len(data)
            if self._left < 0:
                raise _BombError(_TOO_MUCH)
            written.write(data)

    def _discard(self, name: str) -> None:
        self._names[name] = False
        target = self._folder.joinpath(*name.split("/"))
        if target.is_file():
            target.unlink()

    def _tell(self, name: str, code: Code, reason: str) -> None:
        shown = f"{self._shown}/{name}" if name else self._shown
        finding = Finding(code, Location(shown), {"reason": reason})
        self._findings.setdefault(name, []).append(finding)


class _Member(tarfile.TarInfo):
    """A member whose headers are bounded."""

    def _proc_member(self, opened: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _HEADERS and self.size > _MOST_HEADER:
            raise tarfile.ReadError("a header is too long")
        made: tarfile.TarInfo = super()._proc_member(opened)  # type: ignore[misc]
        return made


def _is_medium(name: str) -> bool:
    return name.lower().endswith(_MEDIA)


def _tarred(info: tarfile.TarInfo) -> _Entry:
    problem = None
    if not info.isreg():
        problem = LINKS[not (info.issym() or info.islnk())]
    return _Entry(info.name, problem, info)


def _normal(name: str) -> str | None:
    """The name of a member, without what means nothing; None where it leads out of the archive."""
    if "\0" in name or "\\" in name or name.startswith("/") or len(name) > _LONGEST:
        return None
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or (os.name == "nt" and any(":" in each for each in parts)):
        return None
    return "/".join(parts)


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def matching(names: list[str], inner: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Those of `names` that `inner` means: all with one of the `endings` where it is empty or a
    folder, a member, or those that match a pattern.
    """
    from fnmatch import fnmatchcase

    folder = f"{inner.rstrip('/')}/" if inner.strip("/") else ""
    for name in sorted(names, key=lambda each: each.split("/")):
        if name == inner or (name.startswith(folder) and name.lower().endswith(endings)):
            yield name
        elif folder and any(sign in inner for sign in "*?["):
            pattern = inner.split("/")
            if _matches(name.split("/"), pattern, fnmatchcase):
                yield name


def _matches(parts: list[str], pattern: list[str], match: object) -> bool:
    """Whether a path matches a pattern; ``**`` is any number of folders."""
    assert callable(match)
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[n:], pattern[1:], match) for n in range(len(parts) + 1))
    return bool(parts) and match(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:], match)
