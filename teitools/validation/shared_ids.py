"""The ids that several documents of a corpus have, found before any of them is judged.

The bytes of all documents are searched, which is quick; only those that seem to share an id are
parsed, to see whether they do.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.errors import DocumentError
from teitools.rules.identified import identified
from teitools.source import Source
from teitools.xml.document import Document

if TYPE_CHECKING:
    from teitools.validation.configuration import Configuration

_ID = re.compile(rb"""xml:id\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LARGEST = 64 * 1024 * 1024
"""How many bytes a document may have whose ids are looked for."""

Shared = Mapping[str, str]
"""The ids of a document that another has too, and where they stand there."""


def shared_ids(configuration: Configuration) -> dict[str, Shared]:
    """What each document of the corpora of `configuration` shares, by its resolved path.

    A document that cannot be read, or is not well-formed, shares nothing.
    """
    found: dict[str, dict[str, str]] = {}
    for patterns in configuration.corpora:
        files = list(_files(configuration, patterns))
        for name, shared in _shared(files, configuration.root).items():
            found.setdefault(name, {}).update(shared)
    return dict(found)


def _files(configuration: Configuration, patterns: tuple[str, ...]) -> Iterator[str]:
    """The documents below the root that match `patterns`, in the order of their names."""
    from teitools.validation.configuration import compiled

    matching = compiled(patterns)
    endings = configuration.extensions or (".xml",)
    for folder, folders, names in os.walk(configuration.root):
        folders[:] = sorted(each for each in folders if each != ".git")
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not name.lower().endswith(endings):
                continue
            relative = os.path.relpath(path, configuration.root).replace(os.sep, "/")
            if matching.match_file(relative) and not configuration.excludes(Path(path)):
                yield os.path.realpath(path)


def _shared(files: Iterable[str], root: Path) -> dict[str, dict[str, str]]:
    first: dict[bytes, str] = {}
    seeming: dict[bytes, list[str]] = {}
    for file in files:
        for identifier in set(_seeming_ids(file)):
            if identifier not in first:
                first[identifier] = file
            else:
                seeming.setdefault(identifier, [first[identifier]]).append(file)
    wanted: dict[str, set[str]] = {}
    for identifier, holders in seeming.items():
        for file in holders:
            wanted.setdefault(file, set()).add(_text(identifier))
    places = {file: _places(file, ids, root) for file, ids in wanted.items()}
    holding: dict[str, list[str]] = {}
    for file in sorted(places):
        for text in places[file]:
            holding.setdefault(text, []).append(file)
    found: dict[str, dict[str, str]] = {}
    for text, holders in holding.items():
        for file in holders if len(holders) > 1 else ():
            other = holders[1] if file == holders[0] else holders[0]
            found.setdefault(file, {})[text] = places[other][text]
    return found


def _seeming_ids(file: str) -> Iterator[bytes]:
    for match in _ID.finditer(_data(file)):
        yield b" ".join((match[1] if match[1] is not None else match[2]).split())


def _data(file: str) -> bytes:
    try:
        if os.stat(file).st_size > _LARGEST:
            return b""
        with open(file, "rb") as opened:
            data = opened.read()
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    except OSError:
        return b""
    return data


def _text(identifier: bytes) -> str:
    return identifier.decode("utf-8", "replace")


def _places(file: str, wanted: set[str], root: Path) -> dict[str, str]:
    """Where the `wanted` ids stand in `file`, those that it really has."""
    try:
        document = Document(Source(os.path.relpath(file, root), Path(file).read_bytes()))
    except (DocumentError, OSError):
        return {}
    found: dict[str, str] = {}
    for identifier, element in identified(document.tree):
        if identifier in wanted and identifier not in found:
            found[identifier] = str(document.positions.location(element))
    return found
