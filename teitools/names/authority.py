"""Authorities: entries with an address each, and a trie of all their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Union
from urllib.parse import quote

from teitools.dataclass import dataclass
from teitools.names.words import keys_of
from teitools.transcript import Kind

Node = dict[str, Union["Node", tuple[int, ...]]]
"""What may follow a word: more of a name, or the entries whose name ends here.

A node in which a name ends and others go on has the entries under ``END``.
"""
END = ""
MOST_WORDS = 200
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")
_KEPT = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, place or organization: its id in the file, its names, and `line`."""

    id: str
    kind: Kind
    names: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Authority:
    """Entries, and their names as a trie; `source` is the name of the file."""

    source: str
    entries: tuple[Entry, ...]
    trie: Node = field(repr=False)

    @classmethod
    def of(cls, source: str, entries: Iterable[Entry]) -> Authority:
        """The authority with these entries."""
        kept = tuple(entries)
        trie: Node = {}
        for index, entry in enumerate(kept):
            for name in dict.fromkeys(entry.names):
                _add(trie, keys_of(name), index)
        return cls(source, kept, trie)

    def address(self, index: int) -> str:
        """What ``@ref`` says of an entry: its id where that is a URI, or else ``FILE#id``."""
        identifier = self.entries[index].id
        if _URI.fullmatch(identifier):
            return quote(identifier, safe=_KEPT)
        return f"{quote(Path(self.source).name)}#{quote(identifier)}"


def _add(trie: Node, keys: list[str], index: int) -> None:
    if not keys:
        return
    node = trie
    for key in keys[:-1]:
        below = node.get(key)
        if not isinstance(below, dict):
            below = {} if below is None else {END: below}
            node[key] = below
        node = below
    last = keys[-1]
    below = node.get(last)
    if isinstance(below, dict):
        node, last, below = below, END, below.get(END)
    known = below if isinstance(below, tuple) else ()
    if index not in known:
        node[last] = (*known, index)
