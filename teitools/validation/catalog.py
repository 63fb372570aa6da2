"""The addresses that are answered from the package itself, never from the network."""

from __future__ import annotations

from pathlib import Path

from teitools import resources

_BASE = "https://teitools.org/schema/1/"
_NAMES = ("teitools.rng", "teitools.xsd", "teitools.sch", "teitools.odd")
RELAX_NG = f"{_BASE}teitools.rng"
XSD = f"{_BASE}teitools.xsd"
ADDRESSES = tuple(_BASE + name for name in _NAMES)


def file_of(address: str) -> Path | None:
    """The file that stands for `address`, or None where the catalog does not know it."""
    for name in _NAMES:
        if address == _BASE + name:
            return resources.path("schema", name)
    return None
