"""What RELAX NG can find wrong with a document; a schema's mistakes are beside what finds them."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

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
    "R214", "missing-attribute", _ERROR, "<{element}> lacks the attribute {missing}"
)
WRONG_VALUE = Code(
    "R215",
    "wrong-value",
    _ERROR,
    "the attribute {attribute!r} of <{element}> is {value!r}{hint}",
)
UNEXPECTED_TEXT = Code(
    "R216", "unexpected-text", _ERROR, "text is not allowed {place} <{element}>: {text!r}{hint}"
)
WRONG_TEXT = Code("R217", "wrong-text", _ERROR, "the text of <{element}> is {value!r}{hint}")
WRONG_ROOT = Code("R218", "wrong-root", _ERROR, "<{element}> cannot be the root element{hint}")
UNKNOWN_ELEMENT = Code(
    "R219", "unknown-element", _ERROR, "the schema has no element <{element}>{hint}"
)
WRONG_NAMESPACE = Code(
    "R220",
    "wrong-namespace",
    _ERROR,
    "<{element}> is in {found}, but the schema has it in {expected}; {hint}",
)
DUPLICATE_ID = Code(
    "R221", "duplicate-id", _ERROR, "the identifier {value!r} is given a second time"
)
DANGLING_IDREF = Code(
    "R222",
    "dangling-idref",
    _ERROR,
    "the attribute {attribute!r} points to {value!r}, but nothing has that identifier{hint}",
)
TOO_AMBIGUOUS = Code(
    "R223",
    "too-ambiguous",
    _ERROR,
    "the schema leaves so much open here that the document is not judged any further",
)
TEXT_TOO_LONG = Code(
    "R224",
    "text-too-long",
    _ERROR,
    "the text of <{element}>, which must be looked at as one value, is longer than {most} bytes",
)
UNRESOLVED_ENTITY = Code(
    "R225",
    "unresolved-entity",
    _ERROR,
    "the tree has the reference &{entity}; and not what it stands for: parse the document anew",
)
