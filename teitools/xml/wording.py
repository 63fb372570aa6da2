"""Names and values as a reader knows them, and hints made of what was expected."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache

from lxml import etree

from teitools.xml.codes import UNINCLUDED
from teitools.xml.names import XI, XML

_MOST = 8
"""How many expected names a message shows."""
_LONGEST = 64
_TOO_MANY = 1000


def written(clark: str, near: etree._Element) -> str:
    """The Clark name `clark` as it would be written in the element `near`."""
    if not clark.startswith("{"):
        return clark
    namespace, _, local = clark[1:].partition("}")
    if namespace == XML:
        return f"xml:{local}"
    prefixes = [prefix for prefix, uri in near.nsmap.items() if uri == namespace]
    prefix = min((prefix or "" for prefix in prefixes), default="")
    return f"{prefix}:{local}" if prefix else local


def meant(found: str, expected: Iterable[str]) -> str | None:
    """The name among `expected` that `found` is most like, if it is like any.

    Not looked for among very many names, or where `found` is too long to be one.
    """
    names = tuple(expected)
    if len(found) > _LONGEST or len(names) > _TOO_MANY:
        return None
    return _nearest(found, names)


@lru_cache(maxsize=4096)
def _nearest(found: str, names: tuple[str, ...]) -> str | None:
    folded = {name.lower(): name for name in names if len(name) <= _LONGEST}
    close = get_close_matches(found.lower(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def hint(found: str, expected: Collection[str]) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about `found`."""
    nearest = meant(found, expected)
    text = ""
    if nearest is not None:
        text = f"; did you mean {nearest!r}?"
    elif expected:
        text = f"; expected {listed(expected)}"
    return {"expected": tuple(expected), "meant": nearest, "hint": text}


def element_hint(element: etree._Element, clarks: Collection[str]) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about an element that is none of `clarks`.

    Where its local name is right, what is wrong is its namespace.
    """
    expected = tuple(sorted({written(clark, element) for clark in clarks}))
    qualified = etree.QName(element)
    if qualified.namespace == XI:
        return {"expected": expected, "meant": None, "hint": UNINCLUDED}
    namespaces = sorted(
        repr(name.namespace or "")
        for name in map(etree.QName, clarks)
        if name.localname == qualified.localname and name.namespace != qualified.namespace
    )
    if not namespaces:
        return hint(written(element.tag, element), expected)
    text = f": it is in the namespace {qualified.namespace or ''!r}, not in {listed(namespaces)}"
    return {"expected": expected, "meant": None, "hint": text}


def value_hint(value: str, known: Collection[str], types: Collection[str]) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about a value that is none of `known`.

    `types` are the names of data types that would be right as well.
    """
    kinds = (*map(repr, sorted(known)), *sorted(types))
    nearest = meant(value, known)
    ways = [listed(kinds[: len(known)])] if known else []
    if types:
        ways.append(f"of type {listed(kinds[len(known) :])}")
    text = f", which is not {', or '.join(ways)}" if ways else ", which is not allowed"
    if nearest is not None:
        text += f"; did you mean {nearest!r}?"
    return {"expected": kinds, "meant": nearest, "hint": text}


def listed(words: Collection[str]) -> str:
    """Up to eight of `words` in a sentence, the last joined by "or"."""
    shown = list(words)[:_MOST]
    if len(words) > _MOST:
        return f"{', '.join(shown)} or {len(words) - _MOST} others"
    if len(shown) == 1:
        return shown[0]
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


def shortened(text: str, length: int = 60) -> str:
    """`text` with its white space normalised, cut after `length` characters."""
    text = " ".join(text[: 10 * length].split())
    return text if len(text) <= length else f"{text[: length - 1]}…"
