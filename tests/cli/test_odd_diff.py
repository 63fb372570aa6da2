"""`teitools odd diff`: what it says, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.odd import odd
from tests.requirements import ROOT, SHARED, need

A = 'start = element r { attribute p { "x" | "y" }?, (a | b)* }\na = element a { empty }\n'
SCHEMAS = {
    "a.rnc": f"{A}b = element b {{ text }}",
    "same.rng": """<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"><optional>
      <attribute name="p"><choice><value>y</value><value>x</value></choice></attribute></optional>
      <zeroOrMore><choice><element name="b"><text/></element><element name="a"><empty/></element>
      </choice></zeroOrMore></element>""",
    "smaller.rnc": 'start = element r { attribute p { "x" }, a* }\na = element a { empty }',
    "other.rnc": "start = element s { empty }",
    "wrong.rnc": "start = a",
    "two.odd": """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
      <schemaSpec ident="one" ns="" start="r"><specGrpRef target="parts.xml#r"/></schemaSpec>
      <schemaSpec ident="two" ns="" start="s"><elementSpec ident="s" mode="add" ns=""><content>
        <empty/></content></elementSpec></schemaSpec></body></text></TEI>""",
    "parts.xml": """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><specGrp xml:id="r">
      <elementSpec ident="r" mode="add" ns=""><content><empty/></content></elementSpec></specGrp>
      </body></text></TEI>""",
    "r.rnc": "start = element r { empty }",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in SCHEMAS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(odd, ["diff", *arguments])


def test_equal() -> None:
    result = diff("a.rnc", "same.rng")
    assert result.exit_code == 0
    assert result.output == "A and B are equal: they allow the same documents.\n"


def test_subset() -> None:
    result = diff("smaller.rnc", "a.rnc")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "A is a true subset of B: all that A allows, B allows too.",
        "<r>: B allows <b> inside, A does not: <r><b/></r>",
        '<r>: B does not require the attribute "p", A does: <r/>',
        '<r>: B allows values of the attribute "p" that A does not: <r p="y"/>',
        "A smallest document that B allows and A does not:",
        "<r/>",
    ]
    assert diff("a.rnc", "smaller.rnc").output.startswith("A is a true superset of B")


def test_neither() -> None:
    result = diff("a.rnc", "other.rnc")
    assert result.exit_code == 1
    assert result.output.splitlines()[:3] == [
        "Neither is a subset of the other.",
        "the start: A allows <r>, B does not: <r/>",
        "the start: B allows <s>, A does not: <s/>",
    ]


def test_json() -> None:
    result = diff("smaller.rnc", "a.rnc", "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.output)
    assert (told["verdict"], told["a_within_b"], told["b_within_a"]) == ("subset", True, False)
    assert told["only_a"] == {"differences": [], "document": None, "undecided": []}
    assert told["only_b"]["document"] == "<r/>"
    found = {each["kind"]: each for each in told["only_b"]["differences"]}
    assert set(found) == {"element", "required", "value"}
    assert found["required"] == {
        "element": {"namespace": "", "name": "r"},
        "context": [],
        "kind": "required",
        "subject": {"namespace": "", "name": "p"},
        "witness": "<r/>",
        "places": [["a.rnc", 1, 9], ["smaller.rnc", 1, 9]],
    }


def test_elements() -> None:
    result = diff("smaller.rnc", "a.rnc", "--elements", "a")
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1
    assert len(diff("smaller.rnc", "a.rnc", "--elements", "r").output.splitlines()) == 4


def test_wrong_use() -> None:
    assert diff("a.rnc", "absent.rnc").exit_code == 2
    assert "absent.rnc" in diff("a.rnc", "absent.rnc").output
    assert diff("a.rnc").exit_code == 2


def test_an_incorrect_schema() -> None:
    for result in (diff("a.rnc", "wrong.rnc"), diff("wrong.rnc", "a.rnc")):
        assert result.exit_code == 3
        assert "wrong.rnc:1:9" in result.output
        assert "Traceback" not in result.output


def test_a_customization() -> None:
    """What is compiled of an ODD is what the TEI's own compiler makes of it."""
    need("shared")
    folder = SHARED / "tei" / "odd"
    source = str(SHARED / "tei" / "p5subset.xml")
    made, given = str(folder / "tei_bare.odd"), str(folder / "tei_bare.rng")
    result = diff(made, given, "--source", source)
    assert result.exit_code == 0, result.output


def test_a_customization_needs_no_source() -> None:
    need("shared")
    all_of_tei = str(SHARED / "tei" / "odd" / "tei_all.odd")
    result = diff(str(ROOT / "schema" / "teitools.odd"), all_of_tei, "--elements", "TEI")
    assert result.exit_code == 1
    assert result.output.startswith("A is a true subset of B")


def test_a_customization_with_files_beside_it() -> None:
    one = diff("two.odd", "r.rnc", "--schema", "one")
    assert (one.exit_code, one.stderr) == (0, "")
    assert diff("two.odd", "other.rnc", "--schema", "two").exit_code == 0
    assert diff("two.odd", "two.odd", "--schema", "one", "--schema", "two").exit_code == 1
    assert diff("two.odd", "r.rnc", "--schema", "three").exit_code == 3
    assert diff("two.odd", "r.rnc", *["--schema", "one"] * 3).exit_code == 2


def test_what_compiling_says_is_said() -> None:
    result = diff("two.odd", "r.rnc")
    assert result.exit_code == 0
    assert "two.odd:2:" in result.stderr
    assert "O105" in result.stderr
    assert result.stdout == "A and B are equal: they allow the same documents.\n"


def test_a_customization_as_the_stylesheets_compile_it(folder: Path) -> None:
    odd = """<schemaSpec xmlns="http://www.tei-c.org/ns/1.0" ident="x" start="p">
      <elementSpec ident="p" mode="add"><content>
        <elementRef key="q" minOccurs="0" maxOccurs="2"/></content></elementSpec>
      <elementSpec ident="q" mode="add"><content><empty/></content></elementSpec></schemaSpec>"""
    (folder / "x.odd").write_text(odd)
    schema = (
        'default namespace = "http://www.tei-c.org/ns/1.0" '
        "start = element p { %s } q = element q { empty }"
    )
    (folder / "right.rnc").write_text(schema % "q?, q?")
    (folder / "theirs.rnc").write_text(schema % "q?, q?, q?")
    assert diff("x.odd", "right.rnc").exit_code == 0
    assert diff("x.odd", "theirs.rnc", "--compat", "7.58").exit_code == 0
