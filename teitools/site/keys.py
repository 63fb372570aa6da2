"""The keys by which a page is known to be true still: digests of all that it is made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teitools import resources
from teitools.corpus import Document
from teitools.site.options import Options

if TYPE_CHECKING:
    from hashlib import _Hash as HASH

_SHEETS = (".xsl", ".xslt", ".css", ".js")


def common_key(options: Options) -> str:
    """What all pages of documents have in common: teitools, its style sheets and those of the
    user, the options. Raises OSError when a style sheet cannot be read."""
    whole = sha256(options.version.encode())
    _update(whole, options.xslt)
    for value in (options.view, options.css, options.facsimile):
        whole.update(f"{value!r}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def site_key(options: Options, pages: Mapping[str, str], registers: Iterable[Document]) -> str:
    """The key of the whole site: of all its pages, of registers, and all options."""
    said = [repr(options), sorted(pages.items()), [(e.path, e.digest) for e in registers]]
    whole = sha256(json.dumps(said).encode())
    _update(whole, options.pages_xslt)
    return whole.hexdigest()


def _update(whole: HASH, own: Path | None) -> None:
    """Add our style sheets, and one of the user's with those it can import."""
    folders = [resources.folder("xslt")]
    if own is not None:
        whole.update(own.read_bytes())
        folders.append(own.resolve().parent)
    for folder in folders:
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in _SHEETS and file.is_file():
                whole.update(f"{file.name}\n".encode("utf-8", "surrogatepass"))
                whole.update(file.read_bytes())


def page_key(
    common: str, document: Document, frame: etree._Element, links: dict[str, str], address: str
) -> str:
    """The key of the page of a document: its bytes, and what it shows of the rest of the site."""
    said = json.dumps([common, document.digest, sorted(links.items()), address])
    return sha256(said.encode() + etree.tostring(frame)).hexdigest()
