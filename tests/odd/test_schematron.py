"""The Schematron of an ODD: contexts completed, namespaces declared, nothing lost."""

from __future__ import annotations

import pytest
from elementpath.xpath30 import XPath30Parser
from lxml import etree

from teitools.errors import SchemaError
from teitools.odd.schematron import write_schematron
from tests.odd.compiled import compile_small, grammar_of
from tests.requirements import SHARED, need

SCH = "http://purl.oclc.org/dsdl/schematron"
S = f"{{{SCH}}}"
ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
XPATHS = ("context", "test", "value", "select")


def schematron(declarations, attributes='start="doc"'):
    grammar, report = compile_small(ALL + declarations, attributes)
    return etree.fromstring(write_schematron(grammar)), [f.code.name for f in report]


def constraint(body, ident="c", attributes=""):
    return (
        f'<constraintSpec ident="{ident}" scheme="schematron" {attributes}>'
        f'<constraint xmlns:s="{SCH}">{body}</constraint></constraintSpec>'
    )


def change(kind, ident, inner):
    type_ = ' type="atts"' if kind == "class" else ""
    return f'<{kind}Spec ident="{ident}" mode="change"{type_}>{inner}</{kind}Spec>'


def contexts(schema):
    return [rule.get("context") for rule in schema.iter(f"{S}rule")]


def namespaces(schema):
    return {ns.get("prefix"): ns.get("uri") for ns in schema.iter(f"{S}ns")}


TEST = '<s:assert test="true()">yes</s:assert>'


def attribute(name):
    return f'<attList><attDef ident="{name}" mode="change">{constraint(TEST)}</attDef></attList>'


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        (change("element", "p", constraint(TEST)), "tei:p"),
        (change("element", "hi", attribute("type")), "tei:hi/@type"),
        (change("class", "att.typed", constraint(TEST)), "tei:hi"),
        (change("class", "model.inline", constraint(TEST)), "tei:hi | tei:lb"),
        (change("class", "att.typed", attribute("subtype")), "tei:hi/@subtype"),
        (change("class", "att.global", constraint(TEST)), "tei:*"),
        (change("class", "att.global", attribute("xml:id")), "tei:*/@xml:id"),
        (
            '<elementSpec ident="hi" mode="change"><attList>'
            '<attDef ident="n" mode="delete"/></attList></elementSpec>'
            + change("class", "att.global", attribute("n")),
            "tei:doc/@n | tei:p/@n | tei:lb/@n",
        ),
        (constraint(TEST), "*"),
    ],
)
def test_tests_outside_rules_get_the_context_in_which_they_stand(declarations, expected):
    assert contexts(schematron(declarations)[0]) == [expected]


@pytest.mark.parametrize(
    ("attributes", "expected", "declared"),
    [
        ('start="doc" ns=""', "p", {}),
        ('start="doc" ns="http://x/"', "ns1:p", {"ns1": "http://x/"}),
        ('start="doc" ns="http://x/" xmlns:x="http://x/"', "ns1:p", {"ns1": "http://x/"}),
        (
            'start="doc" ns="http://www.w3.org/1999/xhtml"',
            "html:p",
            {"html": "http://www.w3.org/1999/xhtml"},
        ),
    ],
)
def test_other_namespaces_get_a_prefix(attributes, expected, declared):
    schema, _ = schematron(change("element", "p", constraint(TEST)), attributes)
    assert contexts(schema) == [expected]
    assert namespaces(schema).items() >= declared.items()


def test_the_prefix_of_the_odd_is_taken():
    ns = '<s:ns prefix="mine" uri="http://x/"/>'
    declarations = change("element", "p", constraint(ns + TEST))
    schema, _ = schematron(declarations, 'start="doc" ns="http://x/"')
    assert contexts(schema) == ["mine:p"]


def test_what_is_deleted_or_not_there_is_not_asked():
    declarations = change("element", "p", constraint(TEST)) + (
        '<elementSpec ident="hi" mode="delete"/>'
        + change("class", "att.typed", constraint(TEST, "of-nothing"))
        + change("element", "lb", constraint(TEST, "k"))
        + change("element", "lb", '<constraintSpec ident="k" scheme="s" mode="delete"/>')
    )
    assert contexts(schematron(declarations)[0]) == ["tei:p"]


def test_a_constraint_is_replaced():
    declarations = change("element", "p", constraint(TEST)) + change(
        "element", "p", constraint('<s:assert test="1 = 1"/>', attributes='mode="replace"')
    )
    tests = [node.get("test") for node in schematron(declarations)[0].iter(f"{S}assert")]
    assert tests == ["1 = 1"]


def test_other_languages_are_left_out_with_a_warning():
    other = '<constraintSpec ident="c" scheme="private"><constraint>x</constraint></constraintSpec>'
    schema, said = schematron(change("element", "p", other))
    assert contexts(schema) == []
    assert said == ["unknown-scheme"]


def test_prefixes_are_those_in_scope_and_used():
    body = "<s:assert test=\"a:x or self::b:y or 'c:z'\"/>"
    wrapped = constraint(body).replace("<constraint ", '<constraint xmlns:a="http://a/" ', 1)
    schema, said = schematron(change("element", "p", wrapped))
    assert namespaces(schema) == {"tei": "http://www.tei-c.org/ns/1.0", "a": "http://a/"}
    assert said == ["undeclared-prefix"]


def test_a_prefix_that_means_two_things_is_renamed():
    one = constraint('<s:ns prefix="a" uri="http://a/"/><s:assert test="a:x"/>', "one")
    two = constraint(
        '<s:ns prefix="a" uri="http://b/"/>'
        '<s:rule context="a:x/a:y"><s:assert test="child::a:z = \'a:z\'"/></s:rule>',
        "two",
    )
    schema, said = schematron(change("element", "p", one + two))
    spaces = namespaces(schema)
    assert spaces["a"] == "http://a/"
    assert spaces["a1"] == "http://b/"
    assert contexts(schema) == ["tei:p", "a1:x/a1:y"]
    assert [n.get("test") for n in schema.iter(f"{S}assert")] == ["a:x", "child::a1:z = 'a:z'"]
    assert said == ["conflicting-prefix"]


@pytest.mark.parametrize(
    ("declarations", "attributes", "binding"),
    [
        ("", 'start="doc"', "xslt2"),
        ("", 'start="doc" queryBinding="xslt3"', "xslt3"),
        ('<constraintDecl scheme="schematron" queryBinding="xpath31"/>', 'start="doc"', "xpath31"),
        ('<constraintDecl scheme="other" queryBinding="x"/>', 'start="doc"', "xslt2"),
    ],
)
def test_the_query_binding_is_kept(declarations, attributes, binding):
    assert schematron(declarations, attributes)[0].get("queryBinding") == binding


def test_everything_has_its_place_and_ids_are_unique():
    xsl = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    full = (
        '<s:phase id="q"><s:active pattern="r"/></s:phase>'
        '<s:pattern id="r" abstract="true"><s:rule context="$x">'
        '<s:assert test="true()" diagnostics="d"/></s:rule></s:pattern>'
        '<s:pattern is-a="r"><s:param name="x" value="tei:p"/></s:pattern>'
        '<s:let name="v" value="1"/><s:report test="$v = 2">a <s:name/> <s:value-of select="."/>'
        '</s:report><s:diagnostics><s:diagnostic id="d">x</s:diagnostic></s:diagnostics>'
        f'<xsl:key {xsl} name="k" match="tei:p" use="@n"/><s:include href="other.sch"/>'
    )
    declarations = change("element", "p", constraint(full)) + change(
        "element", "hi", constraint(full)
    )
    schema, said = schematron(declarations)
    assert said == []
    names = [etree.QName(node).localname for node in schema]
    expected = "ns" + " key" * 2 + " include" * 2 + " phase" * 2 + " pattern" * 6 + " diagnostics"
    assert names == expected.split()
    ids = [node.get("id") for node in schema.iter("*") if node.get("id")]
    assert len(ids) == len(set(ids)) == 10
    for reference, target in (("pattern", "pattern"), ("is-a", "pattern")):
        known = {node.get("id") for node in schema.iter(S + target)}
        assert {n.get(reference) for n in schema.iter("*") if n.get(reference)} <= known
    told = {n.get("diagnostics") for n in schema.iter(f"{S}assert")} - {None}
    assert told == {node.get("id") for node in schema.iter(f"{S}diagnostic")}
    message = next(schema.iter(f"{S}report"))
    assert etree.tostring(message, method="text", with_tail=False) == b"a  "


def test_schematron_1_5_becomes_iso():
    old = (
        '<constraintSpec ident="c" scheme="schematron">'
        '<constraint xmlns:o="http://www.ascc.net/xml/schematron">'
        '<o:pattern name="Title"><o:rule context="tei:p"><o:assert test="a">b <o:name/></o:assert>'
        '</o:rule></o:pattern><o:key name="k" match="tei:p" path="@n"/></constraint>'
        "</constraintSpec>"
    )
    schema, _ = schematron(change("element", "p", old))
    assert b"ascc" not in etree.tostring(schema)
    pattern = schema.find(f"{S}pattern")
    assert pattern.findtext(f"{S}title") == "Title"
    assert contexts(schema) == ["tei:p"]
    assert dict(schema.find("{*}key").attrib) == {"name": "k", "match": "tei:p", "use": "@n"}


def test_what_xslt_names_keeps_its_namespaces():
    function = (
        '<xsl:function xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="my:f" '
        'as="xs:string"><xsl:sequence select="\'\'"/></xsl:function>'
    )
    spaces = '<constraint xmlns:my="http://my/" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    wrapped = constraint(function + '<s:assert test="my:f()"/>').replace("<constraint ", spaces, 1)
    schema, _ = schematron(change("element", "p", wrapped))
    assert schema.find("{*}function").nsmap["my"] == "http://my/"
    assert schema.find("{*}function").nsmap["xs"] == "http://www.w3.org/2001/XMLSchema"
    assert namespaces(schema)["my"] == "http://my/"


def asserted(root):
    """Each test of a schema with its context, white space apart."""
    return {
        (
            " ".join((rule.get("context") or "").split()),
            etree.QName(test).localname,
            " ".join(test.get("test").split()),
        )
        for rule in root.iter(f"{S}rule")
        for test in rule.iterchildren(f"{S}assert", f"{S}report")
    }


COMPARED = (
    "p5test-testbare stylesheets-test stylesheets-test33 stylesheets-testClass tei_all tei_bare "
    "tei_corpus tei_drama tei_lite tei_minimal tei_ms tei_speech"
).split()


@pytest.mark.parametrize("name", COMPARED)
def test_the_tests_are_those_of_the_stylesheets(name):
    need("shared")
    odd = SHARED / "tei" / "odd" / f"{name}.odd"
    ours = asserted(etree.fromstring(write_schematron(grammar_of(odd))))
    theirs = asserted(etree.parse(odd.with_suffix(".rng")).getroot())
    generated = {test for test in theirs if test[2].startswith("descendant::*[not(namespace-uri")}
    assert ours == theirs - generated  # those guard anyElement; our grammar does


def test_every_expression_is_xpath_in_the_namespaces_that_are_declared():
    need("shared")
    schema = etree.fromstring(write_schematron(grammar_of(SHARED / "tei" / "odd" / "tei_all.odd")))
    parser = XPath30Parser(namespaces=namespaces(schema))
    expressions = [
        node.get(name) for node in schema.iter(f"{S}*") for name in XPATHS if node.get(name)
    ]
    assert len(expressions) > 200
    for expression in expressions:
        # `current()` is a function of XSLT; a name of the same form stands for it here.
        parser.parse(expression.replace("current()", "root()"))


def test_a_constraint_without_a_name_is_an_error():
    nameless = constraint(TEST).replace(' ident="c"', "")
    with pytest.raises(SchemaError):
        schematron(change("element", "p", nameless))
