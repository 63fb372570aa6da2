"""Annotations and comments, and where they come to stand."""

from __future__ import annotations

import pytest

from teitools.relaxng.syntax.annotations import Foreign
from teitools.relaxng.syntax.tree import Node
from tests.relaxng.syntax.test_compact_reader import read, shown

_A = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_PREFIXES = 'namespace x = "u" namespace a = "http://relaxng.org/ns/compatibility/annotations/1.0" '


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ('[x:b="1"] a', '<ref name="a" {u}b="1"/>'),
        (
            '[x:b="1" x:c="2" x:d[] e["f"]] a',
            '<ref name="a" {u}b="1" {u}c="2"><{u}d></><e>f</></ref>',
        ),
        ('[xml:lang="en"] a', '<ref name="a" {http://www.w3.org/XML/1998/namespace}lang="en"/>'),
        ("[] a", '<ref name="a"/>'),
        ("[b[]] (a)", '<group><b></><ref name="a"/></group>'),
        ('[x:b="1"] (a, c)', '<group {u}b="1"><ref name="a"/><ref name="c"/></group>'),
        ("[b[]] (a | c)", '<choice><b></><ref name="a"/><ref name="c"/></choice>'),
        ("[b[]] (a*)", '<zeroOrMore><b></><ref name="a"/></zeroOrMore>'),
        ("[b[]] a*", '<zeroOrMore><ref name="a"><b></></ref></zeroOrMore>'),
        ("[b[]] (a >> c[])", '<group><b></><ref name="a"/><c></></group>'),
        (
            "[b[]] (a* >> c[]), d",
            '<group><zeroOrMore><b></><ref name="a"/></zeroOrMore><c></><ref name="d"/></group>',
        ),
        (
            "list { [b[]] (a, c) }",
            '<list><group><b></><ref name="a"/><ref name="c"/></group></list>',
        ),
        ("list { a >> b[] >> c[] }", '<list><ref name="a"/><b></><c></></list>'),
        ("(a >> b[])*", '<zeroOrMore><ref name="a"/><b></></zeroOrMore>'),
        ("list { a* >> b[] }", '<list><zeroOrMore><ref name="a"/></zeroOrMore><b></></list>'),
        ("a | c >> b[]", '<choice><ref name="a"/><ref name="c"/><b></></choice>'),
        ('list { [x:b="1" c[]] "d" }', '<list><value {u}b="1">d</value><c></></list>'),
        (
            'xsd:int { [x:b="1" c[]] d = "e" }',
            '<data type="int" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
            '<param name="d" {u}b="1">e</param><c></></data>',
        ),
        ("element [b[]] a { c }", '<element><name>a</name><b></><ref name="c"/></element>'),
        ('element [x:b="1"] a { c }', '<element><name {u}b="1">a</name><ref name="c"/></element>'),
        (
            "element [b[]] (a | d >> e[]) { c }",
            '<element><choice><b></><name>a</name><name>d</name><e></></choice><ref name="c"/>'
            "</element>",
        ),
        (
            "element [b[]] (a) >> d[] { c }",
            '<element><choice><b></><name>a</name></choice><d></><ref name="c"/></element>',
        ),
        (
            "element [b[]] * - [d[]] x:* >> e[] { c }",
            '<element><anyName><b></><except><nsName ns="u"><d></></nsName></except></anyName>'
            '<e></><ref name="c"/></element>',
        ),
        ("[b[]] start = a", '<grammar><start><b></><ref name="a"/></start></grammar>'),
        ("b [] start = a", '<grammar><b></><start><ref name="a"/></start></grammar>'),
        ("\\start [] x:b []", "<grammar><start></><{u}b></></grammar>"),
        (
            '[b[]] include "c" { d [] }',
            '<grammar><include href="c"><b></><d></></include></grammar>',
        ),
        ("[b[]] div { c [] }", "<grammar><div><b></><c></></div></grammar>"),
        ("[b[]] grammar { c [] }", "<grammar><b></><c></></grammar>"),
        ("[b[]] parent a", '<parentRef name="a"><b></></parentRef>'),
    ],
)
def test_annotations(compact: str, xml: str) -> None:
    assert shown(read(_PREFIXES + compact, True)) == xml


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("## b\na", '<ref name="a"><doc>b</></ref>'),
        ("##b\n  ##  c\n\t#### d\na", '<ref name="a"><doc>b\n c\nd</></ref>'),
        ("## b\n\n## c\na", '<ref name="a"><doc>b</><doc>c</></ref>'),
        ("## b\n# c\n## d\na", '<!--c--><ref name="a"><doc>b</><doc>d</></ref>'),
        ("##\na", '<ref name="a"><doc></></ref>'),
        ("## b \n[c[]] a", '<ref name="a"><doc>b </><c></></ref>'),
        (
            "list {\n## b\n'c' |\n## d\n'e'\n}",
            "<list><choice><value>c</value><doc>b</><value>e</value><doc>d</></choice></list>",
        ),
        ("## b\nstart = a", '<grammar><start><doc>b</><ref name="a"/></start></grammar>'),
        ("element ## b\n a { c }", '<element><name>a</name><doc>b</><ref name="c"/></element>'),
        ("## <&>\na", '<ref name="a"><doc>&lt;&amp;&gt;</></ref>'),
    ],
)
def test_documentation(compact: str, xml: str) -> None:
    assert shown(read(compact, True)) == xml.replace("<doc>", f"<{_A}>")


@pytest.mark.parametrize(
    ("content", "xml"),
    [
        ("", ""),
        ('"a"', "a"),
        ('"a" "b" ~ "c" \'d\'', "abcd"),
        ('""', ""),
        ('"a" b [] "c"', "a<b></>c"),
        ('"a" # b\n "c" # d', "a<!--b-->c<!--d-->"),
        ("# a\n", "<!--a-->"),
        ("b [ c [ ] d [ 'e' ] ]", "<b><c></><d>e</></>"),
        ("x:b [ xsd [ ] ]", "<{u}b><xsd></></>"),
        ('rng:b [ rng:c = "1" ]', '<{r}b {r}c="1"></>'),
    ],
)
def test_what_annotations_hold(content: str, xml: str) -> None:
    declared = 'namespace x = "u" namespace rng = "http://relaxng.org/ns/structure/1.0" '
    root = read(f"{declared} a [ {content}\n]", True)
    xml = xml.replace("{r}", "{http://relaxng.org/ns/structure/1.0}")
    assert shown(root) == f"<grammar><a>{xml}</></grammar>"


@pytest.mark.parametrize(
    ("compact", "xml"),
    [
        ("# b\na", '<!--b--><ref name="a"/>'),
        ("#b \n#  c\n\n# d\na", '<!--b\n c--><!--d--><ref name="a"/>'),
        ("#\na", '<!----><ref name="a"/>'),
        ("a # b", '<ref name="a"/><!--b-->'),
        (
            '# b\nnamespace # c\ny # d\n= # e\n"v" # f\na',
            '<!--b--><!--c--><!--d--><!--e--><!--f--><ref name="a"/>',
        ),
        ("# b\nstart = a # c", '<grammar><!--b--><start><ref name="a"/></start></grammar><!--c-->'),
        (
            '# b\nnamespace y = "v" # c\nstart = a',
            '<!--b--><grammar><!--c--><start><ref name="a"/></start></grammar>',
        ),
        (
            "start = # b\n a c = d",
            '<grammar><start><!--b--><ref name="a"/></start>'
            '<define name="c"><ref name="d"/></define></grammar>',
        ),
        ("a # b\n | # c\n d", '<choice><ref name="a"/><!--b--><!--c--><ref name="d"/></choice>'),
        ("a # b\n *", '<zeroOrMore><ref name="a"/><!--b--></zeroOrMore>'),
        (
            "list { # b\n a, # c\n d # e\n }",
            '<list><!--b--><ref name="a"/><!--c--><ref name="d"/><!--e--></list>',
        ),
        ("element a # b\n { c }", '<element name="a"><!--b--><ref name="c"/></element>'),
        ("element # b\n a { c }", '<element><!--b--><name>a</name><ref name="c"/></element>'),
        ("parent # b\n a", '<parentRef name="a"><!--b--></parentRef>'),
        ("[ # b\n ] a", '<ref name="a"><!--b--></ref>'),
        ("[ # b\n ] (a)", '<!--b--><ref name="a"/>'),
        ("list { 'a' # b\n ~ 'c' # d\n}", "<list><!--b--><value>ac</value><!--d--></list>"),
        (
            "start = grammar { # b\n }",
            "<grammar><start><grammar><!--b--></grammar></start></grammar>",
        ),
        (
            'include # b\n "c" { # d\n }',
            '<grammar><include href="c"><!--b--><!--d--></include></grammar>',
        ),
    ],
)
def test_comments(compact: str, xml: str) -> None:
    assert shown(read(compact, True)) == xml


def test_prefixes_are_those_that_were_written() -> None:
    root = read(
        'namespace x = "u" namespace y = "u" namespace l = "" '
        'x:a [ y:b = "1" xml:lang = "2" l:c [ y:d [] ] ]',
        True,
    )
    outer = foreign(root)
    inner = outer.content[0]
    assert isinstance(inner, Foreign)
    assert outer.prefixes == {"x": "u", "y": "u"}
    assert (inner.name, inner.prefixes) == ("c", {})
    assert isinstance(inner.content[0], Foreign)
    assert inner.content[0].prefixes == {"y": "u"}


@pytest.mark.parametrize(
    ("declared", "prefixes"),
    [
        ("", {"a": _A[1:-14]}),
        (f'namespace d = "{_A[1:-14]}" ', {"d": _A[1:-14]}),
        ('namespace a = "u" ', {}),
    ],
)
def test_the_prefix_of_documentation(declared: str, prefixes: dict[str, str]) -> None:
    assert foreign(read(f"{declared}\n## b\nc", True)).prefixes == prefixes


def foreign(node: Node) -> Foreign:
    assert node.annotations is not None
    ((place, found),) = node.annotations.content
    assert place == 0
    assert isinstance(found, Foreign)
    return found


def test_nothing_is_kept_unless_asked_for() -> None:
    compact = (
        '# a\n## b\n[x:c = "1" d [ "e" ]] (f, # g\n "h" >> i []), \n## j\n element k { l } # m'
    )
    xml = (
        '<group><group><ref name="f"/><value>h</value></group><element name="k"><ref name="l"/>'
        "</element></group>"
    )
    assert shown(read(_PREFIXES + compact)) == xml
    compact = "[b[]] c = d e [] [f[]] div { g [] } # h"
    xml = '<grammar><define name="c"><ref name="d"/></define><div/></grammar>'
    assert shown(read(_PREFIXES + compact)) == xml
