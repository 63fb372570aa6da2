"""Pages of the web: what becomes what, what is dropped and said, and what is hostile."""

from __future__ import annotations

import pytest

import teitools
from teitools.errors import DocumentError
from teitools.source import Source
from tests.sources.steps import body, encoded, page, said


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <i>b</i> <b>c</b></p>", 'a <hi rend="italic">b</hi> <hi rend="bold">c</hi>'),
        ("<p>a <s>b</s> <del>c</del>", 'a <del rend="strikethrough">b</del> <del>c</del>'),
        ("<p>a <ins>b</ins> c", "a <add>b</add> c"),
        ("<p>x<sup>2</sup>y", 'x<hi rend="superscript">2</hi>y'),
        ("<p>a <mark>b</mark> c", 'a <hi rend="highlight">b</hi> c'),
        ('<p>a <span style="font-variant: small-caps">b</span>', 'a <hi rend="smallcaps">b</hi>'),
        (
            '<p>a <span style="font-style:italic; font-weight: 700">b</span>',
            'a <hi rend="italic"><hi rend="bold">b</hi></hi>',
        ),
        (
            '<p>a <span style="text-decoration: line-through">b</span>',
            'a <del rend="strikethrough">b</del>',
        ),
        ("<p>a <b> b </b> c", 'a <hi rend="bold">b</hi> c'),
        ("<p>a <b>b</b><i></i> c", 'a <hi rend="bold">b</hi> c'),
        ('<p>a <a href="https://e.org/x">b</a>', 'a <ref target="https://e.org/x">b</ref>'),
        (
            '<p>a <span lang="fr">b</span> <i lang="en">c</i>',
            'a <foreign xml:lang="fr">b</foreign> '
            '<foreign xml:lang="en"><hi rend="italic">c</hi></foreign>',
        ),
        (
            '<p>a <img src="x.png" alt="A map"> b <img src="y.png">',
            'a <graphic url="x.png"><desc>A map</desc></graphic> b <graphic url="y.png"/>',
        ),
        (
            '<p>a <abbr title="United Nations">UN</abbr>',
            "a <choice><abbr>UN</abbr><expan>United Nations</expan></choice>",
        ),
        ("<p>a <q>b</q> c&nbsp;d &lt; e", "a “b” c\u00a0d &lt; e"),
        ("<p>a<br>b", "a<lb/>b"),
        ("<p>a <em>b [c</em> d] e", None),
    ],
)
def test_what_stands_among_words(html: str, expected: str | None) -> None:
    output = encoded(page(html))
    if expected is None:
        expected = (
            'a <hi rend="italic">b</hi> <supplied reason="undefined" cert="medium">'
            '<hi rend="italic">c</hi> d</supplied> e'
        )
    found = body(output).replace('<space quantity="1" unit="chars"/>', " ")
    assert found == f"<p>{expected}</p>"
    assert said(output) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<p>b<div>c<p>d</div>e", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>"),
        ("<p>a<br><br>b", "<p>a</p><p>b</p>"),
        (
            "<h1>A</h1><p>b<h3>C</h3><p>d<h2>E</h2><p>f",
            "<div><head>A</head><p>b</p><div><head>C</head><p>d</p></div>"
            "<div><head>E</head><p>f</p></div></div>",
        ),
        (
            "<ol><li>a<li>b<ul><li>c</ul></ol>",
            '<list rend="numbered"><item>a</item><item><p>b</p>'
            '<list rend="bulleted"><item>c</item></list></item></list>',
        ),
        (
            "<dl><dt>a<dd>b</dl>",
            '<list type="gloss"><label>a</label><item>b</item></list>',
        ),
        (
            "<table><caption>A<tr><th>b<th>c<tr><td colspan=2>d<p>e</table>",
            '<table><head>A</head><row><cell role="label">b</cell><cell role="label">c</cell>'
            '</row><row><cell cols="2"><p>d</p><p>e</p></cell></row></table>',
        ),
        (
            '<ol start="4"><li>a<li>b</ol><ol type="i"><li>c<li value="9">d</ol>',
            '<list rend="numbered"><item n="4">a</item><item n="5">b</item></list>'
            '<list rend="numbered"><item n="i">c</item><item n="ix">d</item></list>',
        ),
        (
            "<p>a<blockquote>b<p>c<blockquote>d</blockquote></blockquote><p>e",
            "<p>a</p><quote><p>b</p><p>c</p><quote><p>d</p></quote></quote><p>e</p>",
        ),
        (
            "<p>a<figure><img src=b.png alt=c><figcaption>D <i>e</i></figcaption></figure>",
            '<p>a</p><figure><graphic url="b.png"/><figDesc>c</figDesc>'
            '<head>D <hi rend="italic">e</hi></head></figure>',
        ),
        ("<p>a<hr><p>b", '<p>a</p><milestone unit="section" rend="rule"/><p>b</p>'),
        ("<pre>\n a\n\nb  c</pre>", '<p>a</p><p>b<space quantity="2" unit="chars"/>c</p>'),
        ("<ul><li>a]<li>[b</ul>", None),
        ("<p>a<wbr>b<wbr>c</p>d<source>e<wbr><p>f", "<p>abc</p><p>de</p><p>f</p>"),
        (
            "<ul>a<li>b</li>c<!-- -->d</ul>",
            '<list rend="bulleted"><item>a</item><item>b</item><item>c</item><item>d</item></list>',
        ),
        (
            "<table>a<tr>b<td>c<td>d</tr>e<form><tr><td>f<td>g</tr>h</form><p>i</table>",
            "<p>a</p><p>b</p><p>e</p><p>h</p><p>i</p><table><row><cell>c</cell><cell>d</cell></row>"
            "<row><cell>f</cell><cell>g</cell></row></table>",
        ),
    ],
)
def test_what_stands_around_words(html: str, expected: str | None) -> None:
    output = encoded(page(html))
    if expected is None:
        expected = (
            '<list rend="bulleted"><item>a<seg type="literal">]</seg></item>'
            '<item><seg type="literal">[</seg>b</item></list>'
        )
    assert body(output) == expected
    assert said(output) == []


def test_speakers_are_found_as_in_plain_text() -> None:
    turns = (
        "<p><b>Q:</b> Where <i>were</i> you?<p><strong>A: </strong>Here."
        "<p><b>Q:</b> Why?<p>A: <b>So</b>."
    )
    output = encoded(page(turns))
    assert output.count(b"<sp ") == 4
    assert output.count(b"<hi ") == 2
    looks = [each for each in output.findings if each.code.id == "T403"]
    assert [each.facts["words"] for each in looks] == ["Q:", "A:", "Q:"]


def test_a_numbered_list_of_turns_is_no_list() -> None:
    output = encoded(page("<ol><li><b>Q:</b> Why?<li><b>A:</b> So.<li>Q: And?<li>A: Yes.</ol>"))
    assert output.count(b"<sp ") == 4
    assert b"<list " not in output.split(b"</teiHeader>")[1]
    assert "T402" in {each.code.id for each in output.findings}


def test_brackets_are_read_by_the_profile() -> None:
    output = encoded(page("<p><i>[Laughter]</i><p>a <i>[illegible]</i> b [c (d e f) g]"), "wilson")
    assert 'hi rend="italic"><gap reason="illegible">' in body(output)
    assert '<seg type="aside">d e f</seg>' in body(output)


def test_what_the_page_says_of_itself() -> None:
    head = (
        '<title>A title</title><meta name="DC.creator" content="A. Author">'
        '<meta name="dc.date" content="1964-09-18"><meta name="keywords" content="x, y">'
        '<meta name="viewport" content="w"><link rel="canonical" href="https://e.org/a">'
    )
    output = encoded(page("<p>a", head))
    for expected in (
        "<bibl>",
        "<title>A title</title>",
        "<author>A. Author</author>",
        '<date when="1964-09-18">1964-09-18</date>',
        '<ref target="https://e.org/a">https://e.org/a</ref>',
        '<idno type="file">page.html</idno>',
    ):
        assert expected.encode() in output
    assert said(output) == [
        "page.html:2:121: T401 what the page says of itself as 'keywords' is dropped: 'x, y'"
    ]


def test_scripts_and_styles_are_no_words() -> None:
    output = encoded(page("<p>a<script>document.write('b')</script><style>p { }</style>"))
    assert body(output) == "<p>a</p>"
    assert said(output) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p>a<a href="#n" id="r"><sup>1</sup></a> b<section class="footnotes"><hr><ol>'
        '<li id="n"><p>c <i>d</i> <a href="#r">↩</a></ol></section>',
        '<p>a<a href="#_ftn1" name="_ftnref1">[1]</a> b<div style="mso-element:footnote-list">'
        '<hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> c <i>d</i></div></div>',
        '<p>a<sup id="r"><a href="#n">[1]</a></sup> b<ol><li id="n"><a href="#r">^</a> c <i>d</i>'
        "</ol>",
    ],
)
def test_notes_stand_at_their_marks(html: str) -> None:
    output = encoded(page(html))
    assert body(output) == ('<p>a<note place="end" n="1">c <hi rend="italic">d</hi></note> b</p>')
    assert said(output) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <a href="#b">1</a><p id="b">c',
        '<p id="b">a <a href="#b" id="r">1</a><a href="#r">2</a>',
    ],
)
def test_links_that_are_no_notes_are_words(html: str) -> None:
    assert "<note" not in body(encoded(page(html)))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="windows-1251"><p>\xc4\xe0', "Да"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>\x93', "“"),
        (b"\xef\xbb\xbf<meta charset=latin1><p>\xc3\xa4", "ä"),
        ("\ufeff<p>ä".encode("utf-16-le"), "ä"),
        ("<p>ä".encode(), "ä"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    output = encoded(Source("page.html", data))
    assert body(output) == f"<p>{expected}</p>"
    assert said(output) == []


def test_an_encoding_that_is_guessed_is_said() -> None:
    output = encoded(Source("page.html", b"<p>\xe4"))
    assert body(output) == "<p>ä</p>"
    assert "T406" in said(output)[0]


def test_bytes_that_are_not_in_their_encoding() -> None:
    with pytest.raises(DocumentError) as caught:
        teitools.encode(Source("page.html", b"<meta charset=utf-8>\n<p>a\xe4b"))
    assert str(caught.value.findings[0].location) == "page.html:2:5"
    assert caught.value.findings[0].code.id == "T411"


def test_elements_that_are_nested_too_deep() -> None:
    with pytest.raises(DocumentError) as caught:
        teitools.encode(page("<div>" * 5000 + "a"))
    assert caught.value.findings[0].code.id == "T412"


@pytest.mark.parametrize("tag", ["<wbr>", "<WBR class=a>", "<wbr/>"])
def test_elements_that_hold_nothing_are_not_nested(tag: str) -> None:
    text = teitools.decode(encoded(page(f"<p>{f'a{tag}' * 600}b</p><p>c</p>")))
    assert text.decode() == f"{'a' * 600}b\n\nc\n"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<p",
        "<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;",
        "<p>\x00",
        "<table><td>",
        "</p>",
        "&#0;",
    ],
)
def test_anything_is_a_page(html: str) -> None:
    encoded(Source("page.html", html.encode()))


def test_a_system_entity_is_not_read(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret.txt"
    with open(secret, "w", encoding="utf-8") as file:
        file.write("SECRET")
    html = f"<!DOCTYPE html [<!ENTITY a SYSTEM 'file://{secret}'>]><p>b&a;"
    assert b"SECRET" not in encoded(Source("page.html", html.encode()))


@pytest.mark.parametrize(
    "pattern",
    [
        "<p>",
        "[",
        "<b>[</b>",
        "</b>",
        "<i>a</i><b>[b</b>",
        "<!--",
        "<td>",
        "a<br>",
        "<a href=#x>b</a>",
    ],
)
def test_a_large_page_takes_linear_time(pattern: str) -> None:
    encoded(page(pattern * 3000))
