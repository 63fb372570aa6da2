"""The XSD document of the attributes of the XML namespace: xml:id, lang, space and base."""

from __future__ import annotations

from lxml import etree

from teitools.odd.content import Choice, Data, Pattern, Value
from teitools.odd.grammar import Grammar
from teitools.odd.simple_types import SimpleTypes
from teitools.xml.names import XML, XS

_VALUES: dict[str, Pattern] = {
    "base": Data("anyURI"),
    "id": Data("ID"),
    "lang": Choice((Data("language"), Value(""))),
    "space": Choice((Value("default"), Value("preserve"))),
}


def write_xml_attributes() -> bytes:
    """The document that an XSD of ours imports."""
    root = etree.Element(f"{{{XS}}}schema", {"targetNamespace": XML}, nsmap={"xs": XS})
    types = SimpleTypes(Grammar(XML), "")
    for name, value in _VALUES.items():
        types.type_of(etree.SubElement(root, f"{{{XS}}}attribute", {"name": name}), value, "type")
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"
