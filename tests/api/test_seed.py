"""The encoding of the seed, as an editor counts it."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from teitools.api.output import Output
from teitools.xml.names import XML_ID
from tests.requirements import SEED

NAMESPACES = {
    "t": "http://www.tei-c.org/ns/1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@pytest.fixture(scope="module")
def encoded() -> Output:
    return teitools.encode(SEED)


@pytest.fixture(scope="module")
def tei(encoded: Output) -> etree._Element:
    return etree.fromstring(encoded)


def find(tei: etree._Element, path: str) -> list[etree._Element]:
    found = tei.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("//t:body//t:supplied[@reason='subaudible'][@resp='#translator']", 11),
        ("//t:body//t:supplied", 11),
        ("//t:note[@type='originalWord']/t:foreign[@xml:lang='ru-Latn']", 1),
        ("//t:sp/t:note[@type='editorial'][preceding-sibling::t:p][following-sibling::t:p]", 1),
        ("//t:note", 2),
        ("//t:seg[@type='aside']", 5),
        ("//t:seg[@type='aside'][@cert='low']/node()[1][self::t:sic][.='(']", 1),
        ("//t:sic", 1),
        ("//t:head[@type='subject']", 1),
        ("//t:sp[@who='#khrushchev']", 1),
        ("//t:sp", 1),
        ("//t:speaker", 0),
        ("//t:p[@part='I'][@next]", 1),
        ("//t:p[@part='F'][@prev]", 1),
        ("//t:closer/t:seg[@type='typistMark'][.='5ng']", 1),
        ("//t:closer//t:date[@when='1964-09-18']", 1),
        ("//t:opener/t:byline/t:persName[@ref='#khrushchev']", 1),
        ("//t:opener/t:dateline/t:date[@when='1964-09-18']", 1),
        ("//t:body//t:p//t:persName[starts-with(@ref, '#')]", 3),
        ("//t:del | //t:add | //t:pb", 0),
        ("//t:body//t:p[not(@xml:id)] | //t:sp[not(@xml:id)] | //t:text//t:note[not(@xml:id)]", 0),
        ("//t:particDesc//t:person", 1),
        ("//t:standOff//t:person", 3),
        ("//t:editor[@role='translator']", 1),
        ("//t:respStmt", 2),
        ("//t:msIdentifier/t:idno", 3),
        ("//t:msItem/t:locus[@from='57'][@to='62']", 1),
        ("//t:bibl//t:publisher[.='Wilson Center Digital Archive']", 1),
        ("//t:bibl/t:ref[@target='https://digitalarchive.umd.edu/document/270653']", 1),
        ("//t:langUsage/t:language", 3),
        ("//t:creation/t:date[@when='1964-09-18']", 1),
        ("//t:transcriptionDesc[@ident='wilson'][@version]", 1),
        ("//t:abstract/t:p", 1),
        ("//t:funder[.='Blavatnik Family Foundation']", 1),
        ("//t:setting/t:activity", 1),
        ("/processing-instruction('xml-model')", 2),
    ],
)
def test_it_holds_what_an_editor_counts(tei: etree._Element, path: str, count: int) -> None:
    assert len(find(tei, path)) == count


def test_every_pointer_resolves(tei: etree._Element) -> None:
    declared = {str(value) for value in find(tei, "//@xml:id")}
    pointers = "//@who | //@ref | //@resp | //@copyOf | //@next | //@prev | //@rendition"
    used = {token for value in find(tei, pointers) for token in str(value).split()}
    assert used
    assert {token.removeprefix("#") for token in used} <= declared


def test_ordinary_parentheses_are_characters(tei: etree._Element) -> None:
    text = "".join(map(str, find(tei, "//t:sp")[0].itertext()))
    assert "(etc.)" in text
    assert "(Pamir)" in text


def test_it_warns_of_the_unclosed_bracket_alone(encoded: Output) -> None:
    warnings = [f for f in encoded.findings if f.severity.label == "warning"]
    places = [(finding.code.id, str(finding.location)) for finding in warnings]
    assert places == [("T101", f"{SEED}:45:1")]
    assert encoded.report.valid


def test_every_inference_is_reported_with_its_certainty(encoded: Output) -> None:
    certain = {f.code.id: f.facts["certainty"] for f in encoded.findings if "certainty" in f.facts}
    assert certain == {
        "T201": "high",
        "T202": "medium",
        "T203": "high",
        "T205": "medium",
        "T206": "high",
    }


def test_the_same_text_gives_the_same_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert teitools.encode(SEED) == teitools.encode(SEED.read_bytes())
    assert b"<change>" in teitools.encode(SEED)
    dated = teitools.encode(SEED, date="2026-01-31")
    assert b'<change when="2026-01-31">' in dated
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    assert teitools.encode(SEED) == dated


def identifiers(data: bytes) -> dict[str, str]:
    tei = etree.fromstring(data)
    paragraphs = find(tei, "//t:body//t:p")
    return {"".join(map(str, p.itertext())): p.get(XML_ID) or "" for p in paragraphs}


def test_identifiers_stay_when_text_elsewhere_changes() -> None:
    before = identifiers(teitools.encode(SEED))
    changed = SEED.read_bytes().replace(b"We will publish this", b"We shall publish it")
    changed = changed.replace(b"5ng", b"A new paragraph.\n\n5ng")
    after = identifiers(teitools.encode(changed))
    kept = set(before) & set(after)
    assert len(kept) == len(before) - 1
    assert all(before[text] == after[text] for text in kept)
