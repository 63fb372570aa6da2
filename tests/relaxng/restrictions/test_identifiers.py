"""ID, IDREF and IDREFS (RELAX NG DTD Compatibility, section 4)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.restrictions.compatibility import check_ids, id_attributes
from teitools.relaxng.restrictions.survey import Survey
from tests.relaxng.restrictions.sketches import grammar
from tests.relaxng.restrictions.verdicts import codes, findings, only, place, related
from tests.requirements import need

ID, IDREF, IDREFS = IdType.ID, IdType.IDREF, IdType.IDREFS

COMPATIBLE = [
    "element p { attribute n { text }?, text }",
    "element p { attribute id { ID }?, attribute to { IDREFS }, element q { attribute i { ID } } }",
    "element p { attribute id { ID }, element p { attribute id { ID }, attribute n { text } } }",
    "element p { attribute id { ID }, element p { empty } }",
    "element p { attribute id { ID }, element x:p { attribute id { text } } }",
    "element (p | x:q) { attribute id { ID } }",
    'element p { attribute id { ID - "a" }, attribute to { IDREF } }',
    "element p { attribute id { ID }, element * - p { attribute * { text }* } }",
    "element p { attribute id { ID }, element * { attribute * - id { text }* } }",
    "element p { attribute id { ID }, element * { attribute (a | b) { text } } }",
    "element p { (attribute id { ID } | (attribute n { text }, attribute id { ID })) }",
]

INCOMPATIBLE = {
    "element p { ID }": "R290",
    "element p { attribute id { text | ID } }": "R290",
    "element p { attribute id { list { IDREF+ } } }": "R290",
    'element p { attribute id { token - ("a" | ID) } }': "R290",
    "element p { attribute id { ID - ID } }": "R290",
    "element p { text | list { ID } }": "R290",
    "element p { attribute (id | name) { ID } }": "R291",
    "element p { attribute x:* { IDREF }* }": "R291",
    "element * { attribute id { ID } }": "R291",
    "element (p | x:*) { attribute id { ID } }": "R291",
    "element p { attribute id { ID }, element p { attribute id { text } } }": "R292",
    "element p { attribute id { text }, element p { attribute id { ID } } }": "R292",
    "element p { attribute id { ID }, element p { attribute id { IDREF } } }": "R292",
    "element p { attribute id { IDREFS }, element (p | q) { attribute id { IDREF } } }": "R292",
    "element p { (attribute id { ID } | attribute id { text }) }": "R292",
    "element p { attribute id { ID }, element p { attribute * - n { text }* } }": "R292",
    "element p { attribute id { ID }, element p { attribute (id | n) { text } } }": "R292",
    "element p { attribute id { ID }, element * { attribute * { text }* } }": "R292",
    "element p { attribute id { ID }, element * - q { attribute id { text } } }": "R292",
    "element p { attribute x:i { ID }, element :* - a { attribute x:* { text }* } }": "R292",
}


@pytest.mark.parametrize("sketch", COMPATIBLE)
def test_compatible(sketch: str) -> None:
    assert codes(sketch) == []
    assert codes(sketch, check_ids) == []


@pytest.mark.parametrize(("sketch", "code"), INCOMPATIBLE.items())
def test_incompatible(sketch: str, code: str) -> None:
    assert codes(sketch) == []
    finding = only(sketch, check_ids)
    assert finding.code.id == code
    assert "(RELAX NG DTD Compatibility 4)" in finding.message


def _compact(sketch: str) -> str:
    """A sketch as RELAX NG's compact syntax has it."""
    typed = re.sub(r"\b(IDREFS|IDREF|ID)\b", r"xsd:\1", sketch).replace(" :*", " none:*")
    return f'namespace none = ""\nnamespace x = "x"\n{typed}'


@pytest.mark.parametrize("sketch", [*COMPATIBLE[3::2], *list(INCOMPATIBLE)[1::3]])
def test_jing_gives_the_same_verdict(sketch: str, tmp_path: Path) -> None:
    need("jing")
    schema = tmp_path / "schema.rnc"
    schema.write_text(_compact(sketch), "utf-8")
    run = subprocess.run(["jing", "-c", str(schema)], capture_output=True, check=False)
    assert (run.returncode != 0) == (sketch in INCOMPATIBLE), run.stdout


def test_a_conflict_names_both_elements() -> None:
    sketch = """
start = element p { attribute id { ID }, q }
q = element p { attribute n { text }, attribute id { text }?, attribute xml:id { ID } }
"""
    finding = only(sketch, check_ids)
    assert (place(finding), related(finding)) == ((2, 5), [1])
    assert finding.message.startswith(
        "the attribute 'id' of <p> is not of an ID type here, but of type ID elsewhere (line 1)"
    )


def test_every_conflict_is_reported() -> None:
    sketch = """
start = element p { attribute a { ID }, attribute b { IDREF }, attribute c { ID }, q? }
q = element p { attribute a { text }, attribute b { IDREFS }, attribute c { ID }, r }
r = element * { attribute c { text }, attribute d { text } }
"""
    found = findings(sketch, check_ids)
    assert [(place(each)[0], each.facts["attribute"]) for each in found] == [
        (2, "the attribute 'a'"),
        (2, "the attribute 'b'"),
        (3, "the attribute 'c'"),
    ]


def test_the_types_by_names() -> None:
    sketch = """
start = element p { global, (q | r | s)* }
q = element q { global, attribute to { IDREFS }? }
r = element (r | x:r) { attribute n { text } | attribute at { IDREF - "a" } }
s = element * - p { attribute n { text } }
global = attribute xml:id { ID }?, attribute n { int }
"""
    xml_id = ("http://www.w3.org/XML/1998/namespace", "id")
    expected = {
        ("", "p"): {xml_id: ID},
        ("", "q"): {xml_id: ID, ("", "to"): IDREFS},
        ("", "r"): {("", "at"): IDREF},
        ("x", "r"): {("", "at"): IDREF},
    }
    made = grammar(sketch)
    assert id_attributes(made) == expected
    assert id_attributes(Survey(made)) == expected


def test_in_blocks_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teitools.relaxng.restrictions.cells.BLOCK", 2)
    attributes = ", ".join(f"attribute a{number} {{ ID }}" for number in range(7))
    conflict = f"element p {{ {attributes}, element p {{ attribute a6 {{ text }} }} }}"
    assert only(conflict, check_ids).facts["attribute"] == "the attribute 'a6'"
    table = id_attributes(grammar(f"element p {{ {attributes} }}"))
    assert table == {("", "p"): {("", f"a{number}"): ID for number in range(7)}}
