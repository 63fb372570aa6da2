"""From bytes to text (XML 1.0, section 4.3.3 and appendix F)."""

from __future__ import annotations

import codecs
import re

from teitools.errors import DocumentError
from teitools.findings import Code, Finding
from teitools.source import Location, Position, Source
from teitools.xml.codes import (
    BINARY,
    EMPTY,
    ENCODING_CONFLICT,
    UNKNOWN_ENCODING,
    WRONG_ENCODING,
)
from teitools.xml.mistake import Lines

_DECLARED = re.compile(
    rb"""<\?xml[ \t\r\n][^>]{0,200}?encoding[ \t\r\n]*=[ \t\r\n]*(?:"([^"<>]*)"|'([^'<>]*)')"""
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_FAMILIES = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_CONTROL = rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]"
_KNOWN = (
    r"utf-?(8|16|32)(-[bl]e)?|ascii|iso8859-\d+|iso2022_\w+|cp\d+|koi8-\w+|mac-\w+|"
    r"big5(hkscs)?|gb2312|gbk|gb18030|hz|shift_jis\w*|euc_\w+|johab|tis-620|ptcp154|kz1048"
)
_OF_ASCII_KIND = r"(?!utf-?(16|32))"


def decode(source: Source) -> str:
    """The text of `source`, without its byte order mark.

    Raises DocumentError when it is empty or binary, when it declares an encoding that is
    unknown or is not that of its bytes, or when bytes are wrong in its encoding.
    """
    data = source.data
    if not data.strip(b" \t\r\n"):
        raise _error(source, EMPTY)
    skip, encoding, declared = detect(source)
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        text = data[skip : skip + error.start].decode(encoding, "replace")
        wrong = data[skip + error.start : skip + error.end].hex(" ").upper()
        place = Lines(text).position(len(text))
        raise _error(
            source, WRONG_ENCODING, place, bytes=wrong, encoding=declared or encoding.upper()
        ) from None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the XML declaration of `data` names, where it can be read as ASCII."""
    match = _DECLARED.match(data)
    return (match[1] or match[2] or b"").decode("latin-1") if match else None


def detect(source: Source) -> tuple[int, str, str | None]:
    """The length of the byte order mark, the name of Python's codec, and the declared name.

    The first 1,200 bytes are enough. Raises DocumentError when they are binary, or declare an
    encoding that is unknown or is not theirs.
    """
    skip, encoding, declared = _encoding(source)
    start = source.data[skip : skip + 1024].lstrip()
    if encoding == "utf-8" and not start.startswith(b"<") and re.search(_CONTROL, start):
        raise _error(source, BINARY, evidence="it has control characters at its start")
    return skip, encoding, declared


def _encoding(source: Source) -> tuple[int, str, str | None]:
    data = source.data
    for mark, encoding, family in _MARKS:
        if data.startswith(mark):
            _agree(source, data[len(mark) :], encoding, family, f"the byte order mark of {family}")
            return len(mark), encoding, None
    for start, encoding in _FAMILIES:
        if data.startswith(start):
            family = encoding[:6].upper()
            _agree(source, data, encoding, family, family)
            return 0, encoding, None
    declared = declared_encoding(data)
    if declared is None:
        return 0, "utf-8", None
    encoding = _lookup(source, declared)
    if not re.match(_OF_ASCII_KIND, encoding):
        raise _error(source, ENCODING_CONFLICT, encoding=declared, evidence="not in it")
    return 0, encoding, declared


def _agree(source: Source, data: bytes, encoding: str, family: str, evidence: str) -> None:
    """See that the declaration, if there is one, names the encoding that the bytes show."""
    start = data[:1200].decode(encoding, "ignore").encode("ascii", "replace")
    declared = declared_encoding(start)
    if declared is None:
        return
    found = _lookup(source, declared)
    if found not in (encoding, family.lower()):
        raise _error(source, ENCODING_CONFLICT, encoding=declared, evidence=evidence)


def codec(declared: str) -> str | None:
    """The name of Python's codec for an encoding; None where that is no encoding of texts."""
    try:
        found = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    return found if re.fullmatch(_KNOWN, found) else None


def _lookup(source: Source, declared: str) -> str:
    found = codec(declared)
    if found is None:
        raise _error(source, UNKNOWN_ENCODING, encoding=declared)
    return found


def _error(
    source: Source, code: Code, place: Position | None = None, /, **facts: object
) -> DocumentError:
    location = Location(source.name, place or Position(1, 1))
    return DocumentError.of(Finding(code, location, facts))
