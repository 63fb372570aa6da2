"""What the compact syntax stands for in the XML syntax: patterns, grammars, name classes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pytest

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Node
from teitools.source import Source
from teitools.xml.names import XML

_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def read(text: str, annotations: bool = False) -> Node:
    return read_compact(Source("schema.rnc", text.encode()), "folder/schema.rnc", annotations)


def shown(node: Node) -> str:
    """The node as XML in one line, with annotations where it has some."""
    kept = node.annotations
    attributes = dict(node.attributes) | (kept.attributes if kept else {})
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    content = escape(node.text)
    notes = list(kept.content) if kept else []
    for number in range(len(node.children) + 1):
        content += "".join(shown_note(note) for place, note in notes if place == number)
        content += "".join(map(shown, node.children[number : number + 1]))
    tag = (
        f"<{node.kind}{written}>{content}</{node.kind}>" if content else f"<{node.kind}{written}/>"
    )
    before, after = (kept.before, kept.after) if kept else ([], [])
    return "".join((*map(shown_note, before), tag, *map(shown_note, after)))


def shown_note(note: Comment | Foreign | str) -> str:
    if isinstance(note, Comment):
        return f"<!--{note.text}-->"
    if isinstance(note, str):
        return escape(note)
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in note.attributes.items())
    return f"<{note.name}{attributes}>{''.join(map(shown_note, note.content))}</>"


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("element a { empty }", '<element name="a"><empty/></element>'),
        ("element a { text }*", '<zeroOrMore><element name="a"><text/></element></zeroOrMore>'),
        ("attribute a { text }+", '<oneOrMore><attribute name="a"><text/></attribute></oneOrMore>'),
        ("notAllowed?", "<optional><notAllowed/></optional>"),
        ("a, b, c", '<group><ref name="a"/><ref name="b"/><ref name="c"/></group>'),
        ("a | b", '<choice><ref name="a"/><ref name="b"/></choice>'),
        ("a & b", '<interleave><ref name="a"/><ref name="b"/></interleave>'),
        (
            "a | (b, (c & d))",
            '<choice><ref name="a"/><group><ref name="b"/><interleave><ref name="c"/>'
            '<ref name="d"/></interleave></group></choice>',
        ),
        ("((a))", '<ref name="a"/>'),
        ("(a?)*", '<zeroOrMore><optional><ref name="a"/></optional></zeroOrMore>'),
        ("parent a", '<parentRef name="a"/>'),
        ("\\element", '<ref name="element"/>'),
        ('external "b.rnc"', '<externalRef href="b.rnc"/>'),
        ("grammar { }", "<grammar/>"),
    ],
)
def test_patterns(compact: str, xml: str) -> None:
    assert shown(read(compact)) == xml


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("element a { b, c }", '<element name="a"><ref name="b"/><ref name="c"/></element>'),
        ("element a { (b, c) }", '<element name="a"><ref name="b"/><ref name="c"/></element>'),
        ("(b, c)*", '<zeroOrMore><ref name="b"/><ref name="c"/></zeroOrMore>'),
        ("mixed { b, c }", '<mixed><ref name="b"/><ref name="c"/></mixed>'),
        ("list { b, c }", '<list><ref name="b"/><ref name="c"/></list>'),
        (
            "attribute a { b, c }",
            '<attribute name="a"><group><ref name="b"/><ref name="c"/></group></attribute>',
        ),
        ("list { (b, c)? }", '<list><optional><ref name="b"/><ref name="c"/></optional></list>'),
        (
            "list { (b, c), d }",
            '<list><group><ref name="b"/><ref name="c"/></group><ref name="d"/></list>',
        ),
        ("list { b & c }", '<list><interleave><ref name="b"/><ref name="c"/></interleave></list>'),
    ],
)
def test_a_group_that_says_nothing_is_left_out(compact: str, xml: str) -> None:
    assert shown(read(compact)) == xml


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("string", '<data type="string" datatypeLibrary=""/>'),
        ("xsd:int", f'<data type="int" datatypeLibrary="{_XSD}"/>'),
        ('datatypes d = "urn:d" d:e', '<data type="e" datatypeLibrary="urn:d"/>'),
        ('datatypes d = "" d:token', '<data type="token" datatypeLibrary=""/>'),
        (
            'xsd:string { pattern = "[0-9]" ~ "+" maxLength = "3" token = "" }',
            f'<data type="string" datatypeLibrary="{_XSD}"><param name="pattern">[0-9]+</param>'
            '<param name="maxLength">3</param><param name="token"/></data>',
        ),
        ("xsd:string { }", f'<data type="string" datatypeLibrary="{_XSD}"/>'),
        ('"a b"', "<value>a b</value>"),
        ('token "a"', '<value type="token" datatypeLibrary="">a</value>'),
        ('xsd:int "1"', f'<value type="int" datatypeLibrary="{_XSD}">1</value>'),
        (
            'token - "a"',
            '<data type="token" datatypeLibrary=""><except><value>a</value></except></data>',
        ),
        (
            'token - ("a" | "b")',
            '<data type="token" datatypeLibrary=""><except><value>a</value><value>b</value>'
            "</except></data>",
        ),
        (
            '(token - "a")*',
            '<zeroOrMore><data type="token" datatypeLibrary=""><except><value>a</value></except>'
            "</data></zeroOrMore>",
        ),
    ],
)
def test_data(compact: str, xml: str) -> None:
    assert shown(read(compact)) == xml


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        (
            'string | xsd:int | "a" | token "a" | xsd:int "1"',
            f'<choice datatypeLibrary="{_XSD}"><data type="string" datatypeLibrary=""/>'
            '<data type="int"/><value>a</value><value type="token" datatypeLibrary="">a</value>'
            '<value type="int">1</value></choice>',
        ),
        (
            'datatypes d = "urn:d" d:e | xsd:int',
            f'<choice datatypeLibrary="urn:d"><data type="e"/>'
            f'<data type="int" datatypeLibrary="{_XSD}"/></choice>',
        ),
        (
            'xsd:int | (string - (xsd:int "1" | string "2"))',
            f'<choice datatypeLibrary="{_XSD}"><data type="int"/>'
            f'<data type="string" datatypeLibrary=""><except>'
            f'<value type="int" datatypeLibrary="{_XSD}">1</value><value type="string">2</value>'
            "</except></data></choice>",
        ),
        (
            'string - xsd:int "1"',
            '<data type="string" datatypeLibrary=""><except>'
            f'<value type="int" datatypeLibrary="{_XSD}">1</value></except></data>',
        ),
        (
            'xsd:int - (xsd:int "1" | token "2")',
            '<data type="int" datatypeLibrary="' + _XSD + '"><except><value type="int">1</value>'
            '<value type="token" datatypeLibrary="">2</value></except></data>',
        ),
    ],
)
def test_libraries(compact: str, xml: str) -> None:
    assert shown(read(compact)) == xml


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("", "<grammar/>"),
        ("start = a", '<grammar><start><ref name="a"/></start></grammar>'),
        ("start |= a", '<grammar><start combine="choice"><ref name="a"/></start></grammar>'),
        (
            "a &= b, c",
            '<grammar><define name="a" combine="interleave"><ref name="b"/><ref name="c"/></define>'
            "</grammar>",
        ),
        (
            "start = a, b",
            '<grammar><start><group><ref name="a"/><ref name="b"/></group></start></grammar>',
        ),
        ("\\start = a", '<grammar><define name="start"><ref name="a"/></define></grammar>'),
        (
            "a = b c = d",
            '<grammar><define name="a"><ref name="b"/></define>'
            '<define name="c"><ref name="d"/></define></grammar>',
        ),
        (
            "div { a = b div { } }",
            '<grammar><div><define name="a"><ref name="b"/></define><div/></div></grammar>',
        ),
        ('include "b.rnc"', '<grammar><include href="b.rnc"/></grammar>'),
        (
            'include "b.rnc" { start = a div { b |= c } }',
            '<grammar><include href="b.rnc"><start><ref name="a"/></start>'
            '<div><define name="b" combine="choice"><ref name="c"/></define></div>'
            "</include></grammar>",
        ),
        (
            "start = grammar { start = parent a }",
            '<grammar><start><grammar><start><parentRef name="a"/></start></grammar></start>'
            "</grammar>",
        ),
    ],
)
def test_grammars(compact: str, xml: str) -> None:
    assert shown(read(compact)) == xml


@pytest.mark.parametrize("annotations", [False, True])
def test_a_default_value_is_kept_at_any_rate(annotations: bool) -> None:
    compact = """namespace c = "http://relaxng.org/ns/compatibility/annotations/1.0"
        [c:defaultValue = "1"] attribute a { text }?"""
    optional = read(compact, annotations)
    assert optional.children[0].attributes == {"name": "a", DEFAULT_VALUE: "1"}
    assert optional.children[0].annotations is None


def test_every_node_knows_its_place_and_its_context() -> None:
    text = 'namespace x = "u"\nnamespace i = inherit\n a =\n  element  b {\n\tc*, ( d | e ) }'
    root = read(text)
    places = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        places[node.kind, node.attributes.get("name", "")] = (node.line, node.column)
        waiting += node.children
        assert node.context is root.context
    assert places == {
        ("grammar", ""): (3, 2),
        ("define", "a"): (3, 2),
        ("element", "b"): (4, 3),
        ("zeroOrMore", ""): (5, 2),
        ("ref", "c"): (5, 2),
        ("choice", ""): (5, 8),
        ("ref", "d"): (5, 8),
        ("ref", "e"): (5, 12),
    }
    assert (root.context.source, root.context.base) == ("schema.rnc", "folder/schema.rnc")
    assert root.context.namespaces == {"xml": XML, "x": "u"}
