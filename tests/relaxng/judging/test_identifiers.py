"""Identifiers: each once, and each IDREF answered (RELAX NG DTD Compatibility, section 4)."""

from __future__ import annotations

import pytest

from teitools.relaxng import Schema
from tests.relaxng.schemas import XSD, places, schema_of

SCHEMA = f"""<element name="list" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="{XSD}">
  <zeroOrMore><element name="item">
    <optional><attribute name="id"><data type="ID"/></attribute></optional>
    <optional><attribute name="ref"><data type="IDREF"/></attribute></optional>
    <optional><attribute name="refs"><data type="IDREFS"/></attribute></optional>
    <empty/>
  </element></zeroOrMore>
</element>"""


@pytest.fixture(scope="module")
def schema() -> Schema:
    return schema_of(SCHEMA)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ('<item id="a"/><item id="b"/>', []),
        ('<item ref="b"/><item id="b"/>', []),
        ('<item id="b"/><item ref=" b "/>', []),
        ('<item refs="b  a&#10;b"/><item id="b"/><item id="a"/>', []),
        ('<item id="a"/><item id=" a "/>', [("R221", 1, 27)]),
        ('<item ref="b"/>', [("R222", 1, 13)]),
        ('<item id="c" refs="b c d"/>', [("R222", 1, 20), ("R222", 1, 20)]),
        ('<item ref="b"/>\n<item ref="b"/>', [("R222", 1, 13), ("R222", 2, 7)]),
        ('<item id="1"/><item id="1"/>', [("R215", 1, 13), ("R215", 1, 27)]),
    ],
)
def test_identifiers(schema: Schema, items: str, expected: list[tuple[str, int, int]]) -> None:
    report = schema.validate(f"<list>{items}</list>".encode())
    assert places(report.findings) == expected


def test_the_first_place_is_related(schema: Schema) -> None:
    report = schema.validate(b'<list>\n <item id="a"/><item id="a"/></list>', "d.xml")
    assert [str(each) for each in report.findings[0].related] == ["d.xml:2:2"]


def test_nothing_is_said_of_what_may_stand_in_ignored_parts(schema: Schema) -> None:
    report = schema.validate(b'<list><item ref="a"/><xyz><item id="a"/></xyz></list>')
    assert [finding.code.id for finding in report.findings] == ["R219"]
