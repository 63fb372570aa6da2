"""Documents of any depth and length, from files, pipes and archives."""

from __future__ import annotations

import gzip
import io
import os
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from teitools.relaxng import Schema
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, places, schema_of

NEST = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="a"/></start>
<define name="a"><element name="a"><mixed><zeroOrMore><ref name="a"/></zeroOrMore></mixed></element>
</define></grammar>"""


@pytest.fixture(scope="module")
def schema() -> Schema:
    return schema_of(PLAY_SCHEMA)


@pytest.fixture(scope="module")
def nest() -> Schema:
    return schema_of(NEST)


@pytest.mark.parametrize("middle", ["", "<b/>"])
def test_depth(nest: Schema, middle: str) -> None:
    text = "<a>" * 100_000 + middle + "</a>" * 100_000
    assert places(nest.validate(text.encode()).findings) == (
        [("R219", 1, 300_001)] if middle else []
    )


class Generated(io.RawIOBase):
    """A document that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._rest) < len(buffer):
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._rest += piece
        made, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(made)] = made
        return len(made)


def long_document(megabytes: int) -> Iterator[bytes]:
    yield b"<a>"
    for number in range(100 * megabytes):
        yield b"<a>some text %d</a>\n" % number * 500
    yield b"</a>"


def long_text(megabytes: int) -> Iterator[bytes]:
    yield b"<a>"
    for _ in range(100 * megabytes):
        yield b"0123456789 abcdef\n" * 500
    yield b"</a>"


@pytest.mark.parametrize("make", [long_document, long_text])
def test_memory_does_not_grow_with_the_document(nest: Schema, make: object) -> None:
    assert callable(make)
    nest.validate(b"<a/>")
    tracemalloc.start()
    try:
        assert nest.validate(Generated(make(12))).valid  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000


def test_a_file_that_is_compressed(schema: Schema, tmp_path: Path) -> None:
    path = tmp_path / "play.xml.gz"
    path.write_bytes(gzip.compress(PLAY.replace("<year>1", "<year>x").encode()))
    report = schema.validate(path)
    assert places(report.findings) == [("R217", 6, 7)]
    assert report.findings[0].location.source == str(path)


def test_a_pipe(schema: Schema) -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb") as file:
            file.write(PLAY.encode())

    thread = threading.Thread(target=write)
    thread.start()
    with os.fdopen(reading, "rb") as file:
        assert schema.validate(file).valid
    thread.join()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "iso-8859-1", "shift_jis", "gb18030"])
def test_encodings(schema: Schema, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{PLAY}'.replace("<year>1", "<year>x")
    assert places(schema.validate(text.encode(encoding)).findings) == [("R217", 7, 7)]


def test_a_tree(schema: Schema) -> None:
    tree = etree.fromstring(PLAY.replace('who="#n"', 'whom="#n"'))
    (finding,) = schema.validate(tree).findings
    assert finding.code.id == "R213"
    assert finding.location.xpath == "/*/*[2]"
    assert finding.location.position is not None
    assert finding.location.position.line == 3
    assert schema.validate(etree.ElementTree(etree.fromstring(PLAY))).valid


def test_a_tree_with_comments_and_namespaces(schema: Schema) -> None:
    text = PLAY.replace("softly", "so<!-- c -->ft<?p i?>ly").replace("1879<", "18<!-- c -->79<")
    assert schema.validate(etree.fromstring(text)).valid
    prefixed = (
        '<t:play xmlns:t="urn:t" when="1879-12-04"><t:head/><stage/><t:year>1</t:year></t:play>'
    )
    (finding,) = schema.validate(etree.fromstring(prefixed)).findings
    assert finding.code.id == "R220"


def test_an_element_within_a_tree(schema: Schema) -> None:
    tree = etree.fromstring(f"<r xmlns:t='urn:t'>{PLAY}tail</r>")
    assert schema.validate(tree[0]).valid
    (finding,) = schema.validate(tree).findings
    assert finding.code.id == "R218"
    play = "<t:play when='1879-12-04'><t:head/><t:stag/><t:year>1</t:year></t:play>"
    text = f"<r xmlns:t='urn:t'>{play}</r>"
    (finding,) = schema.validate(etree.fromstring(text)[0]).findings
    assert finding.facts["meant"] == "t:stage"


def test_a_tree_with_an_entity(schema: Schema) -> None:
    parser = etree.XMLParser(resolve_entities=False)
    text = '<!DOCTYPE play [<!ENTITY e "x">]>' + PLAY.replace("Hide", "Hi&e;de")
    (finding,) = schema.validate(etree.fromstring(text, parser)).findings
    assert finding.code.id == "R225"


def test_what_is_no_document(schema: Schema) -> None:
    from xml.etree import ElementTree

    for wrong in (None, 3, etree.Comment("c"), etree.ElementTree(), ElementTree.fromstring(PLAY)):
        with pytest.raises(TypeError, match="a document is a path"):
            schema.validate(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not str"):
        schema.validate(io.StringIO(PLAY))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO])
def test_bytes_of_any_kind(schema: Schema, kind: Callable[[bytes], bytes]) -> None:
    assert schema.validate(kind(PLAY.encode())).valid


def test_findings_come_while_the_document_is_read(nest: Schema) -> None:
    pieces = iter([b"<a>", b"<b/>" + b"<a/>" * 100_000, b"<a/>" * 100_000, b"</a>"])
    findings = nest.findings(Generated(pieces))  # type: ignore[arg-type]
    assert next(findings).code.id == "R219"
    assert next(pieces, None) is not None


def test_two_documents_at_once(schema: Schema) -> None:
    broken = PLAY.replace("who=", "whom=").encode()
    one, other = schema.findings(broken), schema.findings(broken)
    assert next(one).code is next(other).code
    assert list(one) == list(other) == []


def test_a_document_that_is_not_there(schema: Schema) -> None:
    with pytest.raises(FileNotFoundError):
        schema.validate("no-such-file.xml")


@pytest.mark.parametrize(
    ("declaration", "reference", "codes"),
    [
        ('<!ENTITY stage "<stage/>">', "&stage;", []),
        ('<!ENTITY stage "<state/>">', "&stage;", ["R219"]),
        ('<!ENTITY other SYSTEM "other.xml">', "", []),
        ('<!ENTITY other SYSTEM "other.xml">', "&other;", ["X117"]),
        ("", "&nbsp;", ["X138"]),
        ('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;", ["X116"]),
        ("<!ATTLIST speech part CDATA 'final'>", "<speech/>", []),
        ("<!ATTLIST speech part CDATA 'finally'>", "<speech/>", ["R215", "R215"]),
    ],
)
def test_document_type_declarations(
    schema: Schema, declaration: str, reference: str, codes: list[str]
) -> None:
    text = PLAY.replace("<year", f"{reference}<year").replace(' part="initial"', "")
    report = schema.validate(f"<!DOCTYPE play [{declaration}]>{text}".encode())
    assert [finding.code.id for finding in report.findings] == codes


def test_white_space_that_is_not_xmls_is_shown(schema: Schema) -> None:
    text = PLAY.replace('"initial"', '"&#xA0;initial"').replace("<year>", "<year>&#x2028;")
    wrong_value, wrong_text = schema.validate(text.encode()).findings
    assert r"is '\xa0initial', but" in wrong_value.message
    assert r"is '\u20281879'" in wrong_text.message
