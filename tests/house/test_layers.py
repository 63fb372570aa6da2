"""The storeys: what may import what, and that nothing heavy loads before it is needed."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from tests.requirements import ROOT

_HEAVY = ("lxml", "xmlschema", "elementpath", "saxonche", "click")
_REPORT = f"print([name for name in {_HEAVY} if name in sys.modules])"
_ALLOWED_CPU = 0.15


def python(program: str) -> str:
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_storeys_import_only_downward() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 kept, 0 broken" in done.stdout


def test_importing_is_light() -> None:
    assert python(f"import sys, teitools; {_REPORT}") == "[]\n"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_no_engine(option: str) -> None:
    shown = python(
        f"import sys; sys.argv = ['teitools', {option!r}]\n"
        "from teitools.cli import main\n"
        "try: main()\n"
        f"finally: {_REPORT}"
    )
    assert shown.splitlines()[-1] == "['click']"


def test_help_is_instant() -> None:
    bare = min(processor_time("-c", "pass") for _ in range(5))
    helping = min(processor_time("-m", "teitools", "--help") for _ in range(5))
    assert helping - bare < _ALLOWED_CPU


def test_nothing_is_searched_for_cycles_where_the_process_ends() -> None:
    program = """
class Cycle:
    def __del__(self): print("found")
cycle = Cycle()
cycle.itself = cycle
del cycle
"""
    assert python(program) == "found\n"
    assert python(f"import teitools.cli\n{program}") == ""


def processor_time(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_every_name_that_is_offered_is_there() -> None:
    names = python("import teitools; print(*[n for n in teitools.__all__ if getattr(teitools, n)])")
    assert names.split() == python("import teitools; print(*teitools.__all__)").split()
