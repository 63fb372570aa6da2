"""Documents that are accepted at once: only such as the events find nothing wrong with."""

from __future__ import annotations

import pytest

from teitools.relaxng.judging import skimming
from teitools.relaxng.judging.judge import Judge
from teitools.relaxng.judging.reading import read as read_events
from teitools.relaxng.judging.skimming import Skimmer
from teitools.relaxng.schema import Schema
from teitools.xml.stream import open_stream
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, schema_of

WORDS = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="words"><zeroOrMore><element name="w">
    <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
    <optional><attribute name="to"><data type="IDREFS"/></attribute></optional>
    <optional><attribute name="n"><data type="integer"/></attribute></optional>
    <optional><attribute name="q"><data type="QName"/></attribute></optional>
    <choice><data type="decimal"/><element name="b"><text/></element>
    <list><data type="NCName"/><data type="NCName"/></list></choice>
  </element></zeroOrMore></element></start></grammar>"""


def is_valid(schema: Schema, data: bytes) -> bool:
    """Whether the events find nothing wrong."""
    with open_stream(data) as stream:
        return not list(read_events(Judge(schema._automaton), stream))


def agreed(schema: Schema, skimmer: Skimmer, data: bytes) -> bool:
    """Whether `data` are accepted; if so, they are valid."""
    accepted = skimmer.accepts(data)
    assert not accepted or is_valid(schema, data), data
    return accepted


@pytest.fixture
def play() -> Schema:
    return schema_of(PLAY_SCHEMA)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("<line>", "<line><!-- <b> > -->"),
        ("<line>", '<line><?x <b a="?>'),
        ("<line>", "<line><![CDATA[<b>&]]]>"),
        ("<head>", "<?p?><!----><head>"),
        ("<play", '<?xml version="1.0" encoding="utf-8"?>\n<!--<a>--><?x ?>\n<play'),
        ("</play>", "</play >\n<!-- > --><?x?>\n"),
        ('who="#n"', 'who="a > b"'),
        ('who="#n"', "who = '\"'"),
        ('who="#n"', 'xml:id="i"\n  who="#n"\t'),
        ('part="initial"', 'part="initial"><line/></speech><speech part="final"'),
        ("1879<", "18<!---->79<"),
        ("1879<", " 18&#55;9\n<"),
        ("1879<", "<![CDATA[1879]]><"),
        ("1879<", "1879<?p?><"),
        ("softly", "s&amp;o>ftly é"),
        ("</year>", "</year><place/><scene />"),
        ("<stage>softly</stage>", "<stage/>"),
        ("<speech ", '<speech xmlns:x="urn:x" xmlns="urn:t" '),
        ("<stage>softly</stage>", '<s:stage xmlns:s="urn:t">softly</s:stage><stage/>'),
        ("<stage>softly</stage>", '<stage xmlns="urn:t">softly</stage><stage/>'),
        ("<stage>softly</stage>", '<s:stage xmlns:s="urn:t"/><stage/>'),
        ("<line>", '<s:line xmlns:s="urn:t" xmlns="urn:u"><s:stage>a</s:stage></s:line><line>'),
    ],
)
def test_accepted(play: Schema, old: str, new: str) -> None:
    data = PLAY.replace(old, new, 1).encode()
    skimmer = Skimmer(play._automaton)
    ever = [agreed(play, skimmer, each) for each in (data, PLAY.encode(), data)]
    cut = "a > b" in new
    assert ever == [not cut, True, not cut]
    assert play.validate(data).valid


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PLAY, ""),
        (PLAY, "text"),
        ("</play>", ""),
        ("</line>", "</lime>"),
        ("<line>", "<line a='1' a='2'>"),
        ("<line>", "<line p:a='1'>"),
        ("<line>", "<line>&nbsp;"),
        ("<line>", "<line>]]>"),
        ("<head>", "text<head>"),
        ("<head>", "&#32;<head>"),
        ("<head>", "<![CDATA[x]]><head>"),
        ("<head>", "<heed>"),
        ("<head>A Doll</head>", ""),
        ("</year>", "</year><year>1</year>"),
        ("</year>", "</year><place/><place/>"),
        ("1879<", "x<"),
        ("1879<", "18<line/>79<"),
        ("1879<", "<"),
        (' when="1879-12-04"', ""),
        ("1879-12-04", "1879-13-04"),
        ("1879-12-04", "1879-12-04&#10;!"),
        ('part="initial"', 'part="medial"'),
        ('part="initial"', 'part="initial" new=""'),
        ('part="initial"', 'xml:id="1"'),
        ('part="initial"', 'xml:id="a"><line/></speech><speech xml:id=" a"'),
        ("<speech ", '<speech xmlns="" '),
        ("<speech ", '<speech xmlns="urn:t" xmlns:x="urn:x" x:who="" '),
        ("<speech ", '<speech xmlns:t="urn:t" t:who="" '),
        ("<line>", '<s:line xmlns:s="urn:t" xmlns="urn:u"><stage>a</stage></s:line><line>'),
        ("<line>", '<line xmlns:s="urn:u"><s:stage>a</s:stage></line><line>'),
        ("<line>", '<line><s:stage xmlns:s="urn:u"/></line><line>'),
        ("urn:t", "urn:u"),
        ("<play ", "<!DOCTYPE play><play "),
        ("<play ", "\ufeff<play "),
        ("<play ", '<?xml version="1.0" encoding="latin-1"?><play '),
    ],
)
def test_left_to_the_events(play: Schema, old: str, new: str) -> None:
    skimmer = Skimmer(play._automaton)
    data = PLAY.replace(old, new, 1).encode()
    assert not skimmer.accepts(data)
    assert agreed(play, skimmer, PLAY.encode())
    assert not skimmer.accepts(data)


def test_a_prefix_is_what_it_stands_for_in_each_document(play: Schema) -> None:
    skimmer = Skimmer(play._automaton)
    prefixed = PLAY.replace("</", "</p:").replace("</p:", "\0").replace("<", "<p:")
    prefixed = prefixed.replace("\0", "</p:").replace("xmlns=", "xmlns:p=")
    for _ in range(2):
        assert agreed(play, skimmer, prefixed.encode())
        assert agreed(
            play, skimmer, prefixed.replace("p:", "q:").replace("xmlns:p", "xmlns:q").encode()
        )
        assert not agreed(play, skimmer, prefixed.replace("urn:t", "urn:u").encode())
        assert agreed(play, skimmer, PLAY.encode())
        assert not agreed(play, skimmer, PLAY.replace("urn:t", "urn:u").encode())


@pytest.mark.parametrize(
    ("inner", "accepted"),
    [
        ('<w xml:id="a">1</w><w xml:id="b" to=" a  b">1.5</w>', True),
        ('<w to="b a">1</w><w xml:id="a"> 1 </w><w xml:id="b">1</w>', True),
        ('<w xml:id="a">1</w><w xml:id="a">1</w>', False),
        ('<w xml:id=" a ">1</w><w xml:id="a">1</w>', False),
        ('<w xml:id="a">1</w><w to="a b">1</w>', False),
        ('<w xml:id="ä">1</w><w to="ä">1</w><w xml:id="&#228;b">1</w>', True),
        ('<w xml:id="ä">1</w><w xml:id="&#228;">1</w>', False),
        ('<w xml:id="a">1</w><w to="&#97;">1</w>', True),
        ('<w n="1">1</w><w n=" 2 ">2</w><w n="&#51;">1</w><w n="x">1</w>', False),
        ('<w n="1">1</w><w n=" 2 ">2</w><w n="&#51;">1</w>', True),
        ("<w> </w>", False),
        ("<w/>", False),
        ("<w> <b/> </w><w><b>x</b></w><w> 1 </w><w>a b</w>", True),
        ("<w>1<b/></w>", False),
        ("<w><b/>1</w>", False),
        ('<w q="a">1</w><w q="x:a">1</w>', False),
        ('<w q="a">1</w><w q="xml:a">1</w>', True),
        ('<w q="x:a" xmlns:x="urn:x">1</w><w q="x:a" xmlns:x="urn:x"><b/></w>', True),
        ('<w q="x:a" xmlns:x="urn:x">1</w><w q="x:a">1</w>', False),
    ],
)
def test_values_and_identifiers(inner: str, accepted: bool) -> None:
    schema = schema_of(WORDS)
    skimmer = Skimmer(schema._automaton)
    data = f"<words>{inner}</words>".encode()
    for _ in range(2):
        assert agreed(schema, skimmer, data) is accepted
        assert is_valid(schema, data) is accepted
        assert agreed(schema, skimmer, b'<words><w xml:id="c" n="7"> 1</w></words>')


def test_it_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many tags there are, few are remembered, and nothing is mistaken."""
    monkeypatch.setattr(skimming, "_MOST", 400)
    schema = schema_of(WORDS)
    skimmer = Skimmer(schema._automaton)
    for start in range(0, 5_000, 500):
        inner = "".join(f'<w n="{number}">{number}</w>' for number in range(start, start + 500))
        assert agreed(schema, skimmer, f"<words>{inner}</words>".encode())
        assert not agreed(schema, skimmer, f"<words>{inner}<w n='x'>1</w></words>".encode())
        assert skimmer._count < 1_200
    schema._automaton._clear()
    assert agreed(schema, skimmer, b'<words><w n="1">1</w></words>')
    assert skimmer._count < 20


def test_namespaces_that_are_declared_without_end() -> None:
    schema = schema_of(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="a"/></start>'
        '<define name="a"><element name="a"><optional><ref name="a"/></optional></element></define>'
        "</grammar>"
    )
    skimmer = Skimmer(schema._automaton)
    for depth, accepted in ((5, True), (20, True), (60, False), (50_000, False)):
        begins = "".join(f'<a xmlns:x{number}="urn:x">' for number in range(depth))
        data = (begins + "</a>" * depth).encode()
        assert skimmer.accepts(data) is accepted
        assert len(skimmer._memories) <= 60
    assert schema.validate(data).valid


def test_roots_that_declare_in_the_same_way(play: Schema) -> None:
    """What looks like a declaration in a value is none, and hides none."""
    skimmer = Skimmer(play._automaton)
    for attributes, accepted in (
        ('xml:id="a" xmlns="urn:t"', True),
        ('xml:id="b" xmlns="urn:t"', True),
        ('xml:id="b" xmlns="urn:u"', False),
        ('xmlns="urn:t" xml:id="1"', False),
        ('x=" xmlns=" xmlns="urn:t"', False),
        ('xmlns:x=" xmlns=" xmlns="urn:t"', True),
        ('xmlns:x=" xmlns=" xmlns="urn:u"', False),
        ("xmlns:x=' xmlns=' xmlns='urn:t'", True),
        ("xmlns:x=' xmlns=' xmlns='urn:u'", False),
        ('xmlns="urn:t" xmlns:xmlnsx="urn:u"', True),
    ):
        data = PLAY.replace('xmlns="urn:t"', attributes, 1).encode()
        for _ in range(2):
            assert agreed(play, skimmer, data) is accepted
            assert is_valid(play, data) is accepted


def test_what_is_wrong_is_remembered_and_harms_no_other(play: Schema) -> None:
    skimmer = Skimmer(play._automaton)
    for new in ("<line a='1'/>", "<play/>", '<line n="', "<scene/>", '<stage xml:id="1"/>'):
        wrong = PLAY.replace("<line>", f"{new}<line>", 1).encode()
        for _ in range(3):
            assert not skimmer.accepts(wrong)
            assert agreed(play, skimmer, PLAY.encode())
    schema = schema_of(
        '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><empty/></element>'
    )
    skimmer = Skimmer(schema._automaton)
    for text in ("<b/>", "<b></b>", "<b>x</b>", "<a x=''/>", "<a x=''></a>"):
        for _ in range(3):
            assert not skimmer.accepts(text.encode())
            assert agreed(schema, skimmer, b"<a/>")


def test_when_it_pays(play: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for one small document, nor for what is not to be held in memory."""
    seen: list[int] = []
    accepts = Skimmer.accepts

    def counted(skimmer: Skimmer, data: bytes) -> bool:
        seen.append(len(data))
        return accepts(skimmer, data)

    monkeypatch.setattr(Skimmer, "accepts", counted)
    line = f"<line>{'x' * 99_000}</line>"
    documents = [
        PLAY.replace("<line>", line * count + "<line>", 1).encode() for count in (0, 1, 50)
    ]
    for document in (documents[0], *documents):
        assert play.validate(document).valid
    assert seen == [len(documents[0]), len(documents[1])]
    seen.clear()
    assert Schema(play.grammar, "play.rng").allows(documents[1])
    assert seen == [len(documents[1])]
