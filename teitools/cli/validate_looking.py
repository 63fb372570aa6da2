"""A second look at a document with findings: the lines concerned, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from teitools.errors import DocumentError
from teitools.findings import Finding, Report
from teitools.findings.fingerprint import Fingerprints
from teitools.source import Source
from teitools.validation.ignoring import TARGET, Ignoring
from teitools.validation.levels import levelled
from teitools.xml.mistake import Lines

if TYPE_CHECKING:
    from teitools.cli.validate_showing import Form
    from teitools.reporters.journal import Recorded

_MOST_SHOWN = 16 * 1024 * 1024
"""Up to this length, lines of a document are shown beside findings."""


class Look:
    """Looks at the findings of one document in the light of `form`."""

    def __init__(self, name: str, form: Form) -> None:
        self._name = name
        self._form = form
        self._fingerprints: dict[str, Fingerprints] = {}
        self._recorded: list[Recorded] = []
        self._ignoring: dict[str, Ignoring] = {}
        self._included: dict[str, Lines | None] = {}
        self.known = 0
        """How many findings are known, for they are in the baseline."""
        self._lines: Lines | None = None

    def at(self, portion: Report, again: Callable[[], str | Source | None]) -> Report:
        """The findings of `portion` that are to be said, with their levels; `again` gives the
        document once more.
        """
        self._lines = _lines(again())
        findings: Iterable[Finding] = portion
        if self._form.settles:
            for name in sorted({finding.location.source for finding in portion}):
                lines = self.lines(name)
                if lines is not None and TARGET in lines.text:
                    if name not in self._ignoring:
                        self._ignoring[name] = Ignoring(name, lines)
                    findings = self._ignoring[name].left(findings)
            findings = _once(levelled(findings, self._form.levels))
        if self._form.records:
            findings = self._new(findings)
        return Report(findings)

    def _new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those that are not known, each put down."""
        from teitools.reporters.journal import entry_line

        for finding in findings:
            line = self.line(finding)
            name = finding.location.source
            if name not in self._fingerprints:
                self._fingerprints[name] = Fingerprints(name, self._form.root)
            fingerprint = self._fingerprints[name].of(finding, line)
            if fingerprint in self._form.baseline:
                self.known += 1
            else:
                self._recorded.append(entry_line(finding, fingerprint, line))
                yield finding

    def taken(self) -> Iterator[Recorded]:
        """What is to be put down, each once."""
        recorded, self._recorded = self._recorded, []
        if recorded:
            from teitools.reporters.journal import Recorded

            yield Recorded("".join(recorded))

    def lines(self, name: str) -> Lines | None:
        """The lines of the document as it was looked at last, or of the file `name` that it
        includes; None where it cannot be read."""
        if name == self._name:
            return self._lines
        if name not in self._included:
            self._included[name] = _lines(name)
        return self._included[name]

    def line(self, finding: Finding) -> str:
        """The line that the finding is about; empty where it is about none."""
        location = finding.location
        lines = None if location.position is None else self.lines(location.source)
        if lines is None or location.position is None:
            return ""
        return lines.line(location.position.line)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """`findings` without what a rule and the schema both say; there may be rules beside it."""
    listed = list(findings)
    if not any(each.code.id.startswith("P") for each in listed):
        return listed
    from teitools.validation.repetitions import once  # slow to load

    return once(listed)


def _lines(document: str | Source | None) -> Lines | None:
    """The lines of `document`, if it can be read again and is not too long."""
    if document is None:
        return None
    from teitools.xml.encoding import decode
    from teitools.xml.stream import open_stream

    with suppress(DocumentError, OSError):
        source = Source.of(document, _MOST_SHOWN + 1)
        if len(source.data) > _MOST_SHOWN:
            return None
        if not source.data.startswith(b"\x1f\x8b"):
            return Lines(decode(source))
        with open_stream(source) as stream:
            unpacked = stream.again(_MOST_SHOWN)
        return None if unpacked is None else Lines(unpacked.decode("utf-8", "replace"))
    return None
