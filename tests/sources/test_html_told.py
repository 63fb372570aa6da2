"""Pages of the web: what is not in the text is said, with its place."""

from __future__ import annotations

import pytest

from tests.sources.steps import body, encoded, page, said


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>a <img src="data:,x" alt="A map">', "T401 a picture is dropped: 'A map'"),
        ('<p>a<img src="x.gif" width="1" height="1">', "T401 a picture is dropped: 'x.gif'"),
        ('<p><a href="#x">a</a>', "T407 a link into the page is dropped: '#x'"),
        (
            '<p><a href="javascript:b()">a</a>',
            "T407 a link that runs a script is dropped: 'javascript:b()'",
        ),
        ('<p><span title="b">a</span>', "T407 the title of <span> is dropped: 'b'"),
        ('<p lang="fr">a</p>', "T407 the language of <p> is dropped: 'fr'"),
        (
            '<p><time datetime="2024">a</time>',
            "T407 the time that <time> states is dropped: '2024'",
        ),
        ("<nav>b c</nav><p>a", "T401 a navigation is dropped: 'b c'"),
        ("<p>a<p hidden>b</p>", "T401 what the page hides is dropped: 'b'"),
        ("<p>a<!-- b -->", "T407 a comment of the page is dropped: 'b'"),
        (
            "<p>a<iframe src='http://e.org'></iframe>",
            "T401 another page in this one is dropped: 'http://e.org'",
        ),
        ("<p>b<main><p>a</main>c", "T401 what stands beside <main> is dropped: 'bc'"),
        ("<div>b</div><main>a</main>", "T401 <div>, beside <main>, is dropped: 'b'"),
        ("<p>a<svg><text>b</text></svg>", "T401 a drawing is dropped: 'b'"),
        ("<p>a<button>b</button>", "T401 a button is dropped: 'b'"),
        ("<p>a<input value=b>", "T401 a field of a form is dropped: 'b'"),
        ("<p>a<map><area alt=b></map>", "T401 an image map is dropped: 'b'"),
        ("<p>a</p><template>b</template>", "T401 a template is dropped: 'b'"),
        ("<p>a<iframe src=c>b</iframe>", "T401 another page in this one is dropped: 'b'"),
    ],
)
def test_what_is_dropped_is_said(html: str, expected: str) -> None:
    output = encoded(page(html))
    assert body(output) == "<p>a</p>"
    assert [each.partition(" ")[2] for each in said(output)] == [
        expected.partition("?: ")[2] or expected
    ]


@pytest.mark.parametrize(
    ("html", "expected", "said_of"),
    [
        ("<blockquote><p>a<p>b</blockquote>", "<p>a</p><p>b</p>", "a quotation"),
        (
            "<p>a<blockquote><h2>B</h2>c</blockquote>",
            "<p>a</p><div><head>B</head><p>c</p></div>",
            "a quotation",
        ),
        (
            "<p>a<ul><li><h3>B</h3>c</ul>",
            '<p>a</p><list rend="bulleted"><item><p>B</p><p>c</p></item></list>',
            "a heading in a list or a table, 'B'",
        ),
        ("<p>a <ruby>b<rt>c</rt></ruby>", "<p>a b (c)</p>", "a gloss above words"),
        ("<p>a <math><mi>b</mi></math>", "<p>a b</p>", "a formula"),
        ("<table><caption>a<tr><td>b</table>", "<p>a</p><p>b</p>", "a table"),
    ],
)
def test_what_becomes_less_is_said(html: str, expected: str, said_of: str) -> None:
    output = encoded(page(html))
    assert body(output) == expected
    assert [each.facts["what"] for each in output.findings if each.code.id == "T402"] == [said_of]


def test_titles_and_summaries_beside_other_words_are_said() -> None:
    table = "<table summary=c><tr><td>d<td>e</table>"
    output = encoded(page(f"<p>x<img src=x.png alt=a title=b><img src=y.png title=y>{table}"))
    assert [each.partition("T407 ")[2] for each in said(output)] == [
        "the title of <img> is dropped: 'b'",
        "the summary of <table> is dropped: 'c'",
    ]


def test_a_quotation_of_turns_is_none() -> None:
    output = encoded(page("<p>a<blockquote><p>Q: b<p>A: c<p>Q: d<p>A: e</blockquote>"))
    assert output.count(b"<sp ") == 4
    assert b"<quote" not in output.split(b"</teiHeader>")[1]
    assert "a quote of turns" in " ".join(said(output))


def test_places_are_exact() -> None:
    output = encoded(page("\n<p>a\n  <img\n src=data:x alt=b>\n<p><img alt=c>"))
    found = [
        (str(each.location), each.facts["words"])
        for each in output.findings
        if each.code.id == "T401"
    ]
    assert found == [("page.html:5:3", "'b'"), ("page.html:7:4", "'c'")]
