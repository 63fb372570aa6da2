"""Annotations and comments (RELAX NG Compact Syntax, section 5)."""

from __future__ import annotations

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.compact_codes import ANNOTATION
from teitools.relaxng.syntax.compact_declarations import DeclarationParser
from teitools.relaxng.syntax.compact_scanner import (
    KEYWORDS,
    Tokens,
    comments,
    documentation_value,
)
from teitools.relaxng.syntax.compact_steps import Steps, run
from teitools.relaxng.syntax.tree import Node
from teitools.xml.names import RNG

Items = list[Node | Comment | Foreign]
"""What stands in an element, in its order."""

_COMPATIBILITY = "http://relaxng.org/ns/compatibility/annotations/1.0"
_XMLNS = frozenset({"http://www.w3.org/2000/xmlns", "http://www.w3.org/2000/xmlns/"})
_LEADING = frozenset({"documentation", "["})
_NAMES = KEYWORDS | {"identifier", "CName"}


class Lead:
    """What annotates the next pattern, name class or definition: `annotations`.

    True where there is more than comments.
    """

    __slots__ = ("attributes", "content")

    def __init__(self) -> None:
        self.attributes: dict[str, str] = {}
        self.content: Items = []

    def __bool__(self) -> bool:
        return bool(self.attributes) or any(isinstance(each, Foreign) for each in self.content)


class AnnotationParser(DeclarationParser):
    """Annotations. Where `keep` is false they are read and, but for attributes, forgotten."""

    def __init__(self, tokens: Tokens, base: str, keep: bool) -> None:
        super().__init__(tokens, base)
        self.keep = keep
        self.waiting: list[tuple[int, Comment]] = comments(tokens) if keep else []
        """Comments that have no place yet, the last one first, with the next token's index."""

    def collect(self, items: Items, index: int | None = None) -> None:
        """Add to `items` the comments in front of the token `index`, or the one at hand."""
        end = self.index if index is None else index
        while self.waiting and self.waiting[-1][0] <= end:
            items.append(self.waiting.pop()[1])

    def lead(self) -> Lead | None:
        """`annotations`: documentation, then attributes and elements in brackets."""
        if self.kind not in _LEADING:
            return None
        lead = Lead()
        while self.kind == "documentation":
            lead.content.append(self._documentation(self.advance()))
        if self.kind == "[":
            self.enter("[")
            lead.attributes = self._attributes(lead.content, {}, outermost=True)
            while self.kind != "]":
                if self.waiting:
                    self.collect(lead.content)
                lead.content.append(self.annotation_element())
            if self.waiting:
                self.collect(lead.content)
            self.leave("]", "an annotation element")
        return lead

    def annotation_element(self) -> Foreign:
        """`annotationElement`."""
        element: Foreign = run(self._annotation_element(nested=False))
        return element

    def _annotation_element(self, nested: bool) -> Steps:
        """`nestedAnnotationElement`, which can have any name, or the outermost."""
        index = self.index
        prefixes: dict[str, str] = {}
        if self.kind == "CName":
            namespace, name = self._prefixed_name(prefixes)
            if namespace == RNG and not nested:
                reason = f"{self.values[index]!r} is in the namespace of RELAX NG"
                self.complain(ANNOTATION, index, reason=f"{reason}, and annotates nothing")
        elif self.kind in _NAMES and self.following == "=":
            raise self.unexpected(
                "an annotation element", "; attributes stand in front of elements and text"
            )
        else:
            name = self.word("the name of an annotation element or ']'")
        self.enter("[")
        content: Items = []
        attributes = self._attributes(content, prefixes, outermost=False)
        element = Foreign(name, attributes, [], prefixes)
        yield self._content(element, content)
        self.leave("]", "text in quotation marks, an annotation element")
        return element

    def _content(self, element: Foreign, content: Items) -> Steps:
        """`annotationContent`, behind comments among the attributes."""
        while True:
            if self.waiting:
                self.collect(content)
            element.content += (each for each in content if not isinstance(each, Node))
            content.clear()
            if self.kind == "literal":
                if text := self._text():
                    element.content.append(text)
            elif self.kind in _NAMES:
                element.content.append((yield self._annotation_element(nested=True)))
            else:
                return

    def _text(self) -> str:
        pieces: list[str] = []
        while self.kind == "literal" and not (pieces and self._comment_is_here()):
            pieces.append(self.literal("text in quotation marks"))
        return "".join(pieces)

    def _comment_is_here(self) -> bool:
        return bool(self.waiting) and self.waiting[-1][0] <= self.index

    def _attributes(
        self, content: Items, prefixes: dict[str, str], outermost: bool
    ) -> dict[str, str]:
        """`annotationAttributes` or, within another element, `nestedAnnotationAttributes`."""
        found: dict[str, str] = {}
        while self.kind in _NAMES and self.following == "=":
            if self.waiting:
                self.collect(content)
            index = self.index
            name = self._attribute_name(prefixes, outermost)
            self.expect("=")
            value = self.literal("a value in quotation marks")
            if name in found:
                reason = f"the attribute {self.values[index]!r} stands here twice"
                self.complain(ANNOTATION, index, reason=reason)
            found[name] = value
        return found

    def _attribute_name(self, prefixes: dict[str, str], outermost: bool) -> str:
        index = self.index
        written = self.values[index]
        reason = ""
        if self.kind == "CName":
            namespace, name = self._prefixed_name(prefixes)
            if namespace in _XMLNS or name == "xmlns":
                reason = f"{written!r} would declare a namespace"
            elif outermost and namespace == RNG:
                reason = f"{written!r} is in the namespace of RELAX NG"
            elif outermost and not namespace and self.namespaces[written.partition(":")[0]] == "":
                reason = f"{written!r} is in no namespace, as only RELAX NG's own attributes are"
        else:
            namespace, name = "", self.word("the name of an attribute")
            if outermost:
                reason = f"{written!r} needs a prefix: it is in no namespace"
            elif name == "xmlns":
                reason = "'xmlns' would declare a namespace"
        if reason:
            self.complain(ANNOTATION, index, reason=reason)
        return name

    def _prefixed_name(self, prefixes: dict[str, str]) -> tuple[str, str]:
        """`prefixedName`: its namespace, and its Clark name."""
        index = self.index
        prefix, _, local = self.advance().partition(":")
        namespace = self.namespace(prefix, index)
        if namespace is None:
            reason = (
                f"the prefix {prefix!r} of an annotation cannot stand for an inherited namespace"
            )
            self.complain(ANNOTATION, index, reason=reason)
        if not namespace:
            return "", local
        if prefix != "xml":
            prefixes[prefix] = namespace
        return namespace, f"{{{namespace}}}{local}"

    def _documentation(self, block: str) -> Foreign:
        prefix = next((p for p, uri in self.namespaces.items() if uri == _COMPATIBILITY), "a")
        named = self.namespaces.get(prefix, _COMPATIBILITY) == _COMPATIBILITY
        text = documentation_value(block)
        return Foreign(
            f"{{{_COMPATIBILITY}}}documentation",
            {},
            [text] if text else [],
            {prefix: _COMPATIBILITY} if named else {},
        )
