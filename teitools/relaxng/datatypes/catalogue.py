"""Which simple types there are, and where: each family is loaded when first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from teitools.relaxng.datatypes.simple_type import SimpleType

_FAMILIES = {
    "strings": "string normalizedString token language boolean",
    "names": "Name NCName NMTOKEN ID IDREF",
    "declared_names": "QName NOTATION ENTITY",
    "lists": "NMTOKENS IDREFS ENTITIES",
    "uris": "anyURI",
    "decimals": "decimal integer nonNegativeInteger positiveInteger nonPositiveInteger "
    "negativeInteger long int short byte "
    "unsignedLong unsignedInt unsignedShort unsignedByte",
    "floats": "float double",
    "binary": "hexBinary base64Binary",
    "dates": "dateTime time date gYearMonth gYear gMonthDay gDay gMonth",
    "durations": "duration",
}
FAMILIES = {name: family for family, names in _FAMILIES.items() for name in names.split()}
"""The module of each type, by its name."""


def simple_type(name: str) -> SimpleType[Any] | None:
    """The built-in simple type `name` (XML Schema Part 2, section 3); None without one."""
    family = FAMILIES.get(name)
    return None if family is None else _members(family)[name]


@cache
def _members(family: str) -> dict[str, SimpleType[Any]]:
    module = import_module(f"teitools.relaxng.datatypes.{family}")
    types: list[SimpleType[Any]] = module.simple_types()
    return {each.name: each for each in types}
