"""What is said where a schema is incorrect, or something went wrong."""

from __future__ import annotations

import os

from teitools.cli.validate_showing import styled
from teitools.errors import SchemaError
from teitools.reporters import text


def refusal(error: SchemaError) -> str:
    """Why a schema cannot be used."""
    return "\n".join(text.line(finding, styled) for finding in error.findings) or str(error)


def fault(name: str, error: Exception) -> str:
    """That something went wrong which is not the fault of the user or the document. Raises
    MemoryError, if it is that.
    """
    if isinstance(error, MemoryError):
        raise error
    if os.environ.get("TEITOOLS_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{name}: a fault of teitools itself, please report: {told}"
