"""Findings about documents of other formats, with the place as well as it is known."""

from __future__ import annotations

from teitools.findings import Code, Finding
from teitools.source import Location
from teitools.sources.content import Place

_LONGEST = 40


def tell(code: Code, name: str, place: Place, **facts: str) -> Finding:
    """A finding on something at `place` in the document called `name`."""
    where = f" ({place.said})" if place.said else ""
    return Finding(code, Location(name, place.position), {"where": where, **facts})


def shortened(text: str) -> str:
    """The first words of `text`, in one line."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def quoted(text: str) -> str:
    """The same after a colon, where there are any."""
    words = shortened(text)
    return f": {words!r}" if words else ""
