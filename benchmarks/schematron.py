"""How fast Schematron is, with RELAX NG and over many documents; see README.md here."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT.parent / "shared" / "tei" / "odd" / "tei_all.rng"
CORPORA = ROOT.parent / "shared" / "corpora"
SMALL = CORPORA / "tei-p5-test" / "testappinfo.xml"
BOUNDS = {"cold": 0.6, "cached": 0.4}
"""Seconds of processor time for one small file, with RELAX NG and Schematron of tei_all."""
BYTECODE = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "benchmarks" / "bytecode"),
}
"""Modules are compiled once, as those of an installed package are."""
_TEITOOLS = str(Path(sys.executable).with_name("teitools"))


def seconds(command: list[str], cache: Path) -> float:
    """The processor time of a command, and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, **BYTECODE, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(command, env=environment, capture_output=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def documents() -> list[Path]:
    """The samples that are well-formed and have no external document type declaration."""
    from teitools.errors import DocumentError
    from teitools.source import Source
    from teitools.xml.document import Document

    found = []
    for path in sorted(CORPORA.rglob("*.xml")):
        try:
            Document(Source.of(path))
        except DocumentError:
            continue
        found.append(path)
    return found


def one_small_file(runs: int, cache: Path) -> bool:
    """Time one small file; whether the bounds are kept."""
    kept = True
    for kind, options in (
        ("RELAX NG", []),
        ("RELAX NG and Schematron", ["--schematron"]),
    ):
        command = [_TEITOOLS, "validate", str(SMALL), "--schema", str(SCHEMA), *options]
        for state in ("cold", "cached"):
            times = []
            for _ in range(runs):
                if state == "cold":
                    shutil.rmtree(cache, ignore_errors=True)
                times.append(seconds(command, cache))
            middle = statistics.median(times)
            print(f"one small file, {kind:<24} {state:<7} {middle:6.2f} s")
            kept &= not options or middle <= BOUNDS[state]
    return kept


def many(runs: int, cache: Path) -> None:
    """Time all samples in one process, with and without Schematron."""
    names = list(map(str, documents()))
    size = sum(Path(name).stat().st_size for name in names)
    for kind, options in (
        ("RELAX NG", []),
        ("RELAX NG and Schematron", ["--schematron"]),
    ):
        command = [_TEITOOLS, "validate", "-q", "--jobs", "1", "--schema", str(SCHEMA)]
        times = [seconds([*command, *options, *names], cache) for _ in range(runs)]
        middle = statistics.median(times)
        print(f"{len(names)} files, {size / 1e6:.1f} MB, {kind:<24} {middle:6.2f} s")


def main() -> int:
    """Measure, and compare with the bounds; the exit status is 1 where one is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        kept = one_small_file(runs, Path(folder) / "cache")
        many(min(runs, 3), Path(folder) / "cache")
    print("the bounds are kept" if kept else "a bound is not kept")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
