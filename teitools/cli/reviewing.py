"""The tables of decisions that `teitools encode` writes and reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from teitools import files
from teitools.cli.options import complain
from teitools.cli.outcome import DONE, MISUSED, Outcome
from teitools.cli.places import STANDARD, Job
from teitools.errors import UsageError
from teitools.findings import Finding

if TYPE_CHECKING:
    from teitools.decisions.decision import Decision
    from teitools.decisions.table import Row, Table

_ENDINGS = (".tsv", ".html")


class Review:
    """Where decisions are written. Raises UsageError where that cannot be meant."""

    def __init__(self, targets: Sequence[str], jobs: Sequence[Job]) -> None:
        self.listed = STANDARD in targets
        self._targets = [Path(each) for each in targets if each != STANDARD]
        self._decisions: list[Decision] = []
        self._unapplied: list[Row] = []
        self._has_taken = False
        taken = {realpath(each) for job in jobs for each in (job.source, job.target) if each}
        for target in self._targets:
            if target.suffix.lower() not in _ENDINGS:
                raise UsageError(
                    f"--review {target}: expected a file that ends in .tsv or .html, or - to list "
                    "what was inferred on the terminal"
                )
            if realpath(target) in taken:
                raise UsageError(f"--review {target} is an input or the output, too")
            if not target.parent.is_dir():
                raise UsageError(f"the folder {str(target.parent)!r} does not exist")

    @property
    def is_wanted(self) -> bool:
        """Whether there is a file to write."""
        return bool(self._targets)

    def take(self, outcome: Outcome) -> None:
        """Take the decisions about one document."""
        if outcome.kept is not None:
            self._has_taken = True
            decisions, unapplied = outcome.kept
            self._decisions += decisions
            self._unapplied += (row for row in unapplied if row not in self._unapplied)

    def write(self) -> int:
        """Write the files, if a document could be made; give the exit status that follows."""
        from teitools.decisions.page import write_page
        from teitools.decisions.table import write_table

        for target in self._targets if self._has_taken else ():
            if target.suffix.lower() == ".tsv":
                data = write_table(self._decisions, self._unapplied)
            else:
                data = write_page(self._decisions, target.parent)
            try:
                files.replace(target, data)
            except OSError as error:
                complaint = f"{target}: {error.strerror or error}"
                complain(complaint)
                return MISUSED
        return DONE


def kept(output: bytes) -> tuple[Sequence[Decision], Sequence[Row]]:
    """The decisions about a document, and those of a person that were not followed."""
    from teitools.api.output import Output

    assert isinstance(output, Output)
    return output.decisions, output.unapplied


@cache
def table(path: str) -> Table:
    """The table in a file, which is read once. Raises ProfileError, OSError."""
    from teitools.api.deciding import load_decisions

    return load_decisions(path)


def foreign(path: str, jobs: Iterable[Job]) -> list[Finding]:
    """What is to be said of decisions about files that are none of `jobs`."""
    from teitools.decisions.applying import other_files

    return other_files(table(path), [job.name for job in jobs])
