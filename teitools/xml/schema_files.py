"""The other files that a schema names: below its own folder, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from teitools.findings import Code, Severity

OUTSIDE = Code(
    "X150",
    "outside-folder",
    Severity.ERROR,
    "the schema names {href!r}, which is not a file below the schema's own folder; "
    "such files are never read",
)
MISSING = Code("X151", "missing-file", Severity.ERROR, "the schema names {href!r}: {reason}")


def below(folder: Path, base: Path, href: str) -> Path | None:
    """The file that `href`, written in a file of the folder `base`, means.

    None when it is an address, even one that cannot be read, or a file that is not below `folder`
    (links followed).
    """
    try:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path or "\0" in href:
            return None
        file = (base / unquote(parts.path)).resolve()
        return file if file.is_relative_to(folder.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # links in a circle; no address
        return None


def linked(base: Path, href: str, file: Path) -> bool:
    """Whether `href`, written in a file of the folder `base`, means `file` by a link on its way.

    Where that link leads next time is not known.
    """
    return os.path.normpath(base.resolve() / unquote(urlsplit(href).path)) != str(file)
