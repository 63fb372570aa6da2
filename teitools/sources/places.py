"""Findings about documents of other formats, with the place as well as it is known."""

from __future__ import annotations

from teitools.findings import Code, Finding
from teitools.source import Location
from teitools.sources.content import Place

_LONGEST = 40


def tell(code: Code, name: str, place: Place, **facts: str) -> Finding:
    """A finding on something at `place` in the document called `name`.

    A place that is no position stands in the message, after ``what`` it is about, or else the
    ``problem``.
    """
    if place.said:
        about = "what" if "what" in facts else "problem"
        facts[about] = f"{facts[about]} ({place.said})"
    return Finding(code, Location(name, place.position), facts)


def shortened(text: str) -> str:
    """The first words of `text`, in one line."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def quoted(text: str) -> str:
    """The same in quotation marks; where there are none, that there are none."""
    words = shortened(text)
    return repr(words) if words else "it has no words"
