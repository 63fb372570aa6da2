"""XML catalogs: what stands for an address, and what is never read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.errors import UsageError
from teitools.validation.xml_catalog import NAMESPACE, XmlCatalog

DOCTYPE = (
    '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.1//EN" '
    '"http://www.oasis-open.org/committees/entity/release/1.1/catalog.dtd">'
)
ENTRIES = """
<uri name="http://a.org/x.rng" uri="x.rng"/>
<uri name="http://a.org/x.rng" uri="second.rng"/>
<system systemId="http://a.org/s.rng" uri="s.rng"/>
<rewriteURI uriStartString="http://a.org/" rewritePrefix="short/"/>
<rewriteURI uriStartString="http://a.org/deep/" rewritePrefix="https://b.org/other/"/>
<uriSuffix uriSuffix=".odd" uri="any.odd"/>
<uriSuffix uriSuffix="/tei.odd" uri="tei.odd"/>
<group xml:base="inner/"><uri name="http://c.org/y.rng" uri="y%20z.rng"/></group>
<uri xml:base="one/" name="http://c.org/z.rng" uri="z.rng"/>
<other xmlns="urn:x" name="no"/>
<delegateURI uriStartString="http://d.org/" catalog="delegate.xml"/>
<nextCatalog catalog="next.xml"/>
"""


def write(path: Path, entries: str, head: str = "") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{head}<catalog xmlns="{NAMESPACE}">{entries}</catalog>')
    return path


@pytest.fixture
def catalog(tmp_path: Path) -> XmlCatalog:
    write(tmp_path / "next.xml", '<uri name="http://n.org/é.rng" uri="n.rng"/>' * 2)
    write(tmp_path / "delegate.xml", '<uri name="http://d.org/d.rng" uri="d.rng"/>')
    return XmlCatalog(write(tmp_path / "catalog.xml", ENTRIES, DOCTYPE))


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("http://a.org/x.rng", "x.rng"),
        ("http://a.org/s.rng", "s.rng"),
        ("http://a.org/folder/w.rng", "short/folder/w.rng"),
        ("http://a.org/deep/w.rng", "https://b.org/other/w.rng"),
        ("http://e.org/my.odd", "any.odd"),
        ("http://e.org/tei.odd", "tei.odd"),
        ("http://c.org/y.rng", "inner/y z.rng"),
        ("http://c.org/z.rng", "one/z.rng"),
        ("http://d.org/d.rng", "d.rng"),
        ("http://d.org/e.rng", None),
        ("http://n.org/%C3%A9.rng", "n.rng"),
        ("http://n.org/é.rng", "n.rng"),
        ("http://f.org/x.rng", None),
    ],
)
def test_answers(asked: str, answered: str | None, catalog: XmlCatalog, tmp_path: Path) -> None:
    found = catalog.answer(asked)
    if answered is None or answered.startswith("https:"):
        assert found == answered
    else:
        assert found == tmp_path.resolve() / answered


def test_catalogs_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "b.xml", '<nextCatalog catalog="a.xml"/><uri name="u:x" uri="x.rng"/>')
    catalog = XmlCatalog(write(tmp_path / "a.xml", '<nextCatalog catalog="b.xml"/>'))
    assert catalog.answer("u:x") == tmp_path.resolve() / "x.rng"
    assert catalog.answer("u:y") is None


def test_a_chain_of_catalogs_ends(tmp_path: Path) -> None:
    for number in range(120):
        next_one = f'<nextCatalog catalog="{number + 1}.xml"/>'
        write(tmp_path / f"{number}.xml", next_one)
    with pytest.raises(UsageError, match="more than 100"):
        XmlCatalog(tmp_path / "0.xml").answer("u:x")


@pytest.mark.parametrize(
    "entry",
    [
        '<uri name="u:x" uri="../secret.rng"/>',
        '<uri name="u:x" uri="file:///etc/passwd"/>',
        '<uri name="u:x" uri="file://host/x.rng"/>',
        '<rewriteURI uriStartString="u:" rewritePrefix="../../"/>',
        '<nextCatalog catalog="../catalog.xml"/>',
        '<nextCatalog catalog="http://example.org/catalog.xml"/>',
        '<group xml:base="http://example.org/"><nextCatalog catalog="c.xml"/></group>',
        '<uri name="u:x" uri="link/passwd"/>',
        '<uri name="u:x" uri="%00"/>',
    ],
)
def test_nothing_outside_the_folder(entry: str, tmp_path: Path) -> None:
    file = write(tmp_path / "in" / "catalog.xml", entry)
    (tmp_path / "in" / "link").symlink_to("/etc")
    with pytest.raises(UsageError, match="never read"):
        XmlCatalog(file).answer("u:x")


def test_the_folder_may_be_wider(tmp_path: Path) -> None:
    file = write(tmp_path / "in" / "catalog.xml", '<uri name="u:x" uri="../x.rng"/>')
    assert XmlCatalog(file, tmp_path).answer("u:x") == tmp_path.resolve() / "x.rng"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "catalog.xml:1: this is not XML"),
        ("<catalog/>", "the root is <catalog>"),
        (f'<catalog xmlns="{NAMESPACE}">\n<uri name="x"/></catalog>', ":2: <uri> has no .*'uri'"),
        ('<!DOCTYPE c [<!ENTITY a "b">]><c>&a;</c>', "the entity 'a' is declared"),
        ('<?xml version="1.0" encoding="no"?><c/>', "this is not XML"),
        (f'<catalog xmlns="{NAMESPACE}">' + "<group>" * 200, "too deep"),
    ],
)
def test_what_is_no_catalog(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "catalog.xml"
    file.write_text(text)
    with pytest.raises(UsageError, match=said):
        XmlCatalog(file)


@given(st.text(max_size=60), st.binary(max_size=200))
def test_no_address_and_no_bytes_are_a_fault(
    tmp_path_factory: pytest.TempPathFactory, asked: str, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("c")
    catalog = XmlCatalog(write(folder / "catalog.xml", ENTRIES.rpartition("<next")[0]))
    catalog.answer(asked)
    (folder / "other.xml").write_bytes(data)
    with pytest.raises(UsageError):
        XmlCatalog(folder / "other.xml")
