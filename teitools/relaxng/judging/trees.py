"""A tree of lxml judged, for those who have one in hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from teitools.findings import Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton.composition import ComplexityError
from teitools.relaxng.judging.judge import Judge, TextTooLongError
from teitools.relaxng.judging.places import mark_of
from teitools.source import Position
from teitools.xml.names import SEPARATOR

if TYPE_CHECKING:
    from lxml import etree

_EVENTS = ("start", "end", "start-ns", "end-ns", "comment", "pi")
_EVERY = 1_000


class TreePlaces:
    """The places of a tree's elements: the line on which a start tag ends, and the path."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.element: Any = None
        self.prefixes: list[str] = []
        """The prefixes declared on open elements."""

    def tag(self) -> Position:
        """The line of the element; a tree knows no columns."""
        return Position(self.element.sourceline or 1, 1)

    def mark(self) -> int:
        """The same in one number."""
        return mark_of(self.tag())

    def name(self) -> str | None:
        """The qualified name of the element."""
        prefix, tag = self.element.prefix, self.element.tag
        local = tag.rpartition("}")[2]
        return f"{prefix}:{local}" if prefix else local

    def attribute(self, index: int) -> Position:
        """The line of the element."""
        return self.tag()

    def attribute_name(self, index: int) -> str | None:
        """Not known."""
        return None

    def value(self, index: int) -> Position:
        """The line of the element."""
        return self.tag()

    def end(self, local: str) -> tuple[Position, str | None]:
        """The line of the element, and its name."""
        return self.tag(), self.name()

    def text(self, text: str) -> Position:
        """The line of the element before which, or at whose end, the text stands."""
        return self.tag()

    def xpath(self) -> str | None:
        """The path of the element."""
        return str(self.element.getroottree().getpath(self.element))


def walk(judge: Judge, tree: etree._ElementTree | etree._Element, name: str) -> Iterator[Finding]:
    """What is wrong with `tree`, which findings call `name`.

    An element within a tree is judged as if it were the root. Raises TypeError where `tree` is
    no tree of lxml, or an empty one.
    """
    root = _root(tree)
    places = TreePlaces(root)
    judge.begin(name, places)
    for prefix, namespace in root.nsmap.items():
        judge.scope.declare(prefix, namespace)
    try:
        for count, (event, item) in enumerate(_iterate(root)):
            _tell(judge, places, event, item)
            if judge.found and count % _EVERY == 0:
                yield from judge.drain()
        yield from judge.finish()
    except (ComplexityError, RecursionError):
        judge.tell(codes.TOO_AMBIGUOUS)
    except TextTooLongError:
        pass
    yield from judge.drain()


def _root(tree: object) -> Any:
    from lxml import etree

    root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
    if isinstance(root, etree._Element) and isinstance(root.tag, str):
        return root
    kind = "an empty tree" if root is None and tree is not None else type(tree).__name__
    raise TypeError(f"a document is a path, bytes, a binary file or a tree of lxml, not {kind}")


def _iterate(root: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    yield from etree.iterwalk(root, events=_EVENTS)


def _tell(judge: Judge, places: TreePlaces, event: str, item: Any) -> None:
    events = judge.events
    if event in ("start", "end") and not isinstance(item.tag, str):
        _entity(judge, places, event, item)
    elif event == "start-ns":
        judge.scope.declare(*item)
        places.prefixes.append(item[0])
    elif event == "end-ns":
        judge.scope.release(places.prefixes.pop())
    elif event == "start":
        places.element = item
        events.start(_name(item.tag), _attributes(item))
        _text(judge, item.text)
    elif event == "end":
        places.element = item
        events.end(_name(item.tag))
        if item is not places.root:
            _text(judge, item.tail)
    elif event in ("comment", "pi") and item.getparent() is not None:
        _text(judge, item.tail)


def _entity(judge: Judge, places: TreePlaces, event: str, item: Any) -> None:
    """An entity that the tree holds as a reference: nothing is known of what it stands for."""
    if event == "start":
        before = places.element
        places.element = item.getparent()
        judge.tell(codes.UNRESOLVED_ENTITY, entity=item.name)
        places.element = before
    else:
        _text(judge, item.tail)


def _text(judge: Judge, text: str | None) -> None:
    if text:
        judge.events.text(text)


def _name(tag: str) -> str:
    namespace, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
    return f"{namespace}{SEPARATOR}{local}" if namespace else local


def _attributes(element: Any) -> list[str]:
    found: list[str] = []
    for name, value in element.items():
        found.extend((_name(name), value))
    return found
