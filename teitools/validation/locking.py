"""Addresses locked: fetched with what they name in turn, compared, and kept."""

from __future__ import annotations

import hashlib
import pyexpat
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from teitools.errors import SchemaError, UsageError
from teitools.files import replace_all
from teitools.schematron.names import DIALECTS
from teitools.source import Source
from teitools.validation.addresses import is_address, meant
from teitools.validation.fetching import FetchError, fetch
from teitools.validation.kinds import ACCEPTED, COMPACT, kind_by_content
from teitools.validation.lock import NAME, Lock, Locked
from teitools.xml.names import RNG, SCH, TEI, XS

_MOST = 200
"""How many files one run fetches."""
_ATTRIBUTES = {
    **{(RNG, name): "href" for name in ("include", "externalRef")},
    **{(XS, name): "schemaLocation" for name in ("include", "import", "redefine", "override")},
    **{(each, name): "href" for each in DIALECTS for name in ("include", "extends")},
}
"""Which attribute of which element names another file."""
_COMPACT = re.compile(rb"^[^#\n]*?\b(?:include|external)\s+[\"']([^\"'\n]+)", re.MULTILINE)

Fetch = Callable[[str], bytes]


class LockError(UsageError):
    """What is at an address is not what was locked; nothing has been written."""


def lock_addresses(
    lock: Lock,
    addresses: Iterable[str],
    update: bool = False,
    cached: bool = False,
    fetched: Fetch = fetch,
) -> list[str]:
    """Fetch `addresses` and what they name by relative addresses, and write copies and lock.

    Gives what has been locked newly or anew. With `cached`, copies go to the cache. Without
    `update`, raises LockError where something differs from what is locked. Raises UsageError
    where an address cannot be fetched or is no schema, OSError; nothing is written then.
    """
    new: dict[str, Locked] = {}
    found: dict[str, bytes] = {}
    todo = list(dict.fromkeys(addresses))
    while todo:
        address = todo.pop(0)
        if len(new) >= _MOST:
            raise UsageError(f"{address!r}: more than {_MOST} files would be fetched")
        data = _fetched(address, fetched, lock)
        digest = hashlib.sha256(data).hexdigest()
        before = lock.entries.get(address)
        if before is not None and before.sha256 != digest and not update:
            said = f"{address!r} has changed: SHA-256 is {digest}, locked is {before.sha256}"
            raise LockError(f"{said}; --update takes what is there now")
        needs = tuple(dict.fromkeys(_named(address, data)))
        locked = Locked(address, digest, needs, cached or (before is not None and before.cached))
        new[address], found[address] = locked, data
        todo += [each for each in needs if each not in new and each not in todo]
    merged = replace(lock, entries={**lock.entries, **new})
    copies = {merged.file_of(locked): found[address] for address, locked in new.items()}
    changed = [address for address, locked in new.items() if lock.entries.get(address) != locked]
    for path in copies:
        top = lock.cache if lock.cache in path.parents else lock.root
        if top is not None and not path.resolve().is_relative_to(top.resolve()):
            raise UsageError(f"{path} leads out of {top} by a link; nothing is written there")
    for path in copies:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_all({**copies, lock.root / NAME: merged.data()})
    lock.entries.update(new)
    return changed


def _fetched(address: str, fetched: Fetch, lock: Lock) -> bytes:
    try:
        data = fetched(address)
    except FetchError as error:
        hint = meant(address, lock.entries) if error.unknown else None
        said = f"; did you mean {hint!r}?" if hint else ""
        raise UsageError(f"{address!r}: {error}{said}") from None
    return data


def _kind(address: str, data: bytes) -> str:
    """The schema language. Raises UsageError where it is none that can be used."""
    if urlsplit(address).path.lower().endswith(".rnc"):
        return COMPACT
    try:
        kind = kind_by_content(Source(address, data))
    except SchemaError:
        kind = None
    if kind not in (RNG, XS, SCH, TEI, COMPACT):
        raise UsageError(f"{address!r}: what stands there is no schema; {ACCEPTED}")
    return kind


def _named(address: str, data: bytes) -> Iterator[str]:
    """The addresses that the schema names by relative ones, below its own folder."""
    if _kind(address, data) == COMPACT:
        references = [each.decode("utf-8", "replace") for each in _COMPACT.findall(data)]
    else:
        references = _references(address, data)
    folder = urljoin(address, ".")
    for reference in references:
        href = reference.partition("#")[0].strip()
        if href and href.isascii() and not is_address(href):
            named = urljoin(address, href)
            if named.startswith(folder) and named != address:
                yield named


def _references(address: str, data: bytes) -> list[str]:
    """What the elements of a schema name. Raises UsageError where it is not well-formed."""
    references: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        attribute = _ATTRIBUTES.get((namespace, local))
        if attribute in attributes:
            references.append(attributes[attribute])

    def refuse(name: str, *_: object) -> None:
        raise UsageError(f"{address!r}: the entity {name!r} is declared there")

    parser = pyexpat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (pyexpat.ExpatError, LookupError, ValueError) as error:
        raise UsageError(f"{address!r}: this is not well-formed: {error}") from None
    return references
