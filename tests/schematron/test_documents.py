"""Other documents: `@documents`, doc() and document(), confined to the folders concerned."""

from __future__ import annotations

import pytest

from teitools.schematron.schema import load
from teitools.source import Source
from teitools.xml.document import Document
from tests.schematron.cases import SVRL, Case, pattern, schema_of

NAMED = '<report test="true()"><name/></report>'


def test_documents_of_a_pattern(case: Case) -> None:
    case.write({"d/1.xml": "<o>\n<a/></o>", "d/2.xml": "<o><a/><a/></o>"})
    content = pattern("a", NAMED, attributes='documents="/r/@to"')
    found = case.findings(schema_of(content), "<r to='d/1.xml  d/2.xml'><a/></r>")
    assert [str(each.location) for each in found] == ["d/1.xml:2:1", "d/2.xml:1:4", "d/2.xml:1:8"]


def test_a_sequence_of_documents(case: Case) -> None:
    case.write({"1.xml": "<a/>", "2.xml": "<a/>"})
    content = pattern("a", NAMED, attributes='documents="//@to, //to"')
    found = case.findings(schema_of(content), "<r to='1.xml'><to>2.xml</to><to>1.xml</to></r>")
    assert [str(each.location) for each in found] == ["1.xml:1:1", "2.xml:1:1"]


def test_the_document_itself_among_them(case: Case) -> None:
    content = pattern("a", NAMED, attributes="documents=\"('d.xml', document-uri(/))\"")
    found = case.findings(schema_of(content), "<r>\n<a/></r>")
    assert {str(each.location) for each in found} == {"d.xml:2:1"}


def test_svrl_names_the_document(case: Case) -> None:
    case.write({"1.xml": "<a/>"})
    content = pattern("a", NAMED, attributes="documents=\"'1.xml'\"")
    report = case.svrl(schema_of(content), "<r/>")
    uri = (case.folder / "1.xml").as_uri()
    assert report.find(f"{SVRL}active-pattern").get("documents") == uri  # type: ignore[union-attr]
    assert report.find(f"{SVRL}fired-rule").get("document") == uri  # type: ignore[union-attr]
    assert report.find(f"{SVRL}successful-report").get("document") == uri  # type: ignore[union-attr]


def test_functions_that_read_documents(case: Case) -> None:
    case.write({"codes.xml": "<c><code xml:id='x'>1</code></c>", "d/codes.xml": "<c/>"})
    for expression in (
        "doc('codes.xml')//code",
        "document('codes.xml')//code",
        "document('codes.xml#x')",
        "document(@href)//code",
        "document(string(@href), .)//code",
        "for $d in document(('codes.xml', 'd/codes.xml')) return $d//code",
    ):
        test = f'<report test="({expression}) = 1">1</report>'
        assert case.said(pattern("r", test), "<r href='codes.xml'/>") == ["1"], expression


def test_whether_a_document_is_there(case: Case) -> None:
    case.write({"codes.xml": "<c/>"})
    test = (
        "<report test=\"doc-available('codes.xml')\">is</report>"
        "<report test=\"doc-available('none.xml')\">wrong</report>"
    )
    found = case.findings(schema_of(pattern("r", test)), "<r/>")
    assert [each.message for each in found if each.code.id == "S102"] == ["is"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("none.xml", "it is not a file below"),
        ("../secret.xml", "it is not a file below"),
        ("/etc/passwd", "it is not a file below"),
        ("file:///etc/passwd", "it is not a file below"),
        ("http://example.org/x.xml", "only files beside"),
        ("broken.xml", "X133"),
        ("entity.xml", "X111"),
        (".", "it is not a file below"),
    ],
)
def test_documents_that_are_not_read(case: Case, address: str, reason: str) -> None:
    (case.folder.parent / "secret.xml").write_text("<a/>")
    case.write({"broken.xml": "<a>", "entity.xml": "<!DOCTYPE a [<!ENTITY e 'x'>]><a/>"})
    for content in (
        pattern("r", f"<assert test=\"doc('{address}')\">1</assert>"),
        pattern("a", NAMED, attributes=f"documents=\"'{address}'\""),
    ):
        found = case.findings(schema_of(content), "<r/>")
        refused = [each for each in found if each.code.id == "S112"]
        assert len(refused) == 1
        assert reason in refused[0].message
        assert "secret" not in " ".join(each.message for each in found if each.code.id == "S102")


def test_the_others_are_heard_where_a_document_is_not_there(case: Case) -> None:
    tests = "<assert test=\"doc('none.xml')\">1</assert><report test='1'>2</report>"
    found = case.findings(schema_of(pattern("r", tests)), "<r/>")
    assert {each.code.id for each in found} == {"S102", "S110", "S112"}


def test_a_document_without_a_folder(case: Case) -> None:
    case.write({"codes.xml": "<c>1</c>", "s.sch": schema_of(pattern(
        "r", "<report test=\"doc('codes.xml') = 1\">1</report>"))})  # fmt: skip
    schema = load(Source.of(case.folder / "s.sch"), case.folder)
    found = list(schema.validate(Document(Source("<bytes>", b"<r/>"))))
    assert [each.message for each in found] == ["1"]
    alone = load(Source("<bytes>", (case.folder / "s.sch").read_bytes()))
    found = list(alone.validate(Document(Source("<bytes>", b"<r/>"))))
    assert {each.code.id for each in found} == {"S110", "S112"}


def test_encodings(case: Case) -> None:
    path = case.folder / "e.xml"
    path.write_bytes("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".encode("latin-1"))
    content = pattern("a", "<report test='true()'><value-of select='.'/></report>")
    schema = case.load(
        schema_of(content + content.replace("<pattern", "<pattern documents=\"'e.xml'\""))
    )
    data = '<?xml version="1.0" encoding="UTF-16"?><a>ü</a>'.encode("utf-16")
    found = list(schema.validate(Document(Source("d.xml", data)), case.folder))
    assert [each.message for each in found] == ["ü", "é"]
