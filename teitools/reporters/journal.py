"""What a run of `validate` found, kept in a file until it is reported in every form asked for.

Memory does not grow with the findings: each report reads the file from the beginning.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from json import dumps, loads
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import Any, NamedTuple, Self

from teitools.dataclass import dataclass
from teitools.findings import Finding, Severity
from teitools.reporters.json import finding_object

_SEVERITIES = {severity.label: severity for severity in Severity}
_LONGEST_LINE = 1000


class Recorded(str):
    """Lines for a journal: what `entry_line` and `conclusion` make."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as reports need it. `line` is the text of the line that it is about."""

    data: dict[str, Any]
    fingerprint: str
    line: str
    template: str

    @property
    def code(self) -> str:
        """The stable id of its code."""
        return str(self.data["code"])

    @property
    def rule(self) -> str:
        """The name of its code."""
        return str(self.data["name"])

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return _SEVERITIES[self.data["level"]]

    @property
    def message(self) -> str:
        """The sentence a reader sees."""
        return str(self.data["message"])

    @property
    def file(self) -> str:
        """The name of the document, or of the file it includes, where it stands."""
        return str(self.data["file"])

    @property
    def place(self) -> tuple[int, int] | None:
        """Line and column, or None."""
        line = self.data["line"]
        return None if line is None else (line, self.data["column"])

    def said(self, file: str) -> str:
        """The finding in one line, as a terminal shows it; `file` is what its file is called."""
        place = file if self.place is None else f"{file}:{self.place[0]}:{self.place[1]}"
        return f"{place}: {self.severity.label} [{self.code} {self.rule}] {self.message}"


class Judged(NamedTuple):
    """A document that was judged; `fault` says why it could not be."""

    file: str
    valid: bool
    fault: str | None = None


def entry_line(finding: Finding, fingerprint: str, line: str) -> Recorded:
    """A finding for a journal, with its fingerprint and the line that it is about."""
    template = finding.code.template
    item = [finding_object(finding), fingerprint, line[:_LONGEST_LINE], template]
    return Recorded(dumps(item) + "\n")


def conclusion(file: str, valid: bool, fault: str | None = None) -> Recorded:
    """The end of the findings of a document."""
    return Recorded(dumps([file, valid, fault]) + "\n")


class Journal:
    """The findings of a run, document after document. To be closed."""

    def __init__(self) -> None:
        self._file = NamedTemporaryFile(  # noqa: SIM115  (closed by `close`)
            "w", encoding="ascii", prefix="teitools-", suffix=".jsonl", delete=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, recorded: Recorded) -> None:
        """Add what `entry_line` or `conclusion` made."""
        self._file.write(recorded)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()
        with suppress(FileNotFoundError):
            os.unlink(self._file.name)

    def entries(self) -> Iterator[Entry]:
        """Each finding."""
        return (item for item in self.items() if isinstance(item, Entry))

    def judged(self) -> Iterator[Judged]:
        """Each document."""
        return (item for item in self.items() if isinstance(item, Judged))

    def by_file(self) -> Iterator[tuple[str, Iterator[Entry]]]:
        """The findings, those that follow each other in one file together."""
        return groupby(self.entries(), key=lambda entry: entry.file)

    def items(self) -> Iterator[Entry | Judged]:
        """The findings of each document, and after them the document."""
        self._file.flush()
        with open(self._file.name, encoding="ascii") as file:
            for line in file:
                item = loads(line)
                yield Judged(*item) if isinstance(item[0], str) else Entry(*item)
