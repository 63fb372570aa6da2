from pathlib import Path

import pytest
from lxml import etree

from teitools import resources
from teitools.errors import DocumentError, SchemaError
from teitools.views.stylesheet import compile_sheet, package_sheet

TREE = etree.ElementTree(etree.XML("<a/>"))
SHEET = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{}'
    '<xsl:template match="/"><r>{}</r></xsl:template></xsl:stylesheet>'
)


def sheet(folder: Path, top: str = "", body: str = "") -> Path:
    file = folder / "sheet.xsl"
    file.write_text(SHEET.format(top, body))
    return file


def test_includes_come_from_the_same_folder(tmp_path: Path) -> None:
    named = '<xsl:template name="x"><in/></xsl:template>'
    (tmp_path / "part.xsl").write_text(SHEET.format(named, "").replace('match="/"', 'name="y"'))
    main = sheet(tmp_path, '<xsl:include href="part.xsl"/>', '<xsl:call-template name="x"/>')
    assert compile_sheet(main).apply(TREE)[0].find("in") is not None


@pytest.mark.parametrize("how", ["include", "import"])
@pytest.mark.parametrize(
    "where", ["../other.xsl", "file:///etc/hostname", "http://127.0.0.1:9/x.xsl", "ftp://x/y.xsl"]
)
def test_other_includes_are_refused(tmp_path: Path, how: str, where: str) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (tmp_path / "other.xsl").write_text(SHEET.format("", ""))
    with pytest.raises(SchemaError):
        compile_sheet(sheet(folder, f'<xsl:{how} href="{where}"/>'))


@pytest.mark.parametrize("where", ["{folder}/secret.xml", "http://127.0.0.1:9/x", "sheet.xsl"])
def test_document_reads_neither_file_nor_network(tmp_path: Path, where: str) -> None:
    (tmp_path / "secret.xml").write_text("<secret/>")
    address = where.format(folder=tmp_path.as_uri())
    main = sheet(tmp_path, "", f"<xsl:copy-of select=\"document('{address}')\"/>")
    with pytest.raises(DocumentError, match="denied"):
        compile_sheet(main).apply(TREE)


def test_endless_recursion_is_a_document_error(tmp_path: Path) -> None:
    endless = '<xsl:template name="x"><xsl:call-template name="x"/></xsl:template>'
    main = sheet(tmp_path, endless, '<xsl:call-template name="x"/>')
    with pytest.raises(DocumentError, match="cannot be shown"):
        compile_sheet(main).apply(TREE)


def test_the_document_is_left_as_it_was() -> None:
    tree = etree.ElementTree(etree.XML("<a> <b/> text </a>"))
    before = etree.tostring(tree)
    package_sheet("html.xsl").apply(tree)
    assert etree.tostring(tree) == before


def test_style_sheets_hold_no_foreign_addresses() -> None:
    known = (
        "http://www.w3.org/",
        "http://www.tei-c.org/",
        "http://exslt.org/",
        "http://www.sitemaps.org/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.idpf.org/2007/",
        "urn:teitools:view",
        "urn:teitools:site",
        "urn:x-teitools:schematron",
    )
    for file in resources.folder("xslt").glob("*.xsl"):
        namespaces = {uri for e in etree.parse(file).iter() for uri in e.nsmap.values()}
        assert all(uri.startswith(known) for uri in namespaces if uri), file.name
