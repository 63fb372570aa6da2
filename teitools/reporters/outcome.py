"""A run of `validate` that is over, as every report sees it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePath
from urllib.parse import quote

from teitools.dataclass import dataclass
from teitools.findings import Severity
from teitools.reporters.journal import Entry, Journal

_UNRESERVED = "/~!$&'()*+,;=@"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, by which version; the exit code; what else was said.

    `changed` tells which lines of a file a contributor changed, where that is known.
    """

    journal: Journal
    version: str
    code: int
    counts: Mapping[Severity, int]
    documents: int
    invalid: int
    complaints: tuple[str, ...] = ()
    changed: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def is_changed(self, entry: Entry) -> bool:
        """Whether the finding stands in a line that was changed."""
        place = entry.place
        return place is not None and place[0] in self.changed.get(relative(entry.file), ())


def relative(file: str) -> str:
    """The name of `file` from the folder where the run began, with `/`; the name itself where
    it is elsewhere, or no file.
    """
    if file.startswith("<"):
        return file
    path = os.path.normpath(file)
    if os.path.isabs(path):
        here = os.getcwd()
        with_end = here.rstrip(os.sep) + os.sep
        path = path[len(with_end) :] if path.startswith(with_end) else path
    return PurePath(path).as_posix()


def address(file: str) -> str:
    """`relative`, as a URI reference (RFC 3986); of a file elsewhere, an absolute URI."""
    name = relative(file)
    return ("file://" if name.startswith("/") else "") + quote(name, safe=_UNRESERVED)
