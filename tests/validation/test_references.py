"""How documents may name schemas, and what of other files is never told."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.api.validating import load_schema, validate
from teitools.errors import SchemaError
from teitools.findings import Finding

RNG = "http://relaxng.org/ns/structure/1.0"
XS = "http://www.w3.org/2001/XMLSchema"
SCH = "http://purl.oclc.org/dsdl/schematron"
EMPTY = f'<element name="play" xmlns="{RNG}"><empty/></element>'
XSI = f'xmlns:xsi="{XS}-instance"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "play.rng").write_text(EMPTY)
    (tmp_path / "play.rnc").write_text("element play { empty }")
    (tmp_path / "play").write_text(EMPTY)
    (tmp_path / "play.xml").write_text(EMPTY)
    return tmp_path


def found(folder: Path, document: str) -> list[Finding]:
    (folder / "d.xml").write_text(document)
    return list(validate(folder / "d.xml"))


def codes(folder: Path, document: str) -> list[str]:
    return sorted(each.code.id for each in found(folder, document))


@pytest.mark.parametrize("form", ["file://{}", "file:{}", "file://localhost{}", "FILE://{}", "{}"])
def test_the_address_of_a_file_is_that_file(folder: Path, form: str) -> None:
    href = form.format((folder / "play.rng").as_uri().removeprefix("file://"))
    assert codes(folder, f'<?xml-model href="{href}"?><play/>') == []
    assert codes(folder, f'<?xml-model href="{href}"?><play>x</play>') == ["R216"]
    assert load_schema(href).validate(b"<play/>").valid


@pytest.mark.parametrize("pseudo", ["", ' type="application/xml"', ' type="text/xml"'])
@pytest.mark.parametrize("name", ["play", "play.xml"])
def test_the_language_of_a_file_is_found_out(folder: Path, name: str, pseudo: str) -> None:
    assert codes(folder, f'<?xml-model href="{name}"{pseudo}?><play>x</play>') == ["R216"]


@pytest.mark.parametrize(
    ("instruction", "problem"),
    [
        ('href="no.rng" href="play.rng"', "has 'href' more than once"),
        ('href="play.rng" strict', "goes on with 'strict'"),
        ('href="play.rng"type="application/xml"', "goes on with"),
        ('href="play.rng" title="a & b"', "has '& b' in a value"),
        ('href="play.rng" title="&nbsp;"', "has '&nbsp;' in a value"),
        ('href="play.rng" title="&#xD800;"', "has '&#xD800;' in a value"),
        ('href="play.rng" title="&#99999999999;"', "has '&#9999999999' in a value"),
    ],
)
def test_what_is_wrong_with_an_instruction(folder: Path, instruction: str, problem: str) -> None:
    said = found(folder, f"<?xml-model {instruction}?><play/>")
    assert "V514" in [each.code.id for each in said]
    assert any(problem in each.message for each in said)


def test_references_to_characters(folder: Path) -> None:
    title = "&amp;&lt;&gt;&quot;&apos;&#65;&#x41;"
    assert codes(folder, f'<?xml-model href="pl&#97;y.rng" title="{title}"?><play/>') == []


@pytest.mark.parametrize("document", ["<play/>{}", "<play>{}</play>"])
def test_an_instruction_where_none_counts(folder: Path, document: str) -> None:
    said = document.format('<?xml-model href="play.rng"?>')
    assert codes(folder, said) == ["V501", "V514"]
    assert codes(folder, f'<?xml-model href="play.rng"?>{said}') == ["V514"]
    assert codes(folder, document.format('<!--<?xml-model href="play.rng"?>-->')) == ["V501"]


SECRET = "SECRET = hunter2"


@pytest.mark.parametrize(
    "pseudo",
    [
        "",
        ' type="application/relax-ng-compact-syntax"',
        f' schematypens="{RNG}"',
        f' schematypens="{XS}"',
        f' schematypens="{SCH}"',
    ],
)
def test_nothing_of_another_file_is_told(folder: Path, pseudo: str) -> None:
    project = folder / "project"
    project.mkdir()
    (folder / "secret").write_text(SECRET)
    (project / ".env").write_text(SECRET)
    (project / "link.rnc").symlink_to(folder / "secret")
    for href in ("../secret", str(folder / "secret"), (folder / "secret").as_uri(), ".env"):
        said = found(project, f'<?xml-model href="{href}"{pseudo}?><play/>')
        assert sorted(each.code.id for each in said) == ["V501", "V506"], said
        assert "hunter2" not in "".join(map(str, said))
    said = found(project, f'<?xml-model href="link.rnc"{pseudo}?><play/>')
    assert "hunter2" not in "".join(map(str, said))


A = f"""<xs:schema xmlns:xs="{XS}" targetNamespace="urn:a" elementFormDefault="qualified">
<xs:element name="a"><xs:complexType><xs:sequence><xs:any namespace="##other"
processContents="strict" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
B = f"""<xs:schema xmlns:xs="{XS}" targetNamespace="urn:b">
<xs:element name="b" type="xs:integer"/></xs:schema>"""


def located(pairs: str, content: str = "<b:b>1</b:b>") -> str:
    return f'<a xmlns="urn:a" xmlns:b="urn:b" {XSI} xsi:schemaLocation="{pairs}">{content}</a>'


@pytest.mark.parametrize("pairs", ["urn:a a.xsd urn:b s/b.xsd", "urn:b s/b.xsd\n urn:a a.xsd"])
def test_xsds_for_several_namespaces(folder: Path, pairs: str) -> None:
    (folder / "a.xsd").write_text(A)
    (folder / "s").mkdir()
    (folder / "s" / "b.xsd").write_text(B)
    assert codes(folder, located(pairs)) == []
    assert codes(folder, located(pairs, "<b:b>x</b:b>")) == ["S317"]
    assert codes(folder, located(pairs, "<b:c/>")) == ["S319"]
    assert codes(folder, located(pairs.replace("s/b", "s/no"))) == ["S319", "V504"]
    assert codes(folder, located(pairs.replace("s/b", "s/no"), "")) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ("a.xsd", ["V501", "V514"]),
        ("urn:b s/b.xsd", ["V501", "V514"]),
        ("urn:a a.xsd urn:b", ["V514"]),
    ],
)
def test_pairs_that_are_none(folder: Path, pairs: str, expected: list[str]) -> None:
    (folder / "a.xsd").write_text(A)
    assert codes(folder, located(pairs, "")) == expected


def test_together_no_schema_may_name_more_than_alone(folder: Path) -> None:
    project = folder / "project"
    project.mkdir()
    (folder / "b.xsd").write_text(B)
    (folder / "other.xsd").write_text(SECRET)
    include = '<xs:include schemaLocation="../other.xsd"/>'
    (project / "a.xsd").write_text(A.replace("<xs:element", f"{include}<xs:element", 1))
    (project / "d.xml").write_text(located("urn:a a.xsd urn:b ../b.xsd", ""))
    with pytest.raises(SchemaError) as raised:
        validate(project / "d.xml")
    assert [each.code.id for each in raised.value.findings] == ["X150"]
