"""RELAX NG (ISO/IEC 19757-2), in Python alone: schemas in either syntax, and documents judged.

::

    from teitools.relaxng import load_schema

    schema = load_schema("tei_all.rng")             # SchemaError where it is not correct
    for finding in schema.findings("letter.xml"):   # a path, bytes, a binary file, a tree of lxml
        print(finding)
    schema.validate("letter.xml").valid
    schema.complete('<TEI xmlns="http://www.tei-c.org/ns/1.0"><').elements

A library of its own: nothing of it needs the rest of teitools but `teitools.xml`, `findings`,
`errors` and `source`, and no package outside Python's own library but rapidfuzz, which is loaded
when a message is to say what was probably meant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teitools.errors import SchemaError
    from teitools.findings import Finding, Report
    from teitools.relaxng.comparison.differences import Comparison
    from teitools.relaxng.equivalence import compare
    from teitools.relaxng.judging.completion import Completion
    from teitools.relaxng.schema import Schema, load_schema

_HOMES = {
    "Comparison": "teitools.relaxng.comparison.differences",
    "Completion": "teitools.relaxng.judging.completion",
    "Finding": "teitools.findings",
    "Report": "teitools.findings",
    "Schema": "teitools.relaxng.schema",
    "SchemaError": "teitools.errors",
    "compare": "teitools.relaxng.equivalence",
    "load_schema": "teitools.relaxng.schema",
}
__all__ = [
    "Comparison",
    "Completion",
    "Finding",
    "Report",
    "Schema",
    "SchemaError",
    "compare",
    "load_schema",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
