"""A run as one JSON value, described by `report.schema.json` beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from teitools.findings import Severity
from teitools.reporters.journal import Entry, Judged
from teitools.reporters.outcome import Outcome

FORMAT = 1
"""Raised when a reader of an earlier report could no longer read a later one."""

_BEGUN = '{"findings": ['


def write(outcome: Outcome) -> Iterator[str]:
    """One object: ``tool``, ``documents`` with their findings, ``summary``."""
    tool = {"name": "teitools", "version": outcome.version}
    yield f'{{"format": {FORMAT}, "tool": {_json(tool)}, "documents": ['
    first = True
    for piece in lines(outcome):
        if piece.startswith(_BEGUN):
            yield "\n" if first else ",\n"
            first = False
        yield piece.rstrip("\n")
    summary = {
        "documents": outcome.documents,
        "invalid": outcome.invalid,
        **{f"{each.label}s": outcome.counts.get(each, 0) for each in reversed(Severity)},
        "exit_code": outcome.code,
        "complaints": list(outcome.complaints),
    }
    yield f'\n], "summary": {_json(summary)}}}\n'


def lines(outcome: Outcome) -> Iterator[str]:
    """JSON Lines: one object a document, as `teitools validate --format jsonl` prints them."""
    begun = False
    for item in outcome.journal.items():
        if isinstance(item, Entry):
            found = _json({**item.data, "fingerprint": item.fingerprint})
            yield (", " if begun else _BEGUN) + found
            begun = True
        else:
            yield ("" if begun else _BEGUN) + "], " + _json(_document(item))[1:] + "\n"
            begun = False


def _document(judged: Judged) -> dict[str, object]:
    document: dict[str, object] = {"file": judged.file, "valid": judged.valid}
    return document if judged.fault is None else {**document, "fault": judged.fault}


def _json(value: object) -> str:
    return dumps(value, ensure_ascii=False)
