"""Slips in an ODD that would go unnoticed: each is said where it is, with what was meant."""

import pytest

from teitools.errors import SchemaError
from teitools.odd.compiling import compile_grammar
from teitools.source import Source
from tests.odd.compiled import small_odd, small_specifications
from tests.odd.customizations import ALL

SPECS = small_specifications()
RNG = 'xmlns:r="http://relaxng.org/ns/structure/1.0"'


def change(content, name="p"):
    return f'<elementSpec ident="{name}" mode="change">{content}</elementSpec>'


def values(content):
    return attributes(f'<attDef ident="x"><valList>{content}</valList></attDef>')


def data(content, attributes=""):
    return change(f"<content>▸<dataRef {attributes}>{content}</dataRef></content>")


def attributes(content, name="p"):
    return change(f"<attList>{content}</attList>", name)


def said(declarations):
    """What is said of an ODD; each finding as its code, its column after the first, its message."""
    odd = small_odd(ALL + "\n" + declarations)
    try:
        _, report = compile_grammar(Source("my.odd", odd), SPECS)
        findings = list(report)
    except SchemaError as error:
        findings = error.findings
    assert all(finding.location.position.line == 2 for finding in findings)
    return [(f.code.id, f.location.position.column, f.message) for f in findings]


SLIPS = [
    ('▸<elemSpec ident="p" mode="delete"/>', "O157", "elementSpec"),
    ('▸<mark xmlns="urn:x"/>', "O157", "<mark>"),
    ('<specGrp><p>words</p>▸<elemntSpec ident="p"/></specGrp>', "O157", "elementSpec"),
    ('<specGrp><head>words</head>▸<attDef ident="p"/></specGrp>', "O157", "<attDef>"),
    (change('<attList><attDef ident="x">▸<vallist/></attDef></attList>'), "O157", "valList"),
    ('▸<moduleRef key="n" inlcude="lb"/>', "O157", "include"),
    (attributes('▸<attRef class="att.global" key="n"/>'), "O157", "@key"),
    (attributes('▸<attDef ident="x" usage="reqd"/>'), "O157", "req"),
    (change('<content>▸<classRef key="model.inline" expand="sequences"/></content>'), "O157", "ce"),
    (attributes('<attDef ident="x">▸<valList type="closed"/></attDef>'), "O157", "without values"),
    (change('▸<constraintSpec ident="x" scheme="schematron"/>'), "O157", "without <constraint>"),
    ('<classSpec ident="model.x" type="model">▸<attList/></classSpec>', "O157", "model class"),
    (change("<content><textNode/></content>▸<content><empty/></content>"), "O158", "<content>"),
    (change('<attList/>▸<attList><attDef ident="x"/></attList>'), "O158", "<attList>"),
    (attributes('<attDef ident="x"><datatype/>▸<datatype/></attDef>'), "O158", "<datatype>"),
    (change("▸<content>words</content>"), "O159", "'words'"),
    (change("▸<content>macro.text</content>"), "O159", "reference"),
    (change("<content>▸<sequence>a<textNode/>b</sequence></content>"), "O159", "'a b'"),
    (change('<content>▸<elementRef key="lb" minOccurs="3"/></content>'), "O163", "1 if not"),
    (
        attributes('<attDef ident="x">▸<datatype minOccurs="3" maxOccurs="2"/></attDef>'),
        "O163",
        "maxOccurs='2'",
    ),
    (
        data('<dataFacet name="minLen" value="1"/>', 'name="token"'),
        "O164",
        "minLength",
    ),
    (
        data('<dataFacet name="length" value="1"/>', 'name="integer"'),
        "O164",
        "no parameter length",
    ),
    (change('<content>▸<dataRef name="token" restriction="(a"/></content>'), "O164", "not closed"),
    (change('<content>▸<dataRef key="word" restriction="[a"/></content>'), "O164", "not closed"),
    (change(f'<content {RNG}>▸<r:data type="tokn"/></content>'), "O164", "token"),
    (
        change(f'<content {RNG}>▸<r:data type="token" datatypeLibrary="urn:x"/></content>'),
        "O164",
        "'urn:x'",
    ),
    (attributes('<attDef ident="x"/>▸<attDef ident="x"/>'), "O165", "later one counts"),
    (
        attributes(
            '<attDef ident="n" mode="change" usage="req"/>▸<attDef ident="n" mode="delete"/>'
        ),
        "O165",
        "one after the other",
    ),
    (
        attributes('<attDef ident="x"/><attList>▸<attDef ident="x"/></attList>'),
        "O165",
        "'x'",
    ),
    (
        values('<valItem ident="a"/>▸<valItem ident="a"/>'),
        "O165",
        "value 'a'",
    ),
    (
        change(
            '<classes mode="change"><memberOf key="att.typed"/>'
            '▸<memberOf key="att.typed"/></classes>'
        ),
        "O165",
        "once is enough",
    ),
    (attributes('▸<attRef class="att.typed" name="typ"/>'), "O166", "'type'"),
    (change('<content>▸<classRef key="att.typed"/></content>'), "O167", "'att.typed'"),
    (attributes('▸<attDef ident="q:x"/>'), "O168", "'q'"),
    (change("▸<altIdent>two words</altIdent>"), "O128", "'two words'"),
    ('▸<elementRef key="doct"/>', "O111", "'doc'"),
    ('▸<moduleRef key="m" include="doct"/>', "O111", "'doc'"),
    ('▸<elementSpec ident="doct" mode="change"/>', "O111", "'doc'"),
    ('▸<specGrpRef target="#none"/>', "O114", "'#none'"),
    (change('▸<constraintSpec ident="x" scheme="schmatron"/>'), "O124", "'schematron'"),
    ('▸<elementSpec ident="p" mode="chnage"/>', "O116", "'change'"),
    (change('<content>▸<elementRef key="macro.text"/></content>'), "O119", "<macroRef"),
    (change('<content>▸<dataRef name="tokn"/></content>'), "O129", "'token'"),
    (
        change('<classes mode="change">▸<memberOf key="model.inlin"/></classes>'),
        "O156",
        "'model.inline'",
    ),
    (
        change('<classes mode="change">▸<memberOf key="model.inline" mode="delete"/></classes>'),
        "O130",
        "class 'model.inline'",
    ),
]


@pytest.mark.parametrize(("declarations", "code", "words"), SLIPS)
def test_a_slip_is_said(declarations, code, words):
    column = declarations.index("▸") + 1
    found = said(declarations.replace("▸", ""))
    assert [(each[0], each[1]) for each in found if each[0] != "O131"] == [(code, column)]
    assert words in next(message for id_, _, message in found if id_ == code)


@pytest.mark.parametrize(
    "declarations",
    [
        "<specGrp><p>words</p><list><item>words</item></list></specGrp>",
        '<specGrp><head>words</head><elementSpec ident="p" mode="change"/></specGrp>',
        attributes(
            '<attList org="choice"><attList><attDef ident="x"/><attDef ident="y"/></attList>'
            '<attList><attDef ident="x"/><attDef ident="z"/></attList></attList>'
        ),
        attributes('<attDef ident="xml:foo"/><attDef ident="y:x" ns="urn:y"/>'),
        change('<equiv name="x"/><gloss>g</gloss><model behaviour="inline"><any/></model>'),
        change("<remarks><p>words</p></remarks><exemplum><p>words</p></exemplum>"),
        '<moduleSpec ident="own"/><moduleRef key="own"/>',
        '<elementSpec ident="new" module="own"/><moduleRef key="own"/>',
        '<classRef key="att.global"/><specGrp><classRef key="att.typed"/></specGrp>',
    ],
)
def test_what_may_stand_is_not_said(declarations):
    assert said(declarations) == []


def test_the_later_of_two_attributes_counts():
    first = '<attDef ident="x"><valList type="closed"><valItem ident="a"/></valList></attDef>'
    grammar, _ = compile_grammar(
        Source("my.odd", small_odd(ALL + attributes(first + '<attDef ident="x" usage="req"/>'))),
        SPECS,
    )
    (attribute,) = (use for use in grammar.elements["p"].attributes if use.name == "x")
    assert attribute.required
