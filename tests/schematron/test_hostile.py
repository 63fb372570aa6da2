"""Schemas that mean harm: they read nothing, write nothing, and end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.errors import SchemaError
from teitools.schematron.processor import PROCESSOR
from teitools.schematron.schema import load
from teitools.source import Source
from teitools.xml.document import Document
from tests.schematron.cases import Case, pattern, schema_of

F = '<ns prefix="f" uri="urn:f"/>'


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time."""
    monkeypatch.setattr(PROCESSOR, "limit", 3.0)


def say(expression: str, before: str = "") -> str:
    value = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return before + pattern("r", f'<report test="true()"><value-of select="{value}"/></report>')


@pytest.mark.parametrize(
    "expression",
    [
        "doc('{}')",
        "document('{}')",
        "doc-available('{}')",
        "fn:doc('{}')",
        "unparsed-text('{}')",
        "unparsed-text-lines('{}')",
        "unparsed-text-available('{}')",
        "collection('{}')",
        "uri-collection('{}')",
        "json-doc('{}')",
        "function-lookup(QName('http://www.w3.org/2005/xpath-functions', 'doc'), 1)('{}')",
        "parse-xml('<!DOCTYPE a SYSTEM \"{0}\"><a/>')",
        "parse-xml('<!DOCTYPE a [<!ENTITY e SYSTEM \"{0}\">]><a>&e;</a>')",
        "transform(map{{'stylesheet-location': '{}', 'source-node': .}})?output",
        "load-xquery-module('urn:x', map{{'location-hints': '{}'}})",
        "environment-variable('TEITOOLS_SECRET')",
        "available-environment-variables()",
        "system-property('teitools.secret')",
        "Q{{java:java.lang.System}}getenv('TEITOOLS_SECRET')",
        "Q{{http://saxon.sf.net/}}read-binary-resource('{}')",
        "Q{{http://expath.org/ns/file}}read-text('{}')",
    ],
)
def test_nothing_is_read(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
    expression: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TEITOOLS_SECRET", "S3CRET")
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.xml"
    secret.write_text("<a>S3CRET</a>")
    PROCESSOR.stop()
    for address in (secret.as_uri(), str(secret)):
        schema = schema_of(say(expression.format(address)), 'queryBinding="xslt3"')
        try:
            found = case.findings(schema, "<r/>")
        except SchemaError:
            continue
        assert "S3CRET" not in " ".join(each.message for each in found)


def test_nothing_is_written(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "written.xml"
    function = (
        f'{F}<xsl:function name="f:w"><xsl:result-document href="{target.as_uri()}"><a/>'
        "</xsl:result-document></xsl:function>"
    )
    with pytest.raises(SchemaError):
        case.load(schema_of(say("f:w()", function)))
    assert not target.exists()


def test_no_connection_is_opened(case: Case) -> None:
    for address in ("http://127.0.0.1:9/x.xml", "jar:http://127.0.0.1:9/x.jar!/x.xml"):
        found = case.findings(schema_of(say(f"doc('{address}')")), "<r/>")
        assert {each.code.id for each in found} <= {"S110", "S112"}
        assert found


@pytest.mark.parametrize(
    "expression",
    [
        "f:x(1)",
        "count(for $i in 1 to 1000000000, $j in 1 to 1000000000 return $i + $j)",
        "count(for $i in 1 to 2000000000 return string-join(($i, $i + 1)))",
        "string-join((1 to 900000000) ! 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx')",
    ],
)
@pytest.mark.usefixtures("short")
def test_what_never_ends_is_ended(case: Case, expression: str) -> None:
    function = (
        F + '<xsl:function name="f:x"><xsl:param name="n"/>'
        '<xsl:sequence select="f:x($n + 1) + 1"/></xsl:function>'
    )
    (finding,) = case.findings(schema_of(say(expression, function)), "<r/>")
    assert finding.code.id in ("S111", "S110")
    assert case.said(pattern("r", "<report test='1'>alive</report>"), "<r/>") == ["alive"]


@pytest.mark.usefixtures("short")
def test_variables_that_grow(case: Case) -> None:
    lets = "<let name='v0' value=\"'0123456789'\"/>" + "".join(
        f"<let name='v{n + 1}' value='string-join(for $i in 1 to 10 return $v{n})'/>"
        for n in range(12)
    )
    (finding,) = case.findings(schema_of(say("$v12", lets)), "<r/>")
    assert finding.code.id in ("S111", "S110")


@pytest.mark.usefixtures("short")
def test_regular_expressions_that_never_end(case: Case) -> None:
    expression = "matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '^(a+)+$')"
    found = case.findings(schema_of(say(expression)), "<r/>")
    assert len(found) == 1


def test_variables_in_a_circle(case: Case) -> None:
    lets = "<let name='v' value='$w'/><let name='w' value='$v'/>"
    try:
        found = case.findings(schema_of(say("$v", lets)), "<r/>")
    except SchemaError:
        return
    assert {each.code.id for each in found} <= {"S110", "S111"}
    assert found


def test_a_process_that_is_killed_is_started_again(case: Case) -> None:
    schema = case.load(schema_of(say("1")))
    document = case.document("<r/>")
    assert [each.message for each in schema.validate(document)] == ["1"]
    assert PROCESSOR._process is not None
    PROCESSOR._process.kill()
    PROCESSOR._process.wait()
    assert [each.message for each in schema.validate(document)] == ["1"]


def test_a_schema_with_entities_is_refused(case: Case) -> None:
    declared = '<!DOCTYPE schema [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert case.refused(declared + schema_of("<title>&x;</title>")).startswith("X111 ")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    assert case.refused(f"<!DOCTYPE schema [{laughs}]>" + schema_of("")).startswith("X111 ")


def test_includes_that_grow(case: Case) -> None:
    for number in range(20):
        twice = f'<include href="l{number + 1}.sch"/>' * 2
        case.write({f"l{number}.sch": schema_of(twice)})
    case.write({"l20.sch": schema_of(pattern("a", "<assert test='1'/>"))})
    assert case.refused(schema_of('<include href="l0.sch"/>')).startswith("S222 ")


def test_abstract_rules_that_grow(case: Case) -> None:
    rules = "".join(
        f'<rule abstract="true" id="r{n}"><extends rule="r{n + 1}"/><extends rule="r{n + 1}"/>'
        "</rule>"
        for n in range(20)
    )
    rules += '<rule abstract="true" id="r20"><assert test="1"/></rule>'
    content = f'<pattern>{rules}<rule context="a"><extends rule="r0"/></rule></pattern>'
    assert case.refused(schema_of(content)).startswith("S222 ")


def test_prefixes_that_are_ours(case: Case) -> None:
    for prefix, uri in (("ttsch", "urn:u"), ("xsl", "urn:u"), ("map", "urn:u"), ("xml", "urn:u")):
        schema = f"<ns prefix='{prefix}' uri='{uri}'/>" + pattern(
            "*", "<report test='1'>x</report>"
        )
        assert case.said(schema, "<r/>") == ["x"]


WHOLE = schema_of(
    "<ns prefix='n' uri='urn:n'/><let name='v'><x a='{1}'>t</x></let><phase id='p' when='/r' "
    "from='/r'><let name='w' value='1'/><active pattern='q'/></phase><xsl:key name='k' match='a' "
    "use='@n'/><xsl:function name='n:f'><xsl:param name='p'/><xsl:sequence select='$p'/>"
    "</xsl:function><rules><rule abstract='true' id='ar'><assert test='b'>x</assert></rule></rules>"
    "<pattern abstract='true' id='ap'><rule context='$c'><report test='$t' role='{$v}'/></rule>"
    "</pattern><pattern is-a='ap'><param name='c' value='a'/><param name='t' value='b'/></pattern>"
    "<group id='q' documents='\"d.xml\"'><rule context='a|@n' visit-each='1 to 2' subject='.'>"
    "<extends rule='ar'/><report test='key(\"k\", \"1\")' diagnostics='d'>z<name path='..'/>"
    "</report></rule></group><diagnostics><diagnostic id='d'><value-of select='@n'/></diagnostic>"
    "</diagnostics>"
)
_VALUES = [match.span(1) for match in re.finditer(r"='([^']*)'", WHOLE)]
_PIECES = (
    "", '"', "(", ")", "[", "]", "{", "}", "$", "$v", "&amp;", "|", " union ", "//", "@", "::",
    "(:", "doc(", "current()", "1", "é", "𝄞", "&#10;", ".", "..", "*", "x:y", "Q{}a", "#ALL", ":",
)  # fmt: skip


@given(
    st.sampled_from(_VALUES),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(_PIECES),
    st.sampled_from((None, "p", "#ANY")),
)
@settings(max_examples=80, deadline=None)
def test_a_value_that_is_spoilt_is_an_error_or_a_finding(
    span: tuple[int, int], begin: float, length: float, piece: str, phase: str | None
) -> None:
    first, last = span
    start = first + round(begin * (last - first))
    end = start + round(length * (last - start))
    text = WHOLE[:start] + piece + WHOLE[end:]
    try:
        schema = load(Source("s.sch", text.encode()), phase=phase)
    except SchemaError:
        return
    document = Document(Source("d.xml", b"<r><a n='1'><b/></a></r>"))
    assert all(each.message for each in schema.validate(document))
    assert schema.svrl(document)
