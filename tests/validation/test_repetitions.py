"""One mistake, one message, whichever engines find it; two mistakes, two messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.api.validating import validate
from teitools.findings import Finding, Report, Severity
from teitools.source import Source
from teitools.validation.catalog import RELAX_NG
from teitools.validation.levels import levelled
from teitools.validation.repetitions import once
from teitools.validation.ruled import RuledEngine
from teitools.validation.shelf import Shelf
from tests.requirements import ROOT, need

RNC = """
grammar { start = element play { attribute n { xsd:integer }, scene+ }
scene = element scene { id?, attribute who { "a" | "b" }?, element head { text }, p* }
p = element p { id?, mixed { element hi { text }* } }
id = attribute xml:id { xsd:ID } }
"""
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
<xs:element name="play"><xs:complexType><xs:sequence>
<xs:element name="scene" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="head" type="xs:string"/>
<xs:element name="p" minOccurs="0" maxOccurs="unbounded"><xs:complexType mixed="true">
<xs:sequence><xs:element name="hi" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence><xs:attribute ref="xml:id"/></xs:complexType></xs:element></xs:sequence>
<xs:attribute ref="xml:id"/><xs:attribute name="who"><xs:simpleType>
<xs:restriction base="xs:string"><xs:enumeration value="a"/><xs:enumeration value="b"/>
</xs:restriction></xs:simpleType></xs:attribute>
</xs:complexType></xs:element></xs:sequence>
<xs:attribute name="n" type="xs:integer" use="required"/></xs:complexType></xs:element>
</xs:schema>"""
MODELS = '<?xml-model href="play.rnc"?><?xml-model href="play.xsd"?>\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "play.rnc").write_text(RNC)
    (tmp_path / "play.xsd").write_text(XSD)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<play n='1'><scene><head/></scene></play>", []),
        ("<play><scene><head/></scene></play>", ["R214"]),
        ("<play N='1'><scene><head/></scene></play>", ["R213"]),
        ("<play n='x'><scene><head/></scene></play>", ["R215"]),
        ("<play n='1'/>", ["R212"]),
        ("<play n='1'><scene/></play>", ["R212"]),
        ("<play n='1'><scene><p/></scene></play>", ["R211"]),
        ("<play n='1'><scene><q><p/></q><head/></scene></play>", ["R219"]),
        ("<play n='1'><scene><head/><p><hi>x</hi><hj/></p></scene></play>", ["R219"]),
        ("<play n='1'>x<scene><head/></scene></play>", ["R216"]),
        ("<drama n='1'/>", ["R218"]),
        ("<play n='x'><scene who='c'><head/><q/></scene></play>", ["R215", "R215", "R219"]),
        ("<play n='1'><scene who='c'/></play>", ["R212", "R215"]),
    ],
)
def test_relax_ng_and_xsd_tell_a_mistake_once(folder: Path, text: str, expected: list[str]) -> None:
    report = validate((MODELS + text).encode(), folder=folder)
    assert sorted(finding.code.id for finding in report) == expected


def test_what_only_the_second_schema_finds_is_told(folder: Path) -> None:
    (folder / "play.rnc").write_text(RNC.replace('{ "a" | "b" }', "{ text }"))
    text = "<play><scene who='c'><head/><p/></scene></play>"
    report = validate((MODELS + text).encode(), folder=folder)
    assert [(each.code.id, each.location.xpath) for each in report] == [
        ("R214", "/play"),
        ("S315", "/play/scene[1]"),
    ]


def tei(added: str) -> bytes:
    source = (ROOT / "encoded" / "khrushchev-1964-09-18.xml").read_text(encoding="utf-8")
    before, end, after = source.rpartition("</sp>")
    assert end
    return f"{before}{added}{end}{after}".encode()


def test_equal_ids_are_told_by_the_rule_alone() -> None:
    report = validate(tei('<p xml:id="zz">a</p><p xml:id="zz">b</p>'))
    assert [finding.code.id for finding in report] == ["P402"]


def test_equal_ids_hide_no_other_mistake() -> None:
    report = validate(tei('<p xml:id="zz">a</p><p xml:id="zz" part="q" foo="">b</p>'))
    assert sorted(finding.code.id for finding in report) == ["P402", "R213", "R215"]


def test_equal_ids_without_the_rules_are_told_by_the_schema() -> None:
    report = validate(tei('<p xml:id="zz">a</p><p xml:id="zz">b</p>'), schema=RELAX_NG)
    assert [finding.code.id for finding in report] == ["R221"]


def test_equal_ids_by_relax_ng_and_xsd(folder: Path) -> None:
    text = "<play n='1'><scene xml:id='a'><head/></scene><scene xml:id='a'><head/></scene></play>"
    report = validate((MODELS + text).encode(), folder=folder)
    assert sorted(finding.code.id for finding in report) == ["P402"]


DATES = '<p><date when="1963-02-29">the last</date><date when="x">soon</date></p>'


def test_a_date_that_is_none_is_told_by_the_rule_alone() -> None:
    report = validate(tei(DATES))
    assert [finding.code.id for finding in report] == ["P410", "R215"]


def test_the_same_beside_a_schema_that_is_given() -> None:
    engine = RuledEngine(Shelf().load(RELAX_NG))
    found = Report(once(engine.findings(Source("d.xml", tei(DATES)))))
    assert [finding.code.id for finding in found] == ["P410", "R215"]


@pytest.mark.parametrize("level", [None, Severity.INFO, Severity.WARNING])
def test_a_rule_that_is_made_milder_hides_nothing(level: Severity | None) -> None:
    engine = RuledEngine(Shelf().load(RELAX_NG))
    every = list(engine.findings(Source("d.xml", tei(DATES))))
    found = Report(once(levelled(every, {"P410": level})))
    assert [finding.code.id for finding in found] == ["R215", "R215"]


def test_a_wrong_language_tag_is_told_by_what_makes_it_an_error() -> None:
    report = validate(tei('<p xml:lang="e n">a</p>'))
    assert [finding.code.id for finding in report] == ["R215"]


SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
<rule context="play"><assert test="@type">a play has a type</assert></rule>
<rule context="scene"><assert test="*[2]">a scene has two children</assert></rule>
</pattern></schema>"""


@pytest.mark.parametrize("order", ["play.rnc play.sch", "play.sch play.rnc", "play.xsd play.sch"])
def test_schematron_and_grammars_hide_nothing_of_each_other(folder: Path, order: str) -> None:
    need("saxonche")
    (folder / "play.sch").write_text(SCH)
    models = "".join(f'<?xml-model href="{name}"?>' for name in order.split())
    text = "<play n='x'><scene><head/></scene><q/></play>"
    found: list[Finding] = list(validate((models + text).encode(), folder=folder))
    said = [each.message for each in found]
    assert "a play has a type" in said
    assert "a scene has two children" in said
    assert [each.code.id[0] for each in found if each.code.id[:2] != "S1"] == (
        ["S", "S"] if "xsd" in order else ["R", "R"]
    )


def test_a_pointer_to_nothing_is_told_once_of_our_own_schematron() -> None:
    need("saxonche")
    schema = ROOT / "schema" / "teitools.sch"
    text = tei('<p><ref target="#nowhere">a</ref></p>').decode()
    _, _, rest = text.partition("?>")
    report = validate(f'<?xml-model href="{schema}"?>{rest}'.encode(), folder=ROOT)
    assert [finding.code.id for finding in report] == ["P401"]
