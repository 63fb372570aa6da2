"""The reports of `teitools validate`: which are asked for, where they go, writing them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from teitools.errors import UsageError

if TYPE_CHECKING:
    from teitools.cli.validate_run import Run
    from teitools.reporters.journal import Journal

NAMES = ("text json jsonl sarif junit github gitlab checkstyle markdown svrl html").split()
WHILE_JUDGING = frozenset({"text", "jsonl"})
"""The forms that standard output is given while documents are judged."""


class Wanted(NamedTuple):
    """A report that is asked for; without `target` it goes to standard output."""

    form: str
    target: Path | None = None


def wanted(given: Sequence[str]) -> list[Wanted]:
    """The reports that options of the form ``FORM`` or ``FORM=FILE`` ask for.

    Raises BadParameter where there is no such form, or two would go to one place.
    """
    reports = [_wanted(each) for each in given] or [Wanted("text")]
    targets = [each.target and each.target.resolve() for each in reports]
    for number, target in enumerate(targets):
        if target in targets[:number]:
            where = "standard output" if target is None else str(target)
            raise click.BadParameter(f"two reports would go to {where}: give one FORM=FILE")
    return reports


def _wanted(given: str) -> Wanted:
    form, equals, file = given.partition("=")
    if form not in NAMES:
        raise click.BadParameter(f"{form!r} is not one of {', '.join(NAMES)}")
    if equals and not file:
        raise click.BadParameter(f"{given!r} names no file")
    return Wanted(form, Path(file) if file and file != "-" else None)


def printed(reports: Sequence[Wanted]) -> str:
    """What standard output is given while documents are judged, if anything."""
    here = next((each.form for each in reports if each.target is None), "")
    return here if here in WHILE_JUDGING else ""


def recorded(reports: Sequence[Wanted]) -> bool:
    """Whether a report needs everything put down."""
    return any(each.target is not None or each.form not in WHILE_JUDGING for each in reports)


def spare(reports: Sequence[Wanted], names: Sequence[str]) -> None:
    """Raise UsageError where a report would be written over one of the files called `names`."""
    targets = {_mark(each.target): each.target for each in reports if each.target is not None}
    targets.pop(None, None)
    for name in names if targets else ():
        mark = _mark(name)
        if mark in targets:
            shown = click.format_filename(name)
            raise UsageError(f"{targets[mark]}: a report would be written over {shown}")


def _mark(name: str | Path) -> tuple[int, int] | None:
    """What tells one file from all others, whatever it is called."""
    try:
        status = os.stat(name)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def write_reports(
    reports: Sequence[Wanted],
    run: Run,
    journal: Journal,
    changed: Mapping[str, frozenset[int]],
) -> None:
    """Write what is asked for of a run that is over; say what cannot be written."""
    from teitools import __version__, files
    from teitools.cli.verdict import WRONG_USE
    from teitools.reporters.formats import writer
    from teitools.reporters.outcome import Outcome

    complaints = tuple(run.complaints)
    outcome = Outcome(
        journal=journal,
        version=__version__,
        code=run.code,
        counts=Counter(entry.severity for entry in journal.entries()),  # of a run cut short, too
        documents=run.documents,
        invalid=run.invalid,
        complaints=complaints,
        changed=changed,
    )
    for report in reports:
        if report.target is None:
            if report.form not in WHILE_JUDGING:
                for piece in writer(report.form)(outcome):
                    click.echo(piece, nl=False)
            continue
        try:
            data = "".join(writer(report.form)(outcome)).encode("utf-8", "backslashreplace")
            files.replace(report.target, data)
        except OSError as error:
            run.complain(f"{report.target}: {error.strerror or error}", WRONG_USE)
