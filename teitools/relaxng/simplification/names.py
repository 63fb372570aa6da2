"""Names and name classes (RELAX NG, sections 4.8 to 4.10, 4.12 and 4.16)."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.relaxng.name_classes import AnyName, NameChoice, NameClass, NsName, QName
from teitools.relaxng.simplification.codes import BAD_EXCEPTION, RESERVED_NAME
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.syntax.codes import UNDECLARED_PREFIX
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_names import WHITE
from teitools.xml.names import XML

XMLNS = "http://www.w3.org/2000/xmlns"
"""The namespace of declarations of namespaces, as section 4.16 writes it: without a slash."""
_Simple = QName | NsName | AnyName


class NameClasses:
    """Makes the name classes of a schema, each name once."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._names: dict[tuple[str, str], QName] = {}
        self._attributes: set[NameClass] = set()

    def of_element(self, node: Node, namespace: str) -> NameClass:
        """The name class of an `element` around which `namespace` holds.

        The attribute `name` stands for a child `name` (4.8).
        """
        attributes = node.attributes
        namespace = attributes.get("ns", namespace)
        name = attributes.get("name")
        if name is not None:
            return self.name(node, name, namespace)
        return self.of(node.children[0], namespace)

    def of_attribute(self, node: Node, namespace: str) -> NameClass:
        """The name class of an `attribute` around which `namespace` holds.

        With an attribute `name` and without `ns` it is in no namespace (4.8).
        """
        attributes = node.attributes
        name = attributes.get("name")
        if name is not None:
            made: NameClass = self.name(node, name, attributes.get("ns", ""))
        else:
            made = self.of(node.children[0], attributes.get("ns", namespace))
        if made not in self._attributes:
            self._check_attribute(node, made)
            self._attributes.add(made)
        return made

    def name(self, node: Node, text: str, namespace: str) -> QName:
        """The name that `text` at `node` is; without a prefix it is in `namespace` (4.10)."""
        key = (namespace, text)
        known = self._names.get(key)
        if known is not None:
            return known
        name = text.strip(WHITE)
        prefix, colon, local = name.partition(":")
        if colon:
            return QName(self._namespace(node, prefix, name), local)
        made = self._names[key] = QName(namespace, name)
        return made

    def of(self, node: Node, namespace: str) -> NameClass:
        """The name class that `node` is; `namespace` is what it inherits (4.9).

        Choices within choices are one (4.12).
        """
        found = dict.fromkeys(self._alternatives([(node, namespace)]))
        return next(iter(found)) if len(found) == 1 else NameChoice(tuple(found))

    def _alternatives(self, rest: list[tuple[Node, str]]) -> Iterator[_Simple]:
        """The classes of which `rest` is the choice; the first one stands last in it."""
        while rest:
            node, outer = rest.pop()
            namespace = node.attributes.get("ns", outer)
            if node.kind == "name":
                yield self.name(node, node.text, namespace)
            elif node.kind == "anyName":
                yield AnyName(self._exception(node, namespace, ("anyName",)))
            elif node.kind == "nsName":
                yield NsName(namespace, self._exception(node, namespace, ("anyName", "nsName")))
            else:
                rest += ((child, namespace) for child in reversed(node.children))

    def _exception(
        self, node: Node, namespace: str, forbidden: tuple[str, ...]
    ) -> NameClass | None:
        """What the `except` of `node` excepts: several classes are a choice (4.12)."""
        if not node.children:
            return None
        wrong = next(_within(node, forbidden), None)
        if wrong is not None:
            facts = {"element": wrong.kind, "outer": node.kind}
            self._problems.report(BAD_EXCEPTION, wrong, facts)
            return None
        return self.of(node.children[0], namespace)

    def _namespace(self, node: Node, prefix: str, name: str) -> str:
        """The namespace that `prefix` stands for at `node` (4.10)."""
        if prefix == "xml":
            return XML
        namespaces = node.context.namespaces
        if prefix not in namespaces:
            hint = self._problems.meant(prefix, (each for each in namespaces if each))
            facts = {"prefix": prefix, "name": name, "hint": hint}
            self._problems.report(UNDECLARED_PREFIX, node, facts)
        return namespaces.get(prefix, "")

    def _check_attribute(self, node: Node, name_class: NameClass) -> None:
        """See that no declaration of a namespace is described (4.16)."""
        for each in _all(name_class):
            if isinstance(each, QName) and each.local == "xmlns" and not each.namespace:
                self._problems.report(RESERVED_NAME, node, {"what": "the attribute 'xmlns'"})
            elif not isinstance(each, AnyName) and each.namespace == XMLNS:
                what = f"the namespace {each.namespace!r}"
                self._problems.report(RESERVED_NAME, node, {"what": what})


def _within(node: Node, kinds: tuple[str, ...]) -> Iterator[Node]:
    """The nodes of `kinds` below `node`."""
    rest = list(node.children)
    while rest:
        each = rest.pop()
        if each.kind in kinds:
            yield each
        rest += each.children


def _all(name_class: NameClass) -> Iterator[_Simple]:
    """The classes of which `name_class` is made, exceptions too."""
    rest: list[NameClass] = [name_class]
    while rest:
        each = rest.pop()
        if isinstance(each, NameChoice):
            rest += each.classes
        else:
            yield each
            if not isinstance(each, QName) and each.but is not None:
                rest.append(each.but)
