"""Data types: the built-in library and XML Schema's, for RELAX NG."""

from __future__ import annotations

from teitools.relaxng.datatypes.interface import Library

BUILT_IN = ""
"""The address of the built-in library (RELAX NG, section 4.4)."""
XML_SCHEMA = "http://www.w3.org/2001/XMLSchema-datatypes"
"""The address of XML Schema's data types, as RELAX NG writes it (guidelines, section 1)."""

COMPATIBILITY = "http://relaxng.org/ns/compatibility/datatypes/1.0"
"""The address of ID, IDREF and IDREFS alone (RELAX NG DTD Compatibility, section 4)."""


def library(address: str) -> Library | None:
    """The library of data types at `address`; None where there is none."""
    if address == XML_SCHEMA:
        from teitools.relaxng.datatypes.xml_schema import XmlSchemaLibrary

        return XmlSchemaLibrary()
    if address == BUILT_IN:
        from teitools.relaxng.datatypes.built_in import BuiltInLibrary

        return BuiltInLibrary()
    if address == COMPATIBILITY:
        from teitools.relaxng.datatypes.compatibility import CompatibilityLibrary

        return CompatibilityLibrary()
    return None
