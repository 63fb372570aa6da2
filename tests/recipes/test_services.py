"""The pre-commit hooks, the GitHub action and the GitLab template do what they say.

What the service would do is done here as its manual says: inputs are put in, and the steps are
run by the shell that the service uses.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.recipes.project import BAD, commit, make_project
from tests.requirements import ROOT, need

_PROGRAMS = Path(sys.executable).parent
_GITHUB = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
_GITLAB = re.compile(r"\$\[\[ inputs\.([\w-]+) \]\]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    make_project(folder)
    return folder


def spoil(folder: Path, name: str = "corpus/b.xml") -> None:
    """Put a mistake into a document."""
    path = folder / name
    path.write_text(path.read_text().replace("<p>", f"<p{BAD}>"))


def execute(script: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run `script` as both services do: the exit status, and what is printed."""
    path = f"{_PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script),
        cwd=folder,
        env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(folder / ".cache"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


# GitHub: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax


def action() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return read


class Runner:
    """Runs a step of the action as GitHub would with the inputs `given`."""

    def __init__(self, tmp_path: Path, **given: str) -> None:
        inputs = action()["inputs"]
        values = {name: str(each.get("default", "")) for name, each in inputs.items()}
        values.update({name.replace("_", "-"): value for name, value in given.items()})
        self._known = {f"inputs.{name}": value for name, value in values.items()}
        self._known["runner.temp"] = str(tmp_path)
        self._files = {name: tmp_path / name for name in ("OUTPUT", "STEP_SUMMARY", "PATH")}
        for file in self._files.values():
            file.touch()
        self._environment = {f"GITHUB_{name}": str(file) for name, file in self._files.items()}
        self._environment |= {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT)}

    def step(self, name: str, folder: Path) -> tuple[int, str]:
        (step,) = (each for each in action()["runs"]["steps"] if each.get("name") == name)
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "what users write must not be pasted into a script"
        environment = {
            key: _GITHUB.sub(lambda match: self._known[match[1]], value)
            for key, value in step.get("env", {}).items()
        }
        return execute(step["run"], folder, {**self._environment, **environment})

    def written(self, name: str) -> str:
        return self._files[name].read_text()

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.written("OUTPUT").splitlines())


def test_the_action_is_one() -> None:
    read = action()
    assert {"name", "description", "inputs", "outputs", "runs"} <= set(read)
    assert read["runs"]["using"] == "composite"
    known = {f"inputs.{name}" for name in read["inputs"]} | {"runner.temp", "runner.os"}
    known |= {"github.sha"} | {f"steps.validate.outputs.{name}" for name in read["outputs"]}
    used = set(_GITHUB.findall((ROOT / "action.yml").read_text()))
    assert used <= known
    assert {f"inputs.{name}" for name in read["inputs"]} <= used
    for step in read["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
    assert all(each["description"] for each in read["inputs"].values())


def test_the_action_reports(folder: Path, tmp_path: Path) -> None:
    spoil(folder)
    runner = Runner(tmp_path, files="corpus\nplay.xml")
    code, said = runner.step("Validate", folder)
    assert code == 1, said
    assert "::error file=corpus/b.xml,line=1" in said
    assert runner.outputs["exit-code"] == "1"
    (log,) = json.loads(Path(runner.outputs["sarif"]).read_text())["runs"]
    assert len(log["results"]) == 1
    assert "corpus/b.xml" in runner.written("STEP_SUMMARY")


def test_the_action_is_content(folder: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    code, said = runner.step("Validate", folder / "corpus")
    assert (code, runner.outputs["exit-code"]) == (0, "0"), said


def test_the_action_passes_on_what_it_is_given(folder: Path, tmp_path: Path) -> None:
    base = commit(folder)
    (folder / "two words.xml").write_text((folder / "play.xml").read_text())
    spoil(folder, "two words.xml")
    runner = Runner(
        tmp_path,
        files="two words.xml\ncorpus\n",
        schema="rules.sch",
        changed=base,
        fail_on="error",
        arguments="--phase\nfinal",
    )
    code, said = runner.step("Validate", folder)
    assert code == 1, said
    assert said.count("::error") == 1
    assert "A speaker stands in @who." in said


def test_what_users_write_is_never_run(folder: Path, tmp_path: Path) -> None:
    hostile = '$(touch run); "; touch run; `touch run`'
    runner = Runner(tmp_path, files=hostile, schema="schema.rng", arguments="--quiet")
    assert runner.step("Validate", folder)[0] == 2
    assert not (folder / "run").exists()


def test_a_wrong_call_fails_the_step(folder: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path, schema="gone.rng")
    assert runner.step("Validate", folder)[0] == 2
    assert runner.outputs["exit-code"] == "2"


@pytest.mark.long
def test_the_action_installs(folder: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    code, said = runner.step("Install teitools", folder)
    assert code == 0, said
    programs = runner.written("PATH").strip()
    done = subprocess.run((f"{programs}/teitools", "--version"), capture_output=True)
    assert done.returncode == 0


# GitLab: https://docs.gitlab.com/ci/components/


def job(**given: str) -> dict[str, Any]:
    """The job that GitLab makes of the template with the inputs `given`."""
    path = ROOT / "templates" / "validate.yml"
    head, body = yaml.safe_load_all(path.read_text(encoding="utf-8"))
    inputs = {name: each.get("default") for name, each in head["spec"]["inputs"].items()}
    assert None not in inputs.values()
    values = inputs | {name.replace("_", "-"): value for name, value in given.items()}
    used: set[str] = set()

    def put_in(value: Any) -> Any:
        if isinstance(value, dict):
            return {put_in(key): put_in(each) for key, each in value.items()}
        if isinstance(value, list):
            return [put_in(each) for each in value]
        if isinstance(value, str):
            used.update(_GITLAB.findall(value))
            return _GITLAB.sub(lambda match: _written(values[match[1]]), value)
        return value

    ((_, made),) = put_in(body).items()
    assert used == set(inputs)
    assert isinstance(made, dict)
    return made


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def run_job(folder: Path, **given: str) -> tuple[int, str]:
    made = job(**given)
    variables = {name: value for name, value in made["variables"].items() if "CI_" not in value}
    return execute("\n".join(made["script"]), folder, variables)


def test_the_template_is_a_job() -> None:
    made = job(job="tei", stage="check")
    assert made["stage"] == "check"
    assert made["artifacts"]["when"] == "always"
    assert set(made["artifacts"]["reports"].values()) == set(made["artifacts"]["paths"])
    assert all("$[[" not in line for line in (*made["before_script"], *made["script"]))


def test_the_job_reports(folder: Path) -> None:
    spoil(folder)
    code, said = run_job(folder, files="corpus\nplay.xml")
    assert code == 1, said
    assert "corpus/b.xml:1:" in said
    reports = job()["artifacts"]["reports"]
    (issue,) = json.loads((folder / reports["codequality"]).read_text())
    assert issue["location"]["path"] == "corpus/b.xml"
    assert (folder / reports["junit"]).read_text().count("<testcase") == 3


def test_the_job_passes_on_what_it_is_given(folder: Path) -> None:
    base = commit(folder)
    spoil(folder)
    given = {"schema": "rules.sch", "changed": base, "fail_on": "warning"}
    code, said = run_job(folder, **given)
    assert code == 1, said
    assert "A speaker stands in @who." in said
    assert "a.xml" not in said


# pre-commit: https://pre-commit.com/#new-hooks


def hooks() -> list[dict[str, Any]]:
    path = ROOT / ".pre-commit-hooks.yaml"
    read: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def test_the_hooks_are_hooks() -> None:
    assert len({hook["id"] for hook in hooks()}) == len(hooks())
    for hook in hooks():
        assert {"id", "name", "entry", "language", "types"} <= set(hook)
        assert hook["language"] == "python"


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_hooks_judge_the_files_they_get(hook: dict[str, Any], folder: Path) -> None:
    command = [*shlex.split(hook["entry"]), "corpus/a.xml", "corpus/b.xml", "play.xml"]
    assert execute(shlex.join(command), folder, {}) == (0, "")
    spoil(folder)
    code, said = execute(shlex.join(command), folder, {})
    assert code == 1
    assert said.count("error") == 1
    given = [*shlex.split(hook["entry"]), "--schema", "rules.sch", "corpus/b.xml"]
    assert execute(shlex.join(given), folder, {})[0] == 1


@pytest.mark.long
def test_pre_commit_tries_the_repository(folder: Path, tmp_path: Path) -> None:
    need("pre-commit")
    spoil(folder)
    commit(folder)
    command = f"pre-commit try-repo {shlex.quote(str(ROOT))} teitools-validate --all-files"
    environment = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    code, said = execute(command, folder, environment)
    assert code == 1, said
    assert "corpus/b.xml:1:" in said
    assert "corpus/a.xml" not in said
