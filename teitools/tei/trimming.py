"""Text of a document without the white space that is only layout of the XML."""

from __future__ import annotations

import re

WHITE = " \t\r\n"
_WHITE_RUN = re.compile(r"[ \t\r\n]+")


def trimmed(text: str | None, left: bool, right: bool) -> str:
    """`text` with single spaces; none at its edges where `left` and `right` say so."""
    if not text or not text.strip(WHITE):
        return ""
    if "\n" in text or "\t" in text or "  " in text or "\r" in text:
        text = _WHITE_RUN.sub(" ", text)
    if left:
        text = text.lstrip(" ")
    return text.rstrip(" ") if right else text
