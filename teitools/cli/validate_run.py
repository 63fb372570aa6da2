"""Many documents validated, here or by workers; what is printed, and the exit code."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from time import monotonic
from typing import TYPE_CHECKING, cast

import click

from teitools.cli.progress import Progress
from teitools.cli.validate_inputs import STANDARD
from teitools.cli.validate_judging import Judging
from teitools.cli.validate_remembering import FEW, LITTLE, Keeping
from teitools.cli.verdict import CLEAN, Verdict
from teitools.findings import Severity
from teitools.validation.limits import Limits
from teitools.validation.losses import Lost, here

if TYPE_CHECKING:
    from teitools.reporters.journal import Journal, Recorded

_SMALL = 100_000
_MANY = 500
"""How many entries are put down together."""
_SOON = 0.05
"""How many seconds a piece that is printed waits for others."""


class Run:
    """The exit code in the making, and the counts."""

    def __init__(self, judging: Judging, journal: Journal | None = None) -> None:
        """`journal` is where what is recorded is put down."""
        self._judging = judging
        self._journal = journal
        self._said: set[str] = set()
        self._pieces: list[str] = []
        self._printed = 0.0
        self._entries: list[tuple[bytes, bytes]] = []
        self._limits = Limits()
        self.code = CLEAN
        self.documents = 0
        self.invalid = 0
        self.counts: Counter[Severity] = Counter()
        self.known = 0
        self.complaints: list[str] = []

    def judge(
        self, names: Sequence[str], jobs: int | None, limits: Limits, limited: bool = False
    ) -> None:
        """Judge the documents called `names`, in so many processes, by default as many as there
        are processors, and print what is found. Processes are within the `limits`; `limited`: even
        if there is so little to do that it would be done in this one.
        """
        self._limits = limits
        progress = Progress(len(names))
        begun = False
        try:
            with closing(self._messages(names, jobs, limited)) as coming:
                for number, message in coming:
                    if isinstance(message, str):
                        self._take(message, progress)
                        begun = begun or bool(message)
                    elif isinstance(message, Keeping):
                        self._keep(message.entries)
                    else:
                        progress.advance(number + 1)
                        if isinstance(message, Lost):
                            message = self._lost(names[number], message, begun, progress)
                        self._conclude(cast("Verdict", message), progress)
                        begun = False
        finally:
            self._print("", progress, True)
            progress.clear()
            self._keep([], True)

    def _take(self, piece: str, progress: Progress) -> None:
        """Print what is to be printed, put down what is recorded."""
        if type(piece) is str:
            self._print(piece, progress)
        elif self._journal is not None:
            self._journal.add(cast("Recorded", piece))

    def _keep(self, entries: list[tuple[bytes, bytes]], now: bool = False) -> None:
        """Put down what is to be kept for the next time, much of it together."""
        self._entries += entries
        if now or len(self._entries) >= _MANY:
            entries, self._entries = self._entries, []
            self._judging.keep(entries)

    def _print(self, piece: str, progress: Progress, now: bool = False) -> None:
        """Print a piece, together with others where these come fast."""
        self._pieces.append(piece)
        moment = monotonic()
        if now or moment - self._printed > _SOON:
            self._printed = moment
            progress.clear()
            pieces, self._pieces = self._pieces, []
            click.echo("".join(pieces), nl=False)

    def complain(self, problem: str, code: int) -> None:
        """Say what is wrong, on standard error, and remember the exit code."""
        click.echo(problem, err=True)
        self.complaints.append(problem)
        self.code = max(self.code, code)

    def _conclude(self, verdict: Verdict, progress: Progress) -> None:
        self.documents += 1
        self.invalid += not verdict.valid
        if verdict.counts:
            self.counts.update(verdict.counts)
        self.known += verdict.known
        self.code = max(self.code, verdict.code)
        for said in verdict.said:
            if said not in self._said:
                self._said.add(said)
                self._print("", progress, True)
                click.echo(said, err=True)

    def _lost(self, name: str, lost: Lost, begun: bool, progress: Progress) -> Verdict:
        """Say that a document could not be judged to its end."""
        from teitools.cli.validate_lost import conclusion

        judging = self._judging
        size = size_of(judging.file(name))
        said = conclusion(name, lost, judging.form, judging.least, self._limits, size, begun)
        for message in said:
            if isinstance(message, Verdict):
                return message
            self._take(message, progress)
        raise AssertionError(name)

    def _messages(
        self, names: Sequence[str], jobs: int | None, limited: bool
    ) -> Generator[tuple[int, object], None, None]:
        """What comes of the documents, with their numbers. Those at the beginning of which it is
        known are not worth a worker.
        """
        start = 0
        for name in names:
            remembered = self._judging.remembered(name)
            if remembered is None:
                break
            yield from ((start, message) for message in remembered)
            start += 1
        rest = names[start:]
        with closing(self._parallel(rest, jobs, limited) or self._serial(rest)) as coming:
            for number, message in coming:
                yield start + number, message

    def _serial(self, names: Sequence[str]) -> Generator[tuple[int, object], None, None]:
        for number, name in enumerate(names):
            for message in here(self._judging, name):
                yield number, message

    def _parallel(
        self, names: Sequence[str], jobs: int | None, limited: bool
    ) -> Generator[tuple[int, object], None, None] | None:
        """The same by workers; None where these would not be worth it."""
        from teitools.validation.batches import worthwhile

        sizes = [size_of(self._judging.file(name)) for name in names]
        if not names or not (limited or worthwhile(sizes, self._judging.streams)):
            return None
        from teitools.validation.workers import run, usable_processors

        jobs = min(jobs or usable_processors(), len(names))
        kept = {number for number, name in enumerate(names) if name == STANDARD}
        if len(names) > 1 and names[0] != STANDARD and sizes[0] < _SMALL and not limited:
            self._judging.prepare(names[0])
        return run(names, sizes, self._judging, jobs, kept, self._limits)


def size_of(name: str) -> int:
    """The bytes of a document; 0 where that is not known."""
    if name != STANDARD:
        with suppress(OSError):
            return os.stat(name).st_size
    return 0


def is_much(names: Sequence[str]) -> bool:
    """Whether keeping what is found is less work than judging so many documents anew."""
    return len(names) >= FEW or sum(map(size_of, names)) >= LITTLE
