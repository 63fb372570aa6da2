"""Reading content models and attribute lists (TEI Guidelines 22.5.1 and 22.5.3)."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, cast

from lxml import etree

from teitools.dataclass import dataclass
from teitools.findings import Code, Finding, Severity
from teitools.odd import codes
from teitools.odd.constraints import SCHEMES, read_constraint
from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    AnyElement,
    Choice,
    ClassRef,
    ElementRef,
    Interleave,
    Legacy,
    MacroRef,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.data_references import read_data_reference
from teitools.odd.document import Document
from teitools.odd.legacy import read_relaxng
from teitools.odd.naming import (
    ATTRIBUTES,
    alternative,
    expanded,
    is_attributes,
    is_name,
    namespace_of_attribute,
    value_patterns,
)
from teitools.odd.occurrences import read_occurrence
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ConstraintSpec,
    Datatype,
    ListType,
    Mode,
    ValItem,
    ValList,
    is_defined_by,
)
from teitools.odd.wording import meant
from teitools.xml.names import RNG, TEI, tei

DEFAULT_EXCEPTIONS = (TEI, "{http://www.tei-c.org/ns/Examples}egXML")
"""What "any element" is not, where an ODD does not say (TEI Guidelines, schemaSpec)."""

_MODES = ("add", "delete", "change", "replace")
_DATA = Datatype(TEXT)


@dataclass(slots=True)
class Reader:
    """Reads the parts of specifications, gathering findings.

    With `prose` false, descriptions are left behind. With `compat`, what the TEI Stylesheets
    bear with is a warning. `documents` are others that nodes may belong to; `constrained` says
    whether the specifications that are changed have their constraints.
    """

    document: Document
    prose: bool = True
    compat: bool = False
    findings: list[Finding] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    constrained: bool = True

    def report(self, code: Code, node: etree._Element, **facts: object) -> None:
        """Note what is wrong with `node`."""
        self.findings.append(self.document_of(node).finding(code, node, **facts))

    def document_of(self, node: etree._Element) -> Document:
        """The document that `node` stands in."""
        root = node.getroottree().getroot()
        return next((d for d in self.documents if d.root is root), self.document)

    def tolerate(self, code: Code, node: etree._Element, **facts: object) -> None:
        """Note what is wrong with `node`, though the TEI Stylesheets bear with it."""
        self.report(code, node, **facts)
        if self.compat:
            self.findings[-1] = self.findings[-1]._replace(level=Severity.WARNING)

    def required(self, node: etree._Element, name: str) -> str:
        """The value of an attribute that must be there."""
        value = node.get(name)
        if value is None:
            element = etree.QName(node).localname
            self.report(codes.MISSING_ATTRIBUTE, node, element=element, name=name)
            return ""
        return value.strip()

    def name(self, node: etree._Element, name: str) -> str:
        """The value of an attribute that must be there and a name in XML."""
        value = self.required(node, name)
        if name in node.attrib and not is_name(value):
            self.report(codes.BAD_NAME, node, name=value)
        return value

    def mode(self, node: etree._Element, default: Mode = "add") -> Mode:
        """The mode of a specification or of a part of one."""
        mode = node.get("mode", default)
        if mode not in _MODES:
            self.report(codes.UNKNOWN_MODE, node, mode=mode, hint=meant(mode, _MODES))
            return default
        return cast(Mode, mode)

    def documentation(self, node: etree._Element) -> str:
        """The description of `node`, in English where there are several.

        One with `source` is not the ODD's own: a compiled ODD marks what it inherits so.
        """
        if not self.prose:
            return ""
        found = [desc for desc in node.findall(tei("desc")) if desc.get("source") is None]
        english = [d for d in found if d.get(f"{{{_XML}}}lang", "en").startswith("en")]
        chosen = english or found
        return " ".join("".join(map(str, chosen[0].itertext())).split()) if chosen else ""

    def content(self, node: etree._Element) -> Pattern:
        """The pattern that a `content` or `datatype` element holds, as it is written."""
        parts = [child for child in node.iterchildren("*") if not _of_a_class(child)]
        return _in_order([self._particle(child) for child in parts])

    def attributes(self, node: etree._Element) -> AttList:
        """What an `attList` holds."""
        members: list[AttDef | AttRef | AttList] = []
        for child in node.iterchildren(tei("attDef"), tei("attRef"), tei("attList")):
            name = etree.QName(child).localname
            if name == "attDef":
                found = self.attribute(child)
                members = [m for m in members if not is_defined_by(m, found)]
                members.append(found)
            elif name == "attRef":
                members.append(self.attribute_reference(child))
            else:
                members.append(self.attributes(child))
        org = "choice" if node.get("org") == "choice" else "group"
        return AttList(cast(Literal["group", "choice"], org), tuple(members))

    def attribute_reference(self, node: etree._Element) -> AttRef:
        """What an `attRef` refers to; once it did so by the name of a RELAX NG pattern."""
        name = node.get("name")
        if "class" not in node.attrib and name is not None and is_attributes(name.strip()):
            return AttRef(name.strip().removesuffix(ATTRIBUTES), None)
        return AttRef(self.required(node, "class"), name)

    def attribute(self, node: etree._Element) -> AttDef:
        """What an `attDef` says; what it leaves unsaid is None."""
        datatype, values = node.find(tei("datatype")), node.find(tei("valList"))
        name = self.name(node, "ident")
        return AttDef(
            name=name,
            mode=self.mode(node),
            usage=node.get("usage"),
            datatype=None if datatype is None else self._datatype(datatype),
            values=None if values is None else self.values(values),
            documentation=self.documentation(node),
            namespace=namespace_of_attribute(self, node, name),
            constraints=self.constraints(node),
            alternative=alternative(node),
            default=_default(node),
        )

    def values(self, node: etree._Element) -> ValList:
        """What a `valList` says."""
        mode = self.mode(node)
        kept: list[ValItem] = []
        removed: list[ValItem] = []
        for item in node.iterchildren(tei("valItem")):
            stated = None if item.get("mode") is None else self.mode(item)
            ident, said = self.required(item, "ident"), self.documentation(item)
            found = ValItem(ident, said, alternative(item), stated)
            kept = [each for each in kept if each.ident != ident]
            (removed if stated == "delete" else kept).append(found)
        type_ = node.get("type", None if mode == "change" else "open")
        return ValList(
            type=cast(ListType | None, type_),
            items=tuple(kept),
            mode=mode,
            deleted=tuple(item.ident for item in removed),
            stated=node.get("mode") is not None,
            removed=tuple(removed),
        )

    def exceptions(self, node: etree._Element, name: str = "defaultExceptions") -> tuple[str, ...]:
        """The namespaces and names that an attribute lists; names become ``{namespace}name``."""
        if name not in node.attrib and name == "defaultExceptions":
            return DEFAULT_EXCEPTIONS
        return tuple(expanded(node, token) for token in _tokens(node, name))

    def constraints(self, node: etree._Element) -> tuple[ConstraintSpec, ...]:
        """The constraints that are children of `node`."""
        return tuple(
            self.constraint(child)
            for child in node.iterchildren(tei("constraintSpec"))
            if child.get("mode") != "delete"
        )

    def constraint(self, node: etree._Element) -> ConstraintSpec:
        """What a `constraintSpec` says."""
        spec = read_constraint(node, self.required(node, "ident"))
        if "scheme" not in node.attrib and node.get("mode", "add") in ("add", "replace"):
            self.report(codes.NO_SCHEME, node, name=spec.ident)
        if spec.scheme not in SCHEMES:
            hint = meant(spec.scheme, SCHEMES)
            self.report(codes.NOT_SCHEMATRON, node, name=spec.ident, scheme=spec.scheme, hint=hint)
        return spec

    def _datatype(self, node: etree._Element) -> Datatype:
        low, high = self.occurrence(node)
        return Datatype(self.content(node), low, high) if len(node) else _DATA

    def occurrence(
        self, node: etree._Element, least: str = "minOccurs", most: str = "maxOccurs"
    ) -> tuple[int, int | None]:
        """How often something may stand, as two attributes of `node` say."""
        return read_occurrence(self, node, least, most)

    def _particle(self, node: etree._Element) -> Pattern:
        name = etree.QName(node)
        if name.namespace == RNG:
            return read_relaxng(node)
        if name.namespace != TEI:
            self.report(codes.UNKNOWN_CONTENT, node, element=name.localname)
            return NOT_ALLOWED
        low, high = self.occurrence(node)
        item = self._item(node, name.localname)
        return item if (low, high) == (1, 1) else Repeat(item, low, high)

    def _item(self, node: etree._Element, name: str) -> Pattern:
        match name:
            case "textNode":
                return TEXT
            case "empty":
                return EMPTY
            case "sequence" | "interleave":
                free = name == "interleave" or node.get("preserveOrder", "").strip() in _FALSE
                return (Interleave if free else Sequence)(self._particles(node))
            case "alternate":
                return Choice(self._particles(node))
            case "elementRef":
                return ElementRef(self.required(node, "key"))
            case "macroRef":
                return MacroRef(self.required(node, "key"))
            case "classRef":
                return self._class_reference(node)
            case "dataRef":
                return read_data_reference(self, node)
            case "anyElement":
                return AnyElement(_tokens(node, "require"), self.exceptions(node, "except"))
            case "valList":
                return Choice(tuple(value_patterns(self.values(node))))
        self.report(codes.UNKNOWN_CONTENT, node, element=name)
        return NOT_ALLOWED

    def _particles(self, node: etree._Element) -> tuple[Pattern, ...]:
        return tuple(self._particle(child) for child in node.iterchildren("*"))

    def _class_reference(self, node: etree._Element) -> Pattern:
        include = None if node.get("include") is None else _tokens(node, "include")
        expand = node.get("expand", "").strip()
        return ClassRef(self.required(node, "key"), expand, include, _tokens(node, "except"))


_XML = "http://www.w3.org/XML/1998/namespace"
_REF = f"{{{RNG}}}ref"
_FALSE = ("false", "0")


def _of_a_class(node: etree._Element) -> bool:
    """Whether RELAX NG refers to the attributes of a class; `content_classes` reads that."""
    return node.tag == _REF and is_attributes(node.get("name", "").strip())


def _tokens(node: etree._Element, name: str) -> tuple[str, ...]:
    return tuple(node.get(name, "").split())


def _default(node: etree._Element) -> str | None:
    value = node.find(tei("defaultVal"))
    return None if value is None else "".join(map(str, value.itertext())).strip()


def _in_order(items: list[Pattern]) -> Pattern:
    if not items:
        return EMPTY
    return items[0] if len(items) == 1 else Legacy("content", tuple(items))
