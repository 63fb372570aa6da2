"""A schema in the compact syntax, as it is written."""

from __future__ import annotations

from textwrap import dedent

import pytest

from teitools.findings import Finding
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.compact_writer import write_compact
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
_A = 'xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"'
_XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def compact(xml: str, findings: list[Finding] | None = None) -> str:
    """The schema `xml`, which is written in the compact syntax and read again."""
    root = read_xml(Source("x.rng", dedent(xml).encode()), "", annotations=True)
    written = write_compact(root, findings)
    read_compact(Source("x.rnc", written))
    return written.decode()


def pattern(content: str, attributes: str = "") -> str:
    """What an element `e` holds, written on one line."""
    xml = f'<element name="e" {_RNG} {_XSD} {_A} xmlns:p="urn:p" {attributes}>{content}</element>'
    written = compact(xml)
    return " ".join(written.partition("element e {")[2].rstrip()[:-1].split())


@pytest.mark.parametrize(
    ("xml", "written"),
    [
        ("<ref name='a'/>", "a"),
        ("<ref name='list'/>", r"\list"),
        ("<grammar><start><parentRef name='text'/></start></grammar>",
         r"grammar { start = parent \text }"),
        ("<ref name='a'/><ref name='b'/>", "a, b"),
        ("<group><ref name='a'/><ref name='b'/></group>", "a, b"),
        ("<choice><ref name='a'/><group><ref name='b'/><ref name='c'/></group></choice>",
         "a | (b, c)"),
        ("<interleave><ref name='a'/><choice><ref name='b'/><ref name='c'/></choice></interleave>",
         "a & (b | c)"),
        ("<choice><choice><ref name='a'/></choice><ref name='b'/></choice>", "a | b"),
        ("<optional><ref name='a'/></optional>", "a?"),
        ("<zeroOrMore><choice><text/><ref name='a'/></choice></zeroOrMore>", "(text | a)*"),
        ("<oneOrMore><ref name='a'/><ref name='b'/></oneOrMore>", "(a, b)+"),
        ("<optional><oneOrMore><ref name='a'/></oneOrMore></optional>", "(a+)?"),
        ("<zeroOrMore><choice><oneOrMore><ref name='a'/></oneOrMore></choice></zeroOrMore>",
         "(a+)*"),
        ("<mixed><ref name='a'/><ref name='b'/></mixed>", "mixed { a, b }"),
        ("<list><oneOrMore><data type='token'/></oneOrMore></list>", "list { xsd:token+ }"),
        ("<attribute name='a'/>", "attribute a { text }"),
        ("<attribute name='p:a'><empty/></attribute>", "attribute p:a { empty }"),
        ("<attribute name='xml:id'/>", "attribute xml:id { text }"),
        ("<attribute name='a' ns='urn:p'/>", "attribute p:a { text }"),
        ("<attribute><anyName/></attribute>", "attribute * { text }"),
        ("<attribute><anyName><except><nsName ns='urn:p'/></except></anyName></attribute>",
         "attribute * - p:* { text }"),
        ("<attribute><choice><name ns=''>a</name><nsName ns='urn:p'><except><name>p:b</name>"
         "</except></nsName></choice></attribute>", "attribute a | (p:* - p:b) { text }"),
        ("<element><choice><name>a</name><choice><name>b</name><name>c</name></choice></choice>"
         "<text/></element>", "element a | (b | c) { text }"),
        ("<element><anyName><except><name>a</name><name>b</name></except></anyName><text/>"
         "</element>", "element * - (a | b) { text }"),
        ("<element name='list'><text/></element>", "element list { text }"),
        ("<value>a</value>", '"a"'),
        ("<value type='token' datatypeLibrary=''>a</value>", '"a"'),
        ("<value type='string' datatypeLibrary=''> a </value>", 'string " a "'),
        ("<value type='NCName'>a</value>", 'xsd:NCName "a"'),
        ("<value type='QName'>p:a</value>", 'xsd:QName "p:a"'),
        ("<value type='QName' ns='urn:p'>a</value>", 'xsd:QName "p:a"'),
        ("<data type='token' datatypeLibrary=''/>", "token"),
        ("<data type='id' datatypeLibrary='urn:types'/>", "d1:id"),
        ("<data type='token'><param name='pattern'>a\\d</param></data>",
         r'xsd:token { pattern = "a\d" }'),
        ("<data type='token'><except><value>a</value></except></data>", 'xsd:token - "a"'),
        ("<data type='token'><except><value>a</value><value>b</value></except></data>",
         'xsd:token - ("a" | "b")'),
        ("<data type='token'><except><data type='id'><except><value>a</value></except></data>"
         "</except></data>", 'xsd:token - (xsd:id - "a")'),
        ("<optional><data type='token'><except><value>a</value></except></data></optional>",
         '(xsd:token - "a")?'),
        ("<ref name='a'/><data type='token'><except><value>a</value></except></data>",
         'a, (xsd:token - "a")'),
        ("<externalRef href='b.rnc'/>", 'external "b.rnc"'),
        ("<externalRef href='b.rnc' ns='urn:p'/>", 'external "b.rnc" inherit = p'),
        ("<notAllowed/>", "notAllowed"),
        ("<empty/>", "empty"),
        ("<value>a\"b</value>", "'a\"b'"),
        ("<value>a\"b'c</value>", "\"\"\"a\"b'c\"\"\""),
        ("<value>'''a\"b</value>", "\"\"\"'''a\"b\"\"\""),
        ("<value>'\"\"\"\n'''\"</value>", "\"'\" ~ '\"\"\"' ~ \"\\x{A}'''\" ~ '\"'"),
        ("<value>\\x{41}</value>", r'"\x{5C}x{41}"'),
        ("<value>a&#13;b&#9;\u00a0\u2028</value>", r'"a\x{D}b\x{9}\x{A0}\x{2028}"'),
        ("<value>naïve 𝄞</value>", '"naïve 𝄞"'),
        ("<attribute name='a' a:defaultValue='x'/>",
         '[ a:defaultValue = "x" ] attribute a { text }'),
        ("<optional p:x='1'><ref name='a'/></optional>", '[ p:x = "1" ] (a?)'),
        ("<group p:x='1'><optional><ref name='a'/></optional></group>", '[ p:x = "1" ] ((a?))'),
        ("<group p:x='1'><ref name='a'/><ref name='b'/></group>", '[ p:x = "1" ] (a, b)'),
        ("<ref name='a'/><p:list/><ref name='b'/>", "a >> p:list [], b"),
        ("<choice><ref name='a'/><ref name='b'/></choice><p:x/>", "(a | b) >> p:x []"),
        ("<zeroOrMore><ref name='a'/><p:x/></zeroOrMore>", "(a >> p:x [])*"),
        ("<text><p:x><p:y z='1'>t<p:w/></p:y></p:x></text>",
         '[ p:x [ p:y [ z = "1" "t" p:w [] ] ] ] text'),
        ("<text><x xmlns=''><![CDATA[&<]]></x></text>", '[ x [ "&<" ] ] text'),
        ("<data type='token'><param name='a'>1</param><p:x/></data>",
         'xsd:token { [ p:x [] ] a = "1" }'),
    ],
)  # fmt: skip
def test_pattern(xml: str, written: str) -> None:
    assert pattern(xml) == written


@pytest.mark.parametrize(
    ("xml", "written"),
    [
        (f"<element name='a' {_RNG}><text/></element>", "element a { text }"),
        (f"<element name='a' ns='' {_RNG}><text/></element>",
         'default namespace = ""\n\nelement a { text }'),
        (f"<element name='a' ns='urn:p' {_RNG}><text/></element>",
         'default namespace = "urn:p"\n\nelement a { text }'),
        (f"<element name='p:a' {_RNG} xmlns:p='urn:p'><element name='b'><text/></element>"
         "</element>",
         'namespace p = "urn:p"\n\nelement p:a { element b { text } }'),
        (f"<element name='a' ns='urn:p' {_RNG} xmlns:p='urn:p'><attribute name='p:b'/></element>",
         'default namespace p = "urn:p"\n\nelement a { attribute p:b { text } }'),
        (f"<element name='a' ns='urn:p' {_RNG}><element name='b' ns=''><attribute name='c' "
         "ns='urn:q'/></element></element>",
         'default namespace = "urn:p"\nnamespace local = ""\nnamespace ns1 = "urn:q"\n\n'
         "element a { element local:b { attribute ns1:c { text } } }"),
        (f"<element {_RNG}><choice><name>a</name><name ns='urn:p'>b</name></choice>"
         "<attribute><name>c</name></attribute></element>",
         'namespace inherited = inherit\nnamespace ns1 = "urn:p"\n\n'
         "element a | ns1:b { attribute inherited:c { text } }"),
        (f"<group {_RNG} ns='urn:p'><element name='a'><text/></element><element name='b'><value "
         f"type='QName' {_XSD} ns=''>a</value></element></group>",
         'namespace ns1 = "urn:p"\n\nelement ns1:a { text }, element ns1:b { xsd:QName "a" }'),
        (f"<grammar {_RNG}/>", ""),
        (f"<grammar {_RNG} xml:lang='en'><start><text/></start></grammar>",
         '[ xml:lang = "en" ]\ngrammar {\n  start = text\n}'),
    ],
)  # fmt: skip
def test_namespaces(xml: str, written: str) -> None:
    assert compact(xml).split() == written.split()


def test_a_grammar() -> None:
    written = compact(
        f"""\
        <!-- Licence: none -->
        <grammar {_RNG} {_A} {_XSD} xmlns:sch="http://purl.oclc.org/dsdl/schematron"
          xmlns:n="urn:n" ns="urn:n">
          <sch:ns prefix="n" uri="urn:n"/>
          <!-- The root. -->
          <start combine="choice"><ref name="letter"/></start>
          <define name="letter">
            <element name="letter">
              <a:documentation>A letter,
                with all its parts.</a:documentation>
              <attribute name="n"><data type="integer"/></attribute>
              <!-- its parts -->
              <zeroOrMore><ref name="part"/></zeroOrMore>
              <sch:pattern><sch:rule context="n:letter"><sch:report test="not(@n)">No number:
                it must have one.</sch:report></sch:rule></sch:pattern>
            </element>
          </define>
          <define name="part" combine="interleave">
            <choice>
              <value>a</value><a:documentation>The first</a:documentation>
              <value>b</value><a:documentation>The second</a:documentation>
              <data type="string"><param name="minLength">2</param></data>
            </choice>
          </define>
          <div>
            <a:documentation>Other files</a:documentation>
            <include href="other.rnc">
              <define name="x"><empty/></define>
              <define name="div"><notAllowed/></define>
            </include>
          </div>
        </grammar>
        <!-- The end. -->"""
    )
    assert written == dedent(
        '''\
        # Licence: none

        default namespace n = "urn:n"
        namespace sch = "http://purl.oclc.org/dsdl/schematron"

        sch:ns [ prefix = "n" uri = "urn:n" ]

        # The root.
        start |= letter

        letter =
          ## A letter,
          ## with all its parts.
          element letter {
            attribute n { xsd:integer },
            # its parts
            part*
              >> sch:pattern [
                sch:rule [
                  context = "n:letter"
                  sch:report [
                    test = "not(@n)"
                    """No number:
                it must have one."""
                  ]
                ]
              ]
          }

        part &=
          ## The first
          "a"
          | ## The second
            "b"
          | xsd:string { minLength = "2" }

        ## Other files
        div {
          include "other.rnc" {
            x = empty
            \\div = notAllowed
          }
        }

        # The end.
        '''
    )


def test_long_things_are_broken() -> None:
    names = "".join(f"<ref name='a.rather.long.name.{number}'/>" for number in range(6))
    words = "word " * 30
    written = compact(
        f"<grammar {_RNG} xmlns:p='urn:p'><start><choice>{names}</choice></start>"
        f"<define name='b'><zeroOrMore><choice>{names}</choice></zeroOrMore></define>"
        f"<define name='c'><value p:x='{words}'>{words}</value></define></grammar>"
    )
    assert max(map(len, written.splitlines())) < 100
    assert "\n  (a.rather.long.name.0\n   | a.rather.long.name.1\n" in written
    assert '[\n    p:x = "word ' in written
    assert ' " ~\n' in written


def test_neighbours() -> None:
    """Comments and documentation that follow each other stay apart."""
    written = compact(
        f"<grammar {_RNG} {_A}><!-- a --><!-- b --><define name='c'><a:documentation>d"
        "</a:documentation><a:documentation>e</a:documentation><text/><!-- f --></define></grammar>"
    )
    assert written == "# a\n\n# b\n## d\n\n## e\nc =\n  text\n  # f\n"


def test_depth_costs_no_stack() -> None:
    depth = 180
    inner = "<zeroOrMore>" * depth + "<text/>" + "</zeroOrMore>" * depth
    assert compact(f"<optional {_RNG}>{inner}</optional>").startswith("(" * depth + "text*)*")


def test_many_namespaces_take_linear_time() -> None:
    elements = "".join(f"<attribute name='a' ns='urn:{n}'/>" for n in range(5000))
    written = compact(f"<element name='e' {_RNG}>{elements}</element>")
    assert 'namespace ns5000 = "urn:4999"' in written
