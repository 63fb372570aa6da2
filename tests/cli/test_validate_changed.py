"""Which documents `--changed` judges; and what reports and baselines are never written over."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate

RNG = (
    '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><element name="b">'
    "<empty/></element></zeroOrMore></element>"
)
MODEL = '<?xml-model href="s.rng"?>'
INCLUDING = '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="p/b.xml"/></a>'
FILES = {
    "s.rng": RNG,
    "good.xml": f"{MODEL}<a/>",
    "bad.xml": f"{MODEL}<a>x</a>",
    "whole.xml": MODEL + INCLUDING,
    "p/b.xml": "<b/>",
}


def git(*arguments: str) -> None:
    said = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run(["git", *said, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "r" / "p").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "r")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name, text in FILES.items():
        Path(name).write_text(text)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    return tmp_path / "r"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(validate, arguments)
    assert "Traceback" not in result.output
    return result


def commit(**files: str) -> None:
    for name, text in files.items():
        Path(name).write_text(text)
    git("add", "-A")
    git("commit", "-q", "-m", "more")


def changed(*arguments: str) -> list[str]:
    said = run("--changed", "HEAD", *(arguments or (".",))).stdout
    return sorted({line.split(":")[0] for line in said.splitlines()})


def test_a_document_that_is_there_no_more(folder: Path) -> None:
    Path("good.xml").unlink()
    result = run("--changed", "HEAD", "good.xml", "bad.xml")
    assert (result.exit_code, result.stdout) == (0, "")
    Path("s.rng").write_text(RNG + "\n")
    assert changed("good.xml", "bad.xml") == ["bad.xml"]


@pytest.mark.parametrize("name", ["schema", "schema.xml", "schema.txt"])
def test_a_schema_that_no_name_tells(folder: Path, name: str) -> None:
    commit(**{name: RNG})
    assert changed() == []
    Path(name).write_text(RNG.replace('"b"', '"c"'))
    assert "bad.xml" in changed()


def test_a_schema_of_the_configuration(folder: Path) -> None:
    toml = '[[schemas]]\nfiles = "none/"\nschema = "schema.odd.txt"\n'
    commit(
        **{"schema.odd.txt": "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "teitools.toml": toml}
    )
    assert changed() == []
    Path("schema.odd.txt").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'> </TEI>")
    assert "bad.xml" in changed()


def test_what_includes_a_document_that_changed(folder: Path) -> None:
    Path("p/b.xml").write_text("<c/>")
    assert changed("whole.xml", "good.xml") == []
    assert changed("--xinclude", "whole.xml", "good.xml") == ["p/b.xml"]


def test_a_clone_that_is_shallow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(other="x")
    git("clone", "-q", "--depth", "1", folder.as_uri(), "../shallow")
    monkeypatch.chdir(folder.parent / "shallow")
    result = run("--changed", "HEAD~1", ".")
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "sarif=bad.xml", "bad.xml"),
        ("--format", "text", "--format", "html=./p/../bad.xml", "."),
        ("--format", "json=s.rng", "--schema", "s.rng", "bad.xml"),
        ("--format", "json=teitools.toml", "bad.xml"),
        ("--format", "json=link.xml", "bad.xml"),
        ("--baseline", "bad.xml", "--update-baseline", "bad.xml"),
    ],
)
def test_nothing_is_written_over(folder: Path, arguments: tuple[str, ...]) -> None:
    Path("teitools.toml").write_text("")
    Path("link.xml").symlink_to("bad.xml")
    result = run(*arguments)
    assert result.exit_code == 2
    assert {name: Path(name).read_text() for name in FILES} == FILES
    assert Path("teitools.toml").read_text() == ""


def test_a_baseline_holds_wherever_a_run_begins(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("teitools.toml").write_text('baseline = "known.json"\n')
    assert run("--update-baseline", "bad.xml").exit_code == 0
    for name in ("bad.xml", "./p/../bad.xml", str(folder / "bad.xml")):
        result = run(name)
        assert (result.exit_code, "nothing new" in result.stdout) == (0, True), result.output
    monkeypatch.chdir(folder / "p")
    assert run("../bad.xml").stdout == "../bad.xml: nothing new; 1 known by the baseline\n"


def test_what_is_known_is_not_called_valid(folder: Path) -> None:
    run("--baseline", "k.json", "--update-baseline", "bad.xml")
    result = run("--baseline", "k.json", "bad.xml", "good.xml")
    assert result.stdout.splitlines() == [
        "bad.xml: nothing new; 1 known by the baseline",
        "good.xml: valid",
    ]
    assert result.stderr == "2 documents, nothing new: no findings; 1 known by the baseline\n"


def test_everything_is_excluded(folder: Path) -> None:
    Path("teitools.toml").write_text('exclude = ["*.xml"]\n')
    result = run(".")
    assert result.exit_code == 2
    assert "'exclude' leaves out every document" in result.stderr
    assert run("good.xml").exit_code == 0
