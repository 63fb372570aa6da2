"""Who is meant: what `ref` and `key` say, in a form in which equal means the same.

An identity is a string:

- ``uri:`` and an address without its scheme, for http and https; else the whole URI;
- ``file:`` and the path of a file below the folder of the corpus, with ``#`` and an ``xml:id``;
- ``key:`` and a kind, and the value of a `key`;
- ``idno:`` and the authority that an ``idno`` is of, and its value;
- ``date:`` and an ISO date, or two with ``/`` between them;
- ``words:`` for what no attribute identifies: the path of the document, and the words.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from teitools.rules.prefixes import Prefixes

_ABSOLUTE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(\S+)\Z")
_WEB = ("http", "https")
_UNLETTERED = re.compile(r"[^a-z]")
AUTHORITIES = frozenset(
    "viaf gnd pnd isni orcid wikidata lccn lcnaf naf bnf sudoc idref bne nla ndl nkc sbn libris "
    "geonames tgn ulan aat pleiades ror grid cerl snac trove".split()
)
"""The types of ``idno`` that mean the same wherever they stand, without signs between letters."""


def of_pointer(pointer: str, path: str, prefixes: Prefixes) -> str:
    """The identity that a pointer in the document at `path` means; nothing for an empty one."""
    first = pointer.split(maxsplit=1)
    if not first:
        return ""
    found = _ABSOLUTE.match(first[0])
    if found is None:
        return of_file(first[0], path)
    scheme, rest = found[1], found[2]
    if scheme in prefixes:
        meanings = prefixes.meanings(scheme, rest) or []
        if len(meanings) == 1 and meanings[0] and meanings[0] != first[0]:
            return _expanded(meanings[0], path)
    return of_address(first[0])


def _expanded(meaning: str, path: str) -> str:
    return of_address(meaning) if _ABSOLUTE.match(meaning) else of_file(meaning, path)


def of_address(address: str) -> str:
    """The identity of an absolute address; http and https are one."""
    scheme, _, rest = address.partition(":")
    return f"uri:{rest}" if scheme.lower() in _WEB else f"uri:{address}"


def of_file(reference: str, path: str) -> str:
    """The identity of a relative reference in the document at `path`."""
    file, _, fragment = unquote(reference).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    return f"file:{target}#{fragment}"


def of_key(kind: str, key: str) -> str:
    """The identity of the value of a `key`."""
    return f"key:{kind}:{key}"


def of_number(kind: str, value: str) -> str:
    """The identity of an ``idno``, where it is an address or its type names an authority that
    all the world counts by; nothing for a number that is somebody's own."""
    value = value.strip()
    found = _ABSOLUTE.match(value)
    if found and found[1].lower() in _WEB:
        return of_address(value)
    authority = _UNLETTERED.sub("", kind.lower())
    return f"idno:{authority}:{value}" if value and authority in AUTHORITIES else ""


def of_words(path: str, kind: str, words: str) -> str:
    """The identity of a name that nothing identifies: of this document alone."""
    return f"words:{path}:{kind}:{words}"


def of_date(first: str, last: str = "") -> str:
    """The identity of a date, or of a time from one to another."""
    return f"date:{first}/{last}" if last else f"date:{first}"
