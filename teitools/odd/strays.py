"""What stands in the declarations of an ODD without being understood.

It has no effect on the schema, and is most often a slip: a name that is misspelt, or an element
in the wrong place (TEI Guidelines, chapter 22).
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.odd import codes
from teitools.odd.reading import Reader
from teitools.odd.specs import Specifications
from teitools.xml.names import RNG, TEI, tei

_PROSE = "altIdent equiv gloss desc exemplum remarks listRef"
_CHILDREN = {
    "elementSpec": f"{_PROSE} classes content valList constraintSpec attList model modelGrp"
    " modelSequence",
    "classSpec": f"{_PROSE} classes constraintSpec attList",
    "macroSpec": f"{_PROSE} content valList constraintSpec stringVal",
    "dataSpec": f"{_PROSE} content valList constraintSpec",
    "attList": f"{_PROSE} attRef attDef attList",
    "attDef": f"{_PROSE} datatype constraintSpec defaultVal valList valDesc",
    "valList": f"{_PROSE} valItem paramList",
    "valItem": f"{_PROSE} paramList",
    "classes": "memberOf",
}
_KNOWN = {tei(name): frozenset(map(tei, names.split())) for name, names in _CHILDREN.items()}
_VALUES = {
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
_PATTERNS = frozenset(
    f"{{{RNG}}}{name}"
    for name in (
        "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref "
        "parentRef empty text value data notAllowed externalRef grammar param except name nsName "
        "anyName start define div include"
    ).split()
)


def report_strays(
    reader: Reader,
    declarations: Iterable[etree._Element],
    selected: Specifications,
    available: Specifications,
) -> None:
    """Report what is not understood within `declarations`, each at its place."""
    for declaration in declarations:
        for node in declaration.iter(f"{{{TEI}}}*", f"{{{RNG}}}*"):
            _children(reader, node)
            _values(reader, node)
            if node.tag == tei("memberOf") and node.get("mode") != "delete":
                key = node.get("key", "").strip()
                if key not in selected.classes and key not in available.classes:
                    owner = declaration.get("ident", "")
                    reader.report(codes.UNKNOWN_CLASS, node, owner=owner, name=key)


def _children(reader: Reader, node: etree._Element) -> None:
    if node.tag.startswith(f"{{{RNG}}}") and node.tag not in _PATTERNS:
        reader.report(codes.UNKNOWN_CONTENT, node, element=etree.QName(node).localname)
    known = _KNOWN.get(node.tag)
    if known is None:
        return
    for child in node.iterchildren("*"):
        if child.tag not in known:
            reader.report(codes.STRAY, child, what=f"<{etree.QName(child).localname}>")


def _values(reader: Reader, node: etree._Element) -> None:
    local = etree.QName(node).localname
    for (element, name), known in _VALUES.items():
        value = node.get(name) if element == local else None
        if value is not None and value.strip() not in known:
            reader.report(codes.STRAY, node, what=f'{name}="{value}" of <{element}>')
