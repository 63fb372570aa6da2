"""RELAX NG written directly in a content model, as ODDs did before TEI P5 2.7."""

from __future__ import annotations

import re
from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    AnyRef,
    Data,
    Legacy,
    ListOf,
    Pattern,
    Value,
    Verbatim,
    choice,
    interleave,
    repeat,
    sequence,
)
from teitools.xml.names import RNG

_TIMES: dict[str, tuple[int, int | None]] = {
    "zeroOrMore": (0, None),
    "oneOrMore": (1, None),
    "optional": (0, 1),
}
_PREFIX = re.compile(r"(?<![^\s])([^\W\d][\w.\-]*):(?=[^\W\d])")
_TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
_COMPOUND = (*_TIMES, "group", "div", "choice", "interleave", "mixed", "list")


def read_relaxng(node: etree._Element) -> Pattern:
    """The pattern that a RELAX NG element says; what has no word of ours stays as it is."""
    name = etree.QName(node).localname
    if name in _COMPOUND:
        return Legacy(name, tuple(_children(node)))
    match name:
        case "text":
            return TEXT
        case "empty":
            return EMPTY
        case "notAllowed":
            return NOT_ALLOWED
        case "ref":
            return AnyRef(node.get("name", "").strip())
        case "value":
            return Value(" ".join((node.text or "").split()))
        case "data" if node.find("{*}except") is None:
            return Data(node.get("type", "string").strip(), _facets(node))
    return Verbatim(isolated_pattern(node))


def data_fault(node: etree._Element) -> tuple[str, str]:
    """The type of a RELAX NG `data` element, and what is wrong with it; "" where nothing is."""
    from teitools.odd.data_references import fault_of

    name = node.get("type", "").strip()
    library = _TYPES
    for each in (node, *node.iterancestors()):
        if "datatypeLibrary" in each.attrib:
            library = each.get("datatypeLibrary", "").strip()
            break
    if library not in ("", _TYPES):
        return name, f"the library {library!r} is not known"
    return name, fault_of(name, _facets(node)) if name else ""


def compound(name: str, items: list[Pattern]) -> Pattern:
    """What a compound RELAX NG pattern says, its items being resolved."""
    if name in _TIMES:
        low, high = _TIMES[name]
        return repeat(sequence(items), low, high)
    match name:
        case "choice":
            return choice(items)
        case "interleave":
            return interleave(items)
        case "mixed":
            return interleave([TEXT, sequence(items)])
        case "list":
            return ListOf(sequence(items))
    return sequence(items)


def isolated_pattern(node: etree._Element) -> str:
    """RELAX NG as XML by itself, with the namespaces of the prefixes that its names have."""
    names = " ".join(
        f"{each.get('name', '')} {each.text or ''}" for each in node.iter(f"{{{RNG}}}*")
    )
    used = dict.fromkeys(_PREFIX.findall(names))
    return isolated(node, list(used))


def isolated(node: etree._Element, prefixes: Collection[str] = ()) -> str:
    """`node` as XML by itself, with the namespaces that it uses, those of `prefixes`, and no
    others.
    """
    kept = list(prefixes)
    try:
        text = etree.tostring(
            node,
            method="c14n",
            exclusive=True,
            inclusive_ns_prefixes=kept,
            with_tail=False,
            with_comments=False,
        )
    except etree.C14NError:  # there is no such form with a namespace that is a relative address
        copied = deepcopy(node)
        copied.tail = None
        etree.strip_tags(copied, etree.Comment)
        etree.cleanup_namespaces(copied, keep_ns_prefixes=kept)
        return etree.tostring(copied, encoding="unicode")
    return text.decode()


def _children(node: etree._Element) -> list[Pattern]:
    return [
        read_relaxng(child) for child in node.iterchildren(f"{{{etree.QName(node).namespace}}}*")
    ]


def _facets(node: etree._Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        (param.get("name", ""), param.text or "") for param in node.iterchildren("{*}param")
    )
