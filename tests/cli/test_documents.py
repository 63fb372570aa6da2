"""The command line of encode, decode and render: files, folders, streams, exit status."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli import main
from tests.requirements import ROOT, SEED


def run(*arguments: str | Path, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=data)


def test_the_main_job(tmp_path: Path) -> None:
    tei, page, text = tmp_path / "a.xml", tmp_path / "a.html", tmp_path / "a.txt"
    done = run("encode", SEED, "-o", tei)
    assert done.exit_code == 0
    assert done.stderr.count("warning") == 1
    assert ":45:1: warning [T101 unclosed-mark]" in done.stderr
    assert run("validate", tei).exit_code == 0
    assert run("render", tei, "--to", "html", "-o", page).exit_code == 0
    assert page.read_bytes().lower().startswith(b"<!doctype html>")
    assert run("decode", tei, "-o", text).exit_code == 0
    assert text.read_bytes() == SEED.read_bytes()


def test_standard_streams() -> None:
    encoded = run("encode", data=SEED.read_bytes())
    assert encoded.exit_code == 0
    decoded = run("decode", "-", "-o", "-", data=encoded.stdout_bytes)
    assert decoded.stdout_bytes == SEED.read_bytes()
    rendered = run("render", "--to", "text", data=encoded.stdout_bytes)
    assert "5ng" in rendered.stdout


def test_a_file_that_is_not_there_never_stops_the_rest(tmp_path: Path) -> None:
    done = run("encode", tmp_path / "no.txt", SEED, "-o", tmp_path, "--jobs", "1")
    assert done.exit_code == 2
    assert "no.txt: No such file or directory" in done.stderr
    assert (tmp_path / f"{SEED.stem}.xml").is_file()


def test_a_device_is_written_to_and_not_replaced() -> None:
    assert run("encode", SEED, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_strict_makes_the_warning_count(tmp_path: Path) -> None:
    assert run("encode", SEED, "-o", tmp_path / "a.xml", "--strict").exit_code == 1
    assert run("encode", SEED, "-o", tmp_path / "a.xml", "--fail-on", "warning").exit_code == 1
    assert run("encode", SEED, "-o", tmp_path / "a.xml", "--fail-on", "info").exit_code == 1


def test_review_lists_what_was_inferred() -> None:
    done = run("encode", SEED, "--review", "-")
    assert done.stderr.count("certainty high") == 6
    assert done.stderr.count("certainty medium") == 5


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_never_stops_the_rest(tmp_path: Path, jobs: str) -> None:
    texts, out = tmp_path / "in", tmp_path / "out"
    (texts / "sub").mkdir(parents=True)
    out.mkdir()
    (texts / "a.txt").write_bytes(b"one")
    (texts / "b.txt").write_bytes(b"\xff")
    (texts / "sub" / "c.txt").write_bytes(b"three")
    done = run("encode", texts, "-o", out, "--jobs", jobs)
    assert done.exit_code == 1
    assert "b.txt:1:1: error [T002 not-utf-8]" in done.stderr
    assert "2 of 3 documents written" in done.stderr
    assert done.stderr.count("not written") == 1
    written = sorted(str(file.relative_to(out)) for file in out.rglob("*.*"))
    assert written == ["a.xml", "sub/c.xml"]
    back = tmp_path / "back"
    back.mkdir()
    assert run("decode", out / "*.xml", out / "sub", "-o", back).exit_code == 0
    assert (back / "a.txt").read_bytes() == b"one"
    assert (back / "c.txt").read_bytes() == b"three"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["encode", "nowhere.txt"], "nowhere.txt: No such file or directory"),
        (["encode", "nowhere*.txt"], "no file matches 'nowhere*.txt'"),
        (["encode", "{tmp}"], "the folder '{tmp}' has no file in .txt, .text"),
        (["encode", "{seed}", "-o", "{tmp}/no/a.xml"], "does not exist"),
        (["encode", "{seed}", "-o", "{tmp}/no/"], "does not exist"),
        (["encode", "{seed}", "{readme}"], "2 files need a folder to be written to: -o DIR"),
        (["encode", "{seed}", "{readme}", "-o", "{tmp}/no"], "'{tmp}/no' does not exist"),
        (["encode", "{seed}", "-o", "{seed}"], "would be written over itself"),
        (["encode", "{seed}", "--profile", "nope"], "expected one of committee, court-qa"),
        (["encode", "{seed}", "--date", "soon"], "expected one such as 2026-01-31"),
        (["encode", "{seed}", "--header", "{tmp}/no.toml"], "does not exist"),
        (["encode", "{seed}", "--jobs", "0"], "0 is not in the range"),
        (["encode", "-", "{seed}"], "standard input cannot be read together with files"),
        (["render", "{seed}", "--to", "pdf"], "'pdf' is not one of"),
        (["profile", "show", "nope"], "expected one of committee, court-qa"),
    ],
)
def test_wrong_use_exits_with_2(tmp_path: Path, arguments: list[str], problem: str) -> None:
    places = {"seed": SEED, "readme": ROOT / "README.md", "tmp": tmp_path}
    done = run(*(argument.format(**places) for argument in arguments))
    assert done.exit_code == 2
    assert problem.format(**places) in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "data", "status"),
    [
        ("encode", b"\x89PNG\xff", 1),
        ("decode", b"<TEI>", 1),
        ("decode", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 1),
        ("decode", b"<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", 1),
        ("render", b"no xml", 1),
    ],
)
def test_wrong_documents_exit_with_1(
    tmp_path: Path, command: str, data: bytes, status: int
) -> None:
    source, target = tmp_path / "in.dat", tmp_path / "out.dat"
    source.write_bytes(data)
    target.write_bytes(b"kept")
    done = run(command, source, "-o", target)
    assert done.exit_code == status
    assert "error" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"kept"


def test_an_incorrect_profile_exits_with_3(tmp_path: Path) -> None:
    profile = tmp_path / "my.toml"
    profile.write_text("name = 1")
    done = run("encode", SEED, "--profile", profile)
    assert done.exit_code == 3
    assert "my.toml: error [F101 incorrect-profile]" in done.stderr
    assert run("profile", "check", profile).exit_code == 3
    assert run("profile", "check", "wilson").exit_code == 0


def test_a_limit_can_be_set(tmp_path: Path) -> None:
    done = run("encode", SEED, "--max-bytes", "100", "-o", tmp_path / "a.xml")
    assert done.exit_code == 1
    assert "limit of 100 bytes" in done.stderr


def test_the_schema_address_can_be_set() -> None:
    done = run("encode", "--schema-address", "my/schema.rng", data=b"x")
    assert b'<?xml-model href="my/schema.rng"' in done.stdout_bytes
    assert b'<?xml-model href="my/schema.sch"' in done.stdout_bytes


def test_profiles_can_be_looked_at() -> None:
    assert "Wilson Center Digital Archive" in run("profile", "list").stdout
    assert 'name = "wilson"' in run("profile", "show", "wilson").stdout
