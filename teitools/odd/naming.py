"""Names as an ODD gives them: alternative identifiers, values, names with prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from teitools.odd import codes
from teitools.odd.content import Value
from teitools.odd.specs import ValList
from teitools.xml.names import tei

if TYPE_CHECKING:
    from teitools.odd.reading import Reader

ATTRIBUTES = ".attributes"
"""What the names of the attributes of classes end with in RELAX NG."""

_NAME = re.compile(r"[^\W\d][\w.\-·]*(:[^\W\d][\w.\-·]*)?")
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


def is_name(text: str) -> bool:
    """Whether an element or attribute may be called so; one prefix is allowed."""
    return _NAME.fullmatch(text) is not None


def is_attributes(name: str) -> bool:
    """Whether RELAX NG means by `name` the attributes of a class."""
    return name.startswith("att.") and name.endswith(ATTRIBUTES)


def namespace_of_attribute(reader: Reader, node: etree._Element, name: str) -> str | None:
    """The namespace of the attribute at `node`: as stated, or what its prefix stands for there."""
    prefix = name.partition(":")[0] if ":" in name else ""
    if "ns" in node.attrib or prefix in ("", "xml") or node.get("mode") in ("change", "delete"):
        return node.get("ns")
    if prefix not in node.nsmap:
        reader.report(codes.PREFIX_OF_NAME, node, prefix=prefix, name=name)
    return node.nsmap.get(prefix)
