"""`run.py`, before it makes an environment: what it says to who calls it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.requirements import ROOT

SCRIPT = ROOT / "run.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("arguments", "status"), [((), 2), (("test-all",), 2), (("demo", "x"), 2), (("--help",), 0)]
)
def test_it_says_what_it_can_do(arguments: tuple[str, ...], status: int) -> None:
    done = run(str(SCRIPT), *arguments)
    assert done.returncode == status
    assert "run.py demo" in done.stdout
    assert "run.py test" in done.stdout


def test_an_old_python_without_a_newer_one() -> None:
    done = run(
        "-c",
        "import shutil, sys; sys.path.insert(0, '.'); import run\n"
        "sys.version_info, shutil.which = (3, 9, 1), lambda name: None\n"
        "sys.exit(run.main(['demo']))",
    )
    assert done.returncode == 1
    assert done.stderr == "run.py: this is Python 3.9.1; teitools needs 3.11 or later\n"


def test_an_old_python_beside_a_newer_one() -> None:
    done = run(
        "-c",
        "import shutil, subprocess, sys; sys.path.insert(0, '.'); import run\n"
        "sys.version_info, shutil.which = (3, 9, 1), lambda name: '/programs/' + name\n"
        "subprocess.call = lambda command: print(command[0], *command[2:])\n"
        "run.main(['test', '-x'])",
    )
    assert done.stdout == "/programs/python3.11 test -x\n"
