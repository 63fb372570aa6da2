"""One schema out of several files: `include`, and `extends` with `href` (ISO/IEC 19757-3, 5.4).

Stylesheets that a schema includes or imports are taken in as well; both are the same here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teitools.schematron import codes
from teitools.schematron.files import Files
from teitools.schematron.names import XSL
from teitools.schematron.nodes import Node

_MOST = 10_000
_MOST_STEPS = 100
"""So many files may include one another, one after another."""
_Chain = tuple[tuple[str, str], ...]
_PROSE = ("title", "p")
_STYLESHEETS = ("include", "import")
_INHERITED = ("xpath-default-namespace", "expand-text", "default-collation")
"""What the root of a stylesheet says of all in it."""


def compose(schema: Node, files: Files) -> Node:
    """`schema` with all that it names in other files in its place.

    Raises SchemaError where a file is not there, is not below the schema's folder, or leads back
    to itself, and where it holds something else than is needed.
    """
    return _Composer(files).composed(schema, ())


class _Composer:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._count = 0

    def composed(self, node: Node, chain: _Chain) -> Node:
        """`node` with what it includes; `chain` is what led to it."""
        if node.is_a("let"):  # its content is its value
            return node
        content: list[Node | str] = []
        for each in node.content:
            if isinstance(each, Node):
                content.extend(self._replaced(each, node, chain))
            else:
                content.append(each)
        return node.with_content(tuple(content))

    def _replaced(self, node: Node, parent: Node, chain: _Chain) -> Iterator[Node | str]:
        """What stands for `node`, a child of `parent`."""
        if node.is_a("include"):
            target, longer = self._target(node, chain)
            if target.is_a("schema") and parent.is_a("schema", "library"):
                yield from self._definitions(target, longer)
            else:
                yield self.composed(target, longer)
        elif node.namespace == XSL and node.name in _STYLESHEETS:
            yield from self._stylesheet(node, chain)
        elif node.is_a("extends") and node.get("href") is not None:
            target, longer = self._target(node, chain)
            yield from self._extended(node, parent, target, longer)
        else:
            yield self.composed(node, chain)

    def _extended(
        self, node: Node, parent: Node, target: Node, chain: _Chain
    ) -> Iterator[Node | str]:
        expected = {"rule": ("rule",), "library": ("library",)}.get(
            parent.name, ("schema", "library")
        )
        if not target.is_a(*expected):
            wanted = " or ".join(f"<{name}>" for name in expected)
            raise node.error(codes.NOT_SCHEMATRON, "href", found=target.name, expected=wanted)
        if target.is_a("rule"):
            yield from self.composed(target, chain).content
        else:
            yield from self._definitions(target, chain)

    def _stylesheet(self, node: Node, chain: _Chain) -> Iterator[Node]:
        """What the stylesheet holds that `node` includes or imports."""
        target, longer = self._target(node, chain)
        if target.namespace != XSL or target.name not in ("stylesheet", "transform"):
            facts = {"found": target.name, "expected": "<xsl:stylesheet>"}
            raise node.error(codes.NOT_SCHEMATRON, "href", **facts)
        kept = {name: value for name in _INHERITED if (value := target.get(name)) is not None}
        for each in self.composed(target, longer).elements:
            yield replace(each, attributes={**kept, **each.attributes})

    def _definitions(self, schema: Node, chain: _Chain) -> Iterator[Node | str]:
        for each in self.composed(schema, chain).content:
            if isinstance(each, Node) and not each.is_a(*_PROSE):
                yield each

    def _target(self, node: Node, chain: _Chain) -> tuple[Node, _Chain]:
        href = node.get("href")
        self._count += 1
        if self._count > _MOST:
            raise node.error(codes.TOO_LARGE, reason=f"more than {_MOST:,} files are included")
        if href is None:
            raise node.error(codes.MISSING_ATTRIBUTE, element=node.name, attribute="href")
        if len(chain) >= _MOST_STEPS:
            reason = f"more than {_MOST_STEPS} files include one another"
            raise node.error(codes.TOO_LARGE, "href", reason=reason)
        target = self._files.open(node, href)
        step = (
            target.origin.address,
            str(target.origin.element.getroottree().getpath(target.origin.element)),
        )
        if step in chain:
            cycle = " -> ".join(address for address, _ in (*chain, step))
            raise node.error(codes.CIRCULAR, "href", what=f"<{node.name}>", cycle=cycle)
        if _holds(target, node):
            raise node.error(codes.CIRCULAR, "href", what=f"<{node.name}>", cycle=href)
        return target, (*chain, step)


def _holds(target: Node, node: Node) -> bool:
    """Whether `node` is in `target`, which it names."""
    if target.origin.document is not node.origin.document:
        return False
    ancestor: object = node.origin.element
    while ancestor is not None:
        if ancestor is target.origin.element:
            return True
        ancestor = ancestor.getparent()  # type: ignore[attr-defined]
    return False
