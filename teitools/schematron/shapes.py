"""The shapes of elements: names and attributes' names of an element and of those it is in.

Documents of a corpus have few of them, however long they are. What can be told from an element's
shape alone is found out once, and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from teitools.xml.names import SEPARATOR, XML
from teitools.xml.written_tags import UnclearError, declarations, declared_in, divided, read

Name = tuple[str, str]
"""Namespace and local name."""
Declared = tuple[tuple[str, str], ...]
"""Prefixes, and what they stand for."""
Key = str | tuple[str, ...]
"""The names of an element and of its attributes as a parser has them."""
Mark = tuple[tuple[int, ...] | None, int | None]
MOST = 20_000
"""How many shapes are remembered."""
_MOST_DECLARED = 50
_MOST_TAGS = 128
"""How many tags are remembered in one place."""
_LONGEST = 200
"""How long a tag is, in bytes, that is remembered."""


class Shape:
    """The shape of an element; that of the document node has no name, and depth 0.

    `mark` is what there is to note of elements of this shape (see `Shapes`); None if nothing.
    What is noted can be decided in an excerpt: `span` is 0 where the element is enough, 1 where
    its parent is, None where the whole document is needed. `is_kept`: elements of this shape are
    such excerpts. `is_noted`: it has a mark, or is kept. `children` are the shapes of those in it;
    so are `tags`, by start tags as they are written, and `forms`, by these without values, where
    prefixes stand for what is `declared`.
    """

    __slots__ = (
        "attributes",
        "children",
        "declared",
        "depth",
        "forms",
        "is_kept",
        "is_noted",
        "mark",
        "name",
        "parent",
        "span",
        "tags",
    )

    def __init__(self, parent: Shape | None, name: Name, attributes: frozenset[Name]) -> None:
        self.parent = parent
        self.name = name
        self.attributes = attributes
        self.declared: Declared = () if parent is None else parent.declared
        self.children: dict[Key, Shape] = {}
        self.tags: dict[bytes, Shape] = {}
        self.forms: dict[bytes, Shape] = {}
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

    def written(self, above: Shape, tag: bytes) -> Shape:
        """The shape of an element in one of `above` whose start tag is written so.

        Raises UnclearError where the tag is cut off, or very many namespaces are declared.
        """
        _, outside, is_certain = divided(tag)
        declared = declared_in(tag)
        if declared:
            outside = b"\0".join((outside, *declared))
        shape = above.forms.get(outside) if declared is not None else None
        if shape is None:
            shape = self._read(above, tag)
            if is_certain and declared is not None:
                self._count += 1
                above.forms[outside] = shape
        if len(above.tags) < _MOST_TAGS and len(tag) <= _LONGEST:
            self._count += 1
            above.tags[tag] = shape
        return shape

    def _read(self, above: Shape, tag: bytes) -> Shape:
        declared = above.declared
        if b"xmlns" in tag:
            declared = declared + declarations(tag)
            if len(declared) > _MOST_DECLARED:
                raise UnclearError
        said = read(tag, {"": "", "xml": XML, **dict(declared)}.get)
        key: Key = (said.name, *said.attributes[::2])
        if len(declared) > len(above.declared):
            key = (*key, f"{declared}")
        shape = above.children.get(key) or self._grown(above, key, len(said.attributes) // 2)
        if len(declared) > len(above.declared):
            shape.declared = declared
        return shape

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

    def _grown(self, above: Shape, key: Key, count: int | None = None) -> Shape:
        """The shape with this key, which has `count` attributes, if that is not all of it."""
        if self._count >= MOST:
            self._forget(above)
        self._count += 1
        name, *attributes = (key,) if isinstance(key, str) else key
        shape = Shape(above, _named(name), frozenset(map(_named, attributes[:count])))
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
        for each in (self.document, shape, *shape.ancestors()):
            each.children.clear()
            each.tags.clear()
            each.forms.clear()
        self._count = 0


def _named(name: str) -> Name:
    """What a parser's name means, be it Expat's or lxml's."""
    if name[:1] == "{":
        uri, _, local = name[1:].rpartition("}")
    else:
        uri, _, local = name.rpartition(SEPARATOR)
    return uri, local
