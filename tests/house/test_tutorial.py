"""The tutorial does what it says: its files are made and its commands are run, in their order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.requirements import ROOT

PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
_FILE = re.compile(r"```\w+ (\S+)\n(.*?)```\n", re.DOTALL)
_CONSOLE = re.compile(r"```console\n(.*?)```\n", re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Each command of the page, and what it prints."""
    found = []
    for block in _CONSOLE.findall(PAGE):
        for part in block.split("$ ")[1:]:
            command, _, printed = part.partition("\n")
            found.append((command, printed))
    return found


def run(command: str, folder: Path) -> str:
    """What `command` prints in `folder`; with its exit status, where that is not 0."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(folder / "cache")}
    environment.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(
        ["sh", "-c", f"{command} 2>&1"],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    status = f"[exit status {done.returncode}]\n" if done.returncode else ""
    return done.stdout + status


def test_every_command_prints_what_stands_below_it(tmp_path: Path) -> None:
    for name, content in _FILE.findall(PAGE):
        (tmp_path / name).write_text(content, encoding="utf-8")
    steps = commands()
    assert len(steps) > 14
    assert [run(command, tmp_path) for command, _ in steps] == [printed for _, printed in steps]
