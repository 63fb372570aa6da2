"""What can be wrong with a schema that is in the simple form (RELAX NG, section 7)."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

IN_ATTRIBUTE = Code(
    "R280",
    "misplaced-in-attribute",
    _ERROR,
    "{attribute} must not contain {what}: the value of an attribute is text without markup;"
    " move it beside the attribute (RELAX NG 7.1.1)",
)
IN_REPETITION = Code(
    "R281",
    "repeated-attribute",
    _ERROR,
    "in {owner}, {attribute} ({lines}) stands in {kind} that is repeated, but no attribute can"
    " stand in a tag twice: move it out of the oneOrMore or zeroOrMore (RELAX NG 7.1.2)",
)
IN_LIST = Code(
    "R282",
    "misplaced-in-list",
    _ERROR,
    "a list in {owner} must not contain {what}: describe its words with data, value, choice,"
    " group and repetition (RELAX NG 7.1.3)",
)
IN_EXCEPT = Code(
    "R283",
    "misplaced-in-except",
    _ERROR,
    "what is excepted from the data type {datatype!r} must not contain {what}:"
    " only data, value and choices of them can be excepted (RELAX NG 7.1.4)",
)
IN_START = Code(
    "R284",
    "misplaced-in-start",
    _ERROR,
    "the start pattern must not contain {what}: a document is one root element, so only elements"
    " and choices of them can stand there; wrap it in an element (RELAX NG 7.1.5)",
)
STRING_SEQUENCE = Code(
    "R285",
    "string-sequence",
    _ERROR,
    "in {owner}, {string} {trouble}: data, value and list describe the whole text;"
    " use {mend} (RELAX NG 7.2)",
)
DUPLICATE_ATTRIBUTE = Code(
    "R286",
    "duplicate-attribute",
    _ERROR,
    "in {owner}, {attribute}{more} can stand twice ({lines}): {mend} (RELAX NG 7.3)",
)
UNREPEATED_WILDCARD = Code(
    "R287",
    "unrepeated-wildcard",
    _ERROR,
    "in {owner}, {attribute} ({lines}) must be repeated: a wildcard for the names of attributes"
    " belongs in oneOrMore or zeroOrMore (RELAX NG 7.3)",
)
INTERLEAVED_ELEMENT = Code(
    "R288",
    "interleaved-element",
    _ERROR,
    "in {owner}, {element}{more} ({lines}) can occur in two parts of an interleave, and it could"
    " not be told to which it belongs: let it occur in one part only (RELAX NG 7.4)",
)
INTERLEAVED_TEXT = Code(
    "R289",
    "interleaved-text",
    _ERROR,
    "in {owner}, text can occur in two parts of an interleave: let it occur in one part only;"
    " mixed is an interleave with text (RELAX NG 7.4)",
)

ID_OUTSIDE_ATTRIBUTE = Code(
    "R290",
    "id-outside-attribute",
    _ERROR,
    "the data type {datatype!r} in {owner} must be the whole content of an attribute,"
    " and not {instead}: {mend} (RELAX NG DTD Compatibility 4)",
)
ID_WITHOUT_NAME = Code(
    "R291",
    "id-without-name",
    _ERROR,
    "{attribute} of {owner} is of type {type}, and so must have one name, and a name of the"
    " element: identifiers are recognized by them; {mend} (RELAX NG DTD Compatibility 4)",
)
ID_CONFLICT = Code(
    "R292",
    "id-conflict",
    _ERROR,
    "{attribute} of {owner} is {type} here, but {other} elsewhere ({lines}):"
    " it must be the same everywhere (RELAX NG DTD Compatibility 4)",
)

DEFAULT_WITHOUT_NAME = Code(
    "R293",
    "default-without-name",
    _WARNING,
    "the default value {default!r} of {attribute} in {owner} is ignored: {reason}"
    " (RELAX NG DTD Compatibility 3)",
)
DEFAULT_NOT_VALID = Code(
    "R294",
    "default-not-valid",
    _WARNING,
    "the default value {default!r} of {attribute} in {owner} is ignored: {reason}"
    " (RELAX NG DTD Compatibility 3)",
)
DEFAULT_NOT_OPTIONAL = Code(
    "R295",
    "default-not-optional",
    _WARNING,
    "the default value {default!r} of {attribute} in {owner} is ignored: {reason}"
    " (RELAX NG DTD Compatibility 3)",
)
DEFAULT_CONFLICT = Code(
    "R296",
    "default-conflict",
    _WARNING,
    "the default value {default!r} of {attribute} in {owner} is ignored: {reason}"
    " (RELAX NG DTD Compatibility 3)",
)

MORE = Code("R298", "more-mistakes", _ERROR, "{count} more of these mistakes are not listed")
TOO_COMPLEX = Code(
    "R299",
    "too-complex",
    _ERROR,
    "the schema has too many different names ({names}) in too many patterns ({patterns})"
    " to be checked; divide it",
)
