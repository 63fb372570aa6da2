"""Schematron embedded in other schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.api.validating import load_schema, validate
from teitools.errors import SchemaError
from tests.schematron.cases import ISO

RNG = "http://relaxng.org/ns/structure/1.0"
XS = "http://www.w3.org/2001/XMLSchema"
TEST = "<s:assert test=\"@who = 'x'\">no x</s:assert>"
PATTERN = f'<s:pattern id="p"><s:rule context="n:play">{TEST}</s:rule></s:pattern>'
IN_RNG = f"""<grammar xmlns="{RNG}" xmlns:s="{ISO}" ns="urn:n">
<s:ns prefix="n" uri="urn:n"/>{{}}
<start><element name="play">{{}}<attribute name="who"/><text/></element></start></grammar>"""
IN_XSD = f"""<xs:schema xmlns:xs="{XS}" xmlns:s="{ISO}" targetNamespace="urn:n">
<xs:annotation><xs:appinfo><s:ns prefix="n" uri="urn:n"/>{{}}</xs:appinfo></xs:annotation>
<xs:element name="play">{{}}<xs:complexType><xs:attribute name="who"/></xs:complexType>
</xs:element></xs:schema>"""
IN_RNC = """namespace s = "http://purl.oclc.org/dsdl/schematron"
default namespace = "urn:n"
s:ns [ prefix = "n" uri = "urn:n" ]
s:pattern [ s:rule [ context = "n:play" s:assert [ test = "@who = 'x'" "no x" ] ] ]
start = element play { attribute who { text }, text }
"""
PLAY = b'<play xmlns="urn:n" who="y"/>'


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("s.rng", IN_RNG.format(PATTERN, "")),
        ("s.rng", IN_RNG.format("", PATTERN)),
        ("s.rng", IN_RNG.format(f'<s:rule context="n:play">{TEST}</s:rule>', "")),
        ("s.rng", IN_RNG.format("", TEST)),
        ("s.rng", IN_RNG.format(f"<s:schema>{PATTERN}</s:schema>", "")),
        ("s.xsd", IN_XSD.format(PATTERN, "")),
        ("s.xsd", IN_XSD.format(
            "", f"<xs:annotation><xs:appinfo>{PATTERN}</xs:appinfo></xs:annotation>")),
        ("s.xsd", IN_XSD.format(
            "", f"<xs:annotation><xs:appinfo>{TEST}</xs:appinfo></xs:annotation>")),
        ("s.rnc", IN_RNC),
    ],
)  # fmt: skip
def test_embedded(tmp_path: Path, name: str, schema: str) -> None:
    path = tmp_path / name
    path.write_text(schema)
    assert load_schema(path).validate(PLAY).valid
    loaded = load_schema(path, schematron=True)
    (finding,) = loaded.validate(PLAY).findings
    assert finding.message == "no x"
    assert loaded.validate(PLAY.replace(b"y", b"x")).valid is False or name != ""
    assert loaded.validate(PLAY.replace(b'"y"', b'"x"')).valid
    both = loaded.validate(b'<play xmlns="urn:n" who="y" when="1"/>').findings
    assert {each.code.id[0] + each.code.id[1] for each in both} == {
        "S1",
        "R2" if name[2] == "r" else "S3",
    }


def test_what_a_grammar_includes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.rng").write_text(IN_RNG.format(PATTERN, ""))
    including = f'<grammar xmlns="{RNG}"><include href="in/b.rng"/></grammar>'
    (tmp_path / "a.rng").write_text(including)
    report = load_schema(tmp_path / "a.rng", schematron=True).validate(PLAY)
    assert [each.code.id for each in report] == ["S101"]


def test_abstract_rules_that_stand_alone(tmp_path: Path) -> None:
    rules = f'<s:rule abstract="true" id="r">{TEST}</s:rule>'
    extending = '<s:rule context="n:play"><s:extends rule="r"/></s:rule>'
    path = tmp_path / "s.rng"
    path.write_text(IN_RNG.format(rules, extending))
    report = load_schema(path, schematron=True).validate(PLAY)
    assert [each.message for each in report] == ["no x"]


def test_patterns_of_one_name_from_several_places(tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(IN_RNG.format(PATTERN, PATTERN))
    report = load_schema(path, schematron=True).validate(PLAY)
    assert {each.message for each in report} == {"no x"}


@pytest.mark.parametrize("name", ["s.rng", "s.xsd"])
def test_elements_that_are_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = IN_RNG if name == "s.rng" else IN_XSD
    path.write_text(text.format("\n<s:patern/>" + PATTERN, ""))
    with pytest.raises(SchemaError) as caught:
        load_schema(path, schematron=True)
    (finding,) = caught.value.findings
    assert finding.code.id == "S214"
    assert str(finding.location).endswith(":3:1")


def test_a_customization(tmp_path: Path) -> None:
    odd = tmp_path / "c.odd"
    odd.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><schemaSpec ident="x" '
        'start="p"><elementSpec ident="p" mode="add"><constraintSpec ident="c" '
        'scheme="schematron"><constraint><sch:assert xmlns:sch="http://purl.oclc.org/dsdl/'
        'schematron" test="@n">no n</sch:assert></constraint></constraintSpec><content>'
        '<textNode/></content><attList><attDef ident="n" mode="add"/></attList></elementSpec>'
        "</schemaSpec></body></text></TEI>"
    )
    document = b'<p xmlns="http://www.tei-c.org/ns/1.0"/>'
    assert [each.message for each in load_schema(odd, schematron=True).validate(document)] == [
        "no n"
    ]


def test_a_schema_without_schematron(tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(IN_RNG.format("", ""))
    with pytest.raises(SchemaError) as caught:
        load_schema(path, schematron=True)
    assert caught.value.findings[0].code.id == "S221"


def model(href: str, kind: str = "", phase: str = "") -> str:
    return f'<?xml-model href="{href}" schematypens="{kind}" phase="{phase}"?>\n'


@pytest.mark.parametrize(
    ("prolog", "expected"),
    [
        (model("s.rng"), []),
        (model("s.rng", RNG), []),
        (model("s.rng", ISO), ["S101"]),
        (model("s.rng", RNG) + model("s.rng", ISO), ["S101"]),
        (model("s.sch"), ["S101"]),
        (model("s.sch", ISO), ["S101"]),
        (model("s.sch") + model("s.sch"), ["S101"]),
        (model("other.xml", ISO), ["S101"]),
        (model("s.sch", phase="none"), []),
        (model("s.sch", phase="#ALL"), ["S101"]),
        (model("bare.rng", RNG) + model("bare.rng", ISO), ["V507"]),
        (model("none.sch"), ["V501", "V504"]),
    ],
)
def test_what_the_document_names(tmp_path: Path, prolog: str, expected: list[str]) -> None:
    (tmp_path / "s.rng").write_text(IN_RNG.format(PATTERN, ""))
    (tmp_path / "bare.rng").write_text(IN_RNG.format("", ""))
    sch = (
        f'<s:schema xmlns:s="{ISO}"><s:ns prefix="n" uri="urn:n"/><s:phase id="none"/>'
        f"{PATTERN}</s:schema>"
    )
    (tmp_path / "s.sch").write_text(sch)
    (tmp_path / "other.xml").write_text(sch)
    play = tmp_path / "play.xml"
    play.write_text(prolog + PLAY.decode())
    assert sorted(each.code.id for each in validate(play)) == expected


def test_an_unknown_phase_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "s.sch").write_text(f'<schema xmlns="{ISO}"/>')
    play = tmp_path / "play.xml"
    play.write_text(model("s.sch", phase="x") + "<play/>")
    with pytest.raises(SchemaError):
        validate(play)


def test_schematron_beside_what_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.rng").write_text(IN_RNG.format(PATTERN, ""))
    play = tmp_path / "play.xml"
    play.write_text(model("s.rng") + PLAY.decode())
    assert validate(play).valid
    assert [each.code.id for each in validate(play, schematron=True)] == ["S101"]
    assert [each.code.id for each in validate(play, phase="#ALL", schematron=True)] == ["S101"]
