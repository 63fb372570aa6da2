"""A second look at a document with findings: the lines concerned, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from teitools.errors import DocumentError
from teitools.findings import Finding, Report
from teitools.findings.fingerprint import Fingerprints
from teitools.reporters.journal import Recorded, entry_line
from teitools.source import Source
from teitools.xml.mistake import Lines

_MOST_SHOWN = 16 * 1024 * 1024
"""Up to this length, lines of a document are shown beside findings."""


class Look:
    """Looks at the findings of one document. Those with a fingerprint in `baseline` are known."""

    def __init__(self, name: str, baseline: frozenset[str]) -> None:
        self._name = name
        self._baseline = baseline
        self._fingerprints = Fingerprints(name)
        self._recorded: list[Recorded] = []
        self.lines: Lines | None = None
        """The lines of the document as it was looked at last; None where it cannot be read."""

    def at(self, portion: Report, again: Callable[[], str | Source | None]) -> Report:
        """The findings of `portion` that are not known; `again` gives the document once more."""
        self.lines = _lines(again())
        new = []
        for finding in portion:
            line = self._line(finding)
            fingerprint = self._fingerprints.of(finding, line)
            if fingerprint not in self._baseline:
                new.append(finding)
                self._recorded.append(entry_line(finding, fingerprint, line))
        return portion if len(new) == len(portion) else Report(new)

    def taken(self) -> Iterator[Recorded]:
        """What is to be put down, each once."""
        recorded, self._recorded = self._recorded, []
        if recorded:
            yield Recorded("".join(recorded))

    def _line(self, finding: Finding) -> str:
        location = finding.location
        if self.lines is None or location.position is None or location.source != self._name:
            return ""
        return self.lines.line(location.position.line)


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
