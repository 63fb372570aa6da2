"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from teitools.cli.outcome import MISUSED
from teitools.errors import UsageError
from teitools.findings import Severity

_Command = TypeVar("_Command", bound=Callable[..., Any])


def documents(command: _Command) -> _Command:
    """The arguments and options of a command that turns documents into documents."""
    for option in (
        click.argument("inputs", metavar="[FILE|DIR|GLOB|-]...", nargs=-1),
        click.option("-o", "--output", metavar="FILE|DIR", help="Where to write; - is stdout."),
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(min=1),
            default=os.cpu_count() or 1,
            help="How many documents at a time; as many as there are processors unless given.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice([each.label for each in reversed(Severity)]),
            default="error",
            show_default=True,
            help="The least severity that makes the exit status 1.",
        ),
        click.option("--strict", is_flag=True, help="The same as --fail-on warning."),
    ):
        command = option(command)
    return command


def longest(what: str) -> Callable[[_Command], _Command]:
    """The option that bounds how much of a text or a document is read, in bytes."""
    return click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=100_000_000,
        show_default=True,
        help=f"The longest {what} that is read.",
    )


def threshold(fail_on: str, strict: bool) -> Severity:
    """The least severity that counts."""
    level = Severity[fail_on.upper()]
    return min(level, Severity.WARNING) if strict else level


def misused(error: UsageError) -> click.exceptions.Exit:
    """Say what is wrong with the call; the exit status is 2."""
    complain(str(error))
    return click.exceptions.Exit(MISUSED)


def complain(message: str) -> None:
    """Print an error that is no finding, on standard error."""
    click.echo(click.style("error: ", fg="red", bold=True) + message, err=True)
