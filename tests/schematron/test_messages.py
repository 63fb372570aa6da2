"""What is said: messages, levels, diagnostics, properties, languages; and the report in SVRL."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.schematron.cases import SVRL, Case, pattern, schema_of

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_values_and_names(case: Case) -> None:
    test = (
        '<report test="true()">\n <name/> in <name path="name(..)"/>: <value-of select="@x"/>,'
        ' <value-of select="b"/>, <emph>is <span class="c">it</span></emph>'
        ' <dir value="rtl">so</dir>; {@x} &lt;&amp;></report>'
    )
    said = case.said(pattern("a", test), "<r><a x='1'><b>2</b><b>3</b></a></r>")
    assert said == ["a in r: 1, 2 3, is it so; {@x} <&>"]


def test_a_path_of_a_name_gives_its_value(case: Case) -> None:
    test = '<report test="true()"><name path="@x"/></report>'
    assert case.said(pattern("a", test), "<r><a x='v'/></r>") == ["v"]


def test_the_name_of_the_subject(case: Case) -> None:
    test = '<report test="true()" subject="@x"><name/></report>'
    assert case.said(pattern("a", test), "<r><a x='v'/></r>") == ["x"]


def test_a_test_without_a_message(case: Case) -> None:
    tests = '<assert test="b"/><report test="not(b)"/>'
    assert case.said(pattern("a", tests), "<r><a/></r>") == [
        "this is not so: b",
        "this is so: not(b)",
    ]


@pytest.mark.parametrize(
    ("attributes", "level"),
    [
        ("", "error"),
        ('role="error"', "error"),
        ('role="fatal"', "error"),
        ('role="warning"', "warning"),
        ('role="WARN"', "warning"),
        ('role="nonfatal"', "warning"),
        ('role="info"', "info"),
        ('role="information"', "info"),
        ('role="hint"', "info"),
        ('role="structural"', "error"),
        ('role="structural warning"', "warning"),
        ('severity="warning"', "warning"),
        ('severity="info" role="error"', "info"),
        ('flag="warning"', "warning"),
        ('role="$v"', "info"),
        ('severity="$v"', "info"),
        ('role="a {$v} {1 + 1}"', "info"),
    ],
)
def test_levels(case: Case, attributes: str, level: str) -> None:
    for kind, test in (("assert", "false()"), ("report", "true()")):
        content = f'<{kind} test="{test}" {attributes}>x</{kind}>'
        schema = schema_of("<let name='v' value=\"'info'\"/>" + pattern("a", content))
        (finding,) = case.findings(schema, "<r><a/></r>")
        assert finding.severity.label == level


def test_the_level_of_a_rule_is_that_of_its_tests(case: Case) -> None:
    rule = '<rule context="a" role="warning">{}</rule>'
    tests = '<report test="1">w</report><report test="1" role="error">e</report>'
    found = case.findings(schema_of(f"<pattern>{rule.format(tests)}</pattern>"), "<r><a/></r>")
    assert {each.message: each.severity.label for each in found} == {"w": "warning", "e": "error"}


def test_facts(case: Case) -> None:
    content = (
        '<pattern id="p"><rule context="a" id="r"><assert test="b[1]" id="t" role="warning"'
        ' flag="f" see="http://example.org/" diagnostics="d e" properties="y" xml:lang="de">'
        "no</assert></rule></pattern><diagnostics><diagnostic id='d'>one <value-of select='@x'/>"
        "</diagnostic><diagnostic id='e' xml:lang='fr'>deux</diagnostic></diagnostics>"
        "<properties><property id='y' role='k'><name/></property></properties>"
    )
    (finding,) = case.findings(schema_of(content), "<r><a x='1'/></r>")
    assert finding.facts == {
        "message": "no",
        "test": "b[1]",
        "context": "a",
        "schema": "s.sch",
        "phase": "#ALL",
        "id": "t",
        "role": "warning",
        "flag": "f",
        "see": "http://example.org/",
        "lang": "de",
        "pattern": "p",
        "rule": "r",
        "diagnostics": {"d": "one 1", "e": "deux"},
        "properties": {"y": "a"},
    }
    assert finding.code.id == "S101"


def test_a_test_that_cannot_be_evaluated(case: Case) -> None:
    tests = '<assert test="xs:integer(@n) &gt; 1">small</assert><report test="@n">there</report>'
    ns = '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
    found = case.findings(
        schema_of(ns + pattern("a", tests)), "<r>\n<a n='x'/>\n<a n='2'/>\n<a n='1'/></r>"
    )
    said = {(str(each.location), each.code.id) for each in found}
    assert said == {
        ("d.xml:2:1", "S110"),
        ("d.xml:2:1", "S102"),
        ("d.xml:3:1", "S102"),
        ("d.xml:4:1", "S101"),
        ("d.xml:4:1", "S102"),
    }
    (error,) = (each for each in found if each.code.id == "S110")
    assert error.message.startswith("the assert 'xs:integer(@n) > 1' of the Schematron could not")
    assert 'Cannot convert string "x" to an integer' in error.message


def test_a_variable_or_context_that_cannot_be_evaluated(case: Case) -> None:
    let = "<let name='v' value='error()'/>"
    content = (
        let
        + pattern("a", '<assert test="$v">1</assert>')
        + pattern("a", '<report test="1">2</report>')
    )
    assert {each.code.id for each in case.findings(schema_of(content), "<r><a/></r>")} == {
        "S110", "S102"}  # fmt: skip
    content = pattern("a[error()]", '<report test="1">1</report>', attributes='id="p"') + pattern(
        "a", '<report test="1">2</report>'
    )
    found = case.findings(schema_of(content), "<r><a/></r>")
    assert {(each.code.id) for each in found} == {"S110", "S102"}
    assert any("the pattern 'p' of the Schematron" in each.message for each in found)


FULL = schema_of(
    "<title>The <emph>title</emph></title><ns prefix='n' uri='urn:n'/>"
    '<phase id="f"><active pattern="p"/></phase>'
    '<pattern id="p" name="P" role="o"><title>ignored</title><rule context="a" id="r" role="w"'
    ' flag="g"><assert test="b" id="t" role="x" flag="y" severity="z" see="s" icon="i" fpi="f"'
    ' diagnostics="d" properties="q">no <emph>b</emph> in <name/><u xmlns="urn:u" v="1">!</u>'
    "</assert></rule><rule context='zz'><assert test='1'/></rule></pattern>"
    '<pattern id="o"><rule context="r"><report test="a" xml:lang="de">ja</report></rule></pattern>'
    "<diagnostics><diagnostic id='d' see='s' icon='i' fpi='f' xml:lang='fr'>x<value-of "
    "select='@n'/></diagnostic></diagnostics><properties><property id='q' role='k' scheme='c' "
    "see='s'><xsl:copy-of select='@n'/>y</property></properties>",
    'queryBinding="xslt2" schemaVersion="7" xml:lang="en"',
)
DOCUMENT = "<r xmlns:n='urn:n'><a n='1'/><a><b/></a></r>"


def test_svrl(case: Case) -> None:
    report = case.svrl(FULL, DOCUMENT)
    assert report.tag == f"{SVRL}schematron-output"
    assert dict(report.attrib) == {"title": "The title", "schemaVersion": "7", "phase": "#ALL"}
    assert [etree.QName(each).localname for each in report] == [
        "ns-prefix-in-attribute-values",
        "active-pattern",
        "fired-rule",
        "failed-assert",
        "fired-rule",
        "active-pattern",
        "fired-rule",
        "successful-report",
    ]
    uri = (case.folder / "d.xml").as_uri()
    assert dict(report[1].attrib) == {"id": "p", "name": "P", "role": "o", "documents": uri}
    assert dict(report[2].attrib) == {
        "id": "r", "context": "a", "role": "w", "flag": "g", "document": uri}  # fmt: skip
    failed = report[3]
    assert dict(failed.attrib) == {
        "id": "t", "role": "x", "flag": "y", "severity": "z", "test": "b", "see": "s",
        "icon": "i", "fpi": "f", XML_LANG: "en", "location": "/Q{}r[1]/Q{}a[1]",
    }  # fmt: skip
    diagnostic, prop, text = failed
    assert diagnostic.attrib == {"diagnostic": "d"}
    assert dict(diagnostic[0].attrib) == {"see": "s", "icon": "i", "fpi": "f", XML_LANG: "fr"}
    assert diagnostic[0].text == "x1"
    assert dict(prop.attrib) == {"property": "q", "role": "k", "scheme": "c"}
    assert prop[0].get("n") == "1"
    assert prop[0].text == "y"
    assert text.findtext(f"{SVRL}emph") == "b"
    assert text.find("{urn:u}u").get("v") == "1"  # type: ignore[union-attr]
    assert "".join(text.itertext()) == "no b in a!"
    assert report[-1].get(XML_LANG) == "de"


def test_svrl_of_a_phase_and_of_groups(case: Case) -> None:
    report = case.svrl(FULL, DOCUMENT, "f")
    assert report.get("phase") == "f"
    assert len(report.findall(f"{SVRL}active-pattern")) == 1
    group = schema_of('<group id="g"><rule context="r"><assert test="1"/></rule></group>')
    report = case.svrl(group, DOCUMENT)
    assert report.find(f"{SVRL}active-group").get("id") == "g"  # type: ignore[union-attr]


def test_svrl_of_what_fails(case: Case) -> None:
    schema = schema_of(pattern("a", "<assert test='error()'>x</assert><report test='1'>y</report>"))
    report = case.svrl(schema, "<r><a/></r>")
    assert report.findtext(f"{SVRL}successful-report/{SVRL}text") == "y"
    assert len(report.findall(f"{SVRL}error")) == 1


def test_languages_of_what_is_abstract_or_included(case: Case) -> None:
    content = (
        '<pattern abstract="true" id="p" xml:lang="de"><rule context="a"><assert test="b"/>'
        '</rule></pattern><pattern is-a="p"/>'
    )
    report = case.svrl(schema_of(content, 'xml:lang="en"'), DOCUMENT)
    assert report.find(f"{SVRL}failed-assert").get(XML_LANG) == "de"  # type: ignore[union-attr]
    case.write({"i.sch": schema_of(pattern("a", "<assert test='b'/>"), 'xml:lang="fr"')})
    schema = schema_of('<include href="i.sch"/>', 'xml:lang="en"')
    report = case.svrl(schema, DOCUMENT)
    assert report.find(f"{SVRL}failed-assert").get(XML_LANG) == "fr"  # type: ignore[union-attr]


def test_elements_of_other_namespaces_hold_values_too(case: Case) -> None:
    test = (
        '<report test="true()"><b xmlns="urn:b" n="{@x}">is <value-of xmlns="'
        'http://purl.oclc.org/dsdl/schematron" select="@x"/></b></report>'
    )
    report = case.svrl(schema_of(pattern("a", test)), "<r><a x='1'/></r>")
    found = report.find(f".//{SVRL}text/{{urn:b}}b")
    assert found is not None
    assert (found.text, found.get("n")) == ("is 1", "{@x}")


def test_svrl_of_several_documents(case: Case) -> None:
    case.write({"1.xml": "<a/>", "2.xml": "<a/>"})
    for kind, expected in (
        ("pattern", f"{(case.folder / '1.xml').as_uri()} {(case.folder / '2.xml').as_uri()}"),
        ("group", "'1.xml 2.xml'"),
    ):
        content = f"<{kind} documents=\"'1.xml 2.xml'\"><rule context='a'><assert test='1'/></rule>"
        report = case.svrl(schema_of(f"{content}</{kind}>"), "<r/>")
        (active,) = report.findall(f"{SVRL}active-{kind}")
        assert active.get("documents") == expected
        assert len(report.findall(f"{SVRL}fired-rule")) == 2


def test_a_message_that_fails_halfway(case: Case) -> None:
    test = '<report test="true()" properties="p">x</report><report test="true()">y</report>'
    properties = (
        '<properties><property id="p">text <xsl:copy-of select="@x"/></property></properties>'
    )
    found = case.findings(schema_of(pattern("a", test) + properties), "<r><a x='1'/></r>")
    assert sorted(each.code.id for each in found) == ["S102", "S110"]
