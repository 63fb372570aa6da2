"""What RELAX NG can find wrong: with a schema, and with a document."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

INCORRECT_SCHEMA = Code("R201", "incorrect-schema", _ERROR, "the schema is incorrect: {reason}")
INCLUDE_CYCLE = Code("R202", "include-cycle", _ERROR, "{href!r} includes itself")

UNEXPECTED_ELEMENT = Code(
    "R210", "unexpected-element", _ERROR, "<{element}> is not allowed in <{parent}>{hint}"
)
MISPLACED_ELEMENT = Code(
    "R211",
    "misplaced-element",
    _ERROR,
    "<{element}> is not allowed at this place in <{parent}>{hint}",
)
MISSING_ELEMENT = Code(
    "R212", "missing-element", _ERROR, "<{element}> is incomplete: it lacks {missing}"
)
UNEXPECTED_ATTRIBUTE = Code(
    "R213",
    "unexpected-attribute",
    _ERROR,
    "the attribute {attribute!r} is not allowed on <{element}>{hint}",
)
MISSING_ATTRIBUTE = Code(
    "R214", "missing-attribute", _ERROR, "<{element}> lacks the attribute {attribute!r}"
)
WRONG_VALUE = Code(
    "R215",
    "wrong-value",
    _ERROR,
    "the attribute {attribute!r} of <{element}> is {value!r}{hint}",
)
UNEXPECTED_TEXT = Code(
    "R216", "unexpected-text", _ERROR, "text is not allowed in <{element}>: {text!r}"
)
WRONG_TEXT = Code("R217", "wrong-text", _ERROR, "the text of <{element}> is {value!r}{hint}")
WRONG_ROOT = Code("R218", "wrong-root", _ERROR, "<{element}> cannot be the root element{hint}")
INVALID = Code("R219", "invalid", _ERROR, "<{element}> is not valid: {reason}")
