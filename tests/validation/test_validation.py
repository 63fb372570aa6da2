"""What a document is judged by, and what a report says when there is nothing to judge by."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from teitools.api.validating import load_schema, validate
from teitools.errors import SchemaError
from teitools.findings import Report
from teitools.source import Source

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
        (model("file:///etc/passwd"), ["V501", "V502"]),
        (model(OURS.replace("/1/", "/2/") + ".rng"), ["V501", "V502"]),
        (model("play.rnc"), ["V501", "V506"]),
        (model("play", kind="application/relax-ng-compact-syntax"), ["V501", "V506"]),
        (model("play.odd"), ["V501", "V506"]),
        (model("rules.sch"), ["V501", "V503"]),
        (model("rules.xml", "http://purl.oclc.org/dsdl/schematron"), ["V501", "V503"]),
        (model("play.rng") + model("rules.sch"), ["V503"]),
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
    assert [finding.code.id for finding in caught.value.findings] == ["R201"]


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
        ("play.rnc", "element play { text }"),
        ("play.sch", '<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>'),
        ("play.odd", TEI),
        ("play.xml", TEI),
        ("play", '<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>'),
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
    (folder / "play.xml").write_text(PLAY)
    assert load_schema(str(folder / "play.xml")).validate(b"<play/>").valid


def test_schemas_are_loaded_once_and_anew_when_changed(folder: Path) -> None:
    file = folder / "play.rng"
    assert load_schema(file)._engine is load_schema(str(file))._engine
    file.write_text(PLAY.replace('"play"', '"drama"'))
    assert load_schema(file).validate(b"<drama/>").valid


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
