"""The XSD document of the attributes of the XML namespace: xml:id, lang, space and base."""

from __future__ import annotations

from lxml import etree

from teitools.odd.xsd.attributes import AttributeUse
from teitools.odd.xsd.simple_types import SimpleTypes
from teitools.relaxng.datatypes import BUILT_IN, XML_SCHEMA, library
from teitools.relaxng.datatypes.interface import NOWHERE
from teitools.relaxng.patterns import Pattern, Patterns, Place
from teitools.xml.names import XML, XS

XML_DOCUMENT = "xml.xsd"
"""The name of the document."""
_PLACE: Place = ("", 0, 0)


def write_xml_attributes() -> bytes:
    """The document that an XSD imports whose attributes of the XML namespace are the usual."""
    root = etree.Element(f"{{{XS}}}schema", {"targetNamespace": XML}, nsmap={"xs": XS})
    table = Patterns()
    types = SimpleTypes(table, lambda pattern: None)
    for name, value in usual_values(table).items():
        types.type_of(etree.SubElement(root, f"{{{XS}}}attribute", {"name": name}), value, "type")
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def are_usual(uses: dict[str, set[AttributeUse]], table: Patterns) -> bool:
    """Whether `uses`, attributes of the XML namespace, are those that the document declares."""
    usual = usual_values(table)
    return all(
        use.value is usual.get(name) and use.default is None
        for name, found in uses.items()
        for use in found
    )


def usual_values(table: Patterns) -> dict[str, Pattern]:
    """The values of the attributes, as patterns of `table`."""
    address = ("anyURI", (("pattern", r"\S+"),))
    return {
        "base": _data(table, *address),
        "id": _data(table, "ID"),
        "lang": table.choice([_data(table, "language"), _value(table, "")]),
        "space": table.choice([_value(table, "default"), _value(table, "preserve")]),
    }


def _data(table: Patterns, name: str, facets: tuple[tuple[str, str], ...] = ()) -> Pattern:
    found = library(XML_SCHEMA)
    assert found is not None
    return table.data(found.datatype(name, facets), None, _PLACE)


def _value(table: Patterns, text: str) -> Pattern:
    found = library(BUILT_IN)
    assert found is not None
    datatype = found.datatype("token", ())
    return table.value(datatype, text, datatype.value(text, NOWHERE), _PLACE)
