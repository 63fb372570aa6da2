"""Documents that are damaged in any way: valid TEI that gives its text back, or a clear error."""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.api.project_schema import is_valid
from teitools.errors import TeitoolsError
from teitools.source import Source
from tests.sources.packages import Files, archive, document, paragraph, run

TEXTS = ["]", "[x", "\\", "[/div]", "{--", "Q: ", "\n\n", "[teiHeader]"]
VALUES = ["", "-1", "999999999999", "x", "]", "../x", "\u0660"]
A = 'w:author="A" w:date="2024-05-06T00:00:00Z"'
SOURCE = document(
    paragraph("Title", properties='<w:pStyle w:val="1"/>'),
    paragraph(run("Q: ", "<w:b/>"), "Why ", f"<w:del {A}>{run('no')}</w:del>", run("t", "<w:i/>")),
    paragraph(f"<w:ins {A}>{run('A: [b')}</w:ins>", "<w:r><w:footnoteReference w:id='1'/></w:r>"),
    paragraph("c] d", properties='<w:pStyle w:val="L"/>'),
    f"<w:tbl><w:tr><w:tc>{paragraph('e')}</w:tc><w:tc>{paragraph('f')}</w:tc></w:tr></w:tbl>",
    paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "<w:r><w:commentReference w:id='2'/></w:r>"
    ),
    footnotes=f"<w:footnote w:id='1'>{paragraph('g')}</w:footnote>",
    comments=f"<w:comment w:id='2' {A}>{paragraph('h')}</w:comment>",
)


def damaged(choice: Random) -> Source:
    """The document with elements taken away, doubled, moved, renamed."""
    with zipfile.ZipFile(io.BytesIO(SOURCE.data)) as made:
        files: Files = {name: made.read(name) for name in made.namelist()}
    for name in {"word/document.xml", choice.choice(sorted(files))}:
        root = etree.fromstring(files[name])
        for _ in range(choice.randint(1, 6)):
            elements = [*root.iter()]
            one, other = choice.choice(elements), choice.choice(elements)
            copy = etree.fromstring(etree.tostring(other))
            kind = choice.randrange(6)
            if kind == 0 and one is not root:
                root = root if one.getparent() is None else _without(root, one)
            elif kind == 1:
                one.append(copy)
            elif kind == 2:
                one.tag = other.tag
            elif kind == 3 and one.attrib:
                one.set(choice.choice(sorted(map(str, one.attrib))), choice.choice(VALUES))
            elif kind == 4:
                one.text = choice.choice(TEXTS)
            else:
                one.attrib.clear()
        files[name] = etree.tostring(root)
    return archive(files)


def _without(root: etree._Element, element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
    return root


def holds(source: Source, profile: str) -> None:
    try:
        output = teitools.encode(source, profile=profile)
    except TeitoolsError as error:
        codes = {each.code.id for each in error.findings}
        if "T901" in codes:
            raise
        return
    assert is_valid(output)
    assert teitools.decode(output) == teitools.transcribe(source, profile=profile)
    assert "T112" not in {each.code.id for each in output.findings}


@pytest.mark.parametrize("profile", ["plain", "wilson"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(choice=st.randoms(use_true_random=False))
def test_any_word_document(profile: str, choice: Random) -> None:
    holds(damaged(choice), profile)


TAGS = (
    "<p> </p> <b> </b> <i> <ul> <li> </ul> <table> <tr> <td> </table> <h1> </h1> <h2> <div> </div> "
    "<del> </del> <sup> <a·href='#n'·id=r> <li·id=n> <a·href='#r'> </a> <br> <hr> <pre> </pre> "
    "<dl> <dt> <dd> <abbr·title='U·[n]'> </abbr> <q> <main> </main> <caption> <!--c--> Q: A: [ ] "
    "( ) [illegible] {-- --} [/div] [list] \\ [hi·rend=bold:·x] * [1] word Citation: 5·May·1964"
).split()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    tags=st.lists(st.sampled_from([*TAGS, "\n", " "]), max_size=40),
    profile=st.sampled_from(["plain", "wilson", "oral-history", "drama"]),
)
def test_any_page(tags: list[str], profile: str) -> None:
    holds(Source("page.html", "".join(tags).replace("·", " ").encode()), profile)
