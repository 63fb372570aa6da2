"""The addresses of pages, and links from one to another."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from teitools.site.options import DOCUMENTS

_SAFE = "/~"


def page_of(name: str) -> str:
    """The file of the page of the document with this output name."""
    return f"{DOCUMENTS}/{name}.html"


def link(source: str, target: str, fragment: str = "") -> str:
    """The relative reference from the page `source` to `target`; both are paths in the site."""
    if fragment and source == target:
        return f"#{quote(fragment, safe='')}"
    relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
    return address(relative, fragment)


def address(path: str, fragment: str = "") -> str:
    """`path` as it stands in an address (RFC 3986, section 3.3)."""
    quoted = quote(path, safe=_SAFE)
    return f"{quoted}#{quote(fragment, safe='')}" if fragment else quoted
