"""Section 3: what is said of schemas that are not as they should be."""

from __future__ import annotations

import pytest

from teitools.relaxng.syntax.xml_content import COMPOSED, KINDS, PATTERNS
from teitools.relaxng.syntax.xml_reading import MAX_DEPTH, MAX_FINDINGS
from teitools.xml.names import RNG
from tests.relaxng.syntax.xml_findings import X, findings, said


@pytest.mark.parametrize(
    ("root", "message"),
    [
        ("<grammar/>", f": it is in no namespace, not in {RNG!r}"),
        ("<grammar xmlns='u'/>", f": it is in the namespace 'u', not in {RNG!r}"),
        (f"<start {X}><text/></start>", ": a schema is one pattern; put it in a <grammar>"),
        (f"<gramar {X}/>", "; did you mean <grammar>?"),
        ("<schema xmlns='http://www.w3.org/2001/XMLSchema'/>", ": this is a W3C XML Schema"),
        ("<schema xmlns='http://purl.oclc.org/dsdl/schematron'/>", ": this is a Schematron schema"),
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", ": this is TEI; a customization (ODD)"),
    ],
)
def test_roots(root: str, message: str) -> None:
    (found,) = said(f"{root}")
    assert found.startswith("R230 <")
    assert f" cannot be the root of a RELAX NG schema{message}" in found


@pytest.mark.parametrize("kind", sorted(KINDS - set(PATTERNS)))
def test_only_patterns_are_roots(kind: str) -> None:
    assert [each[:4] for each in said(f"<{kind} {X}/>")] == ["R230"]


@pytest.mark.parametrize("kind", COMPOSED)
def test_patterns_that_need_patterns(kind: str) -> None:
    assert said(f"<{kind} {X}/>") == [f"R234 <{kind}> lacks a pattern (RELAX NG, section 3)"]
    assert said(f"<{kind} {X}><text/></{kind}>") == []
    assert [each[:4] for each in said(f"<{kind} {X}><start/></{kind}>")] == ["R232"]


@pytest.mark.parametrize("kind", ["text", "empty", "notAllowed", "ref", "parentRef", "externalRef"])
def test_patterns_that_have_none(kind: str) -> None:
    attribute = {"ref": "name", "parentRef": "name", "externalRef": "href"}.get(kind, "ns")
    assert said(f'<{kind} {X} {attribute}="a"/>') == []
    (found,) = said(f'<{kind} {X} {attribute}="a"><text/></{kind}>')
    assert found == f"R232 <text> is not allowed in <{kind}> (RELAX NG, section 3)"


NAME = "its name: an attribute 'name', or a name class as its first child"


@pytest.mark.parametrize(
    ("pattern", "lacks"),
    [
        ("<element/>", NAME),
        ("<element><text/></element>", NAME),
        ("<element><text/><text/><name>a</name></element>", None),
        ("<attribute/>", NAME),
        ("<attribute><text/></attribute>", NAME),
        ("<element name='a'/>", "a pattern"),
        ("<element><name>a</name></element>", "a pattern"),
        ("<element><choice/><text/></element>", "a name class (name, nsName, anyName or choice)"),
        (
            "<element><anyName><except/></anyName><text/></element>",
            "a name class (name, nsName, anyName or choice)",
        ),
        ("<ref/>", "the attribute 'name'"),
        ("<parentRef/>", "the attribute 'name'"),
        ("<externalRef/>", "the attribute 'href'"),
        ("<data/>", "the attribute 'type'"),
        ("<data><except><value>a</value></except></data>", "the attribute 'type'"),
        ("<data type='a'><param>b</param></data>", "the attribute 'name'"),
        ("<data type='a'><except/></data>", "a pattern"),
        ("<grammar><start/></grammar>", "a pattern"),
        ("<grammar><define name='a'/></grammar>", "a pattern"),
        ("<grammar><define><text/></define></grammar>", "the attribute 'name'"),
        ("<grammar><include/></grammar>", "the attribute 'href'"),
    ],
)
def test_what_is_lacking(pattern: str, lacks: str | None) -> None:
    found = said(f"<group {X}>{pattern}</group>")
    if lacks is not None:
        assert len(found) == 1
    assert f" lacks {lacks or NAME} (RELAX NG, section 3)" in found[0]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("<txt/>", "R231 RELAX NG has no element <txt>; did you mean <text>?"),
        (
            "<zeroormore><text/></zeroormore>",
            "R231 RELAX NG has no element <zeroormore>; did you mean <zeroOrMore>?",
        ),
        ("<not><name>a</name></not>", "R231 RELAX NG has no element <not>"),
        (
            "<define name='a'><text/></define>",
            "R232 <define> is not allowed in <group>; a pattern is expected",
        ),
        (
            "<element name='a'><name>b</name><text/></element>",
            "R232 <name> is not allowed in <element>: a name class stands first, and not beside",
        ),
        (
            "<element><name>b</name><anyName/><text/></element>",
            "R232 <anyName> is not allowed in <element>: a name class stands first",
        ),
        (
            "<element name='a'><define name='b'><text/></define><text/></element>",
            "R232 <define> is not allowed in <element>: definitions stand in a <grammar>",
        ),
        (
            "<attribute name='a'><text/><text/></attribute>",
            "R232 <text> is not allowed in <attribute>: it has one pattern; put several in a",
        ),
        (
            "<grammar><start><text/><text/></start></grammar>",
            "R232 <text> is not allowed in <start>: it has one pattern",
        ),
        (
            "<grammar><text/></grammar>",
            "R232 <text> is not allowed in <grammar>; <start>, <define>, <div> or <include> is",
        ),
        (
            "<grammar><include href='a'><include href='b'/></include></grammar>",
            "R232 <include> is not allowed in <include>; <start>, <define> or <div> is expected",
        ),
        (
            "<element><choice><text/></choice><text/></element>",
            "R232 <text> is not allowed in <choice>, which is a name class here",
        ),
        (
            "<data type='a'><except><value>b</value></except><param name='c'/></data>",
            "R232 <param> is not allowed in <data>",
        ),
        (
            "<element><anyName><except><name>a</name></except><except/></anyName><text/></element>",
            "R232 <except> is not allowed in <anyName>",
        ),
        (
            "<data type='a'><except><text/></except><except><text/></except></data>",
            "R232 <except> is not allowed in <data>",
        ),
        ("<value>a<text/></value>", "R232 <text> is not allowed in <value>"),
        (
            "<value>a<a:b xmlns:a='u'/></value>",
            "R232 <b> is not allowed in <value>; it may stand before or after the <value>",
        ),
        (
            "<data type='a'><param name='b'><a:b xmlns:a='u'/></param></data>",
            "R232 <b> is not allowed in <param>",
        ),
    ],
)
def test_misplaced_elements(pattern: str, message: str) -> None:
    (found,) = said(f"<group {X}>{pattern}</group>")
    assert found.startswith(message)


def test_all_mistakes_are_said_and_each_at_its_place() -> None:
    schema = (
        f"<grammar {X}>\n<start><element name='a b'><text/>x</element></start>\n"
        "<strat/>\n<define name='c'>\n<optional/></define><div combine='choice'/></grammar>"
    )
    assert [(each.code.id, str(each.location)) for each in findings(schema)] == [
        ("R236", "s.rng:2:8"),
        ("R235", "s.rng:2:35"),
        ("R231", "s.rng:3:1"),
        ("R234", "s.rng:5:1"),
        ("R233", "s.rng:5:21"),
    ]


def test_not_endlessly_many() -> None:
    assert len(findings(f"<group {X}>{'<element/>' * 500}</group>")) == MAX_FINDINGS
    assert len(findings(f"<group {X}>{'<text>x</text>' * 500}</group>")) == MAX_FINDINGS


def test_depth() -> None:
    for depth, codes in ((MAX_DEPTH - 1, []), (MAX_DEPTH, ["R240"]), (5000, ["R240"])):
        schema = f"<group {X}>{'<group>' * (depth - 2)}<text/>{'</group>' * (depth - 2)}</group>"
        assert [each.code.id for each in findings(schema)] == codes


def test_annotations_may_be_deep() -> None:
    deep = "<a:a>" * 50_000 + "</a:a>" * 50_000
    assert said(f"<group {X} xmlns:a='u'>{deep}<text/></group>") == []


def test_size() -> None:
    schema = f"<grammar {X}>{'<div/>' * 1_000_001}</grammar>"
    assert said(schema) == ["R241 the schema has more than 1000000 tags"]
