"""A summary in Markdown, for the page of a run and for comments: counts, and the worst."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from teitools.findings import Severity
from teitools.reporters.journal import Entry
from teitools.reporters.outcome import Outcome, relative
from teitools.reporters.text import summary

_MOST_SHOWN = 50
_MOST_FILES = 20
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def write(outcome: Outcome) -> Iterator[str]:
    """Headings, a table of codes, one of files, and one of the worst findings."""
    yield "## TEI validation\n\n"
    yield f"**{summary(outcome.documents, outcome.invalid, outcome.counts)}**\n"
    for said in outcome.complaints:
        yield f"\n- {_escaped(said)}\n"
    faults = [each for each in outcome.journal.judged() if each.fault]
    for judged in faults[:_MOST_FILES]:
        yield f"\n- {_escaped(judged.fault or '')}\n"
    codes: Counter[tuple[str, str, str]] = Counter()
    files: Counter[str] = Counter()
    for entry in outcome.journal.entries():
        codes[entry.code, entry.rule, entry.severity.label] += 1
        files[entry.file] += 1
    if not codes:
        return
    yield "\n| code | name | level | findings |\n|---|---|---|---:|\n"
    for (code, name, level), count in codes.most_common():
        yield f"| {code} | {name} | {level} | {count:,} |\n"
    yield "\n| file | findings |\n|---|---:|\n"
    for file, count in files.most_common(_MOST_FILES):
        yield f"| {_escaped(relative(file))} | {count:,} |\n"
    if len(files) > _MOST_FILES:
        yield f"\n{len(files) - _MOST_FILES:,} more files have findings.\n"
    yield from _worst(outcome, sum(codes.values()))


def _worst(outcome: Outcome, count: int) -> Iterator[str]:
    entries = outcome.journal.entries()
    worst = nsmallest(_MOST_SHOWN, entries, key=lambda each: _rank(each, outcome))
    yield "\n| place | level | what |\n|---|---|---|\n"
    for entry in worst:
        place = relative(entry.file)
        if entry.place is not None:
            place = f"{place}:{entry.place[0]}:{entry.place[1]}"
        said = f"{entry.code} {entry.message}"
        yield f"| {_escaped(place)} | {entry.severity.label} | {_escaped(said)} |\n"
    if count > len(worst):
        severe = [each for each in reversed(Severity) if outcome.counts.get(each)]
        kinds = ", ".join(f"{outcome.counts[each]:,} {each.label}" for each in severe)
        yield f"\nThe {len(worst)} worst of {count:,} findings ({kinds}).\n"


def _rank(entry: Entry, outcome: Outcome) -> tuple[bool, int]:
    return not outcome.is_changed(entry), -entry.severity


def _escaped(text: str) -> str:
    """`text` in a cell of a table, with nothing in it that Markdown would read."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return _SPECIAL.sub(r"\\\1", shown)
