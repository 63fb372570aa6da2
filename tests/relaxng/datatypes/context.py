"""What documents of these tests declare, and the libraries."""

from __future__ import annotations

from teitools.relaxng.datatypes import BUILT_IN, XML_SCHEMA, library
from teitools.relaxng.datatypes.interface import Datatype, ValueContext

NAMESPACES = {"": "urn:default", "a": "urn:a", "b": "urn:a", "c": "urn:c"}
ENTITIES = ("ent", "ent2")
NOTATION = "not"
CONTEXT = ValueContext(NAMESPACES.get, frozenset(ENTITIES), frozenset({NOTATION}))

Parameters = tuple[tuple[str, str], ...]


def datatype(name: str, *parameters: tuple[str, str]) -> Datatype:
    """The data type of XML Schema's library."""
    found = library(XML_SCHEMA)
    assert found is not None
    return found.datatype(name, parameters)


def built_in(name: str, *parameters: tuple[str, str]) -> Datatype:
    """The data type of the built-in library."""
    found = library(BUILT_IN)
    assert found is not None
    return found.datatype(name, parameters)


def allows(name: str, parameters: Parameters, literal: str) -> bool:
    """Whether the data type allows the literal."""
    return datatype(name, *parameters).allows(literal, CONTEXT)
