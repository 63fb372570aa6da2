import pytest

from teitools.source import Source
from teitools.views import render_text
from teitools.xml.parsing import parse

HEADER = "<teiHeader><fileDesc><titleStmt><title>Title</title></titleStmt></fileDesc></teiHeader>"


def text_of(body: str) -> str:
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{body}</body></text></TEI>'
    text = render_text(parse(Source.of(tei.encode()))).decode()
    return text.removeprefix("Title\n\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a  b\n c</p><lb/><lb/><p>d</p>", "a b c\n\nd"),
        ("<sp><speaker>N:</speaker><p>Words</p><p>More</p></sp>", "N: Words\n\nMore"),
        ("<sp><speaker>NIXON</speaker><p>Words</p></sp>", "NIXON: Words"),
        ('<sp who="#n"><p>Words</p></sp>', "Words"),
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
