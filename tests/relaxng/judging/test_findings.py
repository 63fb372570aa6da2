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


def test_an_element_that_there_can_be_none_of_is_not_meant() -> None:
    schema = schema_of(
        """<element xmlns="http://relaxng.org/ns/structure/1.0" name="a">
      <zeroOrMore><element name="bcde"><notAllowed/></element></zeroOrMore>
      <element name="c"><empty/></element></element>"""
    )
    assert found(schema, "<a><bcdf/><c/></a>") == [("R219", 1, 4)]
    assert facts(schema, "<a><bcdf/><c/></a>")["meant"] is None
    assert facts(schema, "<a><bcdf/><c/></a>")["expected"] == ("c",)


@pytest.mark.parametrize(
    ("spoilt", "code", "place"),
    [
        ('<speech who="1" who="2">', "X141", (4, 17)),
        ("<speech who='<'>", "X140", (4, 14)),
        ("<speech &>", "X135", (4, 9)),
        ("&x;", "X138", (4, 1)),
        ("&#0;", "X139", (4, 1)),
        ("</plays>", "X131", (4, 1)),
        ("<!-- -- -->", "X140", (4, 6)),
    ],
)
def test_text_before_what_is_not_well_formed(
    schema: Schema, spoilt: str, code: str, place: tuple[int, int]
) -> None:
    text = PLAY[: PLAY.index("<speech")] + f"<!-- > -->\u00e9 <?x?>\n{spoilt}"
    assert found(schema, text) == [("R216", 3, 11), (code, *place)]
    blank = text.replace("\u00e9", " ")
    assert found(schema, blank) == [(code, *place)]


def test_text_that_may_go_on_is_not_judged(schema: Schema) -> None:
    text = PLAY[: PLAY.index(" Doll")] + "<"
    assert [code for code, _, _ in found(schema, text)] == ["X136"]
    text = PLAY[: PLAY.index("1879</year>")] + "eighteen &x;"
    assert [code for code, _, _ in found(schema, text)] == ["X138"]


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


def test_what_is_missing_beside_a_value() -> None:
    """A value that must be there is no attribute and no element that could be missing."""
    schema = schema_of(
        """<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><choice>
      <group><attribute name="b"/><attribute name="c"/><value>1</value></group>
      <group><attribute name="b"/><list><value>2</value></list></group></choice></element>"""
    )
    assert found(schema, "<a c='' b=''>1</a>") == found(schema, "<a b=''>2</a>") == []
    assert found(schema, "<a>1</a>") == [("R214", 1, 1)]
    assert facts(schema, "<a>1</a>")["missing"] == "'b'"


def test_no_message_is_longer_than_anybody_can_read() -> None:
    """What a schema or a document makes long is cut, or many findings would fill the memory."""
    long = 200_000 * "b"
    schema = schema_of(
        f"""<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><oneOrMore><choice>
      <element name="c"><value>{long}</value></element>
      <element name="d"><list><value>{long}</value><value>e</value></list></element>
      <element name="{long}"><attribute name="{long}"/></element>
      </choice></oneOrMore></element>"""
    )
    text = f"<a><c/><d>{long}c e</d><{long}/><{long} {long}b=''/><e/></a>"
    findings = schema.validate(text.encode()).findings
    assert len(findings) == 6
    assert [each.message for each in findings if len(each.message) > 25_000] == []


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
