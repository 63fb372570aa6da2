"""Word documents: what becomes what."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.sources.packages import STYLES, W, archive, document, paragraph, run
from tests.sources.steps import body, encoded, said

A, B = 'w:author="A. B."', 'w:author="C"'
DAY = 'w:date="2024-05-06T10:11:12Z"'


def inside(*runs: str, **options: object) -> str:
    """What a paragraph of these runs becomes, between its tags."""
    found = body(encoded(document(paragraph(*runs), **options)))  # type: ignore[arg-type]
    assert found.startswith("<p>")
    return found.removeprefix("<p>").removesuffix("</p>").replace(_SPACE, " ")


_SPACE = '<space quantity="1" unit="chars"/>'


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:i/>", '<hi rend="italic">b</hi>'),
        ('<w:i w:val="1"/>', '<hi rend="italic">b</hi>'),
        ('<w:i w:val="0"/>', "b"),
        ('<w:b w:val="false"/>', "b"),
        ("<w:b/>", '<hi rend="bold">b</hi>'),
        ('<w:u w:val="single"/>', '<hi rend="underline">b</hi>'),
        ('<w:u w:val="none"/>', "b"),
        ("<w:strike/>", '<del rend="strikethrough">b</del>'),
        ("<w:dstrike/>", '<del rend="strikethrough">b</del>'),
        ('<w:vertAlign w:val="superscript"/>', '<hi rend="superscript">b</hi>'),
        ('<w:vertAlign w:val="subscript"/>', '<hi rend="subscript">b</hi>'),
        ('<w:vertAlign w:val="baseline"/>', "b"),
        ("<w:smallCaps/>", '<hi rend="smallcaps">b</hi>'),
        ("<w:caps/>", '<hi rend="uppercase">b</hi>'),
        ('<w:highlight w:val="yellow"/>', '<hi rend="highlight">b</hi>'),
        ("<w:vanish/>", '<hi rend="hidden">b</hi>'),
        ('<w:rStyle w:val="E"/>', '<hi rend="italic">b</hi>'),
        ('<w:rStyle w:val="EE"/>', '<hi rend="italic"><hi rend="bold">b</hi></hi>'),
        ('<w:rStyle w:val="E"/><w:i w:val="0"/>', "b"),
        ('<w:color w:val="FF0000"/><w:sz w:val="40"/>', "b"),
    ],
)
def test_looks(properties: str, expected: str) -> None:
    assert inside("a ", run("b", properties), " c") == f"a {expected} c"


def test_a_look_goes_on_from_run_to_run() -> None:
    runs = ("a ", run("b ", "<w:i/>"), run("c", "<w:i/><w:b/>"), run(" d ", "<w:i/>"), "e")
    assert inside(*runs) == 'a <hi rend="italic">b <hi rend="bold">c</hi> d</hi> e'


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<w:tab/>", '<space quantity="1" unit="tabs"/>'),
        ("<w:br/>", "<lb/>"),
        ("<w:cr/>", "<lb/>"),
        ('<w:br w:type="page"/>', "<pb/>"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ("<w:lastRenderedPageBreak/>", ""),
        ('<w:sym w:font="Symbol" w:char="00B7"/>', "·"),
    ],
)
def test_signs_in_a_run(element: str, expected: str) -> None:
    assert inside("a", f"<w:r>{element}</w:r>", "b") == f"a{expected}b"


def test_tracked_changes() -> None:
    deleted = f"<w:del {A} {DAY}><w:r><w:delText>b</w:delText></w:r></w:del>"
    inserted = f"<w:ins {A} {DAY}>{run('c')}</w:ins><w:ins {A} {DAY}>{run('d', '<w:i/>')}</w:ins>"
    output = encoded(document(paragraph("a ", deleted, inserted, f"<w:ins {B}>{run('e')}</w:ins>")))
    assert body(output) == (
        '<p>a <del resp="#by-a-b-2024-05-06">b</del><add resp="#by-a-b-2024-05-06">c'
        '<hi rend="italic">d</hi></add><add resp="#by-c">e</add></p>'
    )
    assert said(output) == []
    for expected in (
        '<respStmt xml:id="by-a-b-2024-05-06">',
        '<resp when="2024-05-06">tracked changes</resp>',
        "<name>A. B.</name>",
        '<respStmt xml:id="by-c">',
        "<resp>tracked changes</resp>",
    ):
        assert expected.encode() in output


def test_an_insertion_that_was_deleted_and_words_that_were_moved() -> None:
    nested = f"<w:ins {A}><w:del {B}><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>"
    assert inside("a ", nested) == 'a <add resp="#by-a-b"><del resp="#by-c">b</del></add>'
    moved = f"<w:moveFrom {A}>{run('b')}</w:moveFrom> <w:moveTo {A}>{run('b')}</w:moveTo>"
    assert inside("a ", moved) == (
        'a <del rend="moved" resp="#by-a-b">b</del><add rend="moved" resp="#by-a-b">b</add>'
    )


def test_a_turn_that_was_inserted_is_a_turn() -> None:
    turns = [paragraph(run("Q: ", "<w:b/>"), f"Is it {n}?") for n in "12"]
    inserted = paragraph(f"<w:ins {A}>{run('Q: Why?')}</w:ins>")
    output = encoded(document(*turns, inserted))
    assert output.count(b"<sp ") == 3
    assert '<speaker>Q:</speaker><p><add resp="#by-a-b">Why?</add></p>' in body(output)
    assert said(output, "T403") == [
        "letter.docx: T404 <add> around 'Q:' begins after it: "
        "it is read as the label of a speaker (paragraph 3)"
    ]


def test_notes_and_comments() -> None:
    reference = "<w:r><w:{0}Reference w:id='{1}'/></w:r>"
    note = "<w:{0} w:id='{1}'>{2}</w:{0}>"
    mark = "<w:r><w:footnoteRef/></w:r>"
    output = encoded(
        document(
            paragraph(
                "a", reference.format("footnote", 2), " b", reference.format("endnote", 7),
                '<w:commentRangeStart w:id="4"/>', " c", '<w:commentRangeEnd w:id="4"/>',
                reference.format("comment", 4), " d", reference.format("footnote", 3),
            ),
            footnotes=note.format("footnote", -1, paragraph("-")).replace(
                "w:id='-1'", "w:id='-1' w:type='separator'"
            )
            + note.format("footnote", 2, paragraph(mark, " One ]", run("x", "<w:i/>")))
            + note.format("footnote", 3, paragraph("Two") + paragraph("more")),
            endnotes=note.format("endnote", 7, paragraph("End")),
            comments=note.format("comment", f"4' {A} {DAY} w:initials='x", paragraph("Really?")),
        )
    )  # fmt: skip
    assert body(output) == (
        '<p>a<note place="bottom" n="1">One <seg type="literal">]</seg><hi rend="italic">x</hi>'
        '</note> b<note place="end" n="i">End</note> c'
        '<note type="editorial" resp="#by-a-b-2024-05-06">Really?</note> d'
        '<note place="bottom" n="2"><p>Two</p><p>more</p></note></p>'
    )
    assert said(output) == [
        "letter.docx: T402 what a comment is about, 'c' (paragraph 1): a note stands after them"
    ]


def test_links_and_fields() -> None:
    link = f'<w:hyperlink r:id="x1">{run("b")}</w:hyperlink>'
    assert inside("a ", link, links=("https://e.org/",)) == 'a <ref target="https://e.org/">b</ref>'
    assert inside("a ", link, links=("file:///etc/passwd",)) == "a b"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "https://e.org/" \\o "x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("b")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert inside("a ", field, " c") == 'a <ref target="https://e.org/">b</ref> c'
    assert inside("a ", f'<w:fldSimple w:instr="DATE">{run("May")}</w:fldSimple>') == "a May"
    assert inside("a", f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>') == "a"


def test_headings_are_divisions() -> None:
    def styled(style: str, words: str) -> str:
        return paragraph(words, properties=f'<w:pStyle w:val="{style}"/>')

    output = encoded(
        document(
            styled("T", "T"), styled("1", "A"), paragraph("b"), styled("2", "C"), paragraph("d"),
            paragraph("E", properties='<w:outlineLvl w:val="0"/>'), paragraph("f"),
        )
    )  # fmt: skip
    assert body(output) == (
        "<div><head>T</head><div><head>A</head><p>b</p><div><head>C</head><p>d</p></div></div>"
        "<div><head>E</head><p>f</p></div></div>"
    )


def test_lists() -> None:
    def item(words: str, number: int, level: int = 0) -> str:
        facts = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(words, properties=facts)

    output = encoded(
        document(
            item("a", 1), item("b", 1, 1), item("c", 1), item("d", 2), item("e", 0), paragraph("f"),
            paragraph("g", properties='<w:pStyle w:val="L"/>'),
        )
    )  # fmt: skip
    assert body(output) == (
        '<list rend="bulleted"><item><p>a</p><list rend="numbered"><item n="a.">b</item></list>'
        '</item><item>c</item></list><list rend="numbered"><item>d</item></list><p>e</p><p>f</p>'
        '<list rend="bulleted"><item>g</item></list>'
    )


def test_numbers_that_the_program_counts() -> None:
    def item(words: str, level: int, style: str = "", number: int = 1) -> str:
        facts = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(words, properties=style + facts)

    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="Part %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="(%1.%2)"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    heading = '<w:pStyle w:val="1"/>'
    output = encoded(
        document(
            item("A", 0, heading), item("b", 1), item("c", 1), paragraph("d"), item("e", 1),
            item("F", 0, heading), item("g", 1), paragraph("h"), item("i", 1, number=2),
            numbering=numbering,
        )
    )  # fmt: skip
    assert re.findall(r' n="([^"]*)"', body(output)) == [
        "Part III", "(III.1)", "(III.2)", "(III.3)", "Part IV", "(IV.1)", "(IV.7)",
    ]  # fmt: skip


def test_quotations_by_their_style() -> None:
    quoted = '<w:pStyle w:val="Q"/>'
    style = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    blocks = (paragraph("a"), paragraph("b", properties=quoted), paragraph("c", properties=quoted))
    output = encoded(document(*blocks, paragraph("d"), styles=STYLES + style))
    assert body(output) == "<p>a</p><quote><p>b</p><p>c</p></quote><p>d</p>"


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def test_tables() -> None:
    merged, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(paragraph('a'))}{cell(paragraph('b'))}</w:tr>",
        f"<w:tr>{cell(paragraph('c'), properties=merged)}{cell(paragraph('d'))}</w:tr>",
        f"<w:tr>{cell(paragraph(), properties=on)}{cell(paragraph('e'), paragraph('f'))}</w:tr>",
        f"<w:tr>{cell(paragraph('g'), properties=wide)}</w:tr>",
        f"<w:tr><w:trPr><w:ins {A}/></w:trPr>{cell(paragraph('h'))}{cell(paragraph())}</w:tr>",
    )
    output = encoded(document(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert body(output) == (
        '<table><row><cell role="label">a</cell><cell role="label">b</cell></row>'
        '<row><cell rows="2">c</cell><cell>d</cell></row>'
        "<row><cell><p>e</p><p>f</p></cell></row>"
        '<row><cell cols="2">g</cell></row>'
        '<row><cell><add resp="#by-a-b">h</add></cell><cell/></row></table>'
    )


def test_running_heads_stand_once_and_do_not_part_the_head_of_a_text() -> None:
    page = f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>'
    output = encoded(
        document(
            paragraph("Citation:"), paragraph("“A title,” 1964"), paragraph("a b"), section,
            header=paragraph("Secret ", page),
        ),
        "wilson",
    )  # fmt: skip
    assert '<div type="metadata">' in output.decode()
    assert body(output) == '<fw type="header" place="top">Secret</fw><p>a b</p>'


def test_what_wraps_blocks_and_runs() -> None:
    block = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = f"<w:smartTag>{block.format(run('b'))}</w:smartTag>"
    output = encoded(document(block.format(paragraph("a ", inner, " c"))))
    assert body(output) == "<p>a b c</p>"


def test_the_strict_form_is_the_same() -> None:
    source = document(paragraph("a ", run("b", "<w:i/>")))

    with zipfile.ZipFile(io.BytesIO(source.data)) as made:
        files = {name: made.read(name).decode() for name in made.namelist()}
    strict = {
        name: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, text in files.items()
    }
    assert encoded(archive(strict)) == encoded(source)  # type: ignore[arg-type]
