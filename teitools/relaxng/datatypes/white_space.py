"""White space, as the facet whiteSpace treats it (XML Schema Part 2, section 4.3.6)."""

from __future__ import annotations

import re

SPACE = " \t\n\r"
"""What XML takes for white space, and nothing else."""
_RUN = re.compile("[ \t\n\r]+")
_TO_SPACE = str.maketrans("\t\n\r", "   ")


def preserve(literal: str) -> str:
    """`literal` as it is."""
    return literal


def replace(literal: str) -> str:
    """`literal` with a space for each white space character."""
    return literal.translate(_TO_SPACE)


def collapse(literal: str) -> str:
    """`literal` with one space for each run of white space, and none at its ends."""
    text = literal.strip(SPACE)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        return _RUN.sub(" ", text)
    return text
