"""Grammars and what they hold (RELAX NG Compact Syntax, section 2: grammarContent)."""

from __future__ import annotations

from teitools.relaxng.syntax.annotations import Foreign
from teitools.relaxng.syntax.compact_annotations import Items, Lead
from teitools.relaxng.syntax.compact_codes import ANNOTATION
from teitools.relaxng.syntax.compact_nodes import annotations_of, unwrapped
from teitools.relaxng.syntax.compact_patterns import ENDS, PRIMARIES, PatternParser
from teitools.relaxng.syntax.compact_scanner import KEYWORDS
from teitools.relaxng.syntax.compact_steps import Steps, run
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_wording import listed

_ASSIGNMENTS = {"=": "", "|=": "choice", "&=": "interleave"}
_BEGINNINGS = frozenset({"div", "end", "include", "start"})


class GrammarParser(PatternParser):
    """The whole grammar of the compact syntax."""

    def schema(self) -> Node:
        """`topLevel`: declarations, and one pattern or what a grammar holds."""
        before: Items = []
        self.preamble()
        if self.waiting:
            self.collect(before, self.index - 1)
        start = self.index
        if self._is_grammar():
            items: Items = []
            root = self.node("grammar", {}, start)
            run(self._members(items, included=False))
            self.fill(root, items)
            around: Items = [*before, root]
        else:
            if self.waiting:
                self.collect(before)
            run(self.pattern(self.outermost))
            around = before + self.outermost
        if self.kind != "end":
            raise self.unexpected("the end of the schema")
        if self.waiting:
            self.collect(around)
        return self._root(around, start)

    def _grammar(self, items: Items, lead: Lead | None) -> Steps:
        node = self.node("grammar", {}, self.index)
        self.advance()
        content: Items = []
        self.enter("{")
        yield self._members(content, included=False)
        self.leave("}", "a definition")
        self.fill(node, content)
        self.add(items, node, lead)

    def _is_grammar(self) -> bool:
        """Whether what follows, behind annotations, is what a grammar holds."""
        index = self.index
        while self.kinds[index] == "documentation":
            index += 1
        depth = 0
        while index < len(self.kinds) - 1:
            depth += {"[": 1, "]": -1}.get(self.kinds[index], 0)
            if depth == 0 and self.kinds[index] != "]":
                break
            index += 1
        kind = self.kinds[index]
        following = self.kinds[min(index + 1, len(self.kinds) - 1)]
        if following == "[":
            return kind in ("identifier", "CName")
        named = kind == "identifier" or kind in KEYWORDS
        return kind in _BEGINNINGS or (named and following in _ASSIGNMENTS)

    def _members(self, items: Items, included: bool) -> Steps:
        """`grammar`, or `includeBody` where `included`."""
        while self.kind not in ("}", "end"):
            if self.waiting:
                self.collect(items)
            lead = self.lead()
            if self.waiting:
                self.collect(items)
            yield self._member(items, lead, included)
        if self.waiting and self.kind == "}":
            self.collect(items)

    def _member(self, items: Items, lead: Lead | None, included: bool) -> Steps:
        if self.following == "[" and self.kind in ("identifier", "CName"):
            if lead is not None:
                reason = "an annotation stands before an element that is itself an annotation"
                self.complain(ANNOTATION, self.index, reason=reason)
            element = self.annotation_element()
            if self.keep:
                items.append(element)
        elif self.kind == "div":
            yield self._div(items, lead, included)
        elif self.kind == "include" and not included:
            yield self._include(items, lead)
        elif self.kind in ("identifier", "start") and self.following in _ASSIGNMENTS:
            yield self._definition(items, lead)
        elif self.kind == "include":
            hint = "; what replaces definitions of an included grammar cannot include another"
            raise self.unexpected("a definition, 'start' or 'div'", hint)
        else:
            continued = self.kinds[self.index - 1] in ENDS
            if self.kind == "start" or (self.kind == "identifier" and not continued):
                self.advance()
                raise self.unexpected("'=', '|=' or '&='")
            raise self.unexpected(self._expected(lead, included))

    def _expected(self, lead: Lead | None, included: bool) -> str:
        expected = ["a definition", "'start'", "'div'"]
        if not included:
            expected.append("'include'")
        if lead is None:
            expected.append("'}'" if self.opened else "the end of the schema")
        return listed(expected)

    def _definition(self, items: Items, lead: Lead | None) -> Steps:
        start = self.index
        kind = "define" if self.kind == "identifier" else "start"
        name = self.advance().removeprefix("\\")
        combine = _ASSIGNMENTS[self.advance()]
        attributes = {"name": name} if kind == "define" else {}
        if combine:
            attributes["combine"] = combine
        content: Items = []
        yield self.pattern(content)
        node = self.node(kind, attributes, start)
        self.fill(node, unwrapped(content, "group") if kind == "define" else content)
        self.add(items, node, lead)

    def _div(self, items: Items, lead: Lead | None, included: bool) -> Steps:
        node = self.node("div", {}, self.index)
        self.advance()
        content: Items = []
        self.enter("{")
        yield self._members(content, included)
        self.leave("}", "a definition")
        self.fill(node, content)
        self.add(items, node, lead)

    def _include(self, items: Items, lead: Lead | None) -> Steps:
        node = self.node("include", {}, self.index)
        self.advance()
        content: Items = []
        self.reference(node, content)
        if self.kind == "{":
            self.enter("{")
            yield self._members(content, included=True)
            self.leave("}", "a definition")
        self.fill(node, content)
        if "ns" in node.attributes:  # which is for the other schema, and not for what is here
            for child in node.children:
                child.attributes["ns"] = self.scope or ""
        self.add(items, node, lead)

    def _root(self, items: Items, start: int) -> Node:
        """The one node among `items`, with what stands around it and what holds throughout."""
        root = next(item for item in items if isinstance(item, Node))
        place = items.index(root)
        before, after = items[:place], items[place + 1 :]
        if any(isinstance(item, Foreign) for item in items):
            reason = "an annotation element stands beside the only pattern of the schema"
            self.complain(ANNOTATION, start, reason=reason)
        if before or after:
            outside = annotations_of(root)
            outside.before += (item for item in before if not isinstance(item, Node))
            outside.after += (item for item in after if not isinstance(item, Node))
        if self.scope is not None:
            if self.scope and root.kind == "attribute" and "name" in root.attributes:
                self._name_as_child(root)
            root.attributes.setdefault("ns", self.scope)
        if self.common_library:
            root.attributes.setdefault("datatypeLibrary", self.common_library)
        return root

    def _name_as_child(self, attribute: Node) -> None:
        """Keep the name of an attribute out of the namespace that `ns` will say."""
        name = Node("name", {"ns": ""}, attribute.context, attribute.line, attribute.column)
        name.text = attribute.attributes.pop("name")
        attribute.children.insert(0, name)
        if attribute.annotations is not None:
            content = attribute.annotations.content
            content[:] = [(place + 1, each) for place, each in content]


GrammarParser.primaries = {**PRIMARIES, "grammar": GrammarParser._grammar}
