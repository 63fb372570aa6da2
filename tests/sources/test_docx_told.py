"""Word documents: what is dropped or becomes less is said, with its place."""

from __future__ import annotations

import pytest

from tests.sources.packages import document, paragraph, run
from tests.sources.steps import body, encoded, said

A = 'w:author="A. B."'


def test_text_boxes_pictures_and_other_forms_of_the_same() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box.format(paragraph('b'))}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{box.format(paragraph('b'))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    picture = '<w:r><w:drawing><wp:inline><wp:docPr descr="A map"/></wp:inline></w:drawing></w:r>'
    output = encoded(document(paragraph("a", both, picture), paragraph("c")))
    assert body(output) == "<p>a</p><p>b</p><p>c</p>"
    assert said(output) == [
        "letter.docx: T401 a picture (paragraph 1) is dropped: 'A map'",
        "letter.docx: T402 a text box (paragraph 1): its paragraphs stand after this one",
    ]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (paragraph("<w:r><w:object/></w:r>"), "T401 an object (paragraph 2) is dropped"),
        ("<w:altChunk/>", "T401 another document in this one (paragraph 1) is dropped"),
        (paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), "T402 a formula"),
        (paragraph("<w:r><w:footnoteReference w:id='9'/></w:r>"), "T401 the mark of a footnote"),
        (paragraph("<w:r><w:rPr><w:rPrChange/></w:rPr><w:t>b</w:t></w:r>"), "T408"),
        (paragraph("b", properties=f"<w:rPr><w:del {A}/></w:rPr>"), "T402 the end of a paragraph"),
        (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('b 1')}</w:sdtContent></w:sdt>",
            "T401 a table of contents (paragraph 1) is dropped: 'b 1'",
        ),
        (paragraph("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"), "T402 a sign of the"),
    ],
)
def test_what_is_dropped_or_simplified_is_said(blocks: str, expected: str) -> None:
    output = encoded(document(paragraph("a"), blocks))
    assert len(said(output)) == 1
    assert expected in said(output)[0]


def field(instruction: str, form: str = "", result: str = "") -> str:
    """A field, without a result unless one is given."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
    if not form:
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    parts = f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    if result:
        parts += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return f'{parts}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


CHOICE = (
    "<w:ddList><w:result w:val='1'/><w:listEntry w:val='b'/><w:listEntry w:val='c'/></w:ddList>"
)


@pytest.mark.parametrize(
    ("inside", "typed"),
    [
        (field("FORMDROPDOWN", CHOICE), "<p>ac</p>"),
        (field("FORMDROPDOWN", CHOICE, "c"), "<p>ac</p>"),
        (field("FORMDROPDOWN", CHOICE.replace("'1'", "'7'")), "<p>a</p>"),
        (field("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>"), "<p>a☒</p>"),
        (field("FORMCHECKBOX", "<w:checkBox><w:default w:val='0'/></w:checkBox>"), "<p>a☐</p>"),
        (field("PAGE"), "<p>a</p>"),
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='x'><x/></mc:Choice><mc:Fallback>"
            "<w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "<p>a😀</p>",
        ),
        ("<w:future><w:r><w:new><w:t>b</w:t></w:new></w:r></w:future>", "<p>ab</p>"),
    ],
)
def test_what_a_reader_sees_is_words(inside: str, typed: str) -> None:
    output = encoded(document(paragraph("a", inside)))
    assert body(output) == typed
    assert said(output) == []


def test_words_in_blocks_that_are_not_known() -> None:
    fallback = (
        f"<mc:AlternateContent><mc:Fallback>{paragraph('b')}</mc:Fallback></mc:AlternateContent>"
    )
    output = encoded(document(paragraph("a"), fallback, f"<w:future>{paragraph('c')}</w:future>"))
    assert body(output) == "<p>a</p><p>b</p><p>c</p>"


LETTERS = "<w:r><w:pict><v:shape alt='b'><v:textpath string='DRAFT'/></v:shape></w:pict></w:r>"
TITLE = '<w:r><w:drawing><wp:inline><wp:docPr title="b" descr="c"/></wp:inline></w:drawing></w:r>'
SHOWN = (
    "<w:r><w:drawing><c:chart xmlns:c='urn:c' r:id='rId3'/><a:t xmlns:a='urn:a'>b</a:t>"
    "</w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (LETTERS, "T401 a picture (paragraph 1) is dropped: 'b DRAFT'"),
        (TITLE, "T401 a picture (paragraph 1) is dropped: 'b c'"),
        (SHOWN, "T401 a picture (paragraph 1) is dropped: 'Tons 1961 b'"),
        (field('XE "b"'), "T407 an entry of an index (paragraph 1) is dropped: 'XE \"b\"'"),
        (field("SYMBOL 74"), "T401 a field without a result (paragraph 1) is dropped: 'SYMBOL 74'"),
        (
            field("PAGE").replace("end", "begin", 1) + run("b"),
            "T401 what stands in the instruction of a field (paragraph 1) is dropped: 'b'",
        ),
        ("<w:subDoc r:id='rId1'/>", "another document in this one (paragraph 1) is dropped: "),
    ],
)
def test_the_words_of_what_is_dropped(inside: str, expected: str) -> None:
    chart = "<c:t xmlns:c='urn:c'>Tons</c:t><c:v xmlns:c='urn:c'>1961</c:v>"
    output = encoded(document(paragraph("a", inside), chart=chart))
    assert body(output) == "<p>a</p>"
    assert len(said(output)) == 1
    assert expected in said(output)[0]


def test_cells_that_were_inserted_or_deleted_and_what_describes_a_table() -> None:
    described = '<w:tblPr><w:tblCaption w:val="b"/><w:tblDescription w:val="c"/></w:tblPr>'
    cells = "".join(
        f"<w:tc><w:tcPr><w:{name} {A}/></w:tcPr>{paragraph(name)}</w:tc>"
        for name in ("cellIns", "cellDel", "x")
    )
    output = encoded(document(paragraph("a"), f"<w:tbl>{described}<w:tr>{cells}</w:tr></w:tbl>"))
    assert '<add resp="#by-a-b">cellIns</add>' in body(output)
    assert '<del resp="#by-a-b">cellDel</del>' in body(output)
    assert ">x</cell>" in body(output)
    assert said(output) == [
        "letter.docx: T401 the description of a table (paragraph 1) is dropped: 'b c'"
    ]


def test_macros_and_comments_that_nothing_points_to_are_said() -> None:
    comments = f"<w:comment w:id='1' {A}>{paragraph('b')}</w:comment>"
    output = encoded(
        document(paragraph("a"), more={"word/vbaProject.bin": b"x"}, comments=comments)
    )
    assert said(output) == [
        "letter.docx: T401 a comment that nothing points to is dropped: 'b'",
        "letter.docx: T401 a program (macros) is dropped: 'word/vbaProject.bin'",
    ]


def test_a_field_that_never_ends_takes_no_words_along() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
    output = encoded(document(paragraph("a", begin, "b"), paragraph("c")))
    assert body(output) == "<p>a</p><p>c</p>"
    assert said(output) == [
        "letter.docx: T401 what stands in the instruction of a field (paragraph 1) is dropped: 'b'"
    ]


def test_paragraphs_in_a_tracked_change() -> None:
    output = encoded(document(f"<w:ins {A}>{paragraph('a')}{paragraph('b')}</w:ins>"))
    assert body(output) == ('<p><add resp="#by-a-b">a</add></p><p><add resp="#by-a-b">b</add></p>')
