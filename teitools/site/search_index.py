"""The index that the search page reads: files of words, files of texts, and a list of both.

Each file is a script that hands its data over, so that it is read from a disk as from a server.
A word has the numbers of the parts in which it stands, each as the difference from the one
before. The files of words are in the order of the words, so that a search reads only those
whose words it needs, and of the texts only those that are shown.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from teitools.site.tokens import words
from teitools.site.units import Unit

FOLDER = "search"
_MOST_BYTES = 120_000
"""About how large a file of words or texts is."""
_ESCAPED = {"\u2028": "\\u2028", "\u2029": "\\u2029", "<": "\\u003c"}


class SearchIndex:
    """Gathers the parts of documents; `files` are then the index."""

    def __init__(self) -> None:
        self._parts: dict[str, array[int]] = {}
        self._count = 0
        self._documents: list[list[object]] = []
        self._texts: list[list[list[str]]] = []
        self._shards: list[tuple[str, bytes]] = []
        self._size = 0

    def add(
        self,
        shown: tuple[str, str, str, str],
        units: Iterable[Unit],
        found: Mapping[str, Sequence[int]],
    ) -> None:
        """Add a document: the address of its page, its title, date and language; its parts, and
        the numbers of those in which each word stands. Its title becomes a part before them."""
        first = self._count
        texts = [["", shown[1]]]
        texts += [[u.anchor, u.text, *([u.other] if u.other else [])] for u in units]
        for word in dict.fromkeys(words(shown[1])):
            self._parts.setdefault(word, array("I")).append(first)
        for word, numbers in found.items():
            parts = self._parts.setdefault(word, array("I"))
            parts.extend([first + 1 + number for number in numbers])
        self._count += len(texts)
        size = sum(len(text) for unit in texts for text in unit)
        if self._texts and self._size + size > _MOST_BYTES:
            self._close_texts()
        self._documents.append([*shown, first, len(self._shards)])
        self._texts.append(texts)
        self._size += size

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The name and the content of each file, below `FOLDER`."""
        if self._texts:
            self._close_texts()
        yield from self._shards
        starts = []
        for number, (start, shard) in enumerate(self._word_shards()):
            starts.append(start)
            yield f"words-{number}.js", _script(f"words-{number}", shard)
        data = {"documents": self._documents, "parts": self._count, "words": starts}
        yield "index.js", _script("index", data)

    def _close_texts(self) -> None:
        name = f"texts-{len(self._shards)}"
        self._shards.append((f"{name}.js", _script(name, self._texts)))
        self._texts, self._size = [], 0

    def _word_shards(self) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """The first word of each file, and its words."""
        shard: dict[str, list[int]] = {}
        size = 0
        for word in sorted(self._parts, key=_order):
            numbers = _differences(self._parts[word])
            weight = len(word.encode()) + 4 * len(numbers)
            if shard and size + weight > _MOST_BYTES:
                yield next(iter(shard)), shard
                shard, size = {}, 0
            shard[word] = numbers
            size += weight
        if shard:
            yield next(iter(shard)), shard


def _order(word: str) -> bytes:
    """What words are sorted by: as JavaScript compares them."""
    return word.encode("utf-16-be", "surrogatepass")


def _differences(numbers: array[int]) -> list[int]:
    return [each - before for before, each in zip([0, *numbers], numbers, strict=False)]


def _script(name: str, data: object) -> bytes:
    """A script that hands `data` over."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _ESCAPED.items():
        written = written.replace(sign, escape)
    return f"teitools.take({json.dumps(name)},{written});\n".encode("utf-8", "replace")
