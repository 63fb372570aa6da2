"""`teitools relaxng convert`: what it writes, what it says, and its exit codes."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools import files
from teitools.api.converting import convert_schema, convert_schemas
from teitools.cli.relaxng import relaxng
from teitools.errors import UsageError

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
MAIN = f"""<?xml version="1.0"?>
<grammar {_RNG} ns="urn:n">
  <!-- All of it -->
  <include href="parts/a.rng"><define name="b"><text/></define></include>
  <start><choice><ref name="a"/><externalRef href="./c.rnc"/></choice></start>
</grammar>
"""
MAIN_COMPACT = """default namespace = "urn:n"

# All of it
include "parts/a.rnc" { b = text }

start = a | external "c.rnc"
"""
ALONE = MAIN_COMPACT.replace('"c.rnc"', '"./c.rnc"')
PART = f"""<grammar {_RNG}><include href="../d%20e.rng"/>
<define name="a"><element name="a"><ref name="b"/></element></define>
<define name="b"><empty/></define></grammar>"""
PART_COMPACT = 'include "../d%20e.rnc"\na = element a { b }\nb = empty\n'
ANY = f"<grammar {_RNG}/>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "main.rng").write_text(MAIN)
    (tmp_path / "parts" / "a.rng").write_text(PART)
    (tmp_path / "c.rnc").write_text("element c { text }")
    (tmp_path / "d e.rng").write_text(ANY)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(relaxng, ("convert", *arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def tree(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_beside_the_schema(folder: Path) -> None:
    before = tree(folder)
    result = run("main.rng", "main.rnc")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert tree(folder) == before | {
        "main.rnc": MAIN_COMPACT,
        "parts/a.rnc": PART_COMPACT,
        "d e.rnc": "",
    }


def test_in_another_folder(folder: Path) -> None:
    assert run("main.rng", "out/other.rnc").exit_code == 0
    assert tree(folder / "out") == {
        "other.rnc": MAIN_COMPACT,
        "parts/a.rnc": PART_COMPACT,
        "c.rnc": "element c { text }\n",
        "d e.rnc": "",
    }
    assert run("out/other.rnc", "out/back.rng").exit_code == 0
    assert '<include href="parts/a.rng">' in (folder / "out" / "back.rng").read_text()
    assert run("out/back.rng").stdout == MAIN_COMPACT


def test_single_and_standard_streams(folder: Path) -> None:
    result = run("main.rng")
    assert (result.exit_code, result.stdout) == (0, ALONE)
    assert result.stderr.splitlines() == [
        "main.rng:4:3: info [R325 file-left] 'parts/a.rng' was not converted, but is still "
        "needed: only this file is converted",
        "main.rng:5:33: info [R325 file-left] './c.rnc' was not converted, but is still needed: "
        "only this file is converted",
    ]
    assert run("--single", "main.rng", "out/main.rnc").exit_code == 0
    assert tree(folder / "out") == {"main.rnc": ALONE}
    assert run("-", "--to", "rnc", stdin=MAIN.encode()).stdout == ALONE
    assert run("-", stdin=b"element c { text }").stdout.splitlines()[1] == (
        f'<element {_RNG} name="c">'
    )
    assert run("-", "out/c.rng", stdin=b"element c { text }").exit_code == 0
    assert (folder / "out" / "c.rng").read_text().startswith("<?xml")


def test_the_same_syntax(folder: Path) -> None:
    """A schema can be laid out anew: what it includes stays where it has that syntax already."""
    before = tree(folder)
    assert run("main.rng", "new.rng").exit_code == 0
    after = tree(folder)
    new = after.pop("new.rng")
    assert 'name="c"' in after.pop("c.rng")
    assert after == before
    assert 'href="parts/a.rng"' in new
    assert 'href="c.rng"' in new
    assert run("--to", "rng", "main.rng").stdout == new.replace('"c.rng"', '"./c.rnc"')


def test_names_that_meet(folder: Path) -> None:
    """What is written is written over nothing that was read, and over nothing else written."""
    (folder / "main.rng").write_text(
        f'<group {_RNG}><externalRef href="c"/><externalRef href="c.rng"/>'
        '<externalRef href="c.xml"/><externalRef href="c.rnc"/><externalRef href="main.xml"/>'
        "</group>"
    )
    for name in ("c", "c.rng", "c.xml", "main.xml"):
        (folder / name).write_text(f'<ref {_RNG} name="{name}"/>')
    before = tree(folder)
    assert run("main.rng", "main.rnc").exit_code == 0
    after = tree(folder)
    assert after.items() >= before.items()
    addresses = after["main.rnc"].split('"')[1::2]
    assert [after[address].strip() for address in addresses] == [
        "c", "c.rng", "c.xml", "element c { text }", "main.xml"
    ]  # fmt: skip


def test_what_is_not_kept(folder: Path) -> None:
    (folder / "main.rng").write_text(
        f'<?model x?>\n<group {_RNG}>\n<list xml:base="parts/">\n<externalRef href="../c.rnc"/>'
        '</list><externalRef href="http://example.org/x.rng"/></group>'
    )
    result = run("main.rng", "main.rnc")
    assert result.exit_code == 0
    lines = [line.split("]")[0] for line in result.stderr.splitlines()]
    assert lines == [
        "main.rng:1:1: warning [R322 instruction-dropped",
        "main.rng:3:1: info [R323 base-resolved",
        "main.rng:4:38: warning [R325 file-left",
    ]
    written = (folder / "main.rnc").read_text()
    assert written == 'list { external "c.rnc" }, external "http://example.org/x.rng"\n'
    assert run("main.rng").stdout == written


@pytest.mark.parametrize(
    ("href", "content", "said"),
    [
        ("gone.rng", None, "main.rng:2:1: error [X151 missing-file] the schema names 'gone.rng'"),
        ("../x.rng", None, "main.rng:2:1: error [X150 outside-folder]"),
        ("bad.rng", "<x/>", "bad.rng:1:1: error [R230 not-a-schema]"),
        ("bad.rnc", "element {", "bad.rnc:1:9: error [R252 compact-syntax]"),
    ],
)
def test_nothing_is_written_where_a_file_is_wrong(
    href: str, content: str | None, said: str, folder: Path
) -> None:
    schema = f'<grammar {_RNG}><include href="c.rng"/>\n<include href="{href}"/></grammar>'
    (folder / "main.rng").write_text(schema)
    (folder / "c.rng").write_text(ANY)
    if content is not None:
        (folder / href).write_text(content)
    before = tree(folder)
    result = run("main.rng", "out/main.rnc")
    assert result.exit_code == 3
    assert result.stderr.startswith(said)
    assert tree(folder) == before


def test_nothing_is_written_where_a_file_cannot_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out" / "main.rnc").write_text("old")
    before = tree(folder)
    write = files.replace

    def fail(target: Path, data: bytes) -> None:
        if target.name == "d e.rnc":
            raise OSError(28, "No space left on device", str(target))
        write(target, data)

    monkeypatch.setattr("teitools.api.converting.replace", fail)
    result = run("main.rng", "out/main.rnc")
    assert (result.exit_code, result.stderr) == (2, "out/d e.rnc: No space left on device\n")
    assert tree(folder) == before
    assert list((folder / "out").iterdir()) == [folder / "out" / "main.rnc"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["gone.rng", "x.rnc"], 2, "gone.rng: No such file or directory\n"),
        (["main.rng", "main.rng"], 2, "main.rng would be written over itself\n"),
        (["--single", "main.rng", "./main.rng"], 2, "./main.rng would be written over itself\n"),
        (["main.rng", "gone/x.rnc"], 2, "gone: there is no such folder\n"),
        (["--single", "main.rng", "gone/x.rnc"], 2, "gone: there is no such folder\n"),
    ],
)
def test_wrong_use(arguments: list[str], status: int, said: str, folder: Path) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.endswith(said)
    assert not (folder / "x.rnc").exists()


def test_an_incorrect_schema() -> None:
    result = run("-", stdin=b"element a {")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("<stdin>:1:11: error [R253 compact-unclosed]")


def test_cycles_and_depth(folder: Path) -> None:
    (folder / "main.rng").write_text(f'<grammar {_RNG}><include href="main.rng"/></grammar>')
    assert run("main.rng", "main.rnc").exit_code == 0
    assert (folder / "main.rnc").read_text() == 'include "main.rnc"\n'
    deep = f"<list {_RNG}>" + "<list>" * 900 + "<text/>" + "</list>" * 900 + "</list>"
    result = run("-", stdin=deep.encode())
    assert (result.exit_code, result.stdout.count("list {")) == (0, 901)
    assert run("-", stdin=result.stdout.encode()).stdout.count("<list") == 901


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['teitools', 'relaxng', 'convert', '--help']\n"
        "from teitools.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'lxml', 'xmlschema', 'teitools.api.converting', 'xml.parsers.expat'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_an_unknown_syntax(folder: Path) -> None:
    for call in (partial(convert_schema, "main.rng"), partial(convert_schemas, "main.rng", "x")):
        with pytest.raises(UsageError, match="to rng or rnc, not to 'xsd'"):
            call("xsd")
