"""Schematron (ISO/IEC 19757-3): compiled to XSLT 3, which SaxonC-HE runs in a process apart.

::

    from teitools.schematron import load_schema

    schema = load_schema("rules.sch", phase="draft")   # SchemaError where it is not correct
    for finding in schema.findings("letter.xml"):      # a path, or bytes
        print(finding)
    schema.svrl("letter.xml")                          # the report, as bytes

Nothing of SaxonC is imported in the process that calls this: see `processor`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teitools.schematron.schema import Schematron, load, load_schema

__all__ = ["Schematron", "load", "load_schema"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("teitools.schematron.schema"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
