"""The codes of what can be wrong with an ODD."""

from teitools.findings import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

NO_SCHEMA = Code("O102", "no-schema", _E, "no schemaSpec in the TEI namespace: not an ODD")
NO_SPECIFICATIONS = Code(
    "O103", "no-specifications", _E, "no elementSpec and no classSpec: nothing to choose from"
)
BAD_TABLE = Code(
    "O101", "bad-table", _E, "not a table of specifications that this version can read"
)
UNKNOWN_SCHEMA = Code(
    "O104", "unknown-schema", _E, "there is no schemaSpec {name!r}: the file has {names}"
)
SEVERAL_SCHEMAS = Code(
    "O105", "several-schemas", _W, "of the schemaSpecs {names}, the first one is compiled"
)
REMOTE_SOURCE = Code(
    "O106",
    "remote-source",
    _E,
    "{address!r} is not read: the network is never used; name a file below the ODD's folder",
)
CIRCULAR_SOURCE = Code(
    "O107", "circular-source", _E, "the source {address!r} has this file as its own source"
)
OTHER_EDITION = Code(
    "O108",
    "other-edition",
    _W,
    "the ODD asks for TEI {asked}; the specifications that are used are of {edition}",
)
UNKNOWN_MODULE = Code("O110", "unknown-module", _E, "there is no module {name!r}{hint}")
UNKNOWN_SPECIFICATION = Code(
    "O111", "unknown-specification", _W, "there is no {kind} {name!r}{where}{hint}"
)
MISSING_ATTRIBUTE = Code(
    "O112", "missing-attribute", _E, "<{element}> needs the attribute {name!r}"
)
INCLUDE_AND_EXCEPT = Code(
    "O113", "include-and-except", _E, "moduleRef has both include and except: give one of them"
)
DANGLING_GROUP = Code(
    "O114", "dangling-group", _W, "specGrpRef points to {target!r}, where no specGrp is"
)
CIRCULAR_GROUP = Code("O115", "circular-group", _E, "specGrpRef to {target!r} comes back to itself")
UNKNOWN_MODE = Code(
    "O116",
    "unknown-mode",
    _E,
    "there is no mode {mode!r}: expected 'add', 'delete', 'change' or 'replace'{hint}",
)
UNKNOWN_CONTENT = Code(
    "O117",
    "unknown-content",
    _E,
    '<{element}> is no part of a content model; an element is allowed by <elementRef key="..."/>',
)
BAD_OCCURRENCE = Code(
    "O118",
    "bad-occurrence",
    _E,
    "{name}={value!r} is not a number of times: expected 0 to 999, or 'unbounded' as the most",
)
UNKNOWN_REFERENCE = Code(
    "O119",
    "unknown-reference",
    _E,
    "{owner} refers to {name!r}, which is nowhere specified{hint}",
)
UNKNOWN_START = Code("O120", "unknown-start", _W, "the start {name!r} is no element of the schema")
NO_START = Code("O121", "no-start", _E, "the schema has no element to start from")
NOT_SUPPORTED = Code("O122", "not-supported", _E, "{what} is not supported")
NOT_SCHEMATRON = Code(
    "O124",
    "unknown-scheme",
    _W,
    "constraint {name!r} is in {scheme!r} and not in Schematron: it is in no schema{hint}",
)
NO_SCHEME = Code(
    "O169",
    "no-scheme",
    _W,
    "constraint {name!r} does not say its scheme: it is taken for Schematron",
)
CIRCULAR_CLASS = Code("O125", "circular-class", _E, "the class {name!r} is a member of itself")
TOO_DEEP = Code("O126", "too-deep", _E, "content models are nested too deep to be compiled")
TOO_LARGE = Code("O127", "too-large", _E, "repetitions in {owner} come to more than {limit} parts")
BAD_NAME = Code("O128", "bad-name", _E, "{name!r} is not a name in XML")
UNKNOWN_DATATYPE = Code(
    "O129", "unknown-datatype", _E, "XML Schema has no data type {name!r}{hint}"
)
CHANGES_NOTHING = Code(
    "O130", "changes-nothing", _W, "{owner} has no {kind} {name!r} to {mode}: nothing is changed"
)
IMPOSSIBLE_ELEMENT = Code(
    "O131",
    "impossible-element",
    _W,
    "<{name}> can never be valid: it requires {missing}",
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
GROUP_IN_PLACE = Code(
    "O134",
    "group-in-place",
    _W,
    "this specGrp is not referred to; the TEI Stylesheets leave out what it holds",
)
UNKNOWN_EXCEPTION = Code(
    "O135", "unknown-exception", _W, "{name!r} is no element of {where}: naming it has no effect"
)
DEFINED_TWICE = Code("O136", "defined-twice", _E, "there is another {kind} {name!r}")
ADDED_AGAIN = Code(
    "O137",
    "added-again",
    _W,
    "the {kind} {name!r} is added, but is one of the specifications selected: it replaces that",
)
LEFT_OUT = Code(
    "O138",
    "left-out",
    _W,
    "{owner} refers to {name!r}, which the schema does not hold; the TEI Stylesheets leave it out",
)
NOT_A_GRAMMAR = Code(
    "O139", "not-a-grammar", _E, "{address!r} is not a RELAX NG grammar, as a module must be"
)
TAKEN = Code(
    "O142",
    "name-taken",
    _W,
    "the schema defines {name!r} itself: that takes the place of the module's definition",
)
EMPTY_INCLUDE = Code(
    "O144", "empty-include", _W, "an empty include takes no element of the module {name!r}"
)
IGNORED_VALUES = Code(
    "O145",
    "ignored-values",
    _W,
    "the values of @{name} do not state their mode: the TEI Stylesheets ignore them, "
    'unless they have mode="add", "replace" or "change"',
)
UNREACHABLE = Code(
    "O146",
    "unreachable-element",
    _W,
    "no document can hold <{name}>: nothing that a document may begin with leads to it",
)
NOT_HELD = Code(
    "O147",
    "not-held",
    _W,
    "{owner} refers to {name!r}, which the schema does not hold: that is not allowed here",
)
NOT_TEI = Code("O148", "not-tei", _W, "{name} allows what the TEI does not: {witness}")
UNDECIDED_TEI = Code(
    "O149",
    "not-decided",
    _W,
    "whether the TEI allows all that {name} allows was not decided ({reason})",
)
DEVIATION = Code(
    "O155",
    "stylesheets-differ",
    _W,
    "{name}: the schema of the TEI Stylesheets {allows} {witness}; "
    "by the TEI Guidelines it {should}",
)
IS_TEI = Code(
    "O150", "is-tei", Severity.INFO, "every document that this schema allows is valid TEI"
)
RENAMED = Code(
    "O151", "renamed", _W, "the data type {name!r} is called {newer!r} now, which is taken"
)
LOCAL_COPY = Code(
    "O152",
    "local-copy",
    _W,
    "{address!r} is not read: the network is never used; {file!r} beside the ODD is taken for it",
)
XSD_NAMESPACES = Code(
    "O140",
    "several-documents",
    _E,
    "the XSD of this schema is {count} documents, one for each namespace: write it to a file, "
    "so that the others can stand beside it",
)
XSD_WIDER = Code(
    "O141",
    "wider-in-xsd",
    _W,
    "XSD cannot say what <{name}> contains: the XSD accepts more there than the RELAX NG",
)
DEFAULT_LEFT_OUT = Code(
    "O153",
    "default-left-out",
    _W,
    "the default value {value!r} of @{name} is left out of the schema: {reason}"
    " (RELAX NG DTD Compatibility 3)",
)
NO_DATATYPE_THERE = Code(
    "O154",
    "no-datatype-there",
    _E,
    "{pointer!r} leads to no data type: it should be '#' and the xml:id of a dataSpec in the"
    " same file, or the address of a data type of the W3C"
    " (http://www.w3.org/TR/xmlschema-2/#token)",
)
STRAY = Code(
    "O157",
    "not-understood",
    _W,
    "{what} is not understood here: it changes nothing in the schema{hint}",
)
SECOND = Code(
    "O158",
    "one-too-many",
    _W,
    "a second <{child}> in <{element}>, which has one: only the first counts",
)
STRAY_TEXT = Code(
    "O159",
    "stray-text",
    _W,
    "{text!r} is text in <{element}>, which has none: it changes nothing in the schema{hint}",
)
MOST_BELOW_LEAST = Code(
    "O163",
    "most-below-least",
    _W,
    "at least {low} times, but at most {high} ({reason}): it is taken as {low} times",
)
BAD_FACETS = Code("O164", "bad-facets", _E, "{type} cannot be restricted so: {reason}")
LISTED_TWICE = Code(
    "O165",
    "listed-twice",
    _W,
    "the {kind} {name!r} stands in this list before: {effect}",
)
UNKNOWN_ATTRIBUTE = Code(
    "O166",
    "unknown-attribute",
    _W,
    "nothing is taken: the class {owner!r} has no attribute {name!r}{hint}",
)
WRONG_KIND = Code(
    "O167",
    "class-of-attributes",
    _W,
    "{name!r} is a class of attributes and has no elements: nothing is allowed here by it",
)
PREFIX_OF_NAME = Code(
    "O168",
    "prefix-of-attribute",
    _E,
    "nothing says which namespace the prefix {prefix!r} of the attribute {name!r} stands for",
)
UNKNOWN_CLASS = Code(
    "O156",
    "unknown-class",
    _W,
    "{owner} does not become a member of {name!r}, which is nowhere specified{hint}",
)
UNDECLARED_PREFIX = Code(
    "O160",
    "undeclared-prefix",
    _W,
    "constraint {name!r} uses the prefix {prefix!r}, which no sch:ns declares",
)
CONFLICTING_PREFIX = Code(
    "O161",
    "conflicting-prefix",
    _W,
    "the prefix {prefix!r} of constraint {name!r} means another namespace elsewhere: "
    "it is written {new!r}",
)
PAGE_TOO_LARGE = Code(
    "O162",
    "page-too-large",
    _E,
    "the page would list more than {limit} {what}: document a smaller schema",
)
