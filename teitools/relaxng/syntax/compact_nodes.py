"""The nodes that patterns, name classes and definitions become."""

from __future__ import annotations

from typing import cast

from teitools.relaxng.syntax.annotations import Annotations, Foreign
from teitools.relaxng.syntax.compact_annotations import AnnotationParser, Items, Lead
from teitools.relaxng.syntax.compact_scanner import Tokens
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Node

_CHILDLESS = frozenset({"name", "param", "value"})
"""Nodes that have text and no children: elements that annotate them follow them."""

_REPEATED = frozenset({"zeroOrMore", "oneOrMore", "optional"})


class NodeParser(AnnotationParser):
    """Makes nodes. While a node's children are read, they stand among what annotates them."""

    def __init__(self, tokens: Tokens, base: str, keep: bool) -> None:
        super().__init__(tokens, base, keep)
        self.outermost: Items = []
        """What becomes of a schema that is one pattern; annotations stay in it at any rate."""

    def node(self, kind: str, attributes: dict[str, str], index: int) -> Node:
        """A node that begins with the token `index`."""
        line, column = self.text.place(self.starts[index])
        return Node(kind, attributes, self.context, line, column)

    def add(self, items: Items, node: Node, lead: Lead | None) -> None:
        """Add `node`, annotated with `lead`."""
        items.append(node)
        if lead is not None:
            self.annotate(node, lead)
            if node.kind in _CHILDLESS and (self.keep or items is self.outermost):
                items += lead.content

    def annotate(self, node: Node, lead: Lead) -> None:
        """`applyAnnotations`: the attributes, and the elements in front of the children."""
        for name, value in lead.attributes.items():
            if name == DEFAULT_VALUE:
                node.attributes[name] = value
            elif self.keep:
                annotations_of(node).attributes[name] = value
        if self.keep and lead.content and node.kind not in _CHILDLESS:
            content = annotations_of(node).content
            content[:0] = ((0, each) for each in lead.content if not isinstance(each, Node))

    def follow(self, items: Items) -> None:
        """`followAnnotations`: elements behind what they annotate."""
        while self.kind == ">>":
            self.advance()
            if self.waiting:
                self.collect(items)
            element = self.annotation_element()
            if self.keep or items is self.outermost:
                items.append(element)

    def fill(self, node: Node, items: Items) -> None:
        """Make `items` the content of `node`."""
        if not self.keep:
            node.children = cast("list[Node]", items)
            return
        for item in items:
            if isinstance(item, Node):
                node.children.append(item)
            else:
                annotations_of(node).content.append((len(node.children), item))

    def wrap(self, items: Items, mark: int, kind: str, index: int) -> Node:
        """Put all `items` from `mark` on into a node of `kind`."""
        node = self.node(kind, {}, index)
        within = items[mark:]
        if items is self.outermost and not self.keep:
            within = [item for item in within if isinstance(item, Node)]
        self.fill(node, unwrapped(within, "group") if kind in _REPEATED else within)
        items[mark:] = [node]
        return node


def unwrapped(items: Items, kind: str) -> Items:
    """`items` without the node of `kind` that is around them, where it says nothing.

    That is, where the element to which they belong would mean the same without it, and
    nothing annotates it.
    """
    node = items[0]
    if len(items) == 1:
        if not isinstance(node, Node) or node.kind != kind or node.attributes:
            return items
        if node.annotations is None:
            return cast("Items", node.children)
    nodes = [item for item in items if isinstance(item, Node)]
    if len(nodes) != 1 or nodes[0].kind != kind or nodes[0].attributes:
        return items
    node = nodes[0]
    if any(isinstance(item, Foreign) for item in items) or _is_annotated(node):
        return items
    found: Items = []
    for item in items:
        found += _content(node) if item is node else (item,)
    return found


def _is_annotated(node: Node) -> bool:
    """Whether an annotation belongs to `node` itself, and not to something in it."""
    annotations = node.annotations or Annotations()
    first = (item for place, item in annotations.content if place == 0)
    return bool(annotations.attributes) or any(isinstance(item, Foreign) for item in first)


def _content(node: Node) -> Items:
    """The children of `node`, and between them what annotates them."""
    rest = list(reversed(node.annotations.content)) if node.annotations else []
    found: Items = []
    for number in range(len(node.children) + 1):
        while rest and rest[-1][0] == number:
            found.append(rest.pop()[1])
        found += node.children[number : number + 1]
    return found


def annotations_of(node: Node) -> Annotations:
    """The annotations of `node`, which has some from now on."""
    if node.annotations is None:
        node.annotations = Annotations()
    return node.annotations
