"""The library of RELAX NG DTD Compatibility."""

from __future__ import annotations

import pytest

from teitools.relaxng.datatypes import COMPATIBILITY, library
from teitools.relaxng.datatypes.interface import DatatypeError, IdType
from tests.relaxng.schemas import places, schema_of

SCHEMA = f"""<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="{COMPATIBILITY}"><attribute name="i"><data type="ID"/></attribute>
  <attribute name="r"><data type="IDREFS"/></attribute><empty/></element>"""


@pytest.mark.parametrize(
    ("name", "id_type"),
    [("ID", IdType.ID), ("IDREF", IdType.IDREF), ("IDREFS", IdType.IDREFS)],
)
def test_types(name: str, id_type: IdType) -> None:
    found = library(COMPATIBILITY)
    assert found is not None
    assert found.datatype(name, ()).id_type is id_type


@pytest.mark.parametrize(("name", "parameters"), [("token", ()), ("ID", (("length", "1"),))])
def test_what_it_has_not(name: str, parameters: tuple[tuple[str, str], ...]) -> None:
    found = library(COMPATIBILITY)
    assert found is not None
    with pytest.raises(DatatypeError):
        found.datatype(name, parameters)


def test_documents() -> None:
    schema = schema_of(SCHEMA)
    assert schema.validate(b'<a i="x" r="x x"/>').valid
    assert places(schema.validate(b'<a i="x" r="x y"/>').findings) == [("R222", 1, 10)]
    assert places(schema.validate(b'<a i="1" r="x"/>').findings) == [
        ("R215", 1, 4),
        ("R222", 1, 10),
    ]
