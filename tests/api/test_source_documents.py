"""TEI whose text stands in ``sourceDoc``: decoded as pages, blocks and lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.api.project_schema import is_valid

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)
TEXT = "<text><body><p>Read.</p></body></text>"


def document(*parts: str, root: str = "TEI") -> bytes:
    """A TEI document of a header and those parts."""
    return f'<{root} xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{"".join(parts)}</{root}>'.encode()


def words(data: bytes) -> str:
    """All words of a document, its header too, without white space."""
    return "".join("".join(map(str, etree.fromstring(data).itertext())).split())


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The text of `data` after decoding and encoding, on one line, and the findings."""
    output = teitools.decode(data)
    encoded = teitools.encode(output)
    assert is_valid(encoded)
    assert teitools.decode(encoded) == output
    assert all(each.location.position for each in output.findings if each.code.id != "D111")
    text = bytes(encoded).decode().partition("</teiHeader>")[2].rpartition("</TEI>")[0]
    said = [f"{each.code.id} {each.message}" for each in output.findings]
    return "".join(line.strip() for line in text.split("\n")), said


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<surface n="1r"><zone><line>a</line><line>b</line></zone></surface>',
         '<pb n="1r"/><p><lb/>a<lb/>b</p>'),
        ('<surface n="1"><line>a</line></surface><surface n="2"><line>b</line></surface>',
         '<pb n="1"/><p><lb/>a</p><pb n="2"/><p><lb/>b</p>'),
        ("<surface><zone><line>a</line></zone><zone><line>b</line></zone></surface>",
         "<pb/><p><lb/>a</p><p><lb/>b</p>"),
        ("<surface><zone><line>a</line><zone><line>b</line></zone><line>c</line></zone></surface>",
         "<pb/><p><lb/>a</p><p><lb/>b</p><p><lb/>c</p>"),
        ("<surface><line>a <mod><del>b</del> <add>c</add></mod> d</line></surface>",
         "<pb/><p><lb/>a <subst><del>b</del><add>c</add></subst> d</p>"),
        ("<surface><line>a <mod>b<del>c</del></mod></line></surface>",
         "<pb/><p><lb/>a b<del>c</del></p>"),
        ("<surface><line>a <add>b<line>c</line></add> d</line></surface>",
         "<pb/><p><lb/>a <add>b<lb/>c</add> d</p>"),
        ('<surface><graphic url="a.jpg"/><line n="5">a</line></surface>',
         '<pb/><figure><graphic url="a.jpg"/></figure><p><lb n="5"/>a</p>'),
        ("<surface><zone>loose <hi>words</hi> here<line>a</line>after</zone></surface>",
         "<pb/><p>loose <hi>words</hi> here<lb/>a</p><p>after</p>"),
        ("<surfaceGrp><surface><line>a</line></surface></surfaceGrp>", "<pb/><p><lb/>a</p>"),
        ("<surface><zone/></surface>", "<pb/>"),
    ],
)  # fmt: skip
def test_pages_become_a_text(source: str, expected: str) -> None:
    found, _ = decoded(document(f"<sourceDoc>{source}</sourceDoc>"))
    assert found.startswith(f"<text><body>{expected}")


def test_what_cannot_be_said_is_told() -> None:
    source = (
        '<sourceDoc><surface facs="#f"><zone type="margin"><line rotate="90">a '
        "<retrace>b</retrace></line></zone></surface></sourceDoc>"
    )
    _, said = decoded(document(source))
    assert [each.partition(" ")[2] for each in said[1:]] == [
        "the notation cannot say <sourceDoc> in <TEI>: its pages become <text>",
        "the notation cannot say <surface> in <body>: it becomes <pb>",
        "the notation cannot say facs='#f' on <pb>: it is left out",
        "the notation cannot say <zone> in <body>: it becomes <p>",
        "the notation cannot say type='margin' on <p>: it is left out",
        "the notation cannot say rotate='90' on <lb>: it is left out",
        "the notation cannot say <retrace> in <p>: its words are kept",
    ]


def test_beside_a_text_they_are_a_division_at_its_back() -> None:
    source = "<sourceDoc><surface><line>a</line></surface></sourceDoc>"
    found, said = decoded(document(source, TEXT))
    assert found == (
        "<text><body><p>Read.</p></body><back><div><pb/><p><lb/>a</p></div></back></text>"
    )
    assert any("a <div> in <back>" in each for each in said)


def test_pictures_beside_a_text_are_told() -> None:
    pictures = '<facsimile><surface><graphic url="a.jpg"/></surface></facsimile>'
    found, said = decoded(document(pictures, TEXT))
    assert found == "<text><body><p>Read.</p></body></text>"
    assert any("<facsimile>" in each and "'a.jpg'" in each for each in said)


def test_documents_of_a_corpus() -> None:
    source = "<sourceDoc><surface><line>a</line></surface></sourceDoc>"
    members = [f"<TEI>{HEADER}{part}</TEI>" for part in (source, TEXT, source + TEXT)]
    data = document(*members, root="teiCorpus")
    output = teitools.decode(data)
    encoded = teitools.encode(output)
    assert is_valid(encoded)
    assert [len(each) for each in etree.fromstring(bytes(encoded)).iter("{*}body")] == [2, 1, 1]
    assert words(bytes(encoded)) == "TPSTPSaTPSRead.TPSRead.a"


def test_a_source_alone() -> None:
    data = b'<sourceDoc xmlns="http://www.tei-c.org/ns/1.0"><surface><line>a</line></surface></sourceDoc>'
    encoded = teitools.encode(teitools.decode(data))
    assert is_valid(encoded)
    assert b"<lb/>a" in bytes(encoded)


WORDS = st.sampled_from(("ein ", "two", " три ", "quatre"))


def element(names: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=3).map("".join)
    return st.tuples(st.sampled_from(names.split()), content).map(
        lambda each: f"<{each[0]}>{each[1]}</{each[0]}>"
    )


PHRASES = "add del mod hi retrace line unclear seg restore"
INLINE = st.recursive(WORDS, lambda inner: element(PHRASES, inner), max_leaves=6)
LINES = element("line", INLINE)
ZONES = st.recursive(LINES | INLINE, lambda inner: element("zone", inner), max_leaves=6)
SOURCES = st.lists(element("surface surfaceGrp", element("surface", ZONES) | ZONES), max_size=3)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_no_word_is_lost(surfaces: list[str]) -> None:
    data = document(f"<sourceDoc>{''.join(surfaces)}</sourceDoc>")
    output = teitools.decode(data)
    encoded = teitools.encode(output)
    assert is_valid(encoded)
    assert words(bytes(encoded)) == words(data)
