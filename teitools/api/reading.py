"""Reading the text of a transcript from bytes."""

from __future__ import annotations

from teitools.errors import DocumentError
from teitools.findings import Code, Finding, Severity
from teitools.source import Location, Position, Source

LIMIT = 100_000_000

TOO_LARGE = Code(
    "T001",
    "too-large",
    Severity.ERROR,
    "the text is longer than the limit of {limit} bytes; set a higher one (--max-bytes) to go on",
)
NOT_UTF8 = Code(
    "T002",
    "not-utf-8",
    Severity.ERROR,
    "byte {byte} at offset {offset} is not UTF-8{hint}; expected a text in UTF-8",
)
_MAGIC = {
    b"\xff\xfe": "it begins like UTF-16",
    b"\xfe\xff": "it begins like UTF-16",
    b"\x89PNG": "it is a PNG image",
    b"\xff\xd8\xff": "it is a JPEG image",
    b"%PDF": "it is a PDF document",
    b"PK\x03\x04": "it is a ZIP archive, as DOCX and ODT are",
    b"\x1f\x8b": "it is a gzip archive",
    b"\xd0\xcf\x11\xe0": "it is an old Office document",
    b"II*\x00": "it is a TIFF image",
    b"\x7fELF": "it is a program",
}


def read_text(source: Source, limit: int) -> str:
    """The text in `source`, which must be UTF-8 of at most `limit` bytes.

    Raises DocumentError with the offset, line and column of the first byte that is wrong.
    """
    data = source.data
    if len(data) > limit:
        facts = {"limit": f"{limit:,}"}
        raise DocumentError.of(Finding(TOO_LARGE, Location(source.name), facts))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        location = Location(source.name, Position(len(lines), len(lines[-1]) + 1))
        wrong = {
            "byte": f"0x{data[error.start]:02X}",
            "offset": str(error.start),
            "hint": _hint(data),
        }
        raise DocumentError.of(Finding(NOT_UTF8, location, wrong)) from None


def _hint(data: bytes) -> str:
    for magic, meaning in _MAGIC.items():
        if data.startswith(magic):
            return f" ({meaning})"
    return " (it looks like a binary file)" if b"\x00" in data[:4096] else ""
