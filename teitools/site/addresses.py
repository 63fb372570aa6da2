"""The addresses of pages, and links from one to another."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from teitools.site.options import DOCUMENTS

_SAFE = "/~"
_PLAIN = re.compile(r"[A-Za-z0-9/._-]*\Z")


def page_of(name: str) -> str:
    """The file of the page of the document with this output name."""
    return f"{DOCUMENTS}/{name}.html"


def link(source: str, target: str, fragment: str = "") -> str:
    """The relative reference from the page `source` to `target`; both are paths in the site."""
    if fragment and source == target:
        return f"#{_quoted(fragment)}"
    depth = source.count("/")
    if depth == 0 or "/" not in target:
        return address("../" * depth + target, fragment)
    return address(posixpath.relpath(target, posixpath.dirname(source)), fragment)


def address(path: str, fragment: str = "") -> str:
    """`path` as it stands in an address (RFC 3986, section 3.3)."""
    return f"{_quoted(path)}#{_quoted(fragment)}" if fragment else _quoted(path)


def _quoted(part: str) -> str:
    return part if _PLAIN.match(part) else quote(part, safe=_SAFE)
