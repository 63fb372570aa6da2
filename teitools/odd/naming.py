"""Names as an ODD gives them: alternative identifiers, values, names with prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teitools.odd.content import Value
from teitools.odd.specs import ValList
from teitools.xml.names import tei

_LOCAL = re.compile(r"[^\W\d][\w.\-·]*")


def alternative(node: etree._Element) -> str | None:
    """The name that the altIdent of a specification gives it."""
    name = " ".join(node.findtext(tei("altIdent"), "").split())
    return name or None


def value_patterns(values: ValList) -> Iterator[Value]:
    """The patterns of the values of a list."""
    for item in values.items:
        yield Value(item.written, item.documentation)


def expanded(node: etree._Element, token: str) -> str:
    """A name with a prefix that `node` knows, as ``{namespace}name``; anything else as it is."""
    prefix, colon, local = token.partition(":")
    uri = node.nsmap.get(prefix)
    if colon and uri is not None and _LOCAL.fullmatch(local):
        return f"{{{uri}}}{local}"
    return token
