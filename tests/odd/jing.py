"""Jing, asked about many documents at once."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path


def jing(schema: Path, files: Iterable[Path]) -> dict[Path, str]:
    """The first message of Jing on each of `files` that it finds invalid."""
    names = [str(file) for file in files]
    run = subprocess.run(
        ["jing", str(schema), *names], capture_output=True, text=True, timeout=300, check=False
    )
    found: dict[Path, str] = {}
    for line in run.stdout.splitlines() + run.stderr.splitlines():
        match = re.match(r"(.*?):\d+:\d+: (?:fatal|error)?:?\s*(.*)", line)
        if match:
            assert Path(match[1]) != schema, line
            found.setdefault(Path(match[1]), line)
        elif line.strip():
            raise AssertionError(line)
    assert run.returncode == (1 if found else 0), run.stderr
    return found
