"""What can be wrong with a schema that is written as it should be (RELAX NG, section 4)."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

UNKNOWN_LIBRARY = Code(
    "R260",
    "unknown-datatype-library",
    _ERROR,
    "the data type library {library!r} is not known{hint} (RELAX NG, section 4.16)",
)
BAD_DATATYPE = Code("R261", "bad-datatype", _ERROR, "{reason} (RELAX NG, section 4.16)")
NEVER_MATCHES = Code(
    "R262",
    "value-never-matches",
    _ERROR,
    "nothing can match {value!r}, which is {fault}: it is not a value of the type {type!r}",
)
UNDEFINED = Code(
    "R263", "undefined-reference", _ERROR, "{name!r} is not defined{hint} (RELAX NG, section 4.18)"
)
NO_GRAMMAR = Code(
    "R264",
    "reference-without-grammar",
    _ERROR,
    "<{element} name={name!r}> stands in no grammar{hint} (RELAX NG, section 4.18)",
)
NO_START = Code(
    "R265",
    "start-missing",
    _ERROR,
    "the grammar has no <start>, so it does not say what comes first (RELAX NG, section 4.18)",
)
DUPLICATE = Code(
    "R266",
    "duplicate-definition",
    _ERROR,
    "{what} is defined a second time without 'combine', the first time at {first}; "
    "all but one need combine='choice' or combine='interleave' (RELAX NG, section 4.17)",
)
CONFLICTING = Code(
    "R267",
    "conflicting-combine",
    _ERROR,
    "{what} is combined by {value!r} here and by {other!r} at {first}; "
    "it must be the same everywhere (RELAX NG, section 4.17)",
)
CIRCULAR = Code(
    "R268",
    "circular-definition",
    _ERROR,
    "{what} leads back to itself without an element in between: {circle} (RELAX NG, section 4.19)",
)
FILE_CIRCLE = Code(
    "R269",
    "circular-inclusion",
    _ERROR,
    "{href!r} leads back to itself: {circle} (RELAX NG, sections 4.6 and 4.7)",
)
FRAGMENT = Code(
    "R270",
    "fragment-in-href",
    _ERROR,
    "href is {href!r}, but it may not have a part after '#' (RELAX NG, section 4.5)",
)
NOT_A_GRAMMAR = Code(
    "R271",
    "included-not-grammar",
    _ERROR,
    "{href!r} is included, but is a <{element}>, not a <grammar>{hint} (RELAX NG, section 4.7)",
)
NOTHING_REPLACED = Code(
    "R272",
    "nothing-replaced",
    _ERROR,
    "{what} is to replace that of {href!r}, which has none{hint} (RELAX NG, section 4.7)",
)
BAD_EXCEPTION = Code(
    "R273",
    "bad-exception",
    _ERROR,
    "<{element}> may not stand within the <except> of <{outer}> (RELAX NG, section 4.16)",
)
RESERVED_NAME = Code(
    "R274",
    "reserved-attribute-name",
    _ERROR,
    "{what} is for declarations of namespaces, which no schema describes (RELAX NG, section 4.16)",
)
TOO_NESTED = Code(
    "R275",
    "schema-files-too-nested",
    _ERROR,
    "files that name each other are nested more than {limit} deep",
)
TOO_LARGE = Code(
    "R276", "expansion-too-large", _ERROR, "the schema grows to more than {limit} {things}"
)
