"""`ref`, `parentRef` and `grammar`: what they refer to (RELAX NG, sections 4.18 and 4.19)."""

from __future__ import annotations

from teitools.relaxng.simplification.codes import NO_GRAMMAR, UNDEFINED
from teitools.relaxng.simplification.definitions import Definition, Scope
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.syntax.tree import Node


def referred(node: Node, scope: Scope | None, problems: Problems) -> Definition:
    """What the `ref` or `parentRef` at `node` refers to, which stands in the grammar `scope`.

    Where it refers to nothing, there is a finding, and a definition without parts.
    """
    name = node.attributes["name"]
    grammar = scope.outer if scope is not None and node.kind == "parentRef" else scope
    if grammar is None:
        hint = ": there is no grammar around its grammar" if scope is not None else ""
        facts = {"element": node.kind, "name": name, "hint": hint}
        problems.report(NO_GRAMMAR, node, facts)
        return Definition(node, [])
    known = grammar.definitions.get(name)
    if known is None:
        if not grammar.incomplete:
            hint = _elsewhere(node, name, scope, grammar) or problems.meant(name, grammar.names)
            problems.report(UNDEFINED, node, {"name": name, "hint": hint})
        known = grammar.definitions[name] = Definition(node, [])
    return known


def _elsewhere(node: Node, name: str, scope: Scope | None, grammar: Scope) -> str:
    """Where else the name is defined, that `node` does not find in `grammar`."""
    if node.kind == "parentRef" and scope is not None and name in scope.names:
        return " in the outer grammar, but in this one: <ref> refers to it"
    if node.kind == "ref" and grammar.outer is not None and name in grammar.outer.names:
        return " in this grammar, but in the outer one: <parentRef> refers to it"
    return ""
