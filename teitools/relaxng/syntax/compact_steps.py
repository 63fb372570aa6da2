"""Productions that hold others of their kind, read without recursion of Python's own."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

Steps = Generator["Steps", Any, Any]
"""The reading of something nested: it yields what is to be read first, and is sent its result."""


def run(steps: Steps) -> Any:
    """Read it all, and give the result."""
    waiting = [steps]
    result = None
    while waiting:
        try:
            inner = waiting[-1].send(result)
        except StopIteration as end:
            waiting.pop()
            result = end.value
        else:
            waiting.append(inner)
            result = None
    return result
