"""One document that takes too much is one finding, and never hides the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from tests.requirements import need

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are kept by POSIX systems")

RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">
<pattern><rule context="/bad"><assert
test="sum(for $a in 1 to 1000000, $b in 1 to 1000000 return $a mod $b) = 0">never</assert></rule>
</pattern></schema>"""
GRAMMAR = "element good { empty } | element bad { element p { text }* }"
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="good"/>
<xs:element name="bad"><xs:complexType><xs:sequence><xs:element name="p" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>"""
SCHEMAS = {"s.sch": RULES, "s.rnc": GRAMMAR, "s.xsd": XSD}
NAMES = ["1.xml", "bad.xml", "2.xml"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in SCHEMAS.items():
        (tmp_path / name).write_text(text)
    for name in NAMES:
        (tmp_path / name).write_text("<bad/>" if name == "bad.xml" else "<good/>")
    return tmp_path


def run(*options: str) -> Result:
    result = CliRunner().invoke(validate, [*options, *NAMES])
    assert "Traceback" not in result.output
    return result


def findings(said: str) -> dict[str, list[str]]:
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [line["file"] for line in lines] == NAMES
    return {line["file"]: [each["code"] for each in line["findings"]] for line in lines}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_time(folder: Path, jobs: str) -> None:
    need("saxonche")
    result = run("--timeout", "1", "--jobs", jobs, "--schema", "s.sch", "--format", "jsonl")
    assert findings(result.stdout) == {"1.xml": [], "bad.xml": ["V520"], "2.xml": []}
    assert result.exit_code == 1
    assert "it took more than 1 seconds (--timeout)" in result.stdout


@pytest.mark.parametrize("schema", ["s.sch", "s.xsd", "s.rnc --rules", "s.rnc"])
def test_memory(folder: Path, schema: str) -> None:
    (folder / "bad.xml").write_text(f"<bad>{'<p>a b c</p>' * 700_000}</bad>")
    if schema == "s.sch":
        need("saxonche")
    options = ["--schema", *schema.split(), "--format", "jsonl"]
    command = [sys.executable, "-m", "teitools", "validate", "--max-memory", "150", *options]
    # a process of its own: what this one holds would count
    result = subprocess.run([*command, *NAMES], capture_output=True, text=True)
    streamed = schema == "s.rnc"  # is judged while it is read, in little memory
    expected = {"1.xml": [], "bad.xml": [] if streamed else ["V521"], "2.xml": []}
    assert findings(result.stdout) == expected, result.stderr
    assert result.returncode == (0 if streamed else 1)


def test_nothing_of_it_is_kept(folder: Path) -> None:
    need("saxonche")
    for _ in range(2):
        result = run("--timeout", "1", "--schema", "s.sch", "--format", "jsonl")
        assert findings(result.stdout)["bad.xml"] == ["V520"]


def test_every_report_has_it(folder: Path) -> None:
    need("saxonche")
    result = run("--timeout", "1", "--schema", "s.sch", "--format", "junit", "--fail-on", "info")
    assert result.stdout.count("<failure") == 1
    assert 'tests="3"' in result.stdout


@pytest.mark.parametrize("option", [["--timeout", "-1"], ["--max-memory", "x"]])
def test_a_limit_is_a_number(folder: Path, option: list[str]) -> None:
    assert run(*option, "--schema", "s.rnc").exit_code == 2


def test_there_may_be_no_limits(folder: Path) -> None:
    result = run("--timeout", "0", "--max-memory", "0", "--schema", "s.rnc")
    assert result.exit_code == 0


def test_too_little_memory_in_this_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise MemoryError

    monkeypatch.setattr("teitools.relaxng.schema.Schema.findings", fail)
    result = run("--schema", "s.rnc")
    assert result.exit_code == 1
    assert "bad.xml: error [V521 out-of-memory]" in result.stdout
