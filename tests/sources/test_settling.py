"""What the profile makes of the words decides where marks may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.source import Source
from tests.sources.packages import document, paragraph, run
from tests.sources.steps import body, encoded, page, said
from tests.sources.test_docx import cell


def test_italics_in_a_bracket_are_the_sign_that_the_profile_has() -> None:
    html = "<p>a [<i>slovo</i>] b [<em><b>c</b></em>] [<i>d</i> e] <i>[f]</i> [<i>g [</i>h]"
    found = body(encoded(page(html), "wilson"))
    assert '<note type="originalWord"><foreign>slovo</foreign></note>' in found
    assert '<hi rend="italic"><hi rend="bold">c</hi></hi></supplied>' in found
    assert '<hi rend="italic">d</hi> e</supplied>' in found
    assert '<hi rend="italic"><supplied reason="subaudible">f</supplied></hi>' in found
    plain = body(encoded(page("<p>a [<i>slovo</i>]")))
    assert '<hi rend="italic">slovo</hi></supplied>' in plain


def rows(*pairs: tuple[str, str]) -> str:
    made = "".join(
        f"<w:tr>{cell(paragraph(run(one, '<w:b/>')))}{cell(paragraph(other))}</w:tr>"
        for one, other in pairs
    )
    return f"<w:tbl>{made}</w:tbl>"


def test_a_table_of_turns_is_no_table() -> None:
    turns = rows(("Q:", "Where?"), ("A:", "Here."), ("Q:", "Why?"), ("A:", "So."))
    output = encoded(document(turns))
    assert body(output).startswith(
        '<sp who="#q"><speaker><persName ref="#q">Q</persName>:</speaker><p>Where?</p></sp>'
    )
    assert output.count(b"<sp ") == 4
    assert said(output, "T403") == [
        "letter.docx: T402 a table of turns of a conversation: they become paragraphs"
    ]


@pytest.mark.parametrize(
    "table",
    [
        rows(("Name:", "A."), ("Age:", "7")),
        rows(("USA:", "5"), ("UK:", "3")),
        "<w:tbl><w:tr>" + cell(paragraph("Q:")) * 3 + "</w:tr></w:tbl>",
    ],
)
def test_other_tables_stay(table: str) -> None:
    assert body(encoded(document(table))).startswith("<table>")


@pytest.mark.parametrize(
    "html", ["<ul><li>USA: 5<li>UK: 3</ul>", "<ul><li>Q: why<li>a<li>b<li>c<li>Q: d<li>e<li>f</ul>"]
)
def test_other_lists_stay(html: str) -> None:
    assert body(encoded(page(html))).startswith("<list")


PROFILE = """\
extends = "plain"
name = "own"

[notes]
text = '[ \\t]*(?P<n>\\d{1,3})[.)]?[ \\t]+(?=\\S)'

[[signs]]
use = "glued_note_marks"
"""


def test_numbers_of_notes_are_read_though_they_are_raised(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(PROFILE, encoding="utf-8")
    html = "<p>A word<sup>1</sup> and x<sup>n</sup>.<p>More.<p><sup>1</sup> <i>A note.</i>"
    found = body(encoded(page(html), str(own)))
    assert '<ref target="#note-064c7776" type="noteRef">1</ref>' in found
    assert '<hi rend="superscript">n</hi>' in found
    assert '<note n="1" type="footnote">' in found
    assert '<hi rend="italic">A note.</hi>' in found
    assert '<hi rend="superscript">2</hi>' in body(encoded(page("<p>x<sup>2</sup>"), str(own)))


def test_metadata_and_headings_have_no_looks() -> None:
    html = (
        "<p><b>Citation:</b><p>“A <i>title</i>,” 1964<p><b>Summary:</b><p>What <i>it</i> says."
        "<p>The <i>words</i> of the text begin here, and go on."
    )
    output = encoded(page(html), "wilson")
    assert '<div type="metadata">' in output.decode()
    assert body(output).count("<hi ") == 1
    assert [each.facts["words"] for each in output.findings if each.code.id == "T403"] == [
        "Citation:",
        "title",
        "Summary:",
        "it",
    ]


@pytest.mark.parametrize(
    ("html", "profile", "expected"),
    [
        ("<h1>A talk</h1><p>Date: 4 May 1998<p>Place: Prague<h2>B</h2><p>c", "oral-history",
         "<div><head>B</head><p>c</p></div>"),
        ("<h1>A title</h1><p>18 September 1964<p>A text begins here.", "plain",
         '<head>A title</head><opener><dateline><date when="1964-09-18">18 September 1964</date>'
         "</dateline></opener><p>A text begins here.</p>"),
        ("<h1>A title</h1><p>A text begins here.", "plain",
         "<div><head>A title</head><p>A text begins here.</p></div>"),
    ],
)  # fmt: skip
def test_a_heading_that_the_profile_reads_as_a_title(
    html: str, profile: str, expected: str
) -> None:
    output = encoded(page(html), profile)
    assert body(output) == expected
    assert ('<div type="metadata">' in output.decode()) == (profile == "oral-history")


def test_places_are_those_of_the_document() -> None:
    source = Source("talk.html", b"<p>a\n<p>b\n\n<p>an [open bracket\n<p>c")
    output = encoded(source)
    assert [str(each.location) for each in output.findings if each.code.id == "T101"] == [
        "talk.html:4:1"
    ]


def test_marks_where_lines_are_paragraphs() -> None:
    words = "word " * 30
    html = f"<p>{words}<br><i>a<br>b</i><br>c <b>[d<br>e]</b><br>f<br>IVANOV: yes]"
    output = encoded(page(html))
    assert "next=" not in body(output)
    assert body(output).count('<hi rend="italic">') == 2
    assert said(output, "T101", "T102") == []
    assert "<p>yes<sic>]</sic></p>" in body(output)
