"""Data types and values (RELAX NG Compact Syntax, section 2: datatypeName, param)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from teitools.relaxng.syntax.compact_annotations import Items, Lead
from teitools.relaxng.syntax.compact_codes import MIXED_OPERATORS
from teitools.relaxng.syntax.compact_name_classes import NameClassParser
from teitools.relaxng.syntax.compact_nodes import unwrapped
from teitools.relaxng.syntax.compact_steps import Steps
from teitools.relaxng.syntax.tree import Node

Primary = Callable[[Any, Items, Lead | None], Steps | None]
"""Reads, behind annotations, a pattern; gives the steps to take where it can be nested."""


class DataParser(NameClassParser):
    """Data and values. What they except may be any pattern, as far as the grammar goes."""

    primaries: ClassVar[Mapping[str, Primary]] = {}
    """How to read what begins with a token."""
    common_library = ""
    """The library of data types that the schema uses first, but for the built-in one."""
    excepting: str | None = None
    """The library of the data whose exception is being read."""

    def primary(self, items: Items, lead: Lead | None) -> Primary:
        """How to read what the token at hand begins, behind `lead`."""
        if self.waiting:
            self.collect(items)
        primary = self.primaries.get(self.kind)
        if primary is None:
            raise self.unexpected("a pattern")
        return primary

    def data(self, items: Items, lead: Lead | None) -> Steps | None:
        """`data` with its parameters and `except`, and `value` with a type."""
        start = self.index
        name = self.advance()
        library = ""
        attributes = {"type": name}
        if self.kinds[start] == "CName":
            prefix, _, attributes["type"] = name.partition(":")
            library = self.library(prefix, start)
        if library != self._library_around(library):
            attributes["datatypeLibrary"] = library
        if self.kind == "literal":
            if self.kinds[start] == "CName" and self.default not in (None, self.scope):
                attributes["ns"] = str(self.default)
            self._value(items, lead, self.node("value", attributes, start))
            return None
        node = self.node("data", attributes, start)
        content: Items = []
        if self.kind == "{":
            self._parameters(content)
        if self.kind == "-":
            return self._except(node, content, library, items, lead)
        self.fill(node, content)
        self.add(items, node, lead)
        return None

    def value(self, items: Items, lead: Lead | None) -> None:
        """`value` without a type."""
        self._value(items, lead, self.node("value", {}, self.index))

    def _value(self, items: Items, lead: Lead | None, node: Node) -> None:
        node.text = self.literal("a value in quotation marks")
        if self.waiting:
            self.collect(items, self.index - 1)
        self.add(items, node, lead)

    def _parameters(self, items: Items) -> None:
        self.enter("{")
        while self.kind != "}":
            if self.waiting:
                self.collect(items)
            lead = self.lead()
            node = self.node("param", {}, self.index)
            node.attributes["name"] = self.word("the name of a parameter or '}'")
            self.expect("=")
            node.text = self.literal("a value in quotation marks")
            if self.waiting:
                self.collect(items, self.index - 1)
            self.add(items, node, lead)
        if self.waiting:
            self.collect(items)
        self.leave("}", "the name of a parameter")

    def _library_around(self, library: str) -> str | None:
        """The library that holds here; the first one that is used holds in the whole schema."""
        if self.excepting is not None:
            return self.excepting
        if not self.common_library:
            self.common_library = library
        return self.common_library or None

    def _except(
        self, data: Node, content: Items, library: str, items: Items, lead: Lead | None
    ) -> Steps:
        minus = self.index
        node = self.node("except", {}, minus)
        self.advance()
        within: Items = []
        if self.waiting:
            self.collect(within)
        first = self.lead()
        outer, self.excepting = self.excepting, library
        steps = self.primary(within, first)(self, within, first)
        if steps is not None and (second := (yield steps)) is not None:
            raise self.error(MIXED_OPERATORS, second, first="-", second="-")
        self.excepting = outer
        self.fill(node, unwrapped(within, "choice"))
        content.append(node)
        self.fill(data, content)
        self.add(items, data, lead)
        return minus
