"""The names of what is made of documents: safe, stable, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

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
        if name.casefold() in taken:
            digest = sha256(path.encode("utf-8", "surrogatepass")).hexdigest()
            name = f"{name}-{digest[:_DIGITS]}"
        taken[name.casefold()] = path
        names[path] = name
    return names


def _bare(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _fit(path: str) -> str:
    parts = [_fit_part(each) for each in PurePosixPath(_bare(path)).parts]
    return "/".join(parts)


def _fit_part(part: str) -> str:
    normal = unicodedata.normalize("NFC", part)
    fit = _UNFIT.sub("-", normal).strip(_EDGES)
    while len(fit.encode("utf-8", "replace")) > _LONGEST:
        fit = fit[:-1]
    fit = fit.strip(_EDGES) or "document"
    return f"{fit}-" if _RESERVED.match(fit) else fit
