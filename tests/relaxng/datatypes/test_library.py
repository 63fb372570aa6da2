"""The libraries, and what all data types have in common."""

from __future__ import annotations

import subprocess
import sys

import pytest

from teitools.relaxng.datatypes import BUILT_IN, XML_SCHEMA, library
from teitools.relaxng.datatypes.catalogue import FAMILIES, simple_type
from teitools.relaxng.datatypes.interface import Datatype, IdType
from tests.relaxng.datatypes.context import CONTEXT, built_in, datatype

_HEAVY = (
    "decimal",
    "datetime",
    "unicodedata",
    "difflib",
    "fractions",
    "lxml",
    "xmlschema",
    "_strptime",
)


def test_there_are_two() -> None:
    assert library(BUILT_IN) is not None
    assert library(XML_SCHEMA) is not None
    for address in ("http://www.w3.org/2001/XMLSchema", XML_SCHEMA + "/", "urn:x"):
        assert library(address) is None


def test_the_types_are_those_of_xml_schema() -> None:
    assert len(FAMILIES) == 44
    for name in FAMILIES:
        type_ = simple_type(name)
        assert type_ is not None
        assert type_.name == name


def test_identifiers_and_context() -> None:
    types = {name: datatype(name) for name in FAMILIES}
    identifiers = {name: each.id_type for name, each in types.items() if each.id_type}
    assert identifiers == {"ID": IdType.ID, "IDREF": IdType.IDREF, "IDREFS": IdType.IDREFS}
    contextual = {name for name, each in types.items() if each.contextual}
    assert contextual == {"QName", "NOTATION", "ENTITY", "ENTITIES"}


def test_equality() -> None:
    one, same = (datatype("string", ("length", "1"), ("pattern", "a")) for _ in range(2))
    assert one == same
    assert hash(one) == hash(same)
    others = [
        datatype("string"),
        datatype("token", ("length", "1"), ("pattern", "a")),
        datatype("string", ("pattern", "a"), ("length", "1")),
        datatype("string", ("length", "1"), ("pattern", "b")),
    ]
    assert all(one != other for other in others)
    assert datatype("string") != built_in("string")
    assert one != "string"


def test_a_data_type_can_be_made_again() -> None:
    for made in (datatype("integer", ("minInclusive", "1")), datatype("NCName"), built_in("token")):
        found = library(made.library)
        assert found is not None
        assert found.datatype(made.name, [*map(list, made.parameters)]) == made


def test_a_data_type_cannot_be_changed() -> None:
    made = datatype("string", ("length", "1"))
    for name in ("name", "parameters", "library", "_facets", "other"):
        with pytest.raises(AttributeError):
            setattr(made, name, "x")
    with pytest.raises(AttributeError):
        del made.name
    assert made.name == "string"


def test_it_says_what_it_is() -> None:
    assert repr(datatype("date")) == f"Restriction({XML_SCHEMA!r}, 'date', ())"


def test_the_interface_is_kept() -> None:
    made: Datatype = datatype("IDREFS", ("maxLength", "1"))
    assert (made.library, made.name, made.parameters) == (
        XML_SCHEMA,
        "IDREFS",
        (("maxLength", "1"),),
    )
    assert made.allows("a", CONTEXT)
    with pytest.raises(ValueError, match="no value of the data type IDREFS"):
        made.value("a b", CONTEXT)


def test_nothing_heavy_is_loaded() -> None:
    code = """
import sys
import teitools.relaxng.datatypes as datatypes
loaded = [name for name in sys.modules if name.startswith("teitools.relaxng.datatypes.")]
print(*loaded, sep=",")
from teitools.relaxng.datatypes.interface import ValueContext
library = datatypes.library(datatypes.XML_SCHEMA)
for name in ("ID", "token", "anyURI", "integer", "date", "double", "NMTOKENS", "language"):
    library.datatype(name, []).allows("1", ValueContext(lambda prefix: None))
pattern = library.datatype("string", [("pattern", "[a-z]+"), ("maxLength", "3")])
pattern.allows("abc", ValueContext(lambda prefix: None))
print(*(name for name in HEAVY if name in sys.modules), sep=",")
""".replace("HEAVY", repr(_HEAVY))
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout.splitlines() == ["teitools.relaxng.datatypes.interface", ""]
