"""A smallest document of one side that the other rejects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import islice

from teitools.relaxng.comparison.elements import Inclusion, Link, Pair
from teitools.relaxng.comparison.trees import ELEMENT, Tree, settled, size_of, write

MOST_TRIED = 20
"""How many documents are tried."""

Judge = Callable[[bytes], bool]
"""Whether a document is valid."""


def counterexample(inclusion: Inclusion, mine: Judge, theirs: Judge) -> str | None:
    """The smallest document that was found of those that `mine` says is valid and `theirs` not.

    Each difference is put into a smallest document that leads to it.
    """
    try:
        for tree in islice(Documents(inclusion).by_size(), MOST_TRIED):
            text = write(settled(tree))
            data = text.encode()
            if mine(data) and not theirs(data):
                return text
    except RecursionError:
        pass  # it is nested too deep
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
        document that has them (A*: what is around a pair, and the smallest element of it).
        """
        ready: list[tuple[int, int, Pair | None, Tree]] = []
        waiting: list[tuple[int, int, Pair | None]] = [(0, 0, None)]
        sizes: dict[Pair | None, int] = {None: 0}
        number = 0
        while waiting:
            least, _, pair = heappop(waiting)
            size = sizes[pair]
            if least > size + self._least(pair):
                continue
            while ready and ready[0][0] <= least:
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
                    heappush(waiting, (total + self._least(child), number, child))
        while ready:
            yield self._document(*heappop(ready)[2:])

    def _least(self, pair: Pair | None) -> int:
        """The size of the smallest element of `pair`."""
        return 0 if pair is None else self._inclusion.smallest.size(pair[0])

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
            link = self._link(pair)
            name = self._inclusion.shared_name(pair) if link is None else link.name
            tree = Tree(name, tree.attributes, tree.children)
            if self._came[pair] is None:
                return tree
            tree, pair = self._parent(pair, tree), self._came[pair]
        return tree

    def _link(self, pair: Pair) -> Link | None:
        """How `pair` is met, if that is by its link."""
        link = self._inclusion.links.get(pair)
        return (
            link if link is not None and self._came.get(pair, link.parent) == link.parent else None
        )

    def _parent(self, pair: Pair, tree: Tree) -> Tree:
        """The parent of `tree`, which is of `pair`."""
        inclusion = self._inclusion
        link = self._link(pair)
        if link is not None:
            children = inclusion.contents.children(link.word, tree)
            return Tree(inclusion.name(link.parent), link.given, children)
        parent = self._came[pair]
        pattern, _ = inclusion.contents_of(parent)
        given, children = inclusion.smallest.having(pattern, pair[0], tree)
        return Tree(inclusion.name(parent), given, children)
