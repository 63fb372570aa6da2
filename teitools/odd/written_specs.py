"""Writing specifications as an ODD says them (TEI Guidelines 22.4 and 22.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from teitools.odd.constraints import used_prefixes
from teitools.odd.content import EMPTY
from teitools.odd.prose import PARTS, Prose
from teitools.odd.pure_odd import write_content, write_datatype
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    ConstraintSpec,
    DataSpec,
    ElementSpec,
    MacroSpec,
    Spec,
    ValItem,
    ValList,
)
from teitools.xml.names import SCH, TEI, XML, XML_ID, tei

_KINDS: dict[type, tuple[str, str]] = {
    ElementSpec: ("elementSpec", "element"),
    ClassSpec: ("classSpec", "class"),
    MacroSpec: ("macroSpec", "macro"),
    DataSpec: ("dataSpec", "data type"),
}
_BEFORE, _AFTER = ("gloss", "desc"), ("exemplum", "remarks")
_WHITE = re.compile(r"\s+")


class WrittenSpecs:
    """Writes specifications into a schemaSpec, with their prose.

    Prose that the ODD does not give itself is marked with where it is from, by `source`, so
    that it is not taken for the ODD's own when it is read again. `namespaces` are those of the
    prefixes that a constraint may use without declaring them.
    """

    def __init__(
        self,
        parent: etree._Element,
        prose: dict[tuple[str, str], Prose],
        source: str,
        namespaces: dict[str, str],
    ) -> None:
        self._parent = parent
        self._prose = prose
        self._source = source
        self._namespaces = namespaces

    def schema_prose(self, given: etree._Element) -> None:
        """Write the glosses and descriptions of the schemaSpec `given`."""
        for child in given.iterchildren(*(tei(name) for name in _BEFORE)):
            self._parent.append(_copy(child))

    def write(self, spec: Spec) -> None:
        """Write `spec` in full."""
        _, kind = _KINDS[type(spec)]
        prose = self._prose.get((kind, spec.ident)) or Prose()
        node = self._begun(spec)
        if isinstance(spec, ElementSpec | ClassSpec):
            self._put(node, prose, _BEFORE, spec.documentation)
            self._classes(node, spec)
        else:
            self._put(node, prose, _BEFORE, "")
        if not isinstance(spec, ClassSpec):
            if spec.values is None or spec.content != EMPTY:
                write_content(_add(node, "content"), spec.content)
            if spec.values is not None:
                self._values(node, spec.values, prose)
            self._values_of_content(node, prose)
        if isinstance(spec, ElementSpec | ClassSpec):
            for constraint in spec.constraints:
                self.constraint(node, constraint, prose)
            if spec.attributes.members:
                self._attributes(node, spec.attributes, prose)
        self._put(node, prose, _AFTER, "")

    def _begun(self, spec: Spec) -> etree._Element:
        """The element of `spec`, with its attributes and its other name."""
        prefix = (spec.prefix or "").strip()
        name, _ = _KINDS[type(spec)]
        node = _add(self._parent, name, ident=spec.ident.removeprefix(prefix))
        if spec.prefix is not None:
            node.set("prefix", spec.prefix)
        if isinstance(spec, ClassSpec):
            node.set("type", spec.type)
        if spec.module:
            node.set("module", spec.module)
        if isinstance(spec, ElementSpec):
            if spec.namespace is not None:
                node.set("ns", spec.namespace)
            if spec.name != node.get("ident"):
                _add(node, "altIdent").text = spec.name
        return node

    def constraint(
        self, parent: etree._Element, spec: ConstraintSpec, prose: Prose | None = None
    ) -> None:
        """Write a constraint; the namespaces of its expressions are in scope there."""
        nodes = [etree.fromstring(child) for child in spec.children]
        own = {ns.get("prefix") for child in nodes for ns in child.iter(f"{{{SCH}}}ns")}
        used = {prefix for child in nodes for prefix in used_prefixes(child)} - own
        scope = dict(spec.namespaces)
        scope |= {p: uri for p, uri in self._namespaces.items() if p in used and uri}
        for prefix, uri in (("xml", XML), ("tei", TEI)):  # these go without saying
            if scope.get(prefix) == uri:
                del scope[prefix]
        node = _add(parent, "constraintSpec", ident=spec.ident, scheme=spec.scheme)
        if prose is not None:
            self._put(node, prose.of("constraint", spec.ident), _BEFORE, "")
        body = etree.SubElement(node, tei("constraint"), nsmap=scope)
        body.extend(nodes)

    def _classes(self, node: etree._Element, spec: ElementSpec | ClassSpec) -> None:
        if not spec.classes:
            return
        among = _add(node, "classes")
        for key in spec.classes:
            member = _add(among, "memberOf", key=key)
            occurrences = spec.occurrences if isinstance(spec, ElementSpec) else ()
            for named, low, high in occurrences:
                if named == key:
                    member.set("min", str(low))
                    member.set("max", "unbounded" if high is None else str(high))

    def _values_of_content(self, node: etree._Element, prose: Prose) -> None:
        for item in node.iter(tei("valItem")):
            if len(item) == 0:
                self._put(item, prose.of("value", item.get("ident", "")), _BEFORE, "")

    def _attributes(self, parent: etree._Element, attributes: AttList, prose: Prose) -> None:
        node = _add(parent, "attList")
        if attributes.org == "choice":
            node.set("org", "choice")
        for member in attributes.members:
            if isinstance(member, AttList):
                if member.members:
                    self._attributes(node, member, prose)
            elif isinstance(member, AttRef):
                reference = etree.SubElement(node, tei("attRef"), {"class": member.owner})
                if member.name is not None:
                    reference.set("name", member.name)
            else:
                self._attribute(node, member, prose.of("attribute", member.name))

    def _attribute(self, parent: etree._Element, definition: AttDef, prose: Prose) -> None:
        node = _add(parent, "attDef", ident=definition.name)
        if definition.mode != "add":
            node.set("mode", definition.mode)
        if definition.usage is not None:
            node.set("usage", definition.usage)
        if definition.namespace is not None:
            node.set("ns", definition.namespace)
        if definition.mode == "delete":
            return
        if definition.alternative is not None:
            _add(node, "altIdent").text = definition.alternative
        self._put(node, prose, _BEFORE, definition.documentation)
        datatype = definition.datatype
        if datatype is not None:
            inner = _add(node, "datatype")
            if datatype.low != 1:
                inner.set("minOccurs", str(datatype.low))
            if datatype.high != 1:
                inner.set("maxOccurs", str(datatype.high or "unbounded"))
            write_datatype(inner, datatype.pattern)
        for constraint in definition.constraints:
            self.constraint(node, constraint, prose)
        if definition.default is not None:
            _add(node, "defaultVal").text = definition.default
        if definition.values is not None:
            self._values(node, definition.values, prose)
        self._put(node, prose, _AFTER, "")

    def _values(self, parent: etree._Element, values: ValList, prose: Prose) -> None:
        node = _add(parent, "valList")
        if values.type is not None:
            node.set("type", values.type)
        if values.mode != "add":
            node.set("mode", values.mode)
        for item in values.items:
            self._value(node, item, prose.of("value", item.ident))
        if values.mode == "change":
            for ident in values.deleted:
                _add(node, "valItem", ident=ident, mode="delete")

    def _value(self, parent: etree._Element, item: ValItem, prose: Prose) -> None:
        node = _add(parent, "valItem", ident=item.ident)
        if item.alternative is not None:
            _add(node, "altIdent").text = item.alternative
        self._put(node, prose, _BEFORE, item.documentation)
        self._put(node, prose, ("remarks",), "")

    def _put(
        self, node: etree._Element, prose: Prose, parts: Sequence[str], documentation: str
    ) -> None:
        """Copy `parts` of `prose`; `documentation` is the ODD's own description, if any."""
        for part in parts:
            copies = [_copy(found) for found in prose.all(part)]
            if part == "desc" and documentation and not copies:
                _add(node, "desc").text = documentation
            for copy in copies:
                if part == "desc" and not documentation and copy.get("source") is None:
                    copy.set("source", self._source)
                node.append(copy)


def _add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, tei(name), attributes)


def _copy(found: etree._Element) -> etree._Element:
    """A copy of a piece of prose, its white space evened out where it is one sentence."""
    copy = deepcopy(found)
    copy.tail = None
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    for node in copy.iter("*"):
        node.attrib.pop(XML_ID, "")
    etree.cleanup_namespaces(copy)
    if PARTS.get(str(copy.tag)) in _BEFORE:
        for node in copy.iter("*"):
            node.text = _WHITE.sub(" ", node.text) if node.text else None
            if node is not copy and node.tail:
                node.tail = _WHITE.sub(" ", node.tail)
        if len(copy) == 0:
            copy.text = (copy.text or "").strip() or None
    return copy
