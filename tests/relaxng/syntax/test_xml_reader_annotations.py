"""Section 4.1: annotations that are kept for writing a schema again."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from teitools.relaxng.syntax.annotations import Annotations, Comment, Foreign
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Node
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from teitools.xml.names import RNG, XML
from tests.relaxng.syntax.xml_findings import X
from tests.requirements import TEI_ALL, need

A = 'xmlns:a="urn:a"'


def read(schema: str) -> Node:
    return read_xml(Source("s.rng", schema.encode()), annotations=True)


def notes(node: Node) -> Annotations:
    assert node.annotations is not None
    return node.annotations


def test_attributes() -> None:
    root = read(
        f'<element {X} {A} name="e" a:b="1" xml:lang="en" xml:base="x/" a:name="2"><text/>'
        "</element>"
    )
    assert root.attributes == {"name": "e"}
    assert notes(root).attributes == {
        "{urn:a}b": "1",
        f"{{{XML}}}lang": "en",
        f"{{{XML}}}base": "x/",
        "{urn:a}name": "2",
    }
    assert root.context.base == "x/"
    assert root.children[0].annotations is None


def test_a_default_value_is_no_annotation() -> None:
    compatibility = "http://relaxng.org/ns/compatibility/annotations/1.0"
    root = read(f'<attribute {X} xmlns:a="{compatibility}" name="b" a:defaultValue="v"/>')
    assert root.attributes == {"name": "b", DEFAULT_VALUE: "v"}
    assert root.annotations is None


def test_elements_and_where_they_stand() -> None:
    root = read(
        f"<group {X} {A}><a:x/><text/><!--one--><a:y/><empty/><a:z/></group>",
    )
    assert [child.kind for child in root.children] == ["text", "empty"]
    assert notes(root).content == [
        (0, Foreign("{urn:a}x", {}, [], {"a": "urn:a"})),
        (1, Comment("one")),
        (1, Foreign("{urn:a}y", {}, [], {"a": "urn:a"})),
        (2, Foreign("{urn:a}z", {}, [], {"a": "urn:a"})),
    ]


def test_what_is_in_them() -> None:
    root = read(
        f'<text {X} {A}><a:x b="1" a:c="2" d:e="3" xmlns:d="urn:d"> t&amp;<![CDATA[<]]><!-- c -->'
        f'<none xmlns=""/><element name="n"/>u<?p i?>v</a:x></text>'
    )
    assert root.children == []
    ((place, foreign),) = notes(root).content
    assert place == 0
    assert foreign == Foreign(
        "{urn:a}x",
        {"b": "1", "{urn:a}c": "2", "{urn:d}e": "3"},
        [
            " t&<",
            Comment(" c "),
            Foreign("none", {}, []),
            Foreign(f"{{{RNG}}}element", {"name": "n"}, [], {"": RNG}),
            "uv",
        ],
        {"a": "urn:a", "d": "urn:d"},
    )


def test_comments() -> None:
    root = read(
        f"<!--1--><?p i?><!--2-->\n<value {X}>a<!--3-->b</value><!--4-->\n<!--5-->",
    )
    assert root.text == "ab"
    kept = notes(root)
    assert kept.before == [Comment("1"), Comment("2")]
    assert kept.content == [(0, Comment("3"))]
    assert kept.after == [Comment("4"), Comment("5")]


def test_a_schema_with_a_prefix() -> None:
    root = read(
        f'<r:element xmlns:r="{RNG}" {A}><a:x/><r:name>a</r:name><r:text/><text/></r:element>'
    )
    assert [child.kind for child in root.children] == ["name", "text"]
    assert root.children[0].text == "a"
    assert notes(root).content == [
        (0, Foreign("{urn:a}x", {}, [], {"a": "urn:a"})),
        (2, Foreign("text", {}, [])),
    ]


def test_it_is_checked_as_without_them() -> None:
    for schema in (
        f"<group {X} {A}><a:x/>\n<strat/><!--c--><element/>text</group>",
        f"<value {X} {A}><a:x/></value>",
        f"<group {X} {A}><element a:b=''><text/><!--c--></element></group>",
        f"<group {X}><unknown><!--c--><text/></unknown><text/></group>",
    ):
        errors = []
        for kept in (False, True):
            with pytest.raises(SchemaError) as caught:
                read_xml(Source("s.rng", schema.encode()), annotations=kept)
            errors.append(str(caught.value))
        assert errors[0] == errors[1]


def test_depth() -> None:
    deep = "<a:a>" * 5000 + "</a:a>" * 5000
    with pytest.raises(SchemaError, match="nested more than 1000 elements deep"):
        read(f"<group {X} {A}>{deep}<text/></group>")


def test_tei_all() -> None:
    need("shared")
    root = read_xml(Source.of(TEI_ALL), annotations=True)
    count, rest = 0, [root]
    while rest:
        node = rest.pop()
        rest += node.children
        if node.annotations:
            count += sum(isinstance(each, Foreign) for _, each in node.annotations.content)
    assert count == 2015
    plain = read_xml(Source.of(TEI_ALL))
    assert repr(plain) == repr(root)
