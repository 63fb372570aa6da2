"""The table as a file: written as TSV, read as TSV or CSV, as spreadsheets save them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from teitools.decisions.codes import INCORRECT
from teitools.decisions.decision import Decision
from teitools.errors import ProfileError
from teitools.findings import Finding
from teitools.source import Location, Position, Source

COLUMNS = (
    "decision", "file", "line", "column", "what", "text", "reading", "certainty", "rule",
    "before", "after", "offset", "same", "key",
)  # fmt: skip
_REQUIRED = ("decision", "what", "text")
_WORDS = ("text", "before", "after")
"""The columns with words of the text: in quotes, so that no program makes anything of them."""
_SAME = re.compile(r"([0-9]{1,9}) of ([0-9]{1,9})")
_RISKY = re.compile(r"[=+\-@\t\r'0-9]")
_LONGEST = 100_000_000
_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that a person gives back. `place` is where its decision stands there.

    `line`, `column` and `offset` are None where the cell is empty or no number.
    """

    place: Position
    decision: str
    file: str
    line: int | None
    column: int | None
    what: str
    text: str
    reading: str
    certainty: str
    rule: str
    before: str
    after: str
    offset: int | None
    same: str
    key: str

    @property
    def number(self) -> int:
        """Which of those with the same text it was, from 1; 0 where that is not known."""
        match = _SAME.fullmatch(self.same)
        return int(match[1]) if match else int(bool(self.key) and not self.same)

    @property
    def total(self) -> int:
        """How many had the same text; 0 where that is not known."""
        match = _SAME.fullmatch(self.same)
        return int(match[2]) if match else int(bool(self.key) and not self.same)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, and the name by which a reader knows it."""

    name: str
    rows: tuple[Row, ...]

    def files(self) -> list[str]:
        """The files that are named, each once."""
        return list(dict.fromkeys(row.file for row in self.rows if row.file))

    def rows_for(self, file: str) -> list[Row]:
        """The rows about `file`, and those that name none.

        A file is known by its path, or by as much of its end as the table has; what has no
        path (bytes, a pipe) is the one file that the table names.
        """
        named = self.file_for(file)
        return [row for row in self.rows if not row.file or row.file == named]

    def file_for(self, file: str) -> str | None:
        """The name that the table has for `file`; None where it has none, or several."""
        files = self.files()
        if file in files:
            return file
        if file.startswith("<"):
            return files[0] if len(files) == 1 else None
        parts = _parts(file)
        alike = [each for each in files if (other := _parts(each)) and _end(parts, other)]
        return alike[0] if len(alike) == 1 else None


def _parts(file: str) -> tuple[str, ...]:
    return tuple(part for part in Path(file.replace("\\", "/")).parts if part not in (".", "/"))


def _end(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter of two paths is the end of the longer."""
    count = min(len(one), len(other))
    return tuple(one[-count:]) == tuple(other[-count:])


def write_table(decisions: Iterable[Decision], kept: Iterable[Row] = ()) -> bytes:
    """The table of `decisions` that do not go without saying, then the rows that are `kept`.

    UTF-8 with a byte order mark, tabs, and quotes where they are needed: as spreadsheets read
    it. No cell begins with a sign that makes a formula of it, a number or a date.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, "excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in [*(each for each in decisions if not each.quiet), *kept]:
        writer.writerow([_cell(name, getattr(each, name)) for name in COLUMNS])
    return file.getvalue().encode("utf-8-sig", "replace")


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if name in _WORDS:
        return f"“{text}”" if text else ""
    return f"'{text}" if name != "same" and _RISKY.match(text) else text


def read_table(source: Source) -> Table:
    """The table in `source`. Raises ProfileError where it is none.

    UTF-8 or UTF-16; tabs, semicolons or commas between cells. Columns that are not known are
    passed over; ``decision``, ``what`` and ``text`` must be there.
    """
    text = _decoded(source)
    header = text.partition("\n")[0]
    delimiter = max("\t;,", key=header.count)
    rows = _rows(source.name, text, delimiter)
    names = _header(source.name, next(rows, (1, []))[1])
    made = []
    lines = text.splitlines()
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            first = lines[number - 1] if number <= len(lines) else ""
            column = _column(first, names.index("decision"), delimiter)
            made.append(_row(Position(number, column), dict(zip(names, cells, strict=False))))
    return Table(source.name, tuple(made))


def _decoded(source: Source) -> str:
    data = source.data
    if len(data) > _LONGEST:
        raise _incorrect(source.name, f"it is longer than {_LONGEST:,} bytes")
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        name = "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
        problem = f"it is not {name}; expected UTF-8 (in Excel: CSV UTF-8) or UTF-16 (Unicode text)"
        raise _incorrect(source.name, problem, line) from None
    if text.lstrip()[:1] == "<":
        problem = "this is a page and no table; expected the one that ends in .tsv"
        raise _incorrect(source.name, problem)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> str:
    """UTF-16 by its mark, or by the zero in the first character; else UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if b"\0" in data[:2]:
        return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    return "utf-8-sig"


def _rows(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the number of its first line."""
    csv.field_size_limit(max(csv.field_size_limit(), _FIELD))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _incorrect(name, f"the row that begins here is broken: {error}", number) from None


def _header(name: str, cells: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    missing = [column for column in _REQUIRED if column not in names]
    if missing:
        wanted = ", ".join(_REQUIRED)
        problem = f"the first line has no column {missing[0]!r}; expected at least {wanted}"
        raise _incorrect(name, problem)
    double = [column for column in COLUMNS if names.count(column) > 1]
    if double:
        raise _incorrect(name, f"the first line has the column {double[0]!r} twice")
    return names


def _column(line: str, index: int, delimiter: str) -> int:
    """Where the cell of that number begins in the first line of a row, from 1."""
    at = 0
    for _ in range(index):
        if line[at : at + 1] == '"':
            closing = at + 1
            while (closing := line.find('"', closing)) >= 0 and line[
                closing + 1 : closing + 2
            ] == '"':
                closing += 2
            if closing < 0:
                return 1
            at = closing
        found = line.find(delimiter, at)
        if found < 0:
            return len(line) + 1
        at = found + 1
    return at + 1


def _row(place: Position, cells: dict[str, str]) -> Row:
    words = {name: _unguarded(name, cells.get(name, "")) for name in COLUMNS}
    return Row(
        place,
        " ".join(words["decision"].split()),
        words["file"],
        _number(words["line"]),
        _number(words["column"]),
        words["what"].strip().lower(),
        words["text"],
        words["reading"],
        words["certainty"],
        words["rule"],
        words["before"],
        words["after"],
        _number(words["offset"]),
        words["same"],
        words["key"],
    )


def _unguarded(name: str, cell: str) -> str:
    text = cell.strip(" \t")
    if name in _WORDS:
        return text[1:-1] if len(text) > 1 and text[0] == "“" and text[-1] == "”" else text
    return text[1:] if text[:1] == "'" else text


def _number(cell: str) -> int | None:
    return int(cell) if re.fullmatch(r"[0-9]{1,12}", cell) else None


def _incorrect(name: str, problem: str, line: int = 1) -> ProfileError:
    location = Location(name, Position(line, 1))
    return ProfileError.of(Finding(INCORRECT, location, {"problem": problem}))
