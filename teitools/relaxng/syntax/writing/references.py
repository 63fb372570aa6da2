"""The references of a schema to others, and giving them new addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teitools.findings import Finding
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.writer_codes import BASE_RESOLVED
from teitools.xml.names import XML

_BASE = f"{{{XML}}}base"
_REFERENCES = frozenset({"include", "externalRef"})


def references(root: Node) -> Iterator[Node]:
    """Each `include` and `externalRef` of a schema, in their order."""
    return (node for node in _nodes(root) if node.kind in _REFERENCES)


def readdress(root: Node, address: Callable[[Node], str], findings: list[Finding]) -> None:
    """Give each reference the address that `address` says, from where the file itself is.

    As `xml:base` would lead elsewhere from there, and has no effect in the compact syntax
    (RELAX NG, section 4.5), it is taken away, and that said in `findings`.
    """
    found = list(references(root))
    for node in found:
        node.attributes["href"] = address(node)
    if not found:
        return
    for node in _nodes(root):
        if node.annotations is not None and node.annotations.attributes.pop(_BASE, ""):
            findings.append(Finding(BASE_RESOLVED, node.location))


def _nodes(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))
