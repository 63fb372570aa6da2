"""A schema made ready for writing: names, data types and namespaces settled.

What the XML syntax lets a writer abbreviate is written out here (RELAX NG, sections 4.2 to 4.4
and 4.8 to 4.10), and annotations stand between the parts that they stand between. Nothing else
is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.tree import Context, Node
from teitools.source import Location
from teitools.xml.names import XML

OPERATORS = {"group": ",", "interleave": "&", "choice": "|"}
"""The patterns that are written with an operator between their parts."""
REPEATS = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}
"""The patterns that are written with a sign behind them."""
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_CONTEXTUAL = frozenset({"QName", "NOTATION"})
_NAMESPACED = frozenset({"name", "nsName", "include", "externalRef", "value"})

Inherited = str | None
"""A namespace, or None where it is that of the place which includes the schema."""


@dataclass(slots=True, eq=False)
class Part:
    """An element of the RELAX NG namespace.

    `name` is the local name of ``name``, the type of ``data`` and ``value`` (``""`` where none
    is given), and else the attribute `name`; `prefix` is what a name was written with.
    `namespace` is that of ``name``, ``nsName`` and ``value`` (for names in it), and the one that
    ``include`` and ``externalRef`` hand on. `name_class` is that of an element or attribute with
    one plain name; any other name class stands in `content`. `attributes` are foreign ones.
    """

    kind: str
    location: Location
    context: Context
    content: list[Part | Comment | Foreign] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    name: str = ""
    prefix: str = ""
    namespace: Inherited = None
    library: str = ""
    text: str = ""
    href: str = ""
    combine: str = ""
    name_class: Part | None = None

    @property
    def parts(self) -> list[Part]:
        """The parts among its content."""
        return [each for each in self.content if isinstance(each, Part)]

    @property
    def contextual(self) -> bool:
        """Whether it is a value whose meaning depends on namespaces, as far as is known."""
        return self.kind == "value" and self.library == XSD and self.name in _CONTEXTUAL


Item = Part | Comment | Foreign


@dataclass(slots=True)
class Schema:
    """A schema: its root, and what stands before and behind that."""

    root: Part
    before: list[Comment | Foreign]
    after: list[Comment | Foreign]


def schema_of(root: Node) -> Schema:
    """The parts of the schema whose root is `root`, which is left as it is."""
    found = _part(root, None, "")
    waiting = [(root, found, _namespace(root, None), _library(root, ""))]
    while waiting:
        node, part, namespace, library = waiting.pop()
        for child in _children(node):
            if not isinstance(child, Node):
                part.content.append(child)
                continue
            made = _part(child, namespace, library)
            part.content.append(made)
            inner = (child, made, _namespace(child, namespace), _library(child, library))
            waiting.append(inner)
        _take_name(node, part)
    notes = root.annotations
    if notes is None:
        return Schema(found, [], [])
    return Schema(found, list(notes.before), list(notes.after))


def walk(root: Part) -> Iterator[Part]:
    """The part `root` and all within it, in their order."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        yield part
        if part.name_class is not None:
            yield part.name_class
        waiting.extend(reversed(part.parts))


def _namespace(node: Node, inherited: Inherited) -> Inherited:
    return node.attributes.get("ns", inherited)


def _library(node: Node, inherited: str) -> str:
    return node.attributes.get("datatypeLibrary", inherited)


def _part(node: Node, namespace: Inherited, library: str) -> Part:
    own = node.attributes
    part = Part(node.kind, node.location, node.context)
    part.attributes = {name: value for name, value in own.items() if name.startswith("{")}
    if node.annotations is not None:
        part.attributes |= node.annotations.attributes
    part.text, part.href = node.text, own.get("href", "")
    part.combine = own.get("combine", "").strip()
    if node.kind in _NAMESPACED:
        part.namespace = _namespace(node, namespace)
    if node.kind in ("element", "attribute"):
        if "name" in own:
            part.name_class = _named(node, namespace)
    elif node.kind == "name":
        _resolve(part, node.text)
        part.text = ""
    elif node.kind in ("data", "value"):
        part.name = own.get("type", "").strip()
        part.library = _library(node, library) if part.name else ""
    else:
        part.name = own.get("name", "").strip()
    return part


def _named(node: Node, namespace: Inherited) -> Part:
    """The name class that the attribute `name` abbreviates (section 4.8)."""
    part = Part("name", node.location, node.context)
    part.namespace = _namespace(node, "" if node.kind == "attribute" else namespace)
    _resolve(part, node.attributes["name"])
    return part


def _resolve(part: Part, name: str) -> None:
    prefix, colon, local = name.strip().partition(":")
    if not colon:
        part.name = prefix
        return
    part.name, part.prefix = local, prefix
    part.namespace = XML if prefix == "xml" else part.context.namespaces.get(prefix, "")


def _children(node: Node) -> Iterator[Node | Comment | Foreign]:
    """Children and annotations, each at its place."""
    notes = iter(sorted(node.annotations.content, key=_place) if node.annotations else ())
    note = next(notes, None)
    for index, child in enumerate(node.children):
        while note is not None and note[0] <= index:
            yield note[1]
            note = next(notes, None)
        if child.annotations is None:
            yield child
        else:
            yield from child.annotations.before
            yield child
            yield from child.annotations.after
    while note is not None:
        yield note[1]
        note = next(notes, None)


def _place(note: tuple[int, Comment | Foreign]) -> int:
    return note[0]


def _take_name(node: Node, part: Part) -> None:
    """Make a first child that is one plain name the name of its element or attribute."""
    first = node.children[0] if node.children else None
    if part.name_class is not None or first is None or first.kind != "name":
        return
    notes = first.annotations
    if node.kind not in ("element", "attribute") or (notes and (notes.attributes or notes.content)):
        return
    part.name_class = part.parts[0]
    del part.content[next(i for i, each in enumerate(part.content) if isinstance(each, Part))]
