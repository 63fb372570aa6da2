"""The TEI's own Schematron over the sample corpora, and beside another way to run it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from teitools.api.compiling import compile_odd
from teitools.errors import DocumentError
from teitools.schematron.schema import Schematron, load
from teitools.source import Source
from teitools.xml.document import Document
from tests.requirements import SHARED, TEI_ALL, need
from tests.schematron.cases import SVRL

DOCUMENTS = sorted(SHARED.joinpath("corpora").rglob("*.xml"))
XSL = "http://www.w3.org/1999/XSL/Transform"


@pytest.fixture(scope="module")
def embedded() -> Schematron:
    """What is embedded in tei_all."""
    need("shared")
    return load(Source.of(TEI_ALL), TEI_ALL.parent)


def test_all_patterns_run(embedded: Schematron) -> None:
    document = Document(Source("d.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'))
    report = etree.fromstring(embedded.svrl(document))
    assert len(report.findall(f"{SVRL}active-pattern")) == 90
    assert not report.findall(f"{SVRL}error")


def test_findings_over_the_corpora(embedded: Schematron) -> None:
    found: Counter[str] = Counter()
    for path in DOCUMENTS:
        try:
            document = Document(Source.of(path))
        except DocumentError:
            continue
        for finding in embedded.validate(document, path.parent):
            assert finding.code.id in ("S101", "S102")
            found[f"{path.name}:{finding.location.position.line}"] += 1  # type: ignore[union-attr]
    assert found == {"testall.xml:52": 1, "testms.xml:44": 1}


WRONG = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p><p>nested</p></p>
<l><l/></l>
<div><p/><s><s/></s></div>
<ab><lg/></ab>
<list type="gloss"><item/></list>
<date when="2000" from="1999"/>
<ref target="#a" cRef="b"/>
<span from="#a" to="#b" target="#c"/>
<join target="#a"/>
</body></text></TEI>"""


def test_what_is_wrong_is_found(embedded: Schematron) -> None:
    found = list(embedded.validate(Document(Source("d.xml", WRONG.encode()))))
    lines = {each.location.position.line for each in found}  # type: ignore[union-attr]
    assert lines >= {3, 4, 6, 7, 8, 9, 10}


def test_our_own_customization_gives_the_same(embedded: Schematron, tmp_path: Path) -> None:
    specifications = SHARED / "tei" / "p5subset.xml"
    made = compile_odd(
        SHARED / "tei" / "odd" / "tei_all.odd", to="sch", specifications=specifications
    )
    ours = load(Source("tei_all.sch", bytes(made)))
    for text in (WRONG, DOCUMENTS[0].read_text(encoding="utf-8")):
        document = Document(Source("d.xml", text.encode()))
        assert told(ours, document) == told(embedded, document)


def told(schema: Schematron, document: Document) -> set[tuple[str, object]]:
    """Where a schema finds something, and by which test."""
    return {(str(each.location), each.facts["test"]) for each in schema.validate(document)}
