"""Whole processes measured: time by the clock, time of the processors, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_BYTECODE = Path(__file__).resolve().parent.parent / "build" / "benchmarks" / "bytecode"
_ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(_BYTECODE)}
"""Modules are compiled once, as those of an installed package are."""
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

    `exits` are the exit codes that are right. What it prints goes to a file.
    """
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT, **(environment or {})},
            stdin=subprocess.DEVNULL if source is None else source.stdout,
            stdout=told,
            stderr=said,
        )
        if source is not None and source.stdout is not None:
            source.stdout.close()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in exits:
            said.seek(0)
            words = said.read(2000).decode("utf-8", "replace")
            raise FailedError(f"{' '.join(command)[:200]}: exit {process.returncode}\n{words}")
        told.seek(0)
        first = told.read(1)
        figures = json.loads(first + told.read()) if first == b"{" else None
    return Measure(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT, figures)


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
