"""Schemas of several files, incorrect schemas, and schemas that reach too far."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.errors import SchemaError
from teitools.relaxng import RelaxNGSchema
from teitools.source import Source
from teitools.xml.document import Document

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def codes(error: SchemaError) -> list[str]:
    return [finding.code.id for finding in error.findings]


def load(path: Path) -> RelaxNGSchema:
    return RelaxNGSchema(Source.of(path), path.parent)


def valid(schema: RelaxNGSchema, text: str) -> bool:
    return not list(schema.validate(Document(Source("d", text.encode()))))


def test_include_with_override_and_external_ref(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "main.rng").write_text(
        f'<grammar {RNG} ns="urn:t"><include href="parts/base.rng"><define name="b">'
        '<element name="B"><externalRef href="parts/c.rng"/></element></define></include></grammar>'
    )
    (tmp_path / "parts" / "base.rng").write_text(
        f'<grammar {RNG} ns="urn:t"><div><include href="more.rng"/></div>'
        '<start><element name="a"><ref name="b"/></element></start>'
        '<define name="b"><element name="b"><empty/></element></define></grammar>'
    )
    (tmp_path / "parts" / "more.rng").write_text(f"<grammar {RNG}><div/></grammar>")
    (tmp_path / "parts" / "c.rng").write_text(f'<element {RNG} name="c"><text/></element>')
    schema = load(tmp_path / "main.rng")
    assert not valid(schema, '<a xmlns="urn:t"><b/></a>')
    assert valid(schema, '<a xmlns="urn:t"><B><c>x</c></B></a>')
    assert not valid(schema, '<a xmlns="urn:t"><B><c xmlns="">x</c></B></a>')


def test_external_ref_inherits_its_namespace_and_may_be_the_root(tmp_path: Path) -> None:
    (tmp_path / "main.rng").write_text(f'<externalRef {RNG} ns="urn:t" href="c.rng"/>')
    (tmp_path / "c.rng").write_text(f'<element {RNG} name="c"><empty/></element>')
    assert valid(load(tmp_path / "main.rng"), '<c xmlns="urn:t"/>')


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("http://example.org/base.rng", "X150"),
        ("//example.org/base.rng", "X150"),
        ("file:///etc/passwd", "X150"),
        ("/etc/passwd", "X150"),
        ("../secret.rng", "X150"),
        ("link.rng", "X150"),
        ("%2e%2e/secret.rng", "X150"),
        ("missing.rng", "X151"),
        ("main.rng", "R202"),
        ("one.rng", "R202"),
    ],
)
@pytest.mark.parametrize("kind", ["include", "externalRef"])
def test_files_that_are_not_read(tmp_path: Path, kind: str, href: str, code: str) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    (tmp_path / "secret.rng").write_text(f"<grammar {RNG}><start><text/></start></grammar>")
    (folder / "link.rng").symlink_to(tmp_path / "secret.rng")
    (folder / "one.rng").write_text(f'<grammar {RNG}><include href="one.rng"/></grammar>')
    reference = f'<{kind} href="{href}"/>'
    if kind == "externalRef":
        reference = f"<start>{reference}</start>"
    (folder / "main.rng").write_text(f"<grammar {RNG}>\n  {reference}</grammar>")
    with pytest.raises(SchemaError) as caught:
        load(folder / "main.rng")
    assert codes(caught.value) == [code]
    assert caught.value.findings[0].location.position is not None


def test_bytes_have_no_folder() -> None:
    with pytest.raises(SchemaError) as caught:
        RelaxNGSchema(Source("s", f'<grammar {RNG}><include href="a.rng"/></grammar>'.encode()))
    assert codes(caught.value) == ["X151"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<a", "X135"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "X111"),
        ("<a/>", "R201"),
        (f"<define {RNG}/>", "R201"),
        (f"<grammar {RNG}/>", "R201"),
        (f'<grammar {RNG}><start><ref name="x"/></start></grammar>', "R201"),
        (f'<element {RNG} name="a"><bogus/></element>', "R201"),
        (f'<element {RNG} name="a"><attribute name="b"/><attribute name="b"/></element>', "R201"),
    ],
)
def test_incorrect(text: str, code: str) -> None:
    with pytest.raises(SchemaError) as caught:
        RelaxNGSchema(Source("s.rng", text.encode()))
    assert codes(caught.value) == [code]


def test_override_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(f"<grammar {RNG}><start><text/></start></grammar>")
    (tmp_path / "main.rng").write_text(
        f'<grammar {RNG}><include href="a.rng"><define name="x"><text/></define></include>'
        "</grammar>"
    )
    with pytest.raises(SchemaError) as caught:
        load(tmp_path / "main.rng")
    assert codes(caught.value) == ["R201"]
