"""Reading a folder as a corpus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from teitools.corpus.authorities import read_register
from teitools.corpus.corpus import Corpus
from teitools.corpus.documents import Document
from teitools.corpus.reading import read_document
from teitools.errors import DocumentError, UsageError
from teitools.findings import Finding
from teitools.source import Source

ENDINGS = (".xml", ".tei")
MANIFEST = ".teitools-site.json"
"""A file that says that a folder was made by teitools; it has no sources."""


def read_corpus(
    folder: str | Path,
    *,
    exclude: Iterable[Path] = (),
    authorities: Sequence[str | Path] = (),
    seen: Callable[[int, int], None] | None = None,
) -> Corpus:
    """The corpus in `folder`: its ``.xml`` and ``.tei`` files at any depth.

    Folders in `exclude` are passed over, and so are names that begin with a dot. `authorities`
    are files of persons, places and organizations (docs/authority.md). A document that cannot
    be read is left out, and its findings say why. `seen` is called with how many files are read,
    and how many there are. Raises UsageError when there is no file; for an authority file
    ProfileError, DocumentError and OSError.
    """
    root = Path(folder)
    files = list(find_files(root, exclude))
    registers = [read_register(Path(each)) for each in authorities]
    documents: list[Document] = []
    findings: list[Finding] = []
    for number, file in enumerate(files, 1):
        try:
            reading = read_document(Source.of(file), path_below(root, file))
        except DocumentError as error:
            findings += error.findings
        else:
            documents.append(reading.document)
            findings += reading.findings
        if seen is not None:
            seen(number, len(files))
    return Corpus.of(root, documents, registers, findings)


def find_files(folder: Path, exclude: Iterable[Path] = ()) -> Iterator[Path]:
    """The files of a corpus, sorted. Links to folders are not followed; sites are passed over.

    Raises UsageError when `folder` is no folder, or has none.
    """
    if not folder.is_dir():
        kind = "is a file, not a folder" if folder.exists() else "does not exist"
        raise UsageError(f"{str(folder)!r} {kind}")
    shut = {each.resolve() for each in exclude}
    found = False
    for place, folders, files in os.walk(folder):
        here = Path(place)
        if MANIFEST in files and here != folder:
            folders.clear()
            continue
        folders[:] = sorted(
            each
            for each in folders
            if not each.startswith(".") and (here / each).resolve() not in shut
        )
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                found = True
                yield here / name
    if not found:
        raise UsageError(f"the folder {str(folder)!r} has no file in {', '.join(ENDINGS)}")


def path_below(folder: Path, file: Path) -> str:
    """The path of `file` below `folder`, with ``/``."""
    return file.relative_to(folder).as_posix()
