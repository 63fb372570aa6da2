"""Writing a grammar as XSD 1.0: all that its RELAX NG accepts, and as little more as may be.

Elements that may not stand at the top are declared where they are used, so that a document
cannot begin with them; each has its type by name. An element or attribute of another namespace
stands in a group of the document of that namespace, for the same reason.
"""

from __future__ import annotations

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.content import EMPTY
from teitools.odd.grammar import Grammar
from teitools.odd.xsd.attribute_declarations import AttributeDeclarations
from teitools.odd.xsd.complex_types import ComplexType, ComplexTypes
from teitools.odd.xsd.documentation import Documentation
from teitools.odd.xsd.documents import Documents
from teitools.odd.xsd.element_declarations import ElementDeclarations
from teitools.odd.xsd.named_types import NamedTypes
from teitools.odd.xsd.nodes import add, describe
from teitools.odd.xsd.simple_form import simple_form
from teitools.source import Location

_SINGLE = "schema.xsd"


def write_xsd(grammar: Grammar) -> bytes:
    """The XSD document of `grammar`; the same grammar gives the same bytes.

    It imports ``xml.xsd``, where it has attributes of the XML namespace. Raises SchemaError
    where more documents are needed: see `write_xsd_documents`.
    """
    documents, _ = write_xsd_documents(grammar, "")
    return documents[_SINGLE]


def write_xsd_documents(grammar: Grammar, name: str) -> tuple[dict[str, bytes], list[Finding]]:
    """The XSD documents of `grammar` by file name, and where they accept more than they might.

    The first one is called `name` and imports the others: one for each other namespace. Where
    they import ``xml.xsd``, that is for the caller to give (`write_xml_attributes`), for it is
    the same for all schemas. Without a name there may be one document only.

    Raises SchemaError where the RELAX NG is incorrect, or there would be several and no name.
    """
    documents, findings = _Writer(grammar, name or _SINGLE).documents()
    if len(documents) > 1 and not name:
        facts = {"count": len(documents)}
        raise SchemaError.of(Finding(codes.XSD_NAMESPACES, Location(grammar.source), facts))
    return documents, findings


class _Writer:
    def __init__(self, grammar: Grammar, name: str) -> None:
        self._source, self._origin = grammar.source, grammar.origin
        form = simple_form(grammar)
        self._types = ComplexTypes(form, grammar.namespace)
        self._documentation = Documentation(grammar)
        namespaces = [uri for type_ in self._types.types.values() for uri in _namespaces(type_)]
        self._documents = Documents(grammar.namespace, name, namespaces)
        self._values = NamedTypes(form, self._documents, self._documentation)
        self._attributes = AttributeDeclarations(
            form, self._types, self._documents, self._values, self._documentation
        )
        self._names = self._named()
        self._elements = ElementDeclarations(form, self._types, self._documents, self._names)

    def documents(self) -> tuple[dict[str, bytes], list[Finding]]:
        """The documents, and what there is to say."""
        findings = []
        for key in self._types.start:
            self._elements.start(key)
        for key, type_ in self._types.types.items():
            self._type(key, type_)
            if not type_.exact:
                facts = {"name": type_.name[1]}
                findings.append(Finding(codes.XSD_WIDER, self._place(type_), facts))
        self._elements.write_groups()
        self._attributes.write_groups()
        self._values.write()
        return self._documents.written(), findings

    def _place(self, type_: ComplexType) -> Location:
        if self._origin is None:
            return Location(self._source)
        return self._origin.location(self._documentation.ident(type_.name) or type_.name[1])

    def _named(self) -> dict[str, str]:
        names = {}
        for key, type_ in self._types.types.items():
            wanted = self._documentation.ident(type_.name) or type_.name[1]
            names[key] = self._documents.free_name(type_.name[0], "type", wanted)
        return names

    def _type(self, key: str, type_: ComplexType) -> None:
        here = type_.name[0]
        name = self._names[key]
        node = add(self._documents.root(here), "complexType", name=name)
        describe(node, self._documentation.element(type_.name))
        content = type_.content
        if content.value is not None:
            node = add(add(node, "simpleContent"), "extension")
            node.set("base", self._values.define(here, f"{name}.value", content.value))
        elif content.particle != EMPTY:
            self._elements.add(node, here, content.particle)
        elif not content.mixed:
            add(add(node, "sequence"), "sequence")  # white space is allowed: XSD Part 1, 3.4.2
        if content.mixed:
            node.set("mixed", "true")
        self._attributes.add(node, here, type_)


def _namespaces(type_: ComplexType) -> list[str]:
    attributes = type_.attributes.named
    return [type_.name[0], *(namespace for namespace, _ in attributes if namespace)]
