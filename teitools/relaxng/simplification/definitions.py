"""Definitions on their way to patterns, and the grammars they belong to (section 4.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teitools.relaxng.patterns import Pattern
from teitools.relaxng.syntax.tree import Node

if TYPE_CHECKING:
    from teitools.relaxng.simplification.surroundings import Surroundings


class Part:
    """Patterns that follow each other: the children of `node`, a `define`, `start` or `element`.

    `order` holds them and all that is in them, each before its children and those from the
    last to the first; where something stands that has a definition, that definition.
    """

    __slots__ = ("node", "nodes", "order", "surroundings")

    def __init__(self, node: Node, nodes: list[Node], surroundings: Surroundings) -> None:
        self.node = node
        self.nodes = nodes
        self.surroundings = surroundings
        self.order: list[Node | Definition] = []


class Definition:
    """What a reference leads to: one `define` or several combined, a `start`, another file.

    `node` is where it stands, the first of several. `needs` are definitions without which its
    pattern cannot be made, None until they are looked for; `pattern` is None until it is made.
    """

    __slots__ = ("combine", "needs", "node", "parts", "pattern")

    def __init__(self, node: Node, parts: list[Part]) -> None:
        self.node = node
        self.parts = parts
        self.combine = ""
        self.needs: list[Definition] | None = None
        self.pattern: Pattern | None = None

    @property
    def name(self) -> str:
        """How it is called in a message."""
        return said(self.node)


class Scope:
    """A grammar: its definitions by name, its start, and the grammar around it.

    It is `incomplete` where a file that it includes could not be had: then it is not said that
    what could be there is missing.
    """

    __slots__ = ("definitions", "incomplete", "outer", "start")

    start: Definition

    def __init__(self, outer: Scope | None) -> None:
        self.outer = outer
        self.incomplete = False
        self.definitions: dict[str, Definition] = {}

    def release(self) -> None:
        """Let go of the definitions, which lead back here: the tree goes with them, and nobody
        needs to search it for cycles.
        """
        for definition in (self.start, *self.definitions.values()):
            definition.parts.clear()
        self.definitions.clear()

    @property
    def names(self) -> list[str]:
        """The names that are defined."""
        return [name for name, definition in self.definitions.items() if definition.parts]


def said(node: Node) -> str:
    """How a component or reference is called in a message."""
    return repr(node.attributes["name"]) if "name" in node.attributes else f"<{node.kind}>"
