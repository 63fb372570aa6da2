"""What XSD finds, and schemas that are incorrect or reach too far."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from teitools.errors import SchemaError
from teitools.source import Source
from teitools.xml.document import Document
from teitools.xsd import XsdSchema

XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
SCHEMA = f"""
<xs:schema {XS} targetNamespace="urn:t" xmlns="urn:t" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace"
      schemaLocation="http://www.w3.org/2001/xml.xsd"/>
  <xs:element name="play"><xs:complexType><xs:sequence>
    <xs:element name="head" type="xs:string"/>
    <xs:element name="speech" maxOccurs="unbounded"><xs:complexType mixed="true">
      <xs:attribute name="who" type="xs:anyURI" use="required"/>
      <xs:attribute ref="xml:id"/>
      <xs:attribute name="part"><xs:simpleType><xs:restriction base="xs:token">
        <xs:enumeration value="initial"/><xs:enumeration value="final"/>
      </xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType></xs:element>
    <xs:element name="year" type="xs:integer" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
"""
PLAY = (
    '<play xmlns="urn:t">\n<head>x</head>\n<speech who="#n" part="initial">Hide</speech>\n'
    "<year>1879</year></play>"
)


@pytest.fixture(scope="module")
def schema() -> XsdSchema:
    return XsdSchema(Source("play.xsd", SCHEMA.encode()))


def found(schema: XsdSchema, text: str) -> list[tuple[str, int, int]]:
    places = []
    for finding in schema.validate(Document(Source("d", text.encode()))):
        position = finding.location.position
        assert position is not None
        assert "\n" not in finding.message
        assert len(finding.message) < 200
        places.append((finding.code.id, position.line, position.column))
    return sorted(places)


def test_valid(schema: XsdSchema) -> None:
    assert found(schema, PLAY) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<year>1879</year>", "<yeer/>", ("S310", 4, 1)),
        ("<head>x</head>", "", ("S310", 3, 1)),
        ("part=", "bart=", ("S313", 3, 1)),
        (' who="#n"', "", ("S314", 3, 1)),
        ("initial", "inital", ("S315", 3, 1)),
        ("<year>", "text<year>", ("S316", 1, 1)),
        (">1879<", ">soon<", ("S317", 4, 1)),
        ('"urn:t"', '"urn:T"', ("S318", 1, 1)),
        ("<head>x", "<head><b/>x", ("S319", 2, 1)),
    ],
)
def test_one_mistake_one_finding(
    schema: XsdSchema, old: str, new: str, expected: tuple[str, int, int]
) -> None:
    assert old in PLAY
    assert found(schema, PLAY.replace(old, new)) == [expected]


def test_incomplete(schema: XsdSchema) -> None:
    text = '<play xmlns="urn:t"><head/></play>'
    (finding,) = schema.validate(Document(Source("d", text.encode())))
    assert (finding.code.id, finding.facts["missing"]) == ("S312", "<speech>")


def test_what_was_meant(schema: XsdSchema) -> None:
    wrong = PLAY.replace("initial", "inital")
    (finding,) = schema.validate(Document(Source("d", wrong.encode())))
    assert finding.facts["meant"] == "initial"
    (finding,) = schema.validate(Document(Source("d", PLAY.replace("part=", "bart=").encode())))
    assert finding.facts["meant"] == "part"


def test_what_may_be_substituted_is_expected() -> None:
    text = f"""<xs:schema {XS}><xs:element name="any" abstract="true"/>
      <xs:element name="b" substitutionGroup="any"/><xs:element name="c" substitutionGroup="any"/>
      <xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="any"/></xs:sequence>
      </xs:complexType></xs:element></xs:schema>"""
    schema = XsdSchema(Source("s", text.encode()))
    (finding,) = schema.validate(Document(Source("d", b"<a><d/></a>")))
    assert finding.facts["expected"] == ("b", "c")


def test_schema_location_of_the_document_is_not_followed(schema: XsdSchema) -> None:
    hint = (
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="urn:u http://127.0.0.1:9/u.xsd" xmlns='
    )
    assert found(schema, PLAY.replace("xmlns=", hint)) == []


def test_deep_documents_are_answered() -> None:
    text = f"""<xs:schema {XS}><xs:element name="a"><xs:complexType><xs:sequence>
      <xs:element ref="a" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
    schema = XsdSchema(Source("s", text.encode()))
    codes = [code for code, _, _ in found(schema, "<a>" * 500 + "</a>" * 500)]
    assert codes in ([], ["S320"])


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1:9/x.xsd", "X150"),
        ("http://[", "X150"),
        ("/etc/passwd", "X150"),
        ("../x.xsd", "X150"),
        ("missing.xsd", "X151"),
        ("bomb.xsd", "X111"),
        ("other.xml", "S301"),
    ],
)
@pytest.mark.parametrize("kind", ["include", "import", "redefine"])
def test_files_that_are_not_read(tmp_path: Path, kind: str, location: str, code: str) -> None:
    (tmp_path / "bomb.xsd").write_text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    (tmp_path / "other.xml").write_text("<a/>")
    namespace = 'namespace="urn:x"' if kind == "import" else ""
    text = f'<xs:schema {XS}><xs:{kind} {namespace} schemaLocation="{location}"/></xs:schema>'
    with pytest.raises(SchemaError) as caught:
        XsdSchema(Source("s.xsd", text.encode()), tmp_path)
    assert [finding.code.id for finding in caught.value.findings] == [code]


def test_include_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.xsd").write_text(
        f'<xs:schema {XS}><xs:element name="b" type="xs:date"/></xs:schema>'
    )
    main = tmp_path / "main.xsd"
    main.write_text(f'<xs:schema {XS}><xs:include schemaLocation="parts/b.xsd"/></xs:schema>')
    schema = XsdSchema(Source.of(main), tmp_path)
    assert found(schema, "<b>2026-01-01</b>") == []
    assert found(schema, "<b>no</b>") == [("S317", 1, 1)]


@pytest.mark.parametrize(
    "content", ['<xs:element name="a" type="nope"/>', "<xs:element/>", "<xs:bogus/>"]
)
def test_incorrect(content: str) -> None:
    with pytest.raises(SchemaError) as caught:
        XsdSchema(Source("s.xsd", f"<xs:schema {XS}>{content}</xs:schema>".encode()))
    assert [finding.code.id for finding in caught.value.findings] == ["S301"]


def test_xmlschema_is_imported_only_when_used() -> None:
    program = "import sys, teitools.validation; print('xmlschema' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("False", "")
