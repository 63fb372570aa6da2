"""The configuration of a project, and instructions in documents to ignore findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.errors import UsageError
from teitools.findings import Severity
from teitools.validation.configuration import find_configuration, read_configuration

FREE = "grammar { start = any any = element * { (attribute * { text } | any | text)* } }"
STRICT = "element play { empty }"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">%s</TEI>'
WRONG = '<date when="1964-09-18">18 September 1965</date>'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "free.rnc").write_text(FREE)
    (tmp_path / "strict.rnc").write_text(STRICT)
    for folder in ("a", "b/c"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "a" / "one.xml").write_text("<play>x</play>")
    (tmp_path / "b" / "c" / "two.tei").write_text("<play>x</play>")
    (tmp_path / "b" / "named.xml").write_text('<?xml-model href="../free.rnc"?><play>x</play>')
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def configure(text: str, name: str = "teitools.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_schemas_by_pattern(project: Path) -> None:
    configure(
        """
        extensions = [".xml", ".tei"]
        [[schemas]]
        files = "a/"
        schema = "strict.rnc"
        [[schemas]]
        files = ["**/*.tei", "named.xml"]
        schema = "free.rnc"
        """
    )
    result = run(".")
    assert result.exit_code == 1
    first, *rest = result.stdout.splitlines()
    assert first.startswith("a/one.xml:1:7: error [R")
    assert rest == ["b/c/two.tei: valid", "b/named.xml: valid"]


@pytest.mark.parametrize(
    ("use", "valid"), [("fallback", True), ("replace", False), ("also", False)]
)
def test_what_a_document_names_and_what_is_configured(project: Path, use: str, valid: bool) -> None:
    configure(f'[[schemas]]\nfiles = "*.xml"\nschema = "strict.rnc"\nuse = "{use}"\n')
    assert (run("b").exit_code == 0) is valid


def test_it_is_found_from_below_in_what_projects_share(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(
        '[tool.other]\n[tool.teitools]\n[[tool.teitools.schemas]]\nfiles = "b/"\n'
        'schema = "free.rnc"\nuse = "replace"\n',
        "pyproject.toml",
    )
    monkeypatch.chdir(project / "b")
    assert run("c/two.tei").stdout == "c/two.tei: valid\n"
    assert run("--no-config", "c/two.tei").exit_code == 1
    (project / "b" / ".git").mkdir()
    assert find_configuration(project / "b" / "c") is None
    assert run("--config", "../pyproject.toml", "c/two.tei").exit_code == 0


@pytest.mark.parametrize(("line", "code"), [("[tool.other", 0), ("[tool.teitools", 2)])
def test_what_projects_share_is_read_where_it_speaks_of_this(
    project: Path, line: str, code: int
) -> None:
    configure(f"{line}\n", "pyproject.toml")
    assert run("--schema", "free.rnc", "b/c/two.tei").exit_code == code
    if code:
        with pytest.raises(UsageError, match="this is not TOML"):
            find_configuration(project / "b")
    else:
        assert find_configuration(project / "b") is None


def test_what_is_excluded(project: Path) -> None:
    configure('exclude = ["b/"]\n[[schemas]]\nfiles = "*"\nschema = "free.rnc"\n')
    assert run(".").stdout == "a/one.xml: valid\n"
    assert run("b/named.xml").stdout == "b/named.xml: valid\n"


def test_levels(project: Path) -> None:
    document = TEI % f"<text><body><p>{WRONG}</p></body></text>"
    Path("date.xml").write_text(f'<?xml-model href="free.rnc"?>{document}')
    assert "warning [P404 " in run("date.xml").stdout
    configure('[levels]\nP404 = "error"\n')
    assert run("date.xml").exit_code == 1
    configure('[levels]\ndate-disagrees = "off"\n')
    assert run("date.xml").stdout == "date.xml: valid\n"
    configure('fail-on = "info"\n[levels]\nP404 = "info"\n')
    assert (run("date.xml").exit_code, run("--fail-on", "warning", "date.xml").exit_code) == (1, 0)


def test_levels_of_a_schema_that_is_given(project: Path) -> None:
    schema = ("--schema", "strict.rnc")
    code = run(*schema, "a/one.xml").stdout.partition("[")[2].partition(" ")[0]
    configure(f'[levels]\n{code} = "warning"\n')
    assert run(*schema, "a/one.xml").exit_code == 0
    assert "warning" in run(*schema, "a/one.xml").stdout
    Path("broken.xml").write_text("<play>")
    configure('[levels]\nX132 = "off"\nunclosed-element = "off"\n')
    assert run(*schema, "broken.xml").exit_code == 1


def test_rules_beside_a_schema(project: Path) -> None:
    Path("date.xml").write_text(TEI % f"<text>{WRONG}</text>")
    assert run("--schema", "free.rnc", "date.xml").stdout == "date.xml: valid\n"
    assert "P404" in run("--schema", "free.rnc", "--rules", "date.xml").stdout


def test_a_schema_of_the_configuration_that_is_not_there(project: Path) -> None:
    configure('[[schemas]]\nfiles = "*"\nschema = "gone.rnc"\n')
    result = run("a")
    assert result.exit_code == 3
    assert "gone.rnc" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1", "key 'x' is not known; allowed are baseline, catalog, exclude, extensions"),
        ("= 1", "this is not TOML"),
        ("schemas = 1", "key 'schemas' must be an array of tables"),
        ("schemas = [1]", "key 'schemas[0]' must be a table"),
        ('[[schemas]]\nfiles = "x"', "key 'schemas[0].schema' is missing"),
        ('[[schemas]]\nschema = "x"', "key 'schemas[0].files' is missing"),
        ('[[schemas]]\nfiles="x"\nschema="x"\nuse="no"', "allowed are fallback, replace, also"),
        ('[[schemas]]\nfiles="x"\nschema="x"\nschematron=1', "must be true or false"),
        ('[levels]\nP404 = "bad"', "key 'levels.P404' is 'bad'; allowed are"),
        ('[levels]\nP4O4 = "off"', "key 'levels.P4O4' is no code, and no name of one"),
        (
            '[levels]\ndate-disagree = "off"',
            "is no code, and no name of one; did you mean 'date-disagrees'?",
        ),
        ('fail-on = "never"', "key 'fail-on' is 'never'; allowed are info, warning, error"),
        ("exclude = [1]", "key 'exclude' must be a string or a list of strings"),
        ('baseline = ""', "it must be a string"),
    ],
)
def test_what_is_wrong_with_it(project: Path, text: str, said: str) -> None:
    configure(text)
    with pytest.raises(UsageError, match=r"teitools\.toml") as raised:
        read_configuration(Path("teitools.toml"))
    assert said in str(raised.value)
    result = run("a")
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_it_says(project: Path) -> None:
    configure('baseline = "known.json"\nextensions = ".XML"\nfail-on = "warning"\n')
    found = find_configuration(project / "b" / "c")
    assert found is not None
    assert found.root == project
    assert found.baseline == str(project / "known.json")
    assert (found.extensions, found.fail_on) == ((".xml",), Severity.WARNING)


PROLOG = '<?xml-model href="free.rnc"?>\n'


def ignored(document: str) -> list[str]:
    Path("d.xml").write_text(document)
    lines = run("d.xml").stdout.splitlines()
    return [line.partition("[")[2].partition(" ")[0] for line in lines if "[" in line]


@pytest.mark.parametrize(
    "instruction",
    [
        "<?teitools ignore=P404 the year is a guess?>",
        "<?teitools ignore='P404' reason='the year is a guess'?>",
        '<?teitools ignore = "P401, date-disagrees" reason="the year is a guess"?>',
    ],
)
def test_ignoring_in_a_whole_document(project: Path, instruction: str) -> None:
    text = TEI % f"<text>\n{WRONG}\n{WRONG}</text>"
    assert ignored(f"{PROLOG}{instruction}{text}") == []


def test_ignoring_where_the_instruction_stands(project: Path) -> None:
    here = "<?teitools ignore=P404 a guess?>"
    assert ignored(PROLOG + TEI % f"\n{here}\n{WRONG}\n{WRONG}") == ["P404"]
    assert ignored(PROLOG + TEI % f"\n{WRONG}\n\n{here}") == ["P404", "V510"]
    assert ignored(PROLOG + TEI % f"\n{WRONG}{here}") == []


@pytest.mark.parametrize(
    ("instruction", "codes"),
    [
        ("<?teitools ignore=P404?>", ["V509", "P404"]),
        ("<?teitools ignore='P404' reason=' '?>", ["V509", "P404"]),
        ("<?teitools?>", ["V508", "P404"]),
        ("<?teitools ignore= ?>", ["V508", "P404"]),
        ("<?teitools ignore=P405 why?>", ["V510", "P404"]),
        ("<?teitools-other?>", ["P404"]),
        ("<!--<?teitools ignore=P404 no?>-->", ["P404"]),
        ("<!-- <?teitools --><?x <?teitools ignore=P404 no?>", ["P404"]),
    ],
)
def test_what_ignores_nothing(project: Path, instruction: str, codes: list[str]) -> None:
    assert ignored(f"{PROLOG}{instruction}{TEI % WRONG}") == codes


def test_ignoring_what_a_schema_that_is_given_finds(project: Path) -> None:
    Path("d.xml").write_text("<?teitools ignore=R221 later?><play><x/></play>")
    given = run("--schema", "strict.rnc", "d.xml")
    code = given.stdout.partition("[")[2].partition(" ")[0]
    Path("d.xml").write_text(f"<?teitools ignore={code} later?><play><x/></play>")
    assert run("--schema", "strict.rnc", "d.xml").stdout == "d.xml: valid\n"


def test_a_document_that_is_not_well_formed_is_not_ignored(project: Path) -> None:
    Path("d.xml").write_text("<?teitools ignore='X132 unclosed-element' reason='x'?><play>")
    assert run("--schema", "free.rnc", "d.xml").exit_code == 1


def test_xsd_by_schema_location(project: Path) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    Path("play.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p">'
        '<xs:element name="play"/></xs:schema>'
    )
    Path("plain.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<xs:element name="play" type="xs:integer"/></xs:schema>'
    )
    Path("d.xml").write_text(
        f'<play xmlns="urn:p" {xsi} xsi:schemaLocation="urn:q q.xsd urn:p play.xsd"/>'
    )
    assert run("d.xml").stdout == "d.xml: valid\n"
    Path("d.xml").write_text(f'<play {xsi} xsi:noNamespaceSchemaLocation="plain.xsd">x</play>')
    assert run("d.xml").exit_code == 1
    Path("d.xml").write_text(f'<play {xsi} xsi:noNamespaceSchemaLocation="gone.xsd">x</play>')
    assert "V504" in run("d.xml").stdout
