"""What can be found in a document of another format."""

from __future__ import annotations

from teitools.findings import Code, Severity

DROPPED = Code("T401", "dropped", Severity.WARNING, "{what} is dropped: {words}")
DROPPED_UNSEEN = Code("T407", "unseen-dropped", Severity.INFO, "{what} is dropped: {words}")
SIMPLIFIED = Code("T402", "simplified", Severity.INFO, "{what}: {instead}")
LOOK_OF_LABEL = Code(
    "T403",
    "look-dropped",
    Severity.INFO,
    "the look ({look}) of {words!r} is dropped: it is read as {what}",
)
LABEL_UNMARKED = Code(
    "T404",
    "mark-beside-label",
    Severity.WARNING,
    "<{element}> around {words!r} begins after it: it is read as {what}",
)
NOT_ALLOWED = Code(
    "T405",
    "mark-not-allowed",
    Severity.WARNING,
    "<{element}> is dropped, its words are kept: {problem}",
)
GUESSED_ENCODING = Code(
    "T406",
    "encoding-guessed",
    Severity.WARNING,
    "the document does not say its encoding, and is not UTF-8: read as {encoding}",
)
FORMAT_CHANGES = Code(
    "T408", "format-changes-dropped", Severity.INFO, "tracked changes of looks are dropped: {count}"
)
DAMAGED = Code("T410", "damaged-source", Severity.ERROR, "{problem}")
UNDECODABLE = Code(
    "T411",
    "not-in-its-encoding",
    Severity.ERROR,
    "byte {byte} at offset {offset} is not {encoding}, which the document says it is in",
)
BEYOND_LIMIT = Code("T412", "source-beyond-limit", Severity.ERROR, "{problem}")
