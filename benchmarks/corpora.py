"""Corpora to measure with: generated, always in the same way, or copies of sample documents.

Each is a folder of documents, made once and kept as long as this program does not change.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpora_descriptions import description
from corpora_editions import edition
from corpora_plays import play

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "benchmarks"
SAMPLES = ROOT.parent / "shared" / "corpora"
PLAY = 1_500_000
_STAMP = "stamp"
_BY_OTHERS = re.compile(rb"<!DOCTYPE|http://www\.w3\.org/2001/XInclude")
"""Documents that need other files, which not every contestant reads."""


@dataclass(frozen=True)
class Corpus:
    """Documents in a folder; `valid` if all of them are known to be."""

    name: str
    folder: Path
    valid: bool

    @cached_property
    def files(self) -> list[str]:
        """The names of the documents, in order."""
        return sorted(each.name for each in self.folder.iterdir() if each.suffix == ".xml")

    @cached_property
    def listed(self) -> Path:
        """A file with these names, one a line, with the folder."""
        path = self.folder / "names"
        path.write_text("".join(f"{self.folder / each}\n" for each in self.files), "utf-8")
        return path

    @cached_property
    def size(self) -> int:
        """The bytes of all."""
        return sum((self.folder / each).stat().st_size for each in self.files)

    def warm(self) -> None:
        """Read all, so that none of those who are measured has to wait for the disk."""
        for each in self.files:
            (self.folder / each).read_bytes()


def descriptions(count: int, folder: Path | None = None) -> Corpus:
    """So many descriptions of manuscripts, of about 8 KB each."""
    own = (folder or FOLDER) / f"descriptions-{count}"
    made = ((f"{number:05}.xml", description(number)) for number in range(count))
    return Corpus("small", _kept(own, lambda: _write(own, made)), True)


def editions(count: int, folder: Path | None = None) -> Corpus:
    """So many editions of letters, scenes, poems and registers, of about 11 KB each."""
    own = (folder or FOLDER) / f"editions-{count}"
    made = ((f"{number:05}.xml", edition(number)) for number in range(count))
    return Corpus("editions", _kept(own, lambda: _write(own, made)), True)


def plays(count: int, size: int = PLAY, folder: Path | None = None) -> Corpus:
    """So many plays, of about `size` bytes each."""
    own = (folder or FOLDER) / f"plays-{count}-{size}"
    made = ((f"{number:05}.xml", b"".join(play(number, size))) for number in range(count))
    return Corpus("plays", _kept(own, lambda: _write(own, made)), True)


def samples(copies: int, folder: Path | None = None) -> Corpus | None:
    """The sample documents that stand for themselves, each so many times; None without any."""
    if not SAMPLES.is_dir():
        return None
    own = (folder or FOLDER) / f"samples-{copies}"
    return Corpus("samples", _kept(own, lambda: _write(own, _copies(copies))), False)


def _copies(copies: int) -> Iterator[tuple[str, bytes]]:
    for path in sorted(SAMPLES.rglob("*.xml")):
        data = path.read_bytes()
        if not _BY_OTHERS.search(data):
            for number in range(copies):
                yield f"{number:03}-{path.name}", data


def _kept(folder: Path, make: Callable[[], None]) -> Path:
    """`folder`, made if it is not there, or was made by another version of this program."""
    stamp = folder / _STAMP
    wanted = _version()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make()
        stamp.write_text(wanted, encoding="utf-8")
    return folder


def _version() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("corpora*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _write(folder: Path, documents: Iterator[tuple[str, str | bytes]]) -> None:
    for name, document in documents:
        data = document if isinstance(document, bytes) else document.encode()
        (folder / name).write_bytes(data)
