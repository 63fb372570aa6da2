"""RELAX NG in content models, as XSD can say it: exactly, or wider."""

import pytest
from lxml import etree

from teitools.odd.content import EMPTY, ElementRef, choice
from teitools.odd.grammar import Element, Grammar
from teitools.odd.xsd.writing import write_xsd
from tests.odd.xsd.engines import engines_in, root

TRUE, FALSE, WIDER = (True, True, True), (False, False, False), (False, True, True)


@pytest.fixture
def engines(tmp_path):
    return engines_in(tmp_path)


def element(name, inner="<rng:empty/>"):
    return f'<rng:element name="{name}">{inner}</rng:element>'


def optional(inner):
    return f"<rng:optional>{inner}</rng:optional>"


def among(*inner):
    return f"<rng:choice>{''.join(inner)}</rng:choice>"


def interleave(*inner):
    return f"<rng:interleave>{''.join(inner)}</rng:interleave>"


def attribute(name, inner=""):
    return f'<rng:attribute name="{name}">{inner}</rng:attribute>'


INTEGER = '<rng:data type="integer"/>'


def judged(made, document):
    return made.judge(document.replace("[", "<").replace("]", "/>"))


@pytest.mark.parametrize(
    ("content", "verdicts"),
    [
        (element("x"), {"[x]": TRUE, "": FALSE, "[y]": FALSE, "<x>1</x>": FALSE}),
        (element("x", attribute("n", INTEGER)), {'<x n="1"/>': TRUE, "[x]": FALSE}),
        (
            interleave(element("x"), optional(element("y"))),
            {"[x][y]": TRUE, "[y][x]": TRUE, "[x]": TRUE, "[y]": FALSE, "[x][x]": FALSE},
        ),
        (
            interleave(element("x"), f"<rng:zeroOrMore>{element('y')}</rng:zeroOrMore>"),
            {"[y][x][y]": TRUE, "[x]": TRUE, "[y][y]": FALSE},
        ),
        (
            f"<rng:group>{element('z')}{interleave(element('x'), element('y'))}</rng:group>",
            {"[z][x][y]": TRUE, "[z][y][x]": TRUE, "[x][y][z]": FALSE, "[z][x]": FALSE},
        ),
        (
            interleave(*map(element, "abcdef")),
            {"[f][e][d][c][b][a]": TRUE, "[a][b][c][d][e]": FALSE, "[a][b][c][d][e][a]": FALSE},
        ),
        (
            f"<rng:group>{element('z')}{interleave(*map(element, 'abcdef'))}</rng:group>",
            {"[z][f][e][d][c][b][a]": TRUE, "[z]": FALSE, "[z][a][a]": WIDER},
        ),
        (
            f"<rng:group>{element('x', INTEGER)}{element('x', '<rng:empty/>')}</rng:group>",
            {"<x>1</x>[x]": TRUE, "[x][x]": WIDER, "[x]": FALSE, "<x>a</x>[x]": FALSE},
        ),
        (
            among(
                f"<rng:group>{attribute('t', '<rng:value>a</rng:value>')}{element('x')}"
                "</rng:group>",
                f"<rng:group>{attribute('t', '<rng:value>b</rng:value>')}{element('y')}"
                "</rng:group>",
            ),
            {"[x]": TRUE, "[x][y]": FALSE, "[z]": FALSE},
        ),
        (
            "<rng:element><rng:anyName><rng:except><rng:name>doc</rng:name></rng:except>"
            "</rng:anyName><rng:text/></rng:element>",
            {"<anything>x</anything>": TRUE, "": FALSE, "[doc]": WIDER},
        ),
        (
            "<rng:element><rng:choice><rng:name>x</rng:name><rng:name>y</rng:name></rng:choice>"
            "<rng:empty/></rng:element>",
            {"[x]": TRUE, "[y]": TRUE, "[z]": FALSE},
        ),
        (
            element("x", f"<rng:list>{INTEGER}{INTEGER}{optional(INTEGER)}</rng:list>"),
            {"<x>1 2</x>": TRUE, "<x>1 2 3</x>": TRUE, "<x>1</x>": FALSE, "<x>1 a</x>": FALSE},
        ),
        (
            element("x", among("<rng:value>a</rng:value>", INTEGER, "<rng:empty/>")),
            {"<x> a </x>": TRUE, "<x>7</x>": TRUE, "[x]": TRUE, "<x>b</x>": FALSE},
        ),
        (
            element("x", '<rng:value type="string"> a</rng:value>'),
            {"<x> a</x>": TRUE, "<x>a</x>": FALSE},
        ),
        (
            element(
                "x",
                '<rng:data type="integer"><rng:except><rng:value>1</rng:value></rng:except>'
                "</rng:data>",
            ),
            {"<x>2</x>": TRUE, "<x>1</x>": WIDER, "<x>a</x>": FALSE},
        ),
        (among(INTEGER, element("x")), {"1": TRUE, "[x]": TRUE, "a": WIDER, "[y]": FALSE}),
    ],
)
def test_content(engines, content, verdicts):
    made = engines(root(content))
    with_choice = content.startswith("<rng:choice><rng:group><rng:attribute")
    for inner, verdict in verdicts.items():
        tag = 'doc t="a"' if with_choice else "doc"
        assert judged(made, f"<{tag}>{inner}</doc>") == verdict, inner


def test_an_attribute_needed_in_every_case_is_needed(engines):
    cases = [f"<rng:group>{attribute('t')}{attribute(name)}</rng:group>" for name in "ab"]
    made = engines(root(among(*cases)))
    assert made.judge('<doc t="" a=""/>') == TRUE
    assert made.judge('<doc t="" a="" b=""/>') == WIDER
    assert made.judge('<doc a=""/>') == FALSE


def test_values_beside_attributes(engines):
    made = engines(root(element("x", optional(attribute("a")) + attribute("b") + INTEGER)))
    assert made.judge('<doc><x b="">1</x></doc>') == TRUE
    assert made.judge('<doc><x b="">a</x></doc>') == FALSE
    assert made.judge('<doc><x b=""/></doc>') == FALSE
    assert made.judge("<doc><x>1</x></doc>") == FALSE


def test_elements_that_cannot_be_beside_attributes(engines):
    absent = "<rng:notAllowed/>"
    made = engines(root(optional(element("x", attribute("b") + absent)) + element("y")))
    assert made.judge("<doc><y/></doc>") == TRUE
    assert made.judge('<doc><x b=""/><y/></doc>') == FALSE


def test_default_values(engines):
    default = 'xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" a:defaultValue'
    inner = "".join(
        optional(f'<rng:attribute name="{name}" {default}="{value}">{INTEGER}</rng:attribute>')
        for name, value in (("a", "1"), ("b", "none"))
    )
    made = engines(root(element("x", inner)))
    assert made.documents["small.xsd"].count(b"default=") == 1  # "none" is no integer
    tree = etree.fromstring("<doc><x/></doc>").getroottree()
    assert etree.XMLSchema(
        etree.fromstring(made.documents["small.xsd"]), attribute_defaults=True
    ).validate(tree)
    assert tree.find("x").attrib == {"a": "1"}


def test_any_attribute(engines):
    wild = "<rng:oneOrMore><rng:attribute><rng:anyName/></rng:attribute></rng:oneOrMore>"
    made = engines(root(element("x", wild)))
    assert made.judge('<doc><x a="1" b="2"/></doc>') == TRUE
    assert made.judge("<doc><y/></doc>") == FALSE


def test_white_space_is_no_content(engines):
    made = engines(root(element("x")))
    assert made.judge("<doc> <x>\n</x> </doc>") == TRUE
    assert made.judge("<doc><x>\n.</x></doc>") == FALSE


def test_two_identifiers_of_one_element(engines):
    two = "".join(attribute(name, '<rng:data type="ID"/>') for name in ("a", "b"))
    made = engines(root(two))
    assert made.judge('<doc a="x" b="y"/>') == TRUE
    assert made.judge('<doc a="x" b="1"/>') == FALSE


def test_what_is_wider_is_said(engines):
    both = f"<rng:choice>{element('x')}{element('y')}</rng:choice>"
    some = f"<rng:zeroOrMore>{both}</rng:zeroOrMore>"
    made = engines(root(f"<rng:group>{some}{element('x')}{both}</rng:group>"))
    assert [(f.code.id, f.facts["name"]) for f in made.findings] == [("O141", "doc")]
    assert made.judge("<doc><x/><y/></doc>") == TRUE
    assert made.judge("<doc><z/></doc>") == FALSE


def test_a_long_repetition_is_counted(engines):
    made = engines(root('<elementRef key="lb" minOccurs="2" maxOccurs="300"/>'))
    assert b'minOccurs="2" maxOccurs="300"' in made.documents["small.xsd"]
    assert made.judge(f"<doc>{'<lb/>' * 300}</doc>") == TRUE
    assert made.judge(f"<doc>{'<lb/>' * 301}</doc>") == FALSE


def test_what_can_never_end_is_left_out():
    grammar = Grammar("urn:x", start=("a",))
    grammar.elements["a"] = Element("a", "a", "urn:x", (), choice([ElementRef("b"), EMPTY]))
    grammar.elements["b"] = Element("b", "b", "urn:x", (), ElementRef("b"))
    assert b'name="b"' not in write_xsd(grammar)
