"""What ODD has a word for: elements, attributes and values (TEI Guidelines, chapter 22)."""

from __future__ import annotations

_PROSE = "altIdent equiv gloss desc exemplum remarks listRef"
_OCCURRENCES = "minOccurs maxOccurs"
_SPEC = "ident mode module predeclare prefix validUntil status"


def _sets(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(names.split()) for name, names in table.items()}


CHILDREN = _sets(
    {
        "elementSpec": f"{_PROSE} classes content valList constraintSpec attList model modelGrp"
        " modelSequence",
        "classSpec": f"{_PROSE} classes constraintSpec attList",
        "macroSpec": f"{_PROSE} content valList constraintSpec stringVal",
        "dataSpec": f"{_PROSE} content valList constraintSpec",
        "constraintSpec": f"{_PROSE} constraint",
        "attList": f"{_PROSE} attRef attDef attList",
        "attDef": f"{_PROSE} datatype constraintSpec defaultVal valList valDesc",
        "valList": f"{_PROSE} valItem paramList",
        "valItem": f"{_PROSE} paramList",
        "classes": "memberOf",
    }
)
"""What an element may contain."""

SINGLE = _sets(
    {
        "elementSpec": "classes content valList attList",
        "classSpec": "classes attList",
        "macroSpec": "content valList",
        "dataSpec": "content valList",
        "attDef": "datatype defaultVal valList",
    }
)
"""What an element contains at most once."""

ATTRIBUTES = _sets(
    {
        "moduleRef": "except include key prefix url",
        "elementRef": f"key {_OCCURRENCES}",
        "classRef": f"except expand include key {_OCCURRENCES}",
        "macroRef": f"key {_OCCURRENCES}",
        "dataRef": f"key name ref restriction {_OCCURRENCES}",
        "elementSpec": f"{_SPEC} ns",
        "classSpec": f"{_SPEC} generate type subtype",
        "macroSpec": f"{_SPEC} type",
        "dataSpec": f"{_SPEC} type",
        "constraintSpec": f"{_SPEC} scheme type subtype",
        "content": "autoPrefix",
        "datatype": _OCCURRENCES,
        "dataFacet": "name value",
        "attList": "org",
        "attDef": f"{_SPEC} ns usage",
        "attRef": "class name",
        "valList": "mode type validUntil",
        "valItem": "ident mode validUntil",
        "classes": "mode",
        "memberOf": "key max min mode",
        "sequence": f"{_OCCURRENCES} preserveOrder",
        "alternate": _OCCURRENCES,
        "textNode": _OCCURRENCES,
        "empty": _OCCURRENCES,
        "anyElement": f"except require {_OCCURRENCES}",
    }
)
"""The attributes that an element has beside those of every element."""

GLOBAL = frozenset(
    "ana cert change copyOf corresp exclude facs n next prev rend rendition resp sameAs select "
    "source style synch versionDate".split()
)

VALUES = {
    ("attDef", "usage"): ("req", "mwa", "rec", "rwa", "opt"),
    ("attList", "org"): ("group", "choice"),
    ("valList", "type"): ("closed", "semi", "open"),
    ("classSpec", "type"): ("model", "atts"),
    ("classRef", "expand"): (
        "alternation",
        "sequence",
        "sequenceOptional",
        "sequenceOptionalRepeatable",
        "sequenceRepeatable",
    ),
}
"""The values of an attribute that has few."""

PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref "
    "parentRef empty text value data notAllowed externalRef grammar param except name nsName "
    "anyName start define div include".split()
)
"""The elements of RELAX NG."""

DECLARATIONS = frozenset(
    "moduleRef elementRef classRef macroRef dataRef elementSpec classSpec macroSpec dataSpec "
    "constraintSpec specGrp specGrpRef".split()
)
"""What a schema is declared by."""

BESIDE = frozenset("altIdent equiv gloss desc listRef moduleSpec outputRendition".split())
"""What stands beside declarations and declares nothing."""

PARTS = frozenset(
    "schemaSpec classes memberOf content datatype attList attDef attRef valList valItem sequence "
    "alternate textNode empty anyElement defaultVal constraint".split()
)
"""What stands within specifications only."""
