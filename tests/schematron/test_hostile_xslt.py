"""Instructions of XSLT that mean harm, circles and chains: nothing is read, all of it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.errors import SchemaError
from tests.schematron.cases import ISO, Case, pattern, schema_of

X3 = 'queryBinding="xslt3"'
F = '<ns prefix="f" uri="urn:f"/><xsl:function name="f:x">{}</xsl:function>'
SAY = pattern("r", '<report test="true()">[<value-of select="f:x()"/>]</report>')
INSTRUCTIONS = [
    '<xsl:source-document href="{0}"><xsl:copy-of select="."/></xsl:source-document>',
    "<xsl:sequence select=\"doc('{0}')\"/>",
    "<xsl:evaluate xpath=\"'doc(&quot;{0}&quot;)'\"/>",
    "<xsl:evaluate xpath=\"'unparsed-text(&quot;{0}&quot;)'\"/>",
    '<xsl:merge><xsl:merge-source for-each-source="\'{0}\'" select="."><xsl:merge-key select="1"/>'
    '</xsl:merge-source><xsl:merge-action><xsl:copy-of select="."/></xsl:merge-action></xsl:merge>',
    '<xsl:result-document href="{1}"><a/></xsl:result-document>',
    "<xsl:message terminate='yes'>S3CRET?</xsl:message>",
    "<xsl:sequence select=\"transform(map{{'stylesheet-location': '{0}', 'source-node': "
    "parse-xml('&lt;a/>')}})?output\"/>",
    "<xsl:sequence select=\"collection('{0}')\"/>",
    "<xsl:sequence select=\"load-xquery-module('urn:x', map{{'location-hints': '{0}'}})"
    '?functions"/>',
    "<xsl:sequence select=\"environment-variable('PATH')\"/>",
]


@pytest.mark.parametrize("instruction", INSTRUCTIONS)
def test_functions_reach_nothing(
    case: Case, tmp_path_factory: pytest.TempPathFactory, instruction: str
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "secret.xml").write_text("<a>S3CRET</a>")
    target = folder / "written.xml"
    body = instruction.format((folder / "secret.xml").as_uri(), target.as_uri())
    try:
        found = case.findings(schema_of(F.format(body) + SAY, X3), "<r/>")
    except SchemaError:
        found = []
    assert all("S3CRET<" not in each.message and "[S3CRET" not in each.message for each in found)
    assert all(each.message == "[]" for each in found if each.code.id == "S102")
    assert not target.exists()


@pytest.mark.parametrize(
    "content",
    [
        '<xsl:variable name="v" static="yes" select="unparsed-text(\'{}\')"/>',
        '<xsl:variable name="v" select="unparsed-text(\'{}\')"/>',
        '<xsl:param name="v" static="yes" select="doc(\'{}\')"/>',
        "<let name='v' value='unparsed-text(\"{}\")'/>",
    ],
)
def test_variables_reach_nothing(case: Case, content: str) -> None:
    say = pattern("r", '<report test="true()">[<value-of select="$v"/>]</report>')
    try:
        found = case.findings(schema_of(content.format(Path(__file__).as_uri()) + say, X3), "<r/>")
    except SchemaError:
        return
    assert {each.code.id for each in found} <= {"S110", "S111", "S112"}
    assert found


@pytest.mark.parametrize(
    "content",
    [
        '<xsl:template name="ttsch:main" xmlns:ttsch="urn:x-teitools:schematron"/>',
        '<xsl:param name="ttsch:all" xmlns:ttsch="urn:x-teitools:schematron"/>',
        '<let name="z:all" value="1" xmlns:z="urn:x-teitools:schematron"/>',
        '<xsl:function name="z:at" xmlns:z="urn:x-teitools:schematron"><b/></xsl:function>',
        '<xsl:function name="z:at" xmlns:z="urn:x-teitools:schematron"><xsl:param name="a"/>'
        '<xsl:param name="b"/></xsl:function>',
    ],
)
def test_what_is_ours_is_not_replaced(case: Case, content: str) -> None:
    say = pattern("r", '<report test="true()">said</report>')
    try:
        found = case.findings(schema_of(content + say, X3), "<r>\n</r>")
    except SchemaError:
        return
    assert [str(each) for each in found] == ["d.xml:1:1: error [S102 successful-report] said"]


def test_chains_of_abstract_rules(case: Case) -> None:
    rules = "".join(
        f'<rule abstract="true" id="r{n}"><extends rule="r{n + 1}"/></rule>' for n in range(3000)
    )
    rules += '<rule abstract="true" id="r3000"><report test="1">x</report></rule>'
    content = f'<pattern>{rules}<rule context="a"><extends rule="r0"/></rule></pattern>'
    assert case.refused(schema_of(content)).startswith("S222 ")


def test_chains_of_files(case: Case) -> None:
    for number in range(300):
        name = f"f{number}.sch"
        case.write({name: f'<schema xmlns="{ISO}"><include href="f{number + 1}.sch"/></schema>'})
    case.write({"f300.sch": schema_of("")})
    assert case.refused(schema_of('<include href="f0.sch"/>')).startswith("S222 ")


@pytest.mark.parametrize("address", ["http://[", "http://[/a.xml", "//[", "%zz", "%00", "x:y", "#"])
def test_addresses_that_are_none(case: Case, address: str) -> None:
    for content in (
        pattern("a", "<report test='1'>x</report>", attributes=f"documents=\"'{address}'\""),
        pattern("r", f"<assert test=\"doc('{address}')\">x</assert>"),
        pattern("r", "<assert test='document(@to)'>x</assert>"),
    ):
        schema = case.load(schema_of(content))
        for folder in (case.folder, None):
            found = schema.validate(case.document(f"<r to='{address}'/>"), folder)
            assert {each.code.id for each in found} <= {"S110", "S112"}
    assert case.refused(schema_of(f'<include href="{address}"/>'))[:4] in ("X150", "X151")
    based = f'<include href="a.sch" xml:base="{address}"/>'
    assert case.refused(schema_of(based))[:4] in ("X150", "X151")


def test_a_relative_address_for_a_document_that_is_no_file(case: Case) -> None:
    content = pattern("a", "<report test='1'>x</report>", attributes='documents="/r/@to"')
    found = list(case.load(schema_of(content)).findings(b"<r to='x y.xml'/>"))
    said = [each.message for each in found if each.code.id == "S112"]
    reason = "a relative address leads nowhere, as the document is not a file"
    assert said == [
        f"the Schematron 's.sch' asks for the document {name!r}: {reason}"
        for name in ("x", "y.xml")
    ]


def codes(case: Case, content: str) -> set[str]:
    """The codes of what is found in a document, or in the schema."""
    try:
        found = case.findings(schema_of(content), "<r/>")
    except SchemaError as error:
        found = list(error.findings)
    return {each.code.id for each in found}


def test_expressions_that_are_nested_deep(case: Case) -> None:
    deep = "(" * 3000 + "1" + ")" * 3000
    assert codes(case, pattern("r", f'<report test="{deep}">x</report>')) == {"S102"}
    context = "r" + "[a" * 400 + "]" * 400
    report = "<report test='$v'>x</report>"
    let = f"<let name='v' value='{context}'/>"
    for content in (pattern(context, report.replace("$v", "1")), pattern("r", let + report)):
        assert codes(case, content) <= {"S110", "S111", "S220", "S222"}


def test_elements_that_are_nested_deep(case: Case) -> None:
    for number in range(5):
        inner = f'<s:include xmlns:s="{ISO}" href="f{number + 1}.sch"/>'
        case.write({f"f{number}.sch": "<x>" * 480 + inner + "</x>" * 480})
    case.write({"f5.sch": "<x/>"})
    assert case.refused(schema_of('<include href="f0.sch"/>')).startswith("S222 1:1 ")
    assert codes(case, f"<let name='v'>{'<x>' * 490}{'</x>' * 490}</let>") <= {"S222"}
