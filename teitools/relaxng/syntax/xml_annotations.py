"""Annotations of schemas in XML syntax (RELAX NG, section 4.1), kept for writing them again."""

from __future__ import annotations

from teitools.relaxng.syntax.annotations import Annotations, Comment, Foreign
from teitools.relaxng.syntax.tree import Context, Node
from teitools.relaxng.syntax.xml_content import SEPARATOR
from teitools.relaxng.syntax.xml_reading import MAX_DEPTH, Reading


class AnnotatedReading(Reading):
    """A reading that keeps foreign elements, foreign attributes and comments.

    expat is asked for prefixes: its names have them as a third part, which only annotations
    need. `open` are the annotations that have begun and not ended.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.attributes.keep = _keep_attribute
        self.open: list[Foreign] = []
        self.parser.namespace_prefixes = True
        self.parser.CommentHandler = self._comment
        self._tag: tuple[str, dict[str, str]] = ("", {})
        self._plain_start, self._plain_end = self.start, self.end
        self.start, self.end = self._start, self._end
        self.listen()

    @property
    def root(self) -> Node:
        """The root of the schema, with what stands before and after it."""
        root = self.top.children[0]
        if self.top.annotations is not None:
            kept = _annotations(root)
            for children, outside in self.top.annotations.content:
                (kept.after if children else kept.before).append(outside)
            self.top.annotations = None
        return root

    def foreign(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an annotation of the node that is open."""
        node = self.nodes[-1]
        self._begin(*self._tag)
        _annotations(node).content.append((len(node.children), self.open[-1]))
        self.declared.clear()
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._finish
        self.parser.CharacterDataHandler = self._add_text
        self.parser.StartNamespaceDeclHandler = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._tag = name, attributes
        plain = {_plain(name): value for name, value in attributes.items()}
        self._plain_start(_plain(name), plain)

    def _end(self, name: str) -> None:
        self._plain_end(name)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        prefixes: dict[str, str] = {}
        clark = _clark(name, prefixes)
        kept = {_clark(each, prefixes): value for each, value in attributes.items()}
        begun = Foreign(clark, kept, [], prefixes)
        if self.open:
            self.open[-1].content.append(begun)
        self.open.append(begun)
        if len(self.open) + len(self.nodes) > MAX_DEPTH:
            self.too_deep()

    def _finish(self, name: str) -> None:
        self.open.pop()
        if not self.open:
            self.listen()

    def _add_text(self, text: str) -> None:
        content = self.open[-1].content
        last = content[-1] if content else None
        if isinstance(last, str):
            content[-1] = last + text
        else:
            content.append(text)

    def _comment(self, text: str) -> None:
        if self.parser.EndElementHandler == self.pass_end:
            return
        if self.open:
            self.open[-1].content.append(Comment(text))
        else:
            node = self.nodes[-1]
            _annotations(node).content.append((len(node.children), Comment(text)))


def _annotations(node: Node) -> Annotations:
    if node.annotations is None:
        node.annotations = Annotations()
    return node.annotations


def _keep_attribute(node: Node, name: str, value: str) -> None:
    _annotations(node).attributes[_clark(name, {})] = value


def _plain(name: str) -> str:
    """`name` as expat gives it without prefixes."""
    return SEPARATOR.join(name.split(SEPARATOR)[:2])


def _clark(name: str, prefixes: dict[str, str]) -> str:
    """The Clark name of `name`, whose prefix is added to `prefixes`."""
    namespace, separator, rest = name.partition(SEPARATOR)
    if not separator:
        return name
    local, _, prefix = rest.partition(SEPARATOR)
    if prefix != "xml":
        prefixes[prefix] = namespace
    return f"{{{namespace}}}{local}"
