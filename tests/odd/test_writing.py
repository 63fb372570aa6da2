"""What is written: RELAX NG, XSD and Schematron of small schemas, tried with libxml2."""

import pytest
import xmlschema
from lxml import etree

from teitools.errors import SchemaError
from teitools.odd.compact import write_compact
from teitools.odd.relaxng import write_relaxng
from teitools.odd.schematron import write_schematron
from teitools.odd.xml_attributes import write_xml_attributes
from teitools.odd.xsd import write_xsd
from teitools.relaxng.equivalence import compare
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd.compiled import compile_small

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
RNG = 'xmlns:rng="http://relaxng.org/ns/structure/1.0"'


@pytest.fixture
def engines(tmp_path):
    """From declarations to the verdicts of RELAX NG, XSD, and XSD in Python on a document."""

    def of(declarations, attributes='start="doc" ns=""'):
        grammar, _ = compile_small(declarations, attributes)
        relaxng = etree.RelaxNG(etree.fromstring(write_relaxng(grammar)))
        (tmp_path / "xml.xsd").write_bytes(write_xml_attributes())
        (tmp_path / "small.xsd").write_bytes(write_xsd(grammar))
        xsd = etree.XMLSchema(etree.parse(tmp_path / "small.xsd"))
        in_python = xmlschema.XMLSchema10(str(tmp_path / "small.xsd"))

        def judge(document):
            tree = etree.fromstring(document).getroottree()
            return relaxng.validate(tree), xsd.validate(tree), in_python.is_valid(tree)

        return judge

    return of


def root(content="", attributes=""):
    """Declarations of an element `doc` alone."""
    content = f"<content>{content}</content>"
    attributes = f"<attList>{attributes}</attList>"
    return f'{ALL}<elementSpec ident="doc" {RNG}>{content}{attributes}</elementSpec>'


def typed(datatype):
    """Declarations of an element `doc` with an attribute `a`."""
    return root(attributes=f'<attDef ident="a">{datatype}</attDef>')


@pytest.mark.parametrize(
    ("content", "valid", "invalid"),
    [
        ("<textNode/>", ["", "x"], ["<lb/>"]),
        ("<empty/>", [""], ["x", "<lb/>"]),
        ('<elementRef key="lb" maxOccurs="3"/>', ["<lb/>", "<lb/><lb/><lb/>"], ["", "<lb/>" * 4]),
        ('<elementRef key="lb" minOccurs="2" maxOccurs="unbounded"/>', ["<lb/><lb/>"], ["<lb/>"]),
        (
            '<sequence minOccurs="0"><elementRef key="lb"/><elementRef key="p"/></sequence>',
            ["", "<lb/><p/>"],
            ["<lb/>", "<p/><lb/>"],
        ),
        (
            '<alternate><textNode/><elementRef key="lb"/></alternate>',
            ["x", "<lb/>"],
            ["<p/>"],
        ),
        ('<dataRef name="integer"/>', ["1"], ["", "x", "<lb/>"]),
        ('<dataRef name="integer" minOccurs="0"/>', ["1", ""], ["x"]),
        ('<valList type="closed"><valItem ident="a"/></valList>', ["a"], ["b", ""]),
        ('<rng:zeroOrMore><rng:ref name="lb"/></rng:zeroOrMore>', ["", "<lb/><lb/>"], ["x"]),
        ('<rng:oneOrMore><rng:ref name="model.inline"/></rng:oneOrMore>', ["<lb/>"], [""]),
        ('<rng:optional><rng:ref name="p"/></rng:optional>', ["", "<p/>"], ["<p/><p/>"]),
        ('<rng:ref name="macro.text"/>', ["x<lb/>"], ["<p/>"]),
        ('<rng:data type="date"/>', ["1964-09-18"], ["x"]),
        ("<rng:choice><rng:value>a b</rng:value></rng:choice>", ["a b"], ["ab"]),
        ("<rng:group><rng:text/></rng:group>", ["x"], ["<p/>"]),
        ('<rng:mixed><rng:ref name="lb"/></rng:mixed>', ["x<lb/>y"], ["<p/>"]),
    ],
)
def test_content(engines, content, valid, invalid):
    judge = engines(root(content))
    for inner in valid:
        assert judge(f"<doc>{inner}</doc>") == (True, True, True), inner
    for inner in invalid:
        assert judge(f"<doc>{inner}</doc>") == (False, False, False), inner


@pytest.mark.parametrize(
    ("datatype", "valid", "invalid"),
    [
        ('<datatype><dataRef key="word"/></datatype>', ["x"], ["x y", ""]),
        ('<datatype><dataRef key="word" restriction="x.*"/></datatype>', ["xy"], ["yx"]),
        ('<datatype maxOccurs="unbounded"><dataRef key="word"/></datatype>', ["x y"], [""]),
        (
            '<datatype minOccurs="0" maxOccurs="2"><dataRef key="word"/></datatype>',
            ["", "x y"],
            ["x y z"],
        ),
        (
            '<datatype minOccurs="2" maxOccurs="2"><dataRef name="integer"/></datatype>',
            ["1 2"],
            ["1"],
        ),
        (
            '<datatype><dataRef name="decimal"><dataFacet name="minInclusive" value="2"/></dataRef>'
            "</datatype>",
            ["2"],
            ["1"],
        ),
        (
            '<valList type="closed"><valItem ident="a"/><valItem ident="b"/></valList>',
            ["a", "b"],
            ["c"],
        ),
        (
            '<datatype><dataRef name="integer"/></datatype>'
            '<valList type="semi"><valItem ident="a"/></valList>',
            ["a", "1"],
            ["b"],
        ),
        (f"<datatype><rng:text {RNG}/></datatype>", ["", "x y"], []),
        (
            f'<datatype><rng:list {RNG}><rng:data type="integer"/></rng:list></datatype>',
            ["1"],
            ["1 2"],
        ),
    ],
)
def test_values(engines, datatype, valid, invalid):
    judge = engines(typed(datatype))
    for value in valid:
        assert judge(f'<doc a="{value}"/>') == (True, True, True), value
    for value in invalid:
        assert judge(f'<doc a="{value}"/>') == (False, False, False), value


def test_required_attributes(engines):
    judge = engines(root(attributes='<attDef ident="a" usage="req"/><attDef ident="b"/>'))
    assert judge('<doc a=""/>') == (True, True, True)
    assert judge('<doc b=""/>') == (False, False, False)


def test_one_attribute_of_several(engines):
    judge = engines(
        root(attributes='<attList org="choice"><attDef ident="a"/><attDef ident="b"/></attList>')
    )
    assert judge('<doc a=""/>') == (True, True, True)
    assert judge('<doc a="" b=""/>') == (False, True, True)  # XSD 1.0 cannot say it
    assert judge('<doc c=""/>') == (False, False, False)


def test_any_element(engines):
    judge = engines(root("<anyElement/>"))
    assert judge('<doc><x xmlns="urn:x" a="1">text<y/></x></doc>') == (True, True, True)
    assert judge("<doc>text</doc>") == (False, False, False)


def test_an_impossible_element_is_never_valid(engines):
    impossible = (
        '<elementSpec ident="q"><classes><memberOf key="model.inline"/></classes>'
        '<content><elementRef key="hi"/></content></elementSpec>'
        '<elementSpec ident="hi" mode="delete"/>'
    )
    judge = engines(ALL + impossible)
    assert judge("<doc><p><lb/></p></doc>") == (True, True, True)
    assert judge("<doc><p><q/></p></doc>") == (False, False, False)


def test_xsd_of_two_namespaces_is_refused():
    grammar, _ = compile_small(
        ALL + '<elementSpec ident="q" ns="urn:other"><content/></elementSpec>'
    )
    with pytest.raises(SchemaError, match="O140"):
        write_xsd(grammar)


def test_xsd_of_foreign_patterns_is_refused():
    inner = '<rng:element name="x"><rng:empty/></rng:element>'
    grammar, _ = compile_small(root(inner), 'start="doc" ns=""')
    assert etree.RelaxNG(etree.fromstring(write_relaxng(grammar))).validate(
        etree.fromstring("<doc><x/></doc>").getroottree()
    )
    with pytest.raises(SchemaError, match="O141"):
        write_xsd(grammar)


def constrained(children):
    """The patterns of a constraint of the element `p`."""
    constraint = f"<constraint>{children}</constraint>"
    spec = f'<constraintSpec ident="c" scheme="schematron">{constraint}</constraintSpec>'
    grammar, _ = compile_small(ALL + f'<elementSpec ident="p" mode="change">{spec}</elementSpec>')
    root = etree.fromstring(write_schematron(grammar))
    etree.strip_tags(root, etree.Comment)
    return root


def test_a_test_alone_is_put_in_a_rule():
    schema = constrained('<sch:assert test="@n">number it</sch:assert>')
    (rule,) = schema.iter("{*}rule")
    assert rule.get("context") == "tei:p"
    assert rule.getparent().get("id") == "p.c"
    assert rule[0].get("test") == "@n"


def test_rules_and_variables_stay_as_they_are():
    schema = constrained(
        '<sch:ns prefix="x" uri="urn:x"/><sch:let name="v" value="1"/>'
        '<sch:rule context="x:y"><sch:report test="$v">no</sch:report></sch:rule>'
    )
    assert [ns.get("prefix") for ns in schema.iter("{*}ns")] == ["tei", "x"]
    (pattern,) = schema.iter("{*}pattern")
    assert [etree.QName(node).localname for node in pattern] == ["let", "rule"]


def test_a_deleted_constraint_is_not_written():
    constraint = '<constraint><sch:assert test="1">x</sch:assert></constraint>'
    spec = f'<constraintSpec ident="c">{constraint}</constraintSpec>'
    added = f'<elementSpec ident="q">{spec}<content/></elementSpec>'
    change = '<constraintSpec ident="c" mode="delete"/>'
    deleted = f'<elementSpec ident="q" mode="change">{change}</elementSpec>'
    assert b"pattern" in write_schematron(compile_small(ALL + added)[0])
    assert b"pattern" not in write_schematron(compile_small(ALL + added + deleted)[0])


def test_the_same_is_written_each_time():
    for write in (write_relaxng, write_xsd, write_schematron):
        assert write(compile_small(ALL)[0]) == write(compile_small(ALL)[0])


@pytest.mark.parametrize("attributes", ['start="doc" ns=""', 'start="doc" prefix="x_"'])
def test_the_compact_syntax_is_the_same(attributes):
    declarations = (
        f'{ALL}<elementSpec ident="any"><classes><memberOf key="model.block"/></classes><content>'
        '<anyElement/></content><constraintSpec ident="c" scheme="schematron"><constraint>'
        '<sch:assert test="1">x</sch:assert></constraint></constraintSpec></elementSpec>'
    )
    grammar, _ = compile_small(declarations, attributes)
    compact = write_compact(grammar)
    ours = load_schema(Source("small.rnc", compact))
    assert (
        compare(ours, load_schema(Source("small.rng", write_relaxng(grammar)))).verdict == "equal"
    )
    assert b"sch:pattern" in compact
    assert b"element doc {" in compact or b"element any {" in compact


def test_classes_are_written_as_alternatives_of_elements():
    declarations = (
        f'{ALL}<classSpec ident="model.all" type="model"/>'
        '<classSpec ident="model.some" type="model">'
        '<classes><memberOf key="model.all"/></classes></classSpec>'
        '<elementSpec ident="lb" mode="change"><classes mode="change"><memberOf key="model.some"/>'
        '<memberOf key="model.all"/></classes></elementSpec><elementSpec ident="doc" mode="change">'
        '<content><classRef key="model.all"/></content></elementSpec>'
    )
    grammar, _ = compile_small(declarations)
    written = write_relaxng(grammar)
    assert b'name="model.some"' not in written
    assert written.count(b'<define name="model.all">\n    <ref name="lb"/>') == 1
