"""Customizations in the manner of real projects, judged by what they allow and by other engines."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from teitools.api.compiling import compile_odd
from teitools.relaxng.equivalence import compare
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd import more_projects, projects
from tests.odd.projects import document
from tests.requirements import need

PROJECTS = projects.PROJECTS | more_projects.PROJECTS
ALWAYS = {"O108", "O131"}
"""Another edition of the TEI; what an element requires in vain."""


@pytest.fixture(scope="module", params=PROJECTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp(request.param)
    (folder / "my.odd").write_text(PROJECTS[request.param].odd)
    schemas = {to: bytes(compile_odd(folder / "my.odd", to)) for to in ("rng", "rnc", "odd", "sch")}
    for to, data in schemas.items():
        (folder / f"made.{to}").write_bytes(data)
    return PROJECTS[request.param], folder, schemas


def test_it_allows_what_it_says(made) -> None:
    project, _, schemas = made
    schema = load_schema(Source("made.rng", schemas["rng"]))
    for body in project.allowed:
        assert list(schema.validate(document(body))) == [], body
    for body in project.forbidden:
        assert not schema.validate(document(body)).valid, body


def test_only_what_is_doubtful_is_said(made) -> None:
    project, folder, _ = made
    found = {finding.code.id for finding in compile_odd(folder / "my.odd").findings}
    assert found - ALWAYS == project.said


def test_both_syntaxes_and_the_compiled_odd_say_the_same(made) -> None:
    _, folder, schemas = made
    alone = Source("compiled.odd", schemas["odd"])
    for to in ("rng", "sch"):
        assert bytes(compile_odd(alone, to, specifications=alone)) == schemas[to], to
    first, second = (load_schema(folder / f"made.{to}") for to in ("rng", "rnc"))
    assert compare(first, second).verdict == "equal"


def test_other_engines_agree(made) -> None:
    need("jing")
    project, folder, schemas = made
    relaxng = etree.RelaxNG(etree.fromstring(schemas["rng"]))
    files = []
    for number, body in enumerate((*project.allowed, *project.forbidden)):
        valid = number < len(project.allowed)
        assert relaxng.validate(etree.fromstring(document(body))) is valid, body
        files.append(folder / f"{valid}{number}.xml")
        files[-1].write_bytes(document(body))
    for schema in (["made.rng"], ["-c", "made.rnc"]):
        run = subprocess.run(
            ["jing", *schema, *(file.name for file in files)],
            capture_output=True,
            text=True,
            cwd=folder,
            check=False,
        )
        for file in files:
            assert (f"{file.name}:" in run.stdout) is file.name.startswith("False"), run.stdout
