"""Writing the constraints of a grammar as Schematron (TEI Guidelines 22.5.2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.odd.grammar import Constraint, Grammar
from teitools.xml.names import SCH, TEI

_RULE, _LET = f"{{{SCH}}}rule", f"{{{SCH}}}let"
_NESTED = ("pattern", "diagnostics", "properties", "phase", "ns", "title", "p", "include")


def write_schematron(grammar: Grammar) -> bytes:
    """The stand-alone Schematron document; the same grammar gives the same bytes."""
    root = etree.Element(f"{{{SCH}}}schema", nsmap={"sch": SCH})
    root.set("queryBinding", "xslt2")
    for node in patterns(grammar):
        root.append(node)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def patterns(grammar: Grammar) -> Iterator[etree._Element]:
    """The `sch:ns` and `sch:pattern` elements of `grammar`, new each time."""
    declared = {"tei": TEI, **grammar.namespaces}
    gathered: list[etree._Element] = []
    for constraint in grammar.constraints:
        if constraint.spec.scheme not in ("schematron", "isoschematron"):
            continue
        for node in _pattern(constraint):
            name = etree.QName(node).localname
            if name == "ns":
                declared.setdefault(node.get("prefix", ""), node.get("uri", ""))
            else:
                gathered.append(node)
    for prefix, uri in declared.items():
        yield etree.Element(f"{{{SCH}}}ns", {"prefix": prefix, "uri": uri}, nsmap={"sch": SCH})
    yield from gathered


def _pattern(constraint: Constraint) -> Iterator[etree._Element]:
    """The pattern of `constraint`; its tests that stand alone are put in a rule."""
    pattern = etree.Element(f"{{{SCH}}}pattern", nsmap={"sch": SCH})
    pattern.set("id", f"{_slug(constraint.context)}{constraint.spec.ident}")
    alone: list[etree._Element] = []
    nodes = [etree.fromstring(xml) for xml in constraint.spec.children]
    in_rules = any(node.tag == _RULE for node in nodes)
    for node in nodes:
        if etree.QName(node).localname in _NESTED:
            yield node
        elif in_rules and node.tag in (_RULE, _LET):
            pattern.append(node)
        else:
            alone.append(node)
    if alone:
        rule = etree.SubElement(pattern, _RULE, {"context": constraint.context})
        rule.extend(alone)
    if pattern.find(_RULE) is not None:
        yield pattern


def _slug(context: str) -> str:
    name = "".join(c if c.isalnum() else "-" for c in context.removeprefix("tei:")).strip("-")
    return f"{name}." if name else ""
