"""What members of archives came to is kept by what they are, not by where they are unpacked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.known import Judged
from tests.cli.test_validate_archives import MEMBERS, SCHEMA, TEI, run, zipped

XSD = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{TEI}">
<xs:element name="TEI"/></xs:schema>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judged:
    return Judged(monkeypatch)


def test_members_are_not_judged_again(judged: Judged) -> None:
    zipped("c.zip", dict(MEMBERS))
    first = run("c.zip", code=1)
    assert [Path(each).stem for each in judged.taken()] == ["a", "b", "c"]
    second = run("c.zip", code=1)
    assert judged.taken() == []
    assert (second.stdout, second.stderr) == (first.stdout, first.stderr)


@pytest.mark.parametrize(
    ("name", "text", "again"),
    [
        ("docs/a.xml", MEMBERS["docs/a.xml"] + " ", "a"),
        ("s/own.rnc", SCHEMA + " ", "a b c"),
        ("docs/i.jpg", None, "a"),
        ("docs/d.jpg", "x", ""),
        ("docs/more/d.jpg", "x", "c"),
    ],
)
def test_of_members_what_has_changed_is_judged_again(
    judged: Judged, name: str, text: str | None, again: str
) -> None:
    zipped("c.zip", dict(MEMBERS))
    run("c.zip")
    judged.taken()
    other = {**MEMBERS, name: text}
    zipped("c.zip", {key: value for key, value in other.items() if value is not None})
    said = run("c.zip").stdout
    assert [Path(each).stem for each in judged.taken()] == again.split()
    assert run("c.zip", "--no-cache").stdout == said


def test_members_of_two_archives_are_not_taken_for_each_other(judged: Judged) -> None:
    for name in ("c.zip", "d.zip"):
        zipped(name, {**MEMBERS, "s/own.rnc": SCHEMA + ("" if name == "c.zip" else " ")})
        run(name)
    assert len(judged.taken()) == 6
    assert "d.zip/docs/b.xml:2:" in run("c.zip", "d.zip").stdout
    assert judged.taken() == []


def test_a_schema_beside_the_archive_that_changes(judged: Judged) -> None:
    zipped("c.zip", dict(MEMBERS))
    Path("own.xsd").write_text(XSD)
    assert "S3" not in run("--schema", "own.xsd", "c.zip").stdout
    run("--schema", "own.xsd", "c.zip")
    judged.taken()
    Path("own.xsd").write_text(XSD.replace('"TEI"', '"text"'))
    assert "S318" in run("--schema", "own.xsd", "c.zip", code=1).stdout
