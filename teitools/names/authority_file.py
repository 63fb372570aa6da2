"""Authority files: CSV, or TEI with ``listPerson``, ``listPlace`` and ``listOrg``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from teitools.errors import ProfileError
from teitools.findings import Finding
from teitools.names.authority import MOST_WORDS, Authority, Entry
from teitools.names.codes import INCORRECT
from teitools.names.name_parts import readings
from teitools.names.words import is_word, keys_of
from teitools.source import Location, Position, Source
from teitools.transcript import Kind
from teitools.xml.names import XML_ID, tei
from teitools.xml.parsing import parse

KINDS = {"person": Kind.PERSON, "place": Kind.PLACE, "org": Kind.ORGANIZATION}
_KINDS = {**KINDS, "organization": Kind.ORGANIZATION, "organisation": Kind.ORGANIZATION}
_COLUMNS = ("id", "name", "variants", "kind")
_NEEDED = ("id", "name")
_VARIANTS = re.compile(r"[|;]")
# the line by which spreadsheets are told what parts the cells
_SEPARATOR = re.compile(r"\s*+\"?sep=(?P<sign>[,;\t|])\"?[ \t]*\r?\n", re.IGNORECASE)
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_ENTRIES = {tei(name): kind for name, kind in KINDS.items()}
_NAMES = {
    tei("person"): ("persName", "name"),
    tei("place"): ("placeName", "geogName", "settlement", "country", "region", "name"),
    tei("org"): ("orgName", "name"),
}


def load_authority(source: str | Path | bytes | Source | Authority) -> Authority:
    """The authority in a file; one that has not changed since is not read again.

    Raises ProfileError, with the line, DocumentError for XML that is not well-formed, OSError.
    """
    if isinstance(source, Authority):
        return source
    if isinstance(source, str | Path):
        state = Path(source).stat()
        return _loaded(str(source), state.st_mtime_ns, state.st_size)
    return read_authority(Source.of(source))


@lru_cache(maxsize=4)
def _loaded(path: str, _changed: int, _size: int) -> Authority:
    return read_authority(Source.of(path))


def read_authority(source: Source) -> Authority:
    """The authority in `source`. TEI P5, section 14.3 (persons, places, organizations).

    Raises ProfileError with the line, DocumentError for XML that is not well-formed.
    """
    is_xml = source.data.lstrip().startswith(_XML_STARTS)
    entries = _from_tei(source) if is_xml else _from_csv(source)
    return Authority.of(source.name, _checked(source, entries))


def _checked(source: Source, entries: Iterable[Entry]) -> Iterator[Entry]:
    known: dict[str, int] = {}
    for entry in entries:
        if entry.id in known:
            problem = f"the id {entry.id!r} stands in line {known[entry.id]} already"
            raise _fail(source, entry.line, problem)
        known[entry.id] = entry.line
        for name in entry.names:
            keys = keys_of(name)
            if not any(map(is_word, keys)):
                raise _fail(source, entry.line, f"the name {name!r} has no letters or digits")
            if len(keys) > MOST_WORDS:
                problem = f"the name that begins {name[:40]!r} has more than {MOST_WORDS} words"
                raise _fail(source, entry.line, f"{problem} and signs")
        yield entry
    if not known:
        what = "no person, place or org with an xml:id in it, and no row of a CSV"
        raise _fail(source, 1, f"the authority file has no entries: {what}")


def _from_csv(source: Source) -> Iterator[Entry]:
    try:
        text = source.data.decode("utf-16" if source.data[:2] in _WIDE else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        raise _fail(source, line, "this is neither XML nor CSV in UTF-8 or UTF-16") from None
    if not text.strip():
        return
    said = _SEPARATOR.match(text)
    begins = said.end() if said else 0
    delimiter = said["sign"] if said else _delimiter(text)
    reader = csv.reader(io.StringIO(text[begins:], newline=""), delimiter=delimiter, strict=True)
    above = text.count("\n", 0, begins)
    line = above + 1
    columns: list[str] | None = None
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise _fail(source, line, f"this is not CSV: {error}") from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            if columns is None:
                columns = _columns(source, line, row)
            else:
                yield _row(source, line, columns, row)
        line = above + reader.line_num + 1


def _delimiter(text: str) -> str:
    """The sign that most likely parts the cells, by the first line."""
    return max(",\t;", key=text.lstrip().partition("\n")[0].count)


def _columns(source: Source, line: int, row: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in row]
    for name in columns:
        if name not in _COLUMNS or columns.count(name) > 1:
            found = "twice" if name in _COLUMNS else "not known"
            problem = f"the column {name!r} is {found}; columns are {', '.join(_COLUMNS)}"
            raise _fail(source, line, problem)
    for name in _NEEDED:
        if name not in columns:
            problem = f"there is no column {name!r}; the first line names the columns"
            raise _fail(source, line, f"{problem}, such as id,name,variants,kind")
    return columns


def _row(source: Source, line: int, columns: list[str], row: list[str]) -> Entry:
    if len(row) > len(columns):
        problem = f"there are {len(row)} cells; expected are {len(columns)}"
        raise _fail(source, line, f"{problem} ({', '.join(columns)})")
    cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
    for column in _NEEDED:
        if not cells.get(column):
            raise _fail(source, line, f"the {column} is empty")
    kind = cells.get("kind") or "person"
    if kind.lower() not in _KINDS:
        raise _fail(source, line, f"the kind is {kind!r}; expected person, place or org")
    _check_id(source, line, cells["id"])
    variants = (each.strip() for each in _VARIANTS.split(cells.get("variants", "")))
    names = (cells["name"], *(each for each in variants if each))
    return Entry(cells["id"], _KINDS[kind.lower()], names, line)


def _check_id(source: Source, line: int, identifier: str) -> None:
    if not identifier.isprintable() or " " in identifier:
        raise _fail(source, line, f"the id {identifier!r} has white space or control characters")


def _from_tei(source: Source) -> Iterator[Entry]:
    for element in parse(source).iter(*_ENTRIES):
        tag = str(element.tag)
        line = element.sourceline if isinstance(element.sourceline, int) else 1
        names = _names(element, _NAMES[tag])
        if not names:
            continue
        identifier = element.get(XML_ID)
        if identifier is None:
            problem = f"<{etree.QName(element).localname}> {names[0]!r} has no xml:id"
            raise _fail(source, line, f"{problem} that a name could point to")
        yield Entry(identifier, _ENTRIES[tag], names, line)


def _names(element: etree._Element, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The names that an entry lists, and not those of other entries in it."""
    found = (child for child in element if child.tag in {tei(tag) for tag in tags})
    return tuple(name for child in found for name in readings(child) if name)


def _fail(source: Source, line: int, problem: str) -> ProfileError:
    location = Location(source.name, Position(line, 1))
    return ProfileError.of(Finding(INCORRECT, location, {"problem": problem}))
