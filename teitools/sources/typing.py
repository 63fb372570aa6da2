"""A document of another format, typed in the notation."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.notation.brackets import Scanner
from teitools.notation.explicit import (
    CLOSING,
    read_end,
    read_start,
    typed_end,
    typed_opening,
    typed_start,
)
from teitools.notation.profile import Profile
from teitools.sources.content import Element, Form, Inline, Inset, Line, Node, Paragraph
from teitools.sources.weaving import Typed, Weaver
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import body_elements

_BETWEEN = "\n\n"
_OF_WORDS = frozenset({"item", "cell"})


@dataclass(slots=True)
class Text:
    """What was typed: the text, where each paragraph begins, and each element."""

    text: str = ""
    paragraphs: list[tuple[int, Paragraph]] = field(default_factory=list)
    forms: list[tuple[int, Form]] = field(default_factory=list)


def type_nodes(
    nodes: Sequence[Node],
    profile: Profile,
    without: Container[Form] = (),
    bare: bool = False,
    by_lines: bool = False,
) -> Text:
    """`nodes`, which are tidy, as they are typed; `by_lines`, no element goes over a line end.

    Of what is `without` its form only the words are typed; where it is `bare`, paragraphs have
    no marks and insets.
    """
    return _Typist(Scanner(profile), without, bare, by_lines).type(nodes)


class _Typist:
    def __init__(
        self, scanner: Scanner, without: Container[Form], bare: bool, by_lines: bool
    ) -> None:
        self._without = without
        self._bare = bare
        self._weaver = Weaver(scanner, self._inset, by_lines)
        self._chunks: list[str] = []
        self._made = Text()
        self._length = 0

    def type(self, nodes: Sequence[Node]) -> Text:
        self._type(nodes)
        self._made.text = _BETWEEN.join(self._chunks) + ("\n" if self._chunks else "")
        return self._made

    def _type(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Paragraph):
                self._paragraph(node)
            elif isinstance(node, Element) and not _in_one_line(node):
                formed = node not in self._without
                if formed:
                    self._put(Typed(typed_start(node.name, node.attributes), [(0, node)]))
                self._type(node.nodes)
                if formed:
                    self._put(Typed(typed_end(node.name)))
            else:
                self._put(self._formed(node))

    def _paragraph(self, node: Paragraph) -> None:
        typed = self._weaver.weave(self._chosen(node.inlines))
        if not typed.forms and _is_tag(typed.text):
            typed = Typed(f"\\{typed.text}")
        if typed.text:
            self._made.paragraphs.append((self._length, node))
            self._put(typed)

    def _chosen(self, inlines: Sequence[Inline]) -> list[Inline]:
        """`inlines` with those of the marks that are to be typed."""
        found: list[Inline] = []
        for inline in inlines:
            wraps = () if self._bare else inline.wraps
            if any(wrap in self._without for wrap in wraps):
                wraps = tuple(wrap for wrap in wraps if wrap not in self._without)
            if not isinstance(inline, Inset):
                found.append(type(inline)(inline.text, wraps))
            elif not self._bare:
                found.append(Inset(inline.element, inline.nodes, wraps))
        return found

    def _put(self, typed: Typed) -> None:
        self._made.forms += ((self._length + at, form) for at, form in typed.forms)
        self._chunks.append(typed.text)
        self._length += len(typed.text) + len(_BETWEEN)

    def _formed(self, node: Node) -> Typed:
        """A node in one line."""
        if isinstance(node, Element):
            only = node.nodes[0] if len(node.nodes) == 1 else None
            if node.name in _OF_WORDS and isinstance(only, Paragraph):
                parts = [self._inside(only)]
            else:
                parts = [self._formed(each) for each in node.nodes]
            return self._around(node, node.name, node.attributes, parts)
        name, attributes = (node.name, node.attributes) if isinstance(node, Line) else ("p", ())
        return self._around(node, name, attributes, [self._inside(node)])

    def _inset(self, inset: Inset) -> Typed:
        element, nodes = inset.element, inset.nodes
        only = nodes[0] if len(nodes) == 1 else None
        if isinstance(only, Paragraph):
            parts = [self._inside(only)]
        else:
            parts = [self._formed(node) for node in nodes]
        return self._around(element, element.name, element.attributes, parts)

    def _inside(self, node: Node) -> Typed:
        assert not isinstance(node, Element)
        return self._weaver.weave(self._chosen(node.inlines), inside=True)

    def _around(self, form: Form, name: str, attributes: Facts, parts: Sequence[Typed]) -> Typed:
        """`parts` in an element; where it is to have no form, in nothing."""
        if form in self._without:
            return _joined(parts, " ")
        inside = _joined(parts, "")
        opening = typed_opening(name, attributes, bool(inside.text))
        forms = [(0, form), *((len(opening) + at, each) for at, each in inside.forms)]
        return Typed(f"{opening}{inside.text}{CLOSING}", forms)


def _is_tag(text: str) -> bool:
    """Whether words alone in their paragraph would open or close an element around blocks."""
    start = read_start(text)
    name = start[0] if start else read_end(text)
    return name in body_elements()


def _in_one_line(node: Element) -> bool:
    """Whether an element around nodes is typed in one line: a cell, an item of one paragraph."""
    alone = len(node.nodes) == 1 and isinstance(node.nodes[0], Paragraph)
    return node.name == "cell" or (node.name == "item" and alone)


def _joined(parts: Sequence[Typed], between: str) -> Typed:
    forms: list[tuple[int, Form]] = []
    length = 0
    for part in parts:
        forms += ((length + at, form) for at, form in part.forms)
        length += len(part.text) + len(between)
    return Typed(between.join(part.text for part in parts), forms)
