"""What is found in a document: one finding for one mistake, at its exact place."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from teitools.relaxng import Schema
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, XSD, places, schema_of


@pytest.fixture(scope="module")
def schema() -> Schema:
    return schema_of(PLAY_SCHEMA)


def found(schema: Schema, text: str) -> list[tuple[str, int, int]]:
    return places(schema.validate(text.encode()).findings)


def facts(schema: Schema, text: str) -> Mapping[str, object]:
    (finding,) = schema.validate(text.encode()).findings
    return finding.facts


def test_valid(schema: Schema) -> None:
    assert found(schema, PLAY) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<line>Hide", "<lime>Hide</lime><line>Hide", ("R219", 4, 1)),
        ("<stage>softly</stage>", "<b>softly</b>", ("R219", 4, 12)),
        ("<stage>softly</stage>", "<line>softly</line>", ("R210", 4, 12)),
        ("<year>", "<head/><year>", ("R211", 6, 1)),
        ("<head>A Doll</head>", "", ("R211", 3, 1)),
        (PLAY[PLAY.index("<speech") : PLAY.index("<year")], "", ("R211", 3, 1)),
        ("</play>", "<place/><place/></play>", ("R211", 6, 26)),
        ("who=", "whom=", ("R213", 3, 9)),
        (' when="1879-12-04"', "", ("R214", 1, 1)),
        (' when="1879-12-04"', ' wen="1879-12-04"', ("R213", 1, 21)),
        ("1879-12-04", "1879-13-04", ("R215", 1, 21)),
        ('part="initial"', 'part="inital"', ("R215", 3, 18)),
        ("\n</speech>", "\n Nora</speech>", ("R216", 5, 2)),
        ("<speech", " x\n<speech", ("R216", 3, 2)),
        ("<year>1879", "<year> soon", ("R217", 6, 8)),
        ("<year>1879</year>", "", ("R212", 6, 1)),
        ('"urn:t"', '"urn:T"', ("R220", 1, 1)),
        (' xmlns="urn:t"', "", ("R220", 1, 1)),
        ("play", "ply", ("R218", 1, 1)),
        ("</play>", "</play", ("X135", 6, 24)),
    ],
)
def test_one_mistake_one_finding(
    schema: Schema, old: str, new: str, expected: tuple[str, int, int]
) -> None:
    assert old in PLAY
    assert found(schema, PLAY.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<a><b/></a>", (1, 4)),
        ("<a>\n<b\n/></a>", (2, 1)),
        ("<a><b></b></a>", (1, 7)),
        ("<x:a xmlns:x='u'/>", (1, 1)),
    ],
)
def test_what_is_missing_stands_where_the_element_ends(text: str, place: tuple[int, int]) -> None:
    schema = schema_of(
        """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><choice>
        <element name="a"><element name="b"><element name="c"><empty/></element></element>
        </element><element name="a" ns="u"><element name="c"><empty/></element></element>
        </choice></start></grammar>"""
    )
    assert found(schema, text) == [("R212", *place)]


def test_the_start_of_a_tag_on_several_lines(schema: Schema) -> None:
    text = PLAY.replace('<speech who="#n" part="initial">', '<speech\n  who="#n"\n  prat="final">')
    assert found(schema, text) == [("R213", 5, 3)]


def test_three_mistakes_three_findings(schema: Schema) -> None:
    text = PLAY.replace("who=", "whom=").replace("stage>", "stag>").replace("1879-12-04", "x")
    assert found(schema, text) == [("R215", 1, 21), ("R213", 3, 9), ("R219", 4, 12)]


def test_what_was_meant(schema: Schema) -> None:
    attribute = facts(schema, PLAY.replace("who=", "whom="))
    assert attribute["meant"] == "who"
    assert attribute["expected"] == ("who", "xml:id")
    assert facts(schema, PLAY.replace("stage>", "stag>"))["meant"] == "stage"
    assert facts(schema, PLAY.replace("initial", "inital"))["meant"] == "initial"
    assert "urn:t" in str(facts(schema, PLAY.replace("urn:t", "urn:T"))["expected"])
    assert 'xmlns="urn:t"' in str(facts(schema, PLAY.replace(' xmlns="urn:t"', ""))["hint"])


def test_names_are_shown_with_the_prefixes_of_the_document(schema: Schema) -> None:
    text = (
        '<t:play xmlns:t="urn:t" when="1879-12-04"><t:head/><t:speach/><t:year>1</t:year></t:play>'
    )
    shown = facts(schema, text)
    assert (shown["element"], shown["parent"], shown["meant"]) == ("t:speach", "t:play", "t:speech")


def test_the_definition_is_named(schema: Schema) -> None:
    (finding,) = schema.validate(PLAY.replace("initial", "inital").encode()).findings
    assert [str(each) for each in finding.related] == ["play.rng:17:15"]
    (finding,) = schema.validate(PLAY.replace("<stage>softly</stage>", "<b/>").encode()).findings
    assert [str(each) for each in finding.related] == ["play.rng:20:17"]


def test_wildcards_are_not_compared() -> None:
    schema = schema_of(
        """<element xmlns="http://relaxng.org/ns/structure/1.0" name="a">
      <zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
      <element><anyName/><element name="b"><empty/></element></element></element>"""
    )
    assert found(schema, "<a x='1'><z><b/></z></a>") == []
    assert [code for code, _, _ in found(schema, "<a x='1'><z><c/></z></a>")] == ["R219"]


def test_a_token_of_a_list_that_is_not_listed_is_named() -> None:
    schema = schema_of(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><attribute name="b">'
        "<list><oneOrMore><choice><value>lost</value><value>omitted</value></choice>"
        "</oneOrMore></list></attribute></element>"
    )
    assert schema.validate(b'<a b="lost  omitted"/>').valid
    (finding,) = schema.validate(b'<a b="lost omited"/>').findings
    assert finding.code.id == "R215"
    assert "'omited'" in finding.message
    assert finding.facts["meant"] == "omitted"


ORDER = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="r">
    <optional><attribute name="size"><data type="integer"/></attribute></optional>
    <choice><attribute name="at"/><group><attribute name="from"/><attribute name="to"/></group>
      <empty/></choice>
    <optional><attribute name="why"><list><oneOrMore><choice><value>lost</value>
      <value>omitted</value></choice></oneOrMore></list></attribute></optional>
    <optional><attribute name="span"><list><data type="integer"/><optional><data type="integer"/>
      </optional></list></attribute></optional>
    <optional><attribute name="pair"><list><data type="integer"/><value>mm</value></list>
      </attribute></optional>
    <optional><attribute name="lang"><choice><data type="language"/><value/></choice></attribute>
      </optional>
    <element name="one"><ref name="in"/></element><element name="two"><ref name="in"/></element>
    <element name="three"><ref name="in"/></element>
    <optional><element name="four"><text/></element></optional>
    <zeroOrMore><ref name="five"/></zeroOrMore></element></start>
  <define name="in"><zeroOrMore><element name="hi"><attribute name="rend"/><text/></element>
    </zeroOrMore></define>
  <define name="five"><choice><element name="five"><attribute name="is"><value>a</value></attribute>
    <element name="x"><empty/></element></element><element name="five"><attribute name="is">
    <value>b</value></attribute><element name="y"><empty/></element></element></choice></define>
</grammar>"""
RIGHT = "<r><one/><two/><three/></r>"


@pytest.fixture(scope="module")
def order() -> Schema:
    return schema_of(ORDER, "order.rng")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("<r><two/><one/><three/></r>", ("R211", 1, 4), "<one> must come before it"),
        ("<r><three/><one/><two/></r>", ("R211", 1, 4), "<one> and <two> must come before it"),
        ("<r><one/><two/><three/><two/></r>", ("R211", 1, 24), "<two> is not allowed at"),
        ("<r><one/><two/><one/><two/><three/></r>", ("R211", 1, 16), "<one> is not allowed at"),
        ("<r><four/><one/><two/><three/></r>", ("R211", 1, 4), "must come before it"),
        ("<r><one/><hi rend=''/><three/></r>", ("R210", 1, 10), "<hi> is not allowed in <r>"),
        ("<r><one/><tow/><three/></r>", ("R219", 1, 10), "did you mean <two>?"),
        ("<r><one/><tow/><two/><three/></r>", ("R219", 1, 10), "did you mean <two>?"),
        ("<r><one/><x/><three/></r>", ("R210", 1, 10), "allowed here: <two>"),
        ("<r><one/><two/>three</r>", ("R216", 1, 16), "allowed here: <three>"),
        ("<r><one/>second<three/></r>", ("R216", 1, 10), "allowed here: <two>"),
        ("<r><one><i>x</i></one><two/><three/></r>", ("R219", 1, 9), "did you mean <hi>?"),
        ('<r at="" from=""><one/><two/><three/></r>', ("R213", 1, 10), "<r> beside 'at'"),
        ('<r why="lost lots"><one/><two/><three/></r>', ("R215", 1, 4), "'lots' is wrong: 'lost'"),
        ('<r why=""><one/><two/><three/></r>', ("R215", 1, 4), "at least one value is needed"),
        ('<r span="1 2 3"><one/><two/><three/></r>', ("R215", 1, 4), "'3' is one value too many"),
        ('<r span="1-2"><one/><two/><three/></r>', ("R215", 1, 4), "which is not a whole number"),
        ('<r span="1 x"><one/><two/><three/></r>', ("R215", 1, 4), "'x' is not a whole number"),
        ('<r pair="1"><one/><two/><three/></r>', ("R215", 1, 4), "after which 'mm' is missing"),
        ('<r lang="en_GB"><one/><two/><three/></r>', ("R215", 1, 4), "; write en-GB"),
        (
            '<r lang="en GB !"><one/><two/><three/></r>',
            ("R215", 1, 4),
            "or an empty value is needed",
        ),
        (RIGHT.replace("</r>", '<five is="c"><y/></five></r>'), ("R215", 1, 30), "'a' or 'b'"),
        (RIGHT.replace("</r>", "<five><y/></five></r>"), ("R214", 1, 24), "'is'"),
    ],
)
def test_one_mistake_is_told_once(
    order: Schema, text: str, place: tuple[str, int, int], said: str
) -> None:
    report = order.validate(text.encode())
    assert places(report.findings) == [place]
    assert said in report.findings[0].message


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("<r><x/><y/><z/></r>", ["R210", "R210", "R219"]),
        ("<r><x/><one/></r>", ["R210", "R212"]),
        ("<r>some <one/></r>", ["R216", "R212"]),
        ("<r><one/><one/><one/><three/></r>", ["R211", "R211", "R211"]),
        ("<r><one/><tow/><five is='a'/></r>", ["R219", "R211", "R212"]),
    ],
)
def test_what_no_mistake_accounts_for_is_told_too(
    order: Schema, text: str, codes: list[str]
) -> None:
    assert [code for code, _, _ in found(order, text)] == codes


def test_wrong_elements_in_a_very_long_content() -> None:
    parts = "".join(f'<element name="e{n}"><empty/></element>' for n in range(400))
    schema = schema_of(
        f'<element name="r" xmlns="http://relaxng.org/ns/structure/1.0">{parts}</element>'
    )
    text = "<r>" + "".join(f"<x{n}/><e{n}/>" for n in range(400)) + "</r>"
    assert [code for code, _, _ in found(schema, text)] == ["R219"] * 400
    text = "<r>" + "".join(f"<e{n}/>" for n in reversed(range(400))) + "</r>"
    assert {code for code, _, _ in found(schema, text)} == {"R211"}


@pytest.mark.parametrize(
    ("text", "around", "codes"),
    [
        ("<d><item/><item/><p/></d>", "list", ["R210"]),
        ("<d><p/><label/><item/><p/></d>", "list", ["R210"]),
        ("<d><item/><p/><item/></d>", "list", ["R210", "R210"]),
        ("<d><item x=''/><q/></d>", "list", ["R210", "R213", "R219"]),
        ("<d><both/></d>", None, ["R210"]),
    ],
)
def test_an_element_that_is_missing_around_others(
    text: str, around: str | None, codes: list[str]
) -> None:
    schema = schema_of(
        """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="d">
        <zeroOrMore><choice><element name="p"><optional><ref name="both"/></optional></element>
        <element name="list"><optional><element name="label"><empty/></element></optional>
        <oneOrMore><element name="item"><empty/></element></oneOrMore>
        <optional><ref name="both"/></optional></element></choice></zeroOrMore>
        </element></start><define name="both"><element name="both"><empty/></element></define>
        </grammar>"""
    )
    findings = list(schema.findings(text.encode()))
    assert [finding.code.id for finding in findings] == codes
    assert findings[0].facts.get("around") == around
    expected = findings[0].facts["expected"]
    assert isinstance(expected, tuple)
    assert {"list", "p"} == set(expected)
    assert around is None or f"is <{around}> missing around it?" in findings[0].message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('<t:play xmlns:t="urn:t" when="1879-12-04"><head/></t:play>', "did you mean <t:head>?"),
        ('<play xmlns="urn:t" when="1879-12-04"><head xmlns=""/></play>', 'is xmlns="" there by'),
        (
            '<play xmlns="urn:t" xmlns:u="urn:u" when="1879-12-04"><u:head/></play>',
            "did you mean <head>?",
        ),
        ('<play when="1879-12-04"/>', 'is xmlns="urn:t" missing?'),
        ('<ply when="1879-12-04"/>', 'allowed here: <play xmlns="urn:t">'),
    ],
)
def test_namespaces(schema: Schema, text: str, hint: str) -> None:
    first = schema.validate(text.encode()).findings[0]
    assert hint in first.message


def test_an_idref_that_is_almost_right() -> None:
    schema = schema_of(
        f'<element name="r" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XSD}">'
        '<zeroOrMore><element name="p"><optional><attribute name="id"><data type="ID"/></attribute>'
        '</optional><optional><attribute name="to"><data type="IDREFS"/></attribute></optional>'
        "</element></zeroOrMore></element>"
    )
    text = b'<r><p id="chapter1"/><p to="chapter1 chaptre1"/><p to="x"/></r>'
    first, second = schema.validate(text).findings
    assert first.message.endswith("did you mean 'chapter1'?")
    assert second.facts["meant"] is None
