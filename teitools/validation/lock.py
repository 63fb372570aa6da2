"""The lock: which bytes an address of a schema stands for, and where the copy is kept."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from teitools.dataclass import dataclass
from teitools.errors import UsageError
from teitools.xml.digests import digest

NAME = "teitools.lock"
COPIES = Path(".teitools") / "schemas"
_VERSION = 1
_HEAD = '# Written by "teitools schema lock". Commit it, and the copies.\n'
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Locked:
    """One address: the SHA-256 of what it gave, and the addresses that this names in turn.

    With `cached`, the copy is in the user's cache and not in the repository.
    """

    address: str
    sha256: str
    needs: tuple[str, ...] = ()
    cached: bool = False


@dataclass(slots=True)
class Lock:
    """What the lock file in the folder `root` says; `cache` is where cached copies are."""

    root: Path
    cache: Path | None = None
    entries: dict[str, Locked] = field(default_factory=dict)
    digest: str = ""
    """That of the lock file."""

    @property
    def file(self) -> Path:
        """The lock file."""
        return self.root / NAME

    def file_of(self, locked: Locked) -> Path:
        """Where the copy is. Raises UsageError where there is no cache."""
        if not locked.cached:
            return self.root / COPIES / place(locked.address)
        if self.cache is None:
            raise UsageError(f"{locked.address!r} is locked in the cache, and there is none")
        return self.cache / "locked" / locked.sha256[:16] / place(locked.address)

    def problem(self, address: str) -> str | None:
        """Why the copy of `address`, or of what it needs, cannot be used; None where it can."""
        todo, seen = [address], {address}
        while todo:
            asked = todo.pop()
            locked = self.entries.get(asked)
            if locked is None:
                return f"it needs {asked!r}, which is not locked"
            file = self.file_of(locked)
            if not file.is_file():
                return f"there is no copy of {asked!r} at {file}"
            try:
                found = hashlib.sha256(file.read_bytes()).hexdigest()
            except OSError as error:
                return f"the copy of {asked!r} at {file} cannot be read: {error.strerror}"
            if found != locked.sha256:
                return f"the copy of {asked!r} at {file} is not what was locked"
            todo += [each for each in locked.needs if each not in seen]
            seen.update(locked.needs)
        return None

    def copies(self, address: str) -> dict[Path, str]:
        """The copies of `address`, and of what it needs, with what their SHA-256 must be."""
        todo, found = [address], {}
        while todo:
            locked = self.entries[todo.pop()]
            if (file := self.file_of(locked)) not in found:
                found[file] = locked.sha256
                todo += locked.needs
        return found

    def data(self) -> bytes:
        """The lock file."""
        parts = [_HEAD, f"version = {_VERSION}\n"]
        for _, each in sorted(self.entries.items()):
            parts.append(f"\n[[schemas]]\naddress = {json.dumps(each.address)}\n")
            parts.append(f'sha256 = "{each.sha256}"\n')
            if each.needs:
                parts.append(f"needs = {json.dumps(each.needs)}\n")
            if each.cached:
                parts.append("cached = true\n")
        return "".join(parts).encode("ascii")


def place(address: str) -> Path:
    """The path of the copy of `address` below the folder of copies: its host, and its path.

    So a schema that names others by relative addresses finds them beside it.
    """
    parts = urlsplit(address)
    steps = [_safe(each) for each in parts.path.split("/") if each.strip(".")]
    name = steps.pop() if steps else "schema"
    if parts.query or not parts.path.strip("/"):
        mark = hashlib.sha256(address.encode()).hexdigest()[:8]
        stem, dot, ending = name.rpartition(".")
        name = f"{stem}.{mark}{dot}{ending}" if dot else f"{name}.{mark}"
    return Path(_safe(parts.netloc), *steps, name)


def _safe(step: str) -> str:
    return _UNSAFE.sub("_", step).lstrip(".") or "_"


def read_lock(root: Path, cache: Path | None = None) -> Lock:
    """The lock in the folder `root`, which may have none yet. Raises UsageError, OSError."""
    lock = Lock(root, cache)
    file = root / NAME
    try:
        data = file.read_bytes()
        table = tomllib.loads(data.decode("utf-8"))
    except FileNotFoundError:
        return lock
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: this is not TOML: {error}") from None
    lock.digest = digest(data)
    if table.get("version") != _VERSION:
        raise UsageError(f"{file}: 'version' is {table.get('version')!r}; expected is {_VERSION}")
    entries = table.get("schemas", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [None]):
        locked = _locked(entry)
        if locked is None:
            raise UsageError(f"{file}: 'schemas[{number}]' is not an address with its SHA-256")
        lock.entries[locked.address] = locked
    return lock


def _locked(entry: object) -> Locked | None:
    if not isinstance(entry, dict):
        return None
    said: Mapping[str, Any] = entry
    address, digest = said.get("address"), said.get("sha256")
    needs, cached = said.get("needs", []), said.get("cached", False)
    if not (isinstance(address, str) and isinstance(digest, str) and isinstance(needs, list)):
        return None
    if not (isinstance(cached, bool) and all(isinstance(each, str) for each in needs)):
        return None
    if not address.isascii() or _DIGEST.fullmatch(digest) is None:
        return None
    try:
        if urlsplit(address).scheme not in ("http", "https"):
            return None
    except ValueError:
        return None
    return Locked(address, digest, tuple(needs), cached)
