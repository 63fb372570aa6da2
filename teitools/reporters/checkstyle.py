"""Checkstyle's XML report, which many services read: a `file` element with its `error`s."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from teitools.reporters.journal import Entry
from teitools.reporters.outcome import Outcome, relative
from teitools.reporters.text import holdable

VERSION = "10.0"
"""Of the form, which readers of it ask for: Checkstyle's own version."""


def write(outcome: Outcome) -> Iterator[str]:
    """The document."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{VERSION}">\n'
    for file, entries in outcome.journal.by_file():
        yield f"  <file name={_quoted(relative(file))}>\n"
        for entry in entries:
            yield _error(entry)
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _error(entry: Entry) -> str:
    line, column = entry.place or (1, 1)
    source = _quoted(f"teitools.{entry.code}.{entry.rule}")
    return (
        f'    <error line="{line}" column="{column}" severity="{entry.severity.label}" '
        f"message={_quoted(entry.message)} source={source}/>\n"
    )


def _quoted(text: str) -> str:
    return quoteattr(holdable(text))
