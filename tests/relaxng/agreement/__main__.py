"""The table of disagreements between our engine and Jing, for corpora that nobody has seen."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import click

from teitools.errors import TeitoolsError
from tests.relaxng.agreement import documents, jing
from tests.relaxng.agreement.comparison import VERDICT, Pair, compare, tally
from tests.relaxng.agreement.engine import load

_EXISTING = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("schemas", nargs=-1, required=True, type=_EXISTING)
@click.option("--documents", "-d", "places", multiple=True, required=True, type=_EXISTING)
@click.option("--lines/--no-lines", default=True, help="Compare the line of the first error too.")
def main(schemas: tuple[Path, ...], places: tuple[Path, ...], lines: bool) -> None:
    """Judge the documents in files and folders by SCHEMAS (files or folders), with us and Jing.

    Exits with 1 when a verdict differs, or a schema could not be compared.
    """
    pairs: list[Pair] = []
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        copies = documents.copy(_files(places, "xml"), Path(folder))
        for schema in _files(schemas, "rng"):
            began = time.perf_counter()
            try:
                found = compare(schema, copies, load)
            except (TeitoolsError, AssertionError, jing.JingFailure) as error:
                click.echo(f"{schema.name}: not compared: {str(error)[:300]}")
                failed = True
                continue
            spent = time.perf_counter() - began
            click.echo(f"{schema.name}: {tally(found)} ({spent:.1f} s)")
            pairs += found
            for pair in found:
                if pair.differs == VERDICT or (pair.differs and lines):
                    click.echo(pair.row(schema.name, str(copies[pair.document])))
    click.echo(f"all: {tally(pairs)}")
    sys.exit(failed or any(pair.differs == VERDICT for pair in pairs))


def _files(places: Iterable[Path], ending: str) -> list[Path]:
    """The files that are named, and those in the folders that are."""
    found: list[Path] = []
    for place in places:
        found += sorted(place.rglob(f"*.{ending}")) if place.is_dir() else [place]
    return found


if __name__ == "__main__":
    main()
