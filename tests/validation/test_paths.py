"""From places in a document to elements: of tags, attributes, text, and what ends an element."""

from __future__ import annotations

import re

import pytest

from teitools.api.validating import load_schema, validate
from teitools.source import Source
from teitools.validation.paths import Paths
from teitools.xml.document import Document

MARK = "¦"


def paths(marked: str) -> list[str | None]:
    """The path of the element at each MARK, in the text without them."""
    text = marked.replace(MARK, "")
    document = Document(Source("d.xml", text.encode()))
    found = []
    for number, match in enumerate(re.finditer(MARK, marked)):
        position = document.positions.lines.position(match.start() - number)
        element = Paths(document).element(position)
        found.append(None if element is None else document.positions.xpath(element))
    return found


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("¦<a/>", ["/a"]),
        ("¦<!-- <a> --><a/>¦", [None, None]),
        ("<a ¦b='>' ¦c=''/>", ["/a"] * 2),
        ("<a>¦x<b>¦y</b>¦z¦</a>", ["/a", "/a/b[1]", "/a", "/a"]),
        ("<a><b/>¦x¦<b>¦</b>¦y<c>\n¦</c></a>", ["/a", "/a/b[2]", "/a/b[2]", "/a", "/a/c[1]"]),
        ("<a><b><c/></b>¦</a>", ["/a"]),
        ("<a><b><c>¦x</c>¦</b>¦</a>", ["/a/b[1]/c[1]", "/a/b[1]", "/a"]),
        ("<a><b x='/' y='</b>'.>¦</b></a>".replace("</b>'.", "&lt;'"), ["/a/b[1]"]),
        ("<a><b><!-- </b> --><![CDATA[</b>]]><?p </b>?>¦</b>¦</a>", ["/a/b[1]", "/a"]),
        ("<a>\r\n<b>é😀¦x</b>\r¦y</a>", ["/a/b[1]", "/a"]),
        ("<a></a>¦\n<!-- -->", [None]),
    ],
)
def test_elements_at_places(marked: str, expected: list[str | None]) -> None:
    assert paths(marked) == expected


def test_very_many_ends_are_looked_for_once() -> None:
    depth, length = 400, 20_000
    text = "<a>" * depth + ("</a>" + "x" * length) * (depth - 1) + "</a>"
    document = Document(Source("d.xml", text.encode()))
    finder = Paths(document)
    position = document.positions.lines.position
    ends = [match.start() for match in re.finditer("</a>", text)]
    found = [finder.element(position(end)) for end in ends]
    assert [len(list(element.iterancestors())) for element in found if element is not None] == list(
        range(depth - 1, -1, -1)
    )


SCHEMA = b"""
element play { attribute n { "1" }, element p { attribute xml:id { xsd:ID }?, text }+ }
"""


def test_findings_name_their_elements() -> None:
    engine = load_schema(SCHEMA)._engine
    text = '<play n="2" m="">x<p xml:id="a"/><q><p/></q><p xml:id="a">\n</p></play>'
    found = [
        (finding.code.id, finding.location.xpath, [each.xpath for each in finding.related][:1])
        for finding in engine.validate(Document(Source("d.xml", text.encode())))
    ]
    assert found == [
        ("R215", "/play", [None]),
        ("R213", "/play", [None]),
        ("R216", "/play", [None]),
        ("R219", "/play/q[1]", [None]),
        ("R221", "/play/p[2]", ["/play/p[1]"]),
    ]


def test_a_tree_is_there_only_without_a_schema() -> None:
    (finding,) = validate(b"<play n='2'><p/></play>", schema=SCHEMA)
    assert finding.location.xpath is None
