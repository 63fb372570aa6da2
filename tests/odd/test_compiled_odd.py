"""The compiled ODD: read back by itself, it is the same schema."""

from __future__ import annotations

import pytest
from lxml import etree

from teitools.api.compiling import compile_odd
from teitools.errors import SchemaError
from teitools.odd.compiled_odd import write_compiled_odd
from teitools.odd.compiling import compile_grammar
from teitools.odd.relaxng import write_relaxng
from teitools.odd.schematron import write_schematron
from teitools.source import Source
from tests.odd.compiled import SMALL, compile_small, grammar_of, small_odd
from tests.odd.jing import jing
from tests.requirements import ROOT, SHARED, TEI_ALL, need

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
T = "{http://www.tei-c.org/ns/1.0}"
RNG = 'xmlns:rng="http://relaxng.org/ns/structure/1.0"'
TEI_ODDS = sorted((SHARED / "tei" / "odd").glob("*.odd")) if SHARED.is_dir() else []


def read_back(grammar):
    """The grammar of the compiled ODD of `grammar`, which is its own source."""
    source = Source("compiled.odd", write_compiled_odd(grammar))
    return compile_grammar(source, source)[0]


def same(grammar):
    again = read_back(grammar)
    assert write_relaxng(again) == write_relaxng(grammar)
    assert write_schematron(again) == write_schematron(grammar)
    assert write_compiled_odd(again) == write_compiled_odd(grammar)


QUICK = ("teitools", "tei_all", "tei_lite", "stylesheets-test-pure", "stylesheets2-testPure1")


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(odd, id=odd.stem, marks=() if odd.stem in QUICK else pytest.mark.long)
        for odd in (ROOT / "schema" / "teitools.odd", *TEI_ODDS)
    ],
)
def test_it_is_read_back_to_the_same_schema(odd):
    need("shared")
    try:
        grammar = grammar_of(odd)
    except SchemaError as error:
        pytest.skip(str(error))
    same(grammar)


def test_it_is_tei(tmp_path):
    need("shared", "jing")
    written = []
    for name in ("tei_lite", "stylesheets-test-pure", "stylesheets2-testPure1"):
        written.append(tmp_path / f"{name}.odd")
        grammar = grammar_of(SHARED / "tei" / "odd" / f"{name}.odd")
        written[-1].write_bytes(write_compiled_odd(grammar))
    assert jing(TEI_ALL, written) == {}


def element(content="", attributes="", extra=""):
    attributes = attributes and f"<attList>{attributes}</attList>"
    return (
        f'{ALL}<elementSpec ident="doc" {RNG}>{extra}<content>{content}</content>{attributes}'
        "</elementSpec>"
    )


SCHEMAS = {
    "all": ALL,
    "deleted": ALL + '<elementSpec ident="lb" mode="delete"/><classSpec ident="att.typed" '
    'type="atts" mode="delete"/>',
    "impossible": ALL + '<elementSpec ident="p" mode="delete"/>',
    "renamed": ALL + '<elementSpec ident="p" mode="change"><altIdent>para</altIdent></elementSpec>',
    "other namespace": ALL + '<elementSpec ident="p" ns="http://x/" mode="change"/>',
    "text": element("<textNode/>"),
    "optional text": element('<sequence minOccurs="0"><textNode/></sequence>'),
    "empty": element("<empty/>"),
    "counted": element('<elementRef key="lb" minOccurs="2" maxOccurs="5"/>'),
    "nested repetitions": element(
        '<sequence minOccurs="2" maxOccurs="3"><elementRef key="lb" maxOccurs="4"/></sequence>'
    ),
    "values": element(
        '<valList type="closed"><valItem ident="a b"><desc>x</desc></valItem>'
        '<valItem ident="c"/></valList>'
    ),
    "values among others": element(
        '<alternate><valList type="closed"><valItem ident="a"/></valList>'
        '<dataRef name="integer"/><valList type="closed"><valItem ident="b"/></valList></alternate>'
    ),
    "one value, twice": element(
        '<alternate minOccurs="2" maxOccurs="2"><valList type="closed"><valItem ident="a"/>'
        "</valList></alternate>"
    ),
    "any order": element(
        '<sequence preserveOrder="false"><elementRef key="lb"/><elementRef key="p"/></sequence>'
    ),
    "class members": element(
        '<classRef key="model.inline" expand="sequenceOptional" include="lb hi" except="hi"/>'
    ),
    "gone within": element(
        '<sequence><alternate><elementRef key="doc"/><elementRef key="hi"/></alternate>'
        '<macroRef key="macro.text" /></sequence>'
    )
    + '<elementSpec ident="hi" mode="delete"/>',
    "any element": element('<anyElement require="http://x/ http://y/" maxOccurs="unbounded"/>'),
    "data with facets": element(
        '<dataRef name="integer"><dataFacet name="minInclusive" value="1"/>'
        '<dataFacet name="maxInclusive" value="9"/></dataRef>'
    ),
    "legacy": element(
        '<rng:choice><rng:ref name="model.inline"/><rng:ref name="macro.text"/>'
        '<rng:list><rng:zeroOrMore><rng:data type="integer"><rng:param name="minInclusive">1'
        "</rng:param></rng:data></rng:zeroOrMore></rng:list></rng:choice>"
    ),
    "legacy, verbatim": element(
        '<rng:data type="token"><rng:except><rng:value>x</rng:value></rng:except></rng:data>'
    ),
    "attributes": element(
        attributes='<attDef ident="a" usage="req"><desc>An a.</desc><datatype minOccurs="1" '
        'maxOccurs="unbounded"><dataRef key="word"/></datatype></attDef>'
        '<attDef ident="b"><valList type="semi"><valItem ident="x"><desc>y</desc></valItem>'
        '</valList></attDef><attDef ident="c" ns="http://x/"><datatype><rng:text/></datatype>'
        "</attDef>"
    ),
    "one attribute or another": element(
        attributes='<attList org="choice"><attDef ident="a"/><attDef ident="b"/></attList>'
    ),
    "attributes of a class that is not there": ALL
    + '<classSpec ident="att.typed" type="atts" mode="delete"/>'
    + '<elementSpec ident="p" mode="change"><attList><attRef class="att.typed" name="type"/>'
    "</attList></elementSpec>",
    "a whole class that is not there": ALL
    + '<classSpec ident="att.typed" type="atts" mode="delete"/>'
    + '<elementSpec ident="p" mode="change"><attList><attRef class="att.typed"/>'
    "</attList></elementSpec>",
    "inherited attributes changed": ALL
    + '<elementSpec ident="p" mode="change"><desc>Own.</desc><attList><attDef ident="n" '
    'mode="delete"/><attDef ident="xml:id" mode="change" usage="req"><desc>Id.</desc></attDef>'
    "</attList></elementSpec>",
    "other names and defaults": element(
        attributes='<attDef ident="a"><altIdent>b</altIdent><datatype><dataRef key="word"/>'
        '</datatype><defaultVal>v</defaultVal><valList type="closed"><valItem ident="v">'
        "<altIdent>w</altIdent></valItem></valList></attDef>"
    ),
    "a prefix": ALL + '<elementSpec ident="x" prefix="my_"><content><textNode/></content>'
    '</elementSpec><elementSpec ident="doc" mode="change"><content><elementRef key="my_x"/>'
    "</content></elementSpec>",
    "values for content": ALL + '<elementSpec ident="doc"><valList type="closed">'
    '<valItem ident="a"/><valItem ident="b"/></valList></elementSpec>',
    "often in a sequence of its class": element('<classRef key="model.inline" expand="sequence"/>')
    + '<elementSpec ident="x"><classes><memberOf key="model.inline" min="2" max="unbounded"/>'
    "</classes><content><empty/></content></elementSpec>",
    "exceptions of any element": element(
        '<anyElement xmlns:t="http://www.tei-c.org/ns/1.0" except="t:p http://x/"/>'
    ),
    "a constraint": ALL
    + '<constraintSpec ident="c" scheme="schematron"><constraint xmlns:x="http://x/">'
    '<sch:ns prefix="y" uri="http://y/"/><sch:assert test="x:a = y:b">A <sch:name/> fails.'
    "</sch:assert></constraint></constraintSpec>",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_everything_an_odd_can_say_is_kept(name):
    same(compile_small(SCHEMAS[name])[0])
    same(compile_small(SCHEMAS[name], 'start="doc" ns="http://z/" ident="i"')[0])


def test_prose_that_is_inherited_is_marked_and_may_stay_out():
    described = SMALL.replace(
        '<elementSpec ident="p" module="m">',
        '<elementSpec ident="p" module="m"><gloss>paragraph</gloss><desc xml:lang="en">Theirs.'
        '</desc><desc xml:lang="fr">Leur.</desc>',
    )
    specifications = small_odd("").replace(b"<schemaSpec", described.encode() + b"<schemaSpec")
    odd = small_odd(f'{ALL}<elementSpec ident="hi" mode="change"><desc>Ours.</desc></elementSpec>')

    def descriptions(**options):
        compiled = etree.fromstring(
            compile_odd(odd, "odd", specifications=specifications, **options)
        )
        return [(d.text, d.get("source")) for d in compiled.iter(f"{T}desc")]

    theirs = [("Theirs.", "tei:current"), ("Leur.", "tei:current")]
    assert descriptions() == [*theirs, ("Ours.", None)]
    assert descriptions(own_prose=True) == [("Ours.", None)]


def test_it_is_easy_to_read(file_regression):
    grammar, _ = compile_small(SCHEMAS["a constraint"] + SCHEMAS["inherited attributes changed"])
    file_regression.check(write_compiled_odd(grammar).decode(), extension=".odd")
