"""Patterns (RELAX NG Compact Syntax, section 2: pattern)."""

from __future__ import annotations

from teitools.relaxng.syntax.compact_annotations import Items, Lead
from teitools.relaxng.syntax.compact_codes import MIXED_OPERATORS
from teitools.relaxng.syntax.compact_data import DataParser, Primary
from teitools.relaxng.syntax.compact_nodes import unwrapped
from teitools.relaxng.syntax.compact_steps import Steps
from teitools.relaxng.syntax.tree import Node

_CONNECTORS = {"|": "choice", ",": "group", "&": "interleave"}
_REPETITIONS = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
_NAMED = frozenset({"element", "attribute"})
_MORE = "',', '|', '&'"
ENDS = frozenset(
    {"identifier", "CName", "literal", "empty", "text", "notAllowed", "string", "token"}
    | {"}", ")", "]", "*", "+", "?"}
)
"""The tokens with which a pattern can end, and what follows it."""


class PatternParser(DataParser):
    """Patterns. A `group` that is all of what is in an element, and so on, is left out."""

    def pattern(self, items: Items, lead: Lead | None = None, end: str = "") -> Steps:
        """`innerPattern`; `lead` stood before the parenthesis that is around it.

        Comments in front of `end`, the brace or parenthesis around it, belong to it.
        """
        mark, start = len(items), self.index
        node, minus = yield self.particle(items)
        connector = self.kind
        if connector in _CONNECTORS:
            while self.kind == connector:
                if minus is not None:
                    raise self.error(MIXED_OPERATORS, self.index, first="-", second=connector)
                self.advance()
                _, minus = yield self.particle(items)
                if minus is not None:
                    raise self.error(MIXED_OPERATORS, minus, first=connector, second="-")
            if self.kind in _CONNECTORS:
                raise self.error(MIXED_OPERATORS, self.index, first=connector, second=self.kind)
        if self.waiting and self.kind == end:
            self.collect(items)
        if connector in _CONNECTORS:
            node = self.wrap(items, mark, _CONNECTORS[connector], start)
        if lead:
            self.annotate(node or self.wrap(items, mark, "group", start), lead)

    def particle(self, items: Items) -> Steps:
        """`innerParticle`, or data with `except`.

        Gives the node of a repetition, and the token of the ``-`` of an `except`.
        """
        if self.waiting:
            self.collect(items)  # in front of a repetition, not in it
        mark, start = len(items), self.index
        lead = self.lead()
        steps = self.primary(items, lead)(self, items, lead)
        minus = None if steps is None else (yield steps)
        if self.kind == ">>":
            self.follow(items)
        if self.kind not in _REPETITIONS:
            return None, minus
        if minus is not None:
            raise self.error(MIXED_OPERATORS, minus, first="-", second=self.kind)
        if self.waiting:
            self.collect(items)
        node = self.wrap(items, mark, _REPETITIONS[self.kind], start)
        self.advance()
        if self.kind == ">>":
            self.follow(items)
        if self.kind in _REPETITIONS:
            hint = "; what is repeated twice stands in parentheses"
            raise self.unexpected(f"{_MORE} or the end of the pattern", hint)
        return node, None

    def _braces(self, items: Items, lead: Lead | None) -> Steps:
        """`element`, `attribute`, `list` and `mixed`."""
        start = self.index
        kind = self.advance()
        attributes: dict[str, str] = {}
        content: Items = []
        if kind in _NAMED:
            self.naming(attributes, content, kind == "element")
        self.enter("{")
        body: Items = []
        yield self.pattern(body, end="}")
        self.leave("}", _MORE)
        node = self.node(kind, attributes, start)
        content += body if kind == "attribute" else unwrapped(body, "group")
        self.fill(node, content)
        self.add(items, node, lead)

    def _parentheses(self, items: Items, lead: Lead | None) -> Steps:
        if lead is not None and not lead:
            items += lead.content
        self.enter("(")
        yield self.pattern(items, lead or None, end=")")
        self.leave(")", _MORE)

    def _reference(self, items: Items, lead: Lead | None) -> None:
        node = self.node("ref", {"name": self.values[self.index].removeprefix("\\")}, self.index)
        self.advance()
        self.add(items, node, lead)

    def _parent(self, items: Items, lead: Lead | None) -> None:
        node = self.node("parentRef", {}, self.index)
        self.advance()
        content: Items = []
        if self.waiting:
            self.collect(content)
        name = self.expect("identifier", "the name of a definition in the grammar around this one")
        node.attributes["name"] = name.removeprefix("\\")
        self.fill(node, content)
        self.add(items, node, lead)

    def _leaf(self, items: Items, lead: Lead | None) -> None:
        """`empty`, `notAllowed` and `text`."""
        node = self.node(self.kind, {}, self.index)
        self.advance()
        self.add(items, node, lead)

    def _external(self, items: Items, lead: Lead | None) -> None:
        node = self.node("externalRef", {}, self.index)
        self.advance()
        content: Items = []
        self.reference(node, content)
        self.fill(node, content)
        self.add(items, node, lead)

    def reference(self, node: Node, content: Items) -> None:
        """The address of another schema, and what it inherits."""
        node.attributes["href"] = self.address()
        namespace = self.default
        if self.kind == "inherit":
            self.advance()
            self.expect("=")
            start = self.index
            namespace = self.namespace(self.word("a prefix"), start)
        if namespace is not None and namespace != self.scope:
            node.attributes["ns"] = namespace
        if self.waiting:
            self.collect(content, self.index - 1)


PRIMARIES: dict[str, Primary] = {
    "element": PatternParser._braces,
    "attribute": PatternParser._braces,
    "list": PatternParser._braces,
    "mixed": PatternParser._braces,
    "(": PatternParser._parentheses,
    "identifier": PatternParser._reference,
    "parent": PatternParser._parent,
    "empty": PatternParser._leaf,
    "notAllowed": PatternParser._leaf,
    "text": PatternParser._leaf,
    "external": PatternParser._external,
    "CName": PatternParser.data,
    "string": PatternParser.data,
    "token": PatternParser.data,
    "literal": PatternParser.value,
}
