"""Documents made to harm, each judged in every way, in a process of its own: every one is answered
in time, within bounds of memory, without a file read, a connection made or a traceback.
"""

from __future__ import annotations

import re
import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from teitools.api.validating import load_schema
from teitools.errors import SchemaError
from teitools.source import Position
from tests.requirements import need

MANY, BIG = 100_000, 50_000_000
SECRET = "nobody-may-read-this"
MOST_SECONDS = 240
MOST_MEMORY = 1_500_000
"""In kilobytes: thirty times the largest document, for all that the process may have."""

RNC = "start = any any = element * { (attribute * { text } | text | any)* }"
XS = "http://www.w3.org/2001/XMLSchema"
XSD = f"""<xs:schema xmlns:xs="{XS}"><xs:element name="a"><xs:complexType mixed="true"><xs:sequence>
<xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
<xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>"""
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="zz">
<assert test="false()">no</assert></rule></pattern></schema>"""
WAYS = {
    "RELAX NG": ["--schema", "s.rnc"],
    "XSD": ["--schema", "s.xsd"],
    "Schematron": ["--schema", "s.sch"],
    "what the document names": ["--xinclude"],
}
ROWS: dict[str, dict[str, set[str]]] = {
    # what is said (nothing is: it is valid) by RELAX NG, XSD, Schematron, and all that is named
    "nested entities": {"RELAX NG": {"X115"}, "": {"X111"}},
    "one attribute": {"": {""}, "RELAX NG": {"X121"}},
    "depth": {"": {"X120"}, "RELAX NG": {""}},
    "external entity": {"": {"X111"}, "RELAX NG": {"X117"}},
    "external DTD": {"": {"X110"}, "RELAX NG": {"X110"}},
    "schema location": {"": {""}, "what the document names": {"V502"}},
    "inclusion of a file": {"": {""}, "what the document names": {"X161"}},
    "inclusion of an address": {"": {""}, "what the document names": {"X161"}},
    "many attributes": {"": {"X121"}, "RELAX NG": {""}},
    "many namespaces": {"": {""}, "XSD": {"S320"}},
}


def documents(secret: Path, port: int) -> dict[str, bytes]:
    entities = "".join(f'<!ENTITY e{n + 1} "&e{n};">' for n in range(MANY))
    address = f"http://127.0.0.1:{port}/x"
    include = (
        '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}" parse="text"/></a>'
    )
    located = f'xmlns:xsi="{XS}-instance" xsi:noNamespaceSchemaLocation="{address}"'
    texts = {
        "nested entities": f'<!DOCTYPE a [<!ENTITY e0 "x">{entities}]><a>&e{MANY};</a>',
        "one attribute": f'<a b="{"x" * BIG}"/>',
        "depth": f"<a>{'<b>' * MANY}{'</b>' * MANY}</a>",
        "external entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>',
        "external DTD": f'<!DOCTYPE a SYSTEM "{address}"><a/>',
        "schema location": f"<a {located}/>",
        "inclusion of a file": include.format(secret),
        "inclusion of an address": include.format(address),
        "many attributes": "<a " + " ".join(f'b{n}=""' for n in range(MANY)) + "/>",
        "many namespaces": "<a " + " ".join(f'xmlns:b{n}="u:{n}"' for n in range(MANY)) + "/>",
    }
    return {name: text.encode() for name, text in texts.items()}


@pytest.fixture(scope="module")
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, server: socket.socket) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder.parent / "secret.txt"
    secret.write_text(SECRET)
    for name, text in (("s.rnc", RNC), ("s.xsd", XSD), ("s.sch", SCH)):
        (folder / name).write_text(text)
    for name, data in documents(secret, server.getsockname()[1]).items():
        (folder / f"{name}.xml").write_bytes(data)
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_every_document_is_answered(way: str, folder: Path, server: socket.socket) -> None:
    if way == "Schematron":
        need("saxonche")
    names = [f"{name}.xml" for name in ROWS]
    command = [sys.executable, "-m", "teitools", "validate", "--no-config", "--no-cache", "-j", "1"]
    done = subprocess.run(
        [*command, *WAYS[way], *names],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        preexec_fn=_bounded,
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert "a fault of teitools" not in said
    assert SECRET not in said
    assert done.returncode == 1
    for name in ROWS:
        expected = ROWS[name].get(way, ROWS[name][""])
        lines = [line for line in done.stdout.splitlines() if line.startswith(f"{name}.xml")]
        found = {match[1] for line in lines for match in re.finditer(r"error \[(\w+) ", line)}
        assert (found or {""}) - {"V501"} >= expected - {""}, (name, lines)
        assert lines, name
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY
    with pytest.raises(BlockingIOError):
        server.accept()


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.xsd", f'<xs:schema xmlns:xs="{XS}" {{}}/>'),
        ("s.sch", '<schema xmlns="http://purl.oclc.org/dsdl/schematron" {}/>'),
        ("s.odd", '<TEI xmlns="http://www.tei-c.org/ns/1.0" {}/>'),
    ],
)
def test_schemas_with_many_attributes_are_refused(name: str, text: str, tmp_path: Path) -> None:
    attributes = " ".join(f'b{number}=""' for number in range(MANY))
    (tmp_path / name).write_text(text.format(attributes))
    with pytest.raises(SchemaError, match="X121 too-large") as caught:
        load_schema(tmp_path / name)
    assert caught.value.findings[0].location.position == Position(1, 1)


@pytest.mark.parametrize("kind", ["import", "include", "redefine"])
def test_no_schema_is_fetched(kind: str, tmp_path: Path, server: socket.socket) -> None:
    address = f"http://127.0.0.1:{server.getsockname()[1]}/x.xsd"
    (tmp_path / "s.xsd").write_text(
        f'<xs:schema xmlns:xs="{XS}"><xs:{kind} schemaLocation="{address}"/></xs:schema>'
    )
    (tmp_path / "a.xml").write_text("<a/>")
    command = [sys.executable, "-m", "teitools", "validate", "--schema", "s.xsd", "a.xml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "X150" in done.stderr) == (3, True)
    with pytest.raises(BlockingIOError):
        server.accept()
