"""A smallest document of one side that the other rejects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import islice

from teitools.relaxng.comparison.elements import Inclusion, Pair
from teitools.relaxng.comparison.trees import ELEMENT, Tree, settled, size_of, write

MOST_TRIED = 20
"""How many documents are tried."""

Judge = Callable[[bytes], bool]
"""Whether a document is valid."""


def counterexample(inclusion: Inclusion, mine: Judge, theirs: Judge) -> str | None:
    """The smallest document that was found of those that `mine` says is valid and `theirs` not.

    Each difference is put into a smallest document that leads to it.
    """
    for tree in islice(Documents(inclusion).by_size(), MOST_TRIED):
        text = write(settled(tree))
        data = text.encode()
        if mine(data) and not theirs(data):
            return text
    return None


class Documents:
    """Documents that show the differences of `inclusion`."""

    def __init__(self, inclusion: Inclusion) -> None:
        self._inclusion = inclusion
        self._came: dict[Pair, Pair | None] = {}
        self._links: dict[Pair | None, list[Pair]] = {}
        for pair, link in inclusion.links.items():
            self._links.setdefault(link.parent, []).append(pair)

    def by_size(self) -> Iterator[Tree]:
        """Those documents, the smallest first: pairs are visited in the order of the smallest
        document that leads there (Dijkstra).
        """
        ready: list[tuple[int, int, Pair | None, Tree]] = []
        waiting: list[tuple[int, int, Pair | None]] = [(0, 0, None)]
        sizes: dict[Pair | None, int] = {None: 0}
        number = 0
        while waiting:
            size, _, pair = heappop(waiting)
            if size > sizes[pair]:
                continue
            while ready and ready[0][0] <= size:
                yield self._document(*heappop(ready)[2:])
            for each in self._inclusion.differences.get(pair, ()):
                number += 1
                total = size + size_of(each.witness)
                heappush(ready, (total, number, pair, each.witness))
            for child, more in self._children(pair):
                total = size + more
                if total < sizes.get(child, total + 1):
                    number += 1
                    sizes[child] = total
                    self._came[child] = pair
                    heappush(waiting, (total, number, child))
        while ready:
            yield self._document(*heappop(ready)[2:])

    def _children(self, pair: Pair | None) -> Iterator[tuple[Pair, int]]:
        inclusion = self._inclusion
        pattern, others = inclusion.contents_of(pair)
        own = 0 if pair is None else ELEMENT
        if len(others) == 1 and inclusion.is_plain(pattern, others[0]):
            around = inclusion.smallest.around(pattern)
            for child in inclusion.meeting(pattern, others[0]):
                yield child, own + around[child[0]]
        for child in self._links.get(pair, ()):
            yield child, size_of(self._parent(child, Tree(("", "")))) - ELEMENT

    def _document(self, pair: Pair | None, tree: Tree) -> Tree:
        """The document in which `tree` stands where `pair` is met."""
        while pair is not None:
            parent = self._came[pair]
            made = self._parent(pair, tree)
            if parent is None:
                return tree
            tree, pair = made, parent
        return tree

    def _parent(self, pair: Pair, tree: Tree) -> Tree:
        """The parent of `tree`, which is of `pair`."""
        inclusion = self._inclusion
        link = inclusion.links.get(pair)
        if link is not None and self._came.get(pair, link.parent) == link.parent:
            children = inclusion.contents.children(link.word, tree)
            return Tree(inclusion.name(link.parent), link.given, children)
        parent = self._came[pair]
        pattern, _ = inclusion.contents_of(parent)
        given, children = inclusion.smallest.having(pattern, pair[0], tree)
        return Tree(inclusion.name(parent), given, children)
