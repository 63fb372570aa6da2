"""The files that belong to the package: schemas, style sheets, profiles.

In a checkout `schema/` and `xslt/` stand beside the package; in an installed package the
build backend has put them inside it. This is the one module that knows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


@cache
def folder(kind: str) -> Path:
    """The folder of one `kind` of file: ``schema``, ``xslt``, ``profiles``, ``languages``,
    ``explanations`` or ``odd_diagnostics``.

    Raises FileNotFoundError when the installation lacks it.
    """
    if kind in ("profiles", "languages", "explanations"):
        return _PACKAGE / kind
    beside = _PACKAGE.parent
    for place in (_INSTALLED / kind, beside / kind, beside / "docs" / kind):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"this installation of teitools lacks its folder {kind!r}")


def path(kind: str, name: str) -> Path:
    """The file `name` in the folder of `kind`. Raises FileNotFoundError when it is missing."""
    file = folder(kind) / name
    if not file.is_file():
        raise FileNotFoundError(f"this installation of teitools lacks {kind}/{name}")
    return file
