"""What cannot stay as it was is said, and where."""

from __future__ import annotations

import pytest

from teitools.findings import Finding
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.compact_writer import write_compact
from teitools.relaxng.syntax.writing.losses import losses
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.relaxng.syntax.xml_writer import write_xml
from teitools.source import Source

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" xmlns:p="urn:p"'
_XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def compact(xml: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What is written of `xml`, without declarations, and what is said of it."""
    findings: list[Finding] = []
    written = write_compact(read_xml(Source("x", xml.encode()), "", annotations=True), findings)
    read_compact(Source("x", written))
    lines = [line for line in written.decode().splitlines() if not line.startswith("namespace")]
    return " ".join(" ".join(lines).split()), _said(findings)


def _said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    places = (finding.location.position for finding in findings)
    return [
        (finding.code.id, f"{place.line}:{place.column}" if place else "", finding.message)
        for finding, place in zip(findings, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("xml", "written", "annotation", "element", "place"),
    [
        (f"<data {_RNG} {_XSD} type='token'>\n<except p:x='1'><value>a</value></except></data>",
         'xsd:token - [ p:x = "1" ] ("a")', "{urn:p}x", "except", "choice"),
        (f"<data {_RNG} {_XSD} type='token'>\n<except><p:x/><value>a</value><value>b</value>"
         "</except></data>", 'xsd:token - [ p:x [] ] ("a" | "b")', "{urn:p}x", "except", "choice"),
        (f"<element {_RNG}><anyName>\n<except p:x='1'><name>a</name></except></anyName><text/>"
         "</element>", 'element * - [ p:x = "1" ] (a) { text }', "{urn:p}x", "except", "choice"),
        (f"<element {_RNG}><anyName>\n<except><name>a</name></except><p:x/></anyName><text/>"
         "</element>", "element * - [ p:x [] ] (a) { text }", "{urn:p}x", "except", "choice"),
        (f"<group {_RNG} {_XSD}>\n<data type='token'><except><value>a</value></except><p:x/></data>"
         "<text/></group>", '([ p:x [] ] xsd:token - "a"), text', "{urn:p}x", "data", "data"),
        (f"\n<choice {_RNG}><ref name='a'/><p:x/></choice>", "[ p:x [] ] (a)", "{urn:p}x", "ref",
         "choice"),
    ],
)  # fmt: skip
def test_annotations_that_move(
    xml: str, written: str, annotation: str, element: str, place: str
) -> None:
    message = (
        f"the compact syntax has no place for the annotation {annotation} on <{element}>; "
        f"it now stands on {place}"
    )
    assert compact(xml) == (written, [("R320", "2:1", message)])


def test_a_prefix_that_changes() -> None:
    written, findings = compact(
        f"<group {_RNG}><text p:x='1'/>\n<text xmlns:p='urn:q'><x xmlns='' y='p:z'/></text></group>"
    )
    assert written == '[ p:x = "1" ] text, [ x [ y = "p:z" ] ] text'
    assert [each[:2] for each in findings] == [("R324", "2:1")]
    assert "'p' stands for 'urn:q' in the annotation 'x', but for 'urn:p' in" in findings[0][2]


def test_a_comment_that_changes() -> None:
    findings: list[Finding] = []
    root = read_compact(Source("x", b"a =\n  # -- b--\n  text"), "", annotations=True)
    written = write_xml(root, findings)
    assert b"<!-- - - b- - -->" in written
    assert [each[:2] for each in _said(findings)] == [("R321", "1:1")]


def test_values_keep_their_meaning_under_other_prefixes() -> None:
    value = "<value type='QName' xmlns:p='urn:q'>p:a</value>"
    xml = f"<group {_RNG} {_XSD}><element name='p:a'>{value}</element></group>"
    root = read_xml(Source("x", xml.encode()), "", annotations=True)
    findings: list[Finding] = []
    assert b'xsd:QName "ns1:a"' in write_compact(root, findings)
    assert b'<value type="QName">ns1:a</value>' in write_xml(root, findings)
    assert findings == []


def test_what_no_tree_holds() -> None:
    xml = (
        f"<?xml version='1.0'?>\n<?model x?><!DOCTYPE text><text {_RNG}><?y?><!-- <?z?> --></text>"
    )
    found = losses(Source("x", xml.encode("utf-16")))
    assert [each[:2] for each in _said(found)] == [
        ("R322", "2:1"),
        ("R326", "2:12"),
        ("R322", "2:93"),
    ]
    assert found[0].message == "the processing instruction <?model?> is not kept"
    assert losses(Source("x", f"<text {_RNG}/>".encode())) == []
