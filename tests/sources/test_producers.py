"""Word documents as programs write them: python-docx and pandoc."""

from __future__ import annotations

import io
import os
import re
import subprocess

from docx import Document
from docx.enum.text import WD_BREAK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

import teitools
from teitools.source import Source
from tests.requirements import need
from tests.sources.steps import encoded, said, unmarked

MARKDOWN = """\
---
title: An interview with A. Jones
author: E. Editor
lang: en
---

# The early years

**Q:** Where were *you* born?

**A:** In [London]{.deletion author="Mary Smith" date="2024-05-06T10:00:00Z"}[Kent]{.insertion \
author="Mary Smith" date="2024-05-06T10:00:00Z"}, [near the sea]{.smallcaps}.[^1] It was \
~~cold~~ warm, [about 20 degrees]{.comment-start id="0" author="Ed Itor" \
date="2024-05-07T00:00:00Z"}twenty[]{.comment-end id="0"} of them, H~2~O and x^2^,
[so]{.underline} they [say](https://example.org/) [illegible].

[^1]: A foot*note* ].

    It has two paragraphs.

**Q:** What did you see?

1. one
2. two
   - three

| Name | Age |
|------|-----|
| Ann  | 7   |

## School

**A:** That [is *all* of] it.
"""


def of_pandoc(markdown: str) -> Source:
    """What pandoc makes of Markdown."""
    need("pandoc")
    command = ["pandoc", "-f", "markdown", "-t", "docx", "-o", "-"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1000000000"}
    done = subprocess.run(
        command, input=markdown.encode(), capture_output=True, check=True, env=environment
    )
    return Source("interview.docx", done.stdout)


def test_a_document_that_pandoc_wrote(file_regression: FileRegressionFixture) -> None:
    source = of_pandoc(MARKDOWN)
    output = encoded(source)
    text = teitools.transcribe(source, profile="plain").decode()
    findings = "\n".join(said(output))
    header, _, body = output.decode().partition("</fileDesc>")
    tei = header.partition("<fileDesc>")[2] + body.partition("</teiHeader>")[2]
    file_regression.check(f"{text}\n--------\n{findings}\n--------\n{tei}", encoding="utf-8")


def words_of(data: bytes) -> str:
    return re.sub(r"\s", "", unmarked(data))


def of_python_docx(paragraphs: list[list[tuple[str, int]]]) -> Source:
    """A document of paragraphs, their runs with some looks."""
    document = Document()
    for runs in paragraphs:
        made = document.add_paragraph()
        for text, looks in runs:
            run = made.add_run(text)
            run.bold, run.italic, run.underline = (bool(looks & bit) for bit in (1, 2, 4))
            run.font.strike = bool(looks & 8)
    buffer = io.BytesIO()
    document.save(buffer)
    return Source("letter.docx", buffer.getvalue())


letters = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Cn")),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    paragraphs=st.lists(st.lists(st.tuples(letters, st.integers(0, 15)), max_size=5), max_size=4)
)
def test_all_words_come_back(paragraphs: list[list[tuple[str, int]]]) -> None:
    output = encoded(of_python_docx(paragraphs))
    words = "".join(text for runs in paragraphs for text, _ in runs)
    assert re.sub(r"[\s\\]", "", words) == words_of(output).replace("\\", "")


def test_what_python_docx_can_make() -> None:
    document = Document()
    document.core_properties.title = "A letter"
    document.core_properties.author = "A. B."
    document.core_properties.keywords = "x, y"
    document.core_properties.comments = ""
    document.add_heading("Heading", 1)
    first = document.add_paragraph("one")
    first.add_run().add_break(WD_BREAK.PAGE)
    first.add_run("two")
    document.add_comment(first.runs, text="Really?", author="C. D.", initials="CD")
    document.add_paragraph("item", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "wide"
    table.cell(0, 0).merge(table.cell(0, 1))
    document.sections[0].header.paragraphs[0].text = "Running head"
    buffer = io.BytesIO()
    document.save(buffer)
    output = encoded(Source("letter.docx", buffer.getvalue())).decode()
    for expected in (
        "<title>A letter</title>",
        "<author>A. B.</author>",
        "<name>C. D.</name>",
        '<fw type="header" place="top" rendition="#explicit">Running head</fw>',
        '<head rendition="#explicit">Heading</head>',
        'one<pb rendition="#explicit"/>two<note type="editorial" resp="#by-c-d-',
        '<list rend="bulleted"',
        '<list rend="numbered"',
        '<cell cols="2" rendition="#explicit">wide</cell>',
    ):
        assert expected in output
