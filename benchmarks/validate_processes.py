"""Whole processes measured: time by the clock, time of the processors, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_BYTECODE = Path(__file__).resolve().parent.parent / "build" / "benchmarks" / "bytecode"
_ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(_BYTECODE)}
"""Modules are compiled once, as those of an installed package are."""
_LAUNCH = """
import os, sys, time
told, said, *command = sys.argv[1:]
flags = os.O_WRONLY | os.O_CREAT, 0o600
files = [(os.POSIX_SPAWN_OPEN, 1, told, *flags), (os.POSIX_SPAWN_OPEN, 2, said, *flags)]
began = time.perf_counter()
process = os.posix_spawnp(command[0], command, os.environ, file_actions=files)
_, status, used = os.wait4(process, 0)
wall = time.perf_counter() - began
print(os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A process begins with the peak of memory of the one that starts it: so that is a small one."""
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Measure:
    """Seconds by the clock, seconds of processors, and the most bytes of memory."""

    wall: float
    cpu: float
    memory: int = 0
    told: Mapping[str, float] | None = None
    """What the process itself has said of what it did, as JSON."""

    @property
    def work(self) -> Measure:
        """The part that the process itself has measured."""
        told = self.told or {}
        return Measure(told["wall"], told["cpu"])


class FailedError(Exception):
    """A process did not do what was to be measured."""


def run(
    command: Sequence[str],
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    exits: Sequence[int] = (0,),
    source: subprocess.Popen[bytes] | None = None,
) -> Measure:
    """Run `command` in `folder`, with the output of `source` as its standard input.

    `exits` are the exit codes that are right. What it prints is thrown away, figures aside.
    """
    with tempfile.TemporaryDirectory() as name:
        told, said = Path(name, "told"), Path(name, "said")
        launched = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCH, str(told), str(said), *command],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT, **(environment or {})},
            stdin=subprocess.DEVNULL if source is None else source.stdout,
            stdout=subprocess.PIPE,
            check=True,
        )
        code, wall, cpu, memory = map(float, launched.stdout.split())
        if code not in exits:
            words = said.read_bytes()[:2000].decode("utf-8", "replace")
            raise FailedError(f"{' '.join(command)[:200]}: exit code {code:g}\n{words}")
        with told.open("rb") as file:
            figures = json.loads(file.read()) if file.peek(1)[:1] == b"{" else None
    return Measure(wall, cpu, int(memory) * _UNIT, figures)


Rounds = Mapping[str, Sequence[Measure]]
"""What was measured of each contestant, round by round."""


def seconds(measures: Sequence[Measure]) -> Measure:
    """The medians."""
    return Measure(
        median(each.wall for each in measures),
        median(each.cpu for each in measures),
        max(each.memory for each in measures),
    )


def speed(measures: Sequence[Measure], others: Sequence[Measure], clock: str = "wall") -> float:
    """How many times as fast the first are as the others: the median of the rounds' ratios."""
    return median(
        getattr(other, clock) / max(getattr(each, clock), 1e-9)
        for each, other in zip(measures, others, strict=True)
    )
