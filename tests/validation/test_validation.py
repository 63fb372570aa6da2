"""What a document is judged by, and what a report says when there is nothing to judge by."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from teitools.api.validating import load_schema, validate
from teitools.errors import SchemaError
from teitools.findings import Report
from teitools.source import Source
from teitools.validation.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = ROOT / "schema"
OURS = "https://teitools.org/schema/1/teitools"
PLAY = '<element xmlns="http://relaxng.org/ns/structure/1.0" name="play"><text/></element>'
PLAY_XSD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    '<xs:element name="play" type="xs:integer"/></xs:schema>'
)
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p who="#nobody" xml:id="a"/></body></text></TEI>"""


def model(href: str, namespace: str = "", kind: str = "application/xml") -> str:
    return f'<?xml-model href="{href}" type="{kind}" schematypens="{namespace}"?>\n'


def codes(report: Report) -> list[str]:
    return [finding.code.id for finding in report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "play.rng").write_text(PLAY)
    (tmp_path / "play.xsd").write_text(PLAY_XSD)
    (tmp_path / "play.rnc").write_text("element play { text }")
    (tmp_path / "compact").write_text("element play { text }")
    (tmp_path / "wrong.rng").write_text(PLAY.replace("text", "texts"))
    return tmp_path


def judge(folder: Path, text: str) -> Report:
    document = folder / "play.xml"
    document.write_text(text)
    return validate(document)


def test_nothing_to_validate_against_is_not_valid() -> None:
    report = validate(b"<play/>")
    assert (codes(report), report.valid) == (["V501"], False)


def test_not_well_formed_is_a_report(folder: Path) -> None:
    assert codes(validate(b"<play>")) == ["X133"]
    assert codes(load_schema(folder / "play.rng").validate(b"<play>")) == ["X133"]
    assert codes(validate(b"", schema=folder / "play.rng")) == ["X101"]


@pytest.mark.parametrize(
    ("prolog", "expected"),
    [
        (model("play.rng"), []),
        (model("./play.rng"), []),
        ("<!-- x --><?x y?>" + model("play.rng"), []),
        (model("play.rng") + model("play.xsd"), ["S317"]),
        (model("play.xsd"), ["S317"]),
        (model("pl&#97;y.rng"), []),
        (model("missing.rng"), ["V501", "V504"]),
        (model(""), ["V501", "V505"]),
        (model("http://example.org/play.rng"), ["V501", "V502"]),
        (model("file:///etc/passwd"), ["V501", "V506"]),
        (model(OURS.replace("/1/", "/2/") + ".rng"), ["V501", "V502"]),
        (model("play.rnc"), []),
        (model("play.rnc", kind="application/relax-ng-compact-syntax"), []),
        (model("compact", kind="application/relax-ng-compact-syntax"), []),
        (model("compact"), ["V501", "V506"]),
        (model("missing", kind="application/relax-ng-compact-syntax"), ["V501", "V504"]),
        (model("play.odd"), ["V501", "V504"]),
        (model("rules.sch"), ["V501", "V504"]),
        (model("rules.xml", "http://purl.oclc.org/dsdl/schematron"), ["V501", "V504"]),
        (model("play.rng") + model("rules.sch"), ["V504"]),
        (model(OURS + ".sch"), ["R218"]),
    ],
)
def test_what_the_document_names(folder: Path, prolog: str, expected: list[str]) -> None:
    assert sorted(codes(judge(folder, f"{prolog}<play>Nora</play>"))) == expected


def test_places_of_instructions(folder: Path) -> None:
    report = judge(folder, "<!-- é -->\n " + model("missing.rng") + "<play/>")
    (finding,) = (finding for finding in report if finding.code.id == "V504")
    assert str(finding.location).endswith("play.xml:2:2")


def test_bytes_have_no_folder_unless_one_is_given(folder: Path) -> None:
    data = (model("play.rng") + "<play/>").encode()
    assert codes(validate(data)) == ["V501", "V504"]
    assert validate(data, folder=folder).valid


def test_an_incorrect_schema_is_an_error(folder: Path) -> None:
    with pytest.raises(SchemaError) as caught:
        judge(folder, model("wrong.rng") + "<play/>")
    (finding,) = caught.value.findings
    assert finding.code.id == "R231"
    assert str(finding.location) == f"{folder / 'wrong.rng'}:1:66"


def test_our_schemas_and_the_rules(tmp_path: Path) -> None:
    report = judge(tmp_path, model(OURS + ".rng") + TEI)
    assert "P401" in codes(report)
    assert any(code.startswith("R") for code in codes(report))
    assert "V501" not in codes(report)


def test_one_mistake_is_told_by_one_engine(tmp_path: Path) -> None:
    report = judge(tmp_path, model(OURS + ".rng") + TEI)
    assert not [code for code in codes(report) if code.startswith("S")]


def test_a_given_schema_is_alone(folder: Path) -> None:
    text = model("missing.rng") + TEI.replace("TEI", "play").replace("\n", "")
    schema = '<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName/>{}</element>'
    content = "<zeroOrMore><choice><attribute><anyName/></attribute><ref name='any'/><text/>"
    grammar = (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>'
        f'<define name="any">{schema.format(content + "</choice></zeroOrMore>")}</define></grammar>'
    )
    assert codes(validate(text.encode(), schema=grammar.encode())) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("play.xsl", '<stylesheet xmlns="http://www.w3.org/1999/XSL/Transform"/>'),
        ("play", '<html xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("play.dtd", "<play/>"),
    ],
)
def test_schemas_of_other_kinds(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(SchemaError) as caught:
        load_schema(tmp_path / name)
    (finding,) = caught.value.findings
    assert finding.code.id == "V506"
    assert ".rng" in finding.message


def test_schemas_by_content(folder: Path) -> None:
    assert load_schema(PLAY.encode()).validate(b"<play/>").valid
    assert not load_schema(PLAY_XSD.encode()).validate(b"<play/>").valid
    assert load_schema(b"element play { text }").validate(b"<play/>").valid
    assert load_schema(PLAY.encode("utf-16")).validate(b"<play/>").valid
    (folder / "play.xml").write_text(PLAY)
    assert load_schema(str(folder / "play.xml")).validate(b"<play/>").valid
    assert load_schema(folder / "compact").validate(b"<play/>").valid


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"<", b"<a", b"<a>&b;", b"\x89PNG\r\n\x1a\n\0\0", b"<!DOCTYPE a [<", b"\xff\xfe<"],
)
def test_what_is_no_schema_at_all_is_a_finding(data: bytes) -> None:
    with pytest.raises(SchemaError) as caught:
        load_schema(data)
    assert caught.value.findings


def test_schemas_are_loaded_once_and_anew_when_changed(folder: Path) -> None:
    file = folder / "play.rng"
    assert load_schema(file)._engine is load_schema(str(file))._engine
    file.write_text(PLAY.replace('"play"', '"drama"'))
    assert load_schema(file).validate(b"<drama/>").valid


def test_schemas_are_loaded_anew_when_a_part_has_changed(folder: Path) -> None:
    main = folder / "main.rnc"
    main.write_text('include "part.rnc"')
    (folder / "part.rnc").write_text("start = element a { empty }")
    assert load_schema(main).validate(b"<a/>").valid
    (folder / "part.rnc").write_text("start = element bb { empty }")
    assert load_schema(main).validate(b"<bb/>").valid
    (folder / "part.rnc").unlink()
    with pytest.raises(SchemaError):
        load_schema(main)


def test_a_settled_shelf_remembers_what_is_incorrect(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Source] = []
    read = Shelf._read

    def counted(shelf: Shelf, source: Source, *others: Any) -> object:
        reads.append(source)
        return read(shelf, source, *others)

    monkeypatch.setattr(Shelf, "_read", counted)
    for shelf, times in ((Shelf(settled=True), 1), (Shelf(), 4)):
        for _ in range(3):
            with pytest.raises(SchemaError):
                shelf.load(folder / "wrong.rng")
        assert len(reads) == times


def test_findings_come_while_a_document_is_read() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            piece = b"<play>" + b"<foo/>" * 1000 if not self.tell_once() else b"<foo/>" * 1000
            buffer[: len(piece)] = piece
            return len(piece)

        def tell_once(self) -> bool:
            begun, self.begun = getattr(self, "begun", False), True
            return begun

    findings = load_schema(PLAY.encode()).findings(io.BufferedReader(Endless()), "endless.xml")
    first = next(findings)
    findings.close()
    assert str(first.location) == "endless.xml:1:7"


def test_open_files_are_documents_too(folder: Path) -> None:
    (folder / "a.xml").write_text(model("play.rng") + "<play/>")
    with (folder / "a.xml").open("rb") as file:
        assert validate(file, folder=folder).valid
    with (folder / "a.xml").open("rb") as file:
        assert load_schema(PLAY_XSD.encode()).validate(file).findings[0].location.source == str(
            folder / "a.xml"
        )


def test_a_schema_at_an_address_of_the_catalog() -> None:
    schema = load_schema(OURS + ".rng")
    assert Path(schema.name) == SCHEMA / "teitools.rng"


def test_sources_keep_their_name() -> None:
    (finding,) = validate(Source("<stdin>", b"<a/>"))
    assert str(finding.location) == "<stdin>:1:1"


def test_no_connection_is_made() -> None:
    program = f"""
import sys
made = []
sys.addaudithook(lambda event, args: made.append(event) if event.startswith("socket.") else None)
from teitools import validate
for href in ("http://127.0.0.1:9/x.rng", "https://127.0.0.1:9/x.xsd", "{OURS}.rng"):
    validate(('<?xml-model href="%s"?><a/>' % href).encode())
print(made)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
