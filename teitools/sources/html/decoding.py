"""The bytes of a page as text: byte order mark, declaration, or what is left (HTML, 13.2.3)."""

from __future__ import annotations

import codecs
import re

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Location, Position, Source
from teitools.sources import codes

_HEAD = 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)"""
    rb"""|<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)""",
    re.IGNORECASE,
)
# what pages call Latin-1 or ASCII is windows-1252, and a page in UTF-16 cannot say so itself
_MEANT = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_FALLBACK = "windows-1252"


def decode(source: Source) -> tuple[str, list[Finding]]:
    """The text of a page; what was guessed.

    Raises DocumentError for bytes that are not in the encoding which the page says it is in.
    """
    data = source.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(source.name, data[len(mark) :], encoding, len(mark)), []
    declared = _declared(data[:_HEAD])
    if declared is not None:
        return _strictly(source.name, data, declared, 0), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        facts = {"encoding": _FALLBACK}
        text = data.decode(_FALLBACK, errors="replace")
        return text, [Finding(codes.GUESSED_ENCODING, Location(source.name), facts)]


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        "".encode(name)
    except (LookupError, TypeError, ValueError):
        return None
    return _MEANT.get(name, name)


def _strictly(name: str, data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == _FALLBACK:
            return data.decode(encoding, errors="replace")
        before = data[: error.start].decode(encoding)
        lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        location = Location(name, Position(len(lines), len(lines[-1]) + 1))
        facts = {
            "byte": f"0x{data[error.start]:02X}",
            "offset": str(error.start + skipped),
            "encoding": encoding,
        }
        raise DocumentError.of(Finding(codes.UNDECODABLE, location, facts)) from None
