"""Style sheets of the user's: they may import ours, and nothing from elsewhere."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import html

import teitools
from tests.requirements import ROOT, need

XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"'
TEI = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a <rs type="horse">Silver</rs></p>'
    b"</body></text></TEI>"
)


def sheet(folder: Path, body: str, version: str = "1.0") -> Path:
    file = folder / "own.xsl"
    file.write_text(f'<xsl:stylesheet version="{version}" {XSL}>{body}</xsl:stylesheet>')
    return file


def test_the_example_of_the_manual_works(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "views-own.md").read_text("utf-8")
    file = tmp_path / "own.xsl"
    file.write_text(manual.partition("```xml\n")[2].partition("```")[0])
    page = html.fromstring(teitools.render(TEI, xslt=file))
    assert page.xpath("string(//article//u)") == "Silver"
    assert page.xpath("//meta[@http-equiv]/@content")[0].count("sha256-") == 1


def test_text_is_overridden_too_and_parameters_arrive(tmp_path: Path) -> None:
    body = (
        '<xsl:import href="teitools:text"/><xsl:param name="mark"/>'
        '<xsl:template match="tei:rs"><xsl:value-of select="$mark"/><xsl:apply-templates/>'
        "</xsl:template>"
    )
    given = {"mark": 'it\'s "*" '}
    text = teitools.render(TEI, to="text", xslt=sheet(tmp_path, body), parameters=given)
    assert text == b'a it\'s "*" Silver\n'


@pytest.mark.parametrize(
    "where", ["teitools:../pyproject", "teitools:absent", "../own.xsl", "http://x/y"]
)
def test_nothing_else_is_imported(where: str, tmp_path: Path) -> None:
    with pytest.raises(teitools.SchemaError, match="incorrect"):
        teitools.render(TEI, xslt=sheet(tmp_path, f'<xsl:import href="{where}"/>'))


@pytest.mark.parametrize("text", ["no xml", "<a/>", f"<xsl:stylesheet {XSL}><xsl:x/>"])
def test_an_incorrect_style_sheet_is_a_schema_error(text: str, tmp_path: Path) -> None:
    file = tmp_path / "own.xsl"
    file.write_text(text)
    with pytest.raises(teitools.SchemaError):
        teitools.render(TEI, xslt=file)


def test_what_cannot_be_meant(tmp_path: Path) -> None:
    for wrong in ({"to": "jsonl", "view": "words"}, {"view": "leiden"}, {"to": "text", "css": "x"}):
        with pytest.raises(teitools.UsageError):
            teitools.render(TEI, **wrong)


def test_saxon_runs_xslt_3(tmp_path: Path) -> None:
    need("saxonche")
    body = (
        '<xsl:param name="view"/><xsl:output method="text"/><xsl:template match="/">'
        "<xsl:value-of select=\"string-join(//tei:rs/upper-case(.), ','), $view\"/>"
        "</xsl:template>"
    )
    assert teitools.render(TEI, xslt=sheet(tmp_path, body, "3.0")) == b"SILVER reading"


def test_saxon_leaves_the_locale_as_it_was(tmp_path: Path) -> None:
    need("saxonche")
    body = '<xsl:template match="/">said</xsl:template>'
    file = sheet(tmp_path, body, "3.0")
    program = (
        "import locale, sys, teitools; before = locale.setlocale(locale.LC_ALL);"
        "said = teitools.render(sys.stdin.buffer.read(), xslt=sys.argv[1]);"
        "assert b'said' in said and locale.setlocale(locale.LC_ALL) == before"
    )
    subprocess.run([sys.executable, "-c", program, file], input=TEI, check=True)


@pytest.mark.parametrize(
    "reading",
    [
        "unparsed-text('{secret}')",
        "doc('{secret}')",
        "doc('http://127.0.0.1:9/x')",
        "collection('{folder}')",
        "unparsed-text-lines('{secret}')",
        "environment-variable('HOME')",
    ],
)
def test_saxon_reads_neither_file_nor_network(reading: str, tmp_path: Path) -> None:
    need("saxonche")
    (tmp_path / "secret.xml").write_text("<secret>SECRET</secret>")
    call = reading.format(secret=(tmp_path / "secret.xml").as_uri(), folder=tmp_path.as_uri())
    body = f'<xsl:template match="/"><xsl:value-of select="{call}"/></xsl:template>'
    try:
        said = teitools.render(TEI, xslt=sheet(tmp_path, body, "3.0"))
    except (teitools.DocumentError, teitools.SchemaError):
        return
    assert b"SECRET" not in said
    assert b"/root" not in said
    assert b"/home" not in said


def test_saxon_writes_no_file(tmp_path: Path) -> None:
    need("saxonche")
    target = tmp_path / "written.txt"
    body = (
        f'<xsl:template match="/"><xsl:result-document href="{target.as_uri()}">x'
        "</xsl:result-document></xsl:template>"
    )
    with suppress(teitools.DocumentError, teitools.SchemaError):
        teitools.render(TEI, xslt=sheet(tmp_path, body, "3.0"))
    assert not target.exists()
