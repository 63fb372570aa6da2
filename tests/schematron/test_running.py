"""How schemas are run: the process, the cache, what is not installed, the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools import schematron
from teitools.api.validating import load_schema
from teitools.cli.validate import validate
from teitools.errors import DocumentError
from teitools.schematron import processor, schema
from teitools.schematron.processor import PROCESSOR
from teitools.schematron.schema import load
from teitools.source import Source
from teitools.xml.document import Document
from tests.schematron.cases import ISO, Case, pattern, schema_of

REPORT = "<report test='true()'>here</report>"
PHASES = "<phase id='p'><active pattern='x'/></phase><phase id='o'/>"
RNG = (
    f'<element xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="{ISO}" name="r">'
    "<s:pattern><s:rule context='r'><s:assert test='text()'>empty</s:assert></s:rule></s:pattern>"
    "<text/></element>"
)


def test_nothing_of_saxon_is_imported() -> None:
    script = (
        "import sys; from teitools import load_schema\n"
        "load_schema(sys.argv[1].encode()).validate(b'<r/>')\n"
        "assert not [name for name in sys.modules if 'saxon' in name]"
    )
    text = schema_of(pattern("r", REPORT))
    subprocess.run([sys.executable, "-c", script, text], check=True)


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """SaxonC is not installed."""
    PROCESSOR.stop()
    monkeypatch.setattr(processor, "saxon_folder", lambda: None)


@pytest.mark.usefixtures("absent")
def test_what_is_not_installed_is_an_error(case: Case) -> None:
    loaded = case.load(schema_of(pattern("r", REPORT)))
    for text in ("<r/>", "<a/>"):
        (finding,) = loaded.validate(case.document(text))
        assert finding.code.id == "S120"
        assert finding.severity.label == "error"
        assert finding.message == (
            "the Schematron 's.sch' was not run: SaxonC-HE is not installed; "
            "install teitools[schematron]"
        )
    assert b"teitools[schematron]" in loaded.svrl(case.document("<r/>"))


@pytest.mark.usefixtures("absent")
def test_nothing_is_kept_that_was_not_compiled(case: Case, tmp_path: Path) -> None:
    source = Source("s.sch", schema_of(pattern("r", "<assert test='('/>")).encode())
    load(source, cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_the_cache(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    part = f'<pattern xmlns="{ISO}"><rule context="r">{REPORT}</rule></pattern>'
    case.write({"s.sch": schema_of('<include href="p.sch"/>'), "p.sch": part})
    source = Source("s.sch", (case.folder / "s.sch").read_bytes())
    document = case.document("<r/>")
    calls: list[object] = []
    assemble = schema._assembled
    monkeypatch.setattr(
        schema, "_assembled", lambda *these: (calls.append(these), assemble(*these))[1]
    )

    def said() -> list[str]:
        loaded = load(source, case.folder, cache=cache)
        return [str(each) for each in loaded.validate(document, case.folder)]

    first = said()
    assert first == said()
    assert len(calls) == 1
    case.write({"p.sch": part.replace("here", "there")})
    assert "there" in said()[0]
    assert len(calls) == 2
    for file in cache.iterdir():
        file.write_bytes(file.read_bytes().replace(b"there", b"where"))
    assert "there" in said()[0]
    assert len(calls) == 3
    (case.folder / "p.sch").unlink()
    with pytest.raises(Exception, match=r"p\.sch"):
        said()


def test_the_cache_knows_phases(case: Case, tmp_path: Path) -> None:
    content = schema_of(PHASES + pattern("r", REPORT, attributes='id="x"'))
    for phase, count in (("p", 1), ("o", 0), (None, 1), ("p", 1)):
        loaded = load(Source("s.sch", content.encode()), phase=phase, cache=tmp_path / "cache")
        assert len(list(loaded.validate(case.document("<r/>")))) == count


def test_the_cache_keeps_the_choice_of_a_phase(case: Case, tmp_path: Path) -> None:
    content = schema_of(
        "<phase id='p' when='/r'><active pattern='x'/></phase>"
        + pattern("*", REPORT, attributes='id="x"')
        + pattern("*", REPORT)
    )
    for _ in range(2):
        loaded = load(Source("s.sch", content.encode()), phase="#ANY", cache=tmp_path / "cache")
        assert len(list(loaded.validate(case.document("<r/>")))) == 1
        assert len(list(loaded.validate(case.document("<q/>")))) == 2


def test_load_schema(case: Case) -> None:
    text = schema_of(PHASES + pattern("r", REPORT, attributes='id="x"'))
    case.write({"s.sch": text})
    for source in (case.folder / "s.sch", text.encode(), Source("s.sch", text.encode())):
        assert len(load_schema(source).validate(b"<r/>")) == 1
        assert len(load_schema(source, "o").validate(b"<r/>")) == 0
        assert len(load_schema(source, phase="#ALL").validate(b"<r/>")) == 1
    assert [each.code.id for each in load_schema(text.encode()).validate(b"<r>")] == ["X133"]


def run(*arguments: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(validate, [*arguments, "--format", "jsonl", "-q"])
    said = [json.loads(line) for line in result.stdout.splitlines()]
    return result.exit_code, [each["code"] for one in said for each in one["findings"]]


def test_the_command_line(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.folder)
    case.write(
        {
            "s.sch": schema_of(PHASES + pattern("r", REPORT, attributes='id="x"')),
            "s.rng": RNG,
            "d.xml": "<r/>",
            "model.xml": '<?xml-model href="s.rng"?><r/>',
            "wrong.sch": schema_of(pattern("r", "<assert test='('/>")),
        }
    )
    assert run("d.xml", "--schema", "s.sch") == (1, ["S102"])
    assert run("d.xml", "--schema", "s.sch", "--phase", "o") == (0, [])
    assert run("d.xml", "--schema", "s.sch", "--phase", "zz") == (3, [])
    assert run("d.xml", "--schema", "wrong.sch") == (3, [])
    assert run("d.xml", "--schema", "s.rng") == (0, [])
    assert run("d.xml", "--schema", "s.rng", "--schematron") == (1, ["S101"])
    assert run("model.xml") == (0, [])
    assert run("model.xml", "--schematron") == (1, ["S101"])


def test_many_documents(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.folder)
    case.write({"s.sch": schema_of(pattern("a", REPORT))})
    case.write({f"d/{n:03}.xml": "<r>" + "<a/>" * (n % 3) + "</r>" for n in range(60)})
    code, found = run("d", "--schema", "s.sch", "--jobs", "2")
    assert (code, len(found)) == (1, 60)


def test_the_process_forgets_old_stylesheets(case: Case) -> None:
    schemas = [
        case.load(
            schema_of(pattern("r", REPORT.replace("here", str(number)))), name=f"{number}.sch"
        )
        for number in range(20)
    ]
    document = Document(Source("d.xml", b"<r/>"))
    for _ in range(2):
        said = [next(iter(each.validate(document))).message for each in schemas]
        assert said == [str(number) for number in range(20)]


def test_the_library(case: Case) -> None:
    case.write({"s.sch": schema_of(pattern("r", REPORT)), "d.xml": "<r/>"})
    loaded = schematron.load_schema(case.folder / "s.sch")
    (finding,) = loaded.findings(case.folder / "d.xml")
    assert str(finding.location) == f"{case.folder / 'd.xml'}:1:1"
    assert [each.location.source for each in loaded.findings(b"<r/>", "name")] == ["name"]
    assert [each.code.id for each in loaded.findings(b"<r>")] == ["X133"]
    assert b"successful-report" in loaded.svrl(b"<r/>")
    with pytest.raises(DocumentError):
        loaded.svrl(b"<r>")


def test_what_is_passed_over(case: Case, tmp_path: Path) -> None:
    text = schema_of(
        pattern("r", "<report test='1'>a <strong>b</strong></report>")
        + "\n"
        + pattern("r", REPORT, '<param name="p" value="1"/>')
    )
    expected = [
        f"s.sch:1:{text.index('<strong') + 1}: warning [S230 passed-over] "
        "<strong> is passed over: it is no element of Schematron",
        f"s.sch:2:{text.partition(chr(10))[2].index('<param') + 1}: warning [S230 passed-over] "
        "<param> is passed over: this pattern is neither abstract nor an instance of an abstract "
        "one",
    ]
    for _ in range(2):
        loaded = load(Source("s.sch", text.encode()), cache=tmp_path / "cache")
        assert [str(each) for each in loaded.warnings] == expected


def test_what_would_be_passed_over_is_an_error(case: Case) -> None:
    none = "cannot stand here: it is no element of Schematron; did you mean"
    elsewhere = "cannot stand here: it has no meaning in"
    for content, what in (
        ("<assert test='1'/>", f"<assert> {elsewhere} <schema>"),
        ("<patern/>", f"<patern> {none} <pattern>?"),
        (pattern("r", REPORT + "<asert test='0'/>"), f"<asert> {none} <assert>?"),
        (pattern("r", f"<rule context='x'>{REPORT}</rule>"), f"<rule> {elsewhere} <rule>"),
    ):
        refused = case.refused(schema_of(content))
        assert refused.startswith("S214 1:")
        assert refused.endswith(what)
