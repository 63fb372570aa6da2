"""Doing one thing to many documents: in workers, with a bar, and a table at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from teitools import files
from teitools.cli.options import complain
from teitools.cli.outcome import DONE, MISUSED, Outcome, outcome_of
from teitools.cli.places import Job
from teitools.findings import Finding, Severity
from teitools.source import Source

Verb = Callable[[Source], tuple[bytes, tuple[Finding, ...]]]

_PROFILE_CHOSEN = "T210"
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def run(
    jobs: Sequence[Job],
    verb: Verb,
    workers: int,
    fail_on: Severity,
    review: bool = False,
    most: int = -1,
    keep: Callable[[bytes], Any] | None = None,
    take: Callable[[Outcome], None] | None = None,
    listing: str = "--review",
) -> int:
    """Do every job, report its findings, sum up; give the exit status, which is the worst.

    No more than `most` bytes of a document are read, unless that is negative. What `keep` makes
    of a result is kept in its outcome, and `take` is given each outcome in its turn.
    `listing` is the option that lists what is not shown.
    """
    worst = DONE
    outcomes = []
    for outcome in _outcomes(jobs, partial(_work, verb, most, keep), workers):
        report(outcome, review, listing, alone=len(jobs) == 1)
        if take is not None:
            take(outcome)
        worst = max(worst, outcome.status(fail_on))
        outcomes.append(replace(outcome, kept=None))
    if len(outcomes) > 1:
        _table(outcomes, fail_on)
    return worst


def report(outcome: Outcome, review: bool, listing: str = "--review", alone: bool = False) -> None:
    """Print what was found, on standard error; decisions only for a `review`.

    Which profile was chosen is said of a document that is `alone` in any case.
    """
    hidden = 0
    for finding in outcome.findings:
        is_told = alone and finding.code.id == _PROFILE_CHOSEN
        if finding.severity is Severity.INFO and not review and not is_told:
            hidden += 1
            continue
        level = click.style(finding.severity.label, fg=_COLOURS[finding.severity], bold=True)
        text = f"{finding.location}: {level} [{finding.code}] {finding.message}"
        click.echo(text, err=True)
    if outcome.message:
        complain(outcome.message)
    if hidden and sys.stderr.isatty():
        said = f"{outcome.name}: {hidden} decisions were made; {listing} lists them"
        click.echo(click.style(said, dim=True), err=True)


def _outcomes(
    jobs: Sequence[Job], work: Callable[[Job], Outcome], workers: int
) -> Iterator[Outcome]:
    if len(jobs) == 1:
        yield work(jobs[0])
        return
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(jobs), file=sys.stderr, hidden=hidden) as bar:
        for outcome in _mapped(jobs, work, min(workers, len(jobs))):
            bar.update(1)
            yield outcome


def _mapped(jobs: Sequence[Job], work: Callable[[Job], Outcome], workers: int) -> Iterator[Outcome]:
    if workers < 2:
        yield from map(work, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = [(job, pool.submit(work, job)) for job in jobs]
        for job, future in waiting:
            try:
                yield future.result()
            except BrokenProcessPool:
                yield work(job)


def _work(verb: Verb, most: int, keep: Callable[[bytes], Any] | None, job: Job) -> Outcome:
    """Read, do, write; nothing is written when a step fails."""
    outcome = outcome_of(job.name, lambda: verb(_read(job.source, most)))
    if outcome.data is None:
        return outcome
    try:
        _write(job.target, outcome.data)
    except BrokenPipeError:
        raise  # who reads has seen enough
    except OSError as error:
        message = f"{job.target or '<stdout>'}: {error.strerror or error}"
        return Outcome(job.name, None, outcome.findings, message, MISUSED)
    kept = None if keep is None else keep(outcome.data)
    return Outcome(job.name, b"", outcome.findings, kept=kept)


def _read(path: Path | None, most: int) -> Source:
    if path is None:
        return Source("<stdin>", sys.stdin.buffer.read(most))
    return Source.of(path, most)


def _write(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    files.replace(path, data)


def _table(outcomes: Sequence[Outcome], fail_on: Severity) -> None:
    """One line a document that has something to say, and the sums."""
    rows = []
    for outcome in outcomes:
        counts = [sum(f.severity is s for f in outcome.findings) for s in _SEVERITIES[:2]]
        said = "findings" if outcome.status(fail_on) else "done"
        if outcome.data is None:
            said = "not written"
        rows.append((outcome.name, *map(str, counts), said))
    width = max(len(row[0]) for row in rows)
    click.echo(f"{'document':<{width}}  errors  warnings  result", err=True)
    for row in rows:
        click.echo(f"{row[0]:<{width}}  {row[1]:>6}  {row[2]:>8}  {row[3]}", err=True)
    done = sum(outcome.data is not None for outcome in outcomes)
    click.echo(f"{done} of {len(outcomes)} documents written", err=True)
