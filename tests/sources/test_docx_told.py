"""Word documents: what is dropped or becomes less is said, with its place."""

from __future__ import annotations

import pytest

from tests.sources.packages import document, paragraph
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
