"""Variables and their scopes; keys and functions (ISO/IEC 19757-3, 5.4.5)."""

from __future__ import annotations

import pytest

from tests.schematron.cases import Case, pattern, schema_of

SAY = '<report test="true()"><value-of select="$v"/></report>'
NS = '<ns prefix="f" uri="urn:f"/>'


def test_of_the_schema(case: Case) -> None:
    content = "<let name='v' value='count(//a)'/>" + pattern("b", SAY)
    assert case.said(content, "<r><a/><a/><b/></r>") == ["2"]


def test_of_the_phase(case: Case) -> None:
    content = (
        "<phase id='p'><let name='v' value='1'/><active pattern='q'/></phase>"
        "<phase id='o'><let name='v' value='2'/><active pattern='q'/></phase>"
    ) + pattern("r", SAY, attributes='id="q"')
    assert case.said(content, "<r/>", "p") == ["1"]
    assert case.said(content, "<r/>", "o") == ["2"]
    assert case.refused(schema_of(content)).startswith("S220 ")


def test_of_the_phase_instead_of_the_schema(case: Case) -> None:
    content = (
        "<phase id='p'><let name='v' value='1'/><active pattern='q'/></phase>"
        "<let name='v' value='0'/>"
    ) + pattern("r", SAY, attributes='id="q"')
    assert case.said(content, "<r/>", "p") == ["1"]
    assert case.said(content, "<r/>") == ["0"]


def test_of_the_pattern(case: Case) -> None:
    let = "<let name='v' value='count(/r/a)'/>"
    assert case.said(pattern("a", SAY, let), "<r><a/><a/></r>") == ["2", "2"]


def test_of_two_patterns(case: Case) -> None:
    content = pattern("r", SAY, "<let name='v' value='1'/>")
    content += pattern("r", SAY, "<let name='v' value='2'/>")
    assert sorted(case.said(content, "<r/>")) == ["1", "2"]


def test_of_a_pattern_used_in_another(case: Case) -> None:
    content = pattern("r", SAY) + pattern("zz", SAY, "<let name='v' value='1'/>")
    assert case.said(content, "<r/>") == ["1"]


def test_of_the_rule_are_calculated_at_the_node(case: Case) -> None:
    content = pattern("a", "<let name='w' value='@x'/><let name='v' value='$w + 1'/>" + SAY)
    assert case.said(content, "<r><a x='1'/><a x='2'/></r>") == ["2", "3"]


def test_of_the_rule_hide_others(case: Case) -> None:
    content = "<let name='v' value='0'/>" + pattern("r", "<let name='v' value='1'/>" + SAY)
    assert case.said(content, "<r/>") == ["1"]


def test_in_the_context(case: Case) -> None:
    content = "<let name='v' value=\"('a', 'b')\"/>" + pattern("*[name() = $v]", SAY)
    assert len(case.said(content, "<r><a/><b/></r>")) == 2


def test_one_that_is_not_used_may_fail(case: Case) -> None:
    content = "<let name='w' value='1 div 0'/>" + pattern(
        "r", "<let name='v' value=\"error()\"/><report test='true()'>x</report>"
    )
    assert case.said(content, "<r/>") == ["x"]


def test_with_content(case: Case) -> None:
    content = (
        "<let name='v'><list xmlns=''><item n='1'>{a}</item><item n='2'/></list></let>"
        "<let name='w' value='count($v/item)'/>"
    )
    test = '<report test="$v/item/@n = \'2\'"><value-of select="$w, $v/item[1]"/></report>'
    assert case.said(content + pattern("r", test), "<r/>") == ["2 {a}"]


def test_with_content_that_looks_like_xslt(case: Case) -> None:
    ns = '<ns prefix="xsl" uri="http://www.w3.org/1999/XSL/Transform"/>'
    content = "<let name='v'><xsl:message terminate='yes'>stop</xsl:message></let>"
    test = '<report test="$v/self::xsl:message">1</report>'
    assert case.said(ns + content + pattern("r", test), "<r/>") == ["1"]


def test_with_content_for_xslt_1(case: Case) -> None:
    content = "<let name='v'><i xmlns=''>one</i><i xmlns=''>two</i></let>"
    test = "<report test=\"contains($v, 'two')\">1</report>"
    said = case.said(content + pattern("r", test), "<r/>", attributes='queryBinding="xslt"')
    assert said == ["1"]


def test_with_a_type(case: Case) -> None:
    ns = '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
    content = ns + '<let name="v" value="@n" as="xs:integer?"/>'
    rule = '<let name="n" value="@n" as="xs:integer"/><report test="$n > 1">1'
    content = ns + pattern("r", rule + "</report>")
    assert case.said(content, "<r n='7'/>") == ["1"]
    (finding,) = case.findings(schema_of(content), "<r n='x'/>")
    assert finding.code.id == "S110"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("<let name='v' value='1'/>\n<let name='v' value='1'/>", "S208 2:6"),
        ("<let name='v' value='1'/><pattern>\n<let name='v' value='1'/></pattern>", "S208 2:6"),
        ("<pattern><let name='v' value='1'/>\n<let name='v' value='1'/></pattern>", "S208 2:6"),
        ("<group><let name='v' value='1'/>\n<let name='v' value='1'/></group>", "S208 2:6"),
        (
            "<phase id='p'><let name='v' value='1'/>\n<let name='v' value='1'/></phase>",
            "S208 2:6",
        ),
        (
            "<pattern><rule context='a'><let name='v' value='1'/>\n<let name='v' value='1'/>"
            "</rule></pattern>",
            "S208 2:6",
        ),
        (
            "<pattern><rule abstract='true' id='x'>\n<let name='v' value='1'/></rule>"
            "<rule context='a'><let name='v' value='1'/><extends rule='x'/></rule></pattern>",
            "S208 2:6",
        ),
        ("<param name='v' value='1'/><let name='v' value='1'/>", "S208 1:"),
        ("<let value='1'/>", "S203 1:"),
        ("<let name='v' value='1 +'/>" + pattern("a", SAY), "S220 1:"),
        ("<let name='v' value='$w'/>" + pattern("a", SAY), "S220 1:"),
        (pattern("a", SAY), "S220 1:"),
        (pattern("a[$v]", "<let name='v' value='1'/>" + SAY), "S220 1:"),
    ],
)
def test_what_is_wrong(case: Case, content: str, where: str) -> None:
    assert case.refused(schema_of(content)).startswith(where)


def test_the_2025_edition_lets_a_pattern_hide_a_variable_of_the_schema(case: Case) -> None:
    content = "<let name='v' value='0'/>" + pattern("r", SAY, "<let name='v' value='1'/>")
    content += pattern("r", SAY)
    edition = 'queryBinding="xslt3" schematronEdition="2025"'
    assert sorted(case.said(content, "<r/>", attributes=edition)) == ["0", "1"]


def test_parameters_of_the_schema(case: Case) -> None:
    content = "<param name='v' value=\"'given'\"/>" + pattern("r", SAY)
    assert case.said(content, "<r/>") == ["given"]


def test_keys(case: Case) -> None:
    key = '<xsl:key name="k" match="a" use="@id"/>'
    test = "<assert test=\"key('k', @ref)\"><value-of select='@ref'/></assert>"
    document = "<r><a id='1'/><b ref='1'/><b ref='2'/></r>"
    assert case.said(key + pattern("b", test), document) == ["2"]
    old = '<key name="k" match="a" use="@id"/>'
    assert case.said(old + pattern("b", test), document) == ["2"]
    assert case.said(key + pattern("key('k', '1')", SAY.replace("$v", "@id")), document) == ["1"]


def test_functions(case: Case) -> None:
    function = (
        NS + '<xsl:function name="f:twice"><xsl:param name="n"/>'
        '<xsl:choose><xsl:when test="$n > 1"><xsl:sequence select="$n * 2"/></xsl:when>'
        "<xsl:otherwise><xsl:text>few </xsl:text><z/></xsl:otherwise></xsl:choose></xsl:function>"
    )
    test = '<report test="true()"><value-of select="f:twice(@n)"/></report>'
    assert case.said(function + pattern("a", test), "<r><a n='1'/><a n='2'/></r>") == ["few", "4"]


def test_functions_with_types_and_variables_of_xslt(case: Case) -> None:
    content = (
        NS + '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
        '<xsl:variable name="g" select="3"/>'
        '<xsl:function name="f:x" as="xs:boolean"><xsl:param name="n" as="xs:integer"/>'
        '<xsl:sequence select="$n = $g"/></xsl:function>'
    )
    test = '<assert test="f:x(xs:integer(@n))">no</assert>'
    assert case.said(content + pattern("a", test), "<r><a n='3'/><a n='2'/></r>") == ["no"]


@pytest.mark.parametrize(
    "instruction",
    [
        '<xsl:use-package name="x"/>',
        '<xsl:import-schema schema-location="x.xsd"/>',
        "<xsl:nonsense/>",
    ],
)
def test_instructions_that_are_refused(case: Case, instruction: str) -> None:
    content = f"\n{instruction}" + pattern("a", "<assert test='b'/>")
    assert case.refused(schema_of(content)).startswith("S212 2:1 ")
