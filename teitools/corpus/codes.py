"""What is said about the documents of a corpus."""

from __future__ import annotations

from teitools.findings import Code, Severity

NOT_TEI = Code(
    "W201",
    "not-tei",
    Severity.WARNING,
    "the root element is {element}: this is no TEI document, and is left out",
)
NO_DATE = Code(
    "W202",
    "unreadable-date",
    Severity.WARNING,
    "the date {value!r} of the document does not exist or is not written as one (YYYY-MM-DD, "
    "YYYY-MM, YYYY): it is listed without a date",
)
