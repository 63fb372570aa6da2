"""The shapes of elements: names and attributes' names of an element and of those it is in.

Documents of a corpus have few of them, however long they are. What can be told from an element's
shape alone is found out once, and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from typing import Any

from lxml import etree

from teitools.xml.parsing import MAX_DEPTH

Name = tuple[str, str]
"""Namespace and local name."""
StartHandler = Callable[[str, list[str]], None]
Key = str | tuple[str, ...]
"""The names of an element and of its attributes as a parser has them."""
Mark = tuple[tuple[int, ...] | None, int | None]
MOST = 20_000
"""How many shapes are remembered."""
_SEPARATOR = "\x01"


class Shape:
    """The shape of an element; that of the document node has no name, and depth 0.

    `mark` is what there is to note of elements of this shape (see `Shapes`); None if nothing.
    What is noted can be decided in an excerpt: `span` is 0 where the element is enough, 1 where
    its parent is, None where the whole document is needed. `is_kept`: elements of this shape are
    such excerpts. `is_noted`: it has a mark, or is kept.
    """

    __slots__ = (
        "attributes",
        "children",
        "depth",
        "is_kept",
        "is_noted",
        "mark",
        "name",
        "parent",
        "span",
    )

    def __init__(self, parent: Shape | None, name: Name, attributes: frozenset[Name]) -> None:
        self.parent = parent
        self.name = name
        self.attributes = attributes
        self.children: dict[Key, Shape] = {}
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.mark: tuple[int, ...] | None = None
        self.span: int | None = None
        self.is_kept = False
        self.is_noted = False

    def ancestors(self) -> Iterator[Shape]:
        """Those of the elements that it is in, the nearest first."""
        above = self.parent
        while above is not None and above.depth:
            yield above
            above = above.parent


class Shapes:
    """All shapes that have been seen. `judge` gives the mark and the span of a new one."""

    def __init__(self, judge: Callable[[Shape], Mark]) -> None:
        self.document = Shape(None, ("", ""), frozenset())
        self._judge = judge
        self._count = 0

    def noting(
        self, note: Callable[[Shape], None], start: StartHandler, opened: Sized
    ) -> StartHandler:
        """A handler of start tags that calls `start`, and then `note` with each shape to be noted.

        After `start`, `opened` has as many items as there are open elements.
        """
        path = [self.document, *[self.document] * MAX_DEPTH]
        grown = self._grown

        def begin(name: str, attributes: list[str]) -> None:
            start(name, attributes)
            depth = len(opened)
            key: Key = name
            if attributes:
                few = len(attributes) == 2
                key = (name, attributes[0]) if few else (name, *attributes[::2])
            try:
                shape = path[depth - 1].children[key]
            except KeyError:
                shape = grown(path[depth - 1], key)
            try:
                path[depth] = shape
            except IndexError:
                path.append(shape)
            if shape.is_noted:
                note(shape)

        return begin

    def of_tree(self, tree: etree._ElementTree) -> set[Shape]:
        """The shapes with a mark of the elements of a tree."""
        noted: set[Shape] = set()
        above: list[Shape] = []
        shape = self.document
        opened: list[Iterator[etree._Element]] = []
        inside = iter((tree.getroot(),))
        while True:
            for element in inside:
                name = element.tag
                if type(name) is not str:  # no element
                    continue
                names: list[str] = element.keys()  # type: ignore[assignment]
                key: Key = (name, *names) if names else name
                child = shape.children.get(key) or self._grown(shape, key)
                if child.mark is not None:
                    noted.add(child)
                if len(element):
                    opened.append(inside)
                    above.append(shape)
                    inside, shape = iter(element), child
                    break
            else:
                if not opened:
                    return noted
                inside, shape = opened.pop(), above.pop()

    def _grown(self, above: Shape, key: Key) -> Shape:
        if self._count >= MOST:
            self._forget(above)
        self._count += 1
        name, *attributes = (key,) if isinstance(key, str) else key
        shape = Shape(above, _named(name), frozenset(map(_named, attributes)))
        shape.mark, shape.span = self._judge(shape)
        above.children[key] = shape
        if shape.mark is not None:
            shape.is_noted = True
            excerpt = above if shape.span else shape
            if shape.span is not None and excerpt.depth > 1:
                excerpt.is_kept = excerpt.is_noted = True
        return shape

    def _forget(self, shape: Shape) -> None:
        """Let go of all shapes but those that `shape` is in."""
        above: Any = shape
        while above is not None:
            above.children.clear()
            above = above.parent
        self._count = 0


def _named(name: str) -> Name:
    """What a parser's name means, be it Expat's or lxml's."""
    if name[:1] == "{":
        uri, _, local = name[1:].rpartition("}")
    else:
        uri, _, local = name.rpartition(_SEPARATOR)
    return uri, local
