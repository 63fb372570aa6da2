"""What RELAX NG finds: one finding for one mistake, with what was expected and meant."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from teitools.api.validating import load_schema
from teitools.relaxng import RelaxNGSchema
from teitools.relaxng.comparing import compare
from teitools.relaxng.flattening import flatten
from teitools.relaxng.vocabulary import Vocabulary
from teitools.source import Source
from teitools.xml.document import Document
from tests.requirements import SHARED, need

SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="play">
    <attribute name="when"><data type="date"/></attribute>
    <ref name="global"/>
    <element name="head"><text/></element>
    <oneOrMore><choice><ref name="speech"/><ref name="stage"/></choice></oneOrMore>
    <element name="year"><data type="integer"/></element>
    <interleave>
      <optional><element name="scene"><empty/></element></optional>
      <optional><element name="place"><empty/></element></optional>
    </interleave>
  </element></start>
  <define name="speech"><element name="speech">
    <ref name="global"/>
    <optional><attribute name="who"/></optional>
    <optional><attribute name="part">
      <choice><value>initial</value><value>final</value></choice>
    </attribute></optional>
    <zeroOrMore><element name="line"><mixed><zeroOrMore><ref name="stage"/></zeroOrMore></mixed>
    </element></zeroOrMore>
  </element></define>
  <define name="stage"><element name="stage"><text/></element></define>
  <define name="global"><optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
  </define>
</grammar>
"""
PLAY = (
    '<play xmlns="urn:t" when="1879-12-04">\n<head>A Doll</head>\n'
    '<speech who="#n" part="initial">\n'
    "<line>Hide <stage>softly</stage> it</line>\n</speech>\n<year>1879</year></play>"
)


@pytest.fixture(scope="module")
def schema() -> RelaxNGSchema:
    return RelaxNGSchema(Source("play.rng", SCHEMA.encode()))


def found(schema: RelaxNGSchema, text: str) -> list[tuple[str, int, int]]:
    places = []
    for finding in schema.validate(Document(Source("d", text.encode()))):
        position = finding.location.position
        assert position is not None
        assert finding.message
        places.append((finding.code.id, position.line, position.column))
    return sorted(places)


def facts(schema: RelaxNGSchema, text: str) -> Mapping[str, object]:
    (finding,) = schema.validate(Document(Source("d", text.encode())))
    return finding.facts


def test_valid(schema: RelaxNGSchema) -> None:
    assert found(schema, PLAY) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<line>Hide", "<lime>Hide</lime><line>Hide", ("R210", 4, 1)),
        ("<stage>softly</stage>", "<b>softly</b>", ("R210", 4, 12)),
        ("<year>", "<head/><year>", ("R211", 6, 1)),
        ("<head>A Doll</head>", "", ("R211", 3, 1)),
        (PLAY[PLAY.index("<speech") : PLAY.index("<year")], "", ("R211", 3, 1)),
        ("</play>", "<place/><place/></play>", ("R211", 6, 26)),
        ("who=", "whom=", ("R213", 3, 1)),
        (' when="1879-12-04"', "", ("R214", 1, 1)),
        ("1879-12-04", "1879-13-04", ("R215", 1, 1)),
        ('part="initial"', 'part="inital"', ("R215", 3, 1)),
        ("</speech>", "Nora</speech>", ("R216", 3, 1)),
        ("<year>1879", "<year>soon", ("R217", 6, 1)),
        ('"urn:t"', '"urn:T"', ("R218", 1, 1)),
    ],
)
def test_one_mistake_one_finding(
    schema: RelaxNGSchema, old: str, new: str, expected: tuple[str, int, int]
) -> None:
    assert old in PLAY
    assert found(schema, PLAY.replace(old, new)) == [expected]


def test_missing_element(schema: RelaxNGSchema) -> None:
    text = '<play xmlns="urn:t" when="1879-12-04"><head/></play>'
    assert found(schema, text) == [("R212", 1, 1)]


def test_three_mistakes_three_findings(schema: RelaxNGSchema) -> None:
    text = PLAY.replace("who=", "whom=").replace("stage>", "stag>").replace("1879-12-04", "x")
    assert found(schema, text) == [("R210", 4, 12), ("R213", 3, 1), ("R215", 1, 1)]


def test_what_was_meant(schema: RelaxNGSchema) -> None:
    attribute = facts(schema, PLAY.replace("who=", "whom="))
    assert attribute["meant"] == "who"
    assert attribute["expected"] == ("part", "who", "xml:id")
    assert facts(schema, PLAY.replace("stage>", "stag>"))["meant"] == "stage"
    assert facts(schema, PLAY.replace("initial", "inital"))["meant"] == "initial"
    assert "urn:T" in str(facts(schema, PLAY.replace("urn:t", "urn:T"))["hint"])


def test_names_are_shown_with_the_prefixes_of_the_document(schema: RelaxNGSchema) -> None:
    text = '<t:play xmlns:t="urn:t" when="1879-12-04"><t:head/><t:speach/></t:play>'
    shown = facts(schema, text)
    assert (shown["element"], shown["parent"], shown["meant"]) == ("t:speach", "t:play", "t:speech")


def test_wildcards_are_not_compared() -> None:
    text = """<element xmlns="http://relaxng.org/ns/structure/1.0" name="a">
      <zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
      <element><anyName/><element name="b"><empty/></element></element></element>"""
    schema = RelaxNGSchema(Source("any.rng", text.encode()))
    assert found(schema, "<a x='1'><z><b/></z></a>") == []
    assert [code for code, _, _ in found(schema, "<a x='1'><z><c/></z></a>")] == ["R211"]


@pytest.mark.parametrize("name", ["tei_drama", "tei_all"])
def test_the_vocabulary_refuses_nothing_that_is_valid(name: str) -> None:
    need("shared", "jing")
    file = SHARED / "tei" / "odd" / f"{name}.rng"
    vocabulary = Vocabulary(flatten(Source.of(file), file.parent))
    plays = sorted((SHARED / "corpora" / "gerdracor").glob("*.xml"))
    others = sorted((SHARED / "corpora" / "tei-p5-test").glob("*.xml"))
    # Jing follows XInclude, and gives up at the first file that it cannot read.
    fatal = (b"<!DOCTYPE", b"XInclude")
    documents = [
        file for file in (*plays, *others) if not any(word in file.read_bytes() for word in fatal)
    ]
    said = subprocess.run(
        ["jing", str(file), *map(str, documents)], capture_output=True, text=True, check=False
    ).stdout
    valid = [path for path in documents if f"{path}:" not in said]
    assert 0 < len(valid) < len(documents)
    for path in valid:
        assert list(compare(Document(Source.of(path)).tree, vocabulary)) == [], path


def test_verdicts_are_those_of_jing(tmp_path: Path, schema: RelaxNGSchema) -> None:
    need("jing")
    grammar = tmp_path / "play.rng"
    grammar.write_text(SCHEMA)
    texts = [PLAY, *(PLAY.replace(old, new) for old, new in (("who", "whom"), ("head", "title")))]
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"{number}.xml")
        files[-1].write_text(text)
    said = subprocess.run(
        ["jing", str(grammar), *map(str, files)], capture_output=True, text=True, check=False
    ).stdout
    for file, text in zip(files, texts, strict=True):
        assert (f"{file}:" in said) is bool(found(schema, text))


def test_a_token_of_a_list_that_is_not_listed_is_named() -> None:
    schema = load_schema(
        b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><attribute name="b">'
        b"<list><oneOrMore><choice><value>lost</value><value>omitted</value></choice>"
        b"</oneOrMore></list></attribute></element>"
    )
    assert schema.validate(b'<a b="lost  omitted"/>').valid
    (finding,) = schema.validate(b'<a b="lost omited"/>').findings
    assert finding.code.id == "R215"
    assert "'lost omited'" in finding.message
    assert "'omitted'" in finding.message
