"""Which identities are one: what entries say of themselves, and nothing else."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from teitools.corpus import identities
from teitools.corpus.documents import Described, Document


class Joined:
    """The identities of a corpus, those that mean the same together.

    An entry with an ``xml:id`` joins the identities it says it has (``sameAs``, `ref` and `key`
    of its names, ``idno``). The value of a `key` is that of the entry with this ``xml:id`` in a
    register, where there is just one. Names are never compared.
    """

    def __init__(self, documents: Iterable[Document], registers: Sequence[Document]) -> None:
        self._above: dict[tuple[str, str], tuple[str, str]] = {}
        self._described: dict[tuple[str, str], Described] = {}
        everything = [*registers, *documents]
        self._paths = frozenset(each.path for each in everything)
        self._named = _by_file_name(registers)
        described: list[tuple[str, Described]] = []
        for document in everything:
            for entry in document.described:
                own = identities.of_file(f"#{entry.id}", document.path)
                described.append((own, entry))
                for same in entry.same:
                    self._join((entry.kind, own), (entry.kind, self._at_home(same)))
        self._join_keys(registers)
        for own, entry in described:
            self._described.setdefault(self._find((entry.kind, own)), entry)

    def representative(self, kind: str, identity: str) -> str:
        """The one identity that stands for all that are the same."""
        return self._find((kind, self._at_home(identity)))[1]

    def described(self, kind: str, identity: str) -> Described | None:
        """The entry that describes who is meant: that of a register before others."""
        return self._described.get(self._find((kind, self._at_home(identity))))

    def _at_home(self, identity: str) -> str:
        """A reference to a file that is not there, but whose name is that of one register: this
        is how `encode --authority` refers to it."""
        if not identity.startswith("file:"):
            return identity
        file, _, fragment = identity.removeprefix("file:").partition("#")
        if file in self._paths:
            return identity
        home = self._named.get(posixpath.basename(file), file)
        return f"file:{home}#{fragment}"

    def _join_keys(self, registers: Sequence[Document]) -> None:
        by_key: dict[tuple[str, str], list[str]] = {}
        for register in {each.path: each for each in registers}.values():
            for entry in register.described:
                own = identities.of_file(f"#{entry.id}", register.path)
                by_key.setdefault((entry.kind, entry.id), []).append(own)
        for (kind, key), owners in by_key.items():
            if len(owners) == 1:
                self._join((kind, owners[0]), (kind, identities.of_key(kind, key)))

    def _find(self, node: tuple[str, str]) -> tuple[str, str]:
        while (above := self._above.get(node, node)) != node:
            self._above[node] = self._above.get(above, above)
            node = above
        return node

    def _join(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        first, second = self._find(one), self._find(other)
        if first != second:
            self._above[second] = first


def _by_file_name(registers: Sequence[Document]) -> Mapping[str, str]:
    """The path of each register whose file name no other has."""
    paths = {each.path for each in registers}
    counts = Counter(map(posixpath.basename, paths))
    return {name: path for path in paths if counts[name := posixpath.basename(path)] == 1}
