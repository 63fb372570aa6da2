"""What can be wrong with the choice of a schema."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

NO_SCHEMA = Code(
    "V501",
    "no-schema",
    _ERROR,
    "nothing to validate against: the document names no schema that can be used; give --schema",
)
NOT_IN_CATALOG = Code(
    "V502",
    "not-in-catalog",
    _ERROR,
    "the schema {href!r} is in no catalog and not locked, and the network is not used; "
    "give --schema, or lock it (teitools schema lock){hint}",
)
NOT_IN_LOCK = Code(
    "V511",
    "not-in-lock",
    _ERROR,
    "the schema {href!r} is not in teitools.lock, which --frozen asks for{hint}",
)
NOT_AS_LOCKED = Code(
    "V512",
    "not-as-locked",
    _ERROR,
    "the schema {href!r} is locked, but {reason}; teitools schema lock brings it back",
)
NO_SCHEMATRON = Code(
    "V507",
    "no-schematron",
    Severity.WARNING,
    "the instruction says that {href!r} holds Schematron, but there is none in it",
)
NO_SUCH_FILE = Code("V504", "no-such-schema", _ERROR, "the schema {href!r}: {reason}")
NO_HREF = Code("V505", "no-href", _ERROR, "the instruction <?xml-model?> has no href")
UNUSABLE_SCHEMA = Code("V506", "unusable-schema", _ERROR, "{name!r} is {kind}; {accepted}")
INCLUDES = Code(
    "V513",
    "not-included",
    Severity.WARNING,
    "{href!r} is not included: that is done only with --xinclude, or where the configuration says "
    "xinclude = true",
)
MISREAD = Code("V514", "misread-model", Severity.WARNING, "{subject} {problem}")
TOO_LONG = Code(
    "V520",
    "out-of-time",
    _ERROR,
    "the document was not judged to its end: it took more than {seconds} seconds (--timeout)",
)
TOO_MUCH = Code(
    "V521",
    "out-of-memory",
    _ERROR,
    "the document was not judged to its end: it took more memory than {limit} (--max-memory)",
)
CRASHED = Code("V522", "crashed", _ERROR, "the document was not judged to its end: {reason}")
REFUSED_MEMBER = Code(
    "V530", "refused-member", _ERROR, "the member of the archive was not read: {reason}"
)
REFUSED_ARCHIVE = Code(
    "V531", "refused-archive", _ERROR, "the archive was not read to its end: {reason}"
)
NO_INSTRUCTION = Code(
    "V508",
    "no-instruction",
    Severity.WARNING,
    "the instruction <?teitools {said}?> is not understood; one to ignore findings is "
    "<?teitools ignore=CODE reason?>",
)
NO_REASON = Code(
    "V509",
    "no-reason",
    Severity.WARNING,
    "nothing is ignored here: say after {codes!r} why it should be",
)
NOTHING_IGNORED = Code(
    "V510", "nothing-ignored", Severity.WARNING, "there is no finding {codes} here to ignore"
)
