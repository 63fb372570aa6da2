"""The verb and the command."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from teitools.api.compiling import compile_odd
from teitools.cli.odd import odd
from teitools.errors import SchemaError, UsageError
from tests.odd.compiled import SMALL, small_odd

SPECIFICATIONS = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{SMALL}</TEI>'.encode()
GOOD = small_odd('<moduleRef key="m"/><moduleRef key="n"/>')
DOUBTFUL = small_odd('<moduleRef key="m"/><elementSpec ident="lb" mode="change"/>')
WRONG = small_odd('<moduleRef key="m"/>\n<moduleRef key="nowhere"/>')


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command, in a folder with ODDs and specifications."""
    monkeypatch.chdir(tmp_path)
    for name, data in (("good", GOOD), ("doubtful", DOUBTFUL), ("wrong", WRONG)):
        Path(f"{name}.odd").write_bytes(data)
    Path("small.xml").write_bytes(SPECIFICATIONS)

    def invoke(*arguments, data=None):
        command = ["compile", *arguments, "--source", "small.xml"]
        return CliRunner().invoke(odd, command, input=data, catch_exceptions=False)

    return invoke


def test_the_verb_gives_bytes_and_findings():
    good = compile_odd(GOOD, specifications=SPECIFICATIONS)
    assert etree.fromstring(good).tag.endswith("}grammar")
    assert good.findings == ()
    doubtful = compile_odd(DOUBTFUL, "xsd", specifications=SPECIFICATIONS)
    assert [finding.code.id for finding in doubtful.findings] == ["O133"]


def test_the_verb_refuses():
    with pytest.raises(UsageError, match="dtd"):
        compile_odd(GOOD, "dtd", specifications=SPECIFICATIONS)
    with pytest.raises(SchemaError) as caught:
        compile_odd(WRONG, specifications=SPECIFICATIONS)
    assert str(caught.value) == (
        "<bytes>:2:1: error [O110 unknown-module] there is no module 'nowhere'"
    )
    with pytest.raises(OSError, match="nothing"):
        compile_odd("nothing.odd", specifications=SPECIFICATIONS)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<sequence>" * 400 + "<textNode/>" + "</sequence>" * 400, "O126"),
        (
            '<sequence maxOccurs="999">' * 4
            + '<elementRef key="p"/><elementRef key="doc"/>'
            + "</sequence>" * 4,
            "O127",
        ),
    ],
)
def test_nothing_hostile_is_compiled(content, code):
    added = f'<elementSpec ident="q"><content>{content}</content></elementSpec>'
    with pytest.raises(SchemaError, match=code):
        compile_odd(small_odd(f'<moduleRef key="m"/>{added}'), specifications=SPECIFICATIONS)


@pytest.mark.parametrize("to", ["rng", "xsd", "sch"])
def test_it_writes_to_a_file_or_to_standard_output(run, to):
    assert run("good.odd", "--to", to, "-o", "out").exit_code == 0
    printed = run("-", "--to", to, data=GOOD)
    assert printed.exit_code == 0
    assert printed.stdout_bytes == Path("out").read_bytes()
    assert Path("out").read_bytes() == compile_odd(GOOD, to, specifications=SPECIFICATIONS)
    assert Path("xml.xsd").exists() == (to == "xsd")


def test_an_xml_xsd_that_is_there_stays(run):
    Path("xml.xsd").write_text("mine")
    assert run("good.odd", "--to", "xsd", "-o", "out.xsd").exit_code == 0
    assert Path("xml.xsd").read_text() == "mine"


def test_warnings_go_to_standard_error(run):
    result = run("doubtful.odd")
    assert result.exit_code == 0
    assert result.stderr.startswith("doubtful.odd:1:")
    assert "[O133 not-selected]" in result.stderr
    assert result.stdout.startswith("<?xml")


def test_an_incorrect_odd_is_said_and_nothing_written(run):
    result = run("wrong.odd", "-o", "out.rng")
    assert result.exit_code == 3
    assert result.stderr == (
        "wrong.odd:2:1: error [O110 unknown-module] there is no module 'nowhere'\n"
    )
    assert not Path("out.rng").exists()


def test_what_is_not_xml_is_said(run):
    result = run("-", data=b"<TEI>\n<p></TEI>")
    assert result.exit_code == 3
    assert result.stderr.startswith("<stdin>:2:")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing.odd",),
        ("good.odd", "-o", "nowhere/out.rng"),
        ("good.odd", "-o", "good.odd"),
        ("good.odd", "--to", "dtd"),
        (".",),
    ],
)
def test_wrong_use(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert Path("good.odd").read_bytes() == GOOD
