"""A schema in XML syntax, read into the plain form. It must be correct, and one file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from teitools.xml.names import RNG
from tests.relaxng.agreement.grammars.form import (
    Datatype,
    Definition,
    Grammar,
    NameClass,
    Pattern,
)

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class Unread(Exception):  # noqa: N818 - it is no error: the caller leaves the schema out
    """The schema holds what this reader does not read."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a node has from those around it."""

    namespace: str = ""
    library: str = ""
    grammar: str = ""
    parent: str = ""


def read(schema: bytes) -> Grammar:
    """The grammar of a schema. Raises Unread where it is of several files."""
    root = etree.fromstring(schema)
    definitions: list[Definition] = []
    definitions.append(Definition(None, None, _Reader(definitions).pattern(root, _Scope())))
    return Grammar(tuple(definitions))


class _Reader:
    """Gathers the definitions of all grammars of a schema; each has its own names."""

    def __init__(self, definitions: list[Definition]) -> None:
        self._definitions = definitions
        self._grammars = 0

    def pattern(self, node: etree._Element, scope: _Scope) -> Pattern:
        scope = _inherit(node, scope)
        kind = etree.QName(node).localname
        match kind:
            case "ref":
                return ("ref", scope.grammar + node.get("name", "").strip())
            case "parentRef":
                return ("ref", scope.parent + node.get("name", "").strip())
            case "grammar":
                return self._grammar(node, scope)
            case "element" | "attribute":
                return self._named(kind, node, scope)
            case "data":
                return self._data(node, scope)
            case "value":
                return ("value", _datatype(node, scope), node.text or "")
            case "externalRef":
                raise Unread("externalRef")
        return (kind, *(self.pattern(child, scope) for child in _children(node)))

    def _grammar(self, node: etree._Element, scope: _Scope) -> Pattern:
        self._grammars += 1
        inner = f"{self._grammars}:"
        self._define(node, replace(scope, grammar=inner, parent=scope.grammar))
        return ("ref", inner)

    def _define(self, node: etree._Element, scope: _Scope) -> None:
        for child in _children(node):
            kind = etree.QName(child).localname
            if kind == "include":
                raise Unread("include")
            if kind == "div":
                self._define(child, _inherit(child, scope))
                continue
            inner = _inherit(child, scope)
            patterns = [self.pattern(each, inner) for each in _children(child)]
            pattern = patterns[0] if len(patterns) == 1 else ("group", *patterns)
            name = scope.grammar + child.get("name", "").strip()
            self._definitions.append(Definition(name, child.get("combine"), pattern))

    def _named(self, kind: str, node: etree._Element, scope: _Scope) -> Pattern:
        children = _children(node)
        name = node.get("name")
        if name is None:
            name_class = _name_class(children.pop(0), scope)
        else:
            own = kind == "element" or "ns" in node.attrib
            name_class = _name(name, node, scope.namespace if own else "")
        content = [self.pattern(child, scope) for child in children]
        if kind == "attribute":
            return (kind, name_class, content[0] if content else ("text",))
        return (kind, name_class, *content)

    def _data(self, node: etree._Element, scope: _Scope) -> Pattern:
        parameters, but = [], None
        for child in _children(node):
            if etree.QName(child).localname == "param":
                parameters.append((child.get("name", "").strip(), child.text or ""))
            else:
                inner = _inherit(child, scope)
                but = ("choice", *(self.pattern(each, inner) for each in _children(child)))
        return ("data", _datatype(node, scope), tuple(parameters), but)


def _inherit(node: etree._Element, scope: _Scope) -> _Scope:
    return replace(
        scope,
        namespace=node.get("ns", scope.namespace),
        library=node.get("datatypeLibrary", scope.library),
    )


def _children(node: etree._Element) -> list[etree._Element]:
    return list(node.iterchildren(f"{{{RNG}}}*"))


def _datatype(node: etree._Element, scope: _Scope) -> Datatype:
    type_ = node.get("type")
    return ("", "token") if type_ is None else (scope.library, type_.strip())


def _name(name: str, node: etree._Element, namespace: str) -> NameClass:
    prefix, colon, local = name.strip().rpartition(":")
    if colon:
        namespace = XML_NAMESPACE if prefix == "xml" else node.nsmap[prefix]
    return ("name", namespace, local)


def _name_class(node: etree._Element, scope: _Scope) -> NameClass:
    scope = _inherit(node, scope)
    kind = etree.QName(node).localname
    if kind == "name":
        return _name(node.text or "", node, scope.namespace)
    classes = [_name_class(child, scope) for child in _children(node)]
    if kind in ("choice", "except"):
        return ("choice", *classes)
    but = classes[0] if classes else None
    return ("anyName", but) if kind == "anyName" else ("nsName", scope.namespace, but)
