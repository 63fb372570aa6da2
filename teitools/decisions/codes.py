"""What is said about a person's decisions."""

from __future__ import annotations

from teitools.findings import Code, Severity

INCORRECT = Code("F301", "incorrect-decisions", Severity.ERROR, "{problem}")
NOT_UNDERSTOOD = Code(
    "T501",
    "decision-not-understood",
    Severity.ERROR,
    "{decision!r} is no decision about {what}: expected {expected}",
)
NOT_FOUND = Code(
    "T502",
    "decision-not-found",
    Severity.WARNING,
    "{text!r} ({what}) is not found any more in its context{hint}; the decision {decision!r} is "
    "not applied",
)
AMBIGUOUS = Code(
    "T503",
    "decision-ambiguous",
    Severity.WARNING,
    "{text!r} ({what}) stands in {count} places that are alike: {places}; the decision "
    "{decision!r} is not applied",
)
IMPOSSIBLE = Code(
    "T504",
    "decision-impossible",
    Severity.ERROR,
    "{text!r} at {place} cannot be read as {decision!r}: {problem}; expected {expected}",
)
CONTRADICTORY = Code(
    "T505",
    "decisions-contradictory",
    Severity.ERROR,
    "{decision!r} is not applied: line {line} decides {other!r} of the same place, {place}",
)
NOT_APPLIED = Code(
    "T506",
    "decisions-not-applied",
    Severity.WARNING,
    "the text begins with a header block and is typed whole; there is nothing to decide in it",
)
OTHER_FILES = Code(
    "T507",
    "decisions-of-other-files",
    Severity.WARNING,
    "{count} decisions are about files that are not read now: {files}",
)
