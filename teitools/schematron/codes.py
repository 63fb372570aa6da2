"""What a Schematron schema finds in documents, and what can be wrong with the schema."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

FAILED_ASSERT = Code("S101", "failed-assert", _ERROR, "{message}")
SUCCESSFUL_REPORT = Code("S102", "successful-report", _ERROR, "{message}")
NOT_EVALUATED = Code(
    "S110", "not-evaluated", _ERROR, "{what} of the Schematron could not be evaluated: {reason}"
)
STOPPED = Code("S111", "stopped", _ERROR, "the Schematron {schema!r} was not run: {reason}")
DOCUMENT_REFUSED = Code(
    "S112",
    "document-refused",
    _ERROR,
    "the Schematron {schema!r} asks for the document {address!r}: {reason}",
)
NOT_INSTALLED = Code(
    "S120",
    "saxon-not-installed",
    _ERROR,
    "the Schematron {schema!r} was not run: SaxonC-HE is not installed; "
    "install teitools[schematron]",
)

NOT_SCHEMATRON = Code(
    "S201", "not-schematron", _ERROR, "the element <{found}> stands where {expected} is needed"
)
UNKNOWN_BINDING = Code(
    "S202",
    "unknown-query-binding",
    _ERROR,
    "the query binding {binding!r} cannot be run; known are {known}",
)
MISSING_ATTRIBUTE = Code("S203", "lacking-attribute", _ERROR, "<{element}> lacks {attribute}")
UNKNOWN_PHASE = Code(
    "S204", "unknown-phase", _ERROR, "the schema has no phase {phase!r}; it has {phases}"
)
UNKNOWN_PATTERN = Code(
    "S205", "unknown-pattern", _ERROR, "the schema has no {kind} {pattern!r}{hint}"
)
UNKNOWN_RULE = Code(
    "S206",
    "unknown-rule",
    _ERROR,
    "neither this pattern nor a <rules> of the schema has an abstract rule {rule!r}{hint}",
)
CIRCULAR = Code("S207", "circular", _ERROR, "{what} leads back to itself: {cycle}")
BOUND_TWICE = Code(
    "S208", "bound-twice", _ERROR, "the variable {name!r} is bound twice in one {scope}"
)
UNKNOWN_REFERENCE = Code("S209", "unknown-reference", _ERROR, "the schema has no {kind} {name!r}")
PARAMETER = Code("S210", "wrong-parameter", _ERROR, "the parameter {name!r} {problem}")
DUPLICATE = Code("S211", "defined-twice", _ERROR, "there are two {kind}s {name!r}")
REFUSED_INSTRUCTION = Code(
    "S212", "refused-instruction", _ERROR, "<{element}> cannot stand here: {reason}"
)
NO_NAME = Code("S213", "no-name", _ERROR, "{name!r} is no name without a colon")
MISPLACED = Code("S214", "misplaced-element", _ERROR, "<{element}> cannot stand here: {why}")
NOT_XPATH = Code("S220", "incorrect-expression", _ERROR, "{what} is incorrect: {reason}")
NOTHING_EMBEDDED = Code(
    "S221", "nothing-embedded", _ERROR, "the schema {schema!r} has no Schematron in it"
)
TOO_LARGE = Code("S222", "schema-too-large", _ERROR, "the schema goes beyond a limit: {reason}")
PASSED_OVER = Code("S230", "passed-over", Severity.WARNING, "<{element}> is passed over: {why}")
