"""The command writes all documents of an XSD, or none."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from teitools.api.compiling import compile_odd, compile_xsd_documents, xml_attributes
from teitools.cli.odd import odd
from teitools.errors import UsageError
from tests.odd.compiled import SMALL, small_odd
from tests.odd.xsd.engines import ALL

SPECIFICATIONS = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{SMALL}</TEI>'.encode()
OTHER = (
    f'{ALL}<elementSpec ident="q" ns="urn:other"><classes><memberOf key="model.inline"/></classes>'
    "<content><empty/></content></elementSpec>"
)
SEVERAL = small_odd(OTHER, 'start="doc" ns="urn:main"')


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command, in a folder with an ODD of two namespaces."""
    monkeypatch.chdir(tmp_path)
    Path("several.odd").write_bytes(SEVERAL)
    Path("small.xml").write_bytes(SPECIFICATIONS)

    def invoke(output):
        command = ["compile", "several.odd", "--to", "xsd", "--source", "small.xml", "-o", output]
        return CliRunner().invoke(odd, command, catch_exceptions=False)

    return invoke


def written():
    return sorted(path.name for path in Path().glob("*.xsd"))


def test_all_are_written(run):
    result = run("my.xsd")
    assert (result.exit_code, result.output) == (0, "")
    assert written() == ["my.other.xsd", "my.xsd", "xml.xsd"]
    assert etree.XMLSchema(etree.parse("my.xsd")).validate(
        etree.fromstring('<doc xmlns="urn:main"><p><q xmlns="urn:other"/></p></doc>').getroottree()
    )
    made = compile_xsd_documents(SEVERAL, "my.xsd", specifications=SPECIFICATIONS)
    assert {name: Path(name).read_bytes() for name in made} == made
    assert Path("xml.xsd").read_bytes() == xml_attributes()
    assert run("my.xsd").exit_code == 0


@pytest.mark.parametrize("there", [b"mine", b"<mine/>", Path(__file__).read_bytes()])
def test_what_is_no_xsd_of_ours_is_not_written_over(run, there):
    Path("my.other.xsd").write_bytes(there)
    result = run("my.xsd")
    assert result.exit_code == 2
    assert "my.other.xsd would be written" in result.output
    assert written() == ["my.other.xsd"]
    assert Path("my.other.xsd").read_bytes() == there


def test_an_xsd_of_another_namespace_is_not_written_over(run):
    there = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:mine"/>'
    Path("my.other.xsd").write_text(there)
    assert run("my.xsd").exit_code == 2
    assert Path("my.other.xsd").read_text() == there


def test_none_is_written_where_one_cannot_be(run):
    Path("my.other.xsd").mkdir()
    assert run("my.xsd").exit_code == 2
    assert not Path("my.xsd").exists()


def test_standard_output_takes_one_document(run):
    result = run("-")
    assert result.exit_code == 3
    assert "O140" in result.output
    assert "write it to a file" in result.output
    assert written() == []


def test_the_verb_needs_a_name():
    with pytest.raises(UsageError, match="name"):
        compile_xsd_documents(SEVERAL, "", specifications=SPECIFICATIONS)


def test_one_document_is_the_same_either_way():
    single = small_odd(ALL)
    made = compile_xsd_documents(single, "my.xsd", specifications=SPECIFICATIONS)
    assert made == {"my.xsd": compile_odd(single, "xsd", specifications=SPECIFICATIONS)}
