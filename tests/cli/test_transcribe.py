"""``teitools transcribe``, and ``encode`` of other formats, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools.cli import main

PAGE = (
    "<title>A talk</title><p><b>Q:</b> Why <i>not</i>?<p><b>A:</b> So."
    "<p>Q: And?<p>A: Yes.<img alt=x>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "talk.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_text_and_what_is_dropped(page: Path) -> None:
    done = CliRunner().invoke(main, ["transcribe", str(page)])
    assert done.exit_code == 0
    assert done.stdout == "Q: Why [hi rend=italic: not]?\n\nA: So.\n\nQ: And?\n\nA: Yes.\n"
    assert done.stderr.splitlines() == [
        f"{page}: info [T210 profile-chosen] read by the profile 'court-qa': 'Q: Why' (line 1), "
        "'A: So' (line 3); 2 of its 17 signs",
        f"{page}:1:86: warning [T401 dropped] a picture is dropped: 'x'",
    ]


def test_the_text_and_the_header_give_the_same_document(page: Path, tmp_path: Path) -> None:
    text, header, one, other = (tmp_path / name for name in ("a.txt", "a.toml", "a.xml", "b.xml"))
    for arguments in (
        ["transcribe", str(page), "-o", str(text)],
        ["transcribe", str(page), "--to", "header", "-o", str(header)],
        ["encode", str(text), "--header", str(header), "-o", str(one)],
        ["encode", str(page), "-o", str(other)],
    ):
        assert CliRunner().invoke(main, arguments).exit_code == 0
    assert one.read_bytes() == other.read_bytes()
    decoded = CliRunner().invoke(main, ["decode", str(other)])
    assert decoded.stdout_bytes == text.read_bytes()


def test_what_is_dropped_can_be_a_failure(page: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["encode", str(page), "--strict", "-o", str(tmp_path / "x.xml")]
    )
    assert done.exit_code == 1


def test_standard_input_has_no_ending() -> None:
    done = CliRunner().invoke(main, ["encode", "--from", "html"], input=PAGE)
    assert done.exit_code == 0
    assert "<sp " in done.stdout
    refused = CliRunner().invoke(main, ["transcribe"], input=PAGE)
    assert refused.exit_code == 2
    assert "--from" in refused.stderr


def test_a_folder_has_texts_unless_a_format_is_named(page: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a\n", encoding="utf-8")
    made = tmp_path / "made"
    made.mkdir()
    for arguments, names in (
        (["encode", str(tmp_path)], ["a.xml"]),
        (["encode", "--from", "html", str(tmp_path)], ["a.xml", "talk.xml"]),
        (["transcribe", str(tmp_path)], ["a.xml", "talk.txt", "talk.xml"]),
    ):
        assert CliRunner().invoke(main, [*arguments, "-j", "1", "-o", str(made)]).exit_code == 0
        assert sorted(path.name for path in made.iterdir()) == names


def test_a_profile_without_the_explicit_form(page: Path, tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text('extends = "plain"\nname = "own"\nexplicit = false\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["encode", str(page), "--profile", str(profile)])
    assert done.exit_code == 2
    assert "explicit = false" in done.stderr
