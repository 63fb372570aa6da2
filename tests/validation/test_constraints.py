"""A schema and the Schematron in it: what is known early is what comes of judging a tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Source
from teitools.validation.constraints import ConstrainedEngine
from teitools.validation.judgement import judged_by
from teitools.validation.shelf import Shelf
from teitools.xml.document import Document
from tests.requirements import SHARED, TEI_ALL, need

SCHEMA = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0"
  xmlns:s="http://purl.oclc.org/dsdl/schematron">
<s:pattern><s:rule context="b[@x]"><s:assert test="c">no c</s:assert>
<s:report test="ancestor::b">nested</s:report></s:rule></s:pattern>
<start><ref name="any"/></start>
<define name="any"><choice><element name="a"><ref name="many"/></element>
<element name="b"><ref name="many"/></element><element name="c"><empty/></element></choice></define>
<define name="many"><optional><attribute name="x"/></optional><zeroOrMore><choice><text/>
<ref name="any"/></choice></zeroOrMore></define></grammar>"""
DOCUMENTS = {
    "silent": "<a><b>text</b><c/></a>",
    "said": "<a><b x=''/></a>",
    "left in doubt, and silent": "<a><b x=''><c/></b></a>",
    "both": "<a><b x=''/><d/></a>",
    "nested": "<b><b x=''><c/></b></b>",
    "invalid": "<a><d/></a>",
    "cut off": "<a><b>",
    "empty": "",
    "a document type": "<!DOCTYPE a><a/>",
    "a document type that is refused": "<!DOCTYPE a [<!ENTITY e 'e'>]><a/>",
    "an instruction": "<a><?x y?></a>",
    "a colon in an instruction": "<a><?x:z y?></a>",
    "one before it": "<?x:z y?><a/>",
    "another version": '<?xml version="1.1"?><a/>',
    "a version to come": '<?xml version="2.0"?><a/>',
    "a declaration": "<?xml version = '1.0' encoding='utf-8'?>\n<a/>",
    "an encoding": '<?xml version="1.0" encoding="latin-1"?><a>\u00e9</a>',
    "too deep": "<a>" * 600 + "</a>" * 600,
    "many attributes": f"<a {' '.join(f'x{number}=``' for number in range(1200))}/>".replace(
        "`", '"'
    ),
    "an entity": "<a>&e;</a>",
}


@pytest.fixture(scope="module")
def engine() -> ConstrainedEngine:
    need("saxonche")
    made = Shelf(None).constrained(SCHEMA)
    assert isinstance(made, ConstrainedEngine)
    return made


def by_tree(engine: ConstrainedEngine, source: Source) -> list[Finding]:
    """What each of both finds in the tree."""
    try:
        document = Document(source)
    except DocumentError as error:
        return list(error.findings)
    return [*engine._schema.validate(document), *engine._constraints.validate(document)]


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_is_known_early_changes_nothing(engine: ConstrainedEngine, text: str) -> None:
    source = Source("d.xml", text.encode())
    found = by_tree(engine, source)
    assert judged_by(engine, source).findings == found
    assert list(engine.findings(source)) == found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_other_encodings(engine: ConstrainedEngine, encoding: str) -> None:
    source = Source("d.xml", "<a><b x=''>\u00e9</b></a>".encode(encoding))
    assert judged_by(engine, source).findings == by_tree(engine, source)


def test_findings_of_both(engine: ConstrainedEngine) -> None:
    found = judged_by(engine, Source("d.xml", DOCUMENTS["both"].encode())).findings
    assert [each.code.id[0] for each in found] == ["R", "S"]
    assert found[0].location.xpath == "/a/d[1]"


def test_no_tree_is_made_where_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second document on; the first is too short to be worth it."""
    need("saxonche")
    engine = Shelf(None).constrained(SCHEMA)
    assert isinstance(engine, ConstrainedEngine)
    silent = Source("d.xml", DOCUMENTS["silent"].encode())
    assert judged_by(engine, silent).findings == []

    def refused(self: Document, source: Source) -> None:
        raise AssertionError(source.name)

    monkeypatch.setattr(Document, "__init__", refused)
    assert judged_by(engine, silent).findings == []
    with pytest.raises(AssertionError):
        judged_by(engine, Source("d.xml", DOCUMENTS["said"].encode()))


def samples() -> Iterator[Path]:
    yield from sorted((SHARED / "corpora").rglob("*.xml"))


def test_the_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    need("shared", "saxonche")
    engine = Shelf(None).constrained(TEI_ALL)
    assert isinstance(engine, ConstrainedEngine)
    wrong = 0
    for path in samples():
        source = Source.of(path)
        found = judged_by(engine, source).findings
        wrong += bool(found)
        assert found == by_tree(engine, source), path
    assert wrong > 10
