"""Which documents `teitools validate` means: files, folders, patterns, lists."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

STANDARD = "-"
ENDINGS = (".xml",)
PACKED = (".xml", ".xml.gz")
_PATTERN = frozenset("*?[")

Members = Callable[[str, tuple[str, ...], Callable[[str], None]], Iterable[str] | None]
"""Gives the documents in an archive that a name means; None where it means no archive."""
Complain = Callable[[str], None]
"""Takes what is wrong with a name on the command line, in a sentence."""


def documents(
    arguments: Iterable[str],
    listed: Iterable[str],
    endings: tuple[str, ...],
    complain: Complain,
    members: Members = lambda *_: None,
) -> Iterator[str]:
    """The names of the documents that `arguments` and the lines of lists mean, each once.

    A folder stands for the files below it that end in one of `endings`. An argument that is no
    file may be a pattern. An archive stands for its `members`. A file that is not there is found
    out when it is read.
    """
    seen: set[str] = set()
    for found in (
        *(_expanded(argument, endings, complain, members) for argument in arguments),
        *(_listed(line, endings, complain, members) for line in listed),
    ):
        for name in found:
            if name not in seen:
                seen.add(name)
                yield name


def lines(name: str) -> list[str]:
    """The names in the list `name` ("-" is standard input): one a line, or ended by NUL.

    Raises OSError.
    """
    data = sys.stdin.buffer.read() if name == STANDARD else Path(name).read_bytes()
    if b"\0" in data:
        entries = data.split(b"\0")
    else:
        entries = [line.removesuffix(b"\r") for line in data.split(b"\n")]
    names = [os.fsdecode(entry) for entry in entries if entry]
    return [os.path.join(".", each) if each == STANDARD else each for each in names]


def _expanded(
    argument: str, endings: tuple[str, ...], complain: Complain, members: Members
) -> Iterator[str]:
    found = members(argument, endings, complain)
    if found is not None:
        yield from found
        return
    if argument == STANDARD or not _PATTERN.intersection(argument) or os.path.exists(argument):
        yield from _files(argument, endings, complain)
        return
    from glob import glob

    matches = sorted(glob(argument, recursive=True))
    if not matches:
        complain(f"{click.format_filename(argument)}: no file is there")
    for match in matches:
        found = members(match, endings, complain)
        yield from _files(match, endings, complain) if found is None else found


def _listed(
    line: str, endings: tuple[str, ...], complain: Complain, members: Members
) -> Iterable[str]:
    found = members(line, endings, complain)
    return _files(line, endings, complain) if found is None else found


def _files(name: str, endings: tuple[str, ...], complain: Complain) -> Iterator[str]:
    """`name`, or the files below it if it is a folder."""
    if name == STANDARD or not os.path.isdir(name):
        yield name
        return
    found = sorted(_below(name, endings, complain), key=lambda path: path.split(os.sep))
    if not found:
        complain(f"{click.format_filename(name)}: no {' or '.join(endings)} file is there")
    yield from found


def _below(folder: str, endings: tuple[str, ...], complain: Complain) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        shown = click.format_filename(error.filename or folder)
        complain(f"{shown}: {error.strerror or error}")

    own = str(Path(folder))
    for parent, _, names in os.walk(own, onerror=unreadable):
        for name in names:
            if name.lower().endswith(endings):
                path = name if parent == os.curdir else os.path.join(parent, name)
                path = path.removeprefix(os.path.join(os.curdir, ""))
                if os.path.isfile(path):
                    yield path
