"""Findings as `teitools validate` prints them: lines of text, or one JSON object a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from teitools.findings import Finding, Report, Severity
from teitools.reporters import text
from teitools.source import Source

if TYPE_CHECKING:
    from teitools.cli.validate_looking import Look

MOST_SORTED = 10_000
"""So many findings of one document are sorted by place; of more, each so many."""
_END = "]}"
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


class Form(NamedTuple):
    """How findings are printed: as `printed` says, a name of `reporters.formats`, while documents
    are judged, or not then where that is empty; text in colour, with lines of the source, if it is
    for a `terminal`; `quiet` if nothing is said of valid documents.

    `recorded`: everything is put down for a journal too. Findings with one of the fingerprints of
    the `baseline` are known, and not said. With `settles`, `levels` are set, and instructions to
    ignore findings obeyed, which otherwise has been done already. `root` is the folder of the
    project, if that is known.
    """

    printed: str = "text"
    quiet: bool = False
    terminal: bool = False
    recorded: bool = False
    baseline: frozenset[str] = frozenset()
    settles: bool = False
    levels: Mapping[str, Severity | None] = MappingProxyType({})
    root: str | None = None

    @property
    def json(self) -> bool:
        """Whether JSON is printed, one object a document."""
        return self.printed == "jsonl"

    @property
    def records(self) -> bool:
        """Whether findings need fingerprints."""
        return self.recorded or bool(self.baseline)

    @property
    def looks_again(self) -> bool:
        """Whether a document with findings is looked at again."""
        return self.terminal or self.records or self.settles

    def style(self, shown: str, role: str) -> str:
        """`shown` in the colours of its role."""
        return styled(shown, role) if self.terminal else shown


class Shown:
    """A document while it is being printed, and how many findings of which severity it has."""

    def __init__(self, name: str, form: Form) -> None:
        self.name = name
        self.form = form
        self.again: Callable[[], str | Source | None] = lambda: None
        """Gives the document once more, if that is possible."""
        self.counts: Counter[Severity] = Counter()
        self._begun = False
        self._look: Look | None = None

    @property
    def valid(self) -> bool:
        """Whether no finding so far is an error."""
        return not self.counts[Severity.ERROR]

    @property
    def known(self) -> int:
        """How many findings are known, for they are in the baseline."""
        return self._look.known if self._look else 0

    def pieces(self, findings: Iterable[Finding]) -> Iterator[str]:
        """What is printed, and `Recorded` for the journal, in pieces that are made while
        `findings` come.
        """
        form = self.form
        portions = _portions(findings)
        if form.looks_again:
            portions = self._looked_at(portions)
        printed = self._json if form.json else self._text if form.printed else self._counted
        for piece in printed(portions):
            yield piece
            if form.recorded and self._look is not None:
                yield from self._look.taken()

    def failed(self, report: Report, reason: str) -> Iterator[str]:
        """What is printed of a document that could not be judged, to the end, for `reason`."""
        if self.form.json and not self._begun:
            from json import dumps

            from teitools.reporters.json import finding_object

            line = {"file": self.name, "valid": False, "fault": reason}
            found = [finding_object(finding) for finding in report]
            yield dumps({**line, "findings": found}, ensure_ascii=False) + "\n"

    def closing(self) -> str:
        """The end of the JSON of a document that breaks off: it is not valid by what is in it."""
        return f"{_END}\n"

    def concluded(self, valid: bool, said: tuple[str, ...]) -> Iterator[str]:
        """The end of the document in the journal; `said` is why it could not be judged."""
        if self.form.recorded:
            from teitools.reporters.journal import conclusion

            yield conclusion(self.name, valid, " ".join(" ".join(said).split()) or None)

    def _looked_at(self, portions: Iterator[Report]) -> Iterator[Report]:
        for portion in portions:
            if not portion:
                yield portion
                continue
            from teitools.cli.validate_looking import Look

            self._look = self._look or Look(self.name, self.form)
            yield self._look.at(portion, self.again)

    def _counted(self, portions: Iterator[Report]) -> Iterator[str]:
        for portion in portions:
            self._count(portion)
            yield ""

    def _text(self, portions: Iterator[Report]) -> Iterator[str]:
        for portion in portions:
            self._count(portion)
            look = self._look if self.form.terminal else None
            yield "".join(f"{line}\n" for each in portion for line in self._said(each, look))
        if self.valid and not self.form.quiet:
            yield nothing_wrong(self.name, self.known)

    def _said(self, finding: Finding, look: Look | None) -> Iterator[str]:
        style = self.form.style
        yield text.line(finding, style) + text.elsewhere(finding, style)
        if look is not None:
            yield from text.excerpt(finding, look.line(finding), style)
        yield from text.related(finding, style)

    def _json(self, portions: Iterator[Report]) -> Iterator[str]:
        from json import dumps

        from teitools.reporters import json

        first = next(portions, Report())
        self._begun = True
        self._count(first)
        line = json.document(self.name, first)
        second = next(portions, None)
        if second is None:
            yield f"{line}\n"
            return
        yield line.removesuffix(_END)
        try:
            for portion in chain((second,), portions):
                self._count(portion)
                yield "".join(
                    f", {dumps(json.finding_object(finding), ensure_ascii=False)}"
                    for finding in portion
                )
        except Exception:  # what has been printed shall be JSON all the same
            yield f"{_END}\n"
            raise
        yield f"{_END}\n"

    def _count(self, portion: Report) -> None:
        self.counts.update(finding.severity for finding in portion)


def nothing_wrong(name: str, known: int = 0) -> str:
    """What is said of the document `name` where nothing is found but what is `known`."""
    said = f"nothing new; {known} known by the baseline" if known else "valid"
    return f"{name}: {said}\n"


def styled(shown: str, role: str) -> str:
    """`shown` in the colours of its role, which click leaves out where they cannot be seen."""
    if role == "place":
        return click.style(shown, bold=True)
    if role == "code":
        return click.style(shown, dim=True)
    return click.style(shown, fg=_COLOURS.get(role), bold=True if role == "error" else None)


def _portions(findings: Iterable[Finding]) -> Iterator[Report]:
    """The findings, sorted, in portions of which only the last may be a small one."""
    if isinstance(findings, Report):
        yield findings
        return
    coming = iter(findings)
    for first in coming:
        portion = Report(chain((first,), islice(coming, MOST_SORTED - 1)))
        del first
        yield portion
        del portion
