"""What a user may ask of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from teitools.errors import UsageError

DOCUMENTS = "documents"
"""The folder of the pages of documents."""


@dataclass(frozen=True)
class Options:
    """`title` heads the site; `url` is where it is published, with a final ``/``, or nothing.

    `view` comes first in the pages of documents, `css` is added to every page, `xslt` is a style
    sheet of the user's for documents and `pages_xslt` for the other pages, `facsimile` a
    template for the addresses of page images. `words` take the place of those of the table. With
    `epub` there is a book of all documents. `version` is a digest of teitools: what another one
    made is made again.
    """

    title: str
    url: str = ""
    language: str = "en"
    introduction: str = ""
    view: str = "reading"
    css: str = ""
    xslt: Path | None = None
    pages_xslt: Path | None = None
    facsimile: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    epub: bool = False
    version: str = ""


def checked_url(url: str) -> str:
    """`url` with a final slash. Raises UsageError where it is no address of a folder."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            f"{url!r} is not where a site can be: its address begins with https:// or http://, and "
            "has no ? and no #"
        )
    if any(each <= " " or each in '<>"\\^`{|}' for each in url):
        raise UsageError(f"{url!r} has signs that no address has")
    return url if url.endswith("/") else f"{url}/"
