"""Documents that the engine could not finish with, seen before it begins."""

from __future__ import annotations

from teitools.xml.document import Document

MOST = 1000
"""How many namespaces may be in the scope of an element."""


def seconds(document: Document) -> float:
    """For how many seconds of processor time `document` may be judged."""
    return 20 + len(document.text) / 20_000


def room(document: Document) -> int:
    """By how many bytes the process may grow while `document` is judged."""
    return 1_000_000_000 + 50 * len(document.text)


def beyond(document: Document) -> str | None:
    """Why `document` is not given to the engine: its time would grow with a square."""
    if document.text.count("xmlns") > MOST and any(
        len(element.nsmap) > MOST for element in document.tree.iter("*")
    ):
        return f"an element is in the scope of more than {MOST} namespaces"
    return None
