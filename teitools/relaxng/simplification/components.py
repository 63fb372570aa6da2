"""The components of grammars: `div`, `include`, `combine` (sections 4.7, 4.11, 4.17, 4.18)."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.relaxng.simplification.codes import (
    CONFLICTING,
    DUPLICATE,
    NO_START,
    NOT_A_GRAMMAR,
    NOTHING_REPLACED,
    TOO_LARGE,
)
from teitools.relaxng.simplification.definitions import Definition, Part, Scope, said
from teitools.relaxng.simplification.other_files import OtherFiles
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.simplification.surroundings import Surroundings
from teitools.relaxng.syntax.tree import Node

Component = tuple[Node, Surroundings]
"""A `start` or `define`, and what holds within it."""

MAX_COMPONENTS = 500_000
"""How many definitions a schema may have, those of a file counted each time it is included.

A `div` counts as one, and a grammar or `include`, which costs more, as _WEIGHT of them.
"""
_WEIGHT = 20
_START = ""


class Components:
    """Takes grammars apart."""

    def __init__(self, files: OtherFiles, problems: Problems) -> None:
        self._files = files
        self._problems = problems
        self._count = 0

    def scope(self, grammar: Node, surroundings: Surroundings) -> Scope:
        """The grammar at a node, with all its definitions (4.18)."""
        scope = Scope(surroundings.scope)
        definitions = scope.definitions
        several: dict[str, Definition] = {}
        for node, within in self.of(grammar, surroundings.within(grammar).in_scope(scope)):
            name = _key(node)
            part = Part(node, node.children, within)
            known = definitions.get(name)
            if known is None:
                definitions[name] = Definition(node, [part])
            else:
                known.parts.append(part)
                several[name] = known
        for definition in several.values():
            combine(definition, self._problems)
        if _START not in definitions and not scope.incomplete:
            self._problems.report(NO_START, grammar, {})
        scope.start = definitions.pop(_START, Definition(grammar, []))
        return scope

    def of(self, outer: Node, surroundings: Surroundings) -> list[Component]:
        """The components of a `grammar`, `div` or `include`: each `div` is its children (4.11)."""
        found: list[Component] = []
        rest = [(child, surroundings) for child in reversed(outer.children)]
        while rest:
            node, around = rest.pop()
            if node.kind == "include":
                found += self.included(node, around)
            elif node.kind == "div":
                self._count += 1
                inner = around.within(node)
                rest += ((child, inner) for child in reversed(node.children))
            else:
                found.append((node, around.within(node)))
        self._count += len(found) + _WEIGHT
        if self._count > MAX_COMPONENTS:
            facts = {"limit": MAX_COMPONENTS, "things": "definitions"}
            raise self._problems.refuse(TOO_LARGE, outer, facts)
        return found

    def included(self, include: Node, surroundings: Surroundings) -> list[Component]:
        """What an `include` stands for: the components of a grammar, and its own instead of
        those of the same name (4.7).
        """
        inner = surroundings.within(include)
        own = self.of(include, inner)
        address = self._files.address(include, surroundings)
        root = None if address is None else self._files.root(include, address)
        if root is not None and root.kind != "grammar":
            self._not_a_grammar(include, root)
            root = None
        if address is None or root is None:
            if surroundings.scope is not None:
                surroundings.scope.incomplete = True
            return own
        theirs = self.of(root, inner.in_file(address).within(root))
        replaced = {_key(node): node for node, _ in own}
        present = {_key(node) for node, _ in theirs}
        for name, node in replaced.items():
            if name not in present:
                self._nothing_replaced(node, include, present)
        kept = []
        for component in theirs:
            if _key(component[0]) in replaced:
                self._files.look(*component)
            else:
                kept.append(component)
        return kept + own

    def _not_a_grammar(self, include: Node, root: Node) -> None:
        hint = "; where a pattern is wanted, it is referred to by <externalRef>"
        facts = {"href": include.attributes["href"], "element": root.kind, "hint": hint}
        self._problems.report(NOT_A_GRAMMAR, include, facts, [root])

    def _nothing_replaced(self, node: Node, include: Node, present: Iterable[str]) -> None:
        hint = "; put it outside of the <include>"
        if node.kind == "define":
            hint = self._problems.meant(node.attributes["name"], filter(None, present)) or hint
        facts = {"what": said(node), "href": include.attributes["href"], "hint": hint}
        self._problems.report(NOTHING_REPLACED, node, facts, [include])


def combine(definition: Definition, problems: Problems) -> None:
    """Find how the parts of a definition are combined (4.17); findings where it is not said."""
    nodes = [part.node for part in definition.parts]
    plain = [node for node in nodes if "combine" not in node.attributes]
    for second in plain[1:]:
        facts = {"what": said(second), "first": plain[0].location}
        problems.report(DUPLICATE, second, facts, [plain[0]])
    combined = [node for node in nodes if "combine" in node.attributes]
    for node in combined:
        value, first = node.attributes["combine"], combined[0]
        other = definition.combine = first.attributes["combine"]
        if value != other:
            facts = {"what": said(node), "value": value, "other": other, "first": first.location}
            problems.report(CONFLICTING, node, facts, [first])


def _key(node: Node) -> str:
    """By which components are told apart: the name, or nothing for `start`."""
    return node.attributes["name"] if node.kind == "define" else _START
