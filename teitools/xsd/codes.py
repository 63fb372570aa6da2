"""What XSD can find wrong: with a schema, and with a document."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

INCORRECT_SCHEMA = Code("S301", "incorrect-schema", _ERROR, "the schema is incorrect: {reason}")

UNEXPECTED_ELEMENT = Code(
    "S310",
    "unexpected-element",
    _ERROR,
    "<{element}> is not allowed at this place in <{parent}>{hint}",
)
MISSING_ELEMENT = Code(
    "S312", "missing-element", _ERROR, "<{element}> is incomplete: it lacks {missing}"
)
UNEXPECTED_ATTRIBUTE = Code(
    "S313",
    "unexpected-attribute",
    _ERROR,
    "the attribute {attribute!r} is not allowed on <{element}>{hint}",
)
MISSING_ATTRIBUTE = Code(
    "S314", "missing-attribute", _ERROR, "<{element}> lacks the attribute {attribute!r}"
)
WRONG_VALUE = Code(
    "S315",
    "wrong-value",
    _ERROR,
    "the attribute {attribute!r} of <{element}> is {value!r}{hint}",
)
UNEXPECTED_TEXT = Code("S316", "unexpected-text", _ERROR, "text is not allowed in <{element}>")
WRONG_TEXT = Code("S317", "wrong-text", _ERROR, "the text of <{element}> is {value!r}{hint}")
WRONG_ROOT = Code("S318", "wrong-root", _ERROR, "<{element}> cannot be the root element{hint}")
INVALID = Code("S319", "invalid", _ERROR, "<{element}> is not valid: {reason}")
FAILED_ASSERTION = Code(
    "S321",
    "failed-assertion",
    _ERROR,
    "<{element}> does not fulfil the assertion {test!r}{hint}",
)
EXCLUDED = Code(
    "S322",
    "excluded-element",
    _ERROR,
    "<{element}> is not allowed as it is: for it, the schema chooses the type xs:error",
)
BEYOND_LIMIT = Code(
    "S320", "beyond-limit", _ERROR, "the document cannot be checked against an XSD: {reason}"
)
