"""A document that could not be judged to its end: one finding, and the rest go on."""

from __future__ import annotations

from collections.abc import Iterator

import click

from teitools.cli.validate_showing import Form, Shown
from teitools.cli.verdict import CLEAN, FAULT, FOUND, Verdict
from teitools.findings import Finding, Report, Severity
from teitools.source import Location
from teitools.validation.codes import CRASHED, TOO_LONG, TOO_MUCH
from teitools.validation.limits import Limits
from teitools.validation.losses import MEMORY, TIME, Lost


def conclusion(
    name: str, lost: Lost, form: Form, least: Severity, limits: Limits, size: int, begun: bool
) -> Iterator[str | Verdict]:
    """What is printed of the document `name`, of `size` bytes; at last a Verdict. Something of it
    was printed before, if it was `begun`. `least` is the severity that counts.
    """
    shown = Shown(click.format_filename(name), form)
    finding = _finding(shown.name, lost, limits, size)
    code = FOUND if finding.severity >= least else CLEAN
    said: tuple[str, ...] = ()
    if finding.code == CRASHED:
        code = FAULT
        said = (f"{shown.name}: a fault of teitools itself, please report: {lost.reason}",)
    if form.json and (begun or said):
        yield from [shown.closing()] if begun else shown.failed(Report([finding]), said[0])
        yield from (piece for piece in shown.pieces(Report([finding])) if type(piece) is not str)
    else:
        yield from shown.pieces(Report([finding]))
    yield from shown.concluded(False, said)
    yield Verdict(shown.name, code, False, {finding.severity: 1}, said)


def _finding(name: str, lost: Lost, limits: Limits, size: int) -> Finding:
    location = Location(name)
    if lost.cause == TIME:
        seconds = limits.time(size)
        return Finding(TOO_LONG, location, {"seconds": f"{seconds or 0:.4g}"})
    if lost.cause == MEMORY:
        most = limits.memory
        limit = "there is" if most is None else f"{most / 1e6:.0f} MB"
        return Finding(TOO_MUCH, location, {"limit": limit})
    return Finding(CRASHED, location, {"reason": lost.reason})
