"""The names of what is made of documents: safe, stable, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

_UNFIT = re.compile(r"[^\w.-]+|\.{2,}")
_EDGES = " .-_"
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|index)(\..*)?\Z", re.IGNORECASE)
_LONGEST = 120
_DIGITS = 8


def output_names(paths: Iterable[str]) -> Mapping[str, str]:
    """A name, with ``/`` between folders and without ending, for each of some paths of files.

    A name is the path itself, as far as it is fit for an address and for every file system;
    it has no ``..``, and no control characters. Where names would be the same to a file system
    that does not tell upper from lower case, those that had to be changed, or come later, get
    a digest of their path, so that a name does not depend on others that are added.
    """
    taken: dict[str, str] = {}
    names: dict[str, str] = {}
    wanted = {path: _fit(path) for path in paths}
    for path in sorted(wanted, key=lambda each: (_fit(each) != _bare(each), each)):
        name = wanted[path]
        digest = sha256(path.encode("utf-8", "surrogatepass")).hexdigest()
        digits = _DIGITS
        while name.casefold() in taken:
            name = f"{wanted[path]}-{digest[:digits]}"
            digits += 1
        taken[name.casefold()] = path
        names[path] = name
    return names


def _bare(path: str) -> str:
    """`path` without the ending of its file."""
    folders, sign, name = path.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    return f"{folders}{sign}{stem if dot and stem else name}"


def _fit(path: str) -> str:
    return "/".join(_fit_part(each) for each in _bare(path).split("/"))


def _fit_part(part: str) -> str:
    normal = unicodedata.normalize("NFC", part)
    fit = _UNFIT.sub("-", normal).strip(_EDGES)
    while len(fit.encode("utf-8", "replace")) > _LONGEST:
        fit = fit[:-1]
    fit = fit.strip(_EDGES) or "document"
    return f"{fit}-" if _RESERVED.match(fit) else fit
