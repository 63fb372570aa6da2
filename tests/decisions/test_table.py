"""The table: safe in spreadsheets, the same when it comes back, clear errors where it is none."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import teitools
from teitools.decisions.decision import Decision, squeezed
from teitools.decisions.table import COLUMNS, read_table, write_table
from teitools.errors import ProfileError
from teitools.findings import Severity
from teitools.source import Position, Source

HOSTILE = [
    "=1+1", "+SUM(A1)", "-2+3", "@import", "=cmd|' /C calc'!A0", "1/2", "3 May 1961", "TRUE",
    "007", "1E5", 'say "x"', "'quoted'", "\ttab", "“x”", "a;b,c", "<script>", "#REF!", "(1)",
]  # fmt: skip


def decision(text: str, file: str = "a.txt") -> Decision:
    return Decision(
        "d0123456789", file, 1, 2, 3, "bracket", squeezed(text), "gap reason=lost", "high",
        "[ ] class 1 (pattern)", squeezed(text), squeezed(text),
    )  # fmt: skip


def read(table: str | bytes) -> tuple[str, ...]:
    data = table.encode() if isinstance(table, str) else table
    return tuple(row.decision for row in read_table(Source("a.tsv", data)).rows)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("file", ["a.txt", "=a.txt", "-a.txt", "@a.txt", "'a.txt", "2026.txt"])
def test_no_cell_becomes_a_formula(text: str, file: str) -> None:
    data = write_table([decision(text, file)])
    (row,) = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), "excel-tab"))[1:]
    for name, cell in zip(COLUMNS, row, strict=True):
        assert (
            re.fullmatch(r"[0-9]+", cell)
            if name in ("line", "column", "offset")
            else (not re.match(r"[=+\-@\t\r0-9]", cell))
        )
    (back,) = read_table(Source("a.tsv", data)).rows
    assert (back.text, back.before, back.after) == (squeezed(text),) * 3
    assert back.file == file


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.text(max_size=10))
def test_words_come_back(text: str, file: str) -> None:
    made = decision(text, squeezed(file))
    (back,) = read_table(Source("a.tsv", write_table([made]))).rows
    assert (back.text, back.file) == (made.text, made.file)
    assert (back.line, back.column, back.offset, back.key) == (1, 2, 3, made.key)


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_as_spreadsheets_save_it(delimiter: str, encoding: str, end: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerow(["My remarks", "Text", "What", "DECISION"])
    writer.writerow(['a "remark", with;\tall', "“[it]”", "bracket", "gap reason=lost"])
    writer.writerow(["", "", "", ""])
    writer.writerow(["over\ntwo lines", "“[it]”", "bracket", "text"])
    (one, two) = read_table(Source("a.csv", file.getvalue().encode(encoding))).rows
    assert (one.text, one.what, one.decision) == ("[it]", "bracket", "gap reason=lost")
    assert (two.decision, two.place.line) == ("text", 4)


def test_the_place_of_a_decision() -> None:
    table = 'what\ttext\tdecision\nbracket\t"a ""b"" c"\tnonsense\n'
    (row,) = read_table(Source("a.tsv", table.encode())).rows
    assert row.place == Position(2, 21)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("", "no column 'decision'"),
        ("decision\twhat\n", "no column 'text'"),
        ("decision\twhat\ttext\tdecision\n", "the column 'decision' twice"),
        ('decision\twhat\ttext\n"a\tb\tc\n', "the row that begins here is broken"),
        ('decision\twhat\ttext\n"a"b\tb\tc\n', "the row that begins here is broken"),
        ("<!DOCTYPE html>\n<html>", "this is a page and no table"),
        (b"decision\twhat\ttext\n\xff\tx\ty\n", "it is not UTF-8; expected"),
        (b"\xff\xfea", "it is not UTF-16"),
    ],
)
def test_what_is_no_table_is_an_error(table: str | bytes, problem: str) -> None:
    data = table.encode() if isinstance(table, str) else table
    with pytest.raises(ProfileError) as raised:
        teitools.encode(b"One [it].", decisions=data)
    (said,) = raised.value.findings
    assert said.code.id == "F301"
    assert said.location.position is not None
    assert problem in said.message


@pytest.mark.parametrize(
    ("what", "text", "typed", "code", "said"),
    [
        ("bracket", "[it]", "gapp", "T501", "expected one of text, supplied,"),
        ("bracket", "[it]", "gap reason=nothing", "T501", "for reason one of editorial,"),
        ("bracket", "[it]", "supplied colour=red", "T501", "no other attributes than one of"),
        ("bracket", "[it]", "gap reason=lost reason=lost", "T501", "each attribute once"),
        ("bracket", "[it]", "gap reason", "T501", "attributes such as name=value"),
        ("bracket", "[it]", "gap", "T504", "a gap needs a reason; expected gap reason=editorial, "),
        ("bracket", "[it]", "substitution", "T504", "it stays 'supplied"),
        ("brackets", "[it]", "gap", "T501", "in the column what one of profile, metadata,"),
        ("", "[it]", "gap", "T501", "in the column what one of"),
        ("bracket", "[them]", "text", "T502", "is not found any more"),
        ("bracket", "", "text", "T502", "is not found any more"),
        ("bracket", "[us]", "text", "T503", "stands in 2 places that are alike: 1:11, 1:20"),
        ("date", "[it]", "date when=1961-02-30", "T501", "a real date"),
        ("speaker", "He:", "speaker", "T502", "is not found any more"),
        ("profile", "", "no-such", "T501", "one of committee,"),
    ],
)
def test_what_cannot_be_followed_is_said(
    what: str, text: str, typed: str, code: str, said: str
) -> None:
    table = f"decision\twhat\ttext\n{typed}\t{what}\t{text}\n".encode()
    source = b"One [it], [us] and [us]."
    made = teitools.encode(source, profile="plain", decisions=table)
    (found,) = (each for each in made.findings if each.severity > Severity.INFO)
    assert found.code.id == code
    assert said in found.message
    assert str(found.location) == "<bytes>:2:1"
    assert [row.decision for row in made.unapplied] == [typed]
    assert made == teitools.encode(source, profile="plain")
    assert write_table(made.decisions, made.unapplied).decode().count(typed) >= 1


def test_rows_that_contradict_each_other() -> None:
    table = b"decision\twhat\ttext\ntext\tbracket\t[it]\ngap reason=lost\tbracket\t[it]\n"
    made = teitools.encode(b"One [it].", profile="plain", decisions=table)
    (found,) = (each for each in made.findings if each.severity > Severity.INFO)
    assert (found.code.id, found.location.position) == ("T505", Position(3, 1))
    assert "line 2 decides 'text'" in found.message
    assert [each.reading for each in made.decisions if each.text == "[it]"] == ["text"]


def test_a_text_that_is_typed_whole_has_nothing_to_decide() -> None:
    tei = teitools.encode(b"One [it].", profile="plain").replace(b"<p ", b'<p n="1" ')
    typed = teitools.decode(tei)
    table = b"decision\twhat\ttext\ntext\tbracket\t[it]\n"
    made = teitools.encode(bytes(typed), decisions=table)
    assert "T506" in {each.code.id for each in made.findings}
    assert made.decisions == ()


@pytest.mark.parametrize(
    ("file", "named", "expected"),
    [
        ("a.txt", ["a.txt", "b.txt"], "a.txt"),
        ("./x/a.txt", ["x/a.txt", "y/a.txt"], "x/a.txt"),
        ("/home/x/a.txt", ["x/a.txt", "y/a.txt"], "x/a.txt"),
        ("a.txt", ["x/a.txt", "y/a.txt"], None),
        ("a.txt", ["x\\a.txt"], "x\\a.txt"),
        ("c.txt", ["a.txt"], None),
        ("<stdin>", ["a.txt"], "a.txt"),
        ("<stdin>", ["a.txt", "b.txt"], None),
    ],
)
def test_files_are_known_by_the_end_of_their_path(
    file: str, named: list[str], expected: str | None
) -> None:
    rows = "".join(f"text\tbracket\tx\t{each}\n" for each in named)
    table = read_table(Source("a.tsv", f"decision\twhat\ttext\tfile\n{rows}".encode()))
    assert table.file_for(file) == expected
