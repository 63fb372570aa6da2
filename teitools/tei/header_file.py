"""Header files: TOML or a TEI header, to a `Description`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from lxml import etree

from teitools.errors import ProfileError
from teitools.findings import Code, Finding, Severity
from teitools.source import Location, Source
from teitools.tei.description import Description, Origin, Responsible
from teitools.xml.names import tei
from teitools.xml.parsing import parse

INCORRECT = Code("F102", "incorrect-header", Severity.ERROR, "{problem}")
NOT_TAKEN = Code(
    "F103",
    "header-not-taken",
    Severity.WARNING,
    "<{element}> in publicationStmt is not taken over; taken are {taken}",
)
_TAKEN = ("authority", "availability", "date", "idno", "p", "pubPlace", "publisher")
_TABLES: dict[str, tuple[type[Origin] | type[Responsible], bool]] = {
    "origin": (Origin, False),
    "responsible": (Responsible, True),
}
_KEYS = tuple(field.name for field in fields(Description))
_FORMS = {
    "language": re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"),
    "licence_target": re.compile(r"\S+"),
}
_EXAMPLES = {
    "language": "a language tag such as en or zh-Hant",
    "licence_target": "an address without spaces",
}
_SOME_DAY = "2026-01-31"
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_NAME = re.compile(r"[^\W\d][\w.-]*")
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")


def read_header_file(source: Source) -> tuple[Description, list[Finding]]:
    """The description in `source`, a TOML file or a document with a TEI header.

    With it come findings, for what a TEI header says and a description cannot hold. Raises
    ProfileError for a key that is not known or a value that is none, DocumentError for XML
    that is not well-formed.
    """
    if source.data.lstrip().startswith(_XML_STARTS):
        return _from_tei(source)
    import tomllib  # seldom needed

    try:
        data = tomllib.loads(source.data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _fail(source, f"this is neither TOML nor XML: {error}") from None
    values = {key: _value(source, key, value) for key, value in data.items()}
    return Description(**values), []


def _value(source: Source, key: str, value: Any) -> Any:
    if key not in _KEYS:
        raise _fail(source, f"key {key!r} is not known; allowed are {', '.join(_KEYS)}")
    if key == "identifiers":
        if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
            _check(source, key, *value, *value.values())
            if any(" " in name or not name for name in value):
                raise _fail(source, "the types in 'identifiers' must be words without spaces")
            return tuple(value.items())
        raise _fail(source, "key 'identifiers' must be a table such as { DOI = \"10.5281/1\" }")
    if key in _TABLES:
        return _tables(source, key, value)
    if not isinstance(value, str) or not value.strip():
        raise _fail(source, f"key {key!r} must be a string, not {value!r}")
    _check(source, key, value)
    form = _FORMS.get(key)
    if form is not None and not form.fullmatch(value):
        raise _fail(source, f"key {key!r} is {value!r}; expected {_EXAMPLES[key]}")
    return value


def _tables(source: Source, key: str, value: Any) -> Any:
    """``origin``, a table, or ``responsible``, several; all that they hold is strings."""
    made, several = _TABLES[key]
    names = [field.name for field in fields(made)]
    tables = value if several else [value]
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise _fail(source, f"key {key!r} must be {'tables' if several else 'a table'}")
    for table in tables:
        for name, held in table.items():
            if name not in names:
                problem = f"key '{key}.{name}' is not known; allowed are {', '.join(names)}"
                raise _fail(source, problem)
            if not isinstance(held, str) or not held.strip():
                raise _fail(source, f"key '{key}.{name}' must be a string, not {held!r}")
            _check(source, f"{key}.{name}", held)
        if several and not {"id", "name", "role"} <= table.keys():
            raise _fail(source, f"each of {key!r} must have id, name, role")
        if not _DAY.fullmatch(table.get("when", _SOME_DAY)):
            raise _fail(source, f"key '{key}.when' is {table['when']!r}; expected {_SOME_DAY}")
        if several and not _NAME.fullmatch(table["id"]):
            raise _fail(source, f"key '{key}.id' is {table['id']!r}; expected an XML name")
    return tuple(made(**table) for table in tables) if several else made(**value)


def write_header_file(description: Description) -> str:
    """The header file (TOML) that says what `description` says."""
    lines, tables = [], []
    for field in fields(description):
        value = getattr(description, field.name)
        if isinstance(value, str):
            lines.append(f"{field.name} = {_typed(value)}")
        elif field.name == "identifiers" and value:
            pairs = (f"{json.dumps(k or 'id')} = {_typed(v)}" for k, v in value)
            lines.append(f"identifiers = {{ {', '.join(pairs)} }}")
        elif isinstance(value, Origin):
            tables.append(f"[origin]\n{_typed_table(value)}")
        elif field.name == "responsible":
            tables += (f"[[responsible]]\n{_typed_table(each)}" for each in value)
    return "\n".join([*lines, *(f"\n{table}" if lines else table for table in tables)]) + "\n"


def _typed(value: str) -> str:
    """A string of TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _typed_table(values: Origin | Responsible) -> str:
    given = ((field.name, getattr(values, field.name)) for field in fields(values))
    return "\n".join(f"{name} = {_typed(value)}" for name, value in given if value)


def _check(source: Source, key: str, *values: str) -> None:
    """Raise ProfileError where a value has characters that XML cannot hold."""
    for value in values:
        try:
            etree.Element("x").text = value
        except ValueError:
            raise _fail(source, f"key {key!r} has a character that XML cannot hold") from None


def _fail(source: Source, problem: str) -> ProfileError:
    return ProfileError.of(Finding(INCORRECT, Location(source.name), {"problem": problem}))


def _from_tei(source: Source) -> tuple[Description, list[Finding]]:
    root = parse(source).getroot()
    header = root if root.tag == tei("teiHeader") else root.find(f".//{tei('teiHeader')}")
    if header is None:
        raise _fail(source, f"expected a teiHeader in the TEI namespace, found <{root.tag}>")
    publication = f".//{tei('publicationStmt')}"
    licence = header.find(f"{publication}//{tei('licence')}")
    identifiers = header.findall(f"{publication}/{tei('idno')}")
    date = header.find(f"{publication}/{tei('date')}")
    description = Description(
        title=_words(header, f".//{tei('titleStmt')}/{tei('title')}"),
        edition=_words(header, f".//{tei('edition')}"),
        publisher=_words(header, f"{publication}/{tei('publisher')}")
        or _words(header, f"{publication}/{tei('authority')}"),
        place=_words(header, f"{publication}/{tei('pubPlace')}"),
        date=None if date is None else date.get("when") or _text(date),
        licence=None if licence is None else _text(licence),
        licence_target=None if licence is None else licence.get("target"),
        availability=None
        if licence is not None
        else _words(header, f"{publication}/{tei('availability')}"),
        identifiers=tuple((idno.get("type"), _text(idno) or "") for idno in identifiers),
        encoder=_encoder(header),
        repository=_words(header, f".//{tei('msIdentifier')}/{tei('repository')}"),
        settlement=_words(header, f".//{tei('msIdentifier')}/{tei('settlement')}"),
        country=_words(header, f".//{tei('msIdentifier')}/{tei('country')}"),
        note=_words(header, f".//{tei('notesStmt')}/{tei('note')}"),
    )
    return description, list(_not_taken(header, source))


def _not_taken(header: etree._Element, source: Source) -> Iterator[Finding]:
    for element in header.iterfind(f".//{tei('publicationStmt')}/*"):
        name = etree.QName(element).localname
        if name not in _TAKEN:
            facts = {"element": name, "taken": ", ".join(_TAKEN)}
            yield Finding(NOT_TAKEN, Location(source.name), facts)


def _encoder(header: etree._Element) -> str | None:
    """The name in the respStmt whose resp speaks of encoding."""
    for statement in header.iter(tei("respStmt")):
        if "encod" in (_words(statement, tei("resp")) or "").lower():
            for name in ("persName", "orgName", "name"):
                if words := _words(statement, tei(name)):
                    return words
    return None


def _words(parent: etree._Element, path: str) -> str | None:
    element = parent.find(path)
    return None if element is None else _text(element)


def _text(element: etree._Element) -> str | None:
    return " ".join("".join(map(str, element.itertext())).split()) or None
