"""XSD of several namespaces: a document for each."""

import pytest
from lxml import etree

from teitools.errors import SchemaError
from teitools.odd.xsd.writing import write_xsd
from tests.odd.compiled import compile_small
from tests.odd.xsd.engines import ALL, engines_in, root

OTHER = (
    f'{ALL}<elementSpec ident="q" ns="urn:other">'
    '<classes><memberOf key="model.inline"/><memberOf key="att.global"/></classes>'
    '<content><elementRef key="lb" minOccurs="0"/></content></elementSpec>'
)
TRUE, FALSE = (True, True, True), (False, False, False)


@pytest.fixture
def engines(tmp_path):
    return engines_in(tmp_path)


def test_there_is_a_document_for_each(engines):
    made = engines(OTHER, 'start="doc" ns="urn:main"')
    assert list(made.documents) == ["small.xsd", "small.other.xsd"]
    within = '<doc xmlns="urn:main" xmlns:o="urn:other"><p>{}</p></doc>'
    assert made.judge(within.format('x<o:q n="1"/><o:q><lb/></o:q>')) == TRUE
    assert made.judge(within.format("<q/>")) == FALSE
    assert made.judge(within.format("<o:q><o:lb/></o:q>")) == FALSE
    assert made.judge(within.format("<o:q><p/></o:q>")) == FALSE
    assert made.judge(within.format('<o:q n="1 2"/>')) == FALSE
    assert made.judge('<q xmlns="urn:other"/>') == FALSE
    with pytest.raises(SchemaError, match="O140"):
        write_xsd(compile_small(OTHER)[0])


def test_one_may_be_no_namespace(engines):
    made = engines(OTHER.replace("urn:other", ""), 'start="doc" ns="urn:main"')
    assert list(made.documents) == ["small.xsd", "small.none.xsd"]
    within = '<doc xmlns="urn:main"><p>{}</p></doc>'
    assert made.judge(within.format('<q xmlns="" n="1"><lb xmlns="urn:main"/></q>')) == TRUE
    assert made.judge(within.format("<q/>")) == FALSE
    assert made.judge(within.format('<q xmlns=""><lb/></q>')) == FALSE


def test_attributes_have_namespaces_too(engines):
    attributes = (
        '<attDef ident="href" ns="http://www.w3.org/1999/xlink" usage="req">'
        '<datatype><dataRef name="integer"/></datatype></attDef>'
    )
    made = engines(root(attributes=attributes))
    assert list(made.documents) == ["small.xsd", "small.xlink.xsd"]
    given = '<doc xmlns:x="http://www.w3.org/1999/xlink" {}/>'
    assert made.judge(given.format('x:href="1"')) == TRUE
    assert made.judge(given.format('x:href="x"')) == FALSE
    assert made.judge(given.format('href="1"')) == FALSE
    assert made.judge(given.format("")) == FALSE


def test_attributes_of_xml_may_be_unusual(engines):
    attributes = (
        '<attDef ident="xml:space"><valList type="closed"><valItem ident="wide"/></valList>'
        "</attDef>"
    )
    made = engines(root(attributes=attributes))
    assert list(made.documents) == ["small.xsd", "small.xml.xsd"]
    assert made.judge('<doc xml:space="wide"/>') == TRUE
    assert made.judge('<doc xml:space="preserve"/>') == FALSE


def test_any_element_is_of_the_namespaces_it_says(engines):
    made = engines(root('<anyElement require="urn:a urn:b"/>'), 'start="doc" ns="urn:main"')
    within = '<doc xmlns="urn:main">{}</doc>'
    assert made.judge(within.format('<x xmlns="urn:a" y="1">z<w/></x>')) == TRUE
    assert made.judge(within.format('<x xmlns="urn:b"/>')) == TRUE
    assert made.judge(within.format('<x xmlns="urn:c"/>')) == FALSE
    assert made.judge(within.format('<x xmlns=""/>')) == FALSE


def test_any_element_is_not_of_the_schema(engines):
    made = engines(root('<anyElement except="urn:main"/>'), 'start="doc" ns="urn:main"')
    within = '<doc xmlns="urn:main">{}</doc>'
    assert made.judge(within.format('<x xmlns="urn:a"/>')) == TRUE
    assert made.judge(within.format('<x xmlns=""/>')) == TRUE
    assert made.judge(within.format("<lb/>")) == FALSE
    assert made.judge(within.format("")) == FALSE


def test_any_element_of_another_document_leaves_out_the_main_namespace(engines):
    other = (
        f'{ALL}<elementSpec ident="q" ns="urn:other"><classes><memberOf key="model.inline"/>'
        '</classes><content><anyElement except="urn:main"/></content></elementSpec>'
    )
    made = engines(other, 'start="doc" ns="urn:main"')
    within = '<doc xmlns="urn:main" xmlns:o="urn:other"><p><o:q>{}</o:q></p></doc>'
    assert made.judge(within.format('<x xmlns="urn:a"/>')) == TRUE
    assert made.judge(within.format("<lb/>")) == FALSE


def test_the_start_may_have_another_namespace(engines):
    made = engines(OTHER, 'start="doc q" ns="urn:main"')
    assert made.judge('<q xmlns="urn:other"/>') == TRUE
    assert made.judge('<q xmlns="urn:main"/>') == FALSE


def test_documents_that_are_not_needed_are_not_written(engines):
    made = engines(ALL, 'start="doc"')
    assert list(made.documents) == ["small.xsd"]
    tree = etree.fromstring(made.documents["small.xsd"])
    assert [node.get("schemaLocation") for node in tree.iter("{*}import")] == ["xml.xsd"]


def test_any_order_of_elements_of_two_namespaces(engines):
    inner = "".join(
        f'<rng:element name="{name}" ns="{ns}"><rng:empty/></rng:element>'
        for name, ns in (("a", "urn:main"), ("b", "urn:other"), ("c", "urn:other"))
    )
    made = engines(root(f"<rng:interleave>{inner}</rng:interleave>"), 'start="doc" ns="urn:main"')
    within = '<doc xmlns="urn:main" xmlns:o="urn:other">{}</doc>'
    assert made.judge(within.format("<o:c/><a/><o:b/>")) == TRUE
    assert made.judge(within.format("<o:c/><a/>")) == FALSE
    assert made.judge(within.format("<o:c/><a/><b/>")) == FALSE
