"""Lists of an ODD in which something stands twice (TEI Guidelines 22.5.3)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from teitools.odd import codes
from teitools.odd.reading import Reader
from teitools.xml.names import tei

_LATER = "the later one counts"
_BOTH = "both are applied, one after the other"
_NEW = ("add", "replace")


def report_repetitions(reader: Reader, node: etree._Element, name: str) -> None:
    """Report each attribute, value, constraint or class that the list `node` names again."""
    if name == "attList" and (outer := node.getparent()) is not None:
        if outer.tag != tei("attList"):
            _attributes(reader, node)
    elif name == "valList":
        _children(reader, node, "valItem", "value", "ident")
    elif name == "classes":
        _children(reader, node, "memberOf", "class", "key", "once is enough")
    elif name in ("elementSpec", "classSpec", "attDef"):
        _children(reader, node, "constraintSpec", "constraint", "ident")


def _children(
    reader: Reader,
    node: etree._Element,
    child: str,
    kind: str,
    naming: str,
    effect: str = _LATER,
) -> None:
    seen: set[str] = set()
    for each in node.iterchildren(tei(child)):
        name = each.get(naming, "").strip()
        if name in seen and name:
            reader.report(codes.LISTED_TWICE, each, kind=kind, name=name, effect=effect)
        seen.add(name)


def _attributes(reader: Reader, node: etree._Element) -> None:
    def report(again: etree._Element, first: etree._Element) -> None:
        new = all(each.get("mode", "add") in _NEW for each in (again, first))
        facts = {"kind": "attribute", "name": _name(again), "effect": _LATER if new else _BOTH}
        reader.report(codes.LISTED_TWICE, again, **facts)

    _named(node, {}, report)


def _named(
    node: etree._Element,
    seen: dict[str, etree._Element],
    report: Callable[[etree._Element, etree._Element], None],
) -> dict[str, etree._Element]:
    """The attributes that the list names beside those in `seen`; alternatives may share names."""
    found = dict(seen)
    choice = node.get("org") == "choice"
    for each in node.iterchildren(tei("attDef"), tei("attList")):
        before = seen if choice else found
        if each.tag == tei("attList"):
            found |= _named(each, before, report)
        else:
            name = _name(each)
            if name in before and name:
                report(each, before[name])
            found[name] = each
    return found


def _name(node: etree._Element) -> str:
    return node.get("ident", "").strip()
