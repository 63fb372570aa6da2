"""Schemas of several files, and of several dialects."""

from __future__ import annotations

import pytest

from tests.schematron.cases import ISO, Case, pattern, schema_of

NAMED = '<report test="true()"><name/></report>'


def test_includes(case: Case) -> None:
    case.write(
        {
            "d/p.sch": f'<pattern xmlns="{ISO}"><include href="e/r.sch"/></pattern>',
            "d/e/r.sch": f'<rule xmlns="{ISO}" context="a">\n<include href="../t.sch"/></rule>',
            "d/t.sch": f'<report xmlns="{ISO}" test="true()">here</report>',
        }
    )
    (finding,) = case.findings(schema_of('<include href="d/p.sch"/>'), "<r><a/></r>")
    assert finding.message == "here"
    assert str(finding.related[0]) == f"{case.folder / 'd/t.sch'}:1:1"


def test_includes_of_a_part(case: Case) -> None:
    ns = '<ns prefix="n" uri="urn:n"/>'
    one = f'<pattern id="one">{NAMED}</pattern>'
    other = pattern("n:a", NAMED, attributes='id="two"')
    case.write({"lib.sch": schema_of(ns + one + other)})
    document = "<r xmlns='urn:n'><a/></r>"
    assert case.said('<include href="lib.sch#two"/>', document) == ["a"]
    refused = case.refused(schema_of('\n<include href="lib.sch#three"/>'))
    assert refused.startswith("X151 2:10 ")


def test_an_included_schema_is_spread_out(case: Case) -> None:
    case.write(
        {"lib.sch": schema_of("<title>t</title><let name='v' value='1'/>" + pattern("a", NAMED))}
    )
    assert case.said('<include href="lib.sch"/>', "<r><a/></r>") == ["a"]


def test_rules_extended_from_files(case: Case) -> None:
    case.write({"lib.sch": schema_of(pattern("z", "").replace("<rule ", '<rule id="x" ')
        .replace("></rule>", "><let name='n' value='1'/>" + NAMED + "</rule>"))})  # fmt: skip
    assert case.said(pattern("a", '<extends href="lib.sch#x"/>'), "<r><a/></r>") == ["a"]
    refused = case.refused(schema_of(pattern("a", '\n<extends href="lib.sch"/>')))
    assert refused.startswith("S201 2:10 ")


def test_libraries(case: Case) -> None:
    library = f'<library xmlns="{ISO}">{{}}</library>'
    case.write({"a.sch": library.format('<extends href="b.sch"/>' + pattern("a", NAMED))})
    case.write({"b.sch": library.format(pattern("b", NAMED))})
    assert case.said('<extends href="a.sch"/>', "<r><a/><b/></r>") == ["a", "b"]
    case.write({"b.sch": schema_of(pattern("b", NAMED))})
    assert case.refused(schema_of('<extends href="a.sch"/>')).startswith("S201 1:")
    assert case.said('<extends href="b.sch"/>', "<r><a/><b/></r>") == ["b"]


def test_circles_of_files(case: Case) -> None:
    case.write({"a.sch": f'<pattern xmlns="{ISO}"><include href="b.sch"/></pattern>'})
    case.write({"b.sch": f'<rule xmlns="{ISO}" context="a"><include href="a.sch"/></rule>'})
    assert case.refused(schema_of('<include href="a.sch"/>')).startswith("S207 ")
    case.write({"b.sch": f'<rule xmlns="{ISO}" context="a"><extends href="b.sch"/></rule>'})
    assert case.refused(schema_of('<include href="a.sch"/>')).startswith("S207 ")


def test_a_file_that_is_not_well_formed(case: Case) -> None:
    case.write({"a.sch": "<pattern>"})
    assert case.refused(schema_of('<include href="a.sch"/>')).startswith("X133 1:1")


def test_links_out_of_the_folder_are_not_followed(case: Case) -> None:
    inner = case.folder / "in"
    inner.mkdir()
    (case.folder / "secret.sch").write_text(f'<pattern xmlns="{ISO}"/>')
    (inner / "link.sch").symlink_to(case.folder / "secret.sch")
    case.folder = inner
    assert case.refused(schema_of('<include href="link.sch"/>')).startswith("X150 ")


@pytest.mark.parametrize("namespace", [ISO, "http://www.ascc.net/xml/schematron"])
def test_dialects(case: Case, namespace: str) -> None:
    content = pattern("a", '<report test="true()"><emph>an</emph> <name path="name()"/></report>')
    schema = schema_of(f"<title>t</title>{content}", "version='1.5'", namespace)
    assert [each.message for each in case.findings(schema, "<r><a/></r>")] == ["an a"]


def test_a_schema_that_is_none(case: Case) -> None:
    assert case.refused("<a/>").startswith("S201 1:1 ")
    assert case.refused(f'<pattern xmlns="{ISO}"/>').startswith("S201 1:1 ")
    assert case.refused("<a>").startswith("X133 1:1 ")
    assert case.refused("").startswith("X101 ")


@pytest.mark.parametrize("name", ["include", "import"])
def test_stylesheets(case: Case, name: str) -> None:
    sheet = (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:g="urn:f" xpath-default-namespace="urn:n">{}</xsl:stylesheet>'
    )
    function = '<xsl:function name="g:x"><xsl:param name="e"/><z a="{count($e/b)}"/></xsl:function>'
    case.write({"d/a.xsl": sheet.format(f'<xsl:{name} href="b.xsl"/>')})
    case.write({"d/b.xsl": sheet.format(function)})
    content = (
        f'<ns prefix="f" uri="urn:f"/><ns prefix="n" uri="urn:n"/><xsl:{name} href="d/a.xsl"/>'
    )
    test = "<report test='f:x(.)/@a = 2'>two</report>"
    document = "<a xmlns='urn:n'><b/><b/></a>"
    assert case.said(content + pattern("n:a", test), document) == ["two"]
    for href, code in (("none.xsl", "X151"), ("../x.xsl", "X150"), ("s.sch", "S2")):
        refused = case.refused(schema_of(f'\n<xsl:{name} href="{href}"/>'))
        assert refused.startswith(code)
    case.write({"d/b.xsl": sheet.format('<xsl:include href="a.xsl"/>')})
    assert case.refused(schema_of(content)).startswith("S207 ")
