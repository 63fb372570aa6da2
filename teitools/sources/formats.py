"""The formats that are read, and how a file is known to be in one."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teitools.errors import UsageError
from teitools.source import Source

if TYPE_CHECKING:
    from teitools.sources.content import Document

TEXT = "text"


class Format(NamedTuple):
    """A format: its name, the endings of its files, and the function that reads it."""

    name: str
    endings: tuple[str, ...]
    reader: str


FORMATS = (
    Format("docx", (".docx", ".docm"), "teitools.sources.docx.reading:read_docx"),
    Format("html", (".html", ".htm", ".xhtml"), "teitools.sources.html.reading:read_html"),
    Format("markdown", (".md", ".markdown"), "teitools.sources.markdown.reading:read_markdown"),
)
NAMES = (TEXT, *(each.name for each in FORMATS))
TEXT_ENDINGS = (".txt", ".text")


def format_named(name: str | None, source: Source) -> str:
    """The format of `source`: the one that is `name`d, or that its name ends in, or text.

    Raises UsageError for a name that is none.
    """
    if name is not None:
        if name not in NAMES:
            raise UsageError(f"there is no format {name!r}; there are {', '.join(NAMES)}")
        return name
    ending = PurePath(source.name).suffix.lower()
    return next((each.name for each in FORMATS if ending in each.endings), TEXT)


def endings(name: str) -> tuple[str, ...]:
    """The endings of the files of a format."""
    return next((each.endings for each in FORMATS if each.name == name), TEXT_ENDINGS)


def read(source: Source, name: str, limit: int) -> Document:
    """The document in `source`, in the format `name`.

    No more than `limit` bytes of what is packed in it are unpacked. Raises DocumentError.
    """
    module, _, function = next(each.reader for each in FORMATS if each.name == name).partition(":")
    document: Document = getattr(import_module(module), function)(source, limit)
    return document
