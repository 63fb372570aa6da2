"""Each rule: what it finds and what it lets pass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from teitools.rules import RULES
from teitools.rules.dates import full_day
from teitools.source import Source
from teitools.xml.document import Document, Fault

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'


def faults(content: str) -> Iterator[Fault]:
    document = Document(Source("d", TEI.format(content).encode()))
    for rule in RULES:
        for fault in rule(document.tree):
            assert document.finding(fault).message
            yield fault


def codes(content: str) -> list[str]:
    return [fault.code.id for fault in faults(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<p who="#a"/><person xml:id="a"/>', []),
        ('<p who="#b"/>', ["P401"]),
        ('<p ana="#a #b\n#c other.xml#d http://e#f" xml:id="a"/>', ["P401", "P401"]),
        ('<p n="#b"/>', []),
        ('<p target="#range(b,c)"/>', []),
        ('<q xmlns="http://www.tei-c.org/ns/Examples" who="#b"/>', []),
        ('<p xml:id="a"/><p xml:id="b"/>', []),
        ('<p xml:id="a"/><p xml:id="a"/><p xml:id=" a "/>', ["P402", "P402"]),
        ('<p xml:id="a"/><q xmlns="http://www.tei-c.org/ns/Examples" xml:id="a"/>', []),
    ],
)
def test_pointers_and_identifiers(content: str, expected: list[str]) -> None:
    assert codes(content) == expected


def test_pointer_says_what_was_meant() -> None:
    (fault,) = faults('<sp who="#krushchev"/><person xml:id="khrushchev"/>')
    assert fault.facts["meant"] == "khrushchev"


def test_duplicate_names_the_first() -> None:
    (fault,) = faults('<p xml:id="a">1</p><p xml:id="a">2</p>')
    assert (fault.element.text, [each.text for each in fault.related]) == ("2", ["1"])


MASTER = '<title xml:id="t">Draft <hi>Treaty</hi><lb/>with China</title>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<p copyOf="#t"/>', []),
        ('<p copyOf="#t">Draft\n  Treaty with <hi>China</hi></p>', []),
        ('<p copyOf="#t">Draft Treaty</p>', ["P403"]),
        ('<p copyOf="#c">Draft Treaty with China</p><q xml:id="c" copyOf="#t"/>', []),
        ('<p copyOf="#c">Draft</p><q xml:id="c" copyOf="#t"/>', ["P403"]),
        ('<p xml:id="c" copyOf="#c"/>', ["P408"]),
        ('<p xml:id="c" copyOf="#d"/><p xml:id="d" copyOf="#c"/>', ["P408", "P408"]),
        ('<p xml:id="c"><q copyOf="#c"/>x</p>', ["P408"]),
        ('<p copyOf="#e" xml:id="d"/><p copyOf="#f" xml:id="e"/><p copyOf="#e" xml:id="f"/>', None),
        ('<p copyOf="#nowhere">x</p>', ["P401"]),
        ('<p copyOf="other.xml#t">x</p>', []),
        ('<p xml:id="w">a<lb break="no"/>b</p><p copyOf="#w">ab</p>', []),
        ('<p xml:id="w">a<!-- x -->b</p><p copyOf="#w">ab</p>', []),
    ],
)
def test_copies(content: str, expected: list[str] | None) -> None:
    found = codes(MASTER + content)
    if expected is None:
        assert set(found) == {"P408"}
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<date when="1964-09-18">18 September 1964</date>', []),
        ('<date when="1964-09-19">18 September 1964</date>', ["P404"]),
        ('<date when="1964-09-19">September 18, 1964</date>', ["P404"]),
        ('<date when="1964-09-19">Friday, September 18th, <lb/>1964</date>', ["P404"]),
        ('<date when="1964-09-19">18 Sept. 1964</date>', ["P404"]),
        ('<date when="1964-09-19">1964-09-18</date>', ["P404"]),
        ('<date when="1964-09-18T10:00:00">18 September 1964</date>', []),
        ('<date when="1964-09">18 September 1964</date>', []),
        ('<date when="1964-08">18 September 1964</date>', ["P404"]),
        ('<date when="1965">18 September 1964</date>', ["P404"]),
        ('<date when="1964-99-19">18 September 1964</date>', ["P410"]),
        ('<date when="1964-09-19">about 18 September 1964</date>', []),
        ('<date when="1964-09-19">September 1964</date>', []),
        ('<date when="1917-11-07" calendar="urn:julian">25 October 1917</date>', []),
        ('<date from="1964-09-01" to="1964-09-30">18 September 1964</date>', []),
        ('<date from="1964-09-19" to="1964-09-30">18 September 1964</date>', ["P404"]),
        ('<date from="1964-09-01" to="1964-09-17">18 September 1964</date>', ["P404"]),
        ('<date from="1964-09-17">18 September 1964</date>', ["P404"]),
        ("<date>18 September 1964</date>", []),
        ('<ref target="http://a/b">http://a/b</ref>', []),
        ('<ref target="http://a/c">http://a/b</ref>', ["P405"]),
        ('<ref target="http://a/c">see http://a/b</ref>', []),
        ('<ref target="http://a/c">here</ref>', []),
        ('<citedRange from="57" to="62">57-62</citedRange>', []),
        ('<citedRange from="57" to="63">57\N{EN DASH}62</citedRange>', ["P406"]),
        ('<locus from="56" to="63">ll. 57-62</locus>', ["P406", "P406"]),
        ('<locus from="57r" to="62v">57r - 62v</locus>', []),
        ('<biblScope from="157" to="162">pp. 157-62</biblScope>', []),
        ('<citedRange from="57" to="57">57</citedRange>', []),
        ('<citedRange from="57" to="58">57</citedRange>', ["P406"]),
        ('<citedRange from="57" to="58">chapters three and four</citedRange>', []),
    ],
)
def test_words_and_attributes_agree(content: str, expected: list[str]) -> None:
    assert codes(content) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ('next="#b" part="I"', 'prev="#a" part="F"', []),
        ('next="#b"', 'prev="#a"', []),
        ('next="#b"', "", ["P407"]),
        ("", 'prev="#a"', ["P407"]),
        ('next="#b"', 'prev="#z"', ["P401", "P407"]),
        ('next="#b" part="F"', 'prev="#a" part="F"', ["P407"]),
        ('next="#b" part="I"', 'prev="#a" part="I"', ["P407"]),
        ('next="#b" part="M"', 'prev="#a" part="M"', []),
        ('next="other.xml#b"', "", []),
    ],
)
def test_chains(first: str, second: str, expected: list[str]) -> None:
    assert codes(f'<p xml:id="a" {first}>1</p><p xml:id="b" {second}>2</p>') == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<text><pb n="1"/><pb n="2"/></text>', []),
        ('<text><pb n="1"/><p><pb n=" 1 "/></p><pb n="1"/></text>', ["P409", "P409"]),
        ("<text><pb/><pb/></text>", []),
        ('<text><pb n="1" ed="A"/><pb n="1" ed="B"/></text>', []),
        ('<text><group><text><pb n="1"/></text><text><pb n="1"/></text></group></text>', []),
    ],
)
def test_pages(content: str, expected: list[str]) -> None:
    assert codes(content) == expected


def test_levels() -> None:
    content = (
        '<p xml:id="a" next="#b"/><p xml:id="b"/><p who="#c"/><p copyOf="#b">x</p>'
        '<date when="2000">18 September 1964</date><ref target="x">http://a</ref>'
        '<locus from="1">2</locus><pb n="1"/><pb n="1"/>'
    )
    levels = {fault.code.id: fault.code.severity.label for fault in faults(content)}
    errors = dict.fromkeys(("P401", "P403"), "error")
    assert levels == {
        **errors,
        **dict.fromkeys(("P404", "P405", "P406", "P407", "P409"), "warning"),
    }


def test_days() -> None:
    assert full_day("31 February 1964") is None
    assert full_day("18 Octember 1964") is None
    assert str(full_day("4th of July 1776")) == "1776-07-04"


def test_other_vocabularies_are_left_alone() -> None:
    document = Document(Source("d", b'<a who="#b"><date when="2000">1 May 1999</date></a>'))
    assert [fault for rule in RULES for fault in rule(document.tree)] == []
