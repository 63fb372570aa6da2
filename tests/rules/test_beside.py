"""Rules for dates, languages, kinds, forms, and the files beside a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.rules import FOLDER_RULES, Folder
from teitools.source import Source
from teitools.validation.checking import rule_findings
from teitools.xml.document import Document

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
PREFIX = '<prefixDef ident="p" matchPattern="{}" replacementPattern="{}"/>'


def codes(content: str, folder: Path | None = None) -> list[str]:
    document = Document(Source("d.xml", TEI.format(content).encode()))
    return [finding.code.id for finding in rule_findings(document, folder)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<date when="1964-02-29"/><date when="-0043-03-15"/><date when="1900"/>', []),
        ('<date when="1900-02-29"/>', ["P410"]),
        ('<date when="2000-02-29T10:00:00Z"/>', []),
        ('<date when-iso="1964-13"/>', ["P410"]),
        ('<date when-iso="19641399"/><date when="soon"/>', []),
        ('<date from="1964-09-02" to="1964-09"/>', []),
        ('<date from="1964-09-02" to="1964-08"/>', ["P411"]),
        ('<date notBefore="-0010" notAfter="-0020"/>', ["P411"]),
        ('<date notBefore="-0020" notAfter="0010"/>', []),
        ('<locus from="1062" to="1057"/>', []),
        ('<p xml:lang=""/><p xml:lang="grc-Latn"/><p xml:lang="en-x-scots"/>', []),
        ('<p xml:lang="en_GB"/><p xml:lang="english"/><p xml:lang="eng"/>', ["P414"] * 3),
        ('<p xml:lang="en-UK"/><p xml:lang="-"/>', ["P414"] * 2),
        ('<language ident="zh-Hant-TW"/><language ident="jp"/>', ["P414"]),
        ('<p>cafe\u0301</p>', []),
        ('<p>cafe\u0301</p><p>caf\u00e9</p>', ["P415"]),
        ('<p>caf\u00e9 <hi/>cafe\u0301</p>', ["P415"]),
        ('<p>caf\u00e9 \u212b x\u0301</p>', []),
        ('<p n="caf\u00e9">cafe\u0301</p>', ["P415"]),
        ('<sp who="#a"/><role xml:id="a"/>', []),
        ('<sp who="#a"/><p xml:id="a"/>', ["P412"]),
        ('<rdg wit="#a #b"/><witness xml:id="a"/><person xml:id="b"/>', ["P412"]),
        ('<particDesc><person xml:id="a"/></particDesc>', []),
        ('<particDesc><listPerson xml:id="l"><person xml:id="a"/></listPerson></particDesc>'
         '<sp who="#l"/>', []),
    ],
)  # fmt: skip
def test_in_the_document(content: str, expected: list[str]) -> None:
    assert codes(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<ref target="other.xml"/><ref target="other.xml#a"/><ref target="a%20b.xml"/>', []),
        ('<ref target="other.xml#b"/><ref target="text.txt#b"/>', ["P418"]),
        ('<ref target="none.xml"/><ref target="none.xml#a"/>', ["P416", "P416"]),
        ('<ref target="../none.xml"/><ref target="/none.xml"/><ref target="http://a/b"/>', []),
        ('<ref target="none.xml?q=1"/><rendition scheme="css"/>', []),
        ('<p xml:base="x/"><ref target="none.xml"/></p>', []),
        ('<graphic url="none"/><pb facs="none.png other.xml"/>', ["P417", "P417"]),
        (PREFIX.format("([a-z]+)", "other.xml#$1") + '<ref target="p:a"/>', []),
        (PREFIX.format("([a-z]+)", "other.xml#$1") + '<ref target="p:b q:c"/>', ["P418"]),
        (PREFIX.format("([a-z]+)", "other.xml#$1") + '<ref target="p:7"/>', ["P419"]),
        (PREFIX.format("(.+)", "#$1") + '<ref target="p:7"/>', ["P420"]),
        (PREFIX.format("((a+)+)+b", "#$1") + f'<ref target="p:{"a" * 90}"/>', []),
        (PREFIX.format("(", "#$1") + '<ref target="p:7"/>', []),
    ],
)
def test_beside_it(content: str, expected: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "none.xml").write_text("<secret/>")
    (folder / "other.xml").write_text('<p xml:id="a"/>')
    (folder / "a b.xml").write_text("<p/>")
    (folder / "text.txt").write_text("no XML")
    assert codes(content, folder) == expected
    assert not set(codes(content)) & {"P416", "P417", "P418"}


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.xml").write_text('<p xml:id="a"/>')
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    document = Document(Source("d.xml", TEI.format('<ref target="link.xml#b"/>').encode()))
    assert [fault for rule in FOLDER_RULES for fault in rule(document.tree, Folder(folder))] == []
