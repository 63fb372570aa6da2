"""Whatever the bytes, a loader answers or refuses: nothing else is raised, opened or fetched.

The ordinary run mutates seeds a little. A long run is guided by what the code does:
``TEITOOLS_ALL=1 python3 run.py test -m long tests/fuzzing`` gives each target a minute, and
``python -m tests.fuzzing TARGET SECONDS`` one of them as long as you like.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing.guarding import Breach, guarded
from tests.fuzzing.mutating import found, mutated, seeds
from tests.fuzzing.targets import REFUSALS, TARGETS
from tests.requirements import ROOT, need

_SLOW = {"odd": 8, "sch": 12, "xsd": 25, "edition": 25}
"""How many examples are tried of what takes long."""


def run(name: str, data: bytes, folder: Path) -> bool:
    """Whether `data` is accepted; it fails where something else than a refusal is raised."""
    if name == "sch":
        need("saxonche")
    try:
        with guarded(folder):
            TARGETS[name](data, folder)
    except REFUSALS:
        return False
    return True


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_accepted(name: str, tmp_path: Path) -> None:
    assert all(run(name, seed, tmp_path) for seed in seeds(name))


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_mutated_is_answered(name: str, tmp_path: Path) -> None:
    @settings(
        max_examples=_SLOW.get(name, 60),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.data())
    def judge(data: st.DataObject) -> None:
        run(name, data.draw(mutated(name)), tmp_path)

    judge()


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_is_answered(name: str, tmp_path: Path) -> None:
    for file in found(name):
        run(name, file.read_bytes(), tmp_path)


@pytest.mark.parametrize(
    "program",
    [
        "with open('/etc/passwd'): pass",
        "import socket; socket.create_connection(('localhost', 9))",
        "while True: pass",
    ],
)
def test_the_guard_guards(program: str, tmp_path: Path) -> None:
    with pytest.raises((Breach, OSError)), guarded(tmp_path, 0.2):
        exec(program)


@pytest.mark.long
@pytest.mark.parametrize("name", TARGETS)
def test_a_long_run_finds_nothing(name: str) -> None:
    need("atheris")
    command = [sys.executable, "-m", "tests.fuzzing", name, "60"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr[-2000:]
