"""Documents made from our grammar, and those with a change: what else must accept them."""

from random import Random

import pytest
import xmlschema
from lxml import etree

from teitools.odd.relaxng import write_relaxng
from teitools.odd.xsd.writing import write_xsd
from teitools.odd.xsd.xml_attributes import write_xml_attributes
from tests.odd.compiled import grammar_of
from tests.odd.generator import Generator
from tests.odd.jing import jing
from tests.odd.mutation import mutate
from tests.requirements import ROOT, SHARED, TEI_ALL, need

ODD = ROOT / "schema" / "teitools.odd"
DOCUMENTS, CHANGES = 18, 8


def write_documents(grammar, folder, seed):
    """Random documents, and mutations of each; two lists of files."""
    generator, random = Generator(grammar, seed), Random(seed)
    names = sorted(grammar.elements)
    attributes = sorted(
        {
            attribute.name
            for element in grammar.elements.values()
            for attribute, _ in grammar.flat(element.attributes)
        }
    )
    made, changed = [], []
    for number in range(DOCUMENTS):
        document = generator.document(4 + number % 5)
        made.append(folder / f"{number}.xml")
        made[-1].write_bytes(document)
        for change in range(CHANGES):
            changed.append(folder / f"{number}-{change}.xml")
            changed[-1].write_bytes(mutate(document, names, attributes, random))
    return made, changed


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Files that the project's RELAX NG accepts, and those it rejects."""
    need("jing", "shared")
    folder = tmp_path_factory.mktemp("documents")
    made, changed = write_documents(grammar_of(ODD), folder, seed=1964)
    invalid = jing(ROOT / "schema" / "teitools.rng", made + changed)
    assert not [invalid[file] for file in made if file in invalid]
    valid = [file for file in changed if file not in invalid]
    assert len(valid) > 20
    assert len(invalid) > 20
    return made + valid, sorted(invalid)


def read(file):
    return etree.parse(file, etree.XMLParser(recover=True))


def test_what_we_accept_is_tei(judged):
    assert jing(TEI_ALL, judged[0]) == {}


def test_libxml2_agrees(judged):
    schema = etree.RelaxNG(etree.parse(ROOT / "schema" / "teitools.rng"))
    assert [file.name for file in judged[0] if not schema.validate(read(file))] == []
    assert [file.name for file in judged[1] if schema.validate(read(file))] == []


def test_the_xsd_accepts_what_the_relaxng_accepts(judged):
    schema = etree.XMLSchema(etree.parse(ROOT / "schema" / "teitools.xsd"))
    assert [file.name for file in judged[0] if not schema.validate(read(file))] == []


def test_the_xsd_rejects_what_the_relaxng_rejects(judged):
    schema = etree.XMLSchema(etree.parse(ROOT / "schema" / "teitools.xsd"))
    assert [file.name for file in judged[1] if schema.validate(read(file))] == []


def test_the_xsd_in_python_agrees(judged):
    schema = xmlschema.XMLSchema10(str(ROOT / "schema" / "teitools.xsd"))
    small = [file for file in judged[0] if file.stat().st_size < 20_000]
    assert len(small) > 20
    assert [file.name for file in small if not schema.is_valid(read(file))] == []
    few = judged[1][:25]
    assert [file.name for file in few if schema.is_valid(read(file))] == []


@pytest.mark.parametrize("name", ["tei_bare", "tei_minimal", "tei_lite", "p5test-testbare"])
def test_the_exemplars_are_compiled_as_the_tei_does(name, tmp_path):
    need("jing", "shared")
    folder = SHARED / "tei" / "odd"
    grammar = grammar_of(folder / f"{name}.odd")
    made, changed = write_documents(grammar, tmp_path, seed=1964)
    ours = tmp_path / "ours.rng"
    ours.write_bytes(write_relaxng(grammar))
    invalid = jing(ours, made + changed)
    assert not [file.name for file in made if file in invalid]
    assert invalid.keys() == jing(folder / f"{name}.rng", made + changed).keys()
    assert invalid
    (tmp_path / "xml.xsd").write_bytes(write_xml_attributes())
    (tmp_path / "ours.xsd").write_bytes(write_xsd(grammar))
    xsd = etree.XMLSchema(etree.parse(tmp_path / "ours.xsd"))
    assert xmlschema.XMLSchema10(str(tmp_path / "ours.xsd")).elements
    valid = [file for file in made + changed if file not in invalid]
    assert [file.name for file in valid if not xsd.validate(read(file))] == []
