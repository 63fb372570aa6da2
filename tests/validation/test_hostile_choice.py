"""What documents, catalogs, baselines and configurations say to harm is told, and none hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.source import MOST_SCHEMA

CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'
REWRITES = CATALOG.format('<rewriteURI uriStartString="h" rewritePrefix="hh"/>')
BAD = "http://[::1/a.rng"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("d.xml").write_text("<doc/>")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, ["--no-cache", *arguments])
    assert "Traceback" not in result.output
    assert "please report" not in result.output
    return result


def test_a_schema_without_end() -> None:
    """No more of it is read than a schema may have."""
    with Path("s.rng").open("wb") as file:
        file.truncate(MOST_SCHEMA + 1)
    result = run("--schema", "s.rng", "d.xml")
    assert result.exit_code == 2
    assert "s.rng: longer than a schema may be (256 MB)" in result.stderr


@pytest.mark.parametrize("catalog", [REWRITES, CATALOG.format("")])
@pytest.mark.parametrize(
    "document",
    [
        f'<?xml-model href="{BAD}"?><doc/>',
        f'<doc {XSI} xsi:noNamespaceSchemaLocation="{BAD}"/>',
        f'<doc xmlns="u" {XSI} xsi:schemaLocation="u {BAD} v {BAD}"/>',
        f'<?xml-model href="s.rng"?><doc {XSI} xsi:noNamespaceSchemaLocation="{BAD}"/>',
        f'<?xml-model href="{"x" * 10_000}.rng"?><doc/>',
        f'<?xml-model href="{"x/" * 10_000}a.rng"?><doc/>',
        '<?xml-model href="file://[/a.rng"?><doc/>',
        '<?xml-model href="pipe" type="application/relax-ng-compact-syntax"?><doc/>',
    ],
)
def test_addresses_that_are_none(document: str, catalog: str) -> None:
    Path("d.xml").write_text(document)
    Path("c.xml").write_text(catalog)
    result = run("--catalog", "c.xml", "d.xml")
    assert result.exit_code == 1
    assert "[V501" in result.stdout
    assert "[X100" not in result.stdout


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('catalog = "pipe"', "pipe: this is no regular file"),
        ('catalog = "/dev/zero"', "/dev/zero: this is no regular file"),
        ('baseline = "pipe"', "pipe: this is no regular file"),
        ('[[schemas]]\nfiles = "*"\nschema = "pipe"', "pipe"),
        ('[[schemas]]\nfiles = "*"\nschema = "/dev/zero"', "it is no regular file"),
        (f'exclude = "{"*" * 200}a"', "has more than 3 wildcards in one place"),
        (f'exclude = "{"*a" * 50}"', "has more than 3 wildcards in one place"),
        (f'exclude = "{"**/" * 50}a"', "has more than 3 wildcards in one place"),
    ],
)
def test_configurations(toml: str, said: str) -> None:
    Path("teitools.toml").write_text(toml)
    result = run("d.xml")
    assert result.exit_code in (2, 3)
    assert said in result.stderr


def test_a_catalog_that_leads_to_a_pipe() -> None:
    Path("c.xml").write_text(CATALOG.format('<nextCatalog catalog="pipe"/>'))
    Path("d.xml").write_text('<?xml-model href="http://example.org/a.rng"?><doc/>')
    result = run("--catalog", "c.xml", "d.xml")
    assert (result.exit_code, "no regular file" in result.stderr) == (2, True)
