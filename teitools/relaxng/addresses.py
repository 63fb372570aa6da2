"""Addresses of schemas, and the files they lead to (RELAX NG, section 4.5; RFC 3986).

A schema may name others. Where those are read from is decided here, by a `Files`: below one
folder and nowhere else, or out of memory. No network is ever asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote

from teitools.findings import Code, Finding
from teitools.source import Location, Source
from teitools.xml.digests import digest
from teitools.xml.schema_files import MISSING, OUTSIDE, below, linked

_PARTS = (
    r"(?s)(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?://(?P<authority>[^/?#]*))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?"
)
_ABSOLUTE = r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^%\x00-\x20#<>\"{}|\\^`\x7f]|%[0-9A-Fa-f]{2})+"
_DISALLOWED = r"[^!#-;=?-\[\]_a-z~]"
_ALONE = "other files are read only for a schema that is itself a file"


class Refusal(Exception):  # noqa: N818 - it becomes a finding of a SchemaError
    """A file that is not read: a code and its facts, before it is known who asked."""

    def __init__(self, code: Code, /, **facts: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def finding(self, location: Location) -> Finding:
        """The finding that says this of the reference at `location`."""
        return Finding(self.code, location, self.facts)


class Files(Protocol):
    """Where the other files of a schema come from."""

    def resolve(self, href: str, base: str) -> str:
        """The address that `href` means in a file of the address `base`.

        Two addresses are equal where they lead to the same file. Raises Refusal.
        """

    def read(self, address: str) -> Source:
        """What stands at an address that `resolve` gave. Raises Refusal."""


class FolderFiles:
    """The files below one folder; their addresses count from it.

    Links are followed, but not out of the folder; ``..`` and absolute addresses lead out of it
    as well. Without a folder there are no files.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self.digests: dict[str, str] = {}
        """The files that were read, by their addresses, and the digests of their bytes."""
        self.fleeting = False
        """Whether a link led to one of them, or one could not be read."""

    def resolve(self, href: str, base: str) -> str:
        """The address, counted from the folder. Raises Refusal when it leads out of it."""
        if self._folder is None:
            raise Refusal(MISSING, href=href, reason=_ALONE)
        address = join(base, href)
        file = _file(self._folder, address)
        if file is None:
            self.fleeting = True
            raise Refusal(OUTSIDE, href=href)
        self.fleeting = self.fleeting or linked(self._folder, address, file)
        return quote(file.relative_to(self._folder.resolve()).as_posix())

    def read(self, address: str) -> Source:
        """The file at `address`. Raises Refusal when it cannot be read."""
        held = self._read(address)
        self.digests[address] = digest(held.data)
        return held

    def _read(self, address: str) -> Source:
        fleeting, self.fleeting = self.fleeting, True  # unless it can be read
        file = _file(self._folder, address) if self._folder else None
        if file is None or self._folder is None:
            raise Refusal(OUTSIDE, href=address)
        name = unquote(address)
        if not file.is_file():
            reason = "it is not a file" if file.exists() else "there is no such file"
            raise Refusal(MISSING, href=name, reason=reason)
        try:
            held = Source(str(self._folder / name), file.read_bytes())
        except OSError as error:
            raise Refusal(MISSING, href=name, reason=error.strerror or str(error)) from None
        self.fleeting = fleeting
        return held


class MemoryFiles:
    """Files out of memory, by their addresses."""

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        self._files = files

    def resolve(self, href: str, base: str) -> str:
        """The address."""
        return join(base, href)

    def read(self, address: str) -> Source:
        """What stands there. Raises Refusal where nothing does."""
        data = self._files.get(address)
        if data is None:
            raise Refusal(MISSING, href=address, reason="there is no such file")
        return Source(address, data.encode() if isinstance(data, str) else data)


def join(base: str, reference: str) -> str:
    """The address that `reference` means where `base` is the base address, without a fragment.

    RFC 3986, section 5.2. A base may itself be relative; ``..`` that lead out of it are kept.
    """
    outer, inner = _split(base), _split(reference)
    if inner["scheme"] or inner["authority"] is not None:
        inner["scheme"] = inner["scheme"] or outer["scheme"]
        return _address(inner)
    if not inner["path"]:
        inner["path"] = outer["path"]
        inner["query"] = outer["query"] if inner["query"] is None else inner["query"]
    elif not (inner["path"] or "").startswith("/"):
        folder, slash, _ = (outer["path"] or "").rpartition("/")
        rooted = "/" if outer["authority"] is not None and not slash else slash
        inner["path"] = f"{folder}{rooted}{inner['path']}"
    inner["scheme"], inner["authority"] = outer["scheme"], outer["authority"]
    return _address(inner)


def escaped(address: str) -> str:
    """`address` with the characters escaped that no URI may have (XLink 1.0, section 5.4)."""
    return re.sub(_DISALLOWED, lambda found: quote(found[0].encode("utf-8", "replace")), address)


def is_absolute(address: str) -> bool:
    """Whether `address`, escaped, is an absolute URI without a fragment (RFC 2396)."""
    return re.fullmatch(_ABSOLUTE, escaped(address)) is not None


def has_fragment(address: str) -> bool:
    """Whether `address` has a fragment identifier, be it empty."""
    return "#" in address


def _file(folder: Path, address: str) -> Path | None:
    try:
        return below(folder, folder, address)
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that cannot be one
        return None


def _split(address: str) -> dict[str, str | None]:
    match = re.match(_PARTS, address)
    return match.groupdict() if match else {}


def _address(parts: dict[str, str | None]) -> str:
    scheme = f"{parts['scheme']}:" if parts["scheme"] else ""
    authority = "" if parts["authority"] is None else f"//{parts['authority']}"
    query = "" if parts["query"] is None else f"?{parts['query']}"
    path = _without_dots(parts["path"] or "")
    if not scheme and not authority and ":" in path.partition("/")[0]:
        path = f"./{path}"  # lest it look like a scheme
    return f"{scheme}{authority}{path}{query}"


def _without_dots(path: str) -> str:
    """`path` without ``.`` and ``..`` (RFC 3986, section 5.2.4), but for those that lead out."""
    if "." not in path:
        return path
    root = "/" if path.startswith("/") else ""
    kept: list[str] = []
    steps = path[len(root) :].split("/")
    for step in steps:
        if step == ".." and kept and kept[-1] != "..":
            kept.pop()
        elif step != "." and (step != ".." or not root):
            kept.append(step)
    end = "/" if steps[-1] in (".", "..") and kept and kept[-1] != ".." else ""
    return f"{root}{'/'.join(kept)}{end}"
