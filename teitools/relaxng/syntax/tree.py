"""A schema in the full syntax (RELAX NG, section 3), as both syntaxes are read and written.

The XML syntax is the measure: the compact syntax is read as what it stands for there
(RELAX NG Compact Syntax, section 4), so that nothing above knows in which it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teitools.source import Location, Position

if TYPE_CHECKING:
    from teitools.relaxng.syntax.annotations import Annotations

DEFAULT_VALUE = "{http://relaxng.org/ns/compatibility/annotations/1.0}defaultValue"
"""The one foreign attribute that has a meaning (RELAX NG DTD Compatibility, section 3)."""
_NONE: dict[str, str] = {}


class Context(NamedTuple):
    """What holds for a run of nodes, and is shared by them."""

    source: str
    """The name of the source, as findings show it."""
    base: str = ""
    """The base address (`xml:base`, or that of the source), for `href`."""
    namespaces: dict[str, str] = _NONE
    """The prefixes in scope; the default namespace is under ``""``."""


class Node:
    """An element of the RELAX NG namespace.

    `kind` is its local name. `attributes` are its own by name (``name``, ``ns``, ``type``,
    ``datatypeLibrary``, ``combine``, ``href``), and DEFAULT_VALUE where it stands there.
    `text` is the text of ``name``, ``value`` and ``param``, untouched. `line` and `column` are
    where its tag, or its first character in the compact syntax, stands. `annotations` is None
    unless they were asked for and there are some.
    """

    __slots__ = (
        "annotations",
        "attributes",
        "children",
        "column",
        "context",
        "kind",
        "line",
        "text",
    )

    def __init__(
        self, kind: str, attributes: dict[str, str], context: Context, line: int, column: int
    ) -> None:
        self.kind = kind
        self.attributes = attributes
        self.context = context
        self.line = line
        self.column = column
        self.children: list[Node] = []
        self.text = ""
        self.annotations: Annotations | None = None

    @property
    def location(self) -> Location:
        """Where the node stands."""
        return Location(self.context.source, Position(self.line, self.column))

    def __repr__(self) -> str:
        return f"Node({self.kind!r}, {self.attributes!r}, {self.children!r}, {self.text!r})"
