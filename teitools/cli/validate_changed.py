"""Which documents `teitools validate --changed` judges."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from teitools.cli.validate_configured import given_files, inclusion_of
from teitools.xml.names import XI

if TYPE_CHECKING:
    from teitools.cli.changes import Changes
    from teitools.cli.validate_archives import Archives
    from teitools.cli.validate_options import Call
    from teitools.validation.configuration import Configuration

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def chosen(
    names: list[str],
    changes: Changes,
    call: Call,
    configuration: Configuration | None,
    archives: Archives,
) -> list[str]:
    """Of `names`, those that are to be judged: those that have changed, and all of them where a
    schema or the configuration has.

    Where documents are judged with what they include, those that include something are among them.
    One that is there no more is not.
    """
    cause = changes.concern_all
    if cause is None:
        given = given_files(call, configuration)
        cause = next((each for each in given if changes.has(each)), None)
    if cause is not None:
        click.echo(f"{cause} has changed: every document is judged", err=True)
        return [name for name in names if not changes.removed(archives.file(name))]
    including = inclusion_of(call, configuration) is not None
    return [
        name
        for name in names
        if (changes.has(archives.file(name)) and not changes.removed(archives.file(name)))
        or (including and _includes(name))
    ]


def _includes(name: str) -> bool:
    """Whether a document seems to include others."""
    try:
        with open(name, "rb") as file:
            data = file.read()
    except OSError:
        return True
    return os.path.isfile(name) and any(XI.encode(each) in data for each in _ENCODINGS)
