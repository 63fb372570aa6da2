"""The lines of text that a terminal shows, without colour, for a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from teitools.reporters.journal import Entry
from teitools.reporters.outcome import Outcome
from teitools.reporters.text import summary


def write(outcome: Outcome) -> Iterator[str]:
    """A line a finding, and the summary."""
    for item in outcome.journal.items():
        if isinstance(item, Entry):
            yield f"{_line(item)}\n"
        elif item.fault is not None:
            yield f"{item.fault}\n"
    for said in outcome.complaints:
        yield f"{said}\n"
    yield f"{summary(outcome.documents, outcome.invalid, outcome.counts)}\n"


def _line(entry: Entry) -> str:
    said = entry.said(entry.file)
    elsewhere = [_place(each) for each in entry.data["related"] if each["file"] != entry.file]
    if elsewhere:
        said += f" (see {', '.join(elsewhere)})"
    return "".join(character if character.isprintable() else " " for character in said)


def _place(place: dict[str, Any]) -> str:
    if place["line"] is None:
        return str(place["file"])
    return f"{place['file']}:{place['line']}:{place['column']}"
