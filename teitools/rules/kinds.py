"""Kinds: a pointer leads to an element of the kind it is for (att.ascribed, att.written, ...)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import by_id, is_tei, local, select
from teitools.xml.document import Fault
from teitools.xml.wording import listed

WRONG_KIND = Code(
    "P412",
    "wrong-target",
    Severity.WARNING,
    "<{element}> has {attribute} {pointer!r}, which is a <{target}>; expected {expected}",
)

_PEOPLE = tuple("person personGrp org persName orgName name rs respStmt".split())
_MAKERS = tuple("author editor principal sponsor funder meeting".split())
_EXPECTED = {
    "who": (*_PEOPLE, *_MAKERS, *"persona role roleDesc castItem castGroup actor".split()),
    "resp": (*_PEOPLE, *_MAKERS, *"resp publisher authority distributor handNote".split()),
    "hand": ("handNote",),
    "wit": ("witness", "listWit", "msDesc", "msPart", "msFrag", "bibl", "biblStruct", "biblFull"),
}
_ALSO = {
    "who": frozenset({"listPerson", "listOrg", "animal", "nym", "object", "place", "speaker"}),
    "resp": frozenset({"listPerson", "listOrg", "persona", "application", "witness"})
    | frozenset({"bibl", "biblStruct", "biblFull", "msDesc", "editionStmt", "titleStmt"}),
    "hand": frozenset({"handShift", "hand"}),
    "wit": frozenset({"object", "listBibl", "rdg", "lem", "rdgGrp"}),
}
"""What is let pass as well, for it is done with reason."""
_POINTING = etree.XPath("//*[@who or @resp or @hand or @wit]")


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Attributes `who`, `resp`, `hand` and `wit` with an `#id` of an element of another kind."""
    known = by_id(tree)
    for element in select(_POINTING, tree):
        if not is_tei(element):
            continue
        for attribute, kinds in _EXPECTED.items():
            for pointer in dict.fromkeys(element.get(attribute, "").split()):
                target = known.get(pointer[1:]) if pointer.startswith("#") else None
                if target is None or not is_tei(target):
                    continue
                name = local(target)
                if name not in kinds and name not in _ALSO[attribute]:
                    facts = {
                        "element": local(element),
                        "attribute": attribute,
                        "pointer": pointer,
                        "target": name,
                        "expected": listed([f"<{kind}>" for kind in kinds]),
                    }
                    yield Fault(WRONG_KIND, element, facts, (target,))
