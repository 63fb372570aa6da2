"""The project's customization: what it compiles to, accepts and rejects."""

from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from teitools.api.compiling import compile_odd, xml_attributes
from teitools.source import Source
from teitools.xml.parsing import parse
from tests.odd.broken import BROKEN, BROKEN_BEYOND_GRAMMAR
from tests.odd.jing import jing
from tests.odd.rules import failures
from tests.requirements import ROOT, SHARED, TEI_ALL, need

SCHEMA = ROOT / "schema"
ODD = SCHEMA / "teitools.odd"
DOCUMENT = Path(__file__).parent / "data" / "transcript.xml"


@pytest.fixture(scope="module")
def relaxng():
    return etree.RelaxNG(etree.parse(SCHEMA / "teitools.rng"))


@pytest.fixture(scope="module")
def xsd():
    return etree.XMLSchema(etree.parse(SCHEMA / "teitools.xsd"))


@pytest.fixture(scope="module")
def xsd_in_python():
    return xmlschema.XMLSchema10(str(SCHEMA / "teitools.xsd"))


def broken(change: tuple[str, str]) -> bytes:
    """The valid document with one thing changed."""
    text = DOCUMENT.read_text("utf-8")
    old, new = change
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.mark.parametrize("kind", ["rng", "xsd", "sch", "compiled.odd", "html"])
def test_what_is_compiled_is_what_is_kept(kind):
    need("shared")
    to, specifications = kind.removeprefix("compiled."), SHARED / "tei" / "p5subset.xml"
    compiled = compile_odd(ODD, to, specifications=specifications, own_prose=True)
    assert compiled == (SCHEMA / f"teitools.{kind}").read_bytes()
    assert compiled.findings == ()


def test_the_attributes_of_xml_are_kept_too():
    assert xml_attributes() == (SCHEMA / "xml.xsd").read_bytes()


def test_the_odd_and_the_document_are_tei():
    need("jing", "shared")
    assert jing(TEI_ALL, [ODD, DOCUMENT]) == {}


def test_jing_accepts_the_document():
    need("jing")
    assert jing(SCHEMA / "teitools.rng", [DOCUMENT]) == {}


def test_all_engines_accept_the_document(relaxng, xsd, xsd_in_python):
    tree = etree.parse(DOCUMENT)
    assert relaxng.validate(tree), relaxng.error_log
    assert xsd.validate(tree), xsd.error_log
    assert list(xsd_in_python.iter_errors(tree)) == []


def test_the_document_uses_every_element():
    declared = {
        element.get("name") for element in etree.parse(SCHEMA / "teitools.rng").iter("{*}element")
    }
    used = {etree.QName(element).localname for element in etree.parse(DOCUMENT).iter("*")}
    assert declared - used == {"authority"}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_documents_are_rejected(name, relaxng, xsd, xsd_in_python):
    tree = parse(Source(name, broken(BROKEN[name])))
    if name != "two elements of one name":  # RELAX NG by itself knows no identity
        assert not relaxng.validate(tree)
    assert not xsd.validate(tree)
    assert list(xsd_in_python.iter_errors(tree)) != []


def test_only_tei_may_be_the_root(relaxng, xsd, xsd_in_python):
    tree = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0"/>').getroottree()
    assert not relaxng.validate(tree)
    assert not xsd.validate(tree)
    assert list(xsd_in_python.iter_errors(tree)) != []


def test_the_xsd_has_no_wildcard():
    tree = etree.parse(SCHEMA / "teitools.xsd")
    assert tree.xpath("//*[local-name() = 'any'] | //*[local-name() = 'anyAttribute']") == []


def test_the_rules_accept_the_document():
    assert failures((SCHEMA / "teitools.sch").read_bytes(), DOCUMENT.read_bytes()) == []


@pytest.mark.parametrize("rule", BROKEN_BEYOND_GRAMMAR)
def test_the_rules_find_what_a_grammar_cannot(rule, relaxng):
    document = broken(BROKEN_BEYOND_GRAMMAR[rule])
    assert relaxng.validate(etree.fromstring(document).getroottree())
    assert rule in failures((SCHEMA / "teitools.sch").read_bytes(), document)


def test_every_rule_is_tried():
    patterns = etree.parse(SCHEMA / "teitools.sch").iter("{*}pattern")
    ids = {pattern.get("id") for pattern in patterns}
    assert ids == set(BROKEN_BEYOND_GRAMMAR)


def test_the_rules_are_embedded_in_the_relaxng():
    alone = etree.parse(SCHEMA / "teitools.sch").iter("{*}pattern")
    within = etree.parse(SCHEMA / "teitools.rng").iter(
        "{http://purl.oclc.org/dsdl/schematron}pattern"
    )
    assert [node.get("id") for node in alone] == [node.get("id") for node in within]


@pytest.mark.parametrize("to", ["rng", "rnc", "xsd", "sch"])
def test_the_compiled_odd_alone_gives_the_same(to):
    compiled = compile_odd(SCHEMA / "teitools.compiled.odd", to)
    assert compiled == (SCHEMA / f"teitools.{to}").read_bytes()
    assert compiled.findings == ()
