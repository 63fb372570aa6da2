"""Where links lead."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?|ftp|mailto|tel|urn|doi):\S+", re.IGNORECASE)
_RELATIVE = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)[^#\s]\S*")


def address(href: str | None) -> str:
    """Where a link leads; ``""`` where it leads into the document, runs a script, or nowhere."""
    target = (href or "").strip()
    return target if _ADDRESS.fullmatch(target) or _RELATIVE.fullmatch(target) else ""
