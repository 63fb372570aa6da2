"""Names of files that are odd, and readers that go away: a message and a status, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_LONG = "a" * 300
_COMMANDS = {
    "encode": ["encode"],
    "decode": ["decode"],
    "transcribe": ["transcribe"],
    "validate": ["validate"],
    "render": ["render"],
    "profile": ["profile", "check"],
    "odd": ["odd", "compile"],
    "encode --profile": ["encode", "text.txt", "--profile"],
    "encode --header": ["encode", "text.txt", "--header"],
    "encode --authority": ["encode", "text.txt", "--authority"],
    "encode --decisions": ["encode", "text.txt", "--decisions"],
    "encode --output": ["encode", "text.txt", "-o"],
    "validate --schema": ["validate", "text.txt", "--schema"],
    "validate --files-from": ["validate", "--files-from"],
}


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit status, and what is said."""
    done = subprocess.run(
        [sys.executable, "-m", "teitools", *arguments],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("odd")
    (made / "text.txt").write_text("A: x\n")
    (made / "loop").symlink_to("loop")
    (made / "dangling").symlink_to("nowhere")
    return made


@pytest.mark.parametrize("name", ["loop", "dangling/x", _LONG, "text.txt/x"])
@pytest.mark.parametrize("command", _COMMANDS)
def test_odd_names_are_told(command: str, name: str, folder: Path) -> None:
    status, said = run(folder, *_COMMANDS[command], name)
    assert status == 2
    assert name.partition("/")[0] in said
    assert "Traceback" not in said
    assert "fault of teitools" not in said


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise elsewhere")
@pytest.mark.parametrize("command", ["encode", "transcribe --from markdown"])
def test_who_stops_reading_is_told_nothing(command: str, folder: Path) -> None:
    text = folder / "long.txt"
    text.write_text("A: words\n\nB: more\n\n" * 4_000)  # no pipe holds what comes of it
    arguments = [sys.executable, "-m", "teitools", *command.split(), str(text)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        said = program.stderr.read().decode()
    assert "pipe" not in said.lower()
    assert "Traceback" not in said
