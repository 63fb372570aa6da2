"""Encode transcripts as TEI-XML and back byte for byte; validate and render any TEI.

The verbs are `encode`, `decode`, `transcribe`, `validate`, `render`, `build_site` and
`load_schema`; they are loaded when first used, so importing this package is light. See ``docs/``
and ``teitools --help``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from teitools.compiled import prefer_compiled

__version__ = "0.1.0"

_HOMES = {
    "encode": "teitools.api.encoding",
    "transcribe": "teitools.api.transcribing",
    "decode": "teitools.api.decoding",
    "validate": "teitools.api.validating",
    "load_schema": "teitools.api.validating",
    "render": "teitools.api.rendering",
    "build_site": "teitools.api.publishing",
    "compile_odd": "teitools.api.compiling",
    "convert_schema": "teitools.api.converting",
    "DocumentError": "teitools.errors",
    "ProfileError": "teitools.errors",
    "SchemaError": "teitools.errors",
    "TeitoolsError": "teitools.errors",
    "UsageError": "teitools.errors",
}

if TYPE_CHECKING:
    from teitools.api.compiling import compile_odd
    from teitools.api.converting import convert_schema
    from teitools.api.decoding import decode
    from teitools.api.encoding import encode
    from teitools.api.publishing import build_site
    from teitools.api.rendering import render
    from teitools.api.transcribing import transcribe
    from teitools.api.validating import load_schema, validate
    from teitools.errors import (
        DocumentError,
        ProfileError,
        SchemaError,
        TeitoolsError,
        UsageError,
    )

__all__ = [
    "DocumentError",
    "ProfileError",
    "SchemaError",
    "TeitoolsError",
    "UsageError",
    "__version__",
    "build_site",
    "compile_odd",
    "convert_schema",
    "decode",
    "encode",
    "load_schema",
    "render",
    "transcribe",
    "validate",
]

prefer_compiled()


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'teitools' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
