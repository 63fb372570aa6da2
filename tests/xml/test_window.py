"""Exact places in the bytes: tags, attributes, values, and the text before a tag."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.source import Position
from teitools.xml.mistake import Lines
from teitools.xml.window import Window
from tests.xml.driving import drive

Place = tuple[int, int]


def at(position: Position | None) -> Place | None:
    return None if position is None else (position.line, position.column)


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("<a b='1' c='2'/>", [("b", (1, 4), (1, 7)), ("c", (1, 10), (1, 13))]),
        ("<a\n\tb = \"1\"\r\n c\n=\n'2'/>", [("b", (2, 2), (2, 7)), ("c", (3, 2), (5, 2))]),
        ("<a\rb='1'\r\rc='2'/>", [("b", (2, 1), (2, 4)), ("c", (4, 1), (4, 4))]),
        ("<a b='é😀' ü='>'/>", [("b", (1, 4), (1, 7)), ("ü", (1, 11), (1, 14))]),
        ("<a b='x\r\ny' c='c'/>", [("b", (1, 4), (1, 7)), ("c", (2, 4), (2, 7))]),
        ("<a b='c=\"d\"' c='e'/>", [("b", (1, 4), (1, 7)), ("c", (1, 14), (1, 17))]),
        (
            "<a xmlns:p='u' p:b='1' xmlns='v' xml:id='x' xmlnsx='1'/>",
            [("p:b", (1, 16), (1, 21)), ("xml:id", (1, 34), (1, 42)), ("xmlnsx", (1, 45), (1, 53))],
        ),
        (
            "<!DOCTYPE a [<!ATTLIST a d CDATA 'x'>]>\n<a b=''/>",
            [("b", (2, 4), (2, 7)), (None,) * 3],
        ),
    ],
)
def test_attributes(
    text: str, attributes: list[tuple[str | None, Place | None, Place | None]]
) -> None:
    (tag,) = drive(text.encode()).tags
    assert [(name, at(begin), at(value)) for name, begin, value in tag.attributes] == attributes


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig", "gb18030"])
def test_columns_are_characters_of_the_document_in_every_encoding(encoding: str) -> None:
    declared = "gb18030" if encoding == "gb18030" else encoding[:6]
    text = f"<?xml version='1.0' encoding='{declared}'?>\n<a>é😀 日<b é='1' c='2'/></a>"
    driven = drive(text.encode(encoding))
    assert driven.finding is None
    tag = driven.tags[1]
    assert (at(tag.position), at(tag.first)) == ((2, 8), (2, 4))
    assert [(name, at(begin)) for name, begin, _ in tag.attributes] == [
        ("é", (2, 11)),
        ("c", (2, 17)),
    ]


def test_latin_1() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><a>é\n\té <é ü='1'/></a>"
    tag = drive(text.encode("latin-1")).tags[1]
    assert (tag.name, at(tag.position), at(tag.first)) == ("é", (2, 4), (1, 47))
    assert [(name, at(begin)) for name, begin, _ in tag.attributes] == [("ü", (2, 7))]


def test_names_as_written() -> None:
    tags = drive(b"<p:a xmlns:p='u'>\n<b></b ><p:c\n/></p:a>").tags
    assert [tag.name for tag in tags] == ["p:a", "b", "p:c"]


def test_name_in_an_end_tag() -> None:
    window = Window()
    window.feed(b"<p:a x='1'>x</p:a >")
    assert (window.qname(0), window.qname(12)) == ("p:a", "p:a")
    assert (window.qname(1), window.qname(11), window.qname(99)) == (None, None, None)
    assert window.attribute_qname(12, 0) is None


RUNS = [
    ("<a>x<b/></a>", (1, 4)),
    ("<a>\n  x y<b/></a>", (2, 3)),
    ("<a>\r\n\r\n\tx\r\n<b/></a>", (3, 2)),
    ("<a>\r x\r<b/></a>", (2, 2)),
    ("<a>😀é\n<b/></a>", (1, 4)),
    ("<a>é\n <!-- x --> 😀 z\n<b/></a>", (1, 4)),
    ("<a>\n <!-- x --> 😀 z\n<b/></a>", (2, 13)),
    ("<a><?x <a>?>\n x<b/></a>", (2, 2)),
    ("<a> <![CDATA[ <x> ]]> <b/></a>", (1, 15)),
    ("<a>\n<![CDATA[\r\n]]>\n]<b/></a>", (4, 1)),
    ("<a>&amp;x<b/></a>", (1, 4)),
    ("<a>&#32;&#x20;\n&#120;<b/></a>", (2, 1)),
    ("<a>a > b<b/></a>", (1, 4)),
    ("<a>><b/></a>", (1, 4)),
    ("<a>--><!-- --><b/></a>", (1, 4)),
    ("<a>x<!-- <i>y</i> --><b/></a>", (1, 4)),
    ("<a>x<![CDATA[<i>y</i>]]><b/></a>", (1, 4)),
    ("<a c='>x'>x<b/></a>", (1, 11)),
    ("<a c='&lt;'>x<b/></a>", (1, 13)),
    ("<a><c>x</c\n> y<b/></a>", (2, 3)),
    ("<!DOCTYPE a [<!ENTITY e 'xyz'>]><a>\n&e; x<b/></a>", (2, 1)),
    ("<!DOCTYPE a [<!ENTITY e 'xyz'>]><a>\nq&e; x&e;<b/></a>", (2, 1)),
    ("<!DOCTYPE a [<!ENTITY e '<c/>xyz'>]><a>\nq&e; x<b/></a>", None),
    ("<a> \n <b/></a>", None),
    ("<a><b/></a>", None),
]


@pytest.mark.parametrize(("text", "place"), RUNS)
def test_text(text: str, place: Place | None) -> None:
    tag = next(tag for tag in drive(text.encode()).tags if tag.name == "b")
    assert at(tag.first) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # The bytes after the comment's ">" decode to the same text, but are not the run.
        ("<a>ab--&gt;<!-->ab--><b/></a>", (1, 4)),
        ("<a>abc--&gt;<!-- <p>abc--><b/></a>", (1, 4)),
        ("<a>x]]&gt;<![CDATA[<p>]]>x]]&gt;<b/></a>", (1, 4)),
        ("<a>z?&gt;<?p <p>z?><b/></a>", (1, 4)),
    ],
)
def test_text_that_looks_like_another(text: str, place: Place) -> None:
    tag = drive(text.encode()).tags[-1]
    assert at(tag.first) == place


def test_nothing_is_found_in_what_an_entity_stands_for() -> None:
    text = "<!DOCTYPE a [<!ENTITY e '<b c=\"1\">x<d/></b>'>]>\n<a> &e;</a>"
    _, inner, innermost = drive(text.encode()).tags
    assert inner.attributes == [(None, None, None)]
    assert (inner.name, at(inner.position), innermost.first) == ("?", (2, 5), None)


def test_only_the_last_chunks_are_kept() -> None:
    window = Window()
    for number in range(100):
        window.feed(b"%050000d" % number)
    assert (window.begin, window.end) == (4_900_000, 5_000_000)
    assert window.data == b"%050000d%050000d" % (98, 99)
    assert window.text(4_800_000, Position(1, 4_800_001), "x") is None


def test_short_chunks_are_joined() -> None:
    window = Window()
    for number in range(10_000):
        window.feed(b"%09d" % number)
        assert len(window.data) < 70_000
    assert window.data.endswith(b"000009998000009999")
    assert len(window.data) > 32_000


def test_asking_often_does_not_make_the_window_grow() -> None:
    window = Window()
    for _ in range(100):
        window.feed(b"<a>".ljust(50_000))
        assert len(window.data) <= 100_000
        assert window.qname(window.end - 50_000) == "a"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_a_tag_is_found_whole_however_short_the_chunks(size: int) -> None:
    text = "<a>\n<b xmlns:x='u' first='1'\r\n x:second = '2'>é<c d='é'/></b></a>"
    tags = drive(text.encode(), size).tags
    assert [tag.name for tag in tags] == ["a", "b", "c"]
    assert [at(value) for tag in tags for _, _, value in tag.attributes] == [
        (2, 23),
        (3, 14),
        (3, 24),
    ]
    assert [at(tag.position) for tag in tags] == [(1, 1), (2, 1), (3, 18)]


def test_attributes_of_one_long_tag_take_linear_time() -> None:
    number = 20_000
    text = "<a " + "\n".join(f"b{index}='é'" for index in range(number)) + "/>"
    (tag,) = drive(text.encode()).tags
    assert at(tag.attributes[-1][1]) == (number, 1)
    assert tag.attributes[-1][0] == f"b{number - 1}"


@dataclass
class _Built:
    """A document, and where things stand in it."""

    text: str = "<r>"
    runs: list[int | None] = field(default_factory=list)
    attributes: list[list[tuple[str, int, int]]] = field(default_factory=list)


PIECES = [
    *("x", "é😀", " ", "\n", "\r\n", "\r", "\t", ">", "]", "--&gt;", "x > y", "&lt;", "&#xe9;"),
    *("&#10;", "<!-- > <a> -->", "<!---->", "<?p > <q>?>", "<![CDATA[<x>]]>", "<![CDATA[ \r\n]]>"),
    *("<![CDATA[y]]>", "<!-- ' \" -->"),
]
VISIBLE = {"&#10;": None, "<![CDATA[ \r\n]]>": None, "<![CDATA[<x>]]>": 9, "<![CDATA[y]]>": 9}
_NAMES = st.lists(st.sampled_from(["b", "é", "x:c", "xmlns:q"]), unique=True, max_size=3)
_VALUES = st.sampled_from(["", "1", "é\r\n", "a > b", "&amp;&#39;", "\t😀"])
_SPACES = st.sampled_from([" ", "\n", "\r\n", "\t ", "\r"])


@st.composite
def documents(draw: st.DrawFn) -> _Built:
    built = _Built("<r xmlns:x='u'>")
    for _ in range(draw(st.integers(1, 4))):
        first = None
        for piece in draw(st.lists(st.sampled_from(PIECES), max_size=5)):
            shown = not piece.isspace() and not piece.startswith(("<!--", "<?"))
            skip = VISIBLE.get(piece, 0) if shown else None
            if first is None and skip is not None:
                first = len(built.text) + skip
            built.text += piece
        built.runs.append(first)
        built.text += "<e"
        attributes = []
        for name in draw(_NAMES):
            built.text += draw(_SPACES)
            begin = len(built.text)
            built.text += name + draw(st.sampled_from(["=", " =\n"])) + "'"
            if not name.startswith("xmlns"):
                attributes.append((name, begin, len(built.text)))
            built.text += (draw(_VALUES) or "u") + "'"
        built.attributes.append(attributes)
        built.text += draw(st.sampled_from(["/>", "\n/>", "></e>"]))
    built.text += "</r>"
    return built


@settings(max_examples=300, deadline=None)
@given(documents(), st.sampled_from([None, 1, 5, 40, 300]))
def test_places_of_whatever_is_written(built: _Built, size: int | None) -> None:
    lines = Lines(built.text)
    driven = drive(built.text.encode(), size)
    assert driven.finding is None, str(driven.finding)
    for tag, run, attributes in zip(driven.tags[1:], built.runs, built.attributes, strict=True):
        expected = [(name, lines.position(b), lines.position(v)) for name, b, v in attributes]
        assert tag.attributes == expected
        place = None if run is None else lines.position(run)
        assert tag.first == place
