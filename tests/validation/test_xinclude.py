"""Documents judged with what they include: what is found is at the included file's own place."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.api.validating import load_schema, validate
from teitools.findings import Report

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:b">
<start><element name="book"><zeroOrMore><ref name="part"/></zeroOrMore></element></start>
<define name="part">
<element name="part"><optional><attribute name="n"/></optional><mixed><zeroOrMore>
<ref name="part"/></zeroOrMore></mixed></element></define></grammar>"""
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"
 xmlns="urn:b" elementFormDefault="qualified">
<xs:complexType name="t" mixed="true"><xs:sequence>
<xs:element name="part" type="t" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
<xs:attribute name="n"/></xs:complexType>
<xs:element name="book" type="t"/></xs:schema>"""
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<ns prefix="b" uri="urn:b"/><pattern><rule context="b:part">
<report test="@wrong">wrong</report></rule></pattern></schema>"""
ONE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- the first part, \xe9 -->
<part xmlns="urn:b">
  text <part wrong="x"/>
</part>
"""
PLACE = ("parts/one.xml", 4, 8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "s.rng").write_text(RNG)
    (tmp_path / "s.xsd").write_text(XSD)
    (tmp_path / "s.sch").write_text(SCH)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.xml").write_text(ONE, encoding="iso-8859-1")
    return tmp_path


def book(folder: Path, content: str, prolog: str = "", declared: str = 'xmlns="urn:b"') -> Path:
    file = folder / "book.xml"
    file.write_text(f"{prolog}<book {declared} {XI}>\n{content}\n</book>", encoding="utf-8")
    return file


def judged(folder: Path, content: str, schema: str = "s.rng", **options: str) -> Report:
    file = book(folder, content, **options)
    return validate(file, schema=folder / schema, xinclude=True)


def places(report: Report, folder: Path) -> list[tuple[str, int, int]]:
    found = []
    for finding in report:
        position = finding.location.position
        assert position is not None
        name = Path(finding.location.source).relative_to(folder).as_posix()
        found.append((name, position.line, position.column))
    return found


def said(report: Report) -> list[str]:
    return [finding.code.name for finding in report]


@pytest.mark.parametrize(
    ("schema", "code"),
    [("s.rng", "unexpected-attribute"), ("s.xsd", "unexpected-attribute"), ("s.sch", "")],
)
def test_places_are_those_of_the_included_file(folder: Path, schema: str, code: str) -> None:
    if schema == "s.sch":
        pytest.importorskip("saxonche", reason="SaxonC is not installed")
    report = judged(folder, '<xi:include href="parts/one.xml"/>', schema)
    name, line, column = PLACE
    at_attribute = column + len("<part ") if schema == "s.rng" else column
    assert places(report, folder) == [(name, line, at_attribute)]
    assert said(report) == [code or "successful-report"]
    if schema != "s.rng":
        assert [each.location.xpath for each in report] == ["/part/part[1]"]


def test_what_stands_after_an_inclusion_is_at_its_own_place(folder: Path) -> None:
    text = '<xi:include href="parts/one.xml"/>\r\n<part wrong="y"/> <part n="1"/>'
    found = places(judged(folder, text), folder)
    assert found == [("book.xml", 3, 7), ("parts/one.xml", 4, 14)]


def test_schemas_that_the_document_names_and_rules(folder: Path) -> None:
    prolog = '<?xml version="1.0"?>\n<?xml-model href="s.rng"?>\n<?xml-model href="gone.rng"?>\n'
    (folder / "parts" / "ids.xml").write_text(
        '<part xmlns="urn:b"><part n="1" xml:id="a"/>\n<part xml:id="a"/></part>'
    )
    file = book(folder, '<xi:include href="parts/ids.xml"/>', prolog)
    report = validate(file, xinclude=True)
    duplicate = [each for each in report if each.code.id == "P402"]
    assert places(Report(duplicate), folder) == [("parts/ids.xml", 2, 1)]
    assert [str(each.position) for each in duplicate[0].related] == ["Position(line=1, column=21)"]
    assert ("book.xml", 3, 1) in places(report, folder)


@pytest.mark.parametrize(
    ("pointer", "column"),
    [
        ("b", 43),
        ("element(b)", 43),
        ("element(/1/2)", 43),
        ("element(a/1)", 29),
        ("xmlns(x=urn:x) element(nobody) xpointer(id('b'))", 43),
    ],
)
def test_parts_that_pointers_name(folder: Path, pointer: str, column: int) -> None:
    text = '<x:part xmlns:x="urn:b" xml:id="a"><x:part wrong="1"/><x:part wrong="2" xml:id="b"/>'
    (folder / "parts" / "two.xml").write_text(f"{text}</x:part>")
    rng = RNG.replace("<optional>", '<optional><attribute name="xml:id"/></optional><optional>')
    (folder / "ids.rng").write_text(rng)
    report = judged(folder, f'<xi:include href="parts/two.xml" xpointer="{pointer}"/>', "ids.rng")
    start = text.index('wrong="2"' if column == 43 else 'wrong="1"') + 1
    assert places(report, folder) == [("parts/two.xml", 1, start)]


def test_namespaces_are_those_of_the_included_file(folder: Path) -> None:
    (folder / "parts" / "none.xml").write_text("<part/>")
    report = judged(folder, '<xi:include href="parts/none.xml"/>')
    assert said(report) == ["wrong-namespace"]
    assert places(report, folder) == [("parts/none.xml", 1, 1)]
    text = '<all xmlns="urn:b" xmlns:q="urn:q"><part xml:id="p" q:x=""/></all>'
    (folder / "parts" / "all.xml").write_text(text)
    report = judged(folder, '<xi:include href="parts/all.xml" xpointer="element(/1/1)"/>')
    assert said(report) == ["unexpected-attribute", "unexpected-attribute"]


def test_texts_are_text_whatever_they_hold(folder: Path) -> None:
    (folder / "note.txt").write_text("a < b & ]]> c", encoding="utf-16")
    include = '<xi:include href="note.txt" parse="text"/>'
    assert judged(folder, f"<part>{include}</part>").valid
    report = judged(folder, include)
    assert said(report) == ["unexpected-text"]
    assert places(report, folder) == [("note.txt", 1, 1)]


def test_fallback_stands_for_what_is_not_there(folder: Path) -> None:
    fallback = '<xi:fallback>\n<part wrong="1"/><xi:include href="parts/one.xml"/></xi:fallback>'
    report = judged(folder, f'<xi:include href="gone.xml">{fallback}</xi:include>')
    assert places(report, folder) == [("book.xml", 3, 7), ("parts/one.xml", 4, 14)]
    assert judged(folder, '<xi:include href="gone.xml"><xi:fallback/></xi:include>').valid


def test_the_root_may_be_an_inclusion(folder: Path) -> None:
    file = folder / "root.xml"
    file.write_text(f'<xi:include {XI} href="b.xml"/>')
    (folder / "b.xml").write_text('<book xmlns="urn:b"><bad/></book>')
    report = validate(file, schema=folder / "s.rng", xinclude=True)
    assert places(report, folder) == [("b.xml", 1, 21)]


def test_included_files_include_others_from_their_own_folder(folder: Path) -> None:
    (folder / "parts" / "outer.xml").write_text(
        f'<part xmlns="urn:b" {XI}><xi:include href="one.xml"/></part>'
    )
    report = judged(folder, '<xi:include href="outer.xml" xml:base="parts/"/>')
    assert places(report, folder) == [("parts/one.xml", 4, 14)]


@pytest.mark.parametrize(
    ("include", "code", "words"),
    [
        ('href="gone.xml"', "inclusion-failed", "there is no such file"),
        ('href="parts"', "inclusion-failed", "not a file"),
        ('href="parts/one.xml" xpointer="nobody"', "inclusion-failed", "nothing in it"),
        ('href="../secret.xml"', "inclusion-outside", "only such files"),
        ('href="/etc/passwd" parse="text"', "inclusion-outside", "only such files"),
        ('href="file:///etc/passwd"', "inclusion-outside", "only such files"),
        ('href="http://localhost:9/x.xml"', "inclusion-outside", "only such files"),
        ('href="x.xml" xml:base="http://localhost:9/"', "inclusion-outside", "only such files"),
        ('href="link.xml"', "inclusion-outside", "only such files"),
        ('href="book.xml"', "inclusion-loop", "book.xml -> "),
        ('href="" xpointer="element(/1)"', "inclusion-loop", "itself"),
        ('href="loop.xml"', "inclusion-loop", "loop.xml -> "),
        ("", "wrong-include", "neither href nor xpointer"),
        ('href="parts/one.xml#p"', "wrong-include", "fragment"),
        ('href="parts/one.xml" parse="html"', "wrong-include", "'html'"),
        ('href="parts/one.xml" xpointer="xpointer(//part)"', "wrong-include", "not understood"),
        ('href="parts/one.xml" xpointer="element(("', "wrong-include", "not understood"),
        ('href="parts/one.xml" xpointer="element(/0)"', "wrong-include", "not understood"),
        ('href="binary" parse="text"', "wrong-include", "U+0000"),
        ('href="latin" parse="text"', "wrong-include", "not text in UTF-8"),
        ('href="latin" parse="text" encoding="zip"', "wrong-include", "not known"),
        ('href="broken.xml"', "unclosed-element", "broken"),
        ('href="entity.xml"', "entity-declared", "entity"),
        ('href="x.xml%00"', "inclusion-failed", ""),
    ],
)
def test_what_cannot_be_included(folder: Path, include: str, code: str, words: str) -> None:
    (folder / "loop.xml").write_text(f'<p {XI}><xi:include href="loop2.xml"/></p>')
    (folder / "loop2.xml").write_text(f'<p {XI}><xi:include href="loop.xml"/></p>')
    (folder / "broken.xml").write_text("<broken>\n")
    (folder / "entity.xml").write_text('<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/passwd">]><a>&x;</a>')
    (folder / "binary").write_bytes(b"\0")
    (folder / "latin").write_bytes(b"\xe9")
    (folder.parent / "secret.xml").write_text("<part/>")
    (folder / "link.xml").symlink_to(folder.parent / "secret.xml")
    report = judged(folder, f"<part><xi:include {include}/></part>")
    assert said(report) == [code]
    assert words in report.findings[0].message
    assert not report.valid


def test_a_root_that_is_named_lets_in_what_is_below_it(folder: Path) -> None:
    (folder / "main").mkdir()
    file = folder / "main" / "book.xml"
    file.write_text(f'<book xmlns="urn:b" {XI}><xi:include href="../parts/one.xml"/></book>')
    schema = load_schema(folder / "s.rng")
    assert said(validate(file, schema=schema, xinclude=True)) == ["inclusion-outside"]
    report = validate(file, schema=schema, xinclude=folder)
    assert places(report, folder) == [("parts/one.xml", 4, 14)]


def test_inclusions_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        twice = f'<xi:include href="b{number + 1}.xml"/>' * 8
        (folder / f"b{number}.xml").write_text(f'<part xmlns="urn:b" {XI}>{twice}</part>')
    (folder / "b12.xml").write_text(f'<part xmlns="urn:b">{"x" * 10_000}</part>')
    include = '<xi:include href="b0.xml"/>'
    assert said(judged(folder, include)) == ["too-much-included"]
    monkeypatch.setattr("teitools.xinclude.including.MOST_CHARACTERS", 100_000)
    assert said(judged(folder, include)) == ["too-much-included"]
    monkeypatch.setattr("teitools.xinclude.resources.MOST_BYTES", 10_000)
    assert said(judged(folder, include)) == ["too-much-included"]
    for number in range(60):
        (folder / f"d{number}.xml").write_text(
            f'<part xmlns="urn:b" {XI}><xi:include href="d{number + 1}.xml"/></part>'
        )
    assert said(judged(folder, '<xi:include href="d0.xml"/>')) == ["too-much-included"]


def test_depth_counts_as_a_whole(folder: Path) -> None:
    deep = f'<part xmlns="urn:b">{"<part>" * 300}{{}}{"</part>" * 300}</part>'
    inner = deep.format("")
    (folder / "inner.xml").write_text(inner)
    text = deep.format('<xi:include href="inner.xml"/>')
    report = judged(folder, text)
    assert said(report) == ["too-deep"]
    assert places(report, folder)[0][0] == "inner.xml"


def test_instructions_to_ignore_are_those_of_the_included_file(folder: Path) -> None:
    (folder / "parts" / "one.xml").write_text(
        '<part xmlns="urn:b">\n<?teitools ignore="unexpected-attribute" so the source?>\n'
        '<part wrong="1"/><part>\n<part wrong="2"/></part></part>'
    )
    file = book(folder, '<xi:include href="parts/one.xml"/>', '<?xml-model href="s.rng"?>')
    assert places(validate(file, xinclude=True), folder) == [("parts/one.xml", 4, 7)]


def test_without_being_asked_it_is_said(folder: Path) -> None:
    loose = RNG.replace(
        "<zeroOrMore>",
        "<zeroOrMore><choice><element><anyName><except><nsName/>"
        "</except></anyName><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>",
        1,
    ).replace("</zeroOrMore></element></start>", "</choice></zeroOrMore></element></start>")
    (folder / "loose.rng").write_text(loose)
    include = '<xi:include href="parts/one.xml"/><xi:include href="gone.xml"/>'
    report = validate(book(folder, include, '<?xml-model href="loose.rng"?>'))
    assert (said(report), report.valid) == (["not-included"], True)
    report = validate(book(folder, include, '<?xml-model href="s.rng"?>'))
    assert said(report) == ["unknown-element", "unknown-element"]
    assert all("--xinclude" in finding.message for finding in report)
    report = validate(book(folder, include), schema=folder / "s.xsd")
    assert "--xinclude" in report.findings[0].message


def test_documents_that_are_no_file_have_no_folder(folder: Path) -> None:
    text = book(folder, '<xi:include href="parts/one.xml"/>').read_bytes()
    report = validate(text, schema=folder / "s.rng", xinclude=True)
    assert said(report) == ["inclusion-failed"]
