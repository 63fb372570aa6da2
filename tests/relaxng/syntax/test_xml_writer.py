"""A schema in the XML syntax, as it is written."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from teitools.findings import Finding
from teitools.relaxng.syntax.annotations import Annotations, Foreign
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.tree import Context, Node
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.relaxng.syntax.xml_writer import write_xml
from teitools.source import Source

_RNG = "http://relaxng.org/ns/structure/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_A = "http://relaxng.org/ns/compatibility/annotations/1.0"


def xml(text: str, findings: list[Finding] | None = None) -> str:
    """A schema in either syntax, written in XML and read again."""
    read = read_xml if text.lstrip().startswith("<") else read_compact
    written = write_xml(read(Source("x", dedent(text).encode()), "", annotations=True), findings)
    read_xml(Source("x.rng", written))
    return written.decode()


def body(text: str) -> str:
    """The same without the XML declaration, on one line."""
    written = re.sub(r"\n +(?=[\w:]+=)", " ", xml(text).partition("?>")[2].strip())
    return re.sub(r">\s+<", "><", written)


@pytest.mark.parametrize(
    ("compact", "written"),
    [
        ("element a { text }", f'<element xmlns="{_RNG}" name="a"><text/></element>'),
        ("element a { b, c }",
         f'<element xmlns="{_RNG}" name="a"><ref name="b"/><ref name="c"/></element>'),
        ("attribute a { text }", f'<attribute xmlns="{_RNG}" name="a"/>'),
        ("attribute * { text }", f'<attribute xmlns="{_RNG}"><anyName/></attribute>'),
        ("attribute a { empty }", f'<attribute xmlns="{_RNG}" name="a"><empty/></attribute>'),
        ('"a<&>"', f'<value xmlns="{_RNG}">a&lt;&amp;&gt;</value>'),
        ('" a\\x{A}\\x{D}"', f'<value xmlns="{_RNG}"> a\n&#13;</value>'),
        ("string", f'<data xmlns="{_RNG}" type="string"/>'),
        ("xsd:token | string",
         f'<choice xmlns="{_RNG}" datatypeLibrary="{_XSD}"><data type="token"/>'
         '<data type="string" datatypeLibrary=""/></choice>'),
        ('namespace p = "urn:p"\nxsd:QName "p:a"',
         f'<value xmlns="{_RNG}" xmlns:p="urn:p" type="QName" datatypeLibrary="{_XSD}">p:a'
         "</value>"),
        ('default namespace = "urn:p"\nelement a { element b { text } }',
         f'<element xmlns="{_RNG}" name="a" ns="urn:p"><element name="b"><text/></element>'
         "</element>"),
        ('default namespace = "urn:p"\nelement a { attribute b|c { text } }',
         f'<element xmlns="{_RNG}" name="a" ns="urn:p"><attribute><choice><name ns="">b</name>'
         '<name ns="">c</name></choice></attribute></element>'),
        ('namespace p = "urn:p"\nelement a { element p:b { attribute p:c { text } } }',
         f'<element xmlns="{_RNG}" xmlns:p="urn:p" name="a"><element name="p:b">'
         '<attribute name="p:c"/></element></element>'),
        ('namespace p = inherit\ndefault namespace = "urn:q"\nelement a { element p:b { text } }',
         f'<element xmlns="{_RNG}" xmlns:ns1="urn:q" name="ns1:a"><element name="b"><text/>'
         "</element></element>"),
        ('namespace p = inherit\ndefault namespace = ""\nelement a { element p:b { text } }',
         f'<element xmlns="{_RNG}"><name ns="">a</name><element name="b"><text/></element>'
         "</element>"),
        ('namespace p = inherit\nelement a { attribute p:b { text } }',
         f'<element xmlns="{_RNG}" name="a"><attribute><name>b</name></attribute></element>'),
        ('namespace p = "urn:p"\nelement * - (p:* | a) { text }',
         f'<element xmlns="{_RNG}"><anyName><except><nsName ns="urn:p"/><name>a</name></except>'
         "</anyName><text/></element>"),
        ('namespace p = "urn:p"\nexternal "a.rng" inherit = p',
         f'<externalRef xmlns="{_RNG}" href="a.rng" ns="urn:p"/>'),
        ("x |= empty", f'<grammar xmlns="{_RNG}"><define name="x" combine="choice"><empty/>'
         "</define></grammar>"),
        ("", f'<grammar xmlns="{_RNG}"/>'),
        ("## a\nelement b { text }",
         f'<element xmlns="{_RNG}" xmlns:a="{_A}" name="b"><a:documentation>a</a:documentation>'
         "<text/></element>"),
        ('namespace a = "urn:a"\n## b\n[ a:c = "\\x{A}\'" ]\nelement b { text }',
         f'<element xmlns="{_RNG}" xmlns:a="urn:a" xmlns:a1="{_A}" name="b" a:c="&#10;\'">'
         "<a1:documentation>b</a1:documentation><text/></element>"),
        ("[ a [ b [] \"c\" d [] ] ] text",
         f'<text xmlns="{_RNG}"><a xmlns=""><b/>c<d/></a></text>'),
        ('namespace rng = "http://relaxng.org/ns/structure/1.0"\n[ a [ rng:b [] ] ] text',
         f'<text xmlns="{_RNG}" xmlns:rng="{_RNG}"><a xmlns=""><rng:b/></a></text>'),
    ],
)  # fmt: skip
def test_from_the_compact_syntax(compact: str, written: str) -> None:
    assert body(compact) == written


@pytest.mark.parametrize(
    "schema",
    [
        f'<element xmlns="{_RNG}" name="a"><choice><ref name="b"/></choice></element>',
        f'<element xmlns="{_RNG}" name="a" ns="urn:a" datatypeLibrary="{_XSD}">'
        '<value type="QName" ns="urn:b">c</value></element>',
        f'<text xmlns="{_RNG}"><p xmlns="http://www.w3.org/1999/xhtml"><em>a</em> b</p></text>',
        f'<text xmlns="{_RNG}" xmlns:p="urn:p"><p:x y="p:z"/></text>',
        f'<grammar xmlns="{_RNG}"><!-- a --><include href="b.rng"><start><text/></start></include>'
        "</grammar>",
    ],
)
def test_what_is_written_as_usual_stays(schema: str) -> None:
    assert body(schema) == schema


LINES = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Licence: none -->
<grammar xmlns="{_RNG}"
         xmlns:a="{_A}"
         xmlns:n="urn:n"
         ns="urn:n"
         datatypeLibrary="{_XSD}">
  <!--
    The root,
    and no other
  -->
  <start>
    <element name="letter">
      <attribute name="a"
                 a:defaultValue="{"long " * 12}"
                 n:note="{"and longer " * 3}">
        <data type="integer"/>
      </attribute>
      <zeroOrMore>
        <choice>
          <a:documentation>All
of it</a:documentation>
          <text/>
          <value>a b</value>
          <empty>
            <n:x>
              <n:y/>
            </n:x>
          </empty>
        </choice>
      </zeroOrMore>
    </element>
  </start>
</grammar>
"""


def test_lines() -> None:
    written = xml(
        f"""\
        # Licence: none

        namespace a = "{_A}"
        datatypes x = "{_XSD}"
        default namespace n = "urn:n"

        # The root,
        # and no other
        start = element letter {{
          [ a:defaultValue = "{"long " * 12}" n:note = "{"and longer " * 3}" ]
          attribute a {{ x:integer }},
          ## All
          ## of it
          (text | "a b" | [ n:x [ n:y [] ] ] empty)*
        }}
        """
    )
    assert written == LINES


def test_the_namespace_that_most_names_have_stands_on_the_root() -> None:
    names = "".join(f'<element name="e{n}" ns="urn:many"><text/></element>' for n in range(3))
    schema = (
        f'<group xmlns="{_RNG}"><element name="o" ns="urn:one"><text/></element>{names}</group>'
    )
    assert body(schema) == (
        f'<group xmlns="{_RNG}" ns="urn:many"><element name="o" ns="urn:one"><text/></element>'
        + "".join(f'<element name="e{n}"><text/></element>' for n in range(3))
        + "</group>"
    )


def test_deep_schemas() -> None:
    depth = 900
    schema = f'<text xmlns="{_RNG}"/>'
    for _ in range(depth):
        schema = f'<optional xmlns="{_RNG}">{schema}</optional>'
    assert xml(schema).count("<optional") == depth


def test_prefixes_that_only_the_content_of_an_annotation_uses() -> None:
    inner = Foreign("w", {"y": "p:z"}, [])
    program = Foreign("{urn:p}x", {}, ["p:a or q:a or xml:a", inner], {"p": "urn:q", "q": "urn:p"})
    root = Node("text", {}, Context("x", "", {"p": "urn:p", "unused": "urn:u"}), 1, 1)
    root.annotations = Annotations(content=[(0, Foreign("{urn:p}x", {}, [])), (0, program)])
    assert write_xml(root).decode().splitlines()[1:] == [
        f'<text xmlns="{_RNG}" xmlns:p="urn:p" xmlns:q="urn:p">',
        "  <p:x/>",
        '  <q:x xmlns:p="urn:q">p:a or q:a or xml:a<w xmlns="" y="p:z"/></q:x>',
        "</text>",
    ]
