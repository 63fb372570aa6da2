"""Abstract patterns and rules, phases, query bindings, and what is wrong in schemas."""

from __future__ import annotations

import pytest

from tests.schematron.cases import Case, pattern, schema_of

NAMED = '<report test="true()"><name/></report>'
ABSTRACT = (
    '<pattern abstract="true" id="p"><rule context="$c">'
    '<assert test="$t" diagnostics="d"><name/> $t <value-of select="$t"/></assert></rule></pattern>'
    '<diagnostics><diagnostic id="d">is <value-of select="$t"/></diagnostic></diagnostics>'
)


def instance(*values: tuple[str, str], attributes: str = 'is-a="p"') -> str:
    given = "".join(f'<param name="{name}" value="{value}"/>' for name, value in values)
    return f"<pattern {attributes}>{given}</pattern>"


def test_an_abstract_pattern(case: Case) -> None:
    content = ABSTRACT + instance(("c", "a"), ("t", "@x")) + instance(("c", "b"), ("t", "@y"))
    found = case.findings(schema_of(content), "<r><a x='1'/><a/><b x='1'/></r>")
    assert [each.message for each in found] == ["a $t", "b $t"]
    assert [each.facts["test"] for each in found] == ["@x", "@y"]
    assert [each.facts["diagnostics"] for each in found] == [{"d": "is"}, {"d": "is"}]


def test_an_abstract_pattern_after_its_instance(case: Case) -> None:
    content = instance(("c", "a"), ("t", "@x")) + ABSTRACT
    assert case.said(content, "<r><a/></r>") == ["a $t"]


def test_an_abstract_pattern_alone_does_nothing(case: Case) -> None:
    assert case.said(ABSTRACT, "<r><a/></r>") == []


def test_parameters_that_begin_alike(case: Case) -> None:
    content = (
        '<pattern abstract="true" id="p"><rule context="$a-b"><let name="ab" value="1"/>'
        '<report test="$a.b = $ab and $a = 3"><value-of select="$a"/></report></rule></pattern>'
    )
    given = instance(("a", "3"), ("a-b", "q"), ("a.b", "1"))
    assert case.said(content + given, "<r><q/></r>") == ["3"]


def test_parameters_everywhere(case: Case) -> None:
    case.write({"o.xml": "<o><a x='1'/></o>"})
    content = (
        '<pattern abstract="true" id="p" documents="$d"><let name="l" value="$n"/>'
        '<rule context="$c"><let name="m" value="$n"/>'
        '<report test="$n + $m = 4" role="$role" subject="$s"><name path="$p"/> <value-of '
        'select="$l"/></report></rule></pattern>'
    )
    given = instance(
        ("d", "'o.xml'"), ("n", "2"), ("c", "a"), ("p", "name(..)"), ("role", "warning"),
        ("s", "@x"),
    )  # fmt: skip
    (finding,) = case.findings(schema_of(content + given), "<r/>")
    assert finding.message == "o 2"
    assert finding.severity.label == "warning"
    assert str(finding.location).endswith("o.xml:1:7")


def test_values_of_parameters_that_are_declared(case: Case) -> None:
    content = (
        '<pattern abstract="true" id="p"><param name="c" value="a"/><param name="t"/>'
        '<rule context="$c"><assert test="$t">1</assert></rule></pattern>'
    )
    assert case.said(content + instance(("t", "@x")), "<r><a/><b/></r>") == ["1"]
    assert case.said(content + instance(("t", "@x"), ("c", "*")), "<r><a/><b/></r>") == ["1"] * 3
    lacking = case.refused(schema_of(content + instance(("c", "b"))))
    assert lacking.startswith("S210 ")
    unknown = case.refused(schema_of(content + instance(("t", "1"), ("zz", "1"))))
    assert unknown.startswith("S210 ")


def test_a_group_may_be_abstract(case: Case) -> None:
    rules = f'<rule context="$c">{NAMED}</rule><rule context="*">{NAMED}</rule>'
    content = f'<group abstract="true" id="g">{rules}</group>'
    content += '<group is-a="g"><param name="c" value="a"/></group>'
    assert case.said(content, "<r><a/></r>") == ["r", "a", "a"]
    assert "S205" in case.refused(
        schema_of(
            content.replace('<group is-a="g">', "<pattern is-a='g'>").replace(
                'value="a"/></group>', 'value="a"/></pattern>'
            )
        )
    )


def test_an_abstract_rule(case: Case) -> None:
    rules = (
        '<rule abstract="true" id="x"><let name="n" value="name()"/>'
        '<report test="true()">x <value-of select="$n"/></report></rule>'
        '<rule abstract="true" id="y"><extends rule="x"/><report test="@y">y</report></rule>'
        '<rule context="a"><report test="true()">first</report><extends rule="y"/></rule>'
        '<rule context="b"><extends rule="x"/></rule>'
    )
    said = case.said(f"<pattern>{rules}</pattern>", "<r><a y='1'/><b/></r>")
    assert sorted(said) == ["first", "x a", "x b", "y"]


def test_abstract_rules_of_the_schema(case: Case) -> None:
    content = f'<rules><rule abstract="true" id="x">{NAMED}</rule></rules>'
    content += pattern("a", '<extends rule="x"/>') + pattern("b", '<extends rule="x"/>')
    assert case.said(content, "<r><a/><b/></r>") == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<pattern>\n<rule context="a"><extends rule="x"/></rule></pattern>', "S206 2:28"),
        (
            '<pattern><rule id="x" context="b"/>\n<rule context="a"><extends rule="x"/></rule>'
            "</pattern>",
            "S206 2:28",
        ),
        (
            '<pattern><rule abstract="true" id="abc"/>\n<rule context="a"><extends rule="abd"/>'
            "</rule></pattern>",
            "S206 2:28 neither this pattern nor a <rules> of the schema has an abstract rule "
            "'abd'; did you mean 'abc'?",
        ),
        (
            '<pattern><rule abstract="true" id="x">\n<extends rule="y"/></rule>'
            '<rule abstract="true" id="y"><extends rule="x"/></rule>'
            '<rule context="a"><extends rule="x"/></rule></pattern>',
            "S207 2:",
        ),
        (
            '<pattern><rule abstract="true" id="x">\n<extends rule="x"/></rule>'
            '<rule context="a"><extends rule="x"/></rule></pattern>',
            "S207 2:10",
        ),
        ('<pattern>\n<rule context="a"><extends/></rule></pattern>', "S203 2:19"),
        ('<pattern abstract="true">\n</pattern>', "S203 1:"),
        ('<pattern abstract="true" id="x"/>\n<pattern abstract="true" id="x"/>', "S211 2:26"),
        ('\n<pattern is-a="x"/>', "S205 2:10"),
        ('<pattern id="x"/>\n<pattern is-a="x"/>', "S205 2:10"),
        ("<pattern>\n<rule><assert test='1'/></rule></pattern>", "S203 2:1"),
        ("<pattern>\n<rule context=''><assert test='1'/></rule></pattern>", "S203 2:1"),
        ("<pattern><rule context='a'>\n<assert/></rule></pattern>", "S203 2:1"),
        ("<pattern><rule context='a'>\n<assert test='1' diagnostics='d'/></rule></pattern>",
         "S209 2:18"),
        ("<pattern><rule context='a'>\n<assert test='1' properties='d'/></rule></pattern>",
         "S209 2:18"),
        ("<pattern><rule context='a'>\n<assert test='f:x(1)'/></rule></pattern>", "S220 2:9"),
        ("<pattern><rule context='a'>\n<assert test='1 +'/></rule></pattern>", "S220 2:9"),
        ("<pattern><rule context='a'>\n<assert test='a) or (b'/></rule></pattern>", "S220 2:9"),
        ("<pattern>\n<rule context='a['><assert test='1'/></rule></pattern>", "S220 2:7"),
        ("<pattern>\n<rule context='a b'><assert test='1'/></rule></pattern>", "S220 2:7"),
        ("<pattern>\n<rule context='x:a'><assert test='1'/></rule></pattern>", "S220 2:7"),
        ("<pattern><rule context='a'><assert test='1'>\n<value-of select='('/></assert></rule>"
         "</pattern>", "S220 2:11"),
        ("<pattern><rule context='a' visit-each='('>\n<assert test='1'/></rule></pattern>", "S220"),
        ("<pattern><rule context='a'>\n<assert test='zzz(1)'/></rule></pattern>", "S220 2:9"),
        ("<ns prefix='a'/>", "S203 1:"),
        ("\n<ns prefix='' uri='urn:a'/>", "S213 2:5"),
        ("\n<ns prefix='a:b' uri='urn:a'/>", "S213 2:5"),
        ("<pattern><rule context='a'>\n<assert test='b&#10; )'/></rule></pattern>", "S220 2:9"),
        (
            "<pattern><rule context='b'/>\n<rule context='not(a)'><assert test='b'/></rule>"
            "</pattern>",
            "S220 2:",
        ),
        ("<ns prefix='a' uri='1'/>\n<ns prefix='a' uri='2'/>", "S211 2:5"),
        ("<phase/>", "S203 1:"),
        ("<phase id='p'>\n<active pattern='x'/></phase>", "S205 2:9"),
        ("<phase id='p'/>\n<phase id='p'/>", "S211 2:8"),
        ("\n<include/>", "S203 2:1"),
        ("\n<include href='none.sch'/>", "X151 2:10"),
        ("\n<include href='../none.sch'/>", "X150 2:10"),
        ("\n<include href='/etc/passwd'/>", "X150 2:10"),
        ("\n<include href='http://localhost/x.sch'/>", "X150 2:10"),
        ("\n<include href='file:///etc/passwd'/>", "X150 2:10"),
        ("\n<include href='s.sch'/>", "S207 2:10"),
        ("\n<extends href='s.sch'/>", "S207 2:10"),
    ],
)  # fmt: skip
def test_what_is_wrong(case: Case, content: str, expected: str) -> None:
    assert case.refused(schema_of(content)).startswith(expected)


@pytest.mark.parametrize(
    ("binding", "known"),
    [
        ("xslt", True),
        ("XSLT2", True),
        ("xslt3", True),
        ("xpath", True),
        ("xpath2", True),
        ("xpath3", True),
        ("xpath31", True),
        ("xquery", False),
        ("stx", False),
        ("", False),
    ],
)
def test_query_bindings(case: Case, binding: str, known: bool) -> None:
    schema = schema_of(pattern("a", NAMED), f'queryBinding="{binding}"')
    if known:
        assert [each.message for each in case.findings(schema, "<r><a/></r>")] == ["a"]
    else:
        assert case.refused(schema).startswith("S202 1:")


def test_expressions_of_xpath_1(case: Case) -> None:
    """First nodes are taken, and what is no number is none, without an error."""
    tests = (
        '<report test="contains(b, \'x\')">1</report><assert test="@n + 1">2</assert>'
        "<report test=\"@n &lt; 3\">3</report><report test='true()'><value-of select='b'/></report>"
    )
    document = "<r><a n='no'><b>x</b><b>y</b></a></r>"
    for attributes in ('queryBinding="xslt"', ""):
        said = sorted(case.said(pattern("a", tests), document, attributes=attributes))
        assert said[:2] == ["1", "2"]
    codes = {each.code.id for each in case.findings(schema_of(pattern("a", tests)), document)}
    assert "S110" in codes


def test_phases(case: Case) -> None:
    content = (
        '<phase id="one"><active pattern="p"/></phase><phase id="two"><active pattern="q p"/>'
        '</phase><phase id="none"/>'
    )
    for name in "pqs":
        content += pattern("r", f'<report test="1">{name}</report>', attributes=f'id="{name}"')
    for phase, expected in (
        ("one", "p"), ("two", "pq"), ("none", ""), ("#ALL", "pqs"), ("#DEFAULT", "pqs"),
        (None, "pqs"),
    ):  # fmt: skip
        assert sorted(case.said(content, "<r/>", phase)) == list(expected)
    default = schema_of(content, 'defaultPhase="one"')
    assert [each.message for each in case.findings(default, "<r/>")] == ["p"]
    assert len(case.findings(default, "<r/>", "#ALL")) == 3
    assert case.refused(schema_of(content), "three") == (
        "S204 1:1 the schema has no phase 'three'; it has 'one', 'two', 'none'"
    )
    assert case.refused(schema_of(content, "\ndefaultPhase='x'")).startswith("S204 2:1 ")


def test_the_phase_any_is_the_first_that_is_meant(case: Case) -> None:
    content = (
        "<let name='v' value='/r/@v'/><phase id='one' when='$v = 1'><active pattern='p'/></phase>"
        "<phase id='two' when='$v > 1'><active pattern='q'/></phase>"
    )
    for name in "pqs":
        content += pattern("r", f'<report test="1">{name}</report>', attributes=f'id="{name}"')
    schema = case.load(schema_of(content), "#ANY")
    for value, expected in (("1", "p"), ("2", "q"), ("0", "pqs")):
        found = schema.validate(case.document(f"<r v='{value}'/>"))
        assert sorted(each.message for each in found) == list(expected)


def test_a_phase_may_be_about_a_part(case: Case) -> None:
    content = '<phase id="p" from="/r/b"><active pattern="x"/></phase>'
    content += pattern("*|@x", NAMED, attributes='id="x"')
    document = "<r><a/><b x='1'><a/></b></r>"
    assert case.said(content, document, "p") == ["b", "x", "a"]
