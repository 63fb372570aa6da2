"""Every command in the pages for CI and for people who come from other tools, run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from teitools.cli import main
from tests.recipes.project import BAD, CATALOG, commit, make_project
from tests.recipes.test_services import action, hooks, job
from tests.requirements import ROOT, SHARED, need

_ROW = re.compile(r"^\| (.+) \| `(teitools .+)` \|$", re.MULTILINE)
_OTHER = re.compile(r"`((?:jing|xmllint|trang) [^`]+)`")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMING = (ROOT / "docs" / "coming-from.md").read_text(encoding="utf-8")
_CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ROWS = _ROW.findall(_COMING)
JUDGING = sorted({command for _, command in ROWS if "validate" in command and "--w" not in command})
ODD = sorted({command for _, command in ROWS if " odd " in command})
PAIRS = [
    (other[1], command) for said, command in ROWS if (other := _OTHER.fullmatch(said)) is not None
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run(command: str) -> tuple[int, str]:
    program, *arguments = shlex.split(command)
    assert program == "teitools"
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_there_are_commands_to_run() -> None:
    assert (len(JUDGING), len(ODD), len(PAIRS)) == (11, 5, 9)
    assert _COMING.count("`teitools ") == len(ROWS)


@pytest.mark.parametrize("command", JUDGING)
def test_what_one_would_type(command: str, folder: Path) -> None:
    make_project(folder)
    (folder / "catalog.xml").write_text(CATALOG)
    assert run(command)[0] == 0
    shutil.rmtree(folder / "corpus")
    make_project(folder, BAD)
    assert run(command)[0] == 1
    for report in re.findall(r"=(\S+)", command):
        assert (folder / report).read_text()


@pytest.mark.parametrize(("other", "command"), PAIRS)
def test_both_say_the_same(other: str, command: str, folder: Path) -> None:
    need(other.split()[0])
    make_project(folder)
    output = folder / other.split()[-1]
    if other.startswith("trang"):
        subprocess.run(shlex.split(other), check=True, capture_output=True)
        theirs = output.read_bytes()
        output.unlink()
        assert run(command) == (0, "")
        output.with_stem("theirs").write_bytes(theirs)
        code, said = run(f"teitools odd diff theirs{output.suffix} {output.name}")
        assert code == 0, said
        return
    for fault, judged in (("", 0), (BAD, 1)):
        shutil.rmtree(folder / "corpus")
        make_project(folder, fault)
        if "--schematron" in other:  # for xmllint, which knows no phases
            rules = re.sub("<phase.*</phase>", "", Path("rules.sch").read_text())
            Path("rules.sch").write_text(rules)
        done = subprocess.run(shlex.split(other), capture_output=True)
        assert bool(done.returncode) == bool(judged), done.stdout + done.stderr
        assert run(command)[0] == judged


def test_the_customization(folder: Path) -> None:
    need("shared")
    shutil.copy(SHARED / "tei" / "odd" / "tei_minimal.odd", "my.odd")
    for command in ODD:
        code, said = run(command)
        assert code == 0, said
        assert Path(command.split()[-1]).stat().st_size


def blocks(language: str) -> list[str]:
    return [text for name, text in _BLOCK.findall(_CI) if name == language]


@pytest.mark.parametrize("fault", ["", BAD])
def test_five_minutes(fault: str, folder: Path) -> None:
    make_project(folder, fault)
    (toml,) = blocks("toml")
    (folder / "teitools.toml").write_text(toml)
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(commands) == 6
    first, folders, *reporting, update, known = commands
    assert run(first)[0] == bool(fault)
    subprocess.run(shlex.split(folders), check=True)
    for command in reporting:
        assert run(command)[0] == bool(fault)
    assert len(list((folder / "build").glob("*.xml"))) == len(reporting)
    assert run(update)[0] == 0
    assert run(known)[0] == 0
    assert tomllib.loads(toml)["schemas"][0]["schema"] == "schema.rng"


def test_only_what_a_branch_touches(folder: Path) -> None:
    (command,) = re.findall(r"`(teitools validate --changed [^`]+)`", _CI)
    make_project(folder, BAD)
    commit(folder)
    subprocess.run(("git", "update-ref", "refs/remotes/origin/main", "HEAD"), check=True)
    assert run(command)[0] == 0
    (folder / "corpus" / "c.xml").write_text((folder / "corpus" / "a.xml").read_text())
    code, said = run(command)
    assert code == 1
    assert "a.xml" not in said


def test_the_recipes_name_what_there_is() -> None:
    workflow, gitlab, configured = map(yaml.safe_load, blocks("yaml"))
    step = workflow["jobs"]["validate"]["steps"][1]
    assert set(step["with"]) <= set(action()["inputs"])
    assert all(f"`{name}" in _CI or name in step["with"] for name in action()["inputs"])
    (included,) = gitlab["include"]
    assert (ROOT / included["local"]).exists()
    made = job(**included["inputs"])
    assert made["variables"]["TEITOOLS_SCHEMATRON"] == "true"
    (used,) = configured["repos"][0]["hooks"]
    assert used["id"] in {hook["id"] for hook in hooks()}
