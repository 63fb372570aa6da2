"""The rules of docs/views.md, one by one."""

import json

import pytest

import teitools

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>HEADERWORD</title></titleStmt></fileDesc></teiHeader>"
)


def text_of(body: str, view: str = "reading") -> str:
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{body}</body></text></TEI>'
    return teitools.render(tei.encode(), to="text", view=view).decode().removesuffix("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a  b\n c</p><lb/><lb/><p>d</p>", "a b c\n\nd"),
        ("<sp><speaker>N:</speaker><p>Words</p><p>More</p></sp>", "N: Words\n\nMore"),
        ("<sp><speaker>NIXON</speaker><p>Words</p></sp>", "NIXON: Words"),
        ('<sp who="#n"><p>Words</p></sp>', "n: Words"),
        ('<sp who="#n"><speaker/><p>Words</p></sp>', "n: Words"),
        ('<sp who="#a #b"><stage>(off)</stage><p>Words</p></sp>', "a, b: (off) Words"),
        ("<sp><speaker>A.</speaker><stage>low</stage><p>Words</p></sp>", "A. [low] Words"),
        ("<sp><speaker>A</speaker><lg><l>b</l><l>c</l></lg></sp>", "A:\nb\nc"),
        (
            "<p>A<note type='editorial'>n</note> b<note>m</note>.</p>",
            "A[a] b[1].\n\n[1] m\n\n[a] n",
        ),
        ("<p>a<app><lem>b</lem><rdg>c</rdg></app></p>", "ab"),
        ("<p>a<app><rdg>b</rdg><rdg>c</rdg></app></p>", "ab"),
        ("<p>a <restore><del>b</del></restore></p>", "a b"),
        ("<p>a <surplus>b</surplus>c</p>", "a c"),
        ("<p>a<pb n='2'/>b <fw>c</fw>d</p>", "ab d"),
        ("<p>so<lb break='no'/>me</p>", "some"),
        ("<p>so\n <lb break='no'/> me</p>", "some"),
        ("<p><hi>so</hi> <lb break='no'/><pb break='no'/>me</p>", "some"),
        ("<p>so <supplied><lb break='no'/>me</supplied></p>", "so[me]"),
        ("<p>one<cb/>two, <cb n='b'/>three</p>", "one two, three"),
        ("<p>a<index><term>b</term></index> c</p>", "a c"),
        ("<p>a</p><linkGrp><ptr target='#b'/></linkGrp>", "a"),
        ("<p><persName><forename>A</forename><surname>B</surname></persName></p>", "A B"),
        ("<p><w><c>a</c><c>b</c></w></p>", "ab"),
        ("<p>a <binaryObject>AAAA</binaryObject>b</p>", "a b"),
        ("<eg>one\n  two</eg>", "one\ntwo"),
        (
            "<egXML xmlns='http://www.tei-c.org/ns/Examples'><p n='1'>a<!-- b --></p></egXML>",
            '<p n="1">a<!-- b --></p>',
        ),
        (
            "<entry><form><orth>a</orth><pron>b</pron></form><sense><usg>c</usg><def>d</def>"
            "<cit><quote>the <oRef/></quote><bibl>e</bibl></cit></sense></entry>",
            "a b\n\nc d “the ~” e",
        ),
        ("<entryFree><orth>a</orth>, <def>b</def></entryFree>", "a, b"),
        (
            "<listApp><app loc='2'><lem>a</lem><rdg>b</rdg><rdg>c</rdg><note>d</note></app>"
            "<app><rdg>e</rdg></app></listApp>",
            "2 a] b; c [d]\ne",
        ),
        ("<u>a <pause dur='PT2S'/></u>", "a [pause, 2 s]"),
        ('<u who="#n">Words</u>', "n: Words"),
        ("<p>reject <supplied>it</supplied></p>", "reject [it]"),
        ("<p>reject <supplied>[it]</supplied></p>", "reject [it]"),
        ('<p>a <note type="originalWord"><foreign>b</foreign></note> c</p>', "a [b] c"),
        ('<note type="editorial">Words</note>', "[Words]"),
        ("<p><subst><del>old</del><add>new</add></subst></p>", "new"),
        ('<p>a <seg type="aside">b</seg></p>', "a (b)"),
        ('<p><seg type="aside">(b</seg></p>', "(b"),
        ('<p>A<note place="foot">n</note> b.</p><p>c</p>', "A[1] b.\n\nc\n\n[1] n"),
        ('<p>a <gap reason="illegible"/></p>', "a [illegible]"),
        ('<p>a</p><milestone unit="section"/><p>b</p>', "a\n\n* * *\n\nb"),
        ('<sp><p>a</p><milestone unit="section"/><p>b</p></sp>', "a\n\n* * *\n\nb"),
        ('<p>a<milestone unit="section"/>b</p>', "a * * * b"),
        ('<p>a</p><milestone unit="section" n="2"/><p>b</p>', "a\n\nb"),
        ("<gap><desc>a b</desc><desc>c</desc></gap>", "[a b c]"),
        ("<p>a <gap><desc>[b]</desc> <desc>[c]</desc></gap></p>", "a [b] [c]"),
        ('<p part="I">a</p><lb/><p part="F">b</p>', "a b"),
        ("<lg><l>a</l><l>b</l></lg>", "a\nb"),
        ("<list><item>a</item><item>b</item></list>", "- a\n- b"),
        ("<table><row><cell>a</cell><cell>b</cell></row></table>", "a | b"),
        ("<p>one\n<lb/>two<lb/>three</p>", "one two three"),
        ('<p>one<lb/><space quantity="2"/>two</p>', "one\ntwo"),
        ("<head>one<lb/>two</head>", "one\ntwo"),
        ("<opener><dateline>a</dateline><lb/><salute>b</salute></opener>", "a\nb"),
        ("<p>a<choice><sic>teh</sic><corr>the</corr></choice></p>", "athe"),
        ("<p>line\u2028and\u2029paragraph</p>", "line and paragraph"),
        ("<p><odd>words <more>here</more></odd></p>", "words here"),
        ('<p xml:id="a">x</p><p>see <seg copyOf="#a"/></p>', "x\n\nsee x"),
        ("<p>a <q>b</q> “<q>c</q>” <q>'d'</q></p>", "a “b” “c” 'd'"),
        ("<quote>a</quote><quote><p>b</p></quote>", "a\n\nb"),
        ("<stage>Laughter</stage><stage>(Noise)</stage>", "[Laughter]\n\n(Noise)"),
    ],
)
def test_rule(body: str, expected: str) -> None:
    assert text_of(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a <subst><del>b</del><add>c</add></subst></p>", "a ⟦b⟧\\c/"),
        ("<p>a<choice><sic>b</sic><corr>c</corr></choice></p>", "ab"),
        ("<p>a <supplied>b</supplied></p>", "a"),
        ('<p>a <supplied reason="lost">b</supplied></p>', "a […]"),
        ("<p>one<lb/>two<lb break='no'/>three</p>", "one\ntwo-\nthree"),
        ("<p>two-<lb break='no'/>three</p>", "two-\nthree"),
        ("<p>two<cb/>three</p>", "two\nthree"),
        ("<p>a <pb n='2'/>b</p>", "a\n[page 2]\nb"),
        ('<sp who="#n"><p>a</p></sp>', "[n:] a"),
        ("<p>a <unclear>b</unclear></p>", "a b(?)"),
        ("<p>a<note type='editorial'>n</note> b.</p>", "a b."),
    ],
)
def test_diplomatic_rule(body: str, expected: str) -> None:
    assert text_of(body, "diplomatic") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>a<supplied reason="lost">b</supplied>c</p>', "a[b]c"),
        ('<p>a<supplied reason="omitted" cert="low">b</supplied></p>', "a⟨b?⟩"),
        ("<p>a<surplus>b</surplus></p>", "a{b}"),
        ("<p>a<del>b</del></p>", "a⟦b⟧"),
        ('<p>a<add place="above">b</add></p>', "a\\b/"),
        ("<p>a <unclear>bc</unclear></p>", "a b\u0323c\u0323"),
        ('<p><gap reason="lost" quantity="3" unit="character"/></p>', "[...]"),
        ('<p><gap reason="lost" quantity="12" unit="character"/></p>', "[..12..]"),
        ('<p><gap reason="illegible" quantity="2" unit="character"/></p>', ".."),
        ('<p><gap reason="lost" extent="unknown" unit="line"/></p>', "[- - - - -]"),
        ("<p><choice><abbr>k</abbr><expan>k<ex>ai</ex></expan></choice></p>", "k(ai)"),
        ("<p><choice><sic>a</sic><corr>b</corr></choice></p>", "⸢b⸣"),
        ("<p>a<space/>b</p>", "a (vacat) b"),
    ],
)
def test_leiden_rule(body: str, expected: str) -> None:
    assert text_of(body, "leiden") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<head>h</head><sp><speaker>A</speaker><stage>s</stage><p>a <stage>s</stage>b</p></sp>",
            "a b",
        ),
        ("<sp><p>a <supplied>b</supplied> <del>c</del> <add>d</add><note>n</note></p></sp>", "a d"),
        ("<sp><p>a</p><p>b</p></sp><stage>s</stage><sp><l>c</l><l>d</l></sp>", "a\nb\n\nc\nd"),
        ("<u>a<pause/>b <vocal><desc>c</desc></vocal> <gap/>d</u>", "a b d"),
        ("<head>h</head><p>a <note>n</note>b</p><lg><l>c</l><l>d</l></lg>", "h\n\na b\n\nc\nd"),
        ("<p>a <pb n='1'/>b<fw>f</fw></p><figure><figDesc>d</figDesc></figure>", "a b"),
        ("<sp><p>a <sp><p>b</p></sp>c</p></sp>", "a c\n\nb"),
        ("<sp><p>a <choice><abbr>d</abbr><expan>doctor</expan></choice></p></sp>", "a doctor"),
        ("<list><item>a</item><item>b</item></list>", "a\n\nb"),
    ],
)
def test_words_are_what_was_spoken(body: str, expected: str) -> None:
    assert text_of(body, "words") == expected


def test_by_speaker_gathers_and_stage_keeps_the_rest() -> None:
    body = (
        '<sp who="#a"><speaker>A.</speaker><p>one</p></sp><stage>Exit.</stage>'
        "<sp><speaker>B</speaker><p>two</p></sp><sp><p>three</p></sp>"
        '<sp who="#a"><speaker>A.</speaker><stage>loud</stage><p>four</p></sp>'
    )
    assert text_of(body, "by-speaker") == (
        "== A ==\n\none\n\nfour\n\n== B ==\n\ntwo\n\n== (no speaker) ==\n\nthree"
    )
    assert text_of(body, "stage") == "Exit.\n\nloud"


@pytest.mark.parametrize(
    "view", ["reading", "diplomatic", "leiden", "words", "by-speaker", "stage"]
)
def test_the_header_never_leaks(view: str) -> None:
    assert "HEADERWORD" not in text_of("<p>a</p><stage>b</stage>", view)


def test_records_say_where_their_text_stands() -> None:
    body = (
        '<pb n="1"/><sp xml:id="s" who="#a"><speaker>A</speaker><p>o\u1e9ee \U0001f600</p></sp>'
        '<sp who="#b"><p> </p></sp><pb n="2"/><sp who="#b #c"><l>x</l><l>y</l></sp>'
    )
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    words = teitools.render(tei.encode(), to="text", view="words").decode()
    records = [json.loads(r) for r in teitools.render(tei.encode(), to="jsonl").splitlines()]
    assert [words[r["start"] : r["end"]] for r in records] == [r["text"] for r in records]
    said = [(r["id"], r["kind"], r["speaker"], r["who"], r["page"]) for r in records]
    assert said == [
        ("s", "speech", "A", ["#a"], "1"),
        ("sp-2", "speech", "b, c", ["#b", "#c"], "2"),
    ]
