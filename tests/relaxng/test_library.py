"""`teitools.relaxng` as a library of its own: what it loads, offers and keeps."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

import teitools.relaxng
from teitools.relaxng import Schema, SchemaError, datatypes, load_schema
from teitools.relaxng.storing import NotStorableError, restore, store
from teitools.source import Source
from tests.relaxng.conformance.test_compact_grammars import equivalent
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, XSD, places, schema_of
from tests.requirements import SHARED, TEI_ALL, need

COMPACT = b"element a { attribute b { xsd:integer }, (text | element c { empty })* }"


def test_what_it_offers() -> None:
    for name in teitools.relaxng.__all__:
        assert getattr(teitools.relaxng, name) is not None
    with pytest.raises(AttributeError):
        _ = teitools.relaxng.nonsense


def test_nothing_foreign_is_loaded(tmp_path: Path) -> None:
    schema, document = tmp_path / "s.rng", tmp_path / "d.xml"
    schema.write_text(PLAY_SCHEMA)
    document.write_text(PLAY.replace("who=", "whom="))
    code = (
        "import sys; from teitools.relaxng import load_schema\n"
        f"assert not load_schema({str(schema)!r}).validate({str(document)!r}).valid\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'lxml', 'click',"
        " 'xmlschema', 'saxonche', 'multiprocessing', 'urllib.request', 'http'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("s.rnc", COMPACT),
        ("s", COMPACT),
        ("s.rng", PLAY_SCHEMA.encode()),
        ("s", b"\xef\xbb\xbf \n" + PLAY_SCHEMA.encode()),
        ("s", PLAY_SCHEMA.encode("utf-16")),
        ("s", COMPACT.decode().encode("utf-16")),
    ],
)
def test_the_syntax_is_found_out(name: str, data: bytes) -> None:
    assert load_schema(Source(name, data)).name == name


def test_the_ending_decides_before_the_content() -> None:
    with pytest.raises(SchemaError):
        load_schema(Source("s.rnc", PLAY_SCHEMA.encode()))
    with pytest.raises(SchemaError):
        load_schema(Source("s.rng", COMPACT))


@pytest.mark.parametrize("data", [b"<a", b"", b"\0", b"nonsense", b"element a {"])
def test_what_is_no_schema(data: bytes) -> None:
    with pytest.raises(SchemaError) as caught:
        load_schema(data)
    assert all(finding.location.position for finding in caught.value.findings)


@pytest.mark.parametrize("data", [b"<a", b"", b"\0\0", b"text", b"<a></b>", b"<a/><a/>"])
def test_what_is_not_well_formed_is_not_valid(data: bytes) -> None:
    report = load_schema(COMPACT).validate(data)
    assert not report.valid
    assert report.findings[-1].code.id.startswith("X")


def test_threads() -> None:
    schema = schema_of(PLAY_SCHEMA)
    broken = PLAY.replace("who=", "whom=").encode()
    found: list[list[tuple[str, int, int]]] = []

    def judge() -> None:
        for _ in range(50):
            found.append(places(schema.validate(broken).findings))

    threads = [threading.Thread(target=judge) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[("R213", 3, 9)]] * 200


def test_a_grammar_is_kept_whole() -> None:
    grammar = schema_of(PLAY_SCHEMA).grammar
    kept = restore(store(grammar))
    assert equivalent(kept, grammar)
    assert kept.sources == grammar.sources
    assert [each.place for each in kept.elements] == [each.place for each in grammar.elements]


def test_the_largest_grammar_is_kept_whole() -> None:
    need("shared")
    grammar = load_schema(TEI_ALL).grammar
    data = store(grammar)
    assert len(data) < 300_000
    assert equivalent(restore(data), grammar)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"format": 0}', b"\xff", b"[" * 100_000],
)
def test_what_was_not_stored(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        restore(data)


def test_data_types_of_a_kept_grammar_are_made_when_they_are_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    schema = schema_of(
        f'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XSD}">'
        '<optional><attribute name="n"><data type="integer"><param name="minInclusive">3</param>'
        '</data></attribute></optional><optional><attribute name="of"><choice>'
        '<value type="integer">07</value><value>x</value></choice></attribute></optional></element>'
    )
    kept = Schema(restore(store(schema.grammar)), schema.name)
    asked: list[str] = []

    def library(address: str) -> datatypes.Library | None:
        asked.append(address)
        return made(address)

    made = datatypes.library
    monkeypatch.setattr(datatypes, "library", library)
    assert kept.validate(b"<a/>").valid
    assert asked == []
    for document in (b'<a n="3"/>', b'<a n="2"/>', b'<a of="7"/>', b'<a of=" x"/>', b'<a of="8"/>'):
        assert kept.validate(document).findings == schema.validate(document).findings
    assert sorted(asked) == ["", XSD, XSD]


def test_values_that_need_namespaces_are_not_kept() -> None:
    schema = schema_of(
        f'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:p="urn:p" '
        f'datatypeLibrary="{XSD}"><value type="QName">p:x</value></element>'
    )
    with pytest.raises(NotStorableError):
        store(schema.grammar)
    assert schema.validate(b'<a xmlns:q="urn:p">q:x</a>').valid
    assert not schema.validate(b'<a xmlns:p="urn:q">p:x</a>').valid


def test_the_cache(tmp_path: Path) -> None:
    (tmp_path / "main.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="part.rng"/></grammar>'
    )
    part = tmp_path / "part.rng"
    text = (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="a"><empty/>'
        "</element></start></grammar>"
    )
    part.write_text(text)
    cache = tmp_path / "cache"

    def valid(document: bytes) -> bool:
        return load_schema(tmp_path / "main.rng", cache=cache).validate(document).valid

    assert valid(b"<a/>")
    (kept,) = cache.iterdir()
    written = kept.read_bytes()
    assert valid(b"<a/>")
    assert kept.read_bytes() == written
    kept.write_bytes(written[:-10])
    assert valid(b"<a/>")
    assert kept.read_bytes() == written
    part.write_text(text.replace('"a"', '"b"'))
    assert not valid(b"<a/>")
    assert valid(b"<b/>")


def test_every_schema_of_the_reference_loads_from_the_cache(tmp_path: Path) -> None:
    need("shared")
    document = (SHARED / "corpora" / "tei-p5-test" / "testms.xml").read_bytes()
    for path in sorted((SHARED / "tei" / "odd").glob("*.rng")):
        fresh = load_schema(path, cache=tmp_path)
        again = load_schema(path, cache=tmp_path)
        assert places(fresh.validate(document).findings) == places(
            again.validate(document).findings
        ), path
