"""Down through a definition: its nodes in order, and what they refer to (section 4.18)."""

from __future__ import annotations

from teitools.relaxng.simplification.codes import TOO_LARGE
from teitools.relaxng.simplification.components import Components
from teitools.relaxng.simplification.composition import STEPS
from teitools.relaxng.simplification.definitions import Definition, Part, Scope
from teitools.relaxng.simplification.other_files import OtherFiles
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.simplification.references import referred
from teitools.relaxng.simplification.surroundings import Surroundings
from teitools.relaxng.syntax.tree import Node

MAX_NODES = 1_000_000
"""How many nodes a schema may have, those of a file counted each time it is used."""

_LEAVES = frozenset({"element", "value", "text", "empty", "notAllowed"})
_HOLDING = frozenset({*STEPS, "attribute", "data"})
_NOTHING: dict[str, Definition] = {}


class Descent:
    """Goes down through definitions. `scopes` are the grammars that it has come to."""

    def __init__(self, files: OtherFiles, problems: Problems) -> None:
        self.scopes: list[Scope] = []
        self._files = files
        self._problems = problems
        self._components = Components(files, problems)
        self._external: dict[tuple[str, str, int], Definition] = {}
        self._count = 0

    def needs(self, definition: Definition) -> list[Definition]:
        """Put the nodes of a definition in order, and find the definitions that they need."""
        needs: list[Definition] = []
        for part in definition.parts:
            self._put_in_order(part, needs)
            self._count += len(part.order)
        if self._count > MAX_NODES:
            facts = {"limit": MAX_NODES, "things": "patterns"}
            raise self._problems.refuse(TOO_LARGE, definition.node, facts)
        return needs

    def _put_in_order(self, part: Part, needs: list[Definition]) -> None:
        around, order = part.surroundings, part.order
        known = around.scope.definitions if around.scope is not None else _NOTHING
        rest = list(part.nodes)
        while rest:
            node = rest.pop()
            kind = node.kind
            if kind == "ref":
                name = node.attributes["name"]
                found = known.get(name) or referred(node, around.scope, self._problems)
            elif kind in _LEAVES:
                order.append(node)
                continue
            elif kind in STEPS and not node.attributes:
                order.append(node)
                rest += node.children
                continue
            elif kind not in _HOLDING:
                found = self._elsewhere(node, around)
            elif (inner := around.within(node)) is around:
                order.append(node)
                rest += node.children if kind in STEPS else patterns_in(node)
                continue
            else:
                found = Definition(node, [Part(node, [node], inner)])
            order.append(found)
            if found.pattern is None:
                needs.append(found)

    def _elsewhere(self, node: Node, around: Surroundings) -> Definition:
        """What a `parentRef`, `grammar` or `externalRef` stands for."""
        if node.kind == "parentRef":
            return referred(node, around.scope, self._problems)
        if node.kind == "grammar":
            scope = self._components.scope(node, around)
            self.scopes.append(scope)
            return scope.start
        return self._external_ref(node, around)

    def _external_ref(self, node: Node, around: Surroundings) -> Definition:
        """The pattern in another file (4.6), which inherits the namespace."""
        address = self._files.address(node, around)
        if address is None:
            return Definition(node, [])
        inner = around.within(node)
        key = (address, inner.namespace, id(inner.scope))
        known = self._external.get(key)
        if known is None:
            root = self._files.root(node, address)
            parts = (
                [] if root is None else [Part(root, [root], inner.in_file(address).within(root))]
            )
            known = self._external[key] = Definition(root or node, parts)
        return known


def patterns_in(node: Node) -> list[Node]:
    """The patterns in an `element`, `attribute` or `data`: all but its name class or `param`s."""
    if node.kind == "data":
        return [each for each in node.children if each.kind == "except"]
    return node.children if "name" in node.attributes else node.children[1:]
