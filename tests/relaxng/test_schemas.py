"""Schemas of several files, incorrect schemas, and schemas that reach too far."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.errors import SchemaError
from teitools.relaxng import Schema, load_schema
from teitools.source import Source

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def refused(schema: Path | Source) -> list[str]:
    """The codes of what is wrong with `schema`, each at its place."""
    with pytest.raises(SchemaError) as caught:
        load_schema(schema)
    assert all(finding.location.position is not None for finding in caught.value.findings)
    assert all(finding.message for finding in caught.value.findings)
    return [finding.code.id for finding in caught.value.findings]


def valid(schema: Schema, text: str) -> bool:
    return schema.validate(text.encode()).valid


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
    schema = load_schema(tmp_path / "main.rng")
    assert not valid(schema, '<a xmlns="urn:t"><b/></a>')
    assert valid(schema, '<a xmlns="urn:t"><B><c>x</c></B></a>')
    assert not valid(schema, '<a xmlns="urn:t"><B><c xmlns="">x</c></B></a>')


def test_external_ref_inherits_its_namespace_and_may_be_the_root(tmp_path: Path) -> None:
    (tmp_path / "main.rng").write_text(f'<externalRef {RNG} ns="urn:t" href="c.rng"/>')
    (tmp_path / "c.rng").write_text(f'<element {RNG} name="c"><empty/></element>')
    assert valid(load_schema(tmp_path / "main.rng"), '<c xmlns="urn:t"/>')


@pytest.mark.parametrize("name", ["main.rng", "main.rnc", "other"])
def test_either_syntax_may_include_the_other(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.rnc").write_text('include "b.rng"')
    (tmp_path / "b.rng").write_text(
        f'<grammar {RNG}><start><element name="a"><externalRef href="c.rnc"/></element></start>'
        "</grammar>"
    )
    (tmp_path / "c.rnc").write_text('element c { "x" }')
    text = f'<grammar {RNG}><include href="a.rnc"/></grammar>'
    (tmp_path / name).write_text('include "a.rnc"' if name == "main.rnc" else text)
    schema = load_schema(tmp_path / name)
    assert valid(schema, "<a><c>x</c></a>")
    assert not valid(schema, "<a><c>y</c></a>")


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
        ("main.rng", "R269"),
        ("one.rng", "R269"),
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
    assert refused(folder / "main.rng") == [code]


@pytest.mark.parametrize("href", ["../secret.rng", "missing.rng", "main.rnc"])
def test_files_that_are_not_read_in_compact_syntax(tmp_path: Path, href: str) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    (tmp_path / "secret.rng").write_text(f"<grammar {RNG}><start><text/></start></grammar>")
    (folder / "main.rnc").write_text(f'include "{href}"')
    codes = {"../secret.rng": "X150", "missing.rng": "X151", "main.rnc": "R269"}
    assert refused(folder / "main.rnc") == [codes[href]]


def test_bytes_have_no_folder() -> None:
    text = f'<grammar {RNG}><include href="a.rng"/></grammar>'
    assert refused(Source("s.rng", text.encode())) == ["X151"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<a", "X135"),
        ('<!DOCTYPE a SYSTEM "a.dtd"><a/>', "X110"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "R230"),
        ("<a/>", "R230"),
        (f"<define {RNG}/>", "R230"),
        (f"<grammar {RNG}/>", "R265"),
        (f'<grammar {RNG}><start><ref name="x"/></start></grammar>', "R263"),
        (f'<element {RNG} name="a"><bogus/></element>', "R231"),
        (f'<element {RNG} name="a"><attribute name="b"/><attribute name="b"/></element>', "R286"),
    ],
)
def test_incorrect(text: str, code: str) -> None:
    assert refused(Source("s.rng", text.encode())) == [code]


def test_override_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(f"<grammar {RNG}><start><text/></start></grammar>")
    (tmp_path / "main.rng").write_text(
        f'<grammar {RNG}><include href="a.rng"><define name="x"><text/></define></include>'
        "</grammar>"
    )
    assert refused(tmp_path / "main.rng") == ["R272"]
