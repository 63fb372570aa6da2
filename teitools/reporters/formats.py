"""The forms in which a run can be reported, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from teitools.reporters.outcome import Outcome

TEXT, LINES = "text", "jsonl"
"""The forms that standard output is given while documents are judged."""
_WRITERS = {
    TEXT: "plain_text:write",
    "json": "whole_json:write",
    LINES: "whole_json:lines",
    "sarif": "sarif:write",
    "junit": "junit:write",
    "github": "github:write",
    "gitlab": "gitlab:write",
    "checkstyle": "checkstyle:write",
    "markdown": "markdown:write",
    "svrl": "svrl:write",
    "html": "html:write",
}
NAMES = tuple(_WRITERS)


def writer(name: str) -> Callable[[Outcome], Iterator[str]]:
    """What makes the report of that name, piece by piece."""
    module, function = _WRITERS[name].split(":")
    write: Callable[[Outcome], Iterator[str]] = getattr(
        import_module(f"teitools.reporters.{module}"), function
    )
    return write
