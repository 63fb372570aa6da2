"""The codes of what can be wrong with an ODD."""

from teitools.findings import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

NO_SCHEMA = Code("O102", "no-schema", _E, "no schemaSpec in the TEI namespace: not an ODD")
NO_SPECIFICATIONS = Code(
    "O103", "no-specifications", _E, "no elementSpec and no classSpec: nothing to choose from"
)
UNKNOWN_MODULE = Code("O110", "unknown-module", _E, "there is no module {name!r}")
UNKNOWN_SPECIFICATION = Code(
    "O111", "unknown-specification", _E, "there is no {kind} {name!r}{where}"
)
MISSING_ATTRIBUTE = Code("O112", "missing-attribute", _E, "{element} needs the attribute {name!r}")
INCLUDE_AND_EXCEPT = Code(
    "O113", "include-and-except", _E, "moduleRef has both include and except: give one of them"
)
DANGLING_GROUP = Code(
    "O114", "dangling-group", _E, "specGrpRef points to {target!r}, where no specGrp is"
)
CIRCULAR_GROUP = Code("O115", "circular-group", _E, "specGrpRef to {target!r} comes back to itself")
UNKNOWN_MODE = Code("O116", "unknown-mode", _E, "there is no mode {mode!r}")
UNKNOWN_CONTENT = Code("O117", "unknown-content", _E, "{element} is not content of a model")
BAD_OCCURRENCE = Code("O118", "bad-occurrence", _E, "{name}={value!r} is not a number of times")
UNKNOWN_REFERENCE = Code(
    "O119", "unknown-reference", _E, "{owner} refers to {name!r}, which is nowhere specified"
)
UNKNOWN_START = Code("O120", "unknown-start", _E, "the start {name!r} is no element of the schema")
NO_START = Code("O121", "no-start", _E, "the schema has no element to start from")
NOT_SUPPORTED = Code("O122", "not-supported", _E, "{what} is not supported")
NOT_SCHEMATRON = Code(
    "O124", "unknown-scheme", _W, "constraint {name!r} is in {scheme!r}: left out of the schema"
)
CIRCULAR_CLASS = Code("O125", "circular-class", _E, "the class {name!r} is a member of itself")
TOO_DEEP = Code("O126", "too-deep", _E, "content models are nested too deep to be compiled")
TOO_LARGE = Code("O127", "too-large", _E, "repetitions in {owner} come to more than {limit} parts")
BAD_NAME = Code("O128", "bad-name", _E, "{name!r} is not a name in XML")
UNKNOWN_DATATYPE = Code("O129", "unknown-datatype", _E, "XML Schema has no data type {name!r}")
CHANGES_NOTHING = Code(
    "O130", "changes-nothing", _W, "{owner} has no {kind} {name!r} to {mode}: nothing is changed"
)
IMPOSSIBLE_ELEMENT = Code(
    "O131",
    "impossible-element",
    _W,
    "{name} can never be valid: its content requires what the schema does not hold",
)
REQUIRED_ATTRIBUTE_DELETED = Code(
    "O132",
    "required-attribute-deleted",
    _W,
    "@{name} of {owner}, which the TEI requires, is deleted",
)
NOT_SELECTED = Code(
    "O133", "not-selected", _W, "{kind} {name!r} is not part of the schema: nothing is changed"
)
XSD_NAMESPACES = Code(
    "O140", "several-namespaces", _E, "an XSD document describes one namespace, this schema {count}"
)
XSD_VERBATIM = Code("O141", "not-in-xsd", _E, "{owner} holds RELAX NG that XSD cannot say: {xml}")
UNDECLARED_PREFIX = Code(
    "O150",
    "undeclared-prefix",
    _W,
    "constraint {name!r} uses the prefix {prefix!r}, which no sch:ns declares",
)
CONFLICTING_PREFIX = Code(
    "O151",
    "conflicting-prefix",
    _W,
    "the prefix {prefix!r} of constraint {name!r} means another namespace elsewhere: "
    "it is written {new!r}",
)
