"""XML Schema 1.1, and schemas made to take for ever."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.source import Source
from teitools.validation.shelf import Shelf
from teitools.xml.document import Document
from teitools.xsd import XsdSchema

XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
VC = 'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"'
ASSERTED = """<xs:element name="a"><xs:complexType><xs:attribute name="min" type="xs:int"/>
<xs:attribute name="max" type="xs:int"/><xs:assert test="{}"/></xs:complexType></xs:element>"""
NUMBER = """<xs:element name="a"><xs:simpleType><xs:restriction base="xs:{}">{}
</xs:restriction></xs:simpleType></xs:element>"""
ALTERNATIVES = """<xs:element name="a" type="xs:anyType">
<xs:alternative test="@k='int'" type="I"/><xs:alternative test="@k='bad'" type="xs:error"/>
<xs:alternative type="S"/></xs:element>
<xs:complexType name="I"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="k"/>
</xs:extension></xs:simpleContent></xs:complexType><xs:complexType name="S"><xs:simpleContent>
<xs:extension base="xs:string"><xs:attribute name="k"/></xs:extension></xs:simpleContent>
</xs:complexType>"""
INHERITED = """<xs:element name="a"><xs:complexType><xs:sequence>
<xs:element name="b" type="xs:anyType">
<xs:alternative test="@l='x'" type="xs:int"/><xs:alternative type="xs:string"/></xs:element>
</xs:sequence><xs:attribute name="l" inheritable="true"/></xs:complexType></xs:element>"""
BOTH = """<xs:element name="a" type="xs:int" vc:minVersion="1.1"/>
<xs:element name="a" type="xs:string" vc:maxVersion="1.1"/>"""
OPEN = """<xs:element name="a"><xs:complexType><xs:openContent mode="interleave">
<xs:any namespace="##other" processContents="skip"/></xs:openContent><xs:sequence>
<xs:element name="b"/></xs:sequence></xs:complexType></xs:element>"""
MANY = """<xs:element name="a"><xs:complexType><xs:all><xs:element name="b" maxOccurs="3"/>
<xs:element name="c"/></xs:all></xs:complexType></xs:element>"""
NOT_B = """<xs:element name="a"><xs:complexType><xs:sequence><xs:any notQName="b"
processContents="skip"/></xs:sequence></xs:complexType></xs:element>"""


def load(content: str, root: str = "") -> XsdSchema:
    text = f"<xs:schema {XS} {VC} {root}>\n{content}</xs:schema>"
    return XsdSchema(Source("s.xsd", text.encode()))


def found(schema: XsdSchema, text: str) -> list[Finding]:
    return list(schema.validate(Document(Source("d.xml", text.encode()))))


@pytest.mark.parametrize(
    ("content", "valid", "wrong", "code", "words"),
    [
        (ASSERTED.format("@min le @max"), '<a min="1" max="2"/>', '<a min="3" max="2"/>',
         "S321", "'@min le @max'"),
        (NUMBER.format("int", '<xs:assertion test="$value mod 2 = 0"/>'), "<a>2</a>", "<a>3</a>",
         "S321", "its text is '3'"),
        (ALTERNATIVES, '<a k="int">5</a>', '<a k="int">x</a>', "S317", "type int"),
        (ALTERNATIVES, '<a k="z">x</a>', '<a k="bad">x</a>', "S322", "xs:error"),
        (INHERITED, '<a l="y"><b>q</b></a>', '<a l="x"><b>q</b></a>', "S317", "<b>"),
        (BOTH, "<a>1</a>", "<a>x</a>", "S317", "type int"),
        (OPEN, '<a><x:y xmlns:x="u"/><b/></a>', "<a><c/><b/></a>", "S310", "<c>"),
        (MANY, "<a><b/><c/><b/></a>", "<a><b/></a>", "S312", "<c>"),
        (NUMBER.format("dateTime", '<xs:explicitTimezone value="required"/>'),
         "<a>2001-01-01T00:00:00Z</a>", "<a>2001-01-01T00:00:00</a>", "S319", "time zone"),
        ('<xs:element name="a" type="xs:dateTimeStamp"/>', "<a>2001-01-01T00:00:00Z</a>",
         "<a>2001-01-01T00:00:00</a>", "S319", "time zone"),
        (NOT_B, "<a><c/></a>", "<a><b/></a>", "S310", "<b>"),
    ],
)  # fmt: skip
def test_what_is_new(content: str, valid: str, wrong: str, code: str, words: str) -> None:
    schema = load(content)
    assert schema.later
    assert found(schema, valid) == []
    findings = found(schema, wrong)
    assert [finding.code.id for finding in findings] == [code]
    assert words in findings[0].message


@pytest.mark.parametrize(
    ("root", "later"),
    [("", False), ('vc:minVersion="1.0"', False), ('vc:minVersion="1.1"', True),
     ('vc:minVersion="x"', False)],
)  # fmt: skip
def test_the_version(root: str, later: bool) -> None:
    assert load('<xs:element name="a" type="xs:date"/>', root).later is later


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('<xs:element name="b"/>\n<xs:element name="a" type="gone"/>', 3),
        ('<xs:element name="b"/>\n\n' + ASSERTED.format("foo("), 5),
        ('\n\n<xs:element name="a"><xs:foo/></xs:element>', 4),
    ],
)
def test_the_place_of_what_is_incorrect(content: str, line: int) -> None:
    with pytest.raises(SchemaError) as caught:
        load(content)
    [finding] = caught.value.findings
    assert finding.location.position is not None
    assert finding.location.position.line == line


@pytest.mark.parametrize(
    ("test", "value", "what"),
    [
        ("matches(concat(@min, '!'), '^(a+)+$')", "a" * 60, "time"),
        ("count((1 to xs:int(@min))) gt 1", "1000000000", "memory"),
    ],
)
def test_assertions_that_never_end_are_ended(
    test: str, value: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teitools.xsd.schema.seconds", lambda document: 0.5)
    schema = load(ASSERTED.replace("xs:int", "xs:string").format(test))
    [finding] = found(schema, f'<a min="{value}"/>')
    assert (finding.code.id, f"too much {what}" in finding.message) == ("S320", True)


@pytest.mark.parametrize(
    ("test", "what"),
    [
        ("count(for $i in 1 to 1000000000 return $i) gt 1", "memory"),
        ("every $i in 1 to 100000, $j in 1 to 100000 satisfies $i + $j ge @min", "time"),
        ("some $i in 1 to 100000, $j in 1 to 100000 satisfies $i + $j lt 0", "time"),
        (f"matches('{'a' * 60}!', '^(a+)+$')", "time"),
    ],
)
def test_schemas_that_never_end_are_refused(
    test: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teitools.xsd.schema._SECONDS", 0.5 if what == "time" else 30.0)
    monkeypatch.setattr("teitools.xsd.schema._BYTES", 50_000_000)
    with pytest.raises(SchemaError, match=f"too much {what}"):
        load(ASSERTED.format(test))


def test_patterns_take_no_longer_for_being_ambiguous() -> None:
    facet = '<xs:pattern value="(a+)+"/><xs:pattern value="(b|b)*c"/>'
    text = f"<xs:schema {XS}>{NUMBER.format('string', facet)}</xs:schema>"
    engine = Shelf().load(text.encode())
    for valid in ("aaa", "bbc"):
        assert list(engine.findings(f"<a>{valid}</a>".encode())) == []
    for wrong in (f"{'a' * 5000}!", f"{'b' * 5000}!", "abc"):
        [finding] = engine.findings(f"<a>{wrong}</a>".encode())
        assert finding.code.id == "S317"


@pytest.mark.parametrize("call", ["doc('/etc/passwd')", "doc('http://localhost:9/')"])
def test_assertions_read_no_files(call: str) -> None:
    [finding] = found(load(ASSERTED.format(call)), "<a/>")
    assert "cannot be evaluated" in finding.message


def test_what_is_too_deep_is_refused() -> None:
    deep = '<xs:element name="a"><xs:complexType><xs:sequence>' * 160
    with pytest.raises(SchemaError, match="S301"):
        load(deep + "</xs:sequence></xs:complexType></xs:element>" * 160)
    with pytest.raises(SchemaError, match="nested too deep"):
        load(ASSERTED.format(f"{'(' * 3000}1{')' * 3000}"))
