"""Which nodes fire which rules (ISO/IEC 19757-3, 6.5), and where they stand."""

from __future__ import annotations

import pytest

from tests.schematron.cases import Case, marked, pattern, schema_of

DOCUMENT = "<r><a x='1'>t<b/></a><a><a x='2'/></a><!--c--><?p i?></r>"
NAMED = '<report test="true()"><name/></report>'


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("a", 3),
        ("r/a", 2),
        ("//a", 3),
        ("/r/a", 2),
        ("a//a", 1),
        ("a | b", 4),
        ("b | a", 4),
        ("a union b", 4),
        ("* except a", 2),
        ("(a | b)[not(*)]", 2),
        ("a[@x = '2']", 1),
        ("a[1]", 2),
        ("a[last()]", 2),
        ("*", 5),
        ("@x", 2),
        ("@*", 2),
        ("a/@x", 2),
        ("attribute(x)", 2),
        ("element(b)", 1),
        ("text()", 1),
        ("comment()", 1),
        ("processing-instruction()", 1),
        ("processing-instruction('p')", 1),
        ("processing-instruction('q')", 0),
        ("node()", 8),
        ("/", 1),
        ("/*", 1),
        ("document-node()", 1),
        ("document-node(element(r))", 1),
        ("document-node(element(q))", 0),
        (".[self::b]", 1),
        ("a[current()/@x]", 2),
        ("a[. is current()]", 3),
        ("a[@x = current()/@x]/@x", 0),
        ("a/@x[. = current()]", 2),
        ("a(: all | of :)", 3),
        ("child::a", 3),
        ("descendant::b", 1),
        ("a[contains('a | b', 'a')]", 3),
        ("  a\n | \tb ", 4),
        ("a[some $y in ('1', '2') satisfies @x = $y]", 2),
        ("*:b", 1),
        ("Q{}b", 1),
    ],
)
def test_contexts(case: Case, context: str, expected: int) -> None:
    said = case.said(pattern(context, NAMED), DOCUMENT)
    assert len(said) == expected
    others = "".join(f'<rule context="z{n}">{NAMED}</rule>' for n in range(20))
    rules = f'{others}<rule context="{context}">{NAMED}</rule>'
    assert case.said(f"<pattern>{rules}</pattern>", DOCUMENT) == said
    confined = f'<pattern documents="/">{rules}</pattern>'
    assert case.said(confined, DOCUMENT) == said


def test_a_node_fires_the_first_rule_that_matches_it(case: Case) -> None:
    rules = "".join(
        f'<rule context="{context}"><report test="true()">{number}</report></rule>'
        for number, context in enumerate(("a[@x]", "a", "b|a", "*"))
    )
    assert sorted(case.said(f"<pattern>{rules}</pattern>", DOCUMENT)) == ["0", "0", "1", "2", "3"]


def test_patterns_do_not_know_of_each_other(case: Case) -> None:
    two = pattern("a", NAMED) + pattern("*", NAMED)
    assert len(case.said(two, DOCUMENT)) == 8


def test_all_rules_of_a_group_fire(case: Case) -> None:
    rules = f'<rule context="a">{NAMED}</rule><rule context="*">{NAMED}</rule>'
    assert len(case.said(f"<group>{rules}</group>", DOCUMENT)) == 8
    assert len(case.said(f"<pattern>{rules}</pattern>", DOCUMENT)) == 5


def test_nested_nodes_all_fire(case: Case) -> None:
    depth = 40
    document = "<d>" * depth + "</d>" * depth
    assert len(case.said(pattern("d", NAMED), document)) == depth
    two = f'<rule context="d[d]">{NAMED}</rule><rule context="d">{NAMED}</rule>'
    assert len(case.said(f"<pattern>{two}</pattern>", document)) == depth


def test_asserts_fail_and_reports_succeed(case: Case) -> None:
    tests = (
        '<assert test="@x">1</assert><report test="@x">2</report>'
        '<assert test="not(@x)">3</assert><report test="()">4</report>'
    )
    assert sorted(case.said(pattern("a[@x='2']", tests), DOCUMENT)) == ["2", "3"]


def test_all_tests_of_a_rule_are_made(case: Case) -> None:
    tests = '<assert test="false()">1</assert><assert test="false()">2</assert>' + NAMED
    assert case.said(pattern("b", tests), DOCUMENT) == ["1", "2", "b"]


@pytest.mark.parametrize(
    ("context", "document"),
    [
        ("b", "<r>\n  ▲<b/></r>"),
        ("b", "<!-- <b/> -->\n<?b <b/>?><r><![CDATA[<b>]]>é𝄞▲<b\n x='>'/></r>"),
        ("@y", "<r>\n<b x='y' \n ▲y = '1'/></r>"),
        ("@xml:id", "<r>\n<b id='y' \n ▲xml:id='a'/></r>"),
        ("@*:id", '<r xmlns:n="u"><b\t▲n:id="1"/></r>'),
        ("text()[. = 'x']", "<r><b/>▲x<b>y</b></r>"),
        ("text()[contains(., 'x')]", "<r><b/>\n  ▲x<!--x--></r>"),
        ("text()[. = 'z']", "<r>x<b/>y<!--z--><b></b>▲z</r>"),
        ("text()[. = 'xy']", "<r>▲<![CDATA[x]]>y<b/></r>"),
        ("comment()[. = '2']", "<!--1--><r><!--3--><b/>▲<!--2--></r>"),
        ("comment()[. = '2']", "<r/>▲<!--2-->"),
        ("comment()[. = '2']", "<!DOCTYPE r [<!--2--><!ELEMENT r ANY>]>\n▲<!--2--><r/>"),
        ("processing-instruction(q)", "<?xml version='1.0'?><?p?>▲<?q?><r/>"),
        ("/", "<!-- -->▲<r/>"),
        ("b[@n='2']", "<r>\r\n<b n='1'/>\r<b n='1'><b n='1'/></b>▲<b n='2'/></r>"),
        ("b[not(*)]", "<r><b a='/>'><c></c></b><c/>▲<b/></r>"),
    ],
)
def test_places(case: Case, context: str, document: str) -> None:
    text, line, column = marked(document.replace("\r\n", "\n").replace("\r", "\n"))
    text = document.replace("▲", "")
    (finding,) = case.findings(schema_of(pattern(context, NAMED)), text)
    position = finding.location.position
    assert finding.location.source == "d.xml"
    assert position is not None
    assert (position.line, position.column) == (line, column)


def test_the_path_of_the_element_is_told(case: Case) -> None:
    schema = schema_of(pattern("b", NAMED) + pattern("@x[.='2']", NAMED))
    found = case.findings(schema, DOCUMENT)
    assert {each.location.xpath for each in found} == {"/r/a[1]/b[1]", "/r/a[2]/a[1]"}


def test_the_subject_is_where_a_finding_stands(case: Case) -> None:
    test = '<report test="b" subject="b">1</report>'
    (finding,) = case.findings(schema_of(pattern("a", test)), "<r><a>\n<b/></a></r>")
    assert str(finding.location) == "d.xml:2:1"
    rule = '<rule context="a" subject="@x"><report test="@x">1</report></rule>'
    (finding,) = case.findings(schema_of(f"<pattern>{rule}</pattern>"), "<r><a\nx='1'/></r>")
    assert str(finding.location) == "d.xml:2:1"


def test_a_subject_that_is_nothing_leaves_the_context(case: Case) -> None:
    for subject in ("zzz", "string(.)", "1"):
        test = f'<report test="true()" subject="{subject}">1</report>'
        (finding,) = case.findings(schema_of(pattern("a", test)), "<r>\n<a/></r>")
        assert str(finding.location) == "d.xml:2:1"


def test_visit_each(case: Case) -> None:
    rule = (
        '<rule context="@x" visit-each="tokenize(.)"><report test=". = $y"><value-of select="."/>'
        "</report><let name=\"y\" value=\"('b', 'c')\"/></rule>"
    )
    found = case.findings(schema_of(f"<pattern>{rule}</pattern>"), "<r\n x='a b c d'/>")
    assert [each.message for each in found] == ["b", "c"]
    assert {str(each.location) for each in found} == {"d.xml:2:2"}


def test_visit_each_of_nodes(case: Case) -> None:
    rule = '<rule context="r" visit-each="a/b"><report test="true()"><name/></report></rule>'
    document = "<r>\n<a><b/></a><a>\n<b/></a></r>"
    found = case.findings(schema_of(f"<pattern>{rule}</pattern>"), document)
    assert [str(each.location) for each in found] == ["d.xml:2:4", "d.xml:3:1"]


def test_the_schema_s_own_place_is_told(case: Case) -> None:
    schema = schema_of("\n<pattern>\n <rule context='b'>\n  " + NAMED + "</rule></pattern>")
    (finding,) = case.findings(schema, DOCUMENT)
    (place,) = finding.related
    assert str(place) == "s.sch:4:3"


def test_documents_with_a_wide_root(case: Case) -> None:
    document = "<r>" + "<a/>" * 3000 + "</r>"
    found = case.findings(schema_of(pattern("a", NAMED)), document)
    assert len(found) == 3000
    assert str(found[-1].location) == f"d.xml:1:{4 + 4 * 2999}"


def test_deep_documents(case: Case) -> None:
    document = "<a>" * 499 + "<b/>" + "</a>" * 499
    (finding,) = case.findings(schema_of(pattern("b", NAMED)), document)
    assert str(finding.location) == f"d.xml:1:{3 * 499 + 1}"


def test_patterns_of_very_many_rules(case: Case) -> None:
    rules = "".join(
        f'<rule context="{context}"><report test="true()">{number}</report></rule>'
        for number, context in enumerate(
            ["a[@x='0']"] + [f"a[@x='{n % 150}'] | b" for n in range(1, 300)] + ["a | c"]
        )
    )
    document = "<r>" + "".join(f"<a x='{n}'/>" for n in range(152)) + "<b/><c/></r>"
    said = case.said(f"<pattern>{rules}</pattern>", document)
    assert said == [*map(str, range(150)), "300", "300", "1", "300"]
