"""`render`: a document as something to read."""

from __future__ import annotations

from pathlib import Path

from teitools.errors import UsageError
from teitools.source import Source
from teitools.views import render_html, render_text
from teitools.xml.parsing import parse

VIEWS = {"html": render_html, "text": render_text}


def render(document: str | Path | bytes | Source, to: str = "html") -> bytes:
    """`document` (a path, or the bytes of a TEI file) as ``html`` or ``text``, in UTF-8.

    Raises UsageError for any other `to`, DocumentError when the document is not
    well-formed or nested too deeply, OSError when a file cannot be read.
    """
    view = VIEWS.get(to)
    if view is None:
        raise UsageError(f"unknown view {to!r}: choose {' or '.join(VIEWS)}")
    return view(parse(Source.of(document)))
