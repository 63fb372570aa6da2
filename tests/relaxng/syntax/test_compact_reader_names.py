"""Names, name classes and namespaces of the compact syntax as the XML syntax has them."""

from __future__ import annotations

import pytest

from tests.relaxng.syntax.test_compact_reader import read, shown

_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_PREFIXES = """namespace x = "urn:x" namespace local = "" """


def element(name_class: str) -> str:
    return f"<element>{name_class}<empty/></element>"


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("element div", '<element name="div"><empty/></element>'),
        ("element \\div", '<element name="div"><empty/></element>'),
        ("element x:a", '<element name="x:a"><empty/></element>'),
        ("attribute xml:id", '<attribute name="xml:id"><empty/></attribute>'),
        ("element *", element("<anyName/>")),
        ("element x:*", element('<nsName ns="urn:x"/>')),
        ("element local:*", element('<nsName ns=""/>')),
        ("element a|x:b", element("<choice><name>a</name><name>x:b</name></choice>")),
        (
            "attribute a|x:b",
            '<attribute><choice><name ns="">a</name><name>x:b</name></choice><empty/></attribute>',
        ),
        ("element * - a", element("<anyName><except><name>a</name></except></anyName>")),
        (
            "element * - (x:* | a)",
            element(
                '<anyName><except><nsName ns="urn:x"/><name>a</name></except></anyName>',
            ),
        ),
        (
            "element x:* - x:a",
            element('<nsName ns="urn:x"><except><name>x:a</name></except></nsName>'),
        ),
        (
            "element (* - a) | (b | c)",
            element(
                "<choice><anyName><except><name>a</name></except></anyName>"
                "<choice><name>b</name><name>c</name></choice></choice>"
            ),
        ),
        ("element local:a", element('<name ns="">a</name>')),
        ("attribute local:a", '<attribute name="a"><empty/></attribute>'),
        (
            "element x:* - a",
            element('<nsName ns="urn:x"><except><name ns="">a</name></except></nsName>'),
        ),
    ],
)
def test_name_classes(compact: str, xml: str) -> None:
    assert shown(read(f"{_PREFIXES}{compact} {{ empty }}")) == xml


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        (
            'default namespace = "u" element a { b }',
            '<element name="a" ns="u"><ref name="b"/></element>',
        ),
        (
            'default namespace = "" element a { b }',
            '<element name="a" ns=""><ref name="b"/></element>',
        ),
        (
            'default namespace d = "u" element d:a { b }',
            '<element name="d:a" ns="u"><ref name="b"/></element>',
        ),
        (
            "default namespace = inherit element a { b }",
            '<element name="a"><ref name="b"/></element>',
        ),
        (
            'default namespace = "u" namespace l = "" element l:a { element b { c } }',
            '<element ns="u"><name ns="">a</name><element name="b"><ref name="c"/></element>'
            "</element>",
        ),
        (
            'default namespace = "u" namespace i = inherit element a { element i:b { c } }',
            '<element><name ns="u">a</name><element name="b"><ref name="c"/></element></element>',
        ),
        (
            'default namespace = "u" namespace x = "v" element x:* - a { b }',
            '<element ns="u"><nsName ns="v"><except><name ns="u">a</name></except></nsName>'
            '<ref name="b"/></element>',
        ),
        (
            "namespace i = inherit element i:* - i:a { b }",
            '<element><nsName><except><name>a</name></except></nsName><ref name="b"/></element>',
        ),
        ('namespace i = inherit external "b" inherit = i', '<externalRef href="b"/>'),
        (
            "namespace i = inherit attribute i:a { b }",
            '<attribute><name>a</name><ref name="b"/></attribute>',
        ),
        (
            'default namespace = "u" attribute a { b }',
            '<attribute ns="u"><name ns="">a</name><ref name="b"/></attribute>',
        ),
        (
            'default namespace = "u" start = attribute a { b }',
            '<grammar ns="u"><start><attribute name="a"><ref name="b"/></attribute></start>'
            "</grammar>",
        ),
        ('default namespace = "u" external "b"', '<externalRef href="b" ns="u"/>'),
        (
            'default namespace = "u" namespace x = "v" external "b" inherit = x',
            '<externalRef href="b" ns="v"/>',
        ),
        (
            'namespace x = "v" include "b" inherit = x { a = element c { d } }',
            '<grammar><include href="b" ns="v"><define name="a" ns=""><element name="c">'
            '<ref name="d"/></element></define></include></grammar>',
        ),
        (
            'default namespace = "u" namespace x = "v" include "b" inherit = x { div { } }',
            '<grammar ns="u"><include href="b" ns="v"><div ns="u"/></include></grammar>',
        ),
        (
            'default namespace = "u" namespace i = inherit include "b" start = xsd:QName "a"',
            f'<grammar datatypeLibrary="{_XSD}"><include href="b" ns="u"/><start>'
            '<value type="QName" ns="u">a</value></start></grammar>',
        ),
    ],
)
def test_namespaces(compact: str, xml: str) -> None:
    assert shown(read(compact)) == xml
