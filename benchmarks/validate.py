"""How fast `teitools validate` is beside Jing, lxml and the parser alone; see README.md here."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

import corpora
import validate_contestants
from corpora import Corpus
from validate_contestants import Contest, judged, loading, memory
from validate_processes import FailedError
from validate_table import Table

from teitools.compiled import is_compiled

_SIZES = {False: (10_000, 100, 20, 2_000_000_000), True: (1_000, 10, 4, 200_000_000)}
"""How many descriptions and plays, copies of samples, bytes of the long document; if quick."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; the exit status is 0, whatever is found."""
    sections = ("small", "plays", "samples", "loading", "memory")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the documents")
    parser.add_argument("--only", nargs="+", choices=sections, default=sections)
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts (3)")
    options = parser.parse_args(arguments)
    if not validate_contestants.SCHEMA.is_file():
        print("this needs the reference material in ../shared: tei/odd/tei_all.rng")
        return 0
    small, plays, copies, long = _SIZES[options.quick]
    contest = Contest(options.rounds)
    measured: dict[str, Callable[[], Table | None]] = {
        "small": lambda: corpus(contest, corpora.descriptions(small), 1.5),
        "plays": lambda: corpus(contest, corpora.plays(plays), 0.7),
        "samples": lambda: corpus(contest, corpora.samples(copies), 0.7),
        "loading": lambda: loading(contest),
        "memory": lambda: memory(long),
    }
    loop = "compiled" if is_compiled("teitools.relaxng.judging.events") else "not compiled"
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, hot loop {loop}")
    for section in sections:
        if section in options.only:
            try:
                table = measured[section]()
            except FailedError as error:
                print(f"\n{section}: not measured: {error}")
            else:
                print(f"\n{section}: no documents in ../shared/corpora" if table is None else table)
    return 0


def corpus(contest: Contest, documents: Corpus | None, goal: float) -> Table | None:
    """What was measured for `documents`, one process of ours to be `goal` times as fast as Jing."""
    return None if documents is None else judged(contest, documents, goal)


if __name__ == "__main__":
    sys.exit(main())
