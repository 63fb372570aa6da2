"""What can be wrong with a document before anything is known of its vocabulary."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

UNREADABLE = Code("X100", "unreadable", _ERROR, "cannot be read: {reason}")
EMPTY = Code("X101", "empty", _ERROR, "the document is empty")
BINARY = Code("X102", "binary", _ERROR, "this is not text: {evidence}")
UNKNOWN_ENCODING = Code("X103", "unknown-encoding", _ERROR, "unknown encoding {encoding!r}")
WRONG_ENCODING = Code(
    "X104",
    "wrong-encoding",
    _ERROR,
    "the bytes {bytes} are not {encoding}; the document is in another encoding than it says",
)
ENCODING_CONFLICT = Code(
    "X105",
    "encoding-conflict",
    _ERROR,
    "the document declares {encoding}, but its first bytes are {evidence}",
)

EXTERNAL_DTD = Code(
    "X110",
    "external-dtd",
    _ERROR,
    "the document type declaration names the external file {address!r}, which is never read; "
    "remove it",
)
ENTITY_DECLARED = Code(
    "X111",
    "entity-declared",
    _ERROR,
    "the {kind} entity {entity!r} is declared; entities are not expanded: "
    "write what it stands for, and remove the declaration",
)
DEFAULT_DECLARED = Code(
    "X112",
    "default-declared",
    _ERROR,
    "a default value is declared for attributes of {element!r}; "
    "write the attributes, and remove the declaration",
)
PARAMETER_REFERENCE = Code(
    "X113",
    "parameter-reference",
    _ERROR,
    "the document type declaration refers to the parameter entity {entity!r}; remove it",
)

TOO_DEEP = Code("X120", "too-deep", _ERROR, "elements are nested more than {limit} deep")
TOO_LARGE = Code("X121", "too-large", _ERROR, "the document goes beyond a limit: {reason}")

NOT_XML = Code("X130", "not-xml", _ERROR, "this is not XML: it begins with {found}")
MISMATCHED_END = Code(
    "X131",
    "mismatched-end-tag",
    _ERROR,
    "</{found}> stands where </{expected}> is needed: <{expected}> was opened at {opened}",
)
UNEXPECTED_END = Code(
    "X132", "unexpected-end-tag", _ERROR, "</{found}> closes nothing: no element is open"
)
UNCLOSED = Code(
    "X133", "unclosed-element", _ERROR, "<{element}> is never closed; the document ends first"
)
UNCLOSED_MARKUP = Code(
    "X134", "unclosed-markup", _ERROR, "the {kind} that begins here is never closed by {expected!r}"
)
BAD_TAG = Code(
    "X135", "bad-tag", _ERROR, "in the tag <{element}>: {found} stands where {expected} is needed"
)
STRAY_MARKUP = Code(
    "X136", "stray-markup", _ERROR, "'<' begins no tag here; as text it is written '&lt;'"
)
BAD_REFERENCE = Code(
    "X137",
    "bad-reference",
    _ERROR,
    "{found} begins no character or entity reference; as text '&' is written '&amp;'",
)
UNDEFINED_ENTITY = Code(
    "X138",
    "undefined-entity",
    _ERROR,
    "the entity &{entity}; is not defined; write the character itself",
)
ILLEGAL_CHARACTER = Code(
    "X139", "illegal-character", _ERROR, "the character {character} is not allowed in XML"
)
ILLEGAL_SEQUENCE = Code("X140", "illegal-sequence", _ERROR, "{found} is not allowed in {where}")
DUPLICATE_ATTRIBUTE = Code(
    "X141", "duplicate-attribute", _ERROR, "the attribute {attribute!r} stands twice on <{element}>"
)
UNBOUND_PREFIX = Code(
    "X142", "unbound-prefix", _ERROR, "the prefix {prefix!r} of {name!r} is not declared"
)
OUTSIDE_ROOT = Code("X143", "outside-root", _ERROR, "{found} stands outside the root element")
NO_ROOT = Code("X144", "no-root", _ERROR, "the document has no root element")
BAD_DECLARATION = Code("X145", "bad-declaration", _ERROR, "the {kind} is not well-formed")
NOT_WELL_FORMED = Code("X149", "not-well-formed", _ERROR, "not well-formed: {reason}")

BROKEN_GZIP = Code("X106", "broken-gzip", _ERROR, "this is compressed by gzip, but {reason}")
ENTITY_TOO_LARGE = Code(
    "X114",
    "entity-too-large",
    _ERROR,
    "the entity {entity!r} stands for more than {limit:,} bytes, with what it refers to; "
    "write out what it stands for",
)
ENTITY_TOO_DEEP = Code(
    "X115",
    "entity-too-deep",
    _ERROR,
    "the entity {entity!r} refers to others more than {limit} deep; write out what it stands for",
)
RECURSIVE_ENTITY = Code(
    "X116", "recursive-entity", _ERROR, "the entity {entity!r} refers to itself: {cycle}"
)
EXTERNAL_REFERENCE = Code(
    "X117",
    "external-reference",
    _ERROR,
    "the entity &{entity}; stands for the external file {address!r}, which is never read; "
    "write out what it stands for",
)
UNPARSED_REFERENCE = Code(
    "X118",
    "unparsed-reference",
    _ERROR,
    "the entity &{entity}; is not XML (its declaration says NDATA), so it cannot stand in the text",
)

UNINCLUDED = "; with --xinclude, what it names is judged in its place"
"""Said of an element of XInclude that a schema does not allow."""
