"""What can be wrong with a schema as it is written (RELAX NG, section 3)."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

NOT_A_SCHEMA = Code(
    "R230", "not-a-schema", _ERROR, "<{element}> cannot be the root of a RELAX NG schema{hint}"
)
UNKNOWN_ELEMENT = Code(
    "R231", "unknown-schema-element", _ERROR, "RELAX NG has no element <{element}>{hint}"
)
MISPLACED_ELEMENT = Code(
    "R232",
    "misplaced-schema-element",
    _ERROR,
    "<{element}> is not allowed {where}{hint} (RELAX NG, section 3)",
)
UNKNOWN_ATTRIBUTE = Code(
    "R233",
    "unknown-schema-attribute",
    _ERROR,
    "<{element}> has no attribute {attribute!r}{hint} (RELAX NG, section 3)",
)
INCOMPLETE = Code(
    "R234", "incomplete-pattern", _ERROR, "<{element}> lacks {missing} (RELAX NG, section 3)"
)
TEXT = Code("R235", "text-in-schema", _ERROR, "text is not allowed in <{element}>: {text!r}{hint}")
BAD_NAME = Code("R236", "bad-schema-name", _ERROR, "{name!r} is not {expected}{hint}")
UNDECLARED_PREFIX = Code(
    "R237",
    "undeclared-prefix",
    _ERROR,
    "the prefix {prefix!r} of {name!r} is not declared{hint} (RELAX NG, section 4.10)",
)
BAD_COMBINE = Code(
    "R238",
    "bad-combine",
    _ERROR,
    "combine is 'choice' or 'interleave', not {value!r}{hint} (RELAX NG, section 3)",
)
BAD_LIBRARY = Code(
    "R239",
    "bad-datatype-library",
    _ERROR,
    "datatypeLibrary is {value!r}, which is not an absolute address without '#' "
    "(RELAX NG, section 3)",
)
TOO_DEEP = Code(
    "R240", "schema-too-deep", _ERROR, "the schema is nested more than {limit} elements deep"
)
TOO_LARGE = Code("R241", "schema-too-large", _ERROR, "the schema has more than {limit} {things}")
