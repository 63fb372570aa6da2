"""Schemas and documents for the tests of the engine."""

from __future__ import annotations

from teitools.relaxng import Finding, Schema, load_schema
from teitools.source import Source

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
PLAY_SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="play">
    <attribute name="when"><data type="date"/></attribute>
    <ref name="global"/>
    <element name="head"><text/></element>
    <oneOrMore><choice><ref name="speech"/><ref name="stage"/></choice></oneOrMore>
    <element name="year"><data type="integer"/></element>
    <interleave>
      <optional><element name="scene"><empty/></element></optional>
      <optional><element name="place"><empty/></element></optional>
    </interleave>
  </element></start>
  <define name="speech"><element name="speech">
    <ref name="global"/>
    <optional><attribute name="who"/></optional>
    <optional><attribute name="part">
      <choice><value>initial</value><value>final</value></choice>
    </attribute></optional>
    <zeroOrMore><element name="line"><mixed><zeroOrMore><ref name="stage"/></zeroOrMore></mixed>
    </element></zeroOrMore>
  </element></define>
  <define name="stage"><element name="stage"><text/></element></define>
  <define name="global"><optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
  </define>
</grammar>
"""
PLAY = (
    '<play xmlns="urn:t" when="1879-12-04">\n<head>A Doll</head>\n'
    '<speech who="#n" part="initial">\n'
    "<line>Hide <stage>softly</stage> it</line>\n</speech>\n<year>1879</year></play>"
)


def schema_of(text: str, name: str = "play.rng") -> Schema:
    """The schema in `text`, called `name`."""
    return load_schema(Source(name, text.encode("utf-8")))


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    found = []
    for finding in findings:
        position = finding.location.position
        assert position is not None
        assert finding.message
        found.append((finding.code.id, position.line, position.column))
    return found
