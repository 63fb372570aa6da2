"""What is said about authority files, and about the names that they know."""

from __future__ import annotations

from teitools.findings import Code, Severity

INCORRECT = Code("F201", "incorrect-authority", Severity.ERROR, "{problem}")
AMBIGUOUS = Code(
    "T301",
    "ambiguous-name",
    Severity.WARNING,
    "{name!r} is a name of {entries}; it is not tagged ({count} times in this text)",
)
NOT_APPLIED = Code(
    "T302",
    "authority-not-applied",
    Severity.WARNING,
    "the text begins with a header block and is typed whole; no names are tagged in it",
)
