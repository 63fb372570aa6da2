"""How fast Schematron is, with RELAX NG: one file, samples, a corpus beside Jing; see README.md."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import corpora
from corpora import Corpus
from validate_processes import Measure, run, seconds, speed
from validate_table import Table

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT.parent / "shared" / "tei" / "odd" / "tei_all.rng"
SMALL = ROOT.parent / "shared" / "corpora" / "tei-p5-test" / "testappinfo.xml"
BOUNDS = {"cold": 0.6, "cached": 0.4}
"""Seconds of processor time for one small file, with RELAX NG and Schematron of tei_all."""
MOST_MEMORY = 300
"""The most megabytes that a process may have."""
_BOTH = "--schematron"
_RELAXNG, _ONE, _TWO = (
    "RELAX NG, 1 process",
    "and Schematron, 1 process",
    "and Schematron, 2 processes",
)
_FIRST, _SECOND = "2 processes, nothing known", "2 processes, all known"
_JING = "jing, RELAX NG"
_EXITS = (0, 1)


def teitools(*arguments: str) -> tuple[str, ...]:
    """The command that validates by tei_all."""
    command = (sys.executable, "-m", "teitools", "validate", "-q", "--schema", str(SCHEMA))
    return (*command, *arguments)


def one_small_file(rounds: int) -> bool:
    """Time one small file; whether the bounds are kept."""
    table = Table("one small file, seconds of a processor")
    kept = True
    with TemporaryDirectory() as folder:
        cache = Path(folder) / "cache"
        for kind, options in (("RELAX NG", []), ("RELAX NG and Schematron", [_BOTH])):
            for state in ("cold", "cached"):
                measures = [_small(cache, state, options) for _ in range(rounds)]
                most = BOUNDS[state] if options else None
                found = seconds(measures).cpu
                table.bound(f"{kind}, {state}", found, "s", most)
                kept &= most is None or found <= most
    print(table)
    return kept


def _small(cache: Path, state: str, options: Sequence[str]) -> Measure:
    """Nothing is kept, or schemas are: what was found is forgotten."""
    if state == "cold":
        shutil.rmtree(cache, ignore_errors=True)
    _forget(cache)
    command = teitools(*options, str(SMALL))
    return run(command, environment={"XDG_CACHE_HOME": str(cache)}, exits=_EXITS)


def samples(rounds: int) -> bool:
    """Time all samples in one process, with and without Schematron."""
    documents = corpora.samples(1)
    if documents is None:
        return True
    table = _table(documents)
    for kind, options in (("RELAX NG", []), ("RELAX NG and Schematron", [_BOTH])):
        command = teitools("--no-cache", "--jobs", "1", *options, *documents.files)
        found = [run(command, documents.folder, exits=_EXITS) for _ in range(rounds)]
        table.figures(kind, seconds(found), documents.size)
    print(table)
    return True


def corpus(documents: Corpus, rounds: int) -> bool:
    """Time `documents` beside Jing, in turn; whether the bounds are kept."""
    documents.warm()
    with TemporaryDirectory() as name:
        cache = Path(name)

        def whole(*options: str) -> Callable[[], Measure]:
            command = teitools(*options, *documents.files)
            return lambda: run(command, documents.folder, {"XDG_CACHE_HOME": name})

        first = whole("--jobs", "2", _BOTH)
        contestants = {
            _RELAXNG: whole("--no-cache", "--jobs", "1"),
            _ONE: whole("--no-cache", "--jobs", "1", _BOTH),
            _TWO: whole("--no-cache", "--jobs", "2", _BOTH),
            _FIRST: lambda: _forget(cache) or first(),
            _SECOND: first,
        }
        if shutil.which("jing"):
            jing = ("jing", str(SCHEMA), *documents.files)
            contestants[_JING] = lambda: run(jing, documents.folder)
        found: dict[str, list[Measure]] = {each: [] for each in contestants}
        for _ in range(rounds):
            for each, contestant in contestants.items():
                found[each].append(contestant())
    table = _table(documents)
    for each, measures in found.items():
        table.figures(each, seconds(measures), documents.size)
    kept = _compared(table, found)
    table.load()
    print(table)
    return kept


def _compared(table: Table, found: dict[str, list[Measure]]) -> bool:
    """Put down the ratios; whether the bounds are kept."""
    bounds: list[tuple[str, float, str, float | None]] = []
    if _JING in found:
        for each in (_RELAXNG, _ONE, _TWO, _FIRST):
            ratio = speed(found[_JING], found[each], "cpu")
            bounds.append((f"{each} : jing, processor", ratio, "", 1 if each == _ONE else None))
    ratio = speed(found[_FIRST], found[_SECOND], "cpu")
    bounds.append(("all known : nothing known, processor", ratio, "", 0.1))
    memory = max(seconds(found[each]).memory for each in found if each != _JING)
    bounds.append(("the most memory of one process", memory / 1e6, "MB", MOST_MEMORY))
    for name, value, unit, most in bounds:
        table.bound(name, value, unit, most)
    return all(most is None or value <= most for _, value, _, most in bounds)


def _table(documents: Corpus) -> Table:
    title = f"{documents.name}: {len(documents.files):,} documents, {documents.size / 1e6:.1f} MB"
    table = Table(title)
    table.header()
    return table


def _forget(cache: Path) -> None:
    """Remove the findings that are kept."""
    for file in cache.rglob("findings.sqlite*"):
        file.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Measure, and compare with the bounds; the exit status is 1 where one is not kept."""
    sections = ("small", "samples", "editions", "descriptions")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts (3)")
    parser.add_argument("--documents", type=int, default=10_000, help="of each corpus (10,000)")
    parser.add_argument("--only", nargs="+", choices=sections, default=sections[:3])
    options = parser.parse_args(arguments)
    if not SCHEMA.is_file():
        print("this needs the reference material in ../shared: tei/odd/tei_all.rng")
        return 0
    rounds, count = max(options.rounds, 1), options.documents
    measured: dict[str, Callable[[], bool]] = {
        "small": lambda: one_small_file(max(rounds, 5)),
        "samples": lambda: samples(rounds),
        "editions": lambda: corpus(corpora.editions(count), rounds),
        "descriptions": lambda: corpus(corpora.descriptions(count), rounds),
    }
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}")
    kept = [measured[each]() for each in sections if each in options.only]
    print("\nthe bounds are kept" if all(kept) else "\na bound is not kept")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
