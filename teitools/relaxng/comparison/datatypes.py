"""Which data types hold all values of which others (XML Schema Part 2, section 3)."""

from __future__ import annotations

from teitools.relaxng.patterns import Data, Pattern, Text

_DERIVED = {
    "normalizedString": "string",
    "token": "string",
    "language": "token",
    "NMTOKEN": "token",
    "Name": "token",
    "NCName": "Name",
    "ID": "NCName",
    "IDREF": "NCName",
    "ENTITY": "NCName",
    "NMTOKENS": "token",
    "IDREFS": "NMTOKENS",
    "ENTITIES": "NMTOKENS",
    "anyURI": "token",
    "integer": "decimal",
    "nonPositiveInteger": "integer",
    "negativeInteger": "nonPositiveInteger",
    "nonNegativeInteger": "integer",
    "positiveInteger": "nonNegativeInteger",
    "long": "integer",
    "int": "long",
    "short": "int",
    "byte": "short",
    "unsignedLong": "nonNegativeInteger",
    "unsignedInt": "unsignedLong",
    "unsignedShort": "unsignedInt",
    "unsignedByte": "unsignedShort",
    "decimal": "double",
    "double": "float",
    "float": "token",
}


def is_within(atom: Pattern, other: Pattern) -> bool:
    """Whether all strings of `atom` are known to be strings of `other`."""
    if atom is other or isinstance(other, Text):
        return True
    if isinstance(other, Data) and other.but is None and not other.datatype.parameters:
        name: str | None = other.datatype.name
        if name in ("string", "normalizedString", "token"):
            return True
        if isinstance(atom, Data):
            base: str | None = atom.datatype.name
            while base is not None:
                if base == name:
                    return True
                base = _DERIVED.get(base)
    return False
