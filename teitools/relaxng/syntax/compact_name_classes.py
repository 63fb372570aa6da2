"""Name classes (RELAX NG Compact Syntax, section 2: nameClass)."""

from __future__ import annotations

from teitools.relaxng.syntax.compact_annotations import Items, Lead
from teitools.relaxng.syntax.compact_codes import MIXED_OPERATORS
from teitools.relaxng.syntax.compact_nodes import NodeParser, unwrapped
from teitools.relaxng.syntax.compact_scanner import KEYWORDS
from teitools.relaxng.syntax.compact_steps import Steps, run

_NAMES = KEYWORDS | {"identifier", "CName"}
_EXPECTED = "a name, '*' or '('"


class NameClassParser(NodeParser):
    """Name classes.

    What is one name becomes the attribute `name` of its element or attribute, with its prefix
    as it was written, where that is enough to say its namespace. Otherwise name classes become
    nodes, with `ns` where a name has no prefix and its namespace is not `scope`.
    """

    def naming(self, attributes: dict[str, str], names: Items, element: bool) -> None:
        """Read what names an element or attribute, into `attributes` or else into `names`."""
        plain = self.kind in _NAMES and self.following == "{"
        if plain and not (self.waiting and self.waiting[-1][0] <= self.index):
            start = self.index
            text, own, enough = self._name(element)
            if enough:
                attributes["name"] = text
                return
            node = self.node("name", own, start)
            node.text = text
            names.append(node)
        else:
            run(self.name_class(names, element))

    def name_class(self, items: Items, element: bool, lead: Lead | None = None) -> Steps:
        """`innerNameClass`; `lead` stood before the parenthesis that is around it."""
        mark, start = len(items), self.index
        minus = yield self._operand(items, element)
        if self.kind == "|":
            while self.kind == "|":
                if minus is not None:
                    raise self.error(MIXED_OPERATORS, self.index, first="-", second="|")
                self.advance()
                minus = yield self._operand(items, element)
                if minus is not None:
                    raise self.error(MIXED_OPERATORS, minus, first="|", second="-")
            node = self.wrap(items, mark, "choice", start)
        elif lead:
            node = self.wrap(items, mark, "choice", start)
        if self.kind == "-":
            if minus is not None:
                raise self.error(MIXED_OPERATORS, self.index, first="-", second="-")
            hint = "; '-' takes names away from '*', or from all names of a namespace as 'x:*'"
            raise self.unexpected("the end of the name", hint)
        if lead:
            self.annotate(node, lead)

    def _operand(self, items: Items, element: bool, excluded: bool = False) -> Steps:
        """A name class without ``|``. Gives the token of its ``-``, where it has one."""
        if self.waiting:
            self.collect(items)
        lead = self.lead()
        if self.waiting:
            self.collect(items)
        minus = None
        if self.kind == "(":
            yield self._parenthesised(items, lead, element)
        elif self.kind in ("*", "nsName"):
            minus = yield self._wildcard(items, lead, element)
        elif self.kind in _NAMES:
            start = self.index
            text, attributes, _ = self._name(element)
            node = self.node("name", attributes, start)
            node.text = text
            self.add(items, node, lead)
        else:
            raise self.unexpected(_EXPECTED)
        if self.kind == ">>" and not excluded:
            self.follow(items)
        return minus

    def _parenthesised(self, items: Items, lead: Lead | None, element: bool) -> Steps:
        """A name class in parentheses."""
        if lead is not None and not lead:
            items += lead.content
        self.enter("(")
        yield self.name_class(items, element, lead or None)
        if self.waiting:
            self.collect(items)
        self.leave(")", "'|'")

    def _wildcard(self, items: Items, lead: Lead | None, element: bool) -> Steps:
        start = self.index
        node = self.node("anyName", {}, start)
        if self.kind == "nsName":
            node.kind = "nsName"
            node.attributes |= self._ns(self.namespace(self.values[start][:-2], start))
        self.advance()
        content: Items = []
        minus = None
        if self.kind == "-":
            minus = self.index
            self.advance()
            but = self.node("except", {}, self.index)
            within: Items = []
            outer, self.scope = self.scope, node.attributes.get("ns", self.scope)
            second = yield self._operand(within, element, excluded=True)
            self.scope = outer
            if second is not None:
                raise self.error(MIXED_OPERATORS, second, first="-", second="-")
            self.fill(but, unwrapped(within, "choice"))
            content.append(but)
        self.fill(node, content)
        self.add(items, node, lead)
        return minus

    def _name(self, element: bool) -> tuple[str, dict[str, str], bool]:
        """The name at hand: its text, its attributes as a node, and whether it needs none."""
        index = self.index
        written = self.advance()
        namespace = self.default if element else ""
        local = written.removeprefix("\\")
        if self.kinds[index] == "CName":
            prefix, _, local = written.partition(":")
            namespace = self.namespace(prefix, index)
            if namespace:
                return written, {}, True
        enough = namespace == (self.scope if element else "")
        return local, self._ns(namespace), enough

    def _ns(self, namespace: str | None) -> dict[str, str]:
        """The attribute that says `namespace` where it is not said already.

        One that is inherited cannot be said within an `nsName` that has another: there it is
        none, as if the schema were not included by another one.
        """
        return {} if namespace == self.scope else {"ns": namespace or ""}
