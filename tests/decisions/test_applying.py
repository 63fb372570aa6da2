"""A person's decisions: each kind changes the TEI where it was made, and nowhere else."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import teitools
from teitools.api.output import Output
from teitools.api.project_schema import is_valid
from teitools.decisions.table import read_table, write_table
from teitools.findings import Severity
from teitools.source import Source
from tests.decisions.texts import AUTHORITY, CASES, SOURCES, TALK, WILSON, Case

_ID = re.compile(r' xml:id="(?:p|sp|note)-[0-9a-f]{8}"| rendition="[^"]*"')


def encode(text: str, profile: str | None, table: bytes | None = None) -> Output:
    return teitools.encode(text.encode(), profile=profile, authority=AUTHORITY, decisions=table)


@cache
def read(profile: str) -> Output:
    """A text of the table as it is read without decisions."""
    return encode(SOURCES[profile], profile)


def decided(output: Output, what: str, text: str, decision: str) -> bytes:
    """The table of `output` as a person gives it back, who has decided one thing."""
    lines = write_table(output.decisions).decode("utf-8-sig").splitlines()
    quoted = '"' + decision.replace('"', '""') + '"'
    for index, line in enumerate(lines):
        cells = line.split("\t")
        if cells[4:6] == [what, f"“{text}”"]:
            lines[index] = f"{quoted}{line}"
            return "\n".join(lines).encode()
    return f"decision\twhat\ttext\n{quoted}\t{what}\t{text}\n".encode()


def body(tei: bytes) -> str:
    """The text of a document without identifiers that follow from its words."""
    return _ID.sub("", tei.decode().partition("<text>")[2])


def readings(output: Output) -> dict[tuple[str, int], str]:
    return {(each.what, each.offset): each.reading for each in output.decisions}


def word(reading: str) -> str:
    return reading.partition(" ")[0].replace("-", "_")


def test_readings_that_are_copied_agree() -> None:
    """Also those with attributes that nobody can decide."""
    text = (
        "BEGIN WITHDRAWN ITEM NO. 1\n[Duration: 3m 12s]\nEND WITHDRAWN ITEM NO. 1\n\n"
        "HALE: Yes. [Pause.]\n\n[END OF TAPE 1]\n\nHALE: No.\n"
    )
    before = teitools.encode(text.encode(), profile="tape")
    table = read_table(Source("table.tsv", write_table(before.decisions)))
    assert {"gap reason=withheld", "stage type=incident"} <= {row.reading for row in table.rows}
    rows = tuple(replace(row, decision=row.reading) for row in table.rows)
    after = teitools.encode(text.encode(), decisions=replace(table, rows=rows))
    assert bytes(after) == bytes(before)
    assert [each for each in after.findings if each.code.id.startswith("T5")] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.text[:20]} {case.decision}")
def test_a_decision_changes_the_reading_there(case: Case) -> None:
    text, before = SOURCES[case.profile], read(case.profile)
    table = decided(before, case.what, case.text, case.decision)
    after = encode(text, case.profile, table)
    assert after.unapplied == ()
    assert teitools.decode(after) == text.encode()
    assert is_valid(bytes(after))
    assert after.decode() != before.decode()
    if case.present:
        assert case.present in _ID.sub("", after.decode())
        assert case.present not in body(before)
    if case.absent:
        assert case.absent in _ID.sub("", before.decode())
        assert case.absent not in body(after)
    changed = dict(set(readings(after).items()) - set(readings(before).items()))
    assert word(case.decision) in {word(each) for each in changed.values()}
    if not case.others:
        assert len(changed) == 1
        assert readings(before).keys() <= readings(after).keys()
        lines = [[line.strip() for line in body(each).splitlines()] for each in (before, after)]
        changes = [line for line in difflib.ndiff(*lines) if line[0] in "+-"]
        assert len(changes) <= 8


def test_what_is_decided_is_kept_in_the_next_table() -> None:
    table = decided(read("plain"), "bracket", "[Laughter.]", "incident")
    once = encode(TALK, "plain", table)
    again = encode(TALK, "plain", write_table(once.decisions))
    assert again == once
    (made,) = (each for each in again.decisions if each.text == "[Laughter.]")
    assert (made.decision, made.reading, made.certainty) == ("incident", "incident", "high")


def test_a_table_without_decisions_changes_nothing() -> None:
    for profile, text in SOURCES.items():
        before = read(profile)
        after = encode(text, profile, write_table(before.decisions))
        assert after == before
        assert after.findings == before.findings


def test_a_decision_that_agrees_silences_the_warning() -> None:
    table = decided(read("wilson"), "unclosed", "(they insist on that.", "aside")
    after = encode(WILSON, "wilson", table)
    assert [f.code.id for f in read("wilson").findings if f.severity > Severity.INFO] == ["T101"]
    assert [f.code.id for f in after.findings if f.severity > Severity.INFO] == []
    assert after == read("wilson")


def test_the_profile_can_be_decided() -> None:
    table = b"decision\twhat\ttext\ncourt-qa\tprofile\t\n"
    after = encode(TALK, None, table)
    assert b'transcriptionDesc ident="court-qa"' in after
    refused = encode(TALK, "plain", table)
    assert b'transcriptionDesc ident="plain"' in refused
    (said,) = (each for each in refused.findings if each.code.id == "T504")
    assert "the profile 'plain' was asked for" in said.message


def test_a_mark_over_paragraphs_is_one_decision(tmp_path: Path) -> None:
    text = "He said {--this\n\nand that--} today.\n"
    profile = b"""name = "spanning"
version = "1.0"
title = "x"
[[brackets]]
open = "{--"
close = "--}"
spans = true
classes = [{ kind = "deletion" }]
"""
    file = tmp_path / "spanning.toml"
    file.write_bytes(profile)
    before = teitools.encode(text.encode(), profile=file)
    (made,) = (each for each in before.decisions if each.what == "bracket")
    assert (made.text, made.reading) == ("{--this and that--}", "deletion")
    for decision, tag in (("addition", b"<add "), ("text", b"<p ")):
        table = decided(before, "bracket", made.text, decision)
        after = teitools.encode(text.encode(), profile=file, decisions=table)
        assert (b"<del" in after, tag in after) == (False, True)
        assert b"<sic>" not in after
        assert after.unapplied == ()
        assert [f.code.id for f in after.findings if f.severity > Severity.INFO] == []
        assert teitools.decode(after) == text.encode()
