"""Grammars kept in a folder, so that a schema is simplified once."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from teitools.files import replace
from teitools.relaxng.addresses import Files, Refusal
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.loading import load_grammar
from teitools.relaxng.storing import FORMAT, NotStorableError, restore, store
from teitools.source import Source
from teitools.xml.digests import digest

_ENDING = ".grammar.json"
_MOST_FILES = 200


def cache_folder() -> Path:
    """Where caches of this user belong."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "teitools" / "cache"
    named = os.environ.get("XDG_CACHE_HOME")
    absolute = named is not None and os.path.isabs(named)  # others are to be ignored
    return (Path(named or "") if absolute else Path.home() / ".cache") / "teitools"


def load_cached(source: Source, files: Files | None, folder: Path) -> Grammar:
    """The grammar of `source`, from `folder` where it is kept there and still true.

    Raises what `load_grammar` raises. A folder that cannot be written or read is no error.
    """
    key = f"{FORMAT}\n{source.name}\n{digest(source.data)}"
    name = digest(key.encode("utf-8", "surrogatepass"))[:40]
    path = folder / f"{name}{_ENDING}"
    grammar = _kept(path, files)
    if grammar is None:
        grammar = load_grammar(source, files)
        if not getattr(files, "fleeting", False):  # where a link leads may change
            with suppress(OSError, NotStorableError, UnicodeEncodeError):
                _keep(grammar, path)
    return grammar


def _kept(path: Path, files: Files | None) -> Grammar | None:
    with suppress(OSError, ValueError, Refusal):
        checksum, _, body = path.read_bytes().partition(b"\n")
        if checksum.decode("ascii", "replace") != digest(body):
            return None
        grammar = restore(body)
        for address, kept in grammar.sources[1:]:
            if files is None or digest(files.read(address).data) != kept:
                return None
        return grammar
    return None


def _keep(grammar: Grammar, path: Path) -> None:
    body = store(grammar)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_room(path.parent)
    replace(path, digest(body).encode("ascii") + b"\n" + body)


def _make_room(folder: Path) -> None:
    """Remove the oldest of very many."""
    kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda each: each.stat().st_mtime)
    for old in kept[:-_MOST_FILES]:
        old.unlink(missing_ok=True)
