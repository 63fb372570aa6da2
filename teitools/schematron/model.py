"""A schema that has been put together: what there is to run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.schematron.names import XSLT_1
from teitools.schematron.nodes import Node
from teitools.schematron.plan import Place
from teitools.source import Position


@dataclass(slots=True)
class Rule:
    """A rule with a context, and with what it extends in the places where it extends it."""

    node: Node
    context: str
    content: list[Node] = field(default_factory=list)
    """Variables, asserts and reports, in order."""


@dataclass(slots=True)
class Pattern:
    """A pattern, or a group, that is not abstract."""

    node: Node
    rules: list[Rule]
    variables: list[Node]
    documents: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """The values of the parameters of the abstract pattern that it is an instance of."""
    source: Node | None = None
    """That abstract pattern."""

    @property
    def id(self) -> str | None:
        """Its identifier."""
        return self.node.id

    @property
    def is_group(self) -> bool:
        """Whether all rules that match a node fire (2025), not the first of them only."""
        return self.node.name == "group"


@dataclass(slots=True)
class Phase:
    """A phase, and the patterns that are active in it."""

    node: Node
    id: str
    active: list[str]
    variables: list[Node]
    when: str | None
    start: str | None


@dataclass(slots=True)
class Schema:
    """All of it."""

    node: Node
    binding: str
    namespaces: dict[str, str]
    variables: list[Node]
    parameters: list[Node]
    phases: dict[str, Phase]
    patterns: list[Pattern]
    diagnostics: dict[str, Node]
    properties: dict[str, Node]
    foreign: list[Node]
    """Keys and functions of XSLT."""
    places: dict[Node, Place] = field(default_factory=dict)

    @property
    def is_first_version(self) -> bool:
        """Whether expressions are those of XPath 1.0."""
        if self.binding:
            return self.binding in XSLT_1
        later = self.node.get("schematronEdition") is not None
        return not (later or any(each.name != "key" for each in self.foreign))

    @property
    def edition(self) -> str:
        """The edition of the standard that it says it follows, or nothing."""
        return (self.node.get("schematronEdition") or "").strip()

    def place(self, node: Node) -> Place:
        """Where an element of the schema stands, to be kept."""
        if node not in self.places:
            location = node.location
            position = location.position or Position(1, 1)
            here = (location.source, position.line, position.column, location.xpath or "")
            self.places[node] = here
        return self.places[node]
