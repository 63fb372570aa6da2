"""What can be wrong with a schema as a text in the compact syntax."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

UNDECODABLE = Code(
    "R250",
    "compact-undecodable",
    _ERROR,
    "the bytes {bytes} are not {encoding}; a schema in the compact syntax is UTF-8, "
    "or UTF-16 with a byte order mark",
)
ILLEGAL_CHARACTER = Code("R251", "compact-illegal-character", _ERROR, "{character} {reason}")
SYNTAX = Code("R252", "compact-syntax", _ERROR, "{found} stands where {expected} is needed{hint}")
UNCLOSED = Code("R253", "compact-unclosed", _ERROR, "{opened} is never closed{hint}")
MIXED_OPERATORS = Code(
    "R254",
    "compact-mixed-operators",
    _ERROR,
    "{first!r} and {second!r} stand side by side, and neither goes before the other: put what "
    "belongs together into parentheses (RELAX NG Compact Syntax, section 2)",
)
UNDECLARED_PREFIX = Code(
    "R255",
    "compact-undeclared-prefix",
    _ERROR,
    "the {kind} prefix {prefix!r} is not declared{hint}",
)
DECLARATION = Code(
    "R256",
    "compact-wrong-declaration",
    _ERROR,
    "{reason} (RELAX NG Compact Syntax, section 4)",
)
ANNOTATION = Code(
    "R257",
    "compact-wrong-annotation",
    _ERROR,
    "{reason} (RELAX NG Compact Syntax, section 5)",
)
ADDRESS = Code("R258", "compact-wrong-address", _ERROR, "{address!r} {reason}")
TOO_LARGE = Code("R259", "compact-too-large", _ERROR, "the schema goes beyond a limit: {reason}")
