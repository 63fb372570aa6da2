"""The keys by which a page is known to be true still: digests of all that it is made of."""

from __future__ import annotations

import json
from hashlib import sha256

from lxml import etree

from teitools import resources
from teitools.corpus import Document
from teitools.site.options import Options

_SHEETS = (".xsl", ".xslt", ".css", ".xml")


def common_key(options: Options) -> str:
    """What all pages of documents have in common: teitools, its style sheets and those of the
    user, the options. Raises OSError when a style sheet cannot be read."""
    whole = sha256(options.version.encode())
    folders = [resources.folder("xslt")]
    if options.xslt is not None:
        whole.update(options.xslt.read_bytes())
        folders.append(options.xslt.resolve().parent)
    for folder in folders:
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in _SHEETS and file.is_file():
                whole.update(f"{file.name}\n".encode("utf-8", "surrogatepass"))
                whole.update(file.read_bytes())
    for value in (options.view, options.css, options.facsimile):
        whole.update(f"{value!r}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def page_key(
    common: str, document: Document, frame: etree._Element, links: dict[str, str], address: str
) -> str:
    """The key of the page of a document: its bytes, and what it shows of the rest of the site."""
    said = json.dumps([common, document.digest, sorted(links.items()), address])
    return sha256(said.encode() + etree.tostring(frame)).hexdigest()
