"""Reading references to data types: by name, by key, by pointer (TEI Guidelines, dataRef)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from teitools.odd import codes
from teitools.odd.content import NOT_ALLOWED, Data, DataRef, Pattern
from teitools.odd.datatypes import DATATYPES
from teitools.odd.wording import meant
from teitools.xml.names import XML_ID, tei

if TYPE_CHECKING:
    from teitools.odd.reading import Reader

_W3C = "www.w3.org"
_W3C_TYPES = ("2001/XMLSchema", "2001/XMLSchema-datatypes", "TR/xmlschema-2", "TR/xmlschema11-2")
_PAGE = re.compile(r"https?://(?:www\.)?tei-c\.org/.*/ref-(teidata\.[\w.]+?)\.html")


def read_data_reference(reader: Reader, node: etree._Element) -> Pattern:
    """The pattern of the `dataRef` at `node`; what is wrong is reported."""
    restriction = node.get("restriction")
    if node.get("name") is not None:
        return _built_in(reader, node, reader.required(node, "name"), restriction)
    if node.get("key") is None and node.get("ref") is not None:
        return _pointer(reader, node, node.get("ref", "").strip(), restriction)
    return _by_key(reader, node, reader.required(node, "key"), restriction)


def _built_in(reader: Reader, node: etree._Element, name: str, restriction: str | None) -> Pattern:
    facets = [
        (reader.required(facet, "name"), facet.get("value", ""))
        for facet in node.iterchildren(tei("dataFacet"))
    ]
    if restriction is not None:
        facets.append(("pattern", restriction))
    if name and name not in DATATYPES:
        reader.report(codes.UNKNOWN_DATATYPE, node, name=name, hint=meant(name, DATATYPES))
    elif name and facets and (reason := fault_of(name, facets)):
        reader.report(codes.BAD_FACETS, node, type=name, reason=reason)
    return Data(name, tuple(facets))


def fault_of(name: str, facets: Sequence[tuple[str, str]]) -> str:
    """Why there is no data type of XML Schema with these facets; "" where there is one."""
    if name in DATATYPES and not facets:
        return ""
    from teitools.relaxng.datatypes.interface import DatatypeError
    from teitools.relaxng.datatypes.xml_schema import XmlSchemaLibrary

    try:
        XmlSchemaLibrary().datatype(name, facets)
    except DatatypeError as error:
        return str(error)
    return ""


def _by_key(reader: Reader, node: etree._Element, key: str, restriction: str | None) -> Pattern:
    """A data type of the TEI; its values may have to match an expression too."""
    if restriction is not None and (reason := fault_of("token", [("pattern", restriction)])):
        reader.report(codes.BAD_FACETS, node, type=key, reason=reason)
    if node.find(tei("dataFacet")) is not None:
        reason = "facets are for types of the W3C (@name); @restriction is for these"
        reader.report(codes.BAD_FACETS, node, type=key, reason=reason)
    return DataRef(key, restriction)


def _pointer(
    reader: Reader, node: etree._Element, pointer: str, restriction: str | None
) -> Pattern:
    """What a pointer to the definition of a data type leads to.

    That is a `dataSpec` of the same file by its xml:id, a data type of the W3C by the address of
    its definition, or one of the TEI by that of its page. No other file is read.
    """
    address, hash_, fragment = pointer.partition("#")
    if not address and hash_:
        root = reader.document_of(node).root
        for spec in root.iter(tei("dataSpec")):
            if spec.get(XML_ID, "").strip() == fragment:
                return DataRef(reader.required(spec, "ident"), restriction)
    elif _is_w3c(address) and fragment:
        return _built_in(reader, node, fragment, restriction)
    page = _PAGE.fullmatch(address)
    if page is not None:
        return DataRef(page[1], restriction)
    reader.report(codes.NO_DATATYPE_THERE, node, pointer=pointer)
    return NOT_ALLOWED


def _is_w3c(address: str) -> bool:
    scheme, _, rest = address.partition("://")
    host, _, path = rest.partition("/")
    return scheme in ("http", "https") and host == _W3C and path.strip("/") in _W3C_TYPES
