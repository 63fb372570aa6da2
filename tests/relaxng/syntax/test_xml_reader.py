"""Schemas in XML syntax, as they are read."""

from __future__ import annotations

import codecs

import pytest

from teitools.errors import SchemaError
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Node
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from teitools.xml.names import RNG, XML
from tests.requirements import SHARED, TEI_ALL, need

X = f'xmlns="{RNG}"'


def read(schema: str | bytes, base: str = "") -> Node:
    data = schema if isinstance(schema, bytes) else schema.encode()
    return read_xml(Source("s.rng", data), base)


def sketch(node: Node) -> object:
    """Kind, text and children of a node."""
    inner = [sketch(child) for child in node.children]
    return (
        (node.kind, node.text, inner) if node.text else (node.kind, inner) if inner else node.kind
    )


def test_kinds_texts_and_children() -> None:
    root = read(
        f'<grammar {X}><start>\n <ref name="a"/> </start><define name="a"><element><name> b\n'
        "</name><data type='x'><param name='p'>  q  </param><except><value> v</value></except>"
        "</data></element></define></grammar>"
    )
    assert sketch(root) == (
        "grammar",
        [
            ("start", ["ref"]),
            (
                "define",
                [
                    (
                        "element",
                        [
                            ("name", " b\n", []),
                            (
                                "data",
                                [("param", "  q  ", []), ("except", [("value", " v", [])])],
                            ),
                        ],
                    )
                ],
            ),
        ],
    )


def test_text_in_pieces_is_one() -> None:
    root = read(f"<value {X}>a<!-- b -->c<?d e?>&amp;<![CDATA[ <f>]]>&#x67;\r\n</value>")
    assert root.text == "ac& <f>g\n"
    long = "x y " * 100_000
    assert read(f"<value {X}>{long}</value>").text == long


def test_places_are_those_of_tags() -> None:
    root = read(
        f'<?xml version="1.0"?>\r\n<!-- a\r\rb -->\n<element {X}\n name="e">\n'
        "  <!-- ë𝄞 --><group\n><a:b xmlns:a='u'>𝄞</a:b>\t<text/></group></element>"
    )
    (group,) = root.children
    (text,) = group.children
    assert [(node.line, node.column) for node in (root, group, text)] == [(5, 1), (7, 14), (8, 27)]
    assert str(text.location) == "s.rng:8:27"


def test_contexts() -> None:
    root = read(
        f'<group {X} xmlns:p="u" xml:base="a/b"><group xml:base="../c/d">'
        f'<element xmlns:p="w" xmlns:q="v" name="p:e"><text {X}/></element></group></group>',
        "x/y.rng",
    )
    (inner,) = root.children
    (element,) = inner.children
    assert root.context.source == "s.rng"
    assert root.context.namespaces == {"xml": XML, "": RNG, "p": "u"}
    assert (root.context.base, inner.context.base) == ("x/a/b", "x/c/d")
    assert element.context.base == "x/c/d"
    assert element.context.namespaces == {"xml": XML, "": RNG, "p": "w", "q": "v"}
    assert inner.context.namespaces is root.context.namespaces
    assert read(f"<text {X}/>", "z").context.base == "z"


def test_white_space_around_names() -> None:
    root = read(
        f'<grammar {X}><start combine="&#x9;choice "><ref name="&#xA; a&#xD;"/></start>'
        '<define name=" a "><data type=" token&#xA;"/></define></grammar>'
    )
    start, define = root.children
    assert start.attributes == {"combine": "choice"}
    assert start.children[0].attributes == define.attributes == {"name": "a"}
    assert define.children[0].attributes == {"type": "token"}


def test_white_space_that_counts() -> None:
    root = read(f'<value {X} ns=" u " datatypeLibrary=""> x </value>')
    assert (root.attributes, root.text) == ({"ns": " u ", "datatypeLibrary": ""}, " x ")


def test_what_is_foreign_is_skipped() -> None:
    root = read(
        f'<element {X} xmlns:a="u" a:b="c" xml:lang="en" name="e"><a:doc> text <text/></a:doc>'
        "<none xmlns=''>text<element xmlns='http://relaxng.org/ns/structure/1.0'/></none>"
        "<text a:d=''><a:e>x</a:e></text><a:f/></element>"
    )
    assert sketch(root) == ("element", ["text"])
    assert root.attributes == {"name": "e"}
    assert root.annotations is None
    assert root.children[0].attributes == {}


def test_a_default_value_is_kept() -> None:
    compatibility = "http://relaxng.org/ns/compatibility/annotations/1.0"
    root = read(f'<attribute {X} xmlns:a="{compatibility}" name="b" a:defaultValue=" v "/>')
    assert root.attributes == {"name": "b", DEFAULT_VALUE: " v "}


def test_prefixes_of_relaxng() -> None:
    root = read(f'<r:element xmlns:r="{RNG}" name="e" ns="u"><r:text/><text/></r:element>')
    assert sketch(root) == ("element", ["text"])


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "iso-8859-1", "cp1252", "koi8-r"],
)
def test_encodings(encoding: str) -> None:
    name = "é" if encoding not in ("koi8-r",) else "я"
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "cp1252": "windows-1252"}
    text = (
        f'<?xml version="1.0" encoding="{declared.get(encoding, encoding)}"?>\n'
        f'<element {X} name="{name}"><!-- {name} --><text/></element>'
    )
    data = text.encode(encoding)
    if encoding == "utf-16-le":
        data = codecs.BOM_UTF16_LE + data
    root = read(data)
    assert root.attributes["name"] == name
    assert root.children[0].line == 2
    assert root.children[0].column == len(f'<element {X} name="{name}"><!-- {name} -->') + 1


@pytest.mark.parametrize(
    ("schema", "code", "place"),
    [
        ("", "X101", "1:1"),
        ("start = a", "X130", "1:1"),
        ("<a>\n<b></a>", "X131", "2:4"),
        (f"<element {X}>", "X133", "1:1"),
        ("<p:element/>", "X142", "1:2"),
        (b"<a>\xff</a>", "X104", "1:4"),
        (f'<a {X} b="1" b="2"/>', "X141", None),
        ('<!DOCTYPE a SYSTEM "a.dtd"><a/>', "X110", None),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "R230", None),
        ('<!DOCTYPE a [<!ENTITY % b "c"> %b;]><a/>', "X113", None),
        ('<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>', "R230", None),
        (f"<element {X}>&b;</element>", "X138", None),
    ],
)
def test_what_is_not_xml(schema: str | bytes, code: str, place: str | None) -> None:
    with pytest.raises(SchemaError) as caught:
        read(schema)
    (finding,) = caught.value.findings
    assert finding.code.id == code
    assert finding.location.source == "s.rng"
    if place:
        assert str(finding.location) == f"s.rng:{place}"


def test_a_harmless_document_type() -> None:
    root = read(f"<!DOCTYPE grammar [<!ELEMENT grammar ANY>]>\n<text {X}/>")
    assert (root.kind, root.line) == ("text", 2)


def test_tei_all() -> None:
    need("shared")
    root = read_xml(Source.of(TEI_ALL))
    count, rest = 0, [root]
    while rest:
        node = rest.pop()
        count += 1
        rest += node.children
        assert node.context.namespaces["tei"] == "http://www.tei-c.org/ns/1.0"
    assert count == 13516


def test_all_schemas_of_tei() -> None:
    need("shared")
    schemas = sorted((SHARED / "tei" / "odd").glob("*.rng"))
    assert len(schemas) > 10
    for schema in schemas:
        assert read_xml(Source.of(schema)).kind == "grammar"
